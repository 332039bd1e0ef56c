"""What a single number is among the tokens of a sentence, and the small questions that are asked of its place."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from service.quantities.lexicon import HYPHENS, Token
from service.schema.report import Number as Value

Exact = int | Fraction
"""What a number is while it is read: a fraction only where it is no whole number."""


class Number(NamedTuple):
    """A number at `tokens[first:stop]`, not yet known to count anything."""

    first: int
    stop: int
    value: Exact
    magnitude: int = 1
    """What its last word multiplied by: 1,000,000 in "1.2 million"."""
    unit: str | None = None
    unit_stop: int = 0
    """Index after the words of the unit; `stop` when there are none."""
    in_words: bool = False
    fraction: bool = False
    unsure: bool = False
    """Whether it may as well be two numbers."""


def to_value(value: Exact) -> Value:
    """The number as a report holds it: whole where it is whole."""
    return value.numerator if value.denominator == 1 else round(float(value), 6)


def are_adjacent(tokens: Sequence[Token], left: int) -> bool:
    """Whether nothing stands between `tokens[left]` and the token after it."""
    return 0 <= left < len(tokens) - 1 and tokens[left].end == tokens[left + 1].start


def is_hyphen(tokens: Sequence[Token], place: int) -> bool:
    """Whether a hyphen stands at this place, joined to what is before it."""
    return 0 < place < len(tokens) and tokens[place].text in HYPHENS and are_adjacent(tokens, place - 1)


def slice_tokens(tokens: Sequence[Token], first: int, stop: int) -> str:
    """The words at these places, as printed, with one space where any stood."""
    text = ""
    for place in range(first, stop):
        gap = " " if text and tokens[place - 1].end < tokens[place].start else ""
        text += gap + tokens[place].text
    return text
