"""The day of a number, where its like is told of another day: 71 on Monday and 71 on Friday are two.

Elsewhere a number gets no day: a sentence that prints one may tell with it when the minister spoke.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from service.lexical.figures import Count
from service.lexical.times import Moment, find_moment


def part_by_day(counts: Sequence[Sequence[Count]]) -> list[tuple[Count, ...]]:
    """The counts, by article, with the days of those that several sentences give alike of two days."""
    days: defaultdict[tuple[object, ...], set[Hashable]] = defaultdict(set)
    for each in (count for article in counts for count in article):
        moment = _find_day(each)
        if moment is not None:
            days[_read_number(each)].add(_name_day(moment))
    return [
        tuple(_date(each) if len(days.get(_read_number(each), ())) > 1 else each for each in article)
        for article in counts
    ]


def _date(count: Count) -> Count:
    moment = _find_day(count)
    return count._replace(when=moment.words) if moment else count


def _find_day(count: Count) -> Moment | None:
    """The day that the sentence of a number tells of what happened, not of what may or is to come."""
    passage = count.passage
    if not passage.language.lists("plan", "unreal", "hedge").isdisjoint(passage.lowers):
        return None
    moment = find_moment(passage)
    return moment if moment and moment.is_dated and moment.is_sure and not moment.is_ahead else None


def _read_number(count: Count) -> tuple[object, ...]:
    """What is alike of two that might be taken for one, whatever the words for what they count."""
    quantity = count.quantity
    return count.measure, quantity.low, quantity.high, quantity.qualifier, quantity.unit


def _name_day(moment: Moment) -> Hashable:
    """The weekday, or else the words: on Friday, late on Friday."""
    return moment.words.casefold() if moment.weekday is None else moment.weekday
