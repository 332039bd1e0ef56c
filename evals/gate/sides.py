"""What the gate holds against each other: a run, a baseline, and one report of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evals.measuring import Measured
from evals.runs import Baseline, Made


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: what made it, and its outcomes measured."""

    made: Made
    measured: tuple[Measured, ...]
    command: str = "wirefold eval run"
    """Goes on with the run where it lacks something."""

    @property
    def cases(self) -> frozenset[str]:
        """The cases that it has an outcome of, scored or not."""
        return frozenset(each.outcome.case for each in self.measured)

    @property
    def by_key(self) -> Mapping[tuple[str, int], Measured]:
        """Its outcomes by case and repeat."""
        return {each.key: each for each in self.measured}


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A baseline, and its outcomes measured."""

    baseline: Baseline
    measured: tuple[Measured, ...]

    @property
    def side(self) -> Side:
        """It as a side of the comparison."""
        return Side(self.baseline.run.made, self.measured)


@dataclass(frozen=True, slots=True)
class Pair:
    """One case and repeat that both sides have, on the same story and reference."""

    before: Measured
    after: Measured
