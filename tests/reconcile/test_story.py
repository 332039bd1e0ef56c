"""Drafts become events: joined where one alone fits, apart where not, nothing lost and nothing made up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from service.schema.draft import Draft
from service.schema.vocabulary import Caveat, DisagreementKind, Reason
from tests.drafting import (
    draft_actor,
    draft_claim,
    draft_disagreement,
    draft_event,
    draft_figure,
    draft_place,
    draft_quote,
    draft_sentence,
    draft_title,
    draft_verdict,
    make_draft,
)
from tests.reconcile.material import draft_toll, ground_each, merge, merge_one, reconcile

TOLL = "Drones hit Lund on {day}, killing {killed} people and injuring {injured} others. Ana Lind said so."
WEDNESDAY = datetime(2025, 2, 12, 9, 0, tzinfo=UTC)


def tell(killed: str, injured: str, day: str = "Monday") -> str:
    """An article with a toll."""
    return TOLL.format(killed=killed, injured=injured, day=day)


# Which drafts tell of one event


def test_two_equal_figures_make_two_drafts_one_event() -> None:
    """With the articles and the evidence of both."""
    (event,) = merge([tell("two", "14"), tell("two", "14")], [draft_toll(1, "two", "14"), draft_toll(2, "two", "14")])
    assert event.articles == ("a1", "a2")
    assert [each.support.articles for each in event.figures] == [2, 2]
    assert [each.standing for each in event.figures] == ["repeated", "repeated"]


def test_one_telling_figure_and_a_common_place_make_one_event() -> None:
    """A number of ten and more is seldom equal by chance."""
    drafts = [
        draft_toll(n, killed, "14").model_copy(update={"places": [draft_place("Lund", f"a{n}:1")]})
        for n, killed in ((1, "two"), (2, "three"))
    ]
    (event,) = merge([tell("two", "14"), tell("three", "14")], drafts)
    assert [each.name for each in event.where] == ["Lund"]


def test_a_small_toll_and_a_common_place_do_not() -> None:
    """One was killed in many an attack on one town."""
    drafts = [
        draft_toll(n, "two", injured).model_copy(update={"places": [draft_place("Lund", f"a{n}:1")]})
        for n, injured in ((1, "14"), (2, "19"))
    ]
    assert len(merge([tell("two", "14"), tell("two", "19")], drafts)) == 2


def test_events_on_two_days_stay_apart_however_equal_their_figures() -> None:
    """Dates tell them apart."""
    bodies = [tell("two", "14"), tell("two", "14", "Tuesday")]
    drafts = [
        draft_toll(n, "two", "14").model_copy(update={"events": [draft_event(when=day, cites=[f"a{n}:1"])]})
        for n, day in ((1, "Monday"), (2, "Tuesday"))
    ]
    assert len(merge(bodies, drafts, published_at=WEDNESDAY)) == 2


def test_two_dates_are_not_joined_through_an_event_without_one() -> None:
    """Which of the two it is stays open, so all three stay apart, and it is told."""
    bodies = [tell("two", "14"), tell("two", "14"), tell("two", "14", "Tuesday")]
    drafts = [
        draft_toll(n, "two", "14").model_copy(
            update={"events": [draft_event(when=day, cites=[f"a{n}:1"] if day else [])]}
        )
        for n, day in ((1, "Monday"), (2, ""), (3, "Tuesday"))
    ]
    reconciled = reconcile(ground_each(bodies, drafts, published_at=WEDNESDAY))
    assert len(reconciled.events) == 3
    assert [each.code for each in reconciled.warnings] == ["events_unresolved"]


def test_two_events_of_one_draft_are_never_joined() -> None:
    """Not through a third draft that is like both either."""
    bodies = [tell("two", "14") + " " + tell("two", "14"), tell("two", "14")]
    both = make_draft(
        events=[draft_event("e1"), draft_event("e2")],
        articles=[draft_verdict("a1", "", role="background")],
        figures=[
            figure.model_copy(update={"id": f"{event}{figure.id}", "event": event, "cites": [f"a1:{sentence}"]})
            for event, sentence in (("e1", 1), ("e2", 3))
            for figure in draft_toll(1, "two", "14").figures
        ],
    )
    reconciled = reconcile(ground_each(bodies, [both, draft_toll(2, "two", "14")]))
    assert len(reconciled.events) == 3
    assert [each.code for each in reconciled.warnings] == ["events_unresolved"]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_in_which_drafts_come_back_changes_nothing(order: tuple[int, ...]) -> None:
    """Calls run side by side; the articles' order as sent decides."""
    tolls = [("two", "14"), ("two", "14"), ("three", "14"), ("nine", "90")]
    bodies = [tell(*each) for each in tolls]
    drafts = [
        draft_toll(n, killed, injured).model_copy(
            update={
                "places": [draft_place("Lund", f"a{n}:1")],
                "claims": [draft_claim(f"Drones hit Lund, killing {killed}.", f"a{n}:1", figures=["f1"])],
            }
        )
        for n, (killed, injured) in enumerate(tolls, start=1)
    ]
    grounded = ground_each(bodies, drafts)
    assert reconcile([grounded[place] for place in order]) == reconcile(grounded)


