"""Titles and summaries: what a draft or a writer proposes is shown only as far as its items bear it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from service.composing import Composed, build_timeline, compose_events
from service.grounding import ground_draft
from service.languages.detection import Languages
from service.reconcile import reconcile_drafts
from service.schema.report import Event
from service.schema.vocabulary import Caveat, Reason
from tests.builders import make_slices
from tests.drafting import (
    draft_claim,
    draft_disagreement,
    draft_figure,
    draft_place,
    draft_quote,
    draft_sentence,
    draft_title,
    index_slices,
    make_draft,
)
from tests.reconcile.material import ENGLISH, draft_toll, ground_each, reconcile

BODY = (
    "Drones hit the port of Lund on Monday, killing one person and injuring four others. "
    "At least 23 houses burned in the old town. "
    "Ana Lind, the mayor, said the port would stay closed. "
    "Moscow has no intention of ending the war, Jo Berg said. "
    "The army denied that troops had crossed the border. "
    "The fire reportedly began in a cellar. "
    "“We will not give up this port for anything,” Ana Lind wrote. "
    "Trains to Malm ran late last year."
)
FIGURES = [
    draft_figure("one", "people killed", "a1:1", id="f1", measure="killed"),
    draft_figure("four", "people injured", "a1:1", id="f2", measure="injured"),
    draft_figure("at least 23", "houses burned", "a1:2", id="f3"),
]
CLAIMS = [
    draft_claim("Drones hit the port of Lund on Monday, killing one.", "a1:1", id="c1"),
    draft_claim("The port would stay closed.", "a1:3", id="c2", attributed_to=["Ana Lind"]),
    draft_claim("Moscow has no intention of ending the war.", "a1:4", id="c3", attributed_to=["Jo Berg"]),
    draft_claim("Troops had crossed the border.", "a1:5", id="c4", attributed_to=["army"], stance="denied"),
    draft_claim("The fire began in a cellar.", "a1:6", id="c5", hedge="reportedly"),
    draft_claim("Trains to Malm ran late last year.", "a1:8", id="c6", relation="background"),
]
QUOTES = [draft_quote("We will not give up this port for anything", "a1:7", id="q1", speaker="Ana Lind")]

WEDNESDAY = datetime(2025, 2, 12, 9, 0, tzinfo=UTC)


def compose(summary_sentences: int = 5, **lists: Any) -> Composed:
    """What is shown of proposals for the event of `BODY`; ids are those given above."""
    draft = make_draft(**({"figures": FIGURES, "claims": CLAIMS, "quotes": QUOTES} | lists))
    events = reconcile(ground_each([BODY], [draft])).events
    return compose_events(events, ENGLISH, summary_sentences=summary_sentences)


def judge_sentence(text: str, *items: str) -> Reason | None:
    """Why a sentence is dropped, or None when it is shown."""
    composed = compose(summary=[draft_sentence(text, *items)])
    shown = [each.text for each in composed.events[0].summary]
    assert shown == ([] if composed.rejected else [text])
    return composed.rejected[0].reason if composed.rejected else None


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Drones hit the port of Lund on Monday, killing one person and injuring four.", ["c1", "f1", "f2"]),
        ("At least 23 houses burned.", ["f3"]),
        ("Drones hit the port, and at least 23 houses burned.", ["c1", "f3"]),
        ("Ana Lind said the port would stay closed.", ["c2"]),
        ("The port would stay closed, Lind said.", ["c2"]),
        ("Jo Berg said Moscow has no intention of ending the war.", ["c3"]),
        ("The army denied that troops had crossed the border.", ["c4"]),
        ("The fire reportedly began in a cellar.", ["c5"]),
        ("Ana Lind said they will “not give up this port”.", ["q1"]),
        ("Drones hit the port of Lund while the army denied that troops had crossed the border.", ["c1", "c4"]),
    ],
)
def test_a_sentence_that_its_items_bear_is_shown(text: str, items: Sequence[str]) -> None:
    """In the model's words, with the evidence of its items."""
    assert judge_sentence(text, *items) is None


@pytest.mark.parametrize(
    ("text", "shown"), [("石川県で3日朝、地震があった。", True), ("石川県で3日朝、津波があった。", False)]
)
def test_a_sentence_in_a_script_without_spaces_is_held_to_its_items(text: str, *, shown: bool) -> None:
    """By pairs of characters: words are not told apart there."""
    japanese = Languages().find("ja")
    body = "石川県で3日朝、震度5強の地震があった。消防によると、けが人は15人に上っている。"
    claims = [draft_claim("石川県で3日朝、震度5強の地震があった。", "a1:1", id="c1")]
    draft = make_draft(claims=claims, summary=[draft_sentence(text, "c1")])
    grounded = ground_draft(draft, index_slices(make_slices(body, language="ja")), language=japanese)
    events = reconcile_drafts([grounded], japanese, article_order=["a1"], max_items=60).events
    (event,) = compose_events(events, japanese, summary_sentences=5).events
    assert [each.text for each in event.summary] == [text] * shown


