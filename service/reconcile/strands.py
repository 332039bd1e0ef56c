"""Takes drafts apart into strands, one for each event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from service.grounding import GroundedDraft, GroundedEvent, Placed
from service.reconcile.event import Strand
from service.schema.draft import DraftDisagreement, DraftSentence, DraftTitle
from service.schema.report import Claim, Item

_ItemT = TypeVar("_ItemT", bound=Item)
_Told = TypeVar("_Told", DraftTitle, DraftSentence, DraftDisagreement)


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
