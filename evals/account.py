"""An account of a run: everything that a view of it shows, as one value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evals.baselines import Found
from evals.measuring import Measured
from evals.ruling import Ruling
from evals.runs import Failure, Made
from evals.scoring.shape import CaseScore
from evals.summing import Summary, sum_up
from service.schema.base import Shape


class Entry(Shape):
    """One outcome without its report."""

    case: str
    repeat: int
    duration_s: float
    score: CaseScore | None
    failure: Failure | None


class YardstickNote(Shape):
    """Which baseline a run was compared with."""

    origin: str
    """The file as it lies, or the commit that it was read from."""
    model: str
    blessed_by: str
    blessed_at: str
    reason: str
    summary: Summary


class Account(Shape):
    """Everything that is shown of a run."""

    made: Made
    started_at: str
    weights: Mapping[str, float]
    summary: Summary
    entries: tuple[Entry, ...]
    baseline: YardstickNote | None = None
    """Null where none was asked for or found."""
    ruling: Ruling | None = None
    """Null where no gate was asked."""


def give_account(
    made: Made,
    measured: Sequence[Measured],
    *,
    started_at: str,
    weights: Mapping[str, float],
    baseline: YardstickNote | None = None,
    ruling: Ruling | None = None,
) -> Account:
    """Put together what is shown of a run."""
    return Account(
        made=made,
        started_at=started_at,
        weights=weights,
        summary=sum_up(measured, weights),
        entries=tuple(_enter(each) for each in measured),
        baseline=baseline,
        ruling=ruling,
    )


def note_yardstick(found: Found, measured: Sequence[Measured], weights: Mapping[str, float]) -> YardstickNote:
    """Tell which baseline it is, and what it comes to by the present scorer."""
    baseline = found.baseline
    return YardstickNote(
        origin=found.origin,
        model=baseline.run.made.model,
        blessed_by=baseline.blessed_by,
        blessed_at=baseline.blessed_at,
        reason=baseline.reason,
        summary=sum_up(measured, weights),
    )


def _enter(measured: Measured) -> Entry:
    outcome = measured.outcome
    return Entry(
        case=outcome.case,
        repeat=outcome.repeat,
        duration_s=outcome.duration_s,
        score=measured.score,
        failure=measured.failure,
    )