@pytest.mark.parametrize(
    ("text", "items", "reason"),
    [
        pytest.param("Drones destroyed the port.", ["c1"], Reason.WORDS_NOT_IN_EVIDENCE, id="an invented word"),
        pytest.param("Drones hit the port 💥", ["c1"], Reason.WORDS_NOT_IN_EVIDENCE, id="a picture"),
        pytest.param("<b>Drones</b> hit the port.", ["c1"], Reason.WORDS_NOT_IN_EVIDENCE, id="markup"),
        pytest.param("At least 23 houses burned.", ["c1"], Reason.WORDS_NOT_IN_EVIDENCE, id="another item's words"),
        pytest.param("Five persons hit the port.", ["c1"], Reason.WORDS_NOT_IN_EVIDENCE, id="an invented number"),
        pytest.param("23 houses burned.", ["f3"], Reason.NUMBER_NOT_IN_EVIDENCE, id="a lost bound"),
        pytest.param("Exactly 23 houses burned.", ["f3"], Reason.WORDS_NOT_IN_EVIDENCE, id="a bound made exact"),
        pytest.param("More than 23 houses burned.", ["f3"], Reason.WORDS_NOT_IN_EVIDENCE, id="another bound"),
        pytest.param(
            "Drones hit Lund, killing four.", ["c1", "f2"], Reason.NUMBER_NOT_IN_EVIDENCE, id="a toll swapped"
        ),
        pytest.param(
            "Ana Lind was killed by drones.", ["c1", "c2"], Reason.WORDS_NOT_IN_EVIDENCE, id="a victim of two items"
        ),
        pytest.param("Houses burned in Lund.", ["c1", "f3"], Reason.WORDS_NOT_IN_EVIDENCE, id="a place of two items"),
        pytest.param(
            "Jo Berg said Moscow has an intention of ending the war.",
            ["c3"],
            Reason.WORDS_NOT_IN_EVIDENCE,
            id="a lost negation",
        ),
        pytest.param("Drones have not hit the port.", ["c1"], Reason.WORDS_NOT_IN_EVIDENCE, id="an added negation"),
        pytest.param(
            "Drones hit the port and Ana Lind will give up this port.",
            ["c1", "q1"],
            Reason.WORDS_NOT_IN_EVIDENCE,
            id="a negation lost in the second clause",
        ),
        pytest.param("The port would stay closed.", ["c2"], Reason.SPEAKER_NOT_NAMED, id="a lost speaker"),
        pytest.param("They will not give up this port.", ["q1"], Reason.SPEAKER_NOT_NAMED, id="a quote of nobody"),
        pytest.param(
            "The army: troops had crossed the border.", ["c4"], Reason.WORDS_NOT_IN_EVIDENCE, id="a lost denial"
        ),
        pytest.param("The fire began in a cellar.", ["c5"], Reason.WORDS_NOT_IN_EVIDENCE, id="a lost doubt"),
        pytest.param("Drones hit the port.", ["c9"], Reason.RESTS_ON_REJECTED_ITEM, id="an item that there is not"),
        pytest.param("Drones hit the port.", [], Reason.RESTS_ON_REJECTED_ITEM, id="no item"),
        pytest.param("", ["c1"], Reason.RESTS_ON_REJECTED_ITEM, id="no text"),
    ],
)
def test_a_sentence_that_its_items_do_not_bear_is_dropped(text: str, items: Sequence[str], reason: Reason) -> None:
    """And told among what is rejected."""
    assert judge_sentence(text, *items) == reason


def test_a_title_that_its_items_bear_is_shown_and_names_them() -> None:
    """With their evidence; what it names beside them is passed over."""
    (event,) = compose(titles=[draft_title("Drones hit port of Lund", "c1", "c9", "c1")]).events
    assert (event.title.text, event.title.items) == ("Drones hit port of Lund", ("c1",))
    assert event.title.evidence == event.claims[0].evidence


def test_the_next_title_is_tried_where_the_first_fails() -> None:
    """In the order of the drafts."""
    proposals = [draft_title("Drones destroy port", "c1"), draft_title("Drones hit port", "c1")]
    composed = compose(titles=proposals)
    assert composed.events[0].title.text == "Drones hit port"
    assert [(each.kind, each.reason) for each in composed.rejected] == [("title", Reason.WORDS_NOT_IN_EVIDENCE)]


