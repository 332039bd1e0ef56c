"""Counts for every item how many articles bear it and how many origins these have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from service.origins import Origins
from service.reconcile import MergedEvent
from service.reconcile.event import list_articles
from service.schema.report import Claim, Figure, Item, Support
from service.schema.vocabulary import Standing

_CountedT = TypeVar("_CountedT", Figure, Claim)


def count_origins(events: Sequence[MergedEvent], origins: Origins) -> tuple[MergedEvent, ...]:
    """The events with the support of every figure, claim and quote. What copies of one text repeat stands single."""
    return tuple(
        replace(
            event,
            figures=tuple(_stand(each, origins) for each in event.figures),
            claims=tuple(_stand(each, origins) for each in event.claims),
            quotes=tuple(each.model_copy(update={"support": _count(each, origins)}) for each in event.quotes),
        )
        for event in events
    )


def _count(item: Item, origins: Origins) -> Support:
    articles = list_articles(item)
    return Support(articles=len(articles), origins=len({origins.find(each) for each in articles}))


def _stand(item: _CountedT, origins: Origins) -> _CountedT:
    support = _count(item, origins)
    is_single = item.standing == "repeated" and support.origins == 1
    standing: Standing = "single" if is_single else item.standing
    return item.model_copy(update={"support": support, "standing": standing})