def test_the_event_with_most_articles_comes_first() -> None:
    """Then the one that was sent first."""
    tolls = [("nine", "90"), ("two", "14"), ("two", "14"), ("five", "50")]
    drafts = [draft_toll(n, *each) for n, each in enumerate(tolls, start=1)]
    events = merge([tell(*each) for each in tolls], drafts)
    assert [(each.key, each.articles) for each in events] == [("e1", ("a2", "a3")), ("e2", ("a1",)), ("e3", ("a4",))]


# References within an event


def test_a_claim_lists_the_figures_that_its_own_sentences_print() -> None:
    """Neither one of another sentence, nor something that is no figure."""
    event = merge_one(
        "Drones hit 12 houses. Fires burned 30 barns.",
        figures=[
            draft_figure("12", "houses", "a1:1", id="f1"),
            draft_figure("30", "barns", "a1:2", id="f2"),
        ],
        claims=[draft_claim("Drones hit 12 houses.", "a1:1", figures=["f1", "f2", "c1", "f9", "f1"])],
    )
    assert event.claims[0].figures == (event.figures[0].id,)
    assert event.figures[0].text == "12"


@pytest.mark.parametrize(("answered", "kept"), [("c2", True), ("c1", False), ("f1", False), ("c9", False), ("", False)])
def test_a_claim_answers_another_claim_or_none(answered: str, *, kept: bool) -> None:
    """Not itself, not a figure, not what there is not."""
    event = merge_one(
        "Drones hit 12 houses. Fires burned 30 barns.",
        figures=[draft_figure("12", "houses", "a1:1", id="f1")],
        claims=[
            draft_claim("Drones hit 12 houses.", "a1:1", responds_to=answered),
            draft_claim("Fires burned 30 barns.", "a1:2", id="c2"),
        ],
    )
    assert [each.responds_to for each in event.claims] == ["c2" if kept else None, None]


def test_a_claim_that_is_merged_with_what_it_answers_answers_nothing() -> None:
    """It would answer itself."""
    event = merge_one(
        "Drones hit 12 houses.",
        claims=[
            draft_claim("Drones hit 12 houses.", "a1:1"),
            draft_claim("Drones hit 12 houses", "a1:1", id="c2", responds_to="c1"),
        ],
    )
    assert [each.responds_to for each in event.claims] == [None]


# What is left out


def test_the_rest_is_counted_and_references_are_kept_whole() -> None:
    """No kept item points at one that is left out."""
    numbers = range(11, 19)
    body = " ".join(f"Drones hit {number} houses." for number in numbers)
    draft = make_draft(
        figures=[draft_figure(str(n), "houses", f"a1:{n - 10}", id=f"f{n}", relation="background") for n in numbers],
        claims=[
            draft_claim(f"Drones hit {n} houses.", f"a1:{n - 10}", id=f"c{n}", figures=[f"f{n}"], responds_to="c18")
            for n in numbers
        ],
    )
    reconciled = reconcile(ground_each([body], [draft]), max_items=5)
    (event,) = reconciled.events
    assert len(event.items) == 5
    assert all(each.responds_to in {*event.items, None} for each in event.claims)
    assert all(set(each.figures) <= event.items.keys() for each in event.claims)
    (warning,) = reconciled.warnings
    assert (warning.code, warning.message.partition(" ")[0]) == ("items_left_out", "11")


