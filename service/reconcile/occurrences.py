"""What cannot be one occurrence, or hardly can: told by drafts, days, tolls, and the days of writing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import product
from typing import Final

from service.dates.calendar_day import CalendarDay
from service.reconcile.looks import Look, Toll

_NIGHT: Final = 2
"""Days that may lie between what two articles print as the day of one occurrence."""
_NEAR: Final = 3
"""Days between articles on one event as a rule."""
_LONG: Final = 10
"""Days after which equal names and places tell of another event, and a toll rises no more."""
_WEEK: Final = 7
_FAR_APART: Final = 3
"""Tolls of one occurrence rise; one that is three times another is another's."""
_FAR_FROM: Final = 5


def are_two(left: Look, right: Look) -> bool:
    """Whether they are two events for certain: told apart by one draft, or by their dates."""
    if not left.drafts.isdisjoint(right.drafts):
        return True
    return any(_days_conflict(a, b) for a in left.days for b in right.days) or _are_apart(left.printed, right.printed)


def are_hardly_one(left: Look, right: Look) -> bool:
    """Whether they are two events, or likely so: by their tolls, or by weekdays where no date is settled."""
    return are_two(left, right) or do_tolls_conflict(left, right) or _weekdays_conflict(left.weekdays, right.weekdays)


def are_written_far(left: Look, right: Look) -> bool:
    """Whether so long lies between all articles of one and all of the other that equal names and places tell nothing.

    That keeps no two events apart which articles written between them join: coverage goes on for weeks.
    """
    return min(_list_distances(left.written, right.written), default=0) > _LONG


def are_written_near(left: Look, right: Look) -> bool:
    """Whether some article of one was written within days of one of the other."""
    return min(_list_distances(left.written, right.written), default=_LONG) <= _NEAR


def do_tolls_conflict(left: Look, right: Look) -> bool:
    """Whether tolls of some measure are so far from each other that one occurrence hardly has them all."""
    shared = left.tolls.keys() & right.tolls.keys()
    return any(all(_are_far(a, b) for a, b in product(left.tolls[each], right.tolls[each])) for each in shared)


def _days_conflict(a: str, b: str) -> bool:
    """Whether they are not one day as far as the less precise of them goes."""
    return not (a.startswith(b) or b.startswith(a))


def _list_distances(left: Iterable[CalendarDay], right: Iterable[CalendarDay]) -> list[int]:
    return [a.count_days_to(b) for a, b in product(left, right)]


def _are_apart(left: Iterable[CalendarDay], right: Iterable[CalendarDay]) -> bool:
    return min(_list_distances(left, right), default=0) > _NIGHT


def _weekdays_conflict(left: Iterable[int], right: Iterable[int]) -> bool:
    """Whether no weekday of one is on a weekday of the other, or right before or after it."""
    apart = [min((a - b) % _WEEK, (b - a) % _WEEK) for a, b in product(left, right)]
    return min(apart, default=0) > 1


def _are_far(a: Toll, b: Toll) -> bool:
    """Whether the higher is no later stage of the lower one, which is told as a whole number and not as a least."""
    low, high = sorted((a, b), key=lambda each: each.number)
    if not low.is_closed or high.number < _FAR_FROM or high.number < _FAR_APART * low.number:
        return False
    later = high.told_at - low.told_at if low.told_at and high.told_at else timedelta(0)
    return not timedelta(0) < later <= timedelta(days=_LONG)
