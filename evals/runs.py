"""What running a model over the cases leaves behind: one outcome per case and repeat, and the run that they make up."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field, model_validator

from evals.scoring.counts import Counts
from service.schema.base import Shape
from service.schema.report import Report


class Failure(Shape):
    """Why a case could not be scored: never a score of zero."""

    kind: str
    """The service's own kind of failure (`timeout`, `upstream`, …), or `crash`."""
    message: str
    """In words, without article text."""


class Outcome(Shape):
    """What one case came to, once."""

    case: str
    """The case's folder."""
    repeat: int = Field(default=1, ge=1)
    """Counted from 1."""
    story_sha256: str
    """Of the case's story.json."""
    reference_sha256: str
    """Of the case's reference.json."""
    report: Report | None = None
    """As answered, without what differs from run to run: its id, its time, its seconds."""
    failure: Failure | None = None
    """Set where there is no report."""
    duration_s: float = Field(default=0.0, ge=0)
    """Seconds until the report or the failure."""

    @model_validator(mode="after")
    def _has_one(self) -> Outcome:
        if (self.report is None) == (self.failure is None):
            raise ValueError("an outcome has either a report or a failure")
        return self


class Made(Shape):
    """What made a run: two runs that agree in it can go on from one another."""

    model: str
    """The model or route that was asked for."""
    deterministic: bool
    """Whether the same story always gets the same report, so that runs are compared exactly."""
    service_sha256: str
    """Of the service's code, languages and prompts."""
    service_version: str


class Run(Shape):
    """One model over the cases."""

    made: Made
    started_at: str
    """UTC, RFC 3339."""
    outcomes: tuple[Outcome, ...]
    """In the order of cases, then of repeats."""


class Blessed(Shape):
    """The scores of one outcome as they stood when it was blessed: for readers; a gate scores anew."""

    case: str
    repeat: int = 1
    score: float
    groups: Mapping[str, Counts]


class Baseline(Shape):
    """A run that somebody vouched for."""

    run: Run
    blessed_by: str
    """Who vouched for it."""
    reason: str = Field(min_length=1)
    """Why it became the yardstick."""
    blessed_at: str
    """UTC, RFC 3339."""
    scores: tuple[Blessed, ...]