def test_every_event_keeps_an_item_as_long_as_there_is_room() -> None:
    """Only then are whole events left out, and told."""
    tolls = [("two", "14"), ("five", "50"), ("nine", "90")]
    grounded = ground_each(
        [tell(*each) for each in tolls], [draft_toll(n, *each) for n, each in enumerate(tolls, start=1)]
    )
    assert [len(each.items) for each in reconcile(grounded, max_items=3).events] == [1, 1, 1]
    reconciled = reconcile(grounded, max_items=2)
    assert len(reconciled.events) == 2
    assert "1 whole events" in reconciled.warnings[0].message


# Disagreements


def test_code_finds_a_dispute_and_marks_its_figures() -> None:
    """Every position has its value, its items, its articles and their evidence."""
    bodies = [tell("two", "14"), tell("three", "14"), tell("two", "14")]
    drafts = [
        draft_toll(n, killed, "14").model_copy(update={"places": [draft_place("Lund", f"a{n}:1")]})
        for n, killed in ((1, "two"), (2, "three"), (3, "two"))
    ]
    (event,) = merge(bodies, drafts)
    (told,) = event.disagreements
    assert (told.found_by, told.topic, told.kind) == ("code", "people killed", "figure")
    assert [(each.value, each.articles) for each in told.positions] == [("two", ("a1", "a3")), ("three", ("a2",))]
    assert {each.standing for each in event.figures if each.measure == "killed"} == {"disputed"}
    assert {each.standing for each in event.figures if each.measure == "injured"} == {"repeated"}


BODY = (
    "Police said 12 people were killed. The mayor said 15 people were killed. At least 12 people were killed in Lund. "
    "In Malm 30 people were injured. The fire began in the cellar. The fire began in the attic."
)
TOLD = [
    draft_figure("12", "people killed", "a1:1", id="f1", measure="killed"),
    draft_figure("15", "people killed", "a1:2", id="f2", measure="killed"),
    draft_figure("at least 12", "people killed", "a1:3", id="f3", measure="killed", scope="Lund"),
    draft_figure("30", "people injured", "a1:4", id="f4", measure="injured", scope="Malm"),
]
CLAIMED = [
    draft_claim("The fire began in the cellar.", "a1:5", id="c1"),
    draft_claim("The fire began in the attic.", "a1:6", id="c2"),
]


@pytest.mark.parametrize(
    ("items", "kind", "kept"),
    [
        (("f1", "f2"), "figure", True),
        (("f1", "f3"), "figure", False),
        (("f1", "f3"), "wording", False),
        (("f1", "f4"), "figure", False),
        (("f1", "f4"), "place", False),
        (("c1", "c2"), "place", True),
        (("c1", "c1"), "place", False),
        (("c1", "c9"), "place", False),
        (("c1",), "place", False),
        ((), "place", False),
    ],
)
def test_a_model_s_disagreement_is_kept_only_where_its_items_differ(
    items: tuple[str, ...], kind: DisagreementKind, *, kept: bool
) -> None:
    """Figures whose numbers clash and that are of one thing, whatever the kind; other items that say two things."""
    draft = make_draft(figures=TOLD, claims=CLAIMED, disagreements=[draft_disagreement(*items, kind=kind)])
    reconciled = reconcile(ground_each([BODY], [draft]))
    assert [each.found_by for each in reconciled.events[0].disagreements] == (["model"] if kept else [])
    assert {each.reason for each in reconciled.rejected} <= {Reason.NO_DIFFERENCE, Reason.RESTS_ON_REJECTED_ITEM}
    assert len(reconciled.rejected) == (0 if kept else 1)


