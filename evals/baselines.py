"""Baselines: the run that somebody vouched for, kept so that a diff of two of them can be read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from evals.files import BadFile, describe_problems
from evals.measuring import Measured
from evals.runs import Baseline, Blessed, Outcome, Run
from service.schema.base import Shape

BASELINES: Final = Path("evals/baselines")
"""Below the current directory."""


@dataclass(frozen=True, slots=True)
class Found:
    """A baseline, and where it was found."""

    baseline: Baseline
    origin: str
    """The file as it lies, or the commit that it was read from."""
    commit: str | None = None
    """The hash of that commit."""


def name_baseline(model: str, folder: Path = BASELINES) -> Path:
    """The baseline's file of a model."""
    return folder / f"{model.replace('/', '_')}.json"


def bless_run(run: Run, measured: Iterable[Measured], *, blessed_by: str, reason: str, blessed_at: str) -> Baseline:
    """Vouch for a run: its reports, and its scores against the references as they are now.

    Seconds are left out where the model answers the same way every time: they would change every line of a diff.
    """
    scored = [each for each in measured if each.score]
    return Baseline(
        run=run.model_copy(update={"outcomes": tuple(_settle(each, run) for each in scored)}),
        blessed_by=blessed_by,
        reason=reason,
        blessed_at=blessed_at,
        scores=store_scores(scored),
    )


def rescore_baseline(baseline: Baseline, measured: Iterable[Measured]) -> Baseline:
    """The same reports with their scores of today, and the references' hashes that these were made with."""
    scored = list(measured)
    outcomes = tuple(_settle(each, baseline.run) for each in scored)
    run = baseline.run.model_copy(update={"outcomes": outcomes})
    return baseline.model_copy(update={"run": run, "scores": store_scores(scored)})


def store_scores(measured: Iterable[Measured]) -> tuple[Blessed, ...]:
    """Scores as a baseline keeps them."""
    return tuple(
        Blessed(case=each.outcome.case, repeat=each.outcome.repeat, score=each.score.score, groups=each.score.groups)
        for each in measured
        if each.score
    )


def _settle(measured: Measured, run: Run) -> Outcome:
    update: dict[str, object] = {"reference_sha256": measured.reference_sha256 or measured.outcome.reference_sha256}
    if run.made.deterministic:
        update["duration_s"] = 0.0
    return measured.outcome.model_copy(update=update)


def render_baseline(baseline: Baseline) -> str:
    """JSON with one line for every outcome and every score: byte for byte the same for the same run and time."""
    head = {name: getattr(baseline, name) for name in ("blessed_at", "blessed_by", "reason")}
    lines = [f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}," for name, value in head.items()]
    run = baseline.run
    return "\n".join(
        [
            "{",
            *lines,
            f'"run": {{"made": {run.made.model_dump_json()}, "started_at": {json.dumps(run.started_at)}, "outcomes": [',
            _render_lines(run.outcomes),
            "]},",
            '"scores": [',
            _render_lines(baseline.scores),
            "]",
            "}",
            "",
        ]
    )


def _render_lines(shapes: Iterable[Shape]) -> str:
    return ",\n".join(each.model_dump_json() for each in shapes)


def parse_baseline(text: str | bytes, name: str) -> Baseline:
    """Read a baseline. Raises `BadFile` with the name that it goes by."""
    try:
        return Baseline.model_validate_json(text)
    except ValidationError as error:
        raise BadFile(f"{name}: {describe_problems(error)}; bless a run anew with `wirefold eval bless`") from None


def read_baseline(path: Path) -> Found:
    """Read a baseline as it lies. Raises `BadFile`."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadFile(f"{path}: cannot be read ({error.strerror}); `wirefold eval bless` writes one") from None
    return Found(parse_baseline(content, str(path)), f"{path} as it lies")
