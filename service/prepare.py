"""From a story to addressed sentences: bodies are never changed, so evidence is exact by construction."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final, Literal, Protocol

from service.language import Language
from service.markup import read_html
from service.quotations import find_quotations
from service.schema.story import Article, Story
from service.text import Span, split_sentences
from service.tokens import estimate_tokens

DETECTED_CHARACTERS: Final = 500
"""How much of a body is enough to tell its language."""


ADDRESS_TOKENS: Final = 7
"""What the address before a sentence comes to: "[a2:14] " by the vocabulary that `service.tokens` names."""

LEAD_TOKENS: Final = 160
"""How much of title and first paragraph is repeated ahead of a further slice: two long sentences."""


class FindsLanguage(Protocol):
    """Finds the tables of a language, and the language of a text."""

    def detect(self, text: str) -> str:
        """BCP 47 primary subtag, or `und`."""
        ...

    def find(self, tag: str) -> Language:
        """Its tables; a language without tables for a tag that has none."""
        ...


@dataclass(frozen=True, slots=True)
class AddressedSentence:
    """A sentence of an article's body or title: `text == article.body[start:end]`."""

    address: str
    """Such as `a2:14`; `a2:0` is the title."""
    field: Literal["body", "title"]
    start: int
    end: int
    text: str
    paragraph: int
    """Which line of the body it stands in, from 0, blank ones not counted; -1 for the title."""


@dataclass(frozen=True)
class PreparedArticle:
    """An article cut into sentences, under an ordinal of ours."""

    ordinal: str
    """a1, a2, … in the order sent."""
    id: str
    """The caller's id, or the ordinal."""
    body: str
    title: str | None
    language: Language
    published_at: datetime | None
    sentences: tuple[AddressedSentence, ...]
    """Body sentences in order; the title, when there is one, first."""
    made_of_html: bool = False

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands between quotation marks in the body: `find_quotations`."""
        return find_quotations(self.body)


@dataclass(frozen=True, slots=True)
class Slice:
    """A run of sentences of one article, usually all of it; a further one is led in by title and first paragraph."""

    article: PreparedArticle
    sentences: tuple[AddressedSentence, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it shows all of the article."""
        return len(self.sentences) == len(self.article.sentences)


def prepare_articles(story: Story, languages: FindsLanguage) -> tuple[PreparedArticle, ...]:
    """Every article of the story in order, those without text or cancelled too: they have no sentences."""
    return prepare_run(story.articles, languages)


def prepare_run(
    articles: Sequence[Article], languages: FindsLanguage, *, first: int = 1
) -> tuple[PreparedArticle, ...]:
    """Some articles of a story in order, the first of which is number `first` in it."""
    return tuple(_prepare(article, f"a{n}", languages) for n, article in enumerate(articles, start=first))


def _prepare(article: Article, ordinal: str, languages: FindsLanguage) -> PreparedArticle:
    body = article.body if article.body is not None else read_html(article.body_html or "")
    title = article.title if article.title and article.title.strip() else None
    start = (body.strip() or title or "")[:DETECTED_CHARACTERS]
    language = languages.find(article.language or languages.detect(start))
    readable = article.status == "usable" and bool(body.strip() or title)
    return PreparedArticle(
        ordinal=ordinal,
        id=article.id or ordinal,
        body=body,
        title=title,
        language=language,
        published_at=article.published_at,
        sentences=tuple(address_sentences(ordinal, body, title, language.code)) if readable else (),
        made_of_html=article.body is None,
    )


def address_sentences(ordinal: str, body: str, title: str | None, language: str) -> Iterator[AddressedSentence]:
    """The title as sentence 0, then the sentences of the body from 1 on."""
    if title:
        yield AddressedSentence(f"{ordinal}:0", "title", 0, len(title), title, -1)
    number = 0
    for paragraph, spans in enumerate(split_sentences(body, language)):
        for span in spans:
            number += 1
            text = body[span.start : span.end]
            yield AddressedSentence(f"{ordinal}:{number}", "body", span.start, span.end, text, paragraph)


def whole_slices(articles: Sequence[PreparedArticle]) -> tuple[Slice, ...]:
    """One slice for each article that can be read."""
    return tuple(Slice(article, article.sentences) for article in articles if article.sentences)


def count_characters(slices: Sequence[Slice]) -> int:
    """Characters shown in all slices together."""
    return sum(len(sentence.text) for each in slices for sentence in each.sentences)


def weigh_slice(piece: Slice) -> int:
    """Tokens that a slice comes to in a prompt, addresses included."""
    return sum(map(weigh_sentence, piece.sentences))


def weigh_sentence(sentence: AddressedSentence) -> int:
    """Tokens that a sentence comes to in a prompt, its address included."""
    return estimate_tokens(sentence.text) + ADDRESS_TOKENS


def cut_slice(whole: Slice, most_tokens: int) -> tuple[Slice, ...]:
    """As few slices of about equal weight as hold no more than `most_tokens` each; addresses stay.

    Slices after the first begin with the title and the lead, which tell what they are about. A sentence is never cut,
    so that a slice may be heavier by its last one.
    """
    weights = [weigh_sentence(each) for each in whole.sentences]
    lead = _find_lead(whole.article, most_tokens)
    room = most_tokens - sum(map(weigh_sentence, lead))
    parts = 1 if sum(weights) <= most_tokens else math.ceil(sum(weights) / room)
    runs: list[list[AddressedSentence]] = [[] for _ in range(parts)]
    share, passed = sum(weights) / parts, 0
    for sentence, weight in zip(whole.sentences, weights, strict=True):
        runs[min(parts - 1, int(passed / share))].append(sentence)
        passed += weight
    return tuple(Slice(whole.article, (*(lead if n else ()), *run)) for n, run in enumerate(filter(None, runs)))


def _find_lead(article: PreparedArticle, most_tokens: int) -> tuple[AddressedSentence, ...]:
    """Title and first paragraph, as far as they take no more than their share of a slice."""
    first = min((each.paragraph for each in article.sentences if each.paragraph >= 0), default=-1)
    lead: list[AddressedSentence] = []
    left = min(LEAD_TOKENS, most_tokens // 4)
    for sentence in article.sentences:
        left -= weigh_sentence(sentence)
        if sentence.paragraph not in (-1, first) or left < 0:
            break
        lead.append(sentence)
    return tuple(lead)
