"""What the core knows of one language: words, not code. The tables themselves are data (`service/languages`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from service.schema.vocabulary import Qualifier


class WordLists(dict[str, frozenset[str]]):
    """Lists of words by name; an empty one where there is none of that name."""

    def __missing__(self, name: str) -> frozenset[str]:
        return self.setdefault(name, frozenset())


@dataclass(frozen=True, slots=True)
class Bound:
    """A phrase that makes a number a bound: "at least" before it, "or more" after it."""

    phrase: str
    qualifier: Qualifier
    side: Literal["before", "after"]


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The tables of one language; all empty for a language that has none.

    Tables are loaded once and compared by identity, so that what is compiled from them can be cached.
    """

    code: str
    """BCP 47 primary subtag."""
    has_tables: bool = False
    stemmer: str | None = None
    """Name of the Snowball algorithm."""
    endings: tuple[str, ...] = ()
    """Where Snowball has no algorithm: endings of nouns and adjectives, the longest first."""
    alternations: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Ends of what is left without an ending that change with it: "ов" of Львова is the "ів" of Львів."""
    decimal: str = "."
    """Characters that may stand before a decimal fraction."""
    groups: str = ","
    """Characters that may stand between groups of three digits."""
    bounds: tuple[Bound, ...] = ()
    numerals: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Number words below 1,000 that are added up: "seven", "forty", "doscientos"."""
    magnitudes: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Words and letters that multiply: "dozen", "hundred", "thousand", "million", "bn"."""
    halves: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Words for so many halves: "anderthalb" 3, "полмиллиона" 1,000,000, "media" (before "docena") 1."""
    fractions: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Words that divide: "half", "thirds"."""
    months: tuple[tuple[str, ...], ...] = ()
    """Every form of each month, January first, as printed inside a sentence."""
    weekdays: tuple[tuple[str, ...], ...] = ()
    """Every form of each weekday, Monday first, as printed inside a sentence."""
    actions: tuple[tuple[str, ...], ...] = ()
    """Verbs, in every form, that tell of one action: "shot down", "downed", "intercepted"."""
    measures: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Words that tell what became of the people a number counts, by measure; a star stands for any ending."""
    words: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    """Further word lists by name: stop, reporting, negation, month, weekday, hedge, title, pronoun …"""
    word_lists: WordLists = field(init=False, repr=False)
    """The same, made for being asked often."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "word_lists", WordLists(self.words))

    @property
    def has_bounds(self) -> bool:
        """Whether the bounds and separators of its numbers are known, even where no other table is."""
        return bool(self.bounds)

    def list(self, name: str) -> frozenset[str]:
        """The words of a list, lower case; empty when the language has no such list."""
        return self.word_lists[name]

    def lists(self, *names: str) -> frozenset[str]:
        """The words of several lists together."""
        return _unite(self, names)

    def list_without(self, name: str, *others: str) -> frozenset[str]:
        """The words of a list that none of the others has."""
        return _leave_out(self, name, others)

    def doubts(self, word: str, *, is_capital: bool) -> bool:
        """Whether a lower-case word is one of doubt, by how it is printed: may, not May."""
        return word in self.list("hedge") and not (is_capital and word in self.list("month"))

    def month_number(self, word: str) -> int | None:
        """1 to 12 for a printed month ("May", not "may", where months have capitals), else None."""
        known = self.words.get("month")
        if known is not None and word.lower() not in known:
            return None
        place = _place_of(word, self.months)
        return None if place is None else place + 1

    def weekday_number(self, word: str) -> int | None:
        """0 for Monday to 6 for Sunday, for a printed weekday, else None."""
        known = self.words.get("weekday")
        if known is not None and word.lower() not in known:
            return None
        return _place_of(word, self.weekdays)


@lru_cache(maxsize=512)
def _unite(language: Language, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset[str]().union(*map(language.list, names))


@lru_cache(maxsize=128)
def _leave_out(language: Language, name: str, others: tuple[str, ...]) -> frozenset[str]:
    return language.list(name) - language.lists(*others)


def _place_of(word: str, rows: tuple[tuple[str, ...], ...]) -> int | None:
    for place, forms in enumerate(rows):
        for form in forms:
            if word.lower() == form.lower() and (form.islower() or word[:1].isupper()):
                return place
    return None
