"""Dates of undated articles, worked out from the story's reference time; each one says that it is assumed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from service.grounding.circumstances.times import resolve_day
from service.grounding.printed import read_text
from service.language import Language
from service.reconcile.event import MergedEvent
from service.schema.report import Claim, EventTime, Figure, When
from service.schema.vocabulary import Caveat

_TimedT = TypeVar("_TimedT", Figure, Claim)


def assume_dates(event: MergedEvent, undated: Mapping[str, Language], reference_time: datetime) -> MergedEvent:
    """The event with times resolved where every article that tells them is undated. `undated` is by article id."""
    return replace(
        event,
        when=_assume_event_time(event.when, undated, reference_time) if event.when else None,
        figures=tuple(_assume(each, undated, reference_time) for each in event.figures),
        claims=tuple(_assume(each, undated, reference_time) for each in event.claims),
    )


def _assume(item: _TimedT, undated: Mapping[str, Language], reference_time: datetime) -> _TimedT:
    if item.when is None:
        return item
    when = _resolve(item.when, item, undated, reference_time)
    if when is None:
        return item
    return item.model_copy(update={"when": when, "caveats": (*item.caveats, Caveat.DATE_ASSUMED)})


def _assume_event_time(time: EventTime, undated: Mapping[str, Language], reference_time: datetime) -> EventTime:
    when = _resolve(time, time, undated, reference_time)
    if when is None:
        return time
    return time.model_copy(update={**when.model_dump(), "caveats": (*time.caveats, Caveat.DATE_ASSUMED)})


def _resolve(
    when: When, item: Figure | Claim | EventTime, undated: Mapping[str, Language], reference_time: datetime
) -> When | None:
    planned = isinstance(item, Claim) and item.kind == "plan"
    articles = [each.article_id for each in item.evidence if not each.context]
    if when.resolved_from != "unresolved" or not articles or not all(each in undated for each in articles):
        return None
    sentence = read_text(_find_sentence(when, item), undated[articles[0]])
    found = resolve_day(when.text, sentence, published_at=reference_time, planned=planned)
    if found.resolved_from != "published_at":
        return None
    return found.model_copy(update={"resolved_from": "reference_time"})


def _find_sentence(when: When, item: Figure | Claim | EventTime) -> str:
    """The sentence that prints the words of the time."""
    lowered = when.text.casefold()
    return next((each.text for each in item.evidence if lowered in each.text.casefold()), "")
