"""The gate: may this run ship, measured against a baseline? Pure; both sides come measured by the present scorer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from evals.accepted import Accepted
from evals.cases import Case
from evals.comparing import TOLERANCE, list_changes, list_group_scores
from evals.hard import judge_invariants
from evals.measuring import NO_CASE, STORY_CHANGED, Measured
from evals.rules import Rules
from evals.ruling import Finding, Level, Ruling, rule
from evals.runs import Baseline, Made

LAND_REFERENCE: Final = (
    "land the reference by itself: `wirefold eval rescore` the baseline, look at what moved, "
    "`wirefold eval rescore --write` or `wirefold eval bless`, then compare"
)

_LEVELS: Final[Mapping[str, Level]] = {NO_CASE: "note", STORY_CHANGED: "incomparable"}
"""How grave it is that an outcome has no score; whatever is not here leaves the run incomplete."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: what made it, and its outcomes measured."""

    made: Made
    measured: tuple[Measured, ...]

    @property
    def by_key(self) -> Mapping[tuple[str, int], Measured]:
        """Its outcomes by case and repeat."""
        return {each.key: each for each in self.measured}


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A baseline, and its outcomes measured."""

    baseline: Baseline
    measured: tuple[Measured, ...]

    @property
    def side(self) -> Side:
        """It as a side of the comparison."""
        return Side(self.baseline.run.made, self.measured)


@dataclass(frozen=True, slots=True)
class Pair:
    """One case and repeat that both sides have, on the same story and reference."""

    before: Measured
    after: Measured


def judge_run(
    run: Side,
    yardstick: Yardstick | str,
    *,
    cases: Collection[Case],
    rules: Rules,
    accepted: Sequence[Accepted] = (),
    today: date,
) -> Ruling:
    """Judge a run against a baseline, or tell why there is none (`yardstick` is that reason then, with its remedy)."""
    findings = [*_find_unscored(run), *_find_wavering(run)]
    if isinstance(yardstick, str):
        findings.append(Finding(level="incomparable", rule="no_baseline", message=yardstick))
        return rule([*findings, *judge_invariants(run.measured, {}, rules.gate)])
    unlike = tuple(_find_unlike(run, yardstick, cases))
    left_out = {each.case for each in unlike}
    pairs = tuple(_pair(run, yardstick.side, left_out))
    findings += [*_find_kinship(run.made, yardstick), *unlike, *_find_one_sided(run, yardstick.side)]
    if not pairs:
        message = f"no case can be compared; {LAND_REFERENCE}" if unlike else "both sides have no case in common"
        findings.append(Finding(level="incomparable", rule="nothing_in_common", message=message))
    findings += judge_invariants(run.measured, yardstick.side.by_key, rules.gate, left_out=left_out)
    if run.made.deterministic and yardstick.baseline.run.made.deterministic:
        findings += [*_find_moves(pairs, rules, accepted, today), *_find_idle(pairs, accepted, cases, today)]
    return rule([*findings, *_find_rescored(yardstick)])


def _find_unscored(run: Side) -> Iterator[Finding]:
    for each in run.measured:
        if each.failure is not None:
            level = _LEVELS.get(each.failure.kind, "incomplete")
            message = f"could not be scored ({each.failure.kind}): {each.failure.message}"
            yield Finding(level=level, rule=each.failure.kind, case=each.outcome.case, message=message)
    if not run.measured:
        yield Finding(level="incomplete", rule="no_outcome", message="the run holds no outcome; run it again")


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


def _find_unlike(run: Side, yardstick: Yardstick, cases: Collection[Case]) -> Iterator[Finding]:
    """Cases of both sides whose story or reference is another than the baseline was blessed with."""
    present = {case.slug: case for case in cases}
    ours = {each.outcome.case for each in run.measured}
    told: set[str] = set()
    for each in yardstick.baseline.run.outcomes:
        case = present.get(each.case)
        if case is None or each.case not in ours or each.case in told:
            continue
        told.add(each.case)
        if each.story_sha256 != case.story_sha256:
            message = "its story.json is another than the baseline's; land it by itself: run, look, bless"
            yield Finding(level="incomparable", rule="story_changed", case=each.case, message=message)
        elif each.reference_sha256 != case.reference_sha256:
            message = f"its reference.json is another than the baseline's; {LAND_REFERENCE}"
            yield Finding(level="incomparable", rule="reference_changed", case=each.case, message=message)


def _find_one_sided(run: Side, before: Side) -> Iterator[Finding]:
    ours, theirs = ({each.outcome.case for each in side.measured} for side in (run, before))
    for case in sorted(ours - theirs):
        message = "not in the baseline, left out of the comparison; bless a run to take it in"
        yield Finding(level="note", rule="only_in_run", case=case, message=message)
    for case in sorted(theirs - ours):
        message = "only in the baseline, left out of the comparison; was it meant to go?"
        yield Finding(level="note", rule="only_in_baseline", case=case, message=message)


def _pair(run: Side, before: Side, left_out: Collection[str | None]) -> Iterator[Pair]:
    known = before.by_key
    for each in run.measured:
        twin = known.get(each.key)
        if twin and twin.score and each.score and each.outcome.case not in left_out:
            yield Pair(twin, each)


def _find_moves(pairs: Sequence[Pair], rules: Rules, accepted: Sequence[Accepted], today: date) -> Iterator[Finding]:
    for pair in pairs:
        yield from _find_moves_of(pair, rules, accepted, today)


def _find_moves_of(pair: Pair, rules: Rules, accepted: Sequence[Accepted], today: date) -> Iterator[Finding]:
    if pair.before.score is None or pair.after.score is None:
        return
    changes = list_changes(pair.before.score.judgements, pair.after.score.judgements)
    for group, before, after in list_group_scores(pair.before.score, pair.after.score, rules.groups):
        if abs(after - before) <= TOLERANCE:
            continue
        finding = Finding(
            level="note",
            rule="rise",
            case=pair.after.outcome.case,
            group=group,
            before=before,
            after=after,
            message="rose",
            changes=tuple(each for each in changes if each.slot.group == group),
        )
        yield finding if after > before else _judge_fall(finding, rules, accepted, today)


def _judge_fall(move: Finding, rules: Rules, accepted: Sequence[Accepted], today: date) -> Finding:
    entry = next((each for each in accepted if (each.case, each.group) == (move.case, move.group)), None)
    if entry and entry.counts_on(today):
        message = f"fell, accepted{f' by {entry.by}' if entry.by else ''}: {entry.reason}"
        return move.model_copy(update={"level": "warn", "rule": "accepted_fall", "message": message})
    if not rules.groups.get(move.group or "", 0):
        return move.model_copy(update={"level": "warn", "rule": "fall", "message": "fell; this group has no weight"})
    message = f"fell; it was accepted until {entry.until}" if entry else "fell"
    return move.model_copy(update={"level": "fail", "rule": "fall", "message": message})


def _find_idle(
    pairs: Sequence[Pair], accepted: Sequence[Accepted], cases: Collection[Case], today: date
) -> Iterator[Finding]:
    """Entries of accepted.toml that accept nothing: no such case, or no fall there."""
    present = {case.slug for case in cases}
    compared = {pair.after.outcome.case for pair in pairs}
    fallen = {key for pair in pairs for key in _list_fallen(pair)}
    for each in accepted:
        if not each.counts_on(today):
            message = f"accepted.toml: its entry counted until {each.until}; delete it, or look again"
        elif each.case not in present:
            message = "accepted.toml: stale, there is no such case; delete the entry"
        elif each.case in compared and (each.case, each.group) not in fallen:
            message = "accepted.toml: stale, nothing fell there; delete the entry"
        else:
            continue
        yield Finding(level="note", rule="stale_acceptance", case=each.case, group=each.group, message=message)


def _list_fallen(pair: Pair) -> Iterator[tuple[str, str]]:
    if pair.before.score and pair.after.score:
        for group, before, after in list_group_scores(pair.before.score, pair.after.score, {}):
            if before - after > TOLERANCE:
                yield pair.after.outcome.case, group


def _find_rescored(yardstick: Yardstick) -> Iterator[Finding]:
    """Whether the scorer has changed since the baseline was blessed: both sides are measured by the present one."""
    now = {each.key: each.score.score for each in yardstick.measured if each.score}
    stored = {(each.case, each.repeat): each.score for each in yardstick.baseline.scores}
    moved = sorted({key[0] for key in now.keys() & stored.keys() if abs(now[key] - stored[key]) > TOLERANCE})
    if moved:
        which = "the scorer, its weights or a reference changed since the baseline was blessed"
        message = f"{which}: both sides are measured anew; its stored scores differ in {', '.join(moved)}"
        yield Finding(level="note", rule="rescored", message=message)
