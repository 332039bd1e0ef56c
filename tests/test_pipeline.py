"""The plot, from a story to its report, with a reader and a writer on a script."""

from __future__ import annotations

import asyncio
import gc
import json
import weakref
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from service.drafts import Drafts
from service.errors import ModelError, Refused, TimedOut, Unavailable
from service.languages.detection import Languages
from service.pipeline import World, answer_story
from service.ports import Brief, Caller, Capacity, Engine, Ledger
from service.prepare import Slice
from service.routing import build_route
from service.schema.draft import Draft, Writing
from service.schema.report import Report
from service.schema.story import Article, Options, Story
from service.schema.vocabulary import Caveat, Reason
from tests.builders import make_story
from tests.drafting import (
    draft_actor,
    draft_claim,
    draft_event,
    draft_figure,
    draft_place,
    draft_sentence,
    draft_title,
    draft_verdict,
    make_draft,
)
from tests.fakes import ONE_EACH, FixedClock, ScriptedReader, ScriptedWriter, make_engine

TOLL = "Drones hit Lund on Monday, killing 12 people and injuring 40 others."
TOLLS = tuple(f"{TOLL} Report {number}." for number in (1, 2, 3))
"""The same toll in articles that are not copies of one another."""


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
    told = await report(make_story(*TOLLS), make_engine(reader, writer, capacity=ONE_EACH))
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
    one = await report(make_story(*TOLLS[:2]), make_engine(ScriptedReader([whole])))
    two = await report(make_story(*TOLLS[:2]), make_engine(ScriptedReader([tell(1), tell(2)]), capacity=ONE_EACH))
    assert one.events == two.events


SAWMILL = (
    "Fire destroyed a sawmill near Lund before dawn, mayor Ana Lind said. Nobody was hurt.",
    "A sawmill near Lund was destroyed by fire before dawn, said Ana Lind, the mayor. Its owner wept.",
    "Voters near Lund re-elected Ana Lind as mayor. Her rival congratulated her.",
)


@pytest.mark.parametrize(("other", "events"), [(1, 1), (2, 2)], ids=["alike", "otherwise"])
async def test_what_articles_have_in_wording_is_known_to_what_joins_their_drafts(other: int, events: int) -> None:
    """They are undated and share a place and a name, which look-alikes share as well."""
    bodies = (SAWMILL[0], SAWMILL[other])
    drafts = [
        make_draft(
            f"a{n}",
            places=[draft_place("Lund", f"a{n}:1")],
            actors=[draft_actor("Ana Lind", f"a{n}:1", role="mayor")],
            claims=[draft_claim(body.partition(". ")[0], f"a{n}:1")],
        )
        for n, body in enumerate(bodies, start=1)
    ]
    told = await report(make_story(*bodies), make_engine(ScriptedReader(drafts), capacity=ONE_EACH))
    assert len(told.events) == events


async def test_copies_of_one_text_weigh_as_one_article() -> None:
    """What two desks wrote by themselves is kept before what three papers took from one wire."""
    wire = "Drones hit 14 houses in Lund.\nFiremen from four towns came with ladders, pumps and two old boats.\n"
    wire += "The mayor went from door to door all night with soup, and nobody in the whole town slept until noon."
    boats = ("Drones hit 30 boats. The harbour is closed.", "Drones hit 30 boats. Fishermen wept.")
    draft = make_draft(
        "a1",
        "a4",
        "a5",
        figures=[
            draft_figure("14", "houses", "a1:1", id="f1"),
            draft_figure("30", "boats", "a4:1", "a5:1", id="f2"),
        ],
    )
    story = make_story(wire, wire, wire, *boats).model_copy(update={"options": Options(max_items=1)})
    told = await report(story, make_engine(ScriptedReader([draft])))
    (event,) = told.events
    assert [(each.low, each.support.articles, each.support.origins) for each in event.figures] == [(30, 2, 2)]


