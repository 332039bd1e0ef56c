"""Coverage: which cases of a run can be compared with the baseline, and why the others cannot. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from evals.cases import Case
from evals.gate.sides import Pair, Side, Yardstick
from evals.measuring import NO_CASE, STORY_CHANGED, Measured
from evals.ruling import Finding, Level

LAND_REFERENCE: Final = (
    "land the reference by itself: `wirefold eval rescore` the baseline, look at what moved, "
    "`wirefold eval rescore --write` or `wirefold eval bless`, then compare"
)

_LEVELS: Final[Mapping[str, Level]] = {NO_CASE: "note", STORY_CHANGED: "incomparable"}
"""How grave it is that an outcome has no score; whatever is not here leaves the run incomplete."""


def find_unscored(run: Side) -> Iterator[Finding]:
    """Outcomes without a score, each with its reason."""
    for each in run.measured:
        if each.failure is not None:
            level = _LEVELS.get(each.failure.kind, "incomplete")
            message = f"could not be scored ({each.failure.kind}): {each.failure.message}"
            yield Finding(level=level, rule=each.failure.kind, case=each.outcome.case, message=message)
    if not run.measured:
        yield Finding(level="incomplete", rule="no_outcome", message="the run holds no outcome; run it again")


def find_unlike(run: Side, yardstick: Yardstick, cases: Collection[Case]) -> Iterator[Finding]:
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


def find_uncovered(
    run: Side, before: Side, *, cases: Collection[Case], retired: Mapping[str, str], unlike: frozenset[str]
) -> Iterator[Finding]:
    """Every case that is not compared, or not wholly, but for those in `unlike`, whose reason was told."""
    gone = before.cases - {each.slug for each in cases}
    yield from _find_missing(run, before, cases)
    yield from _find_gone(gone, retired)
    yield from _find_unpaired(run, before, left_out=unlike | gone)
    yield from _find_new(run, before, cases)


def _find_missing(run: Side, before: Side, cases: Collection[Case]) -> Iterator[Finding]:
    """Cases that suite and baseline have and the run lacks: what is left out may be what fell."""
    ours, theirs = run.cases, before.cases
    for case in sorted({each.slug for each in cases} & theirs - ours):
        message = f"the run lacks it, though suite and baseline have it; go on: `{run.command}`"
        yield Finding(level="incomplete", rule="missing_case", case=case, message=message)


def _find_unpaired(run: Side, before: Side, *, left_out: frozenset[str]) -> Iterator[Finding]:
    """Cases of both sides whose outcomes meet no scored twin, but for those in `left_out`."""
    for case in sorted((run.cases & before.cases) - left_out):
        ours, theirs = _list_repeats(run, case), _list_repeats(before, case)
        if not ours.keys() & theirs.keys():
            command = run.command if 1 in theirs else f"{run.command} --repeats {max(theirs)}"
            message = f"the run has it as {_name(ours)}, the baseline as {_name(theirs)}; go on: `{command}`"
            yield Finding(level="incomplete", rule="other_repeat", case=case, message=message)
        for repeat in sorted(ours.keys() & theirs.keys()):
            failure = theirs[repeat].failure
            if failure is not None:
                why = f"{failure.kind}: {failure.message}"
                message = f"the baseline's own {_name([repeat])} has no score ({why}); bless a run that has one"
                yield Finding(level="incomparable", rule="baseline_unscored", case=case, message=message)


def _list_repeats(side: Side, case: str) -> Mapping[int, Measured]:
    return {each.outcome.repeat: each for each in side.measured if each.outcome.case == case}


def _name(repeats: Iterable[int]) -> str:
    return f"repeat {', '.join(map(str, sorted(repeats)))}"


def _find_gone(gone: frozenset[str], retired: Mapping[str, str]) -> Iterator[Finding]:
    """Cases that the baseline has and the suite has not: deleting a case makes no fall undone."""
    for case in sorted(gone):
        if case in retired:
            yield Finding(level="note", rule="retired", case=case, message=f"went on purpose: {retired[case]}")
        else:
            message = "the baseline has it, the suite has not; bring it back, or say why it went: gate.toml, [retired]"
            yield Finding(level="incomparable", rule="only_in_baseline", case=case, message=message)


def _find_new(run: Side, before: Side, cases: Collection[Case]) -> Iterator[Finding]:
    """Cases that the baseline does not have."""
    for case in sorted(run.cases - before.cases):
        message = "not in the baseline, left out of the comparison; bless a run to take it in"
        yield Finding(level="note", rule="only_in_run", case=case, message=message)
    for case in sorted({each.slug for each in cases} - run.cases - before.cases):
        message = "new, neither in the run nor in the baseline; bless a run to take it in"
        yield Finding(level="note", rule="only_in_suite", case=case, message=message)


def pair_up(run: Side, before: Side, left_out: Collection[str | None]) -> Iterator[Pair]:
    """Put together what is scored on both sides, but for cases in `left_out`."""
    known = before.by_key
    for each in run.measured:
        twin = known.get(each.key)
        if twin and twin.score and each.score and each.outcome.case not in left_out:
            yield Pair(twin, each)
