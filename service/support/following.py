"""A copy is on the event that its fullest is on, whatever a reader makes of the few sentences of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from service.grounding.citations import name_article
from service.origins import Origins
from service.schema.draft import (
    Draft,
    DraftActor,
    DraftClaim,
    DraftDisagreement,
    DraftFigure,
    DraftPlace,
    DraftQuote,
    DraftSentence,
    DraftTitle,
)

_CitingT = TypeVar("_CitingT", DraftActor, DraftClaim, DraftFigure, DraftPlace, DraftQuote)
_RestingT = TypeVar("_RestingT", DraftDisagreement, DraftTitle, DraftSentence)


def follow_fullest(draft: Draft, origins: Origins) -> Draft:
    """The draft with each copy, and with what is told of it alone, on the event of its fullest.

    An event that is left with nothing goes; nothing changes for copies whose fullest another call has read.
    """
    verdicts = {each.article: each for each in reversed(draft.articles)}
    pairs = {copy.article.ordinal: group[0].article.ordinal for group in origins.groups for copy in group[1:]}
    followed = {copy: verdicts[each] for copy, each in pairs.items() if copy in verdicts and each in verdicts}
    events = {copy: each.event for copy, each in followed.items()}
    if all(verdicts[copy].event == event for copy, event in events.items()):
        return draft
    left = {verdicts[copy].event for copy in events} - {
        each.event for name, each in verdicts.items() if name not in events or each.event == events[name]
    }
    return draft.model_copy(
        update={
            "articles": [
                followed[each.article].model_copy(update={"article": each.article})
                if each.article in followed
                else each
                for each in draft.articles
            ],
            "events": [each for each in draft.events if each.key not in left],
            "places": _move(draft.places, events),
            "actors": _move(draft.actors, events),
            "figures": _move(draft.figures, events),
            "claims": _move(draft.claims, events),
            "quotes": _move(draft.quotes, events),
            "disagreements": _set_free(draft.disagreements, left),
            "titles": _set_free(draft.titles, left),
            "summary": _set_free(draft.summary, left),
        }
    )


def _move(items: Sequence[_CitingT], events: Mapping[str, str]) -> list[_CitingT]:
    return [
        each.model_copy(update={"event": target}) if (target := _find_target(each.cites, events)) else each
        for each in items
    ]


def _find_target(cites: Iterable[str], events: Mapping[str, str]) -> str:
    """The one event that all the copies which it cites follow to; empty where it cites anything else."""
    targets = {events.get(name_article(each), "") for each in cites}
    return targets.pop() if len(targets) == 1 else ""


def _set_free(told: Sequence[_RestingT], left: set[str]) -> list[_RestingT]:
    """What rests on items of an event that is gone names none: it goes where its items are."""
    return [each.model_copy(update={"event": ""}) if each.event in left else each for each in told]
