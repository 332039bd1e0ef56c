"""Which reported event is which of the reference's, and which article is on which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.reference import ArticleReference, EventReference, Reference
from evals.scoring.alignment import Pair, align
from evals.scoring.counts import Judgement, Verdict
from evals.scoring.figures import read_value
from evals.scoring.slots import Labels, Slot, judge_equal, judge_slots
from service.schema.report import Event, Report, ReportedArticle

EventPair = Pair[EventReference, Event]


def align_events(reference: Reference, report: Report) -> tuple[EventPair, ...]:
    """Pair events by the articles that are on them, and by their figures where articles leave it open."""
    on_event = {event.key: {each.id for each in report.articles if event.key in each.events} for event in report.events}

    def weigh(expected: EventReference, found: Event) -> float:
        wanted, given = set(expected.articles), on_event[found.key]
        shared = len(wanted & given) / len(wanted | given)
        return shared and shared + _share_numbers(expected, found) / 10

    return align(reference.events, report.events, weigh)


def _share_numbers(expected: EventReference, found: Event) -> float:
    wanted = {read_value(each) for each in expected.figures}
    given = {read_value(each) for each in found.figures}
    return len(wanted & given) / len(wanted | given) if wanted | given else 0.0


def judge_articles(reference: Reference, report: Report, pairs: Sequence[EventPair]) -> Iterator[Judgement]:
    """Judge what became of every article, and how many events there are."""
    for pair in pairs:
        expected, found = pair.expected, pair.found
        labels = Labels(
            expected=f"event {expected.key}" if expected else None,
            found=f"event {found.key}" if found else None,
            item=None,
        )
        yield from judge_slots([Slot("articles", "event", expected, found, lambda *_: "correct")], labels)
    keys = {pair.found.key: pair.expected.key for pair in pairs if pair.expected and pair.found}
    reported = {each.id: each for each in report.articles}
    for article in reference.articles:
        if not article.optional:
            yield from _judge_article(article, reported.get(article.id), keys)


def _judge_article(
    expected: ArticleReference, found: ReportedArticle | None, keys: Mapping[str, str]
) -> Iterator[Judgement]:
    given = found and _Place(found.role, frozenset(keys.get(each, f"unknown {each}") for each in found.events))
    wanted = _Place(expected.role, frozenset(expected.events))
    slots = (
        Slot("articles", "article.events", wanted, given, _judge_place),
        Slot("articles", "article.duplicate_of", expected.duplicate_of, found and found.duplicate_of, judge_equal),
    )
    labels = Labels(
        expected=f"{expected.id} {wanted}",
        found=f"{found.id} {given}" if found else None,
        item=None,
        articles=(expected.id,),
    )
    yield from judge_slots(slots, labels)


@dataclass(frozen=True, slots=True)
class _Place:
    """What an article is to the reference's events."""

    role: str
    events: frozenset[str]

    def __str__(self) -> str:
        return " ".join((self.role, *sorted(self.events)))


def _judge_place(expected: _Place, found: _Place) -> Verdict:
    if expected.role == found.role and expected.events == found.events:
        return "correct"
    return "partial" if expected.events & found.events else "incorrect"
