"""Takes drafts apart into strands, and finds which strands of different drafts are one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, TypeVar

from service.grounding import GroundedDraft, GroundedEvent, Placed
from service.grounding.measures import PEOPLE
from service.reconcile.event import Strand
from service.schema.draft import DraftDisagreement, DraftSentence, DraftTitle
from service.schema.report import Claim, Figure, Item, Place, Quote
from service.text import fold_plain

_ItemT = TypeVar("_ItemT", bound=Item)
_Told = TypeVar("_Told", DraftTitle, DraftSentence, DraftDisagreement)
_ENOUGH_SHARED: Final = 2
"""So many equal figures and quotes make two drafts' events one; a common place counts for one of them."""
_MANY: Final = 10
"""Numbers below this are equal by chance."""
_DAY: Final = len("2025-02-12")
_FAR_APART: Final = 3
"""Tolls of one occurrence rise; one that is three times another is another's."""
_FAR_FROM: Final = 5


def split_draft(draft: GroundedDraft, number: int) -> tuple[Strand, ...]:
    """One strand for each event of the draft."""
    return tuple(_strand(draft, event, number) for event in draft.events)


def _strand(draft: GroundedDraft, event: GroundedEvent, number: int) -> Strand:
    def own(placed: Iterable[Placed[_ItemT]]) -> tuple[_ItemT, ...]:
        return tuple(_renumber(each.item, number) for each in placed if each.event == event.key)

    def told(drafted: Iterable[_Told]) -> tuple[_Told, ...]:
        return tuple(
            each.model_copy(update={"items": [_qualify(item, number) for item in each.items]})
            for each in drafted
            if each.event == event.key
        )

    return Strand(
        draft=number,
        key=event.key,
        articles=event.articles,
        category=event.category,
        status=event.status,
        when=event.when,
        places=own(draft.places),
        actors=own(draft.actors),
        figures=own(draft.figures),
        claims=own(draft.claims),
        quotes=own(draft.quotes),
        disagreements=told(draft.disagreements),
        titles=told(draft.titles),
        summary=told(draft.summary),
    )


def _qualify(name: str, number: int) -> str:
    return f"{number}/{name}"


def _renumber(item: _ItemT, number: int) -> _ItemT:
    update: dict[str, object] = {"id": _qualify(item.id, number)}
    if isinstance(item, Claim):
        update["figures"] = tuple(_qualify(each, number) for each in item.figures)
        update["responds_to"] = _qualify(item.responds_to, number) if item.responds_to else None
    return item.model_copy(update=update)


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    """What tells a strand's event from others, worked out once."""

    strand: Strand
    articles: frozenset[str]
    day: str
    telling: frozenset[object]
    small: frozenset[object]
    places: frozenset[str]
    scenes: frozenset[str]
    tolls: Mapping[str, frozenset[float]]


def join_strands(strands: Sequence[Strand]) -> tuple[tuple[tuple[Strand, ...], ...], bool]:
    """Strands that are one event together, and whether any stayed apart because more than one candidate fitted.

    Two events that one draft tells apart, or that their dates do, are never joined, not through a third either.
    """
    looks = [_look_at(each) for each in strands]
    unclear = {id(each) for each in looks if _are_several([other for other in looks if _are_one(each, other)])}
    groups = _connect([each for each in looks if id(each) not in unclear])
    clear = [group for group in groups if not _are_several(group)]
    apart = [each for each in looks if not any(each is member for group in clear for member in group)]
    joined = tuple(tuple(each.strand for each in group) for group in (*clear, *([each] for each in apart)))
    return joined, bool(apart)


def _look_at(strand: Strand) -> _Look:
    return _Look(
        strand=strand,
        articles=frozenset(strand.articles),
        day=strand.when.start[:_DAY] if strand.when and strand.when.start else "",
        telling=_figure_keys(strand) | _quote_keys(strand),
        small=_small_tolls(strand),
        places=_place_keys(strand.places),
        scenes=_place_keys(each for each in strand.places if each.role == "scene"),
        tolls=_closed_tolls(strand),
    )


