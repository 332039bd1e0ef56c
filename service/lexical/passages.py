"""An article as the embedded model looks at it: sentences with their words, numbers and quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import accumulate, compress, count, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from service.language import Language
from service.lexical.english import BACK, BACK_CUES
from service.lexical.grammar import find_grammar
from service.prepare import AddressedSentence, PreparedArticle, Slice
from service.quantities import Quantity, read_quantities
from service.text import Span, find_content_stems, is_dateline, skip_dateline

if TYPE_CHECKING:
    from service.lexical.times import Moment

_WORD: Final = (
    r"(?!\s)(?:[^\W\d_]{2,}+(?![-‐‑'’.])"  # most words; what may be more than a plain word is left to the rows below
    r"|[^\w\s]|_"
    r"|\d+(?:[.,:]\d+)*(?:[-‐‑][^\W_]+)*"
    r"|(?:[^\W\d_]\.){2,}|(?:Dr|Mr|Mrs|Ms|Gen|Lt|Col|Sgt|Capt|Maj|Gov|Sen|Rep|Prof|Rev|St)\."
    r"|[^\W\d_]+\.?(?=[-‐‑])(?:[-‐‑][^\W_]+)+|[^\W\d_]+(?:['’][^\W\d_]+)*)"
)
"""A space is told first, for no row begins with one and each would be tried."""
_BOILERPLATE: Final = re.compile(
    r"be first to comment|read more|advertisement|sign up|subscribe|follow us|click here|share this|newsletter"
    r"|related (?:articles|stories)|all rights reserved|©|reporting by|editing by|photo:|image:|copyright"
    r"|this (?:article|story) (?:was|has been)",
)
"""For a line in lower case."""
_FURNITURE: Final = 160
"""A line of the page's furniture is short: characters."""
_MIN_WORDS: Final = 4
"""A line of fewer words is a heading or a caption, not a sentence that reports."""
_BOILERPLATE_CUES: Final = frozenset(
    {"advertisement", "all", "article", "be", "click", "copyright", "editing", "follow", "image", "newsletter", "photo"}
    | {"read", "related", "reporting", "share", "sign", "story", "subscribe", "©"}
)
"""Without one of these words no line is of the page's furniture."""
_ENTRY: Final = re.compile(r"(?:\d{1,2}\.? )?(?:[^\W\d_]+\.? )?(?:\d{1,2}, )?\d{4}: ")
"""What opens a list's entry of a month or a year."""
_YEARS: Final = range(1000, 2100)
_DIGIT: Final = re.compile(r"\d")
_FOUR_DIGITS: Final = re.compile(r"\d{4}")
_PARTS: Final = re.compile(r"[^\W_]+")
_STOPS: Final = frozenset(".!?…。！？”\"'»")


class Word(NamedTuple):
    """A word or mark of a sentence, with offsets into the sentence."""

    text: str
    lower: str
    start: int
    end: int
    is_capital: bool
    """Whether it is printed with a capital."""


_build_word = partial(tuple.__new__, Word)


@lru_cache(maxsize=64)
def _compile_words(language: Language) -> re.Pattern[str]:
    """What cuts a text: hyphenated words stay whole, and what French elides is a word of its own."""
    elided = find_grammar(language).rows.get("elided")
    if not elided:
        return re.compile(f"({_WORD})")
    return re.compile(rf"(\b(?:{'|'.join(elided)})['’](?=\w)|{_WORD})", re.IGNORECASE)


