"""A real model's draft of the sample story over the real wire: as it came, and with faults put in by hand."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import pytest
import respx

from service.languages.detection import Languages
from service.pipeline import World, answer_story
from service.ports import Caller
from service.schema.report import Claim, Event, Evidence, Figure, Report
from service.schema.story import Options, Story
from service.schema.vocabulary import Caveat, Reason
from tests.llm.conftest import to_response
from tests.llm.material import BASE_URL, Bench
from tests.llm_server import Reply

HERE: Final = Path(__file__).parent
STORY: Final = Story.model_validate_json(
    (HERE.parent / "evals" / "cases" / "kyiv-strike" / "story.json").read_bytes()
).model_copy(update={"options": Options(max_items=200)})
DRAFT: Final[dict[str, Any]] = json.loads((HERE / "samples" / "kyiv_strike_draft.json").read_text())

Change = Callable[[dict[str, Any]], None]


async def report_draft(draft: dict[str, Any], *, story: Story = STORY) -> Report:
    """What the service reports when the model answers with this draft."""
    bench = Bench()
    world = World(Languages(), bench.clock, new_id=lambda: "r1", deadline_s=25, reserve_s=2)
    with respx.mock() as wire:
        wire.post(f"{BASE_URL}/chat/completions").mock(
            side_effect=[to_response(Reply(content=json.dumps(draft, ensure_ascii=False)))]
        )
        engine = bench.engine(max_output_tokens=30_000, output_tokens_per_s=2_000)  # so that one call reads all
        return await answer_story(story, engine, world, caller=Caller())


async def report_with(change: Change) -> Report:
    """The report on the draft with one fault put in."""
    draft = deepcopy(DRAFT)
    change(draft)
    return await report_draft(draft)


def find(draft: dict[str, Any], name: str) -> dict[str, Any]:
    """A drafted figure, claim or quote by its id."""
    kinds = ("figures", "claims", "quotes")
    return next(each for kind in kinds for each in draft[kind] if each["id"] == name)


def alter(name: str, **fields: Any) -> Change:
    """A change of one drafted item's fields."""
    return lambda draft: find(draft, name).update(fields)


def figures(report: Report) -> dict[tuple[str, str], Figure]:
    """Figures by event and what they count with their printed amount."""
    return {(event.key, f"{each.text} {each.what}"): each for event in report.events for each in event.figures}


def evidence_of(event: Event) -> list[Evidence]:
    """All evidence of an event's items."""
    items = (*event.figures, *event.claims, *event.quotes, *event.where, *event.who, *event.summary, event.title)
    return [each for item in items for each in item.evidence]


def texts(report: Report) -> set[str]:
    """Everything told by figures, claims and quotes, without ids."""
    return (
        {f"{each.text} {each.what} {each.scope}" for event in report.events for each in event.figures}
        | {each.text for event in report.events for each in event.claims}
        | {each.words for event in report.events for each in event.quotes}
    )


def reasons(report: Report) -> set[Reason]:
    """Why items were rejected."""
    return {each.reason for each in report.rejected}


@pytest.fixture(scope="module")
def as_it_came() -> Report:
    """The report on the draft as the model gave it."""
    return asyncio.run(report_draft(DRAFT))


async def test_every_evidence_slices_back(as_it_came: Report) -> None:
    """Evidence is the article's own text at its offsets."""
    bodies = {each.id: each.body or "" for each in STORY.articles}
    found = [each for event in as_it_came.events for each in evidence_of(event)]
    assert len(found) > 150
    assert all(bodies[each.article_id][each.start : each.end] == each.text for each in found)


async def test_two_events_and_none_of_the_evidence_crosses_over(as_it_came: Report) -> None:
    """Four articles are on the first night, the third is on the other."""
    first, second = as_it_came.events
    assert {each.article_id for each in evidence_of(first)} == {"a1", "a2", "a4", "a5"}
    assert {each.article_id for each in evidence_of(second)} == {"a3"}


