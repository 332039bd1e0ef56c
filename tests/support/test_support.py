"""Copies are credited with what they print, and counted once; every offset is their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import Unavailable
from service.languages.detection import Languages
from service.pipeline import World, answer_story
from service.ports import Caller, Capacity
from service.schema.draft import Draft
from service.schema.report import Report
from service.schema.story import Article, Story
from tests.drafting import (
    draft_actor,
    draft_claim,
    draft_event,
    draft_figure,
    draft_place,
    draft_quote,
    draft_verdict,
    make_draft,
)
from tests.fakes import FixedClock, ScriptedReader, make_engine
from tests.origins.material import OTHER, WIRE, print_lines

WHOLE = print_lines(WIRE)
LEAD = "A couple from Sallow Bay were among those who got out of the hotel; both were unhurt."
TEXT_EACH = Capacity(context_tokens=1_270, max_output_tokens=1_000, output_tokens_per_s=1_000, timeout_s=20)
"""Of a model that takes in 270 tokens: the whole text, and nothing beside it."""
QUOTE = "Crews were met by people at the windows and brought 23 of them down by ladder"


def read_wire(number: int = 1, **lists: object) -> Draft:
    """What a model makes of the whole report, sent as this article."""
    usual = {
        "figures": [
            draft_figure("Three", "people killed", f"a{number}:1", id="f1", measure="killed"),
            draft_figure("96", "people registered", f"a{number}:6", id="f2"),
        ],
        "quotes": [draft_quote(QUOTE, f"a{number}:3")],
        "claims": [draft_claim(WIRE[4], f"a{number}:5")],
        "places": [draft_place("Kelstow", f"a{number}:1")],
        "actors": [draft_actor("Helen Tarrick", f"a{number}:3")],
    }
    return make_draft(f"a{number}", **(usual | lists))


async def report(
    script: list[Draft | Unavailable], *bodies: str, capacity: Capacity | None = None
) -> tuple[Report, ScriptedReader]:
    """The report on these bodies, and the reader that was asked."""
    reader = ScriptedReader(script)
    world = World(Languages(), FixedClock(), new_id=lambda: "r1", deadline_s=25, reserve_s=0)
    story = Story(articles=tuple(Article(body=body, language="en") for body in bodies))
    return await answer_story(story, make_engine(reader, capacity=capacity), world, caller=Caller()), reader


async def test_a_copy_is_not_read_and_is_named() -> None:
    """It has its fullest's role and event."""
    told, reader = await report([read_wire()], WHOLE, WHOLE, print_lines(WIRE[:4]))
    assert reader.ordinals == [("a1",)]
    assert [(each.id, each.role, each.events, each.duplicate_of) for each in told.articles] == [
        ("a1", "on_event", ("e1",), None),
        ("a2", "on_event", ("e1",), "a1"),
        ("a3", "on_event", ("e1",), "a1"),
    ]


async def test_a_copy_counts_as_an_article_for_what_it_prints_and_never_as_an_origin() -> None:
    """The cut copy ends before the second figure. What copies repeat stands single."""
    told, _ = await report([read_wire()], WHOLE, WHOLE, print_lines(WIRE[:4]))
    (event,) = told.events
    assert [(each.support.articles, each.support.origins) for each in event.figures] == [(3, 1), (2, 1)]
    assert [each.standing for each in event.figures] == ["single", "single"]
    (quote,), (claim,) = event.quotes, event.claims
    assert (quote.support.articles, quote.support.origins) == (3, 1)
    assert (claim.support.articles, claim.support.origins) == (2, 1)
    assert {each.article_id for item in (*event.where, *event.who) for each in item.evidence} == {"a1", "a2", "a3"}


async def test_an_independent_report_is_an_origin_of_its_own() -> None:
    """With it the toll is repeated."""
    other = print_lines(("Three people were killed in the fire at the hotel on Saturday, its owner said.", *OTHER))
    draft = read_wire(
        articles=[draft_verdict("a1"), draft_verdict("a3")],
        figures=[draft_figure("three", "people killed", "a1:1", "a3:1", measure="killed")],
    )
    told, _ = await report([draft], WHOLE, WHOLE, other)
    (figure,) = told.events[0].figures
    assert (figure.support.articles, figure.support.origins, figure.standing) == (3, 2, "repeated")


async def test_without_copies_origins_are_counted_too() -> None:
    """Null is for what was not computed."""
    told, _ = await report([read_wire()], WHOLE)
    (event,) = told.events
    supports = [*(each.support for each in event.figures), *(each.support for each in event.claims)]
    assert [each.origins for each in supports] == [1, 1, 1]


