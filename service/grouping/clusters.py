"""Which articles are about one event: told by numbers, quotations, days, wording and what they turn on.

Shared officials and places alone never make one event of two. Each article is held against the few that share most
with it, found through an index, so that the time grows with the number of articles and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from service.dates.calendar_day import CalendarDay
from service.grounding.numbers.measures import PEOPLE as TOLLS
from service.grouping.profile import Counted, Profile
from service.quantities import Quantity
from service.schema.report import Number

_FAR_APART: Final = 3
"""Tolls of one event rise; one that is three times another is another event's."""
_DISTINCTIVE: Final = 5
"""A smaller number is shared by chance."""
_LARGE: Final = 10
_ODD: Final = 100
_COPY: Final = 0.7
"""So much of the shorter lead's words in both: one text, or a rewrite of it."""
_WEEK: Final = 7
_LONG: Final = 10
"""Days."""
_ROOT: Final = 4
"""Letters that a country and its people share: Turkey, Turkish."""
_SAME_SCENE: Final = 0.5
_ENOUGH: Final = 0.9
"""What equal numbers, wording, day and names have to add up to."""
_ENOUGH_WITHOUT_NAMES: Final = 0.4
_MIN_SHARED: Final = 3
_THING: Final = 0.8
_FURTHER_THING: Final = 0.3
_OTHER_THINGS: Final = 0.4
_FEW_NAMES: Final = 3
_NAME: Final = 0.13
_RARE_NAME: Final = 0.13
_NAMES: Final = 1.0
_SAME_CLOCK: Final = 0.6
_TITLED: Final = 0.25
_SAME_DATE: Final = 0.3
_SOON: Final = 0.2
_SOON_DAYS: Final = 1
_NEAR_DAYS: Final = 4
"""Articles on one event are written within so many days, as a rule."""
_POSTED: Final = 12
"""Articles kept under one feature: a feature of more tells nothing."""
_CANDIDATES: Final = 6
_ASKED: Final = 3
"""Members of a group that are asked whether another group may join it."""
_WEIGHTS: Final = {"gram": 3, "thing": 2, "number": 2, "name": 1, "clock": 2, "stem": 1}


def cluster(profiles: Sequence[Profile], *, strictness: float = 1.0) -> tuple[tuple[str, ...], ...]:
    """Ordinals of the articles of each event, the largest first, in the order sent within.

    `strictness` is a share of what two articles have to have in common to be taken for one event's.
    """
    things = _count_things(profiles)
    order = {each.ordinal: n for n, each in enumerate(profiles)}
    profiles = [replace(each, things=each.things & things.keys()) for each in sorted(profiles, key=_list_content)]
    names = Counter(name for each in profiles for name in each.proper)
    scales = _Scales(things, names, len(profiles), strictness)
    pairs = [(scales.weigh(a, b), a, b) for a, b in _pair_candidates(profiles)]
    groups = {each.ordinal: [each] for each in profiles}
    for _, left, right in sorted((each for each in pairs if each[0] > 0), key=lambda each: -each[0]):
        mine, other = groups[left.ordinal], groups[right.ordinal]
        if mine is not other and not _stay_apart(mine, other, scales):
            mine += other
            groups.update(dict.fromkeys((each.ordinal for each in other), mine))
    whole = {id(group): tuple(sorted((p.ordinal for p in group), key=order.__getitem__)) for group in groups.values()}
    return tuple(sorted(whole.values(), key=lambda group: (-len(group), order[group[0]])))


def _list_content(profile: Profile) -> tuple[object, ...]:
    """What to sort by, so that the order in which articles are sent changes nothing."""
    return sorted(profile.stems), sorted(profile.capitals), sorted(profile.grams), str(profile.written_on)


def _stay_apart(mine: Sequence[Profile], other: Sequence[Profile], scales: _Scales) -> bool:
    """Whether two groups have articles that tell of two events, though a third one shares something with both.

    A round-up does: what it tells of each is in either, and the two share no name and no number.
    """
    return any(scales.weigh(a, b) < 0 or _share_nothing(a, b) for a in mine[:_ASKED] for b in other[:_ASKED])


