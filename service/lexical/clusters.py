"""Which articles are about one event: told by numbers, quotations, days and wording, never by names alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Final

from service.lexical.figures import Count
from service.lexical.names import strip_possessive
from service.lexical.passages import View
from service.lexical.quotes import Quotation
from service.lexical.subjects import TOLLS
from service.lexical.times import find_event_moment
from service.quantities import Quantity
from service.text import fold, stem_words

_LEAD: Final = 3
_NUMBERS_LEAD: Final = 6
_FAR_APART: Final = 3
"""Tolls of one event rise; one that is three times another is another event's."""
_DISTINCTIVE: Final = 5
"""A smaller number is shared by chance."""
_COPY: Final = 0.7
"""So much of the shorter lead's words in both: one text, or a rewrite of it."""
_WEEK: Final = 7
_ENOUGH: Final = 0.9
"""What equal numbers, wording, day and names have to add up to."""
_ENOUGH_WITHOUT_NAMES: Final = 0.4
_MIN_SHARED: Final = 3


@dataclass(frozen=True, slots=True)
class Profile:
    """What of an article tells its event from others."""

    ordinal: str
    language: str
    stems: frozenset[str]
    """Content words of its first sentences, names aside."""
    names: frozenset[str]
    numbers: frozenset[tuple[object, bool]]
    """Amounts of its first sentences, and whether each has a unit: read in every language."""
    counts: tuple[Count, ...]
    quotes: frozenset[str]
    weekday: int | None
    published_at: datetime | None


def build_profile(view: View, counts: Sequence[Count], quotes: Sequence[Quotation]) -> Profile:
    """Look at an article as something to be told from others."""
    lead = [each for each in view.passages if each.sentence.field == "title"] + list(view.prose[:_LEAD])
    capitals = frozenset(
        strip_possessive(word.lower) for each in lead for n, word in enumerate(each.words) if n and word.is_capital
    )
    name_stems = frozenset(stem_words(tuple(sorted(capitals)), view.language))
    moment = find_event_moment(view)
    return Profile(
        ordinal=view.ordinal,
        language=view.language.code,
        stems=frozenset().union(*(each.stems for each in lead)) - name_stems,
        names=capitals,
        numbers=frozenset(
            (each.low, each.unit is not None)
            for passage in view.prose[:_NUMBERS_LEAD]
            for each in passage.quantities
            if _is_telling(each)
        ),
        counts=tuple(each for each in counts if each.relation == "core"),
        quotes=frozenset(fold(each.words).text.casefold().rstrip(".,!? ") for each in quotes),
        weekday=moment.weekday if moment else None,
        published_at=view.article.published_at,
    )


def _is_telling(quantity: Quantity) -> bool:
    return quantity.kind == "amount" and (quantity.low or 0) >= _DISTINCTIVE


def cluster(profiles: Sequence[Profile]) -> tuple[tuple[str, ...], ...]:
    """Ordinals of the articles of each event, the largest first, in the order sent within."""
    weights = {(a.ordinal, b.ordinal): weigh(a, b) for a, b in combinations(profiles, 2)}
    apart = {pair for pair, weight in weights.items() if weight < 0}
    groups = {each.ordinal: [each.ordinal] for each in profiles}
    for left, right in sorted((pair for pair in weights if weights[pair] > 0), key=lambda pair: -weights[pair]):
        mine, other = groups[left], groups[right]
        if mine is not other and not any((a, b) in apart or (b, a) in apart for a in mine for b in other):
            mine += other
            groups.update(dict.fromkeys(other, mine))
    order = {each.ordinal: n for n, each in enumerate(profiles)}
    whole = {id(group): tuple(sorted(group, key=order.__getitem__)) for group in groups.values()}
    return tuple(sorted(whole.values(), key=lambda group: (-len(group), order[group[0]])))


def weigh(left: Profile, right: Profile) -> float:
    """Above 0 for one event, below 0 for two that must stay apart, 0 where nothing tells."""
    likeness = _find_likeness(left, right)
    if _share_quotes(left, right) or likeness >= _COPY:
        return 3.0 + likeness
    equal, different = _compare_counts(left, right)
    if _days_differ(left, right) or (different >= 1 and different > equal):
        return -1.0
    telling = 2 * likeness + min(equal, 3) + _count_equal_numbers(left, right) - 0.5 * different
    shared_names = len(left.names & right.names)
    weight = telling + 0.4 * _is_same_day(left, right) + min(0.5, 0.1 * shared_names)
    is_other_script = left.language != right.language and _is_same_day(left, right)
    enough = (shared_names > 0 or is_other_script) and telling >= _ENOUGH_WITHOUT_NAMES and weight >= _ENOUGH
    return weight if enough else 0.0


def _share_quotes(left: Profile, right: Profile) -> bool:
    return any(a in b or b in a for a in left.quotes for b in right.quotes)


def _find_likeness(left: Profile, right: Profile) -> float:
    """Shared content words of the first sentences, names aside, as a share of the shorter."""
    shorter, shared = min(len(left.stems), len(right.stems)), len(left.stems & right.stems)
    return shared / shorter if shared >= _MIN_SHARED else 0.0


def _count_equal_numbers(left: Profile, right: Profile) -> float:
    shared = left.numbers & right.numbers
    return min(1.5, sum(0.5 if float(str(low or 0)) >= 2 * _DISTINCTIVE else 0.25 for low, _ in shared))


def _is_same_day(left: Profile, right: Profile) -> bool:
    return left.weekday is not None and left.weekday == right.weekday


def _compare_counts(left: Profile, right: Profile) -> tuple[float, float]:
    """How many numbers for the same thing are equal, and how many cannot both be right."""
    equal = different = 0.0
    for a, b in _pair_counts(left, right):
        if (a.quantity.low, a.quantity.high) == (b.quantity.low, b.quantity.high):
            is_telling = (a.quantity.low or a.quantity.high or 0) >= _DISTINCTIVE or a.quantity.of is not None
            equal += 1.0 if is_telling else 0.5
        elif a.measure in TOLLS:
            different += 1.0 if _is_far(a.quantity, b.quantity) else 0.4 * _is_different(a.quantity, b.quantity)
        elif _is_different(a.quantity, b.quantity):
            different += 0.5
    return equal, different


def _pair_counts(left: Profile, right: Profile) -> list[tuple[Count, Count]]:
    mine = {_subject(each): each for each in left.counts if not each.scope or each.measure not in TOLLS}
    return [(mine[_subject(each)], each) for each in right.counts if _subject(each) in mine]


def _subject(count: Count) -> tuple[str, str]:
    if count.measure in TOLLS:
        return count.measure, count.what.split()[0]
    return count.measure, _ALIKE_ACTIONS.get(count.what.split()[-1], count.what.split()[-1]) + " " + count.what.split()[
        0
    ]


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
    if left.published_at and right.published_at:
        apart = abs((left.published_at - right.published_at).days)
        if apart > _WEEK:
            return True
    if left.weekday is None or right.weekday is None:
        return False
    distance = (left.weekday - right.weekday) % _WEEK
    return min(distance, _WEEK - distance) > 1
