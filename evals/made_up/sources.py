"""The articles as they were sent, and what an item's evidence holds."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from evals.made_up.numbers import Told, read_numbers
from evals.made_up.quoted import is_in_marks
from evals.made_up.tables import Table, choose_languages, guess_languages, load_table
from evals.made_up.tokens import Token, cut_tokens
from service.schema.report import Evidence, Report
from service.schema.story import Story

_QUOTES: Final = re.compile("[\"'`´“”„‟‘’‚‛«»‹›「」『』＂＇ʼ]")
_DASHES: Final = re.compile("[-‐‑‒–—―−]")
_SENTENCE_END: Final = re.compile(
    r"(?<!\b[A-ZА-ЯІЇЄҐ])[.!?…]\s+(?=[^\W\d_a-zа-яіїєґ]|[\"“„«‘'])|[.!?…][\"”“»’']\s+(?=[^\W\d_a-zа-яіїєґ])|\n"
)
_TAGS: Final = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)


@lru_cache(maxsize=1 << 13)
def fold_stretch(text: str) -> str:
    """Fold quotation marks, dashes, white space and compatibility forms; letters stay as they are."""
    return " ".join(_DASHES.sub("-", _QUOTES.sub("'", unicodedata.normalize("NFKC", text))).split())


def holds_stretch(text: str, stretch: str) -> bool:
    """Whether a folded text holds a folded stretch as whole words and whole numbers."""
    if not stretch:
        return False
    before = r"(?<!\w)(?<!\d[.,])" if stretch[0].isalnum() else r"(?<!\w)" if stretch[0] == "'" else ""
    after = r"(?!\w|[.,]\d)" if stretch[-1].isalnum() else r"(?!\w)" if stretch[-1] == "'" else ""
    return re.search(before + re.escape(stretch) + after, text) is not None


@dataclass(frozen=True, slots=True)
class Source:
    """One article as sent."""

    body: str | None
    """Null where it was made of HTML and the report does not carry it."""
    loose_body: str
    """Its words; where `body` is null, the HTML without its tags."""
    title: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of evidence, with the language of its article."""

    text: str
    languages: tuple[str, ...]
    context: bool
    article: str

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its words, numerals and marks."""
        return cut_tokens(self.text)

    @property
    def told(self) -> tuple[Told, ...]:
        """The numbers that it tells."""
        return read_numbers(self.text, self.languages)

    @property
    def table(self) -> Table:
        """The words of its language."""
        return load_table(self.languages)


@dataclass(frozen=True, slots=True)
class Sources:
    """Every article of a story by its id."""

    articles: Mapping[str, Source]
    languages: tuple[str, ...]
    """Of the report's own wording."""

    def take(self, evidence: Iterable[Evidence]) -> tuple[Piece, ...]:
        """Take evidence as pieces; what names no article is left out."""
        return tuple(
            Piece(each.text, self.articles[each.article_id].languages, each.context, each.article_id)
            for each in evidence
            if each.article_id in self.articles
        )

    def take_sentences(self, evidence: Iterable[Evidence]) -> tuple[Piece, ...]:
        """Take the whole sentences that evidence stands in: a quotation's speaker is named outside its marks."""
        return tuple(replace(piece, text=self._widen(each)) for each in evidence for piece in self.take((each,)))

    def take_surroundings(self, evidence: Iterable[Evidence]) -> tuple[Piece, ...]:
        """Take evidence with the title, the first paragraph and the sentences around it, as one piece each."""
        return tuple(replace(piece, text=self._surround(each)) for each in evidence for piece in self.take((each,)))

    def _surround(self, evidence: Evidence) -> str:
        source = self.articles[evidence.article_id]
        text = source.loose_body
        lead = text.lstrip()[:_LEAD]
        around = evidence.text
        if evidence.field == "body" and source.body is not None:
            around = _cut_around(text, evidence, before=_BEFORE, after=_AFTER)
        return f"{source.title}\n{lead}\n{around}\n{evidence.text}"

    def _widen(self, evidence: Evidence) -> str:
        source = self.articles[evidence.article_id]
        text = source.title if evidence.field == "title" else source.body
        if text is None or text[evidence.start : evidence.end] != evidence.text:
            return evidence.text
        return _cut_around(text, evidence, before=0, after=0)

    def stands_in_marks(self, words: str, evidence: Evidence) -> bool:
        """Whether words stand between quotation marks at this evidence; true where its text is not at hand."""
        source = self.articles.get(evidence.article_id)
        if source is None:
            return True
        text = source.title if evidence.field == "title" else source.body
        return text is None or is_in_marks(words, text, evidence.start, evidence.end)

    def texts(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Bodies and titles of articles, folded for the search of stretches."""
        known = [self.articles[each] for each in dict.fromkeys(ids) if each in self.articles]
        return tuple(fold_stretch(text) for each in known for text in (each.loose_body, each.title) if text)


_LEAD: Final = 600
"""Characters of an article's beginning, which says what all of it is about."""
_BEFORE: Final = 3
_AFTER: Final = 2


def _cut_around(text: str, evidence: Evidence, *, before: int, after: int) -> str:
    """Cut out the sentences of evidence with some before and after."""
    ends = _list_sentence_ends(text)
    first = bisect_right(ends, evidence.start) - before
    last = bisect_right(ends, max(evidence.start, evidence.end - 1)) + after
    return text[ends[first - 1] if first > 0 else 0 : ends[last] if last < len(ends) else len(text)]


@lru_cache(maxsize=1 << 11)
def cut_sentences(text: str) -> tuple[str, ...]:
    """Cut a text into its sentences, without the white space around them."""
    ends = [0, *_list_sentence_ends(text), len(text)]
    return tuple(part for start, end in pairwise(ends) if (part := text[start:end].strip()))


@lru_cache(maxsize=1 << 8)
def _list_sentence_ends(text: str) -> tuple[int, ...]:
    return tuple(match.end() for match in _SENTENCE_END.finditer(text))


def gather_sources(report: Report, story: Story) -> Sources:
    """Gather the articles under the ids that a report names them by."""
    reported = {each.id: each for each in report.articles}
    found: dict[str, Source] = {}
    for ordinal, article in enumerate(story.articles, start=1):
        name = article.id if article.id is not None else f"a{ordinal}"
        known = reported.get(name)
        body = article.body if article.body is not None else known.body if known else None
        found[name] = Source(
            body=body,
            loose_body=body if body is not None else strip_tags(article.body_html or ""),
            title=article.title or "",
            languages=_settle_languages(article.language or (known.language if known else None), body or ""),
        )
    return Sources(found, choose_languages(report.language))


def _settle_languages(tag: str | None, body: str) -> tuple[str, ...]:
    return choose_languages(tag) if tag else guess_languages(body)


def strip_tags(markup: str) -> str:
    """Return the words of HTML, to look stretches up in where the text made of it is not at hand."""
    return html.unescape(_TAGS.sub(" ", markup))