async def test_almost_all_of_a_true_draft_is_kept(as_it_came: Report) -> None:
    """Of 77 figures, claims and quotes two fall: a part told only within a whole, and a quote of one word."""
    kept = sum(len(event.figures) + len(event.claims) + len(event.quotes) for event in as_it_came.events)
    rejected = [each for each in as_it_came.rejected if each.kind in {"figure", "claim", "quote"}]
    assert [(each.item["id"], each.reason) for each in rejected] == [
        ("f5", Reason.NUMBER_NOT_IN_EVIDENCE),
        ("q4", Reason.QUOTE_TOO_SHORT),
    ]
    assert kept >= 76


async def test_most_claims_keep_the_wording_of_the_model(as_it_came: Report) -> None:
    """Where they do not, the cited sentence stands instead, letter for letter.

    Thirty of 43: those with a sentence's words in another order or role do not, though some of them are true.
    """
    claims = [each for event in as_it_came.events for each in event.claims]
    drafted = {each["text"] for each in DRAFT["claims"]}
    assert len([each for each in claims if each.text in drafted]) >= 30
    assert all(each.text == each.evidence[0].text for each in claims if each.text_from == "article")


async def test_bounds_and_wholes_are_read_from_the_articles(as_it_came: Report) -> None:
    """What the model copied becomes an interval, a qualifier and a whole."""
    found = figures(as_it_came)
    missiles = found["e1", "six out of seven ballistic missiles shot down"]
    assert (missiles.low, missiles.high, missiles.of, missiles.support.articles) == (6, 6, 7, 4)
    injured = found["e2", "at least 23 people injured in the attack"]
    assert (injured.low, injured.high, injured.qualifier) == (23, None, "at_least")


async def test_one_and_at_least_one_do_not_disagree(as_it_came: Report) -> None:
    """One number satisfies both, whatever the model said."""
    assert not [each for event in as_it_came.events for each in event.disagreements if each.kind == "figure"]
    assert [each.reason for each in as_it_came.rejected if each.kind == "disagreement"] == [Reason.NO_DIFFERENCE]


async def test_code_finds_an_office_told_in_two_ways(as_it_came: Report) -> None:
    """US President in one article, former in another; the model's own pointing at those sentences is not told again."""
    event, other = as_it_came.events
    told = [each for each in event.disagreements if each.topic == "Donald Trump"]
    assert [(each.kind, each.found_by) for each in told] == [("identity", "code")]
    assert [(each.value, each.articles) for each in told[0].positions] == [
        ("Former U.S. President", ("a5",)),
        ("US President", ("a1",)),
    ]
    assert [each.topic for each in (*event.disagreements, *other.disagreements) if each.kind == "identity"].count(
        "President Donald Trump"
    ) == 0


async def test_code_finds_a_dispute_the_model_is_silent_about() -> None:
    """Two articles' numbers for one thing that no number satisfies are a disagreement found by code."""
    story = STORY.model_copy(
        update={
            "articles": tuple(
                each.model_copy(update={"body": (each.body or "").replace("71 drones", "74 drones")})
                if each.id == "a4"
                else each
                for each in STORY.articles
            )
        }
    )
    draft = deepcopy(DRAFT)
    draft["disagreements"] = []
    find(draft, "f8")["cites"] = ["a2:4", "a5:2"]
    draft["figures"].append(find(draft, "f8") | {"id": "f99", "amount": "74", "cites": ["a4:7"]})
    for each in (find(draft, "f8"), find(draft, "f99")):
        each["what"] = "drones"
    find(draft, "f8")["what"] = "drones intercepted"
    find(draft, "f99")["what"] = "drones intercepted"
    report = await report_draft(draft, story=story)
    (told,) = [each for event in report.events for each in event.disagreements if each.kind == "figure"]
    assert told.found_by == "code"
    assert {position.value for position in told.positions} == {"71", "74"}
    assert {article for position in told.positions for article in position.articles} == {"a2", "a4", "a5"}
    disputed = {each.text for event in report.events for each in event.figures if each.standing == "disputed"}
    assert disputed == {"71", "74"}