async def test_a_later_article_that_tells_more_contradicts_nobody() -> None:
    """When articles were published is known to what holds their figures against each other."""
    bodies = [TOLL, TOLL.replace("12", "15")]
    drafts = [
        tell(
            n,
            figures=[
                draft_figure(dead, "people killed", f"a{n}:1", id="f1", measure="killed"),
                draft_figure("40", "people injured", f"a{n}:1", id="f2", measure="injured"),
            ],
            places=[draft_place("Lund", f"a{n}:1")],
            claims=[],
        )
        for n, dead in ((1, "12"), (2, "15"))
    ]
    dated = Story(
        articles=tuple(
            Article(body=body, language="en", published_at=datetime(2026, 3, 2, hour, tzinfo=UTC))
            for body, hour in zip(bodies, (9, 12), strict=True)
        )
    )
    (event,) = (await report(dated, make_engine(ScriptedReader(drafts), capacity=ONE_EACH))).events
    assert event.disagreements == ()
    assert [each.caveats for each in event.figures if each.low == 12] == [(Caveat.PUBLISHED_EARLIER,)]
    undated = make_story(*bodies, language="en")
    (event,) = (await report(undated, make_engine(ScriptedReader(drafts), capacity=ONE_EACH))).events
    assert [each.kind for each in event.disagreements] == ["figure"]


async def test_what_is_written_for_no_event_is_told() -> None:
    """A title for an unknown key goes where all its items are; where none are, it is rejected."""
    writing = Writing(
        titles=[draft_title("Drones hit Lund", "c1", event="e7"), draft_title("Drones", "c9", event="e8")],
        summary=[draft_sentence("Drones.", event="e9")],
    )
    engine = make_engine(ScriptedReader([tell(1), tell(2)]), ScriptedWriter(writing), capacity=ONE_EACH)
    told = await report(make_story(*TOLLS[:2]), engine)
    assert told.events[0].title.text == "Drones hit Lund"
    assert [(each.kind, each.reason) for each in told.rejected] == [
        ("title", Reason.UNKNOWN_EVENT),
        ("sentence", Reason.UNKNOWN_EVENT),
    ]


@pytest.mark.parametrize("failure", [Unavailable("down"), Refused("declined"), None])
async def test_when_the_writer_fails_titles_are_items_own_words_and_it_is_told(failure: Unavailable | None) -> None:
    """The report is complete: every article was read."""
    engine = make_engine(ScriptedReader([tell(1), tell(2)]), ScriptedWriter(failure), capacity=ONE_EACH)
    told = await report(make_story(*TOLLS[:2]), engine, deadline_s=0.3)
    assert told.status == "complete"
    assert [each.code for each in told.warnings] == ["summary_unwritten"]
    assert told.events[0].title.text == "Drones hit Lund, killing 12"
    assert told.events[0].summary == ()


@pytest.mark.parametrize(
    ("failure", "kind"), [(Unavailable("down"), "upstream"), (Refused("no"), "refused"), (None, "timeout")]
)
async def test_when_one_of_several_calls_fails_the_report_is_partial(failure: Unavailable | None, kind: str) -> None:
    """Its articles are unread, with the kind of failure, and the rest stands."""
    engine = make_engine(ScriptedReader([tell(1), failure]), capacity=ONE_EACH)
    told = await report(make_story(*TOLLS[:2]), engine, deadline_s=0.3)
    assert told.status == "partial"
    assert [(each.id, each.role) for each in told.articles] == [("a1", "on_event"), ("a2", "unread")]
    assert told.articles[1].reason == f"the model gave no answer ({kind})"
    assert (told.warnings[0].code, told.warnings[0].article_id) == ("unread", "a2")
    assert len(told.events) == 1


async def test_when_all_calls_fail_the_last_error_is_raised() -> None:
    """There is nothing to report."""
    engine = make_engine(ScriptedReader([Unavailable("down"), Refused("declined")]), capacity=ONE_EACH)
    with pytest.raises(Refused):
        await report(make_story(*TOLLS[:2]), engine)


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
    assert reader.briefs[0].due == pytest.approx(3, abs=0.01)


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
    story = make_story(*TOLLS).model_copy(update={"options": Options(max_items=2)})
    engine = make_engine(ScriptedReader([tell(1), tell(2), tell(3)]), capacity=ONE_EACH)
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
    engine = make_engine(ScriptedReader([tell(1), Unavailable("down")]), capacity=ONE_EACH)
    told = await report(make_story(*TOLLS[:2]), engine)
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


# At the deadline


def make_distinct(*numbers: int) -> Story:
    """Articles with that toll that are not copies of one another, by number."""
    return make_story(*(f"{TOLL} Report {number}." for number in numbers))


