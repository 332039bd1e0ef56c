"""A language's tables compiled for reading: phrases as tuples of tokens, and the pattern that cuts tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeVar

from service.language import Language
from service.schema.vocabulary import Qualifier

SPACES: Final = "\u00a0\u202f\u2009"
"""Spaces that only ever stand inside a number."""


class Token(NamedTuple):
    """A word, a number or a single mark of a sentence."""

    kind: str
    """`word`, `number`, `clock`, `date` or `mark`."""
    text: str
    lower: str
    start: int
    end: int


Phrase = tuple[str, ...]
_ValueT = TypeVar("_ValueT")


class PhraseBook(dict[Phrase, _ValueT]):
    """Phrases with what they mean, found by their first or last word."""

    def __init__(self, phrases: Iterable[tuple[Phrase, _ValueT]]) -> None:
        super().__init__(phrases)
        self.heads = frozenset(phrase[0] for phrase in self)
        self.tails = frozenset(phrase[-1] for phrase in self)
        self.longest = max(map(len, self), default=0)


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything about one language that reading numbers looks up."""

    language: Language
    pattern: re.Pattern[str]
    triggers: frozenset[str]
    """Words without one of which, or a digit, a sentence holds no number."""
    openers: frozenset[str]
    """Words that a number in words can begin with."""
    numerals: PhraseBook[int]
    before: PhraseBook[Qualifier]
    after: PhraseBook[Qualifier]
    units: PhraseBook[str]
    phrases: Mapping[str, PhraseBook[None]]
    """Further lists of phrases by name."""

    def cut(self, text: str) -> list[Token]:
        """The tokens of a sentence, in order."""
        return [
            Token(match.lastgroup or "mark", match.group(), match.group().lower(), match.start(), match.end())
            for match in self.pattern.finditer(text)
        ]

    def list(self, name: str) -> frozenset[str]:
        """A word list of the language."""
        return self.language.list(name)


@lru_cache(maxsize=64)
def compile_lexicon(language: Language) -> Lexicon:
    """Compile a language's tables, once per language."""
    pattern = _compile_tokens(language)

    def cut(phrase: str) -> Phrase:
        return tuple(match.group().lower() for match in pattern.finditer(phrase))

    lists = ("bound_filler", "whole", "whole_before", "clock_after", "clock_before", "age_before", "age_after")
    heads = frozenset(cut(numeral)[0] for numeral in language.numerals)
    openers = ("one_before_magnitude", "bare_magnitude", "fraction_article")
    units = language.list("percent") | language.list("currency") | language.list("unit")
    return Lexicon(
        language=language,
        pattern=pattern,
        triggers=heads | frozenset(language.magnitudes) | frozenset(language.fractions),
        openers=heads.union(language.fractions, *map(language.list, openers)),
        numerals=PhraseBook((cut(word), value) for word, value in language.numerals.items()),
        before=PhraseBook((cut(each.phrase), each.qualifier) for each in language.bounds if each.side == "before"),
        after=PhraseBook((cut(each.phrase), each.qualifier) for each in language.bounds if each.side == "after"),
        units=PhraseBook((cut(each), each) for each in units),
        phrases={name: PhraseBook((cut(each), None) for each in language.list(name)) for name in lists},
    )


def match_before(tokens: list[Token], stop: int, phrases: PhraseBook[Any]) -> int:
    """How many tokens that end at `stop` (exclusive) are the longest phrase there; 0 for none."""
    if stop == 0 or tokens[stop - 1].lower not in phrases.tails:
        return 0
    for length in range(min(phrases.longest, stop), 0, -1):
        if tuple(token.lower for token in tokens[stop - length : stop]) in phrases:
            return length
    return 0


def match_after(tokens: list[Token], start: int, phrases: PhraseBook[Any]) -> int:
    """How many tokens from `start` on are the longest phrase there; 0 for none."""
    if start >= len(tokens) or tokens[start].lower not in phrases.heads:
        return 0
    for length in range(min(phrases.longest, len(tokens) - start), 0, -1):
        if tuple(token.lower for token in tokens[start : start + length]) in phrases:
            return length
    return 0


def _compile_tokens(language: Language) -> re.Pattern[str]:
    groups = re.escape("".join({*language.groups, *SPACES}))
    decimal = re.escape(language.decimal)
    elisions = "|".join(re.escape(each) for each in sorted(language.list("elision")))
    return re.compile(
        r"(?P<date>(?<!\d)\d{4}-\d\d-\d\d(?:T[\d:]+Z?)?(?!\d)|(?<![\d.])\d{1,2}(?P<_s>[./])\d{1,2}(?P=_s)\d{2,4}(?![\d.]\d)|(?<!\d)\d{1,4}/\d{1,2}(?!\d))"
        r"|(?P<clock>(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?![\d:]))"
        rf"|(?P<number>\d{{1,3}}(?:[{groups}]\d{{3}})+(?:[{decimal}]\d+)?(?![.,]?\d)|\d+(?:[.,'’]\d+)*)"
        r"|(?P<word>(?<=\d)[万萬만億亿억兆]|(?:[^\W\d_]\.){2,}"
        + (rf"|(?:{elisions})(?=\w)" if elisions else "")
        + r"|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*)"
        r"|(?P<mark>[^\w\s]|_)",
        re.IGNORECASE,
    )
