"""A desk: one assembled service in one process, answering one case after the other. The crash of a case ends here."""

from __future__ import annotations

import asyncio
import time
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

from evals.cases import Case
from evals.runs import Failure, Outcome
from service.errors import AuthenticationFailed, InvalidInput, QuotaExhausted, WirefoldError
from service.ports import Caller, ReportService
from service.schema.report import Report
from service.schema.story import Article, Story

CRASH: Final = "crash"
DEGRADED: Final = "degraded"
AUTH: Final = "auth"
QUOTA: Final = "quota"
UNKNOWN_MODEL: Final = "unknown_model"
STOPPING: Final = frozenset({AUTH, QUOTA, UNKNOWN_MODEL})
"""Kinds of failure that every further case would share: they end a run at once."""

_ANYBODY: Final = Caller()
_NO_STORY: Final = Story(articles=(Article(body="–", status="canceled"),))
_CREATED_AT: Final = "1970-01-01T00:00:00Z"


class Assembled(Protocol):
    """What the command line's `Assemble` returns, as far as the suite needs it."""

    @property
    def service(self) -> ReportService:
        """The service behind every edge."""
        ...


class Assemble(Protocol):
    """Builds the service inside a running event loop. A function of a module, where it has to reach other processes.

    Raises `ConfigurationError`.
    """

    def __call__(self, *, config: Path | None) -> Assembled:
        """Assemble from a configuration file, or from wherever it is found when None."""
        ...

    def __hash__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Task:
    """One case that is to be answered, once."""

    case: Case
    model: str
    repeat: int = 1


class Desk:
    """One service and one event loop, for as many cases as come."""

    def __init__(self, assemble: Assemble, config: Path | None) -> None:
        async def build() -> ReportService:
            return assemble(config=config).service

        self._runner = asyncio.Runner()
        with ExitStack() as opening:
            opening.callback(self._runner.close)
            self.service = self._runner.run(build())
            opening.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._runner.run(self.service.aclose())
        self._runner.close()

    def answer(self, task: Task) -> Outcome:
        """Answer one case; whatever goes wrong with it becomes a failure."""
        story, started = set_model(task.case.story, task.model), time.monotonic()
        answer = self.ask(story, caller=Caller(tenant=f"repeat-{task.repeat}"))
        duration_s = round(time.monotonic() - started, 3)
        if isinstance(answer, Report) and answer.degraded:
            answer = Failure(kind=DEGRADED, message=f"lexical stood in for {task.model}: {_tell_attempts(answer)}")
        if isinstance(answer, Failure):
            return make_failure(task, answer, duration_s=duration_s)
        return _begin_outcome(task, duration_s=duration_s, report=steady_report(answer))

    def find_unknown(self, model: str) -> Failure | None:
        """Tell whether a model or route is not configured. No model is called: the story asked about has no text."""
        answer = self.ask(set_model(_NO_STORY, model))
        return answer if isinstance(answer, Failure) and answer.kind == UNKNOWN_MODEL else None

    def ask(self, story: Story, *, caller: Caller = _ANYBODY) -> Report | Failure:
        """Answer a story as it stands. Callers have nothing in common: what a model said to one serves no other."""
        try:
            return self._runner.run(self.service.answer(story, caller=caller))
        except WirefoldError as error:
            return Failure(kind=_name_kind(error), message=str(error))
        except Exception as error:  # noqa: BLE001 - one case that crashes must not cost the run its other cases
            return Failure(kind=CRASH, message=f"{type(error).__name__} at {_locate(error)}")


@cache
def open_desk(assemble: Assemble, config: Path | None) -> Desk:
    """The desk of this worker process, opened with its first case and kept for its life."""
    return Desk(assemble, config)


def set_model(story: Story, model: str) -> Story:
    """The story with the model that is to answer it."""
    return story.model_copy(update={"options": story.options.model_copy(update={"model": model})})


def make_failure(task: Task, failure: Failure, *, duration_s: float = 0.0) -> Outcome:
    """The outcome of a case that could not be answered."""
    return _begin_outcome(task, duration_s=duration_s, failure=failure)


def _begin_outcome(
    task: Task, *, duration_s: float, report: Report | None = None, failure: Failure | None = None
) -> Outcome:
    return Outcome(
        case=task.case.slug,
        repeat=task.repeat,
        story_sha256=task.case.story_sha256,
        reference_sha256=task.case.reference_sha256,
        report=report,
        failure=failure,
        duration_s=duration_s,
    )


def steady_report(report: Report) -> Report:
    """The report without what differs from run to run: its id, its time, its seconds."""
    attempts = tuple(each.model_copy(update={"duration_s": 0.0}) for each in report.usage.attempts)
    usage = report.usage.model_copy(update={"duration_s": 0.0, "attempts": attempts})
    return report.model_copy(update={"id": "report", "created_at": _CREATED_AT, "usage": usage})


def _name_kind(error: WirefoldError) -> str:
    match error:
        case AuthenticationFailed():
            return AUTH
        case QuotaExhausted():
            return QUOTA
        case InvalidInput() if any(each.field == "options.model" for each in error.problems):
            return UNKNOWN_MODEL
        case _:
            return error.kind


def _tell_attempts(report: Report) -> str:
    failed = sorted({f"{each.model} {each.outcome}" for each in report.usage.attempts if each.outcome != "ok"})
    return ", ".join(failed) or "no call was made"


def _locate(error: BaseException) -> str:
    """Module and line of the innermost frame in our own code, else of the innermost of all."""
    frames, at = [], error.__traceback__
    while at is not None:
        frames.append(f"{at.tb_frame.f_globals.get('__name__', '?')}:{at.tb_lineno}")
        at = at.tb_next
    own = [each for each in frames if each.startswith("service.")]
    return (own or frames or ["?"])[-1]