async def test_at_the_deadline_what_was_read_is_reported_as_partial_without_asking_for_more() -> None:
    """The writer is not asked; articles whose call has not ended are unread."""
    writer = ScriptedWriter()
    engine = make_engine(ScriptedReader([tell(1), None]), writer, capacity=ONE_EACH)
    told = await report(make_distinct(1, 2), engine, deadline_s=0.3)
    assert (told.status, told.degraded) == ("partial", False)
    assert [(each.role, each.reason) for each in told.articles] == [
        ("on_event", None),
        ("unread", "the model gave no answer (timeout)"),
    ]
    assert [each.code for each in told.warnings] == ["unread", "summary_unwritten"]
    assert writer.events == []
    assert told.usage.calls == 1


async def test_at_the_deadline_the_stand_in_reads_what_the_model_has_not() -> None:
    """All of it in one go; the report is partial and degraded, and no article is unread."""
    stand_in = ScriptedReader([tell_all(2, 3)])
    reader = ScriptedReader([tell(1), None, None])
    told = await report(
        make_distinct(1, 2, 3), make_engine(reader, capacity=ONE_EACH, stand_in=stand_in), deadline_s=0.3
    )
    assert stand_in.ordinals == [("a2", "a3")]
    assert (told.status, told.degraded) == ("partial", True)
    assert [each.role for each in told.articles] == ["on_event"] * 3


async def test_the_stand_in_reads_what_a_model_failed_at_before_the_deadline_too() -> None:
    """Nothing is under way any more, so the report is complete, and degraded."""
    stand_in = ScriptedReader([tell(2)])
    reader = ScriptedReader([tell(1), Refused("declined")])
    told = await report(make_distinct(1, 2), make_engine(reader, capacity=ONE_EACH, stand_in=stand_in))
    assert (told.status, told.degraded) == ("complete", True)


async def test_with_a_stand_in_a_model_that_says_nothing_at_all_is_no_failure() -> None:
    """Where there is none, there is nothing to report."""
    stand_in = ScriptedReader([tell(1)])
    told = await report(make_story(TOLL), make_engine(ScriptedReader([None]), stand_in=stand_in), deadline_s=0.05)
    assert (told.status, told.degraded, len(told.events)) == ("partial", True, 1)


async def test_what_a_call_under_way_may_cost_is_not_told_as_nothing() -> None:
    """The cost of all calls is unknown until it ends."""
    engine = make_engine(ScriptedReader([tell(1), None]), capacity=ONE_EACH)
    told = await report(make_distinct(1, 2), engine, deadline_s=0.3)
    assert (told.usage.calls, told.usage.cost_usd) == (1, None)


async def test_when_one_call_breaks_down_no_other_goes_on_for_nobody() -> None:
    """An error that nobody foresaw ends the story at once, and what it would still have cost."""
    ended: list[str] = []

    class Breaking:
        """Breaks down at the second article, and waits for ever at the first."""

        async def read(self, slices: Sequence[Slice], brief: Brief, ledger: Ledger) -> Draft:  # noqa: ARG002
            """Note when it is cancelled."""
            if slices[0].article.ordinal == "a2":
                raise ZeroDivisionError
            try:
                await asyncio.Event().wait()
                return make_draft()
            finally:
                ended.append(slices[0].article.ordinal)

    with pytest.raises(ZeroDivisionError):
        await report(make_distinct(1, 2), make_engine(Breaking(), capacity=ONE_EACH))
    await asyncio.sleep(0)
    assert ended == ["a1"]


async def test_a_call_may_go_on_behind_the_deadline() -> None:
    """It is told when the answer is due, and is given up much later."""
    reader = ScriptedReader([tell(1)])
    await report(make_story(TOLL), make_engine(reader), deadline_s=25)
    (brief,) = reader.briefs
    assert brief.due == pytest.approx(25, abs=0.01)
    assert brief.deadline == pytest.approx(25 + 300, abs=0.01)


async def test_nothing_of_a_story_is_left_for_the_collector() -> None:
    """It runs seldom, and articles may be long: a story is gone as soon as it is answered."""
    story, engine = make_story(TOLL), make_engine(ScriptedReader([tell(1)]))
    left = weakref.ref(story)
    gc.disable()
    try:
        await report(story, engine)
        del story
        assert left() is None
    finally:
        gc.enable()


