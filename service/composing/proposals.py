"""What a writer proposes, handed to the events that it is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from service.reconcile import MergedEvent
from service.schema.draft import DraftSentence, DraftTitle, Writing
from service.schema.report import Rejected, Warning_
from service.schema.vocabulary import Reason

_ToldT = TypeVar("_ToldT", DraftTitle, DraftSentence)


@dataclass(frozen=True, slots=True)
class Proposed:
    """Events with the titles and sentences proposed for them, and those that are for none."""

    events: tuple[MergedEvent, ...]
    rejected: tuple[Rejected, ...] = ()
    warnings: tuple[Warning_, ...] = ()


def hand_out_proposals(events: Sequence[MergedEvent], writing: Writing) -> Proposed:
    """Give every event what was written for it; what names no event goes where all of its items are."""
    titles = [_find_home(each, events) for each in writing.titles]
    sentences = [_find_home(each, events) for each in writing.summary]
    keys = {each.key for each in events}
    return Proposed(
        events=tuple(
            replace(
                event,
                titles=tuple(each for each in titles if each.event == event.key),
                summary=tuple(each for each in sentences if each.event == event.key),
            )
            for event in events
        ),
        rejected=(
            *(_reject(each, "title") for each in titles if each.event not in keys),
            *(_reject(each, "sentence") for each in sentences if each.event not in keys),
        ),
    )


def _find_home(told: _ToldT, events: Sequence[MergedEvent]) -> _ToldT:
    if any(each.key == told.event for each in events):
        return told
    homes = [each.key for each in events if not each.items.keys().isdisjoint(told.items)]
    return told.model_copy(update={"event": homes[0]}) if len(homes) == 1 else told


def _reject(told: DraftTitle | DraftSentence, kind: Literal["title", "sentence"]) -> Rejected:
    return Rejected(
        kind=kind, item=told.model_dump(mode="json"), reason=Reason.UNKNOWN_EVENT, detail="the report has no such event"
    )