def _connect(looks: Sequence[_Look]) -> list[list[_Look]]:
    groups: list[list[_Look]] = []
    for look in looks:
        near = [group for group in groups if any(_are_one(look, each) for each in group)]
        groups = [group for group in groups if group not in near]
        groups.append([each for group in near for each in group] + [look])
    return groups


def _are_several(looks: Sequence[_Look]) -> bool:
    """Whether some of them are two events for certain: told apart by one draft, or by their dates."""
    days = {each.day for each in looks}
    drafts = {each.strand.draft for each in looks}
    return len(drafts) < len(looks) or any(_days_conflict(a, b) for a, b in combinations(days, 2))


def _days_conflict(a: str, b: str) -> bool:
    """Whether they are not one day as far as the less precise of them goes; empty is any day."""
    return not (a.startswith(b) or b.startswith(a))


def _are_one(left: _Look, right: _Look) -> bool:
    """Whether both tell of one event: an article, what they say, or day, scene and toll make them one."""
    if left.strand.draft == right.strand.draft or _days_conflict(left.day, right.day):
        return False
    if left.articles & right.articles:
        return True
    telling = len(left.telling & right.telling)
    if telling + len(left.small & right.small) >= _ENOUGH_SHARED:
        return True
    if left.places.isdisjoint(right.places) or _tolls_conflict(left, right):
        return False
    return bool(telling) or _are_one_occurrence(left, right)


def _are_one_occurrence(left: _Look, right: _Look) -> bool:
    """Whether both are of one day and kind, at one scene, with tolls that can be stages of one."""
    category = left.strand.category
    is_alike = category is not None and category == right.strand.category and bool(left.day and right.day)
    return is_alike and not left.scenes.isdisjoint(right.scenes) and bool(left.tolls.keys() & right.tolls.keys())


def _tolls_conflict(left: _Look, right: _Look) -> bool:
    """Whether closed tolls of some measure are so far from each other that one occurrence hardly has them all."""
    shared = left.tolls.keys() & right.tolls.keys()
    return any(all(_are_far(a, b) for a in left.tolls[each] for b in right.tolls[each]) for each in shared)


def _are_far(a: float, b: float) -> bool:
    low, high = sorted((a, b))
    return high >= _FAR_FROM and high >= _FAR_APART * low


def _closed_tolls(strand: Strand) -> Mapping[str, frozenset[float]]:
    """The event's own tolls that are told as one number of all its people, by measure."""
    tolls: dict[str, set[float]] = {}
    for each in strand.figures:
        is_whole = each.measure in PEOPLE and each.relation == "core" and not each.scope and each.of is None
        if is_whole and each.qualifier == "exact" and each.low is not None:
            tolls.setdefault(each.measure, set()).add(each.low)
    return {measure: frozenset(numbers) for measure, numbers in tolls.items()}


def _figure_keys(strand: Strand) -> frozenset[object]:
    return frozenset(_figure_key(each) for each in strand.figures if each.relation == "core" and _is_telling(each))


def _small_tolls(strand: Strand) -> frozenset[object]:
    """Small tolls tell less: one was killed in many an attack on one town. Small counts of anything tell nothing."""
    tolls = (each for each in strand.figures if each.relation == "core" and each.measure in PEOPLE)
    return frozenset(_figure_key(each) for each in tolls if not _is_telling(each))


def _is_telling(figure: Figure) -> bool:
    number = figure.low if figure.low is not None else figure.high
    return figure.of is not None or (number is not None and abs(number) >= _MANY)


def _figure_key(figure: Figure) -> tuple[object, ...]:
    return figure.measure, figure.low, figure.high, figure.of


def _quote_keys(strand: Strand) -> frozenset[str]:
    return frozenset(fold_words(each) for each in strand.quotes)


def _place_keys(places: Iterable[Place]) -> frozenset[str]:
    return frozenset(fold_plain(each.name).casefold() for each in places)


def fold_words(quote: Quote) -> str:
    """The words of a quote as they are compared: folded, without the stop or comma at their end."""
    return fold_plain(quote.words).strip().rstrip(".,;:").rstrip("'")