def _share_nothing(left: Profile, right: Profile) -> bool:
    """Whether two articles of one language that print several names each have none in common, and no number either."""
    if left.language != right.language or min(len(left.proper), len(right.proper)) < _FEW_NAMES:
        return False
    shared = (left.proper & right.proper, left.titled & right.titled, left.names & right.names)
    return not any(shared) and left.numbers.isdisjoint(right.numbers) and left.grams.isdisjoint(right.grams)


def _count_things(profiles: Sequence[Profile]) -> dict[str, int]:
    """In how many articles each thing is named; without names that more articles have as a person's or a place's."""
    things = Counter(name for each in profiles for name in each.things)
    placed = Counter(name for each in profiles for name in each.placed)
    return {name: count for name, count in things.items() if count > placed[name]}


def _pair_candidates(profiles: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Each article with the earlier ones that share most with it."""
    posted: defaultdict[tuple[str, object], list[int]] = defaultdict(list)
    for n, profile in enumerate(profiles):
        shared: Counter[int] = Counter()
        for feature in _list_features(profile):
            postings = posted[feature]
            for earlier in postings:
                shared[earlier] += _WEIGHTS[feature[0]]
            if len(postings) < _POSTED:
                postings.append(n)
        for earlier, _ in sorted(shared.items(), key=lambda each: (-each[1], each[0]))[:_CANDIDATES]:
            yield profiles[earlier], profile


def _list_features(profile: Profile) -> Iterator[tuple[str, object]]:
    yield from (("gram", each) for each in profile.grams)
    yield from (("thing", each) for each in profile.things)
    yield from (("number", each) for each in profile.numbers if float(each[0] or 0) >= _LARGE)
    yield from (("name", each) for each in profile.proper)
    yield from (("clock", each) for each in profile.clocks)
    yield from (("stem", each) for each in profile.stems)


@dataclass(slots=True)
class _Scales:
    """Weighs pairs of one story's articles, each pair once."""

    things: Mapping[str, int]
    """In how many articles each thing is named."""
    names: Mapping[str, int]
    """In how many articles each name is printed."""
    total: int
    strictness: float
    known: dict[tuple[str, str], float] = field(default_factory=dict)

    def weigh(self, left: Profile, right: Profile) -> float:
        """Above 0 for one event, below 0 for two that must stay apart, 0 where nothing tells."""
        pair = (left.ordinal, right.ordinal) if left.ordinal < right.ordinal else (right.ordinal, left.ordinal)
        if pair not in self.known:
            self.known[pair] = self._weigh(left, right)
        return self.known[pair]

    def _weigh(self, left: Profile, right: Profile) -> float:
        likeness = _find_likeness(left, right)
        if not left.grams.isdisjoint(right.grams):
            return 3.0 + likeness
        if self._are_elsewhere(left, right, likeness):
            return -1.0
        if likeness >= _COPY:
            return 3.0 + likeness
        alike = self._compare_names(left, right)
        if _days_differ(left, right) and alike < _ENOUGH:
            return -1.0
        return self._sum_up(left, right, likeness, alike)

    def _are_elsewhere(self, left: Profile, right: Profile, likeness: float) -> bool:
        """Whether time or place tells two articles apart, whatever else they share."""
        if _sites_differ(left, right) and not _is_near(left, right) and likeness < _COPY:
            return True
        return _is_long_between(left, right) or (_scenes_differ(left, right) and not self._is_strong(left, right))

    def _sum_up(self, left: Profile, right: Profile, likeness: float, alike: float) -> float:
        """What wording, numbers, things, names and days add up to."""
        equal, different = _compare_counts(left, right)
        numbers, things = _count_equal_numbers(left, right), self._compare_things(left, right)
        if different >= 1 and different > equal + numbers + max(0.0, things) + alike:
            return -1.0
        things += _SAME_SCENE * _is_same_scene(left, right)
        telling = 2 * likeness + min(equal, 3) + numbers + things + alike - 0.5 * different
        shared_names = len(left.names & right.names)
        weight = telling + _compare_days(left, right) + min(0.5, 0.1 * shared_names)
        is_named = shared_names > 0 or things > 0 or numbers >= 1 or alike > 0
        is_other_script = left.language != right.language and _is_same_day(left, right)
        is_enough = min(telling / _ENOUGH_WITHOUT_NAMES, weight / _ENOUGH) >= self.strictness
        return weight if (is_named or is_other_script) and is_enough else 0.0

    def _is_strong(self, left: Profile, right: Profile) -> bool:
        """Whether telling numbers or what both turn on outweigh places that differ."""
        equal, _ = _compare_counts(left, right)
        return equal >= 1 or _count_equal_numbers(left, right) >= 1 or self._compare_things(left, right) > 0

    def _compare_names(self, left: Profile, right: Profile) -> float:
        """What the names of both tell where both are of one time: rare ones among the story's articles tell most.

        The same names and officials are in the articles on two occurrences, so that time comes first: written within
        days, or a day or a minute that both print.
        """
        clocks = len(left.clocks & right.clocks)
        if not _is_near(left, right):
            return 0.0
        shared, titled = left.proper & right.proper, left.titled & right.titled
        if len(shared | titled) < _FEW_NAMES and not clocks:
            return 0.0
        rare = sum(self.total == 2 or self.names[each] < self.total for each in shared)  # noqa: PLR2004 - a pair
        told = _NAME * len(shared) + _RARE_NAME * rare + _TITLED * bool(titled)
        told += _SAME_DATE * bool(left.dates & right.dates) + _SOON * _is_written_soon(left, right)
        return min(_NAMES, told) + _SAME_CLOCK * min(2, clocks)

    def _compare_things(self, left: Profile, right: Profile) -> float:
        """What both turn on, less where every article of several names it; below 0 where they turn on other things."""
        shared = left.things & right.things
        if not shared:
            return -_OTHER_THINGS if left.things and right.things else 0.0
        rare = [each for each in shared if self.total == 2 or self.things[each] < self.total]  # noqa: PLR2004 - a pair
        return _FURTHER_THING + (_THING - _FURTHER_THING) * bool(rare) + _FURTHER_THING * min(2, len(shared) - 1)


def _is_near(left: Profile, right: Profile) -> bool:
    """Whether both are of one time: written within days, or a day that one prints is near the other's."""
    if left.written_on and right.written_on:
        return _count_days_between(left, right) <= _NEAR_DAYS
    if left.written_on or right.written_on:
        dated, undated = (left, right) if left.written_on else (right, left)
        return any(_is_day_near(each, dated.written_on) for each in undated.dates)
    return bool(left.dates & right.dates)


def _is_day_near(day: CalendarDay, written_on: CalendarDay | None) -> bool:
    return written_on is not None and day.count_days_to(written_on) <= _NEAR_DAYS


def _is_written_soon(left: Profile, right: Profile) -> bool:
    """Whether both were written on one day or two that follow each other."""
    return bool(left.written_on and right.written_on) and _count_days_between(left, right) <= _SOON_DAYS


def _is_long_between(left: Profile, right: Profile) -> bool:
    """Whether they were written so far apart that the same words tell of two events."""
    return _count_days_between(left, right) > _LONG


def _count_days_between(left: Profile, right: Profile) -> int:
    return left.written_on.count_days_to(right.written_on) if left.written_on and right.written_on else 0


def _scenes_differ(left: Profile, right: Profile) -> bool:
    """Whether each opens with places that the other names nowhere, not even as Turkish for Turkey."""
    if not left.scene or not right.scene:
        return False
    mine, other = ({word[:_ROOT] for word in each.capitals} for each in (left, right))
    return all(word[:_ROOT] not in other for word in left.scene) and all(
        word[:_ROOT] not in mine for word in right.scene
    )


def _sites_differ(left: Profile, right: Profile) -> bool:
    """Whether each opens with a place that the other names nowhere, and with none that the other opens with."""
    mine, other = left.sites - right.proper - right.titled, right.sites - left.proper - left.titled
    return bool(mine) and bool(other) and left.sites.isdisjoint(right.sites)


def _is_same_scene(left: Profile, right: Profile) -> bool:
    """Whether both open with one place, day and thing, and with tolls of several that can both be right."""
    if not _is_same_day(left, right) or left.scene.isdisjoint(right.scene) or left.opening.isdisjoint(right.opening):
        return False
    tolls = [(a.quantity, b.quantity) for a, b in _pair_counts(left, right) if a.measure in TOLLS]
    several = [(a, b) for a, b in tolls if min(a.low or 0, b.low or 0) > 1]
    return bool(several) and not any(_is_different(a, b) for a, b in tolls)


def _find_likeness(left: Profile, right: Profile) -> float:
    """Shared content words of the first sentences, names aside, as a share of the shorter."""
    shorter, shared = min(len(left.stems), len(right.stems)), len(left.stems & right.stems)
    return shared / shorter if shared >= _MIN_SHARED else 0.0


def _count_equal_numbers(left: Profile, right: Profile) -> float:
    """Shared numbers: a large one that is not round is hardly shared by chance."""
    return min(1.5, sum(map(_find_surprise, left.numbers & right.numbers)))


def _find_surprise(number: tuple[Number | None, ...]) -> float:
    value = float(number[0] or 0)
    if number[-1] or value % 1 or (value >= _ODD and value % _LARGE):
        return 0.6
    return 0.4 if (value >= _LARGE and value % _LARGE) else 0.25


def _is_same_day(left: Profile, right: Profile) -> bool:
    return left.weekday is not None and left.weekday == right.weekday


def _compare_days(left: Profile, right: Profile) -> float:
    if _is_same_day(left, right):
        return 0.4
    return 0.2 if left.weekday in right.weekdays or right.weekday in left.weekdays else 0.0


def _compare_counts(left: Profile, right: Profile) -> tuple[float, float]:
    """How many numbers for the same thing are equal, and how many cannot both be right."""
    equal = different = 0.0
    for a, b in _pair_counts(left, right):
        if (a.quantity.low, a.quantity.high) == (b.quantity.low, b.quantity.high):
            is_telling = (a.quantity.low or a.quantity.high or 0) >= _DISTINCTIVE or a.quantity.of is not None
            equal += 1.0 if is_telling else 0.5
        elif a.measure in TOLLS:
            different += 1.0 if _is_far(a.quantity, b.quantity) else 0.4 * _is_different(a.quantity, b.quantity)
        elif _is_different(a.quantity, b.quantity) and left.language == right.language == "en":
            # Elsewhere what a sum is of is told too loosely to say that two clash.
            different += 0.5
    return equal, different


def _pair_counts(left: Profile, right: Profile) -> list[tuple[Counted, Counted]]:
    mine = {_subject(each): each for each in left.counts if not each.scope or each.measure not in TOLLS}
    return [(mine[_subject(each)], each) for each in right.counts if _subject(each) in mine]


def _subject(count: Counted) -> tuple[str, str]:
    if count.measure in TOLLS:
        return count.measure, count.what.split()[0]
    words = count.what.split()
    return count.measure, f"{_ALIKE_ACTIONS.get(words[-1], words[-1])} {words[0]}"


_ALIKE_ACTIONS: Final = {"down": "intercepted", "downed": "intercepted"}


def _is_far(a: Quantity, b: Quantity) -> bool:
    if not _is_different(a, b):
        return False
    low, high = sorted((float(a.low or a.high or 0), float(b.low or b.high or 0)))
    return high >= _FAR_APART * low and high >= _DISTINCTIVE


def _is_different(a: Quantity, b: Quantity) -> bool:
    """Whether no number satisfies both; "about" allows any."""
    if "about" in {a.qualifier, b.qualifier}:
        return False
    low = max(float("-inf") if each.low is None else each.low for each in (a, b))
    high = min(float("inf") if each.high is None else each.high for each in (a, b))
    return low > high


def _days_differ(left: Profile, right: Profile) -> bool:
    """Whether they were written or happened too far apart, and neither names the other's day."""
    if _count_days_between(left, right) > _WEEK:
        return True
    if left.weekday is None or right.weekday is None:
        return False
    if left.weekday in right.weekdays or right.weekday in left.weekdays:
        return False
    distance = (left.weekday - right.weekday) % _WEEK
    return min(distance, _WEEK - distance) > 1
