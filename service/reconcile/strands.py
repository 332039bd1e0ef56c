"""Takes drafts apart into strands, one for each event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from service.grounding import GroundedDraft, Placed
from service.reconcile.event import Strand
from service.schema.draft import DraftDisagreement, DraftSentence, DraftTitle
from service.schema.report import Claim, Item

_ItemT = TypeVar("_ItemT", bound=Item)
_Told = TypeVar("_Told", DraftTitle, DraftSentence, DraftDisagreement)


def split_draft(draft: GroundedDraft, number: int) -> tuple[Strand, ...]:
    """One strand for each event of the draft."""
    places, actors = _sort_items(draft.places, number), _sort_items(draft.actors, number)
    figures, claims = _sort_items(draft.figures, number), _sort_items(draft.claims, number)
    quotes = _sort_items(draft.quotes, number)
    disagreements = _sort_told(draft.disagreements, number)
    titles, summary = _sort_told(draft.titles, number), _sort_told(draft.summary, number)
    return tuple(
        Strand(
            draft=number,
            key=each.key,
            articles=each.articles,
            category=each.category,
            status=each.status,
            when=each.when,
            places=tuple(places[each.key]),
            actors=tuple(actors[each.key]),
            figures=tuple(figures[each.key]),
            claims=tuple(claims[each.key]),
            quotes=tuple(quotes[each.key]),
            disagreements=tuple(disagreements[each.key]),
            titles=tuple(titles[each.key]),
            summary=tuple(summary[each.key]),
        )
        for each in draft.events
    )


def _sort_items(placed: Iterable[Placed[_ItemT]], number: int) -> defaultdict[str, list[_ItemT]]:
    """Items by their event, under ids that carry the draft's number."""
    found: defaultdict[str, list[_ItemT]] = defaultdict(list)
    for each in placed:
        found[each.event].append(_renumber(each.item, number))
    return found


def _sort_told(drafted: Iterable[_Told], number: int) -> defaultdict[str, list[_Told]]:
    """What rests on items by its event."""
    found: defaultdict[str, list[_Told]] = defaultdict(list)
    for each in drafted:
        items = [_qualify(item, number) for item in each.items]
        found[each.event].append(each.model_copy(update={"items": items}))
    return found


def _qualify(name: str, number: int) -> str:
    return f"{number}/{name}"


def _renumber(item: _ItemT, number: int) -> _ItemT:
    update: dict[str, object] = {"id": _qualify(item.id, number)}
    if isinstance(item, Claim):
        update["figures"] = tuple(_qualify(each, number) for each in item.figures)
        update["responds_to"] = _qualify(item.responds_to, number) if item.responds_to else None
    return item.model_copy(update=update)
