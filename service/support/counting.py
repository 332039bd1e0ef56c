"""Counts for every item how many articles bear it and how many origins these have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from service.origins import Origins
from service.reconcile import MergedEvent
from service.reconcile.event import list_articles
from service.schema.report import Claim, Figure, Quote, Support

_CountedT = TypeVar("_CountedT", Figure, Claim, Quote)
_StandingT = TypeVar("_StandingT", Figure, Claim)


def count_origins(events: Sequence[MergedEvent], origins: Origins) -> tuple[MergedEvent, ...]:
    """The events with the support of every figure, claim and quote. What copies of one text repeat stands single."""
    return tuple(
        replace(
            event,
            figures=tuple(_stand(_count(each, origins)) for each in event.figures),
            claims=tuple(_stand(_count(each, origins)) for each in event.claims),
            quotes=tuple(_count(each, origins) for each in event.quotes),
        )
        for event in events
    )


def _count(item: _CountedT, origins: Origins) -> _CountedT:
    articles = list_articles(item)
    support = Support(articles=len(articles), origins=len({origins.find(each) for each in articles}))
    return item.model_copy(update={"support": support})


def _stand(item: _StandingT) -> _StandingT:
    if item.standing == "repeated" and item.support.origins == 1:
        return item.model_copy(update={"standing": "single"})
    return item
