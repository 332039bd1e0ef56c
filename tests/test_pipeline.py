"""The plot, from a story to its report, with a reader and a writer on a script."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from service.errors import Refused, TimedOut, Unavailable
from service.languages.detection import Languages
from service.pipeline import World, answer_story
from service.ports import Caller, Engine
from service.schema.draft import Draft, Writing
from service.schema.report import Report
from service.schema.story import Article, Options, Story
from service.schema.vocabulary import Caveat, Reason
from tests.builders import make_story
from tests.drafting import (
    draft_claim,
    draft_event,
    draft_figure,
    draft_sentence,
    draft_title,
    draft_verdict,
    make_draft,
)
from tests.fakes import FixedClock, ScriptedReader, ScriptedWriter, make_engine

TOLL = "Drones hit Lund on Monday, killing 12 people and injuring 40 others."


def tell(article: int, **lists: Any) -> Draft:
    """What a model makes of one article with that toll."""
    cite = f"a{article}:1"
    usual = {
        "figures": [
            draft_figure("12", "people killed", cite, id="f1", measure="killed"),
            draft_figure("40", "people injured", cite, id="f2", measure="injured"),
        ],
        "claims": [draft_claim("Drones hit Lund, killing 12.", cite, figures=["f1"])],
    }
    return make_draft(f"a{article}", **(usual | lists))


def tell_all(*articles: int, **lists: Any) -> Draft:
    """What a model makes of several articles with that toll, in one call."""
    cites = [f"a{number}:1" for number in articles]
    usual = {"claims": [draft_claim("Drones hit Lund, killing 12.", *cites)]}
    return make_draft(*(f"a{number}" for number in articles), **(usual | lists))


async def report(story: Story, engine: Engine, *, deadline_s: float = 25) -> Report:
    """What the engine's answers make of a story."""
    world = World(Languages(), FixedClock(), new_id=lambda: "r1", deadline_s=deadline_s, reserve_s=0)
    return await answer_story(story, engine, world, caller=Caller())


async def test_one_call_reads_all_and_brings_title_and_summary() -> None:
    """The writer is not asked."""
    draft = tell_all(
        1, 2, titles=[draft_title("Drones hit Lund", "c1")], summary=[draft_sentence("Drones hit Lund.", "c1")]
    )
    reader, writer = ScriptedReader([draft]), ScriptedWriter()
    told = await report(make_story(TOLL, TOLL), make_engine(reader, writer))
    assert reader.ordinals == [("a1", "a2")]
    assert reader.briefs[0].with_summary
    assert not writer.events
    (event,) = told.events
    assert (event.title.text, [each.text for each in event.summary]) == ("Drones hit Lund", ["Drones hit Lund."])
    assert event.claims[0].support.articles == 2
    assert told.status == "complete"


async def test_several_calls_are_joined_and_the_writer_writes_once_from_checked_items() -> None:
    """It sees the report's events and ids, and its proposals are checked like a draft's."""
    writing = Writing(
        titles=[draft_title("Drones hit Lund, killing 12", "c1", "f1")],
        summary=[draft_sentence("Drones destroyed Lund.", "c1"), draft_sentence("Drones hit Lund.", "c1")],
    )
    reader, writer = ScriptedReader([tell(1), tell(2), tell(3)]), ScriptedWriter(writing)
    told = await report(make_story(TOLL, TOLL, TOLL), make_engine(reader, writer, articles_per_call=1))
    assert reader.ordinals == [("a1",), ("a2",), ("a3",)]
    assert not any(each.with_summary for each in reader.briefs)
    assert [[event.key for event in events] for events in writer.events] == [["e1"]]
    (event,) = told.events
    assert [each.support.articles for each in event.figures] == [3, 3]
    assert event.title.text == "Drones hit Lund, killing 12"
    assert [each.text for each in event.summary] == ["Drones hit Lund."]
    assert [(each.kind, each.reason) for each in told.rejected] == [("sentence", Reason.WORDS_NOT_IN_EVIDENCE)]


async def test_one_call_and_several_tell_the_same_of_the_same_articles() -> None:
    """The number of calls is nobody's business but the operator's."""
    whole = tell_all(
        1,
        2,
        figures=[
            draft_figure("12", "people killed", "a1:1", "a2:1", id="f1", measure="killed"),
            draft_figure("40", "people injured", "a1:1", "a2:1", id="f2", measure="injured"),
        ],
        claims=[draft_claim("Drones hit Lund, killing 12.", "a1:1", "a2:1", figures=["f1"])],
    )
    one = await report(make_story(TOLL, TOLL), make_engine(ScriptedReader([whole])))
    two = await report(make_story(TOLL, TOLL), make_engine(ScriptedReader([tell(1), tell(2)]), articles_per_call=1))
    assert one.events == two.events