REJECTED: Final[dict[str, tuple[Change, str, Reason]]] = {
    "an unknown address": (alter("f12", cites=["a9:99"]), "f12", Reason.UNKNOWN_ADDRESS),
    "a changed number": (alter("f13", amount="560"), "f13", Reason.NUMBER_NOT_IN_EVIDENCE),
    "a part of a number": (alter("f15", amount="27"), "f15", Reason.NUMBER_NOT_IN_EVIDENCE),
    "an age as a toll": (
        alter("f12", amount="nine", measure="injured", event="e1", cites=["a5:1"]),
        "f12",
        Reason.NUMBER_NOT_IN_EVIDENCE,
    ),
    "a figure moved to the other event": (alter("f14", event="e1"), "f14", Reason.EVIDENCE_OF_ANOTHER_EVENT),
    "an altered quotation": (
        alter("q8", words="No, I made a lot of progress with him today."),
        "q8",
        Reason.QUOTE_NOT_VERBATIM,
    ),
    "a quotation stitched of two": (
        alter("q11", words="Absolutely horrible and sleepless night in Kyiv, One of the worst so far."),
        "q11",
        Reason.QUOTE_NOT_VERBATIM,
    ),
    "the article's own words as a quotation": (
        alter("q10", words="Russia launched 550 drones and missiles nationwide", cites=["a3:2"]),
        "q10",
        Reason.QUOTE_NOT_IN_MARKS,
    ),
}


@pytest.mark.parametrize(("change", "name", "reason"), REJECTED.values(), ids=REJECTED)
async def test_what_is_not_borne_out_is_rejected_and_all_else_kept(
    change: Change, name: str, reason: Reason, as_it_came: Report
) -> None:
    """The one faulty item goes, with its own reason and what it cited; nothing else changes."""
    report = await report_with(change)
    gone = [each for each in report.rejected if each.item.get("id") == name]
    assert [each.reason for each in gone] == [reason]
    assert gone[0].detail
    assert gone[0].cited
    assert len(texts(as_it_came) - texts(report)) <= 1
    assert texts(report) <= texts(as_it_came)


async def test_a_lost_bound_is_put_back() -> None:
    """A bare 23 where the sentence has "at least 23" is reported as at least 23, and says so."""
    report = await report_with(alter("f11", amount="23"))
    figure = figures(report)["e2", "at least 23 people injured in the attack"]
    assert (figure.low, figure.high, figure.qualifier) == (23, None, "at_least")
    assert Caveat.BOUND_CORRECTED in figure.caveats


async def test_a_bound_that_was_added_is_taken_off() -> None:
    """An "at least 270" where the sentence has "270" is reported as 270, and says so."""
    report = await report_with(alter("f15", amount="at least 270"))
    figure = figures(report)["e2", "270 targets shot down by Ukrainian air defenses"]
    assert (figure.low, figure.high, figure.qualifier) == (270, 270, "exact")
    assert Caveat.BOUND_CORRECTED in figure.caveats


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("c4", "A series of powerful explosions destroyed a hospital in the capital."),
        ("c33", "Zelenskyy called the timing a deliberate signal that Moscow has an intention of ending the war."),
        ("c36", "In the Sviatoshynskyi district, a strike hit a 41-story residential building."),
    ],
    ids=["an invented word", "a lost negation", "a changed number"],
)
async def test_a_wording_that_is_not_borne_out_becomes_the_sentence_itself(name: str, text: str) -> None:
    """The claim is kept, in the words of the article it cites."""
    report = await report_with(alter(name, text=text))
    told = [each for event in report.events for each in event.claims]
    assert text not in {each.text for each in told}
    cited = find(DRAFT, name)["cites"]
    shown = [each for each in told if each.text_from == "article" and each.text == each.evidence[0].text]
    assert len(shown) >= len([each for each in told if each.text_from == "article"])
    assert any(_cites(each, cited) for each in shown)


