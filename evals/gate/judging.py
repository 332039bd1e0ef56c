"""Judging: everything that the gate noticed put together, and the verdict that follows. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from evals.accepted import Accepted
from evals.cases import Case
from evals.comparing import TOLERANCE
from evals.gate.coverage import LAND_REFERENCE, find_uncovered, find_unlike, find_unscored, pair_up
from evals.gate.falls import find_idle, find_moves
from evals.gate.sides import Side, Yardstick
from evals.hard import judge_invariants
from evals.measuring import Measured
from evals.rules import Rules
from evals.ruling import Finding, Ruling, rule
from evals.runs import Made


def judge_run(
    run: Side,
    yardstick: Yardstick | str,
    *,
    cases: Collection[Case],
    rules: Rules,
    accepted: Sequence[Accepted] = (),
    today: date,
    remarks: Sequence[Finding] = (),
) -> Ruling:
    """Judge a run against a baseline, or tell why there is none (`yardstick` is that reason then, with its remedy).

    What was noticed before (`remarks`) has its say in the verdict.
    """
    findings = [*remarks, *find_unscored(run), *_find_wavering(run)]
    if isinstance(yardstick, str):
        findings.append(Finding(level="incomparable", rule="no_baseline", message=yardstick))
        return rule([*findings, *judge_invariants(run.measured, {}, rules.gate)])
    unlike = tuple(find_unlike(run, yardstick, cases))
    left_out = frozenset(each.case for each in unlike if each.case)
    pairs = tuple(pair_up(run, yardstick.side, left_out))
    findings += [*_find_kinship(run.made, yardstick), *unlike]
    findings += find_uncovered(run, yardstick.side, cases=cases, retired=rules.retired, unlike=left_out)
    if not pairs:
        message = f"no case can be compared; {LAND_REFERENCE}" if unlike else "both sides have no case in common"
        findings.append(Finding(level="incomparable", rule="nothing_in_common", message=message))
    findings += judge_invariants(run.measured, yardstick.side.by_key, rules.gate, left_out=left_out)
    if run.made.deterministic and yardstick.baseline.run.made.deterministic:
        findings += [*find_moves(pairs, rules, accepted, today), *find_idle(pairs, accepted, cases, today)]
    return rule([*findings, *_find_rescored(yardstick)])


def _find_wavering(run: Side) -> Iterator[Finding]:
    """A model that is to answer the same way every time, and did not, cannot be compared exactly."""
    if not run.made.deterministic:
        reason = "comparing such runs needs repeats and statistics, which this version does not have"
        message = f"{run.made.model} does not answer the same way twice: {reason}"
        yield Finding(level="underpowered", rule="not_deterministic", message=message)
        return
    first: dict[str, Measured] = {}
    for each in run.measured:
        twin = first.setdefault(each.outcome.case, each)
        if each.outcome.report and twin.outcome.report and each.outcome.report != twin.outcome.report:
            message = "two repeats got different reports of a model that is to answer the same way every time"
            yield Finding(level="underpowered", rule="wavers", case=each.outcome.case, message=message)


def _find_kinship(made: Made, yardstick: Yardstick) -> Iterator[Finding]:
    before = yardstick.baseline.run.made
    if before.model != made.model:
        message = f"the baseline is of another model, {before.model}: this compares models, not versions of one"
        yield Finding(level="note", rule="other_model", message=message)
    if made.deterministic and not before.deterministic:
        message = f"the baseline is of {before.model}, which does not answer the same way twice"
        yield Finding(level="underpowered", rule="not_deterministic", message=message)


def _find_rescored(yardstick: Yardstick) -> Iterator[Finding]:
    """Whether the scorer has changed since the baseline was blessed: both sides are measured by the present one."""
    now = {each.key: each.score.score for each in yardstick.measured if each.score}
    stored = {(each.case, each.repeat): each.score for each in yardstick.baseline.scores}
    moved = sorted({key[0] for key in now.keys() & stored.keys() if abs(now[key] - stored[key]) > TOLERANCE})
    if moved:
        which = "the scorer, its weights or a reference changed since the baseline was blessed"
        message = f"{which}: both sides are measured anew; its stored scores differ in {', '.join(moved)}"
        yield Finding(level="note", rule="rescored", message=message)
