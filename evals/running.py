"""Running: tasks go in, outcomes come out as they are done, from this process or from several."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from evals.cases import Case
from evals.desk import CRASH, STOPPING, Assemble, Desk, Task, make_failure, open_desk
from evals.fingerprint import fingerprint_service
from evals.runs import Failure, Made, Outcome
from service import __version__
from service.ports import ReportService
from service.settings import LEXICAL

DIED: Final = Failure(kind=CRASH, message="the worker process died; run this case by itself with --jobs 1 to see how")


class UnknownModel(Exception):
    """No such model or route is configured: names those that are."""


@dataclass(frozen=True, slots=True)
class Staff:
    """What answers, and in how many processes at once."""

    assemble: Assemble
    config: Path | None = None
    jobs: int = 1


def describe_service(staff: Staff, model: str | None) -> Made:
    """What is going to make a run: the route in force where no model is named.

    Raises `ConfigurationError`, `UnknownModel`.
    """
    with Desk(staff.assemble, staff.config) as desk:
        chosen = model or desk.service.route
        unknown = desk.find_unknown(chosen)
        if unknown:
            raise UnknownModel(unknown.message)
        return Made(
            model=chosen,
            deterministic=_is_deterministic(desk.service, chosen),
            service_sha256=fingerprint_service(),
            service_version=__version__,
        )


def _is_deterministic(service: ReportService, model: str) -> bool:
    return any(each.name == model and each.provider == LEXICAL for each in service.list_models())


def list_tasks(cases: Iterable[Case], *, model: str, repeats: int) -> tuple[Task, ...]:
    """Every case as often as asked, in the order of cases, then of repeats."""
    return tuple(Task(case, model, repeat) for case in cases for repeat in range(1, repeats + 1))


def run_tasks(
    tasks: Sequence[Task], staff: Staff, *, keep: Callable[[Outcome], None], tell: Callable[[Outcome], None]
) -> tuple[Outcome, ...]:
    """Run tasks; each outcome is kept, then told, as soon as it is there.

    Ends early at a failure that every further case would share (`STOPPING`), with what was done until then.
    """
    done: list[Outcome] = []
    with closing(answer_tasks(tasks, staff)) as outcomes:
        for outcome in outcomes:
            done.append(outcome)
            keep(outcome)
            tell(outcome)
            if outcome.failure and outcome.failure.kind in STOPPING:
                break
    return tuple(done)


def answer_tasks(tasks: Sequence[Task], staff: Staff) -> Generator[Outcome, None, None]:
    """Answer tasks as they get done; with one job in this process, without a pool."""
    if min(staff.jobs, len(tasks)) <= 1:
        yield from _answer_here(tasks, staff)
        return
    remaining = list(tasks)
    while remaining:
        suspects: list[Task] = []
        for task, outcome in _answer_in_pool(remaining, staff):
            if outcome is None:
                suspects.append(task)
            else:
                remaining.remove(task)
                yield outcome
        # A pool does not tell whose worker died: each that was at work is tried alone.
        for task in suspects:
            remaining.remove(task)
            yield next(outcome or make_failure(task, DIED) for _, outcome in _answer_in_pool([task], staff))


def _answer_here(tasks: Sequence[Task], staff: Staff) -> Iterator[Outcome]:
    if tasks:
        with Desk(staff.assemble, staff.config) as desk:
            yield from map(desk.answer, tasks)


def _answer_in_pool(tasks: Sequence[Task], staff: Staff) -> Iterator[tuple[Task, Outcome | None]]:
    """Answer tasks in worker processes; when one dies, everything that was at work comes back with None.

    Never more tasks are handed in than there are workers, so that a death has few suspects and a stop comes soon.
    """
    workers = min(staff.jobs, len(tasks))
    waiting = iter(tasks)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        at_work = {_hand_in(pool, task, staff): task for task in islice(waiting, workers)}
        while at_work:
            for future in wait(at_work, return_when=FIRST_COMPLETED).done:
                task = at_work.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    yield task, None
                    yield from ((each, None) for each in at_work.values())
                    return
                yield task, future.result()
                # Of a pool that broke meanwhile, what is still at work tells; the next task is left to another pool.
                with suppress(BrokenProcessPool):
                    at_work |= {_hand_in(pool, following, staff): following for following in islice(waiting, 1)}


def _hand_in(pool: ProcessPoolExecutor, task: Task, staff: Staff) -> Future[Outcome]:
    return pool.submit(_answer_in_worker, staff.assemble, staff.config, task)


def _answer_in_worker(assemble: Assemble, config: Path | None, task: Task) -> Outcome:
    return open_desk(assemble, config).answer(task)
