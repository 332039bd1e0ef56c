"""`wirefold eval compare`: two runs or baselines side by side, item by item."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from evals.baselines import parse_baseline
from evals.commands.common import (
    EXISTING_FILE,
    Suite,
    cases_option,
    load_suite,
    only_option,
    rules_option,
    show,
    tell_errors,
)
from evals.files import BadFile
from evals.measuring import Measured
from evals.runs import Baseline, Run
from evals.storage import read_records
from evals.views.comparison import Compared, render_comparison


@click.command("compare")
@click.argument("before", type=EXISTING_FILE)
@click.argument("after", type=EXISTING_FILE)
@cases_option
@only_option
@rules_option
@tell_errors()
def compare(*, before: Path, after: Path, directory: Path, only: tuple[str, ...], gate_file: Path | None) -> None:
    """Tell item by item what AFTER lost, gained and changed against BEFORE; each is a run's records or a baseline."""
    suite = load_suite(directory, only, gate_file)
    first, second = (_measure(path, suite) for path in (before, after))
    show(render_comparison(Compared(str(before), str(after), first, second), suite.rules.groups))


def _measure(path: Path, suite: Suite) -> Sequence[Measured]:
    chosen = {case.slug for case in suite.cases}
    return suite.measure([each for each in read_run(path).outcomes if each.case in chosen])


def read_run(path: Path) -> Run:
    """The run in a file of records or in a baseline. Raises `BadFile`."""
    found = read_either(path)
    return found.run if isinstance(found, Baseline) else found


def read_either(path: Path) -> Run | Baseline:
    """Read a file of records or a baseline, whichever it is. Raises `BadFile`."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadFile(f"{path}: cannot be read ({error.strerror})") from None
    if "made" in _read_object(content.partition(b"\n")[0]):
        return read_records(path).run
    if "run" in _read_object(content):
        return parse_baseline(content, str(path))
    raise BadFile(f"{path}: is neither a run's records (--out of `wirefold eval run`) nor a baseline")


def _read_object(text: bytes) -> dict[str, object]:
    """The JSON object that a text is; an empty one where it is none."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