def _cites(claim: Claim, addresses: list[str]) -> bool:
    article = addresses[0].partition(":")[0]
    return claim.evidence[0].article_id == article


async def test_nobody_is_made_to_say_what_they_are_not_named_for() -> None:
    """An attribution to someone whom sentence and context do not name is taken off, and the article's words stand."""
    report = await report_with(alter("c8", attributed_to=["Emmanuel Macron"]))
    (claim,) = [
        each
        for event in report.events
        for each in event.claims
        if "Chernihiv" in each.text and Caveat.ATTRIBUTION_REMOVED in each.caveats
    ]
    assert claim.attributed_to == ()
    assert claim.text_from == "article"
    assert "Macron" not in report.model_dump_json(exclude={"rejected"})


async def test_a_quote_given_to_someone_the_article_does_not_name_there_has_no_speaker() -> None:
    """The words stay, the speaker goes."""
    report = await report_with(alter("q9", speaker="Dmitry Peskov"))
    (quote,) = [each for event in report.events for each in event.quotes if "back down" in each.words]
    assert quote.speaker is None
    assert Caveat.SPEAKER_REMOVED in quote.caveats


async def test_a_scope_that_no_article_prints_is_taken_off() -> None:
    """The figure stays, and says that its scope went."""
    report = await report_with(alter("f4", scope="Odesa"))
    (figure,) = [each for each in figures(report).values() if Caveat.SCOPE_REMOVED in each.caveats]
    assert figure.scope is None


async def test_an_invented_person_is_rejected() -> None:
    """Nobody is in the event whom its articles do not name."""

    def change(draft: dict[str, Any]) -> None:
        draft["actors"][0] |= {"name": "Ivan Petrov"}

    report = await report_with(change)
    assert Reason.NAME_NOT_IN_EVIDENCE in reasons(report)
    assert "Petrov" not in report.model_dump_json(exclude={"rejected"})


async def test_a_title_that_its_items_do_not_bear_is_replaced_by_an_item_s_words() -> None:
    """An invented toll never makes a headline."""

    def change(draft: dict[str, Any]) -> None:
        draft["titles"][0]["text"] = "Russian missile attack on Kyiv kills 12"

    report = await report_with(change)
    event = report.events[0]
    assert event.title.text in {each.text.rstrip(".") for each in event.claims}
    assert "12" not in event.title.text


async def test_a_sentence_that_its_items_do_not_bear_is_dropped(as_it_came: Report) -> None:
    """The rest of the summary stays."""

    def change(draft: dict[str, Any]) -> None:
        summary = [each for each in draft["summary"] if each["event"] == "e2"]
        summary[0]["text"] = summary[0]["text"].replace("at least 23", "23")

    report = await report_with(change)
    assert len(report.events[1].summary) == len(as_it_came.events[1].summary) - 1


async def test_a_time_that_is_not_printed_is_rejected() -> None:
    """The event then has no time."""

    def change(draft: dict[str, Any]) -> None:
        draft["events"][0]["when"] = "on Thursday"

    report = await report_with(change)
    assert report.events[0].when is None
    assert Reason.TIME_NOT_IN_EVIDENCE in reasons(report)


async def test_an_item_of_no_event_goes_to_the_only_one_that_its_articles_are_on(as_it_came: Report) -> None:
    """A slip in a key loses nothing."""
    report = await report_with(alter("f13", event="e9"))
    assert texts(report) == texts(as_it_came)
    assert "550" in {each.text for each in report.events[1].figures}


async def test_all_attempts_and_tokens_are_told(as_it_came: Report) -> None:
    """One call, its tokens and its price."""
    assert as_it_came.usage.calls == 1
    assert [each.outcome for each in as_it_came.usage.attempts] == ["ok"]
    assert as_it_came.usage.cost_usd is not None
    assert {each.name for each in as_it_came.provenance.prompts} >= {"read", "write"}
    assert as_it_came.provenance.models[0].reported == "scripted-1"
