"""Evidence is an address that exists, in an article of the item's own event."""

from __future__ import annotations

import pytest

from service.schema.vocabulary import Caveat, Reason, Role
from tests.drafting import draft_claim, draft_event, draft_verdict, ground, list_reasons, make_draft

FIRST = "Drones hit the port of Lund on Monday. The mayor closed the bridge."
SECOND = "Drones hit the airport of Malm on Friday. Nobody was hurt."
TWO = [draft_event("e1"), draft_event("e2")]


def test_evidence_slices_back() -> None:
    """Offsets count code points of the body, whatever stands before."""
    body = "🚢 “Åh.” " + FIRST
    grounded = ground(make_draft(claims=[draft_claim("Drones hit the port.", "a1:2")]), body)
    (evidence,) = grounded.claims[0].item.evidence
    assert body[evidence.start : evidence.end] == evidence.text == "Drones hit the port of Lund on Monday."


def test_a_title_is_cited_as_a_title() -> None:
    """Address 0 is the title, and its evidence says so."""
    grounded = ground(make_draft(claims=[draft_claim("Drones hit port", "a1:0")]), FIRST, title="Drones hit port")
    (evidence,) = grounded.claims[0].item.evidence
    assert (evidence.field, evidence.start, evidence.end, evidence.text) == ("title", 0, 15, "Drones hit port")


@pytest.mark.parametrize("cite", ["[a1:1]", " a1:1 ", "a1:1\n", "[a1:1", " [a1:1] "])
def test_brackets_and_white_space_around_an_address_are_passed_over(cite: str) -> None:
    """The prompt shows addresses in brackets, and a model may copy them."""
    grounded = ground(make_draft(claims=[draft_claim("Drones hit the port.", cite)]), FIRST)
    assert [each.item.caveats for each in grounded.claims] == [()]


@pytest.mark.parametrize("cite", ["a1:99", "a9:1", "a1", "", "a1:1:1", "a1:01", "A1:1", "a1:-1", "1", "a1:1, a1:2"])
def test_an_address_that_there_is_not_bears_nothing(cite: str) -> None:
    """Nearly an address is none."""
    grounded = ground(make_draft(claims=[draft_claim("Drones hit the port.", cite)]), FIRST)
    assert not grounded.claims
    assert list_reasons(grounded) == [Reason.UNKNOWN_ADDRESS]
    assert [each.text for each in grounded.rejected[0].cited] == [None]


def test_nothing_cited_is_no_evidence() -> None:
    """An item has to cite something."""
    grounded = ground(make_draft(claims=[draft_claim("Drones hit the port.")]), FIRST)
    assert list_reasons(grounded) == [Reason.NO_EVIDENCE]


def test_an_unknown_address_beside_a_good_one_is_taken_off_and_told() -> None:
    """What is left bears the item."""
    grounded = ground(make_draft(claims=[draft_claim("Drones hit the port.", "a7:7", "a1:1")]), FIRST)
    (claim,) = grounded.claims
    assert [each.start for each in claim.item.evidence] == [0]
    assert claim.item.caveats == (Caveat.EVIDENCE_REMOVED,)


def test_an_article_of_another_event_bears_nothing() -> None:
    """However alike the events, evidence does not cross over."""
    draft = make_draft(
        events=TWO,
        articles=[draft_verdict("a1"), draft_verdict("a2", "e2")],
        claims=[draft_claim("Drones hit the airport.", "a2:1")],
    )
    grounded = ground(draft, FIRST, SECOND)
    assert not grounded.claims
    assert list_reasons(grounded) == [Reason.EVIDENCE_OF_ANOTHER_EVENT]
    assert grounded.rejected[0].cited[0].text == "Drones hit the airport of Malm on Friday."


def test_an_article_of_another_event_is_taken_off_beside_one_of_the_event() -> None:
    """The item stays with what is its own."""
    draft = make_draft(
        events=TWO,
        articles=[draft_verdict("a1"), draft_verdict("a2", "e2")],
        claims=[draft_claim("Drones hit the port.", "a1:1", "a2:1")],
    )
    (claim,) = ground(draft, FIRST, SECOND).claims
    assert {each.article_id for each in claim.item.evidence} == {"a1"}
    assert Caveat.EVIDENCE_REMOVED in claim.item.caveats


def test_an_article_that_only_explains_bears_items_but_is_not_on_the_event() -> None:
    """Background counts as evidence, not as one of the event's articles."""
    draft = make_draft(
        articles=[draft_verdict("a1"), draft_verdict("a2", "", role="background")],
        claims=[draft_claim("Nobody was hurt.", "a2:2")],
    )
    grounded = ground(draft, FIRST, SECOND)
    assert [each.item.text for each in grounded.claims] == ["Nobody was hurt."]
    assert [each.articles for each in grounded.events] == [("a1",)]


@pytest.mark.parametrize("event", ["", "e1"])
def test_an_article_that_is_said_to_be_unrelated_bears_nothing(event: str) -> None:
    """What it tells is of something else, whatever key the verdict names."""
    draft = make_draft(
        articles=[draft_verdict("a1"), draft_verdict("a2", event, role="unrelated")],
        claims=[draft_claim("Nobody was hurt.", "a2:2")],
    )
    grounded = ground(draft, FIRST, SECOND)
    assert list_reasons(grounded) == [Reason.EVIDENCE_OF_ANOTHER_EVENT]


