"""What of an article tells its event from others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from service.dates.calendar_day import CalendarDay
from service.quantities import Quantity
from service.schema.report import Number
from service.schema.vocabulary import Measure


class Counted(Protocol):
    """A number of the event's own with what it counts."""

    @property
    def measure(self) -> Measure:
        """What became of those it counts."""
        ...

    @property
    def what(self) -> str:
        """What is counted."""
        ...

    @property
    def scope(self) -> str:
        """The part that it is limited to, or empty."""
        ...

    @property
    def quantity(self) -> Quantity:
        """The number with its bound."""
        ...


@dataclass(frozen=True, slots=True)
class Profile:
    """What of an article tells its event from others."""

    ordinal: str
    language: str
    stems: frozenset[str]
    """Content words of its first sentences, names aside."""
    names: frozenset[str]
    """Words with a capital in its first sentences."""
    things: frozenset[str]
    """Names of several words that stand as no person and no place: a ship, a company."""
    placed: frozenset[str]
    """Names of several words that stand as a person or as a place."""
    scene: frozenset[str]
    """Words of the places in its first sentence; none where its grammar is not known."""
    capitals: frozenset[str]
    """All its words with a capital."""
    opening: frozenset[str]
    """Stems of its first sentence but for names, people and what became of them."""
    numbers: frozenset[tuple[Number | None, ...]]
    """Amounts that are not of the past, and whether each has a unit: read in every language."""
    counts: tuple[Counted, ...]
    grams: frozenset[tuple[str, ...]]
    """Runs of words within its quotations."""
    weekday: int | None
    """Of its event."""
    weekdays: frozenset[int]
    """All that it names."""
    written_on: CalendarDay | None
    """The day of its publication, or that its words tie to a date."""
    sites: frozenset[str] = frozenset()
    """Places that its title and first sentences name, by the beginnings of their words."""
    titled: frozenset[str] = frozenset()
    """Those of its title, in the same letters."""
    proper: frozenset[str] = frozenset()
    """Beginnings of the names that it prints anywhere, in Latin letters: alike in every case and script."""
    dates: frozenset[CalendarDay] = frozenset()
    """Days that it prints with their month, without a year; those of what it looks back at aside."""
    clocks: frozenset[str] = frozenset()
    """Times of day that it prints to the minute."""
