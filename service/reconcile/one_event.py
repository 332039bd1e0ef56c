"""Finds which strands of different drafts are one event: by what they tell, then by who, where and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import combinations
from typing import Final

from service.language import Language
from service.reconcile.event import Strand
from service.reconcile.looks import Look, Outlook, list_articles_of, look_at, merge_looks
from service.reconcile.occurrences import are_hardly_one, are_two, are_written_far, are_written_near
from service.reconcile.spelling import Spelled
from service.reconcile.tolls import Published

_ENOUGH_SHARED: Final = 2
"""So many equal figures and quotes make two drafts' events one; a common place or name counts for one of them."""
_ENOUGH: Final = 3
"""What names, place, time, numbers and wording have to add up to, where each is shared by look-alikes too."""
_Judges = Callable[[Look, Look], bool]


def join_strands(
    strands: Sequence[Strand], language: Language, outlook: Outlook, published: Published
) -> tuple[tuple[tuple[Strand, ...], ...], bool]:
    """Strands that are one event together, and whether any stayed apart because more than one candidate fitted.

    What they tell joins first; then who, where and when join what that has made, until nothing more fits. Two events
    that one draft tells apart, or that their dates do, are never joined, not through a third either.
    """
    if len({each.draft for each in strands}) <= 1:
        return tuple((each,) for each in strands), False
    round_ups = _find_round_ups(strands)
    looks = [look_at(each, language, outlook, published, round_ups=round_ups) for each in strands]
    looks, apart = _join(looks, fits=_tell_the_same, excludes=cache(are_two))
    fits, excludes, before = cache(_have_one_setting), cache(are_hardly_one), 0
    while len(looks) != before:
        before = len(looks)
        looks, unclear = _join(looks, fits=fits, excludes=excludes)
        apart += unclear
    return tuple(each.strands for each in (*looks, *apart)), bool(apart)


def _find_round_ups(strands: Sequence[Strand]) -> frozenset[str]:
    """Articles that one draft has on several events."""
    told = Counter((each.draft, article) for each in strands for article in set(list_articles_of(each)))
    return frozenset(article for (_, article), events in told.items() if events > 1)


def _join(looks: Sequence[Look], *, fits: _Judges, excludes: _Judges) -> tuple[list[Look], list[Look]]:
    """Those that are one as one, and those that stay apart, since they fit some that are not one."""
    fitting: dict[Look, set[Look]] = {each: set() for each in looks}
    for left, right in combinations(looks, 2):
        if fits(left, right) and not excludes(left, right):
            fitting[left].add(right)
            fitting[right].add(left)

    def are_several(members: AbstractSet[Look], *, seen_from: Look | None = None) -> bool:
        # What has no day of its own cannot join those that are far from each other.
        is_open = seen_from is not None and not seen_from.written
        pairs = combinations(filter(members.__contains__, looks), 2)
        return any(excludes(*pair) or (is_open and are_written_far(*pair)) for pair in pairs)

    unclear = {each for each, others in fitting.items() if are_several(others, seen_from=each)}
    groups = _connect({each: others - unclear for each, others in fitting.items() if each not in unclear})
    whole = [[each for each in looks if each in group] for group in groups if not are_several(group)]
    apart = set(looks).difference(*whole)
    return [merge_looks(group) for group in whole], [each for each in looks if each in apart]


def _connect(near: Mapping[Look, AbstractSet[Look]]) -> list[set[Look]]:
    """Everything with what is near to it, directly or through others."""
    groups: list[set[Look]] = []
    for start in near:
        if any(start in group for group in groups):
            continue
        group, waiting = set[Look](), {start}
        while waiting:
            group |= waiting
            waiting = set[Look]().union(*(near[each] for each in waiting)) - group
        groups.append(group)
    return groups


def _tell_the_same(left: Look, right: Look) -> bool:
    """Whether both tell of one event: an article that is on no other, or what they say, makes them one."""
    if left.articles & right.articles:
        return True
    telling = len(left.telling & right.telling)
    if telling + len(left.small & right.small) >= _ENOUGH_SHARED:
        return True
    if not telling or (left.places.isdisjoint(right.places) and left.names.isdisjoint(right.names)):
        return False
    return not (are_hardly_one(left, right) or are_written_far(left, right))


def _have_tolls(left: Look, right: Look) -> bool:
    """Whether both are of one kind, with tolls that can be stages of one."""
    measures, others = ({measure for measure, _ in each.tolls} for each in (left, right))
    return bool(left.categories & right.categories) and not measures.isdisjoint(others)


def _have_one_setting(left: Look, right: Look) -> bool:
    """Whether who, where, when, numbers and wording make them one, each of which alone look-alikes share too."""
    where, numbers, alike = _share_scene(left, right), _count_numbers(left, right), bool(left.groups & right.groups)
    when = bool(left.days and right.days) or are_written_near(left, right)
    if not (numbers or alike or (when and where)) or are_written_far(left, right):
        return False
    who = min(_ENOUGH_SHARED, _count_names(left, right))
    return bool(who or where) and who + where + numbers + when + alike >= _ENOUGH


def _count_numbers(left: Look, right: Look) -> int:
    """Numbers that are equal, at most two, and tolls that may be stages of one."""
    telling = len(left.telling & right.telling) + len(left.passing & right.passing)
    return min(_ENOUGH_SHARED, telling) + (not left.small.isdisjoint(right.small) or _have_tolls(left, right))


def _count_names(left: Look, right: Look) -> int:
    """How many names of one the other has too, or prints where it tells of its event; longer forms of one aside."""
    shared = {each for each in left.names if _names(right, each)} | {each for each in right.names if _names(left, each)}
    return sum(not any(set(other) < set(each) for other in shared) for each in shared)


def _names(look: Look, name: Spelled) -> bool:
    return name in look.names or look.capitals.issuperset(name)


def _share_scene(left: Look, right: Look) -> bool:
    """Whether a scene of one is a place of the other, or is printed where that tells of its event.

    Where both tell scenes, each has to print one of the other: a fire in Ystad is told as 20 kilometres from Lund.
    """
    if not left.scenes.isdisjoint(right.places) or not right.scenes.isdisjoint(left.places):
        return True
    printed = [any(map(by.capitals.issuperset, of.scenes)) for of, by in ((left, right), (right, left))]
    return all(printed) if left.scenes and right.scenes else any(printed)
