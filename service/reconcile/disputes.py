"""Figures that cannot both be true. Rather none than a false one: it would blame a source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import takewhile
from typing import Final, NamedTuple

from service.grounding.names import stem_name
from service.grounding.numbers.measures import PEOPLE
from service.language import Language
from service.reconcile.event import list_articles
from service.reconcile.intervals import Interval, find_interval
from service.reconcile.subjects import Subject, SubjectKey
from service.reconcile.times import UNDATED, read_time
from service.reconcile.tolls import Published, find_older, has_moved
from service.schema.report import Evidence, Figure
from service.schema.vocabulary import Caveat
from service.text import fold_plain, list_words

_UNCLEAR: Final = frozenset({Caveat.WORDING_FROM_ARTICLE, Caveat.SUPERSEDED})
"""With these a figure cannot be held against another: what it counts is not clear, or it is an earlier state."""


@dataclass(frozen=True, slots=True)
class Disputes:
    """Groups of figures that no number satisfies together, and the figures that others have outdated since."""

    groups: tuple[tuple[Figure, ...], ...]
    outdated: frozenset[str]


@dataclass(frozen=True)
class _Side:
    """One figure with what decides whether it can be held against another."""

    figure: Figure
    subject: Subject
    interval: Interval
    speakers: frozenset[str]

    @cached_property
    def articles(self) -> frozenset[str]:
        """Ids of the articles that tell it."""
        return list_articles(self.figure)

    @property
    def topic(self) -> tuple[object, ...]:
        """What it has in common with all that it can be held against: of a toll that of groups among its people too."""
        return self.subject.family if self.figure.measure in PEOPLE else self.subject

    @property
    def falls(self) -> bool:
        """Whether it is a toll that falls as well: the missing, those of the injured in a serious condition."""
        return self.figure.measure in PEOPLE and (self.figure.measure == "missing" or not self.subject.is_whole_toll)

    @property
    def is_bare(self) -> bool:
        """Whether its words say nothing but its unit: crowns may be of a fine or of a bribe."""
        return set(list_words(self.figure.what)) <= set(list_words(self.figure.unit or ""))

    def may_clash_with(self, other: _Side) -> bool:
        """Whether two articles tell them, or one article gives them to two sources, which bare ones take."""
        if not self.articles & other.articles:
            return not self.is_bare
        return bool(self.speakers and other.speakers) and not self.speakers & other.speakers


def find_disputes(
    figures: Sequence[Figure], subject: SubjectKey, language: Language, *, published: Published | None = None
) -> Disputes:
    """Figures of one subject and time of which no number satisfies two. `published` is by article id.

    A group among the people of a toll (miners) clashes with the whole toll only where it has more than that.
    """
    sides = [_Side(each, subject(each), find_interval(each), _stem(each, language)) for each in figures]
    alike = Counter(each.topic for each in sides)
    families: dict[tuple[object, ...], list[_Side]] = {}
    for side in sides:
        if alike[side.topic] > 1 and _has_clear_subject(side, language):
            families.setdefault(_find_family(side, language), []).append(side)
    found = [_settle(family, published or {}) for family in families.values() if len(family) > 1]
    return Disputes(
        groups=tuple(group for groups, _ in found for group in groups),
        outdated=frozenset(name for _, names in found for name in names),
    )


def _stem(figure: Figure, language: Language) -> frozenset[str]:
    return frozenset(stem for each in figure.attributed_to for stem in stem_name(each, language) or list_words(each))


def _find_family(side: _Side, language: Language) -> tuple[object, ...]:
    """What two figures have to have in common to be held against each other; time, doubt and "others" among it."""
    figure = side.figure
    time = read_time(figure.when, language)
    words = fold_plain(figure.when.text).casefold() if figure.when and time == UNDATED else ""
    whole = figure.of if figure.measure == "percentage" else None
    doubted = bool(figure.hedge), Caveat.UNCHECKED_STATUS in figure.caveats
    return side.topic, whole, time, words, doubted, _is_increment(figure, language)


def _has_clear_subject(side: _Side, language: Language) -> bool:
    """Whether it is clear what is counted: a noun and an action, in own words."""
    if _UNCLEAR & set(side.figure.caveats):
        return False
    if side.figure.measure in PEOPLE:
        return True
    if not side.subject.what or fold_plain(side.figure.unit or "").casefold() in language.list("duration"):
        return False  # so many hours are told of many a thing
    return side.figure.measure != "count" or len(list_words(side.figure.what)) > 1


def _is_increment(figure: Figure, language: Language) -> bool:
    """Whether every sentence counts on from another number: two more, three others, another nine."""
    plain = [each for each in figure.evidence if not each.context]
    return bool(plain) and all(_counts_on(figure, each, language) for each in plain)


def _counts_on(figure: Figure, evidence: Evidence, language: Language) -> bool:
    before, found, after = fold_plain(evidence.text).casefold().partition(fold_plain(figure.text).casefold())
    near = {*list_words(after)[:2], *list_words(before)[-1:], *list_words(figure.what)}
    further = {*language.measures.get("further", ()), *language.list("toll_further")}
    return bool(found) and not near.isdisjoint(further)


def _settle(family: Sequence[_Side], published: Published) -> tuple[list[tuple[Figure, ...]], set[str]]:
    """The disputes of one family, its whole toll and every group by itself; and what has been outdated."""
    groups: dict[Subject, list[_Side]] = {}
    for each in family:
        groups.setdefault(each.subject, []).append(each)
    found = [(subject, pair) for subject, sides in groups.items() for pair in _list_pairs(sides, sides, published)]
    whole = next((subject for subject in groups if subject.is_whole_toll), None)
    if whole:
        parts = [each for each in family if not each.subject.is_whole_toll]
        found += [(whole, pair) for pair in _list_pairs(parts, groups[whole], published, only_more=True)]
    disputed: dict[Subject, set[str]] = {}
    for subject, pair in found:
        if not pair.moved:
            disputed.setdefault(subject, set()).update((pair.low.id, pair.high.id))
    told = [tuple(each.figure for each in family if each.figure.id in names) for names in disputed.values()]
    return told, {find_older(pair.low, pair.high, published).id for _, pair in found if pair.moved}


class _Pair(NamedTuple):
    """Two figures that no number satisfies."""

    low: Figure
    high: Figure
    moved: bool
    """Whether the time of publication explains it."""


def _list_pairs(
    sides: Sequence[_Side], against: Sequence[_Side], published: Published, *, only_more: bool = False
) -> Iterator[_Pair]:
    """Pairs that no number satisfies and that may clash: for every figure one that is explained and one that is not.

    Sides that the same articles give to the same sources stand for each other, so that this takes no longer than
    there are figures, times the articles and sources.
    """
    lowest = _pick(against, key=lambda each: (each.interval.high, not each.interval.open_high))
    highest = _pick(against, key=lambda each: (-each.interval.low, not each.interval.open_low))
    for side in sides:
        below = takewhile(partial(_is_below, than=side), lowest)
        yield from _take_first(_Pair(each.figure, side.figure, moved) for each, moved in _tell(side, below, published))
        above = takewhile(partial(_is_above, than=side), () if only_more else highest)
        yield from _take_first(_Pair(side.figure, each.figure, moved) for each, moved in _tell(side, above, published))


def _pick(sides: Iterable[_Side], key: Callable[[_Side], tuple[float, bool]]) -> list[_Side]:
    """Of every set of articles and sources the one that reaches farthest, and these in order."""
    best: dict[tuple[frozenset[str], frozenset[str]], _Side] = {}
    for each in sides:
        held = best.get((each.articles, each.speakers))
        if held is None or key(each) < key(held):
            best[each.articles, each.speakers] = each
    return sorted(best.values(), key=key)


def _is_below(side: _Side, *, than: _Side) -> bool:
    return side.interval.is_below(than.interval)


def _is_above(side: _Side, *, than: _Side) -> bool:
    return than.interval.is_below(side.interval)


def _tell(side: _Side, others: Iterable[_Side], published: Published) -> Iterator[tuple[_Side, bool]]:
    """Those that may clash with a side, and whether the time of publication explains it.

    How many are missing changes by the hour, in an order that nobody knows where an article has no time.
    """
    for other in others:
        if side.may_clash_with(other):
            low, high = sorted((side, other), key=lambda each: each.interval.low)
            moved = has_moved(low.figure, high.figure, published, either_way=side.falls or other.falls)
            if moved or side.figure.measure != "missing" or side.articles & other.articles:
                yield other, moved


def _take_first(pairs: Iterable[_Pair]) -> Iterator[_Pair]:
    """The first pair that is explained and the first that is not."""
    seen: set[bool] = set()
    for pair in pairs:
        if pair.moved not in seen:
            seen.add(pair.moved)
            yield pair
        if not pair.moved:
            return
