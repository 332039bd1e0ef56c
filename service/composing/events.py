"""Events as they are reported: with title, summary and timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.composing.desk import Desk
from service.language import Language
from service.reconcile import MergedEvent
from service.schema.report import Claim, Event, Figure, Moment, Rejected, Sentence, Title, When


@dataclass(frozen=True, slots=True)
class Composed:
    """Events as they are reported, and the proposals that failed."""

    events: tuple[Event, ...]
    rejected: tuple[Rejected, ...]


def compose_events(events: Sequence[MergedEvent], language: Language, *, summary_sentences: int) -> Composed:
    """Give every event a title and a summary, from what was proposed for it and bears checking."""
    composed: list[Event] = []
    rejected: list[Rejected] = []
    said = 0
    for event in events:
        desk = Desk(event, language)
        title = desk.choose_title(event.titles)
        summary = desk.choose_sentences(event.summary, summary_sentences, said)
        said += len(summary)
        composed.append(_report_event(event, title, summary))
        rejected.extend(desk.rejected)
    return Composed(tuple(composed), tuple(rejected))


def _report_event(event: MergedEvent, title: Title, summary: tuple[Sentence, ...]) -> Event:
    return Event(
        key=event.key,
        title=title,
        category=event.category,
        status=event.status,
        when=event.when,
        where=event.where,
        who=event.who,
        summary=summary,
        figures=event.figures,
        claims=event.claims,
        quotes=event.quotes,
        disagreements=event.disagreements,
        timeline=tuple(build_timeline(event)),
    )


def build_timeline(event: MergedEvent) -> Iterator[Moment]:
    """Figures and claims by the time they tell: dated ones in order, then the rest under their own words."""
    moments: dict[str, tuple[When, list[str]]] = {}
    timed: tuple[Figure | Claim, ...] = (*event.figures, *event.claims)
    for item in timed:
        if item.when:
            key = item.when.start or item.when.text.casefold()
            moments.setdefault(key, (item.when, []))[1].append(item.id)
    for when, items in sorted(moments.values(), key=lambda each: (each[0].start is None, each[0].start or "")):
        yield Moment(when=when, items=tuple(items))
