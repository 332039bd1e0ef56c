"""`wirefold eval run`: every case answered, recorded, scored and shown."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from evals.account import give_account
from evals.cases import load_cases
from evals.commands.common import (
    BAD_USAGE,
    INCOMPLETE,
    Asked,
    Suite,
    publish,
    refuse,
    run_options,
    tell_errors,
    tell_now,
    view_options,
)
from evals.desk import STOPPING, UNKNOWN_MODEL, Assemble, Task, make_failure
from evals.running import Staff, UnknownModel, describe_service, list_tasks, run_tasks
from evals.runs import Failure, Made, Outcome, Run
from evals.storage import Header, Recorder, find_done, keep_last

RUNS: Final = Path("evals/runs")
"""Below the current directory."""

MISSES: Final = 40
"""Items of a case that are listed unless all are asked for."""

NOT_RUN: Final = Failure(kind="not_run", message="the run was stopped before it; run the same --out again")

Tell = Callable[[Outcome], None]


@click.command("run")
@run_options
@view_options
@click.option(
    "--misses",
    is_flag=False,
    flag_value="some",
    type=click.Choice(["some", "all"]),
    help=f"List what is missing, spurious or wrong: {MISSES} items a case, or all.",
)
@click.pass_obj
@tell_errors()
def run(assemble: Assemble, /, *, asked: Asked, files: Mapping[str, Path | None], misses: str | None) -> None:
    """Answer every case, score the reports, print the tables. A low score is no failure: see `eval gate`."""
    suite = asked.load_suite()
    made = carry_out(asked, suite, assemble)
    measured = suite.measure(made.outcomes)
    account = give_account(made.made, measured, started_at=made.started_at, weights=suite.rules.groups)
    publish(account, files, misses={None: 0, "some": MISSES, "all": None}[misses])
    if account.summary.unscored:
        raise click.exceptions.Exit(INCOMPLETE)


def carry_out(asked: Asked, suite: Suite, assemble: Assemble) -> Run:
    """Run what is still to be run, recording each outcome. Raises `BadFile`, `ConfigurationError`."""
    staff, started_at = Staff(assemble, asked.config, asked.jobs or os.cpu_count() or 1), tell_now()
    try:
        made = describe_service(staff, asked.model)
    except UnknownModel as error:
        refuse(f"--model {asked.model}: {error}")
    path = asked.out or name_records(made, started_at)
    tasks = list_tasks(suite.cases, model=made.model, repeats=asked.repeats)
    cases = load_cases(asked.directory)
    with Recorder(path, Header(made=made, started_at=started_at), cases=cases) as recorder:
        done = _list_done(recorder, tasks)
        finished = {(each.case, each.repeat) for each in done}
        left = [each for each in tasks if (each.case.slug, each.repeat) not in finished]
        with _show_progress(len(left)) as tell:
            fresh = run_tasks(left, staff, keep=recorder.keep, tell=tell)
    _require_model(fresh)
    _tell_stop(fresh, path)
    started_at = recorder.begun.header.started_at if recorder.begun else started_at
    return Run(made=made, started_at=started_at, outcomes=_complete(tasks, (*done, *fresh)))


def name_records(made: Made, started_at: str) -> Path:
    """Where a run is recorded unless told otherwise."""
    moment = started_at.replace("-", "").replace(":", "")
    return RUNS / f"{made.model.replace('/', '_')}-{moment}.jsonl"


def _list_done(recorder: Recorder, tasks: Sequence[Task]) -> tuple[Outcome, ...]:
    """What the file has already, told on stderr."""
    click.echo(f"recording in {recorder.path}", err=True)
    if recorder.begun is None:
        return ()
    if recorder.begun.torn:
        click.echo("its last line broke off and is dropped", err=True)
    done = find_done(tasks, recorder.begun.outcomes)
    click.echo(f"{len(done)} of {len(tasks)} are there already", err=True)
    return done


def _require_model(outcomes: Sequence[Outcome]) -> None:
    failure = outcomes[-1].failure if outcomes else None
    if failure and failure.kind == UNKNOWN_MODEL:
        click.echo(f"--model: {failure.message}", err=True)
        raise click.exceptions.Exit(BAD_USAGE)


def _tell_stop(outcomes: Sequence[Outcome], path: Path) -> None:
    failure = outcomes[-1].failure if outcomes else None
    if failure and failure.kind in STOPPING:
        click.echo(f"stopped ({failure.kind}): {failure.message}; mend it, then go on with --out {path}", err=True)


def _complete(tasks: Sequence[Task], outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Every task's outcome; one that was never reached says so."""
    reached = {(each.case, each.repeat) for each in outcomes}
    missed = (make_failure(each, NOT_RUN) for each in tasks if (each.case.slug, each.repeat) not in reached)
    return keep_last([*outcomes, *missed])


@contextmanager
def _show_progress(total: int) -> Iterator[Tell]:
    """Show on stderr what is done: a bar in a terminal, plain lines elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _count_lines(total)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("answering", total=total)
        yield lambda outcome: progress.update(task, advance=1, description=outcome.case)


def _count_lines(total: int) -> Tell:
    done = 0

    def tell(outcome: Outcome) -> None:
        nonlocal done
        done += 1
        how = f"{outcome.failure.kind}: {outcome.failure.message}" if outcome.failure else f"{outcome.duration_s:.2f} s"
        click.echo(f"{done}/{total} {outcome.case} {how}", err=True)

    return tell
