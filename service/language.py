"""What the core knows of one language: words, not code. The tables themselves are data (`service/languages`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from service.schema.vocabulary import Qualifier


@dataclass(frozen=True, slots=True)
class Bound:
    """A phrase that makes a number a bound: "at least" before it, "or more" after it."""

    phrase: str
    qualifier: Qualifier
    side: Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Language:
    """The tables of one language; all empty for a language that has none."""

    code: str
    """BCP 47 primary subtag."""
    has_tables: bool = False
    stemmer: str | None = None
    """Name of the Snowball algorithm."""
    decimal: str = "."
    groups: str = ","
    """Characters that may stand between groups of three digits."""
    bounds: tuple[Bound, ...] = ()
    numerals: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Number words up to 999: "seven", "forty", "dozen"."""
    magnitudes: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Words and letters that multiply: "thousand", "million", "bn"."""
    words: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    """Further word lists by name: stop, reporting, negation, month, weekday, hedge, title …"""

    def list(self, name: str) -> frozenset[str]:
        """The words of a list, lower case; empty when the language has no such list."""
        return self.words.get(name, frozenset())