def test_a_title_is_of_the_event_itself() -> None:
    """Not of what is told beside it."""
    composed = compose(titles=[draft_title("Trains to Malm ran late", "c6")])
    assert [each.reason for each in composed.rejected] == [Reason.NO_EVIDENCE]


def test_without_a_good_title_the_best_item_that_stands_alone_is_the_title() -> None:
    """Not one that would need its speaker, its doubt or its denial."""
    (event,) = compose(figures=[]).events
    assert event.title.text == "Drones hit the port of Lund on Monday, killing one"
    assert event.title.items == ("c1",)
    (event,) = compose(figures=FIGURES[2:], claims=CLAIMS[1:]).events
    assert event.title.text == "At least 23 houses burned"


def test_where_no_item_stands_alone_the_title_is_a_sentence_of_an_article() -> None:
    """Which has its speaker, its doubt and its denial within."""
    for claim, text in (
        (CLAIMS[1], "Ana Lind, the mayor, said the port would stay closed"),
        (CLAIMS[3], "The army denied that troops had crossed the border"),
        (CLAIMS[4], "The fire reportedly began in a cellar"),
    ):
        (event,) = compose(figures=[], claims=[claim], quotes=[]).events
        assert (event.title.text, event.title.caveats) == (text, (Caveat.WORDING_FROM_ARTICLE,))


def test_a_quote_alone_is_quoted_in_the_title() -> None:
    """By the sentence that has its speaker, or between marks where nobody is named."""
    (event,) = compose(figures=[], claims=[], quotes=[draft_quote(QUOTES[0].words, "a1:7")]).events
    assert event.title.text == "“We will not give up this port for anything”"


def test_no_more_sentences_are_shown_than_were_asked_for() -> None:
    """The first good ones; none for 0."""
    proposals = [draft_sentence(f"Drones hit {what}.", "c1") for what in ("the port", "Lund", "the port of Lund")]
    assert [each.text for each in compose(2, summary=proposals).events[0].summary] == [
        "Drones hit the port.",
        "Drones hit Lund.",
    ]
    assert compose(0, summary=proposals).events[0].summary == ()


def test_sentences_have_ids_of_their_own() -> None:
    """And name their items once."""
    proposals = [draft_sentence("Drones hit the port.", "c1", "c1"), draft_sentence("At least 23 houses burned.", "f3")]
    summary = compose(summary=proposals).events[0].summary
    assert [(each.id, each.items) for each in summary] == [("s1", ("c1",)), ("s2", ("f3",))]


def dispute(*titles: str, beside: str = "") -> Event:
    """An event whose articles give two tolls, with these titles proposed, and a sentence that the first has beside."""
    bodies = [f"Drones hit Lund, killing {n} people and injuring 140 others. {beside}" for n in ("two", "three")]
    others = [draft_claim(beside, "a1:2")] if beside else []
    drafts = [
        draft_toll(n, killed, "140").model_copy(
            update={
                "claims": [draft_claim(f"Drones hit Lund, killing {killed} people.", f"a{n}:1"), *others[: 2 - n]],
                "titles": [draft_title(each, "f1", "c1") for each in titles] if n == 1 else [],
                "places": [draft_place("Lund", f"a{n}:1")],
            }
        )
        for n, killed in ((1, "two"), (2, "three"))
    ]
    (event,) = compose_events(reconcile(ground_each(bodies, drafts)).events, ENGLISH, summary_sentences=5).events
    return event


def test_one_side_of_a_dispute_is_no_title() -> None:
    """Neither proposed nor in the words of an item."""
    event = dispute("Drones hit Lund, killing two people")
    assert [each.found_by for each in event.disagreements] == ["code"]
    assert event.title.text == "140 people injured"


def test_where_a_toll_is_disputed_the_title_is_of_another_sentence() -> None:
    """However many articles have what stands beside the toll."""
    event = dispute("Drones hit Lund, killing two people", beside="Trains to Malm ran late.")
    assert event.title.text == "Trains to Malm ran late"


def test_one_side_of_claims_that_differ_is_no_sentence() -> None:
    """Both of them are named, or neither."""
    claims = [
        draft_claim("Drones hit the port of Lund on Monday, killing one.", "a1:1", id="c1"),
        draft_claim("At least 23 houses burned in the old town.", "a1:2", id="c2"),
    ]
    proposals = [
        draft_sentence("Drones hit the port.", "c1"),
        draft_sentence("Drones hit the port, and at least 23 houses burned.", "c1", "c2"),
    ]
    composed = compose(
        figures=[], claims=claims, summary=proposals, disagreements=[draft_disagreement("c1", "c2", kind="place")]
    )
    assert [each.text for each in composed.events[0].summary] == [proposals[1].text]
    assert [each.reason for each in composed.rejected] == [Reason.ONE_SIDE_OF_A_DISPUTE]