async def test_what_is_written_for_no_event_is_told() -> None:
    """A title for an unknown key goes where all its items are; where none are, it is rejected."""
    writing = Writing(
        titles=[draft_title("Drones hit Lund", "c1", event="e7"), draft_title("Drones", "c9", event="e8")],
        summary=[draft_sentence("Drones.", event="e9")],
    )
    engine = make_engine(ScriptedReader([tell(1), tell(2)]), ScriptedWriter(writing), articles_per_call=1)
    told = await report(make_story(TOLL, TOLL), engine)
    assert told.events[0].title.text == "Drones hit Lund"
    assert [(each.kind, each.reason) for each in told.rejected] == [
        ("title", Reason.UNKNOWN_EVENT),
        ("sentence", Reason.UNKNOWN_EVENT),
    ]


@pytest.mark.parametrize("failure", [Unavailable("down"), Refused("declined"), None])
async def test_when_the_writer_fails_titles_are_items_own_words_and_it_is_told(failure: Unavailable | None) -> None:
    """The report is complete: every article was read."""
    engine = make_engine(ScriptedReader([tell(1), tell(2)]), ScriptedWriter(failure), articles_per_call=1)
    told = await report(make_story(TOLL, TOLL), engine, deadline_s=0.3)
    assert told.status == "complete"
    assert [each.code for each in told.warnings] == ["summary_unwritten"]
    assert told.events[0].title.text == "Drones hit Lund, killing 12"
    assert told.events[0].summary == ()


@pytest.mark.parametrize(
    ("failure", "kind"), [(Unavailable("down"), "upstream"), (Refused("no"), "refused"), (None, "timeout")]
)
async def test_when_one_of_several_calls_fails_the_report_is_partial(failure: Unavailable | None, kind: str) -> None:
    """Its articles are unread, with the kind of failure, and the rest stands."""
    engine = make_engine(ScriptedReader([tell(1), failure]), articles_per_call=1)
    told = await report(make_story(TOLL, TOLL), engine, deadline_s=0.3)
    assert told.status == "partial"
    assert [(each.id, each.role) for each in told.articles] == [("a1", "on_event"), ("a2", "unread")]
    assert told.articles[1].reason == f"the model gave no answer ({kind})"
    assert (told.warnings[0].code, told.warnings[0].article_id) == ("unread", "a2")
    assert len(told.events) == 1


async def test_when_all_calls_fail_the_last_error_is_raised() -> None:
    """There is nothing to report."""
    engine = make_engine(ScriptedReader([Unavailable("down"), Refused("declined")]), articles_per_call=1)
    with pytest.raises(Refused):
        await report(make_story(TOLL, TOLL), engine)


async def test_when_no_call_is_answered_in_time_that_is_raised() -> None:
    """A deadline that has passed already too."""
    for deadline_s in (0.05, 0):
        with pytest.raises(TimedOut):
            await report(make_story(TOLL), make_engine(ScriptedReader([None])), deadline_s=deadline_s)


async def test_a_story_s_own_deadline_goes_before_the_configured_one() -> None:
    """In the brief of every call."""
    reader = ScriptedReader([tell(1)])
    story = make_story(TOLL).model_copy(update={"options": Options(deadline_s=3)})
    await report(story, make_engine(reader))
    assert reader.briefs[0].deadline == 3


async def test_cancelled_and_empty_articles_are_not_read_and_told() -> None:
    """Each with its reason and a warning; nobody is asked about them."""
    reader = ScriptedReader([tell(2)])
    story = Story(
        articles=(
            Article(body=TOLL, status="canceled"),
            Article(body=TOLL, language="en"),
            Article(body=" \n "),
            Article(body_html="<p> </p>"),
        )
    )
    told = await report(story, make_engine(reader))
    assert reader.ordinals == [("a2",)]
    assert [each.role for each in told.articles] == ["unread", "on_event", "unread", "unread"]
    assert told.articles[0].reason == "cancelled by the sender"
    assert told.articles[2].reason == "there is no text in it"
    assert [(each.code, each.article_id) for each in told.warnings] == [
        ("cancelled", "a1"),
        ("empty_article", "a3"),
        ("empty_article", "a4"),
    ]
    assert told.status == "complete"


async def test_a_story_of_which_nothing_can_be_read_is_an_empty_report() -> None:
    """No call is made."""
    reader = ScriptedReader([])
    told = await report(Story(articles=(Article(body=" "),)), make_engine(reader))
    assert (told.events, told.usage.calls, reader.ordinals) == ((), 0, [])


