"""A whole draft: what is told of each event, and that nothing drafted is lost without a word."""

from __future__ import annotations

from datetime import UTC, datetime

from service.schema.vocabulary import Reason
from tests.drafting import (
    draft_actor,
    draft_claim,
    draft_disagreement,
    draft_event,
    draft_place,
    draft_sentence,
    draft_title,
    draft_verdict,
    ground,
    list_reasons,
    make_draft,
)

BODY = "Drones hit the port of Lund on Monday. The mayor, Ana Lind, closed the bridge. The bridge opens on Friday."
WEDNESDAY = datetime(2025, 2, 12, 9, 0, tzinfo=UTC)


def test_an_event_of_which_nothing_is_borne_out_goes_with_all_that_is_of_it() -> None:
    """It is rejected, and so are its people, places, title and sentences."""
    draft = make_draft(
        claims=[draft_claim("Drones hit.", "a9:1")],
        places=[draft_place("Lund", "a1:1")],
        actors=[draft_actor("Ana Lind", "a1:2")],
        titles=[draft_title("Drones hit port", "c1")],
        summary=[draft_sentence("Drones hit the port.", "c1")],
        disagreements=[draft_disagreement("c1", "c2")],
    )
    grounded = ground(draft, BODY)
    assert not any((grounded.events, grounded.places, grounded.actors, grounded.titles, grounded.summary))
    assert [(each.kind, each.reason) for each in grounded.rejected] == [
        ("claim", Reason.UNKNOWN_ADDRESS),
        ("event", Reason.NO_EVIDENCE),
        ("place", Reason.UNKNOWN_EVENT),
        ("actor", Reason.UNKNOWN_EVENT),
        ("disagreement", Reason.UNKNOWN_EVENT),
        ("title", Reason.UNKNOWN_EVENT),
        ("sentence", Reason.UNKNOWN_EVENT),
    ]


def test_a_second_event_of_the_same_key_is_told() -> None:
    """The first one counts."""
    draft = make_draft(
        events=[draft_event(status="occurred"), draft_event(status="planned")],
        claims=[draft_claim("Drones hit the port.", "a1:1")],
    )
    grounded = ground(draft, BODY)
    assert [each.status for each in grounded.events] == ["occurred"]
    assert [(each.kind, each.item["status"]) for each in grounded.rejected] == [("event", "planned")]


def test_an_event_without_a_key_is_none() -> None:
    """No article and no item can be on it."""
    draft = make_draft(
        events=[draft_event("")],
        articles=[draft_verdict("a1", "")],
        claims=[draft_claim("Drones hit the port.", "a1:1", event="")],
    )
    grounded = ground(draft, BODY)
    assert not grounded.events
    assert not grounded.claims


def test_a_title_of_an_unknown_event_goes_where_its_items_are() -> None:
    """A slip in a key loses nothing where one event alone fits; else it is told."""
    draft = make_draft(
        claims=[draft_claim("Drones hit the port.", "a1:1")],
        titles=[draft_title("Drones hit port", "c1", event="e7"), draft_title("Drones", "c9", event="e7")],
    )
    grounded = ground(draft, BODY)
    assert [(each.event, each.text) for each in grounded.titles] == [("e1", "Drones hit port")]
    assert list_reasons(grounded) == [Reason.UNKNOWN_EVENT]


def test_an_event_s_time_rests_on_the_sentence_that_prints_it() -> None:
    """What else is cited for it does not bear it."""
    draft = make_draft(
        events=[draft_event(when="Monday", cites=["a1:2", "a1:1"])],
        claims=[draft_claim("Drones hit the port.", "a1:1")],
    )
    (event,) = ground(draft, BODY, published_at=WEDNESDAY).events
    assert event.when
    assert (event.when.start, [each.start for each in event.when.evidence]) == ("2025-02-10", [0])


def test_an_event_s_time_that_is_not_printed_is_rejected() -> None:
    """With the event as the model gave it."""
    draft = make_draft(
        events=[draft_event(when="Tuesday", cites=["a1:1"])], claims=[draft_claim("Drones hit the port.", "a1:1")]
    )
    grounded = ground(draft, BODY)
    assert grounded.events[0].when is None
    assert [(each.kind, each.reason) for each in grounded.rejected] == [("time", Reason.TIME_NOT_IN_EVIDENCE)]


def test_what_is_planned_lies_ahead() -> None:
    """The weekday of a plan is the next one, of anything else the last one."""
    draft = make_draft(
        claims=[
            draft_claim("The bridge opens on Friday.", "a1:3", kind="plan", when="Friday"),
            draft_claim("Drones hit the port.", "a1:1", id="c2", when="Monday"),
        ]
    )
    plan, happening = (each.item.when for each in ground(draft, BODY, published_at=WEDNESDAY).claims)
    assert plan
    assert happening
    assert (plan.start, happening.start) == ("2025-02-14", "2025-02-10")


def test_a_category_is_one_of_the_list() -> None:
    """With the name that goes with its code."""
    draft = make_draft(events=[draft_event(category="16000000")], claims=[draft_claim("Drones hit the port.", "a1:1")])
    category = ground(draft, BODY).events[0].category
    assert category
    assert category.name == "conflict, war and peace"