async def test_what_is_kept_back_of_a_deadline_is_half_of_it_at_the_most() -> None:
    """A caller in a hurry gets what can be read in the other half."""
    reader = ScriptedReader([tell(1)])
    world = replace(make_world(deadline_s=1), reserve_s=2)
    await answer_story(make_story(TOLL), make_engine(reader), world, caller=Caller())
    assert reader.briefs[0].due == 0.5


async def test_an_article_read_in_slices_is_on_the_event_that_one_of_them_tells_of() -> None:
    """Another slice of it that reports nothing does not make it unrelated; nor does the order of slices matter."""
    nothing = make_draft(events=[], articles=[draft_verdict("a1", "", role="unrelated", reason="only background")])
    body = f"{TOLL}\nTrains ran late all over the south, and the harbour of Lund was closed until noon."
    second = make_draft(claims=[draft_claim("Trains ran late all over the south.", "a1:2")])
    for script in ([tell(1), nothing], [nothing, second]):
        told = await report(make_story(body), make_engine(ScriptedReader(script), capacity=ONE_EACH))
        assert [each.role for each in told.articles] == ["on_event"]


# A story that grows


def make_world(deadline_s: float = 25) -> World:
    """A world that outlives a story, with what it keeps."""
    return World(Languages(), FixedClock(), new_id=lambda: "r1", deadline_s=deadline_s, reserve_s=0)


async def grow(*readers: ScriptedReader, stories: tuple[Story, ...], callers: tuple[Caller, ...] = ()) -> list[Report]:
    """Stories answered one after another in one world."""
    world = make_world()
    whose = callers or (Caller(),) * len(stories)
    return [
        await answer_story(story, make_engine(reader, capacity=ONE_EACH), world, caller=caller)
        for reader, story, caller in zip(readers, stories, whose, strict=True)
    ]


@pytest.mark.parametrize(
    ("sent", "cited"), [((1, 2, 3), 3), ((3, 1, 2), 1), ((1, 3, 2), 2)], ids=["last", "first", "between"]
)
async def test_an_article_added_costs_one_call(sent: tuple[int, ...], cited: int) -> None:
    """Wherever it is put: what was read of the others stands under their new ordinals, and bears the same items."""
    before, after = ScriptedReader([tell(1), tell(2)]), ScriptedReader([tell(cited)])
    _, grown = await grow(before, after, stories=(make_distinct(1, 2), make_distinct(*sent)))
    assert after.ordinals == [(f"a{cited}",)]
    assert [each.role for each in grown.articles] == ["on_event"] * 3
    assert [each.support.articles for each in grown.events[0].figures] == [3, 3]
    for item in grown.events[0].figures:
        for each in item.evidence:
            assert (grown.articles[int(each.article_id[1:]) - 1].id, each.text) == (each.article_id, TOLL)


async def test_a_story_that_fitted_one_call_is_not_read_again_when_it_needs_two() -> None:
    """What was asked for with a summary serves where none is asked for."""
    before, after = ScriptedReader([tell(1)]), ScriptedReader([tell(2)])
    await grow(before, after, stories=(make_distinct(1), make_distinct(1, 2)))
    assert before.briefs[0].with_summary
    assert after.ordinals == [("a2",)]


async def test_what_one_tenant_s_call_answered_serves_no_other_tenant() -> None:
    """Word for word the same story is read anew."""
    first, second = ScriptedReader([tell(1)]), ScriptedReader([tell(1)])
    stories, callers = (make_distinct(1),) * 2, (Caller("north"), Caller("south"))
    await grow(first, second, stories=stories, callers=callers)
    assert second.ordinals == [("a1",)]


async def test_other_options_that_a_draft_depends_on_are_other_calls() -> None:
    """The language of the report, more items, an article's date."""
    story = make_distinct(1)
    changed = (
        story.model_copy(update={"options": Options(language="de")}),
        story.model_copy(update={"options": Options(max_items=61)}),
        make_story(TOLLS[0], published_at=datetime(2025, 2, 12, 9, 0, tzinfo=UTC)),
    )
    for other in changed:
        after = ScriptedReader([tell(1)])
        world = make_world()
        for reader, each in ((ScriptedReader([tell(1)]), story), (after, other)):
            await answer_story(each, make_engine(reader), world, caller=Caller())
        assert len(after.ordinals) == 1


