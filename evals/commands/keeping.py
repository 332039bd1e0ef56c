"""`wirefold eval bless` and `rescore`: what becomes of baselines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from evals.baselines import bless_run, render_baseline, rescore_baseline
from evals.checking import is_unreviewed
from evals.commands.answering import carry_out
from evals.commands.common import (
    EXISTING_FILE,
    Asked,
    Suite,
    cases_option,
    load_suite,
    refuse,
    require_writable,
    rules_option,
    run_options,
    show,
    tell_errors,
    tell_now,
    write_file,
)
from evals.commands.gating import read_own
from evals.commands.homes import Home
from evals.commands.reading import read_either
from evals.desk import Assemble
from evals.files import BadFile
from evals.hard import INVARIANTS
from evals.history import read_user_name
from evals.measuring import Measured
from evals.runs import Baseline, Run
from evals.views.words import clean, count, write_move, write_score


@click.command("bless")
@click.argument("records", type=EXISTING_FILE, required=False, metavar="[RUN.jsonl]")
@run_options
@click.option("--reason", required=True, help="Why it becomes the yardstick.")
@click.option("--by", help="Who vouches for it; by default git's user.name.")
@click.option("--with-faults", is_flag=True, help="Even with made-up items, leaks or invalid reports.")
@click.pass_obj
@tell_errors()
def bless(
    assemble: Assemble, /, *, asked: Asked, records: Path | None, reason: str, by: str | None, with_faults: bool
) -> None:
    """Make a run the yardstick: RUN.jsonl, or a new run of --model.

    Writes evals/baselines/<model>.json, or DIR/baselines/<model>.json with --cases DIR.
    """
    if asked.only:
        raise click.UsageError("a baseline holds every case: leave --only out")
    if not reason.strip():
        refuse("--reason is blank: say why this run becomes the yardstick")
    if not records and not asked.model:
        raise click.UsageError("give RUN.jsonl, or --model for a new run")
    name = by or read_user_name(Path.cwd())
    if not name:
        raise click.UsageError("git has no user.name here: say who vouches for it with --by")
    if asked.model:
        require_writable(asked.home.name_baseline(asked.model), "the baseline")
    suite = asked.load_suite()
    _require_reviewed(suite)
    run = read_own(records, asked.model) if records else carry_out(asked, suite, assemble)
    measured = suite.measure(run.outcomes)
    _require_whole(run, measured, suite)
    if not with_faults:
        _require_faultless(measured)
    path = asked.home.name_baseline(run.made.model)
    baseline = bless_run(run, measured, blessed_by=name, reason=reason, blessed_at=tell_now())
    write_file(path, render_baseline(baseline))
    click.echo(
        f"{path}: {count(len(baseline.scores), 'report')}, blessed by {name}; commit it, the gate reads it from git"
    )


def _require_reviewed(suite: Suite) -> None:
    """Refuse cases whose reference is a machine's guess: a baseline would hold every later run against it."""
    drafts = [case.slug for case in suite.cases if is_unreviewed(case.reference)]
    if drafts:
        raise BadFile(
            f"unreviewed drafts: {', '.join(drafts)}; correct their references, then write in `notes` who reviewed them"
        )


def _require_whole(run: Run, measured: Sequence[Measured], suite: Suite) -> None:
    """Refuse a run that lacks a case, has one too many, or could not score one."""
    ours, theirs = {case.slug for case in suite.cases}, {each.case for each in run.outcomes}
    if ours != theirs:
        lacking, foreign = ", ".join(sorted(ours - theirs)) or "none", ", ".join(sorted(theirs - ours)) or "none"
        raise BadFile(
            f"the run is of other cases than the suite: it lacks {lacking}, the suite lacks {foreign}; "
            "run them all, or name the run's own with --cases"
        )
    failures = [
        f"{each.outcome.case} ({each.failure.kind}: {each.failure.message})" for each in measured if each.failure
    ]
    if failures:
        raise BadFile(f"the run is incomplete: {'; '.join(failures)}; go on with it first, with the same --out")


def _require_faultless(measured: Sequence[Measured]) -> None:
    faults = [
        f"{each.outcome.case}: {invariant.name}: {told}"
        for each in measured
        if each.score
        for invariant in INVARIANTS
        for told in invariant.tell(each.score)
    ]
    if faults:
        raise BadFile(
            "\n".join(
                [*faults, f"{count(len(faults), 'fault')}: mend what is told above, or vouch for it by --with-faults"]
            )
        )


@click.command("rescore")
@click.argument("file", type=EXISTING_FILE)
@cases_option
@rules_option
@click.option("--write", is_flag=True, help="Store a baseline's new scores and its references' hashes.")
@tell_errors()
def rescore(*, file: Path, directory: Path, gate_file: Path | None, write: bool) -> None:
    """Score FILE, a run's records or a baseline, by the present scorer and references; old scores beside new."""
    suite, found = load_suite(directory, (), gate_file), read_either(file)
    if write and not isinstance(found, Baseline):
        raise click.UsageError(f"{file} is a run, which stores no scores: leave --write out")
    run = found.run if isinstance(found, Baseline) else found
    measured = suite.measure(run.outcomes)
    stored = {(each.case, each.repeat): each.score for each in found.scores} if isinstance(found, Baseline) else {}
    show(_tabulate(measured, stored))
    if write and isinstance(found, Baseline):
        _require_scored(
            measured, file, f"wirefold eval bless --model {run.made.model}{Home(directory).option} --reason …"
        )
        write_file(file, render_baseline(rescore_baseline(found, measured)))
        click.echo(f"{file}: scores and references' hashes written; its reports are as they were")


def _require_scored(measured: Sequence[Measured], file: Path, remedy: str) -> None:
    problems = [f"{each.outcome.case}: {each.failure.message}" for each in measured if each.failure]
    if problems:
        raise BadFile(f"{file}: not written: {'; '.join(problems)}; bless a new run instead: `{remedy}`")


def _tabulate(measured: Sequence[Measured], stored: dict[tuple[str, int], float]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("case", "stored", "now", "moved", ""):
        table.add_column(name, justify="left" if name in {"case", ""} else "right", overflow="fold")
    for each in measured:
        case = each.outcome.case if each.outcome.repeat == 1 else f"{each.outcome.case}, repeat {each.outcome.repeat}"
        before, after = stored.get(each.key), each.score.score if each.score else None
        problem = clean(each.failure.message) if each.failure else ""
        table.add_row(Text(case), write_score(before), write_score(after), write_move(before, after), Text(problem))
    return table
