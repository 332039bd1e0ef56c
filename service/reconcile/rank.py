"""Which items a report keeps when there are more than were asked for: core before the rest, well supported first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from service.reconcile.event import MergedEvent, list_articles
from service.schema.report import Claim, Disagreement, Figure, Quote

_RELATIONS: Final = {"core": 0, "reaction": 1, "related": 2, "background": 3}

_Counted = Figure | Claim | Quote
_Support = tuple[int, int]
"""Origins, then articles, the most first."""


def keep_most_newsworthy(
    events: Sequence[MergedEvent], max_items: int, *, copies: Mapping[str, str]
) -> tuple[tuple[MergedEvent, ...], int]:
    """The events with their items in order of weight and at most `max_items` in all; and how many were left out.

    Every event keeps its best item as long as there is room; then what a disagreement, a title or a summary rests on
    goes before everything else. `copies` is the fullest article by each copy of it: many copies weigh as one article.
    """
    support = {name: _weigh_support(item, copies) for event in events for name, item in event.items.items()}
    ordered = [_order(event, support) for event in events]
    left_out = max(0, len(support) - max_items)
    if left_out:
        ordered = _keep_best(ordered, max_items, support)
    return tuple(event for event in ordered if event.items), left_out


def _weigh_support(item: _Counted, copies: Mapping[str, str]) -> _Support:
    articles = list_articles(item)
    return -len({copies.get(each, each) for each in articles}), -len(articles)


def _order(event: MergedEvent, support: Mapping[str, _Support]) -> MergedEvent:
    def weigh(item: Figure | Claim) -> tuple[int, _Support]:
        return _RELATIONS[item.relation], support[item.id]

    return replace(
        event,
        figures=tuple(sorted(event.figures, key=weigh)),
        claims=tuple(sorted(event.claims, key=weigh)),
        quotes=tuple(sorted(event.quotes, key=lambda each: support[each.id])),
    )


def _keep_best(events: Sequence[MergedEvent], max_items: int, support: Mapping[str, _Support]) -> list[MergedEvent]:
    ranked = sorted(
        (place > 0, weight, number, name)
        for number, event in enumerate(events)
        for place, (weight, name) in enumerate(_rank(event, support))
    )
    kept: dict[int, set[str]] = {}
    for _, _, number, name in ranked[:max_items]:
        kept.setdefault(number, set()).add(name)
    return [_cut(event, kept.get(number, set())) for number, event in enumerate(events)]


def _rank(event: MergedEvent, support: Mapping[str, _Support]) -> list[tuple[tuple[bool, int, _Support, int], str]]:
    needed = _find_needed(event)

    def weigh(item: _Counted, place: int) -> tuple[bool, int, _Support, int]:
        relation = _RELATIONS["reaction"] if isinstance(item, Quote) else _RELATIONS[item.relation]
        return item.id not in needed, relation, support[item.id], place

    return sorted((weigh(item, place), item.id) for place, item in _number_items(event))


def _number_items(event: MergedEvent) -> list[tuple[int, _Counted]]:
    """Items with their place within their kind, so that all kinds are kept evenly."""
    return [*enumerate(event.figures), *enumerate(event.claims), *enumerate(event.quotes)]


def _find_needed(event: MergedEvent) -> frozenset[str]:
    disputed = {item for told in event.disagreements for each in told.positions for item in each.items}
    titled = {item for each in event.titles for item in each.items}
    return frozenset(disputed | titled | {item for each in event.summary for item in each.items})


def _cut(event: MergedEvent, kept: set[str]) -> MergedEvent:
    return replace(
        event,
        figures=tuple(each for each in event.figures if each.id in kept),
        claims=tuple(_point_within(each, kept) for each in event.claims if each.id in kept),
        quotes=tuple(
            each.change(cut_of=each.cut_of if each.cut_of in kept else None) for each in event.quotes if each.id in kept
        ),
        disagreements=tuple(each for each in event.disagreements if _is_whole(each, kept, event)),
    )


def _is_whole(disagreement: Disagreement, kept: set[str], event: MergedEvent) -> bool:
    """Whether none of its items is left out; of people and places none ever is."""
    items = event.items
    return all(item in kept or item not in items for each in disagreement.positions for item in each.items)


def _point_within(claim: Claim, kept: set[str]) -> Claim:
    answered = claim.responds_to if claim.responds_to in kept else None
    figures = tuple(each for each in claim.figures if each in kept)
    return claim.change(figures=figures, responds_to=answered)
