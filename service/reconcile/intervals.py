"""The numbers that a figure allows, and whether two figures can both be true."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from service.schema.report import Figure

ABOUT: Final = 0.1
"""How far from its number "about" reaches, as a share of it. No source gives one; a tenth is a reporter's rounding."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers that a figure allows."""

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether one number satisfies both."""
        return not (self.is_below(other) or other.is_below(self))

    def is_below(self, other: Interval) -> bool:
        """Whether every number of this one is less than every number of the other."""
        return self.high < other.low or (self.high == other.low and (self.open_high or other.open_low))


def find_interval(figure: Figure) -> Interval:
    """The interval of a figure with its qualifier."""
    low = -math.inf if figure.low is None else figure.low
    high = math.inf if figure.high is None else figure.high
    if figure.qualifier == "about" and figure.low is not None:
        width = abs(figure.low) * ABOUT
        return Interval(figure.low - width, figure.low + width)
    return Interval(low, high, figure.qualifier == "more_than", figure.qualifier == "less_than")


def are_compatible(left: Figure, right: Figure) -> bool:
    """Whether one number satisfies both figures: "at least one" and "one"."""
    return find_interval(left).meets(find_interval(right))