class Passage:
    """One sentence, with what is read from it when first needed."""

    def __init__(self, sentence: AddressedSentence, language: Language, order: int, quoted: tuple[Span, ...]) -> None:
        self.sentence = sentence
        self.address = sentence.address
        """Such as a2:14."""
        self.text = sentence.text
        """The sentence as printed."""
        self.is_title = sentence.field == "title"
        self.language = language
        self.order = order
        """Place among the sentences of its article."""
        self.quoted = quoted
        """Stretches of the sentence between quotation marks, marks included."""
        parts = _compile_words(language).split(sentence.text)  # what lies between the words stands at even places
        ends = list(accumulate(map(len, parts)))
        texts, self._starts = parts[1::2], ends[:-1:2]
        lowers = list(map(str.lower, texts))
        capitals = [text[0].isupper() for text in texts]
        self.words = tuple(map(_build_word, zip(texts, lowers, self._starts, ends[1::2], capitals, strict=False)))
        """Its words and marks."""
        self.capitals = tuple(compress(count(), capitals))
        """Places of its words with a capital."""
        self.lowers = frozenset(lowers)
        """Its words in lower case, in no order."""
        joined = [lower for lower in self.lowers if len(lower) > 1 and not lower.isalpha()]
        self.cues = self.lowers.union(*map(_PARTS.findall, joined)) if joined else self.lowers
        """Its words in lower case, and the parts of those that a hyphen or an apostrophe joins.

        A phrase of a pattern can only be found where each of its words is among them.
        """
        self.moments: dict[bool, Moment | None] = {}
        """Times found in it, of saying or of what happened."""

    @property
    def has_digits(self) -> bool:
        """Whether a number in digits stands in it."""
        return _DIGIT.search(self.text) is not None

    @cached_property
    def outside(self) -> tuple[Word, ...]:
        """Its words and marks, those between quotation marks aside."""
        if not self.quoted:
            return self.words
        kept: list[Word] = []
        behind = 0
        for span in self.quoted:
            kept += self.words[behind : self.find_word(span.start)]
            behind = max(behind, self.find_word(span.end))
        return (*kept, *self.words[behind:])

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of its content words."""
        return find_content_stems(self.text, self.language)

    @property
    def numbers(self) -> tuple[Quantity, ...]:
        """All its numbers."""
        return read_quantities(self.text, self.language)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its numbers, those between quotation marks aside."""
        if not self.quoted:
            return self.numbers
        return tuple([each for each in self.numbers if not self.is_quoted(each.start)])

    @property
    def amounts(self) -> tuple[Quantity, ...]:
        """Those of its numbers that tell how many or how much."""
        return tuple([each for each in self.quantities if each.kind == "amount"])

    @cached_property
    def opening(self) -> int:
        """Where the sentence itself begins, behind a dateline."""
        return skip_dateline(self.text)

    @cached_property
    def looks_back(self) -> bool:
        """Whether it tells of another time: last year, in 2003."""
        may_be = self.language.code == "en" and not self.lowers.isdisjoint(BACK_CUES)
        if may_be and BACK.search(self.text, self.cues):
            return True
        if find_grammar(self.language).has_phrase("looking_back", self.text):
            return True
        if self.language.code != "en" and self.opens_with_month:
            return True
        is_dated = any(each.kind == "date" and each.low in _YEARS for each in self.quantities)
        return is_dated and _FOUR_DIGITS.search(self.text) is not None

    @cached_property
    def opens_with_month(self) -> bool:
        """Whether it opens with a month and no day, which is another time than that of the news: In October he left."""
        words = self.words[:3]
        if len(words) < 3 or words[0].lower not in self.language.list("place_before"):  # noqa: PLR2004 - and what follows
            return False
        return self.language.month_number(words[1].text) is not None and not words[2].text[0].isdigit()

    def is_quoted(self, position: int) -> bool:
        """Whether an offset of the sentence lies between quotation marks."""
        return bool(self.quoted) and any(span.start <= position < span.end for span in self.quoted)

    def find_places(self, wanted: frozenset[str]) -> list[int]:
        """Places of its words that are among the wanted ones, which are in lower case."""
        if self.lowers.isdisjoint(wanted):
            return []
        return [at for at, word in enumerate(self.words) if word.lower in wanted]

    def find_word(self, position: int) -> int:
        """Index of the first word that starts at or after an offset."""
        return bisect_left(self._starts, position)

    @property
    def _is_boilerplate(self) -> bool:
        return not self.lowers.isdisjoint(_BOILERPLATE_CUES) and _BOILERPLATE.search(self.text.lower()) is not None

    def _has_words(self, least: int) -> bool:
        """Whether it has so many words, marks aside."""
        words = (word for word in self.words if word.text[0].isalnum())
        return len(list(islice(words, least))) == least

    @property
    def is_prose(self) -> bool:
        """Whether it is a sentence that reports: not a heading, not a line of the page's furniture."""
        if self.is_title or self.text.rstrip()[-1] not in _STOPS:
            return False
        if not self._has_words(_MIN_WORDS):
            return False
        return len(self.text) > _FURNITURE or not (self._is_boilerplate or is_dateline(self.text))


class Quotations:
    """The quotations of a body, so that those at a place are found at once."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        """Offsets into the body, without the marks; inner ones follow their outer one."""
        self._starts = [each.start for each in spans]
        self._reaches = list(accumulate((each.end for each in spans), max))
        """The furthest end of each and of those before it: inner ones end before their outer one."""

    def find_in(self, sentence: AddressedSentence) -> tuple[Span, ...]:
        """What of a sentence stands between quotation marks, the marks included."""
        if sentence.field == "title":
            return ()
        first, stop = bisect_right(self._reaches, sentence.start), bisect_left(self._starts, sentence.end)
        if first >= stop:
            return ()
        return tuple(
            Span(each.start - 1 - sentence.start, each.end + 1 - sentence.start)
            for each in self.spans[first:stop]
            if sentence.start < each.end
        )

    def is_inner(self, span: Span) -> bool:
        """Whether a quotation stands within another."""
        before = bisect_left(self._starts, span.start)
        return before > 0 and self._reaches[before - 1] > span.end


@dataclass(frozen=True, slots=True)
class View:
    """An article's slice with its passages and quotations."""

    article: PreparedArticle
    passages: tuple[Passage, ...]
    quotations: Quotations
    prose: tuple[Passage, ...]
    """The sentences that report, in order."""

    @property
    def ordinal(self) -> str:
        """Such as a2."""
        return self.article.ordinal

    @property
    def language(self) -> Language:
        """The article's language."""
        return self.article.language

    @property
    def headline(self) -> str:
        """Its title as sent; empty where there is none."""
        first = self.passages[0] if self.passages else None
        return first.text if first and first.is_title else ""

    @property
    def key_stems(self) -> frozenset[str]:
        """What it is mainly about: content words of its title and its first two sentences."""
        return find_content_stems(self.headline, self.language).union(*(each.stems for each in self.prose[:2]))


def view_slice(part: Slice) -> View:
    """Look at one slice of an article."""
    quotations = Quotations(part.article.quotations)
    passages = tuple(
        Passage(sentence, part.article.language, order, quotations.find_in(sentence))
        for order, sentence in enumerate(_without_repetition(part.sentences))
    )
    prose = tuple(each for each in _without_entries(passages) if each.is_prose)
    return View(part.article, passages, quotations, prose)


def _without_entries(passages: Sequence[Passage]) -> list[Passage]:
    """Behind the first sentence of a list's dated entry the others tell of its time and its place alone.

    May 2019: An explosion kills 38 people. The mine never reopens.
    """
    entries = {each.sentence.paragraph: each.order for each in reversed(passages) if _ENTRY.match(each.text)}
    return [each for each in passages if each.order <= entries.get(each.sentence.paragraph, each.order)]


def _without_repetition(sentences: Sequence[AddressedSentence]) -> list[AddressedSentence]:
    """Headlines and captions are often printed twice."""
    return list({each.text: each for each in reversed(sentences)}.values())[::-1]
