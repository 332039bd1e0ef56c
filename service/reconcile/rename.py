"""Gives every item of a report its id: a letter for its kind and a number, unique in the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from service.reconcile.event import MergedEvent
from service.schema.draft import DraftSentence, DraftTitle
from service.schema.report import Claim, Disagreement, EventTime, Item, Position, Quote

_ItemT = TypeVar("_ItemT", bound=Item)
_RestT = TypeVar("_RestT", DraftTitle, DraftSentence)


_LETTERS: Final = (("f", "figures"), ("c", "claims"), ("q", "quotes"), ("p", "where"), ("w", "who"))


def choose_names(events: Sequence[MergedEvent]) -> dict[str, str]:
    """Figures as f1, f2, …, claims as c1, quotes as q1 and so on, counted over all events."""
    names: dict[str, str] = {}
    for letter, kind in _LETTERS:
        items: Iterable[Item] = (item for event in events for item in getattr(event, kind))
        names |= {each.id: f"{letter}{n}" for n, each in enumerate(items, 1)}
    return names


def show_name(name: str, names: Mapping[str, str]) -> str:
    """What an item is called in a report; one that is not in it keeps the id that its draft gave it."""
    return names.get(name) or f"draft:{name.partition('/')[2] or name}"


def rename_event(
    event: MergedEvent, number: int, names: Mapping[str, str], *, disagreements_before: int
) -> MergedEvent:
    """The event as e1, e2, … with its items under their names."""
    start = 1 + disagreements_before
    return replace(
        event,
        key=f"e{number}",
        when=_name(event.when, f"t{number}") if event.when else None,
        where=_name_all(event.where, names),
        who=_name_all(event.who, names),
        figures=_name_all(event.figures, names),
        claims=tuple(_name_claim(each, names) for each in event.claims),
        quotes=tuple(_name_quote(each, names) for each in event.quotes),
        disagreements=tuple(_name_disagreement(each, n, names) for n, each in enumerate(event.disagreements, start)),
        titles=_name_rests(event.titles, names),
        summary=_name_rests(event.summary, names),
    )


def _name(item: EventTime, name: str) -> EventTime:
    return item.model_copy(update={"id": name})


def _name_all(items: Sequence[_ItemT], names: Mapping[str, str]) -> tuple[_ItemT, ...]:
    return tuple(each.model_copy(update={"id": names[each.id]}) for each in items)


def _name_claim(claim: Claim, names: Mapping[str, str]) -> Claim:
    answered = names[claim.responds_to] if claim.responds_to else None
    figures = tuple(names[each] for each in claim.figures)
    return claim.model_copy(update={"id": names[claim.id], "figures": figures, "responds_to": answered})


def _name_quote(quote: Quote, names: Mapping[str, str]) -> Quote:
    return quote.model_copy(update={"id": names[quote.id], "cut_of": names[quote.cut_of] if quote.cut_of else None})


def _name_disagreement(told: Disagreement, number: int, names: Mapping[str, str]) -> Disagreement:
    positions = tuple(_name_position(each, names) for each in told.positions)
    return told.model_copy(update={"id": f"d{number}", "positions": positions})


def _name_position(position: Position, names: Mapping[str, str]) -> Position:
    return position.model_copy(update={"items": tuple(names[each] for each in position.items)})


def _name_rests(told: Sequence[_RestT], names: Mapping[str, str]) -> tuple[_RestT, ...]:
    return tuple(each.model_copy(update={"items": [show_name(item, names) for item in each.items]}) for each in told)
