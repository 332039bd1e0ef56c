"""MUC counts: what became of every slot of a reference and of a report, and the measures made of them.

Counts and measures are those of the Message Understanding Conferences (Chinchor and Sundheim, "MUC-5 Evaluation
Metrics", 1993): a partial answer earns half.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, Literal

from service.schema.base import Shape

Verdict = Literal["correct", "partial", "incorrect", "missing", "spurious"]

PARTIAL_CREDIT: Final = 0.5
"""MUC-5's share of a correct answer that a partial one earns."""


class Judgement(Shape):
    """What one slot came to, with all that a reader of the verdict needs to see why."""

    group: str
    """The field group that it counts in, as in `gate.toml`."""
    field: str
    """The slot: `figure.value`, `quote.speaker`, …"""
    verdict: Verdict
    expected: str | None = None
    """What the reference has, in short; null where the report has something of its own."""
    found: str | None = None
    """What the report has, in short; null where it has nothing."""
    wanted: str | None = None
    """What the reference has in this very slot; null where it has nothing, or nothing that can be shown apart."""
    given: str | None = None
    """The same of the report."""
    item: str | None = None
    """Id of the report's item; null where it has none."""
    articles: tuple[str, ...] = ()
    """Articles that state it, by the reference, else by the report."""


class Counts(Shape):
    """How many slots came to what."""

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    missing: int = 0
    spurious: int = 0

    @property
    def possible(self) -> int:
        """Slots that the reference fills."""
        return self.correct + self.partial + self.incorrect + self.missing

    @property
    def actual(self) -> int:
        """Slots that the report fills."""
        return self.correct + self.partial + self.incorrect + self.spurious

    @property
    def credit(self) -> float:
        """Slots earned."""
        return self.correct + PARTIAL_CREDIT * self.partial

    @property
    def recall(self) -> float:
        """Share of the reference's slots that were earned; 1 where it has none."""
        return self.credit / self.possible if self.possible else 1.0

    @property
    def precision(self) -> float:
        """Share of the report's slots that were earned; 1 where it has none."""
        return self.credit / self.actual if self.actual else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both, counted as one ratio so that empty sides need no case of their own."""
        both = self.possible + self.actual
        return 2 * self.credit / both if both else 1.0


def count_verdicts(judgements: Iterable[Judgement]) -> Counts:
    """Count what a number of slots came to."""
    found = Counter(each.verdict for each in judgements)
    return Counts(**{verdict: found[verdict] for verdict in found})