@pytest.mark.parametrize(
    ("topic", "shown"),
    [
        ("where the fire began", "where the fire began"),
        ("cellar or attic", "cellar or attic"),
        ("who started the fire", "fire began"),
        ("the mayor is a liar", "fire began"),
        ("fire 🔥", "fire began"),
        ("", "fire began"),
    ],
)
def test_a_topic_is_in_words_of_its_items(topic: str, shown: str) -> None:
    """A model's own words about the matter are shown to nobody."""
    draft = make_draft(claims=CLAIMED, disagreements=[draft_disagreement("c1", "c2", kind="place", topic=topic)])
    (event,) = reconcile(ground_each([BODY], [draft])).events
    assert [each.topic for each in event.disagreements] == [shown]


def test_a_topic_of_items_that_share_no_word_is_its_kind() -> None:
    """The vocabulary's own word."""
    claims = [CLAIMED[0], draft_claim("In Malm 30 people were injured.", "a1:4", id="c2")]
    draft = make_draft(claims=claims, disagreements=[draft_disagreement("c1", "c2", kind="cause", topic="a lie")])
    (event,) = reconcile(ground_each([BODY], [draft])).events
    assert [each.topic for each in event.disagreements] == ["cause"]


def tell_dead(number: int, text: str, what: str, **fields: Any) -> Draft:
    """What a model makes of a sentence on the dead of a mine, of an article that has it alone."""
    at = f"a{number}"
    return make_draft(
        at,
        articles=[draft_verdict(at)],
        places=[draft_place("Lund", f"{at}:1")],
        figures=[
            draft_figure("52", "homes", f"{at}:1", id="f0"),
            draft_figure(text, what, f"{at}:1", id="f1", measure="killed", **fields),
        ],
    )


def test_tolls_of_two_sources_are_disputed_however_they_are_worded() -> None:
    """Miners killed and deaths are of one toll, and both articles know both sources."""
    bodies = [
        "The ministry says 23 deaths are known in Lund, near 52 homes. The union says at least 37 miners were killed.",
        "The union says at least 37 miners were killed in Lund, near 52 homes. The ministry says 23 deaths are known.",
    ]
    drafts = [
        make_draft(
            f"a{n}",
            articles=[draft_verdict(f"a{n}")],
            places=[draft_place("Lund", f"a{n}:1")],
            figures=[
                draft_figure("52", "homes", f"a{n}:1", id="f0"),
                draft_figure("23", "deaths", f"a{n}:{n}", id="f1", measure="killed", attributed_to=["The ministry"]),
                draft_figure(
                    "at least 37", "miners killed", f"a{n}:{3 - n}", id="f2", measure="killed", attributed_to=["union"]
                ),
            ],
        )
        for n in (1, 2)
    ]
    (event,) = merge(bodies, drafts)
    (told,) = event.disagreements
    assert {(each.value, frozenset(each.articles)) for each in told.positions} == {
        ("23", frozenset({"a1", "a2"})),
        ("at least 37", frozenset({"a1", "a2"})),
    }


@pytest.mark.parametrize(
    ("second", "amount", "caveats"),
    [
        ("The toll in Lund rose from nine people to eleven people, near 52 homes.", "eleven", {Caveat.SUPERSEDED}),
        ("Eleven people died in Lund, near 52 homes.", "Eleven", {Caveat.PUBLISHED_EARLIER}),
    ],
)
def test_of_a_toll_that_rose_both_stay_and_the_earlier_says_why_it_is_one(
    second: str, amount: str, caveats: set[Caveat]
) -> None:
    """By the articles' own words, else by the time of publication; neither is disputed."""
    bodies = ["Nine people died in Lund, near 52 homes.", second]
    drafts = [tell_dead(1, "Nine", "people"), tell_dead(2, amount, "people")]
    published = {"a1": WEDNESDAY, "a2": WEDNESDAY + timedelta(hours=2)}
    (event,) = reconcile(ground_each(bodies, drafts), published=published).events
    tolls = {each.low: each for each in event.figures if each.measure == "killed"}
    assert (set(tolls[9].caveats), tolls[11].caveats) == (caveats, ())
    assert {each.standing for each in tolls.values()} == {"single"}
    assert event.disagreements == ()


