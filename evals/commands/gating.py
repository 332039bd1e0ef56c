"""`wirefold eval gate`: a run measured against a baseline, and a verdict that CI can act on."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from evals.accepted import Accepted, load_accepted, require_known
from evals.account import Account, give_account, note_yardstick
from evals.baselines import Found, read_baseline
from evals.cases import load_cases
from evals.commands.answering import carry_out
from evals.commands.common import (
    BAD_USAGE,
    EXISTING_FILE,
    NEW_FILE,
    Asked,
    Suite,
    publish,
    run_options,
    tell_errors,
    view_options,
)
from evals.commands.ground_rules import GroundRules, settle_rules
from evals.commands.homes import Home
from evals.desk import Assemble
from evals.fingerprint import fingerprint_service
from evals.gate import Side, Yardstick, judge_run
from evals.history import NoBaseline
from evals.ruling import Finding
from evals.runs import Outcome, Run
from evals.storage import read_records


@click.command("gate")
@run_options
@click.option("--run", "records", type=EXISTING_FILE, help="Judge these records instead of running first.")
@click.option(
    "--baseline",
    type=NEW_FILE,
    help="Baseline as it lies, instead of the one in git.",
)
@click.option("--baseline-ref", metavar="REF", help="Commit to read the baseline from; by default the merge base.")
@click.option(
    "--accepted", "accepted_file", type=EXISTING_FILE, help="Falls that were accepted; by default those of the cases."
)
@view_options
@click.pass_obj
@tell_errors()
def gate(
    assemble: Assemble,
    /,
    *,
    asked: Asked,
    records: Path | None,
    baseline: Path | None,
    baseline_ref: str | None,
    accepted_file: Path | None,
    files: Mapping[str, Path | None],
) -> None:
    """Compare a run with a baseline: PASS, WARN, FAIL, or why nothing can be said. Exit code 1 is a regression."""
    if baseline and baseline_ref:
        raise click.UsageError("give --baseline or --baseline-ref, not both")
    suite, home = asked.load_suite(), asked.home
    accepted = load_accepted(accepted_file) if accepted_file else home.load_accepted()
    run = read_own(records, asked.model) if records else carry_out(asked, suite, assemble)
    found = find_baseline(run.made.model, home, baseline=baseline, ref=baseline_ref)
    if not isinstance(found, str):
        require_known(
            accepted, cases=list_known(asked, found), groups=suite.rules.groups, path=accepted_file or home.accepted
        )
    ground = GroundRules(suite.rules) if asked.gate_file else settle_rules(suite.rules, found, home=home)
    suite = replace(suite, rules=ground.rules)
    if asked.only:
        run, found, accepted = _narrow_run(run, suite), _narrow(found, suite), _narrow_accepted(accepted, suite)
    command = tell_command(asked, run.made.model, records)
    account = judge(run, found, suite, accepted, command=command, remarks=ground.remarks)
    publish(account, files)
    raise click.exceptions.Exit(account.ruling.exit_code if account.ruling else BAD_USAGE)


def list_known(asked: Asked, found: Found) -> frozenset[str]:
    """Every case of the suite, chosen or not, and of the baseline. Raises `BadCase`."""
    suite, baseline = load_cases(asked.directory), found.baseline.run.outcomes
    return frozenset({*(case.slug for case in suite), *(each.case for each in baseline)})


def tell_command(asked: Asked, model: str, records: Path | None) -> str:
    """The command that goes on with a run where it lacks something."""
    chosen: dict[str, object] = {"--model": model, "--out": records or asked.out or "FILE"}
    if not asked.home.is_suite:
        chosen["--cases"] = asked.directory
    if asked.config:
        chosen["--config"] = asked.config
    return shlex.join(["wirefold", "eval", "run", *(str(each) for option in chosen.items() for each in option)])


def judge(
    run: Run,
    found: Found | str,
    suite: Suite,
    accepted: Sequence[Accepted],
    *,
    command: str,
    remarks: Sequence[Finding],
) -> Account:
    """Measure both sides and judge."""
    weights, measured = suite.rules.groups, suite.measure(run.outcomes)
    yardstick: Yardstick | str
    if isinstance(found, str):
        yardstick, note = found, None
    else:
        yardstick = Yardstick(found.baseline, suite.measure(found.baseline.run.outcomes))
        note = note_yardstick(found, yardstick.measured, weights)
    ruling = judge_run(
        Side(run.made, measured, command),
        yardstick,
        cases=suite.cases,
        rules=suite.rules,
        accepted=accepted,
        today=datetime.now(UTC).date(),
        remarks=remarks,
    )
    return give_account(run.made, measured, started_at=run.started_at, weights=weights, baseline=note, ruling=ruling)


def read_own(path: Path, model: str | None) -> Run:
    """Read records, with a word where other code made them. Raises `BadFile`, `UsageError`."""
    run = read_records(path).run
    if model and model != run.made.model:
        raise click.UsageError(f"{path} is a run of {run.made.model}: leave --model out, or name that one")
    if run.made.service_sha256 != fingerprint_service():
        click.echo(f"{path}: made by other code than lies here; run again to judge the present one", err=True)
    return run


def find_baseline(model: str, home: Home, *, baseline: Path | None, ref: str | None) -> Found | str:
    """Find a baseline, or tell why there is none. Raises `BadFile`."""
    if baseline and not baseline.exists():
        command = f"wirefold eval bless --model {model}{home.option} --reason …"
        return f"no baseline: {baseline} is not there; `{command}` makes one"
    if baseline:
        return read_baseline(baseline)
    try:
        return home.fetch_baseline(model, ref=ref)
    except NoBaseline as error:
        return f"no baseline: {error}"


def _narrow_accepted(accepted: Sequence[Accepted], suite: Suite) -> tuple[Accepted, ...]:
    chosen = {case.slug for case in suite.cases}
    return tuple(each for each in accepted if each.case in chosen)


def _narrow(found: Found | str, suite: Suite) -> Found | str:
    if isinstance(found, str):
        return found
    run = _narrow_run(found.baseline.run, suite)
    return replace(found, baseline=found.baseline.model_copy(update={"run": run}))


def _narrow_run(run: Run, suite: Suite) -> Run:
    chosen = {case.slug for case in suite.cases}
    kept: tuple[Outcome, ...] = tuple(each for each in run.outcomes if each.case in chosen)
    return run.model_copy(update={"outcomes": kept})
