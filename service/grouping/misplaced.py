"""Articles that cannot be on the event they were put on, told by the days and tolls that they state themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from service.dates.calendar_day import CalendarDay, read_date
from service.grounding import GroundedDraft, GroundedEvent
from service.grounding.numbers.measures import PEOPLE
from service.grouping.stated_days import list_stated_days
from service.grouping.writing_day import find_writing_day
from service.prepare import PreparedArticle
from service.schema.report import Evidence, Figure

_DAY: Final = len("2025-02-12")
_NEAR: Final = 2
"""So many days may lie between an occurrence and what is told as its day: a night, a time zone, a late death."""
_PAST: Final = frozenset({"occurred", "ongoing", "alleged", "unknown"})
"""Of what is planned or was called off articles are written before its day."""


@dataclass(frozen=True, slots=True)
class Misplaced:
    """An article that is taken off an event, and why."""

    ordinal: str
    article_id: str
    event: str
    reason: str
    evidence: tuple[Evidence, ...] = ()


def find_misplaced(draft: GroundedDraft, articles: Mapping[str, PreparedArticle]) -> tuple[Misplaced, ...]:
    """The articles that a draft puts on an event and that cannot be on it. `articles` is by id.

    One that was published before the day of the event; one whose own tolls are of other days, and are neither those
    that the event's other articles tell nor a later stage of them. Without a day of the event nothing is told.
    """
    return tuple(found for event in draft.events for found in _judge_event(event, draft, articles))


def _judge_event(
    event: GroundedEvent, draft: GroundedDraft, articles: Mapping[str, PreparedArticle]
) -> Iterator[Misplaced]:
    if event.when is None or event.status not in _PAST or len(event.when.start or "") < _DAY:
        return
    day = date.fromisoformat((event.when.start or "")[:_DAY])
    dating = {each.article_id for each in event.when.evidence}
    placed = [each.item for each in draft.figures if each.event == event.key]
    tolls = [each for each in placed if each.measure in PEOPLE]
    early = [name for name in event.articles if name in articles and _is_early(articles[name], day)]
    is_dated_well = 2 * len(early) <= len(event.articles)
    for name in event.articles:
        if name in dating or name not in articles:
            continue
        article = articles[name]
        if name in early and is_dated_well:
            reason = f"It was published before {day.isoformat()}, the day of that event."
            yield Misplaced(article.ordinal, name, event.key, reason)
        elif _tells_another_day(article, tolls, read_date(day)):
            evidence = tuple(dict.fromkeys(each for toll in tolls for each in _list_own(toll, name)))
            reason = f"Its toll is of another day than {day.isoformat()}, the day of that event."
            yield Misplaced(article.ordinal, name, event.key, reason, evidence)


def _is_early(article: PreparedArticle, day: date) -> bool:
    return article.published_at is not None and article.published_at.date() < day - timedelta(days=1)


def _tells_another_day(article: PreparedArticle, tolls: Sequence[Figure], day: CalendarDay) -> bool:
    core = [each for each in tolls if each.relation == "core"]
    # An article with none but those of earlier years may be of an earlier year itself.
    own = [each for each in core if _list_own(each, article.id)] or [
        each for each in tolls if _list_own(each, article.id)
    ]
    others = [each for each in core if any(e.article_id != article.id and not e.context for e in each.evidence)]
    return bool(own) and _cannot_follow(own, others) and _are_of_other_days(article, own, day)


def _list_own(toll: Figure, article_id: str) -> list[Evidence]:
    return [each for each in toll.evidence if each.article_id == article_id and not each.context]


def _are_of_other_days(article: PreparedArticle, own: Sequence[Figure], day: CalendarDay) -> bool:
    """Whether the tolls are told with days, all far from this one, which the article names nowhere."""
    written_on, language = find_writing_day(article), article.language
    texts = [each.text for toll in own for each in _list_own(toll, article.id)]
    days = [told for text in texts for told in list_stated_days(text, language, written_on)]
    if not days or any(each.count_days_to(day) <= _NEAR for each in days):
        return False
    named = (told for each in article.sentences for told in list_stated_days(each.text, language, written_on))
    return all(each.count_days_to(day) for each in named)


def _cannot_follow(own: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Whether they have tolls of one measure, and every such toll is lower than all that the others tell.

    Tolls of one occurrence rise with time: what is told of another day and is no higher is no later stage.
    """
    pairs = [(_number(a), _number(b)) for a in own for b in others if a.measure == b.measure]
    return bool(pairs) and all(mine is not None and other is not None and mine < other for mine, other in pairs)


def _number(toll: Figure) -> float | None:
    return toll.low if toll.low is not None else toll.high
