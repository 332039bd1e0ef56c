"""A draft that puts a look-alike on an event is corrected by what the look-alike's own words say."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from service.grounding import GroundedDraft
from service.grouping import ground_apart
from service.languages.detection import Languages
from service.prepare import prepare_articles, whole_slices
from service.schema.draft import Draft
from service.schema.report import Warning_
from service.schema.story import Article, Story
from tests.drafting import draft_claim, draft_event, draft_figure, draft_verdict, index_slices, make_draft

NEWER = "Three people were killed and 46 hurt when a train derailed at Hensgate on Wednesday. The line is shut."
OLDER = "Two people have died and 43 have been hurt after a train came off the rails this morning. The line is shut."
DATED = OLDER + " Parliament will be silent tomorrow, Wednesday the 12th of November."
IN_MAY = datetime(2026, 5, 20, 11, tzinfo=UTC)


def hold(draft: Draft, *articles: Article) -> tuple[GroundedDraft, tuple[Warning_, ...]]:
    """The draft held against these articles, and what is told of those that are set apart."""
    slices = whole_slices(prepare_articles(Story(articles=articles), Languages()))
    return ground_apart(draft, index_slices(slices), language=Languages().find("en"))


def put_on_one(first: str = "three", second: str = "two", **fields: Any) -> Draft:
    """What a careless model makes of two occurrences."""
    event: dict[str, Any] = {"when": "Wednesday", "cites": ["a1:1"], "status": "occurred"} | fields
    return make_draft(
        events=[draft_event(**event)],
        articles=[draft_verdict("a1"), draft_verdict("a2")],
        figures=[
            draft_figure(first, "people killed", "a1:1", id="f1", measure="killed"),
            draft_figure(second, "people killed", "a2:1", id="f2", measure="killed"),
        ],
        claims=[draft_claim("The line is shut.", "a1:2", "a2:2")],
    )


def list_events(draft: GroundedDraft) -> list[tuple[str, ...]]:
    """The articles of each event."""
    return [each.articles for each in draft.events]


def article(body: str, published_at: datetime | None = None) -> Article:
    """An English article."""
    return Article(body=body, published_at=published_at, language="en")


@pytest.mark.parametrize(
    "other",
    [
        article(DATED),
        article(OLDER, datetime(2025, 11, 11, 12, tzinfo=UTC)),
        article("MARROW, Nov 11 (MPA) - " + OLDER),
        article("Two people died in the derailment at Hexwell last November. The line is shut."),
    ],
    ids=["tomorrow-and-date", "published-before", "dateline", "last-november"],
)
def test_an_article_of_another_day_is_set_apart_with_a_warning(other: Article) -> None:
    """Nothing of it is left in the event, and nothing of it is lost."""
    draft, warnings = hold(put_on_one(), article(NEWER, IN_MAY), other)
    assert sorted(list_events(draft)) == [("a1",), ("a2",)]
    assert [(each.code, each.article_id) for each in warnings] == [("article_set_apart", "a2")]
    told = [(each.event, each.item.evidence) for each in draft.figures]
    told += [(each.event, each.item.evidence) for each in draft.claims]
    for event, evidence in told:
        assert {each.article_id for each in evidence} == ({"a1"} if event == "e1" else {"a2"})
    assert len(draft.figures) == len(draft.claims) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            NEWER,
            "Four people have died after Wednesday’s derailment, it was said on Thursday. The line is shut.",
        ),
        (
            NEWER,
            "A third died on May 20; two people were killed on November 11. The line is shut.",
        ),
        (NEWER, "Four people are known to have died, police said this morning, 12 June. The line is shut."),
        (NEWER, "Two people were killed when a train derailed. The line is shut."),
        (
            NEWER,
            "Two were killed at Hexwell in November. The line is shut. It happened again on 20 May.",
        ),
        (NEWER, OLDER),
    ],
    ids=["a-day-later", "names-the-day", "higher-toll", "no-day", "an-older-one-in-passing", "no-day-of-writing"],
)
def test_an_article_that_may_be_of_the_event_stays(first: str, second: str) -> None:
    """A toll may rise, an article may look back, and what has no day cannot conflict."""
    toll = "Four" if "Four" in second else "two" if "two" in second else "Two"
    draft, warnings = hold(put_on_one(second=toll), article(first, IN_MAY), article(second))
    assert list_events(draft) == [("a1", "a2")]
    assert not warnings


def test_of_what_is_planned_articles_are_written_before() -> None:
    """A strike that is announced a week ahead."""
    bodies = ("Nurses will walk out on Friday, killing three shifts.", "Nurses plan to walk out, killing two shifts.")
    draft = put_on_one(status="planned", when="on Friday").model_copy(update={"claims": []})
    early, late = datetime(2026, 5, 11, tzinfo=UTC), datetime(2026, 5, 20, tzinfo=UTC)
    assert not hold(draft, article(bodies[0], late), article(bodies[1], early))[1]


def test_without_a_day_of_the_event_nothing_is_set_apart() -> None:
    """There is nothing to hold an article against."""
    draft = put_on_one(when="", cites=[])
    assert not hold(draft, article(NEWER, IN_MAY), article(DATED))[1]
