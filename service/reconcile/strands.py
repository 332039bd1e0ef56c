"""Takes drafts apart into strands, and finds which strands of different drafts are one event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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


def join_strands(strands: Sequence[Strand]) -> tuple[tuple[tuple[Strand, ...], ...], bool]:
    """Strands that are one event together, and whether any stayed apart because more than one candidate fitted.

    Two events that one draft tells apart, or that their dates do, are never joined, not through a third either.
    """
    groups = _connect(strands, _are_one)
    clear = [group for group in groups if not any(_are_two(a, b) for a, b in combinations(group, 2))]
    unclear = [group for group in groups if group not in clear]
    apart = [(each,) for group in unclear for each in group]
    return (*map(tuple, clear), *apart), bool(unclear)


def _connect(strands: Sequence[Strand], fits: Callable[[Strand, Strand], bool]) -> list[list[Strand]]:
    groups: list[list[Strand]] = []
    for strand in strands:
        near = [group for group in groups if any(fits(strand, each) for each in group)]
        groups = [group for group in groups if group not in near]
        groups.append([each for group in near for each in group] + [strand])
    return groups


def _are_one(left: Strand, right: Strand) -> bool:
    if _are_two(left, right):
        return False
    telling = len(_figure_keys(left) & _figure_keys(right)) + len(_quote_keys(left) & _quote_keys(right))
    small = len(_small_tolls(left) & _small_tolls(right))
    places = _place_keys(left.places) & _place_keys(right.places)
    return telling + small >= _ENOUGH_SHARED or (telling > 0 and bool(places))


def _are_two(left: Strand, right: Strand) -> bool:
    return left.draft == right.draft or _dates_conflict(left, right)


def _dates_conflict(left: Strand, right: Strand) -> bool:
    """Whether both are dated, and not to the same day as far as the less precise of them goes."""
    a = left.when.start[:_DAY] if left.when and left.when.start else ""
    b = right.when.start[:_DAY] if right.when and right.when.start else ""
    return not (a.startswith(b) or b.startswith(a))


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
