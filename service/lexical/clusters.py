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
from service.lexical.times import find_event_moment
from service.quantities import Quantity
from service.schema.vocabulary import Measure
from service.text import fold, stem_words

_LEAD: Final = 3
_TOLLS: Final[frozenset[Measure]] = frozenset({"killed", "injured", "missing", "displaced", "detained", "rescued"})
_FAR_APART: Final = 3
"""Tolls of one event rise; one that is three times another is another event's."""
_DISTINCTIVE: Final = 5
"""A smaller number is shared by chance."""
_ALIKE: Final = 0.3
_NEARLY_ALIKE: Final = 0.16
_COPY: Final = 0.7
_MIN_SHARED: Final = 4
_WEEK: Final = 7
_DAYS_APART: Final = 3


@dataclass(frozen=True, slots=True)
class Profile:
    """What of an article tells its event from others."""

    ordinal: str
    stems: frozenset[str]
    """Content words of its first sentences, names aside."""
    names: frozenset[str]
    numbers: frozenset[object]
    """Amounts of its first sentences, for languages whose figures are not read."""
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
        stems=frozenset().union(*(each.stems for each in lead)) - name_stems,
        names=capitals,
        numbers=frozenset(each.low for p in lead for each in p.quantities if _is_telling(each)),
        counts=tuple(each for each in counts if each.relation == "core"),
        quotes=frozenset(fold(each.words).text.casefold().rstrip(".,!? ") for each in quotes),
        weekday=moment.weekday if moment else None,
        published_at=view.article.published_at,
    )


def _is_telling(quantity: Quantity) -> bool:
    return quantity.kind == "amount" and quantity.unit is None and (quantity.low or 0) >= _DISTINCTIVE


def cluster(profiles: Sequence[Profile]) -> tuple[tuple[str, ...], ...]:
    """Ordinals of the articles of each event, the largest first, in the order sent within."""
    pairs = {(a.ordinal, b.ordinal): weigh(a, b) for a, b in combinations(profiles, 2)}
    groups: list[list[str]] = [[each.ordinal] for each in profiles]

    def bond(left: list[str], right: list[str]) -> float:
        weights = [pairs.get((a, b), pairs.get((b, a), 0.0)) for a in left for b in right]
        return -1.0 if min(weights) < 0 else max(weights)

    while len(groups) > 1:
        best = max(combinations(range(len(groups)), 2), key=lambda pair: bond(groups[pair[0]], groups[pair[1]]))
        if bond(groups[best[0]], groups[best[1]]) <= 0:
            break
        groups[best[0]] += groups.pop(best[1])
    order = {each.ordinal: n for n, each in enumerate(profiles)}
    ordered = [tuple(sorted(group, key=order.__getitem__)) for group in groups]
    return tuple(sorted(ordered, key=lambda group: (-len(group), order[group[0]])))


def weigh(left: Profile, right: Profile) -> float:
    """Above 0 for one event, below 0 for two that must stay apart, 0 where nothing tells."""
    shared_quotes = _share_quotes(left, right)
    likeness = _find_likeness(left, right)
    if shared_quotes or likeness >= _COPY:
        return 3.0 + likeness
    if _contradict(left, right):
        return -1.0
    if not left.names & right.names:
        return 0.0
    equal = _count_equal(left, right)
    if equal >= 1:
        return 2.0 + equal + likeness
    enough = len(left.stems & right.stems) >= _MIN_SHARED
    if enough and likeness >= _ALIKE:
        return 1.0 + likeness
    same_day = left.weekday is not None and left.weekday == right.weekday
    if enough and likeness >= _NEARLY_ALIKE and (same_day or left.numbers & right.numbers):
        return 0.5 + likeness
    return 0.0


def _share_quotes(left: Profile, right: Profile) -> bool:
    return any(a in b or b in a for a in left.quotes for b in right.quotes)


def _find_likeness(left: Profile, right: Profile) -> float:
    """Shared content words of the first sentences, names aside, as a share of the shorter."""
    shorter = min(len(left.stems), len(right.stems))
    return len(left.stems & right.stems) / shorter if shorter else 0.0


def _count_equal(left: Profile, right: Profile) -> float:
    """How many numbers both give for the same thing; a small one counts half."""
    found = 0.0
    for a, b in _pair_counts(left, right):
        if a.quantity.low == b.quantity.low and a.quantity.high == b.quantity.high:
            telling = (a.quantity.low or a.quantity.high or 0) >= _DISTINCTIVE or a.quantity.of is not None
            found += 1.0 if telling else 0.5
    if found < 1 and left.counts and right.counts:
        return found
    return found or float(len(left.numbers & right.numbers) >= 2)  # noqa: PLR2004 - one may be chance


def _contradict(left: Profile, right: Profile) -> bool:
    tolls, others = 0, 0
    for a, b in _pair_counts(left, right):
        if a.measure in _TOLLS and _is_far(a.quantity, b.quantity):
            tolls += 1
        elif a.measure not in _TOLLS and _is_different(a.quantity, b.quantity):
            others += 1
    return tolls > 0 or others > 1 or _days_differ(left, right)


def _pair_counts(left: Profile, right: Profile) -> list[tuple[Count, Count]]:
    mine = {_subject(each): each for each in left.counts if not each.scope or each.measure not in _TOLLS}
    return [(mine[_subject(each)], each) for each in right.counts if _subject(each) in mine]


def _subject(count: Count) -> tuple[str, str]:
    if count.measure in _TOLLS:
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
