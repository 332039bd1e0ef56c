"""What scoring one report of one case gives."""

from __future__ import annotations

from collections.abc import Mapping

from evals.made_up import MadeUp
from evals.scoring.counts import Counts, Judgement
from service.schema.base import Shape


class CaseScore(Shape):
    """One report measured against its case."""

    judgements: tuple[Judgement, ...]
    """Every slot, in the order of the reference, spurious ones last."""
    made_up: tuple[MadeUp, ...] = ()
    """What the articles do not hold, found by `evals.made_up`."""
    leaks: tuple[str, ...] = ()
    """Strings that must not appear and do."""
    invalid: tuple[str, ...] = ()
    """How the report breaks its own schema or refers to what it does not hold."""
    groups: Mapping[str, Counts]
    """Counts by field group, of those present in the reference or in the report."""
    score: float
    """Weighted mean of the groups' F1, 0 to 1."""