def test_an_unchecked_translation_is_in_no_title_and_no_summary() -> None:
    """The article's own sentence stands instead."""
    body = "In der Stadt brachen Brände aus."
    draft = make_draft(
        claims=[draft_claim("Fires broke out in the city.", "a1:1")],
        titles=[draft_title("Fires in city", "c1")],
        summary=[draft_sentence("Fires broke out in the city.", "c1")],
    )
    events = reconcile(ground_each([body], [draft], language="de")).events
    (event,) = compose_events(events, ENGLISH, summary_sentences=5).events
    assert event.summary == ()
    assert event.title.text == "In der Stadt brachen Brände aus"


def test_the_timeline_has_dated_moments_first_and_the_rest_under_their_words() -> None:
    """Items of one time stand together."""
    claims = [
        draft_claim("Trains to Malm ran late last year.", "a1:8", id="c1", when="last year"),
        draft_claim("Drones hit the port of Lund on Monday, killing one.", "a1:1", id="c2", when="on Monday"),
        draft_claim("Drones hit the port.", "a1:1", id="c3", when="Monday"),
    ]
    draft = make_draft(claims=claims)
    (event,) = reconcile(ground_each([BODY], [draft], published_at=WEDNESDAY)).events
    first, second = build_timeline(event)
    assert (first.when.start, len(first.items)) == ("2025-02-10", 2)
    assert (second.when.text, len(second.items)) == ("last year", 1)


@pytest.mark.parametrize(
    ("body", "claim", "title"),
    [
        ("Russia attacked Ukraine on Monday.", "Russia attacked Ukraine.", "Ukraine attacked Russia"),
        ("The council plans to raise taxes.", "The council plans to raise taxes.", "The council raises taxes"),
        ("The council is to close a school.", "The council is to close a school.", "The council closed a school"),
        ("Police arrested six men in Lund.", "Police arrested six men in Lund.", "Police were arrested in Lund"),
        ("Is the mayor of Lund corrupt?", "Is the mayor of Lund corrupt?", "The mayor of Lund is corrupt"),
        ("Lind quit after the vote, before the trial.", "Lind quit after the vote.", "Lind quit before the vote"),
        ("Prosecutors accused Jo Berg of fraud.", "Prosecutors accused Jo Berg of fraud.", "Fraud of Jo Berg"),
    ],
)
def test_a_title_that_turns_its_item_round_is_replaced(body: str, claim: str, title: str) -> None:
    """Names in another order, a plan as a fact, an accusation as a deed."""
    draft = make_draft(claims=[draft_claim(claim, "a1:1")], titles=[draft_title(title, "c1")])
    events = reconcile(ground_each([body], [draft])).events
    composed = compose_events(events, ENGLISH, summary_sentences=5)
    assert composed.events[0].title.text == claim.rstrip(".")


def test_a_title_may_put_a_little_word_before_a_number() -> None:
    """An attack of seven hours may be one for seven hours."""
    body, title = "A seven-hour raid hit Lund.", "Raid hit Lund for seven hours"
    draft = make_draft(claims=[draft_claim(body, "a1:1")], titles=[draft_title(title, "c1")])
    composed = compose_events(reconcile(ground_each([body], [draft])).events, ENGLISH, summary_sentences=5)
    assert composed.events[0].title.text == title


SHARED = (
    "The army attacked the port and the navy bombed the bridge. Three people died in Kyiv and 14 in Odesa. "
    "Russia launched 63 drones and Ukraine shot down 40."
)


@pytest.mark.parametrize(
    ("text", "item", "is_shown"),
    [
        ("Army attacked the port", "c1", True),
        ("Navy bombed the bridge", "c1", True),
        ("Three people died in Kyiv", "c2", True),
        ("Army bombed the bridge", "c1", False),
        ("Navy attacked the port", "c1", False),
        ("Three people died in Odesa", "c2", False),
        ("Russia launched 63 drones", "c3", True),
        ("Ukraine shot down 40 of 63 drones", "c3", True),
        ("Russia launched 40 drones", "c3", False),
        ("40 drones launched, 63 shot down", "c3", False),
    ],
)
def test_a_title_gives_no_statement_to_another_one_s_subject(text: str, item: str, is_shown: bool) -> None:  # noqa: FBT001
    """Two statements of a sentence have its words, and each its own of them."""
    sentences = enumerate(SHARED.rstrip(".").split(". "), 1)
    claims = [draft_claim(f"{each}.", f"a1:{n}", id=f"c{n}") for n, each in sentences]
    draft = make_draft(claims=claims, titles=[draft_title(text, item)])
    events = reconcile(ground_each([SHARED], [draft])).events
    (event,) = compose_events(events, ENGLISH, summary_sentences=5).events
    assert (event.title.text == text) == is_shown