def test_words_beat_the_time_of_publication() -> None:
    """An article with a later time, as of a crawl, tells the toll that the other one says has been passed."""
    bodies = ["Nine people died in Lund, near 52 homes.", "The toll in Lund rose to eleven people, near 52 homes."]
    drafts = [tell_dead(1, "Nine", "people"), tell_dead(2, "eleven", "people")]
    published = {"a1": WEDNESDAY + timedelta(hours=2), "a2": WEDNESDAY}
    (event,) = reconcile(ground_each(bodies, drafts), published=published).events
    tolls = {each.low: each.caveats for each in event.figures if each.measure == "killed"}
    assert tolls == {9: (Caveat.SUPERSEDED,), 11: ()}
    assert event.disagreements == ()


def test_an_office_that_is_disputed_points_at_the_person() -> None:
    """Under the id that the report gives, and whatever else is left out."""
    bodies = [
        "US President Ola Dahl met 40 envoys in Lund near 52 homes.",
        "Former U.S. President Ola Dahl met 40 envoys in Lund near 52 homes.",
    ]
    roles = ("US President", "Former U.S. President")
    drafts = [
        make_draft(
            f"a{n}",
            articles=[draft_verdict(f"a{n}")],
            actors=[draft_actor("Ola Dahl", f"a{n}:1", role=role)],
            figures=[draft_figure("52", "homes", f"a{n}:1"), draft_figure("40", "envoys", f"a{n}:1", id="f2")],
        )
        for n, role in enumerate(roles, start=1)
    ]
    (event,) = reconcile(ground_each(bodies, drafts), max_items=1).events
    assert [each.id for each in event.who] == ["w1"]
    (told,) = event.disagreements
    assert [(each.value, each.items) for each in told.positions] == [
        ("Former U.S. President", ("w1",)),
        ("US President", ("w1",)),
    ]


def test_a_model_may_point_at_one_quote_of_two_speakers() -> None:
    """Its items say the same; who says it differs. Where code finds it as well it is told once, as found by code."""
    body = "“We will never sign this,” Ola Dahl said. “We will never sign this,” Eva Lind said."
    draft = make_draft(
        actors=[draft_actor("Ola Dahl", "a1:1"), draft_actor("Eva Lind", "a1:2")],
        quotes=[
            draft_quote("We will never sign this", f"a1:{n}", id=f"q{n}", speaker=name)
            for n, name in enumerate(("Ola Dahl", "Eva Lind"), start=1)
        ],
        disagreements=[draft_disagreement("q1", "q2", kind="attribution")],
    )
    (event,) = reconcile(ground_each([body], [draft])).events
    assert [(each.kind, each.found_by) for each in event.disagreements] == [("attribution", "model")]


# Ids


def test_ids_are_the_report_s_own_and_unique() -> None:
    """Counted over all events, and what rests on items names them by their new ids."""
    tolls = [("two", "14"), ("nine", "90")]
    drafts = [
        draft_toll(n, *each).model_copy(
            update={
                "quotes": [draft_quote("never mind", f"a{n}:1")],
                "claims": [draft_claim(f"Drones hit Lund, killing {each[0]}.", f"a{n}:1", figures=["f1"])],
                "titles": [draft_title("Drones hit Lund", "c1", "f9")],
                "summary": [draft_sentence("Drones hit Lund.", "c1", "c1")],
            }
        )
        for n, each in enumerate(tolls, start=1)
    ]
    events = merge([tell(*each) for each in tolls], drafts)
    assert [[each.id for each in event.figures] for event in events] == [["f1", "f2"], ["f3", "f4"]]
    assert [[each.id for each in event.claims] for event in events] == [["c1"], ["c2"]]
    assert [event.titles[0].items for event in events] == [["c1", "draft:f9"], ["c2", "draft:f9"]]
    assert [event.summary[0].items for event in events] == [["c1"], ["c2"]]
