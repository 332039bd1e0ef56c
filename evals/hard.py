"""Hard invariants: what no report may hold, whatever else it is worth. Pure; nothing here can be accepted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from evals.measuring import Measured
from evals.rules import Thresholds
from evals.ruling import Finding, Level
from evals.scoring.shape import CaseScore


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that no report may hold."""

    told: str
    """In one line, with the id of the item that it is in."""
    essence: str
    """What it is, whatever ids the report gave its items: the same fault has the same in every run."""


@dataclass(frozen=True, slots=True)
class Invariant:
    """One kind of thing that no report may hold."""

    name: str
    """As its ceiling is called in gate.toml."""
    words: str
    word: str
    """The same of a single one."""
    list_faults: Callable[[CaseScore], Sequence[Fault]]

    def tell(self, score: CaseScore) -> tuple[str, ...]:
        """Each fault in one line."""
        return tuple(each.told for each in self.list_faults(score))


def tell_made_up(score: CaseScore) -> tuple[str, ...]:
    """Each made-up item in one line."""
    return tuple(each.told for each in _list_made_up(score))


def _list_made_up(score: CaseScore) -> tuple[Fault, ...]:
    return tuple(
        Fault(f"{each.item or 'report'} {each.rule}: {each.detail}", f"{each.rule}: {each.detail}")
        for each in score.made_up
    )


def _list_leaks(score: CaseScore) -> tuple[Fault, ...]:
    return tuple(Fault(each, _EVENT.sub("", each)) for each in score.leaks)


def _list_invalid(score: CaseScore) -> tuple[Fault, ...]:
    return tuple(Fault(each, each) for each in score.invalid)


_EVENT: Final = re.compile(r"^e\d+: ")
"""The event that a leak stands in, before the string that leaked."""

INVARIANTS: Final = (
    Invariant("made_up", "items that the articles do not hold", "item that the articles do not hold", _list_made_up),
    Invariant("leaks", "strings that must not appear", "string that must not appear", _list_leaks),
    Invariant("invalid", "faults in the report itself", "fault in the report itself", _list_invalid),
)


@dataclass(frozen=True, slots=True)
class Faults:
    """The faults of a report beside those of another one."""

    new: tuple[Fault, ...]
    """Those that the other does not have, or not as often."""
    known: tuple[Fault, ...]


def compare_faults(faults: Iterable[Fault], others: Iterable[Fault]) -> Faults:
    """Compare faults one by one by what they are, each as often as it is there."""
    left = Counter(each.essence for each in others)
    new: list[Fault] = []
    known: list[Fault] = []
    for each in faults:
        (known if left[each.essence] > 0 else new).append(each)
        left[each.essence] -= 1
    return Faults(tuple(new), tuple(known))


def judge_invariants(
    measured: Sequence[Measured],
    baseline: Mapping[tuple[str, int], Measured],
    ceilings: Thresholds,
    *,
    left_out: Collection[str | None] = (),
) -> Iterator[Finding]:
    """Find what breaks a ceiling: FAIL what a case's baseline does not have, WARN what it has too.

    Faults are compared one by one by what they are, each as often as it is there: another one in the place of a known
    one is new. A case that cannot be compared (not in the baseline, or in `left_out`) warns: it may always have been.
    """
    for invariant in INVARIANTS:
        faults = {each.key: invariant.list_faults(each.score) for each in measured if each.score}
        if sum(map(len, faults.values())) <= getattr(ceilings, invariant.name):
            continue
        for key, own in faults.items():
            twin = baseline.get(key)
            known = twin.score if twin and key[0] not in left_out else None
            yield from _judge_faults(invariant, key[0], own, known)


def _judge_faults(
    invariant: Invariant, case: str, faults: Sequence[Fault], baseline: CaseScore | None
) -> Iterator[Finding]:
    if baseline is None:
        standing = "the case cannot be compared, so nobody knows since when"
        yield from _report(invariant, case, "warn", faults, standing)
        return
    before = invariant.list_faults(baseline)
    compared = compare_faults(faults, before)
    new, known = compared.new, compared.known
    yield from _report(invariant, case, "fail", new, "not in the baseline", before=len(before))
    standing = f"the baseline already had {len(known)}; to be mended"
    yield from _report(invariant, case, "warn", known, standing, before=len(before))


def _report(
    invariant: Invariant, case: str, level: Level, faults: Sequence[Fault], standing: str, *, before: int | None = None
) -> Iterator[Finding]:
    if faults:
        yield Finding(
            level=level,
            rule=invariant.name,
            case=case,
            before=before,
            after=len(faults),
            message=f"{len(faults)} {invariant.word if len(faults) == 1 else invariant.words}; {standing}",
            faults=tuple(each.told for each in faults),
        )
