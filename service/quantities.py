"""Reads amounts with their bounds from printed words. (Being written.)"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.language import Language
from service.schema.report import Number
from service.schema.vocabulary import Qualifier

QuantityKind = Literal["amount", "date", "clock", "age", "compound", "score", "label"]
"""`amount` is a count or measure; the others are numbers that count nothing: a date or year, a time of day, a
person's age, a number inside a compound ("nine-year-old", "five-story", "seven-hour"), a score, a name ("Route 66")."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as printed, with its bound, at `text[start:end]`."""

    start: int
    end: int
    """With its bound and its magnitude ("at least 1.2 million"), without what is counted."""
    number_start: int
    number_end: int
    """Without the bound."""
    low: Number | None
    high: Number | None
    qualifier: Qualifier
    of: Number | None
    """The whole: 7 in "six of the seven", in "six out of seven"; 123 in "Out of 123 drones … 71"."""
    unit: str | None
    """As printed next to the number: %, percent, $, euros, km, hours; null when what follows is simply counted."""
    kind: QuantityKind


def read_quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """Every number printed in one sentence, in order. Without tables only digits are read, and no bounds."""
    raise NotImplementedError
