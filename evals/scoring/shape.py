"""What scoring one report of one case gives."""

from __future__ import annotations

from collections.abc import Mapping

from evals.scoring.counts import Counts, Judgement
from service.schema.base import Shape


class MadeUp(Shape):
    """Something in a report that the articles do not hold."""

    item: str | None
    """Id of the report's item; null where the fault is the report's as a whole."""
    rule: str
    """What it breaks: `evidence_not_in_article`, `number_not_in_evidence`, `name_not_in_evidence`,
    `quote_not_verbatim`, `words_not_in_evidence`, `unknown_article`."""
    detail: str
    """What was looked for and not found."""


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