@pytest.mark.parametrize("role", ["on_event", "background"])
def test_a_verdict_on_an_event_that_there_is_not_does_not_open_the_article_to_every_event(role: Role) -> None:
    """An article on an unknown event is on the one whose items cite it most; background is nobody's own."""
    draft = make_draft(
        events=TWO,
        articles=[draft_verdict("a1"), draft_verdict("a2", "e7", role=role)],
        claims=[
            draft_claim("Drones hit the airport.", "a2:1", event="e2"),
            draft_claim("Nobody was hurt.", "a2:2", id="c2", event="e2"),
            draft_claim("Drones hit the airport.", "a2:1", id="c3", event="e1"),
        ],
    )
    grounded = ground(draft, FIRST, SECOND)
    assert [(each.event, each.item.id) for each in grounded.claims][:2] == [("e2", "c1"), ("e2", "c2")]
    assert (len(list_reasons(grounded)) == 1) == (role == "on_event")


def test_an_article_that_the_draft_is_silent_about_is_on_the_event_that_cites_it() -> None:
    """The verdict is worked out from the items."""
    draft = make_draft(articles=[], claims=[draft_claim("Drones hit the port.", "[a1:1]")])
    grounded = ground(draft, FIRST, SECOND)
    assert grounded.events[0].articles == ("a1",)
    assert (grounded.verdicts["a2"].role, grounded.verdicts["a2"].reason) == ("unrelated", "nothing was read from it")


def test_an_article_that_two_events_cite_as_often_bears_neither() -> None:
    """Which event it is on cannot be told, and nothing is guessed."""
    draft = make_draft(
        events=TWO,
        articles=[],
        claims=[draft_claim("Drones hit the port.", "a1:1"), draft_claim("Drones hit.", "a1:1", id="c2", event="e2")],
    )
    grounded = ground(draft, FIRST)
    assert set(list_reasons(grounded)) == {Reason.EVIDENCE_OF_ANOTHER_EVENT}
    assert grounded.verdicts["a1"].reason == "it is open which event it is on"


def test_the_first_verdict_on_an_article_counts_and_one_on_no_article_does_not() -> None:
    """A model that answers twice is taken at its first word."""
    draft = make_draft(
        events=TWO,
        articles=[draft_verdict("a1", "e2"), draft_verdict("a1", "e1"), draft_verdict("a9", "e1")],
        claims=[draft_claim("Drones hit the port.", "a1:1", event="e2")],
    )
    grounded = ground(draft, FIRST)
    assert [(each.key, each.articles) for each in grounded.events] == [("e2", ("a1",))]
    assert set(grounded.verdicts) == {"a1"}


def test_an_item_of_an_unknown_event_goes_where_its_articles_are() -> None:
    """A slip in a key loses nothing where one event alone fits."""
    draft = make_draft(claims=[draft_claim("Drones hit the port.", "a1:1", event="e9")])
    assert [each.event for each in ground(draft, FIRST).claims] == ["e1"]


def test_an_item_of_an_unknown_event_over_two_events_is_rejected() -> None:
    """Where more than one fits, none is chosen."""
    draft = make_draft(
        events=TWO,
        articles=[draft_verdict("a1"), draft_verdict("a2", "e2")],
        claims=[draft_claim("Drones hit.", "a1:1", "a2:1", event="e9")],
    )
    assert list_reasons(ground(draft, FIRST, SECOND)) == [Reason.UNKNOWN_EVENT]


def test_two_items_of_one_id_are_both_kept_under_ids_of_their_own() -> None:
    """A repeated id loses nothing; what names it means the first."""
    draft = make_draft(
        claims=[draft_claim("Drones hit the port.", "a1:1"), draft_claim("The mayor closed the bridge.", "a1:2")]
    )
    assert [each.item.id for each in ground(draft, FIRST).claims] == ["c1", "c1'"]


@pytest.mark.parametrize(
    ("role", "reason", "shown"),
    [
        ("background", "Nobody was hurt", "Nobody was hurt"),
        ("unrelated", "Drones hit the airport", "Drones hit the airport"),
        ("background", "The mayor of Malm is a liar", "it only explains"),
        ("unrelated", "The mayor lied about 40 dead", "it reports none of the events"),
        ("unrelated", "Drones hit nobody on Friday", "it reports none of the events"),
        ("background", "Somebody was hurt", "it only explains"),
        ("background", "", "it only explains"),
        ("on_event", "Drones hit the airport", ""),
    ],
)
def test_why_an_article_is_left_aside_is_told_in_its_own_words_or_in_ours(role: Role, reason: str, shown: str) -> None:
    """A model's own words about an article reach no editor."""
    draft = make_draft(
        articles=[draft_verdict("a1"), draft_verdict("a2", "e1", role=role, reason=reason)],
        claims=[draft_claim("Drones hit the port.", "a1:1")],
    )
    assert ground(draft, FIRST, SECOND).verdicts["a2"].reason == shown