async def test_max_items_counts_over_all_calls_together() -> None:
    """It bounds the report, after equal items have become one."""
    story = make_story(TOLL, TOLL, TOLL).model_copy(update={"options": Options(max_items=2)})
    engine = make_engine(ScriptedReader([tell(1), tell(2), tell(3)]), articles_per_call=1)
    told = await report(story, engine)
    assert sum(len(each.figures) + len(each.claims) + len(each.quotes) for each in told.events) == 2
    assert [each.message.partition(" ")[0] for each in told.warnings] == ["1"]


async def test_events_stand_in_order_of_their_articles() -> None:
    """The one with most articles first, whatever the draft's keys."""
    other = "Trains in Malm ran late on Friday, stranding 300 people."
    draft = make_draft(
        events=[draft_event("e1"), draft_event("e2")],
        articles=[draft_verdict("a1"), draft_verdict("a2", "e2"), draft_verdict("a3", "e2")],
        claims=[
            draft_claim("Trains in Malm ran late on Friday.", "a1:1"),
            draft_claim("Drones hit Lund.", "a2:1", "a3:1", id="c2", event="e2"),
        ],
    )
    told = await report(make_story(other, TOLL, TOLL), make_engine(ScriptedReader([draft])))
    assert [(each.key, each.claims[0].text) for each in told.events] == [
        ("e1", "Drones hit Lund."),
        ("e2", "Trains in Malm ran late on Friday."),
    ]
    assert [each.events for each in told.articles] == [("e2",), ("e1",), ("e1",)]


async def test_the_language_is_that_of_most_articles_unless_one_is_asked_for() -> None:
    """The earlier one where two are equally many."""
    german = "Drohnen trafen am Montag den Hafen von Lund und töteten zwölf Menschen."
    for bodies, asked, language in (
        ((TOLL, german, german), None, "de"),
        ((TOLL, german), None, "en"),
        ((TOLL, TOLL), "pt-BR", "pt"),
    ):
        reader = ScriptedReader([make_draft()])
        story = make_story(*bodies).model_copy(update={"options": Options(language=asked)})
        told = await report(story, make_engine(reader))
        assert (told.language, reader.briefs[0].language) == (language, language)


async def test_the_reference_time_dates_undated_articles_of_the_main_event_and_says_so() -> None:
    """Nothing else of the story."""
    draft = make_draft(claims=[draft_claim("Drones hit Lund on Monday.", "a1:1", when="Monday")])
    story = make_story(TOLL).model_copy(update={"reference_time": datetime(2025, 2, 12, 9, 0, tzinfo=UTC)})
    told = await report(story, make_engine(ScriptedReader([draft])))
    (claim,) = told.events[0].claims
    assert claim.when
    assert (claim.when.start, claim.when.resolved_from) == ("2025-02-10", "reference_time")
    assert Caveat.DATE_ASSUMED in claim.caveats


async def test_usage_and_provenance_are_told() -> None:
    """Every call with its outcome, failed ones too."""
    engine = make_engine(ScriptedReader([tell(1), Unavailable("down")]), articles_per_call=1)
    told = await report(make_story(TOLL, TOLL), engine)
    assert [each.outcome for each in told.usage.attempts] == ["ok", "unavailable", "ok"]
    assert (told.usage.calls, told.usage.output_tokens) == (3, 21)
    assert told.usage.cost_usd == pytest.approx(0.03)
    assert (told.provenance.route, told.provenance.models[0].requested) == ("scripted", "scripted-1")


async def test_what_the_caller_sent_comes_back() -> None:
    """Its ids, its own data, the latest embargo; a report reads back as it was written."""
    articles = (
        Article(id="x1", body=TOLL, embargoed_until=datetime(2026, 3, 2, 8, 0, tzinfo=UTC)),
        Article(id="x2", body=TOLL, embargoed_until=datetime(2026, 3, 2, 9, 0, tzinfo=UTC)),
    )
    story = Story(story_id="s1", meta={"desk": ["foreign", 1]}, articles=articles)
    told = await report(story, make_engine(ScriptedReader([tell_all(1, 2)])))
    assert (told.id, told.story_id, told.meta) == ("r1", "s1", {"desk": ["foreign", 1]})
    assert told.embargoed_until == "2026-03-02T09:00:00Z"
    assert told.created_at == "2026-03-01T06:30:00Z"
    assert [each.id for each in told.articles] == ["x1", "x2"]
    assert {each.article_id for each in told.events[0].claims[0].evidence} == {"x1", "x2"}
    assert Report.model_validate_json(told.model_dump_json()) == told
    assert json.loads(told.model_dump_json())["schema_version"] == "1.0"