async def test_a_failed_call_is_asked_again_and_a_stand_in_s_reading_is_not_kept() -> None:
    """Only what the model answered is."""
    world, story = make_world(), make_distinct(1, 2)
    first = make_engine(
        ScriptedReader([tell(1), Unavailable("down")]), capacity=ONE_EACH, stand_in=ScriptedReader([tell(2)])
    )
    again = ScriptedReader([tell(2)])
    assert (await answer_story(story, first, world, caller=Caller())).degraded
    told = await answer_story(story, make_engine(again, capacity=ONE_EACH), world, caller=Caller())
    assert again.ordinals == [("a2",)]
    assert (told.degraded, told.usage.calls) == (False, 2), "one reading and one writing"


async def report_by_route(world: World, story: Story, **answers: Sequence[Draft | ModelError]) -> Report:
    """A story answered by a route of models with these answers, each article in a call of its own."""
    legs = [
        make_engine(ScriptedReader(script, model=name), ScriptedWriter(model=name), name=name, capacity=ONE_EACH)
        for name, script in answers.items()
    ]
    return await answer_story(story, build_route("default", legs, clock=FixedClock()), world, caller=Caller())


async def test_a_kept_draft_tells_whose_it_is_and_what_was_passed_over_for_it() -> None:
    """A backup's words do not become the first model's, nor unremarkable, by being asked for again."""
    world, story = make_world(), make_distinct(1)
    first = await report_by_route(world, story, main=[Unavailable("down")], backup=[tell(1)])
    again = await report_by_route(world, story, main=[], backup=[])
    assert again.usage.calls == 0
    for told in (first, again):
        assert [each.name for each in told.provenance.models] == ["backup"]
        (warning,) = [each for each in told.warnings if each.code == "passed_over"]
        assert "main (unavailable)" in warning.message


async def test_a_kept_draft_credits_nobody_who_answered_another_call_of_its_story() -> None:
    """Of two calls the backup answered one; a story of the other article alone rests on the first model only."""
    world = make_world()
    both = await report_by_route(world, make_distinct(1, 2), main=[tell(1), Unavailable("down")], backup=[tell(2)])
    assert {each.name for each in both.provenance.models} == {"main", "backup"}
    alone = await report_by_route(world, make_distinct(1, 3), main=[tell(2)], backup=[])
    assert [each.name for each in alone.provenance.models] == ["main"]
    assert not [each for each in alone.warnings if each.code == "passed_over"]


async def test_an_item_may_not_cite_what_its_call_was_not_shown() -> None:
    """The sentence exists in another slice of the article, and the model has guessed its address."""
    body = " ".join(
        f"Drones hit quarter {number} of Lund on Monday, killing {number + 12} people." for number in range(30)
    )
    shown = Capacity(context_tokens=1_200, max_output_tokens=1_000, output_tokens_per_s=1_000, timeout_s=20)
    honest = draft_claim("Drones hit quarter 0 of Lund on Monday.", "a1:1")
    guessed = draft_claim("Drones hit quarter 29 of Lund on Monday.", "a1:30", id="c2")
    script = [make_draft(claims=[honest, guessed]), *(make_draft() for _ in range(20))]
    told = await report(make_story(body), make_engine(ScriptedReader(script), capacity=shown))
    assert [each.text for event in told.events for each in event.claims] == ["Drones hit quarter 0 of Lund on Monday."]
    (refused,) = [each for each in told.rejected if each.kind == "claim"]
    assert refused.reason == Reason.UNKNOWN_ADDRESS
    assert "a1:30 (not shown)" in refused.detail


async def test_a_call_s_own_speed_is_what_the_next_plan_goes_by() -> None:
    """After a few answers that took eight times as long as was guessed, a story is spread over more calls."""
    world = make_world()
    capacity = Capacity(context_tokens=100_000, max_output_tokens=8_000, output_tokens_per_s=150, timeout_s=60)
    bodies = [" ".join(f"Drones hit quarter {name}{n} of Lund on Monday." for n in range(12)) for name in "abc"]
    calls = []
    for _ in range(3):
        slow = ScriptedReader([make_draft(f"a{n}") for n in (1, 2, 3, 1, 2, 3)])
        world = replace(world, drafts=Drafts())
        await answer_story(make_story(*bodies), make_engine(slow, capacity=capacity), world, caller=Caller())
        calls.append(len(slow.ordinals))
    assert calls[0] < calls[-1]