async def test_what_a_copy_alone_has_is_read() -> None:
    """Under its own address, and for the event of its fullest, whatever event the model makes of it."""
    own = draft_claim(LEAD, "a1:1", id="c9", event="e2")
    draft = read_wire(
        2,
        events=[draft_event(), draft_event("e2")],
        articles=[draft_verdict("a2"), draft_verdict("a1", "e2")],
        claims=[own],
    )
    led = print_lines((LEAD, *WIRE))
    told, reader = await report([draft], led, WHOLE, WHOLE)
    assert reader.ordinals == [("a2", "a1")]
    (event,) = told.events
    (claim,) = event.claims
    assert {each.article_id for each in claim.evidence} == {"a1"}
    assert (claim.support.articles, claim.support.origins) == (1, 1)
    assert [each.duplicate_of for each in told.articles] == ["a2", None, "a2"]
    assert not told.rejected


async def test_what_a_copy_alone_has_is_of_one_event_with_its_fullest_in_another_call() -> None:
    """They are the same article in part."""
    own = make_draft("a1", claims=[draft_claim(LEAD, "a1:1", id="c9")])
    led = print_lines((LEAD, *WIRE))
    told, reader = await report([own, read_wire(2)], led, WHOLE, WHOLE, capacity=TEXT_EACH)
    assert reader.ordinals == [("a1",), ("a2",)]
    (event,) = told.events
    assert {each.text for each in event.claims} == {LEAD, WIRE[4]}


async def test_a_copy_of_what_could_not_be_read_was_not_read_either() -> None:
    """It is named, and the report is partial."""
    other = make_draft("a3", claims=[draft_claim(OTHER[0], "a3:1")])
    told, _ = await report([Unavailable("down"), other], WHOLE, WHOLE, print_lines(OTHER), capacity=TEXT_EACH)
    assert [each.role for each in told.articles] == ["unread", "unread", "on_event"]
    assert [each.article_id for each in told.warnings if each.code == "unread"] == ["a1", "a2"]
    assert told.status == "partial"


async def test_words_that_a_copy_prints_without_marks_are_no_quotation_there() -> None:
    """It prints the figure's sentence all the same."""
    plain = WHOLE.replace("“", "").replace("”", "")
    draft = read_wire(figures=[draft_figure("23", "people brought down", "a1:3", id="f1")])
    told, _ = await report([draft], WHOLE, plain)
    (event,) = told.events
    assert event.quotes[0].support.articles == 1
    assert event.figures[0].support.articles == 2


async def test_a_copy_without_the_dateline_does_not_name_what_only_the_dateline_names() -> None:
    """It prints the sentence, not the town."""
    line = "Three people were killed and at least 17 injured when fire tore through a hotel early on Saturday."
    body = print_lines(("VELM (Castrel) - " + line, *WIRE[1:]))
    draft = read_wire(places=[draft_place("VELM", "a1:1")])
    told, _ = await report([draft], body, print_lines((line, *WIRE[1:])))
    (event,) = told.events
    assert event.figures[0].support.articles == 2
    assert {each.article_id for each in event.where[0].evidence} == {"a1"}


@pytest.mark.parametrize("role", ["background", "unrelated"])
async def test_a_copy_has_its_fullest_s_role(role: str) -> None:
    """Also where that is on no event."""
    draft = make_draft(
        articles=[draft_verdict("a1", "" if role == "unrelated" else "e1", role=role), draft_verdict("a3")],
        claims=[draft_claim(OTHER[0], "a3:1")],
    )
    told, _ = await report([draft], WHOLE, WHOLE, print_lines(OTHER))
    assert [each.role for each in told.articles] == [role, role, "on_event"]


@given(st.lists(st.sampled_from(range(8)), min_size=4, max_size=8, unique=True), st.sampled_from(["\n", " ", "\n\n"]))
async def test_every_evidence_of_a_copy_stands_where_it_says(kept: list[int], joint: str) -> None:
    """However it is cut, ordered and broken into lines; and for every sentence that it prints there is one."""
    bodies = {"a1": WHOLE, "a2": print_lines([WIRE[each] for each in kept], joint)}
    told, reader = await report([read_wire()], *bodies.values())
    assert reader.ordinals == [("a1",)]
    (event,) = told.events
    items = (*event.figures, *event.claims, *event.quotes, *event.where, *event.who)
    for evidence in (each for item in items for each in item.evidence):
        assert bodies[evidence.article_id][evidence.start : evidence.end] == evidence.text
    expected = [1 + (line in kept) for line in (0, 5)]
    assert [
        each.support.articles for each in sorted(event.figures, key=lambda each: each.text, reverse=True)
    ] == expected
