"""Measuring: each outcome of a run beside its score against the present references, or beside why it has none. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from evals.cases import Case
from evals.runs import Failure, Outcome
from evals.scoring.shape import CaseScore
from service.schema.base import Shape
from service.schema.report import Report

Scorer = Callable[[Report, Case, Mapping[str, float]], CaseScore]
"""`evals.scoring.score_report`."""

STORY_CHANGED: Final = "story_changed"
NO_CASE: Final = "no_case"
UNSCORABLE: Final = "unscorable"


class Measured(Shape):
    """One outcome, and what it is worth. Either a score or a failure."""

    outcome: Outcome
    score: CaseScore | None = None
    failure: Failure | None = None
    """Why it has no score: the outcome's own failure, a story that is not the same any more, a scorer that raised."""
    reference_sha256: str | None = None
    """Of the reference that it was scored against."""

    @property
    def key(self) -> tuple[str, int]:
        """Its case and repeat."""
        return self.outcome.case, self.outcome.repeat


def measure(
    outcomes: Iterable[Outcome], cases: Iterable[Case], weights: Mapping[str, float], score: Scorer
) -> tuple[Measured, ...]:
    """Score every outcome that can be scored against the cases as they are now."""
    known = {case.slug: case for case in cases}
    return tuple(_measure_one(each, known.get(each.case), weights, score) for each in outcomes)


def _measure_one(outcome: Outcome, case: Case | None, weights: Mapping[str, float], score: Scorer) -> Measured:
    if outcome.report is None:
        return Measured(outcome=outcome, failure=outcome.failure)
    if case is None:
        return Measured(outcome=outcome, failure=Failure(kind=NO_CASE, message="there is no such case among the cases"))
    if case.story_sha256 != outcome.story_sha256:
        message = "its story.json is not the one that was answered; run the case again"
        return Measured(outcome=outcome, failure=Failure(kind=STORY_CHANGED, message=message))
    try:
        measured = score(outcome.report, case, weights)
    except (ValueError, ArithmeticError) as error:
        # A number or a date that nobody could mean, in one report or reference, is no reason to score no other.
        message = f"scoring it raised {type(error).__name__}; look at its report and at its reference.json"
        return Measured(outcome=outcome, failure=Failure(kind=UNSCORABLE, message=message))
    return Measured(outcome=outcome, score=measured, reference_sha256=case.reference_sha256)
