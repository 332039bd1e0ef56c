"""What reading a sentence's numbers gives."""

from __future__ import annotations

from typing import Literal, NamedTuple

from service.schema.report import Number
from service.schema.vocabulary import Qualifier

QuantityKind = Literal["amount", "date", "clock", "age", "compound", "score", "label"]
"""`amount` is a count or measure; the others are numbers that count nothing: a date or year, a time of day, a
person's age, a number inside a compound ("nine-year-old", "five-story", "seven-hour"), a score, a name ("Route 66")."""


class Quantity(NamedTuple):
    """A number as printed, with its bound, at `text[start:end]`."""

    start: int
    end: int
    """With its bound, its magnitude, a currency or percent sign and, after "of", its whole; without what is counted."""
    number_start: int
    number_end: int
    """Without the bound and the whole."""
    low: Number | None
    high: Number | None
    qualifier: Qualifier
    of: Number | None
    """The whole: 7 in "six of the seven", in "six out of seven"; 123 in "Out of 123 drones … 71"."""
    unit: str | None
    """As printed next to the number: %, percent, $, euros, km, hours; null when what follows is simply counted.

    A fraction in words is its value, and its own word is the unit: "two thirds" is 0.666667 with the unit "thirds".
    """
    kind: QuantityKind
