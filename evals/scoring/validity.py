"""Whether a report keeps its own promises: its schema, ids that are unique, references that lead somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pydantic import ValidationError

from service.schema.report import Event, Item, Report


def find_faults(report: Report) -> tuple[str, ...]:
    """Say how a report breaks its schema or points at what it does not hold."""
    return (
        *_list_schema_faults(report),
        *(fault for event in report.events for fault in _list_dangling(event)),
        *_list_doubles(report),
    )


def _list_schema_faults(report: Report) -> Iterator[str]:
    try:
        Report.model_validate_json(report.model_dump_json())
    except ValidationError as error:
        for each in error.errors():
            yield f"{'.'.join(map(str, each['loc']))}: {each['msg']}"


def list_items(event: Event) -> tuple[Item, ...]:
    """Everything of an event that has an id, its title first."""
    when = (event.when,) if event.when else ()
    return (event.title, *when, *event.where, *event.who, *event.summary, *event.figures, *event.claims, *event.quotes)


def _list_dangling(event: Event) -> Iterator[str]:
    known = {each.id for each in list_items(event)}
    for holder, mentioned in _list_mentions(event):
        for item in mentioned:
            if item not in known:
                yield f"{holder} names {item}, which {event.key} does not hold"


def _list_mentions(event: Event) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield event.title.id, event.title.items
    yield from ((each.id, each.items) for each in event.summary)
    yield from ((each.id, each.figures) for each in event.claims)
    yield from ((each.id, (each.responds_to,)) for each in event.claims if each.responds_to)
    yield from ((each.id, (each.cut_of,)) for each in event.quotes if each.cut_of)
    yield from ((each.id, position.items) for each in event.disagreements for position in each.positions)
    yield from (("the timeline", each.items) for each in event.timeline)


def _list_doubles(report: Report) -> Iterator[str]:
    ids = Counter(item.id for event in report.events for item in list_items(event))
    ids.update(each.id for event in report.events for each in event.disagreements)
    yield from (f"{item} is the id of {times} items" for item, times in ids.items() if times > 1)
    keys = {each.key for each in report.events}
    for article in report.articles:
        yield from (
            f"article {article.id} is on {key}, which there is not" for key in article.events if key not in keys
        )
