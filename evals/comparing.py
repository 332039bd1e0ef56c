"""Comparing two scorings of one case slot by slot: what was gained, what was lost, what is only different. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Final, Literal

from evals.scoring.counts import Counts, Judgement
from evals.scoring.shape import CaseScore
from service.schema.base import Shape

ChangeKind = Literal["lost", "gained", "changed"]

_WORTH: Final = {"correct": 2, "partial": 1, "incorrect": 0, "missing": 0, "spurious": -1}
"""Order of the verdicts by what a slot is worth; a slot that neither side has is worth 0."""

TOLERANCE: Final = 1e-9
"""Differences below it are those of floating point."""

_Key = tuple[str, str, str]


class Change(Shape):
    """What became of one slot."""

    kind: ChangeKind
    before: Judgement | None
    """Null for something of its own that only the second report has."""
    after: Judgement | None
    """Null for something of its own that only the first report has."""

    @property
    def slot(self) -> Judgement:
        """Either side, for what both have in common."""
        slot = self.after or self.before
        if slot is None:
            raise ValueError("a change has at least one side")
        return slot


def list_changes(before: Sequence[Judgement], after: Sequence[Judgement]) -> tuple[Change, ...]:
    """Tell slot by slot what differs: losses first, then gains, then the rest, each in the order of the slots.

    Slots are the same where group, field and what is expected are; among several such, those that came to the same
    are paired first. Ids of items are not compared: reports number their items as they like.
    """
    changes = [_tell(first, second) for first, second in _pair(before, after) if not _agree(first, second)]
    order: tuple[ChangeKind, ...] = ("lost", "gained", "changed")
    return tuple(each for kind in order for each in changes if each.kind == kind)


def list_group_scores(
    before: CaseScore, after: CaseScore, weights: Mapping[str, float]
) -> Iterator[tuple[str, float, float]]:
    """Every field group of either side with its F1 before and after, in the order of the weights.

    A group that one side lacks has nothing to be wrong about there: 1.
    """
    present = {**before.groups, **after.groups}
    for group in [*(each for each in weights if each in present), *(each for each in present if each not in weights)]:
        yield group, before.groups.get(group, Counts()).f1, after.groups.get(group, Counts()).f1


def _pair(
    before: Iterable[Judgement], after: Iterable[Judgement]
) -> Iterator[tuple[Judgement | None, Judgement | None]]:
    first, second = _sort_by_slot(before), _sort_by_slot(after)
    for key in {**first, **second}:
        ours, theirs = list(first.get(key, ())), list(second.get(key, ()))
        for each in first.get(key, ()):
            twin = next((other for other in theirs if _agree(each, other)), None)
            if twin is not None:
                ours.remove(each)
                theirs.remove(twin)
        yield from zip_longest(ours, theirs)


def _sort_by_slot(judgements: Iterable[Judgement]) -> dict[_Key, list[Judgement]]:
    slots: dict[_Key, list[Judgement]] = defaultdict(list)
    for each in judgements:
        slots[_find_key(each)].append(each)
    return slots


def _find_key(judgement: Judgement) -> _Key:
    if judgement.expected is None:
        return judgement.group, judgement.field, f"spurious {judgement.found}"
    return judgement.group, judgement.field, f"expected {judgement.expected}"


def _agree(first: Judgement | None, second: Judgement | None) -> bool:
    if first is None or second is None:
        return first is second
    return (first.verdict, first.found) == (second.verdict, second.found)


def _tell(before: Judgement | None, after: Judgement | None) -> Change:
    gain = _weigh(after) - _weigh(before)
    kind: ChangeKind = "gained" if gain > 0 else "lost" if gain < 0 else "changed"
    return Change(kind=kind, before=before, after=after)


def _weigh(judgement: Judgement | None) -> int:
    return _WORTH[judgement.verdict] if judgement else 0
