"""A round-up is on every event that it tells in a passage of its own; a look-alike's items are let in nowhere."""

from __future__ import annotations

import pytest

from service.grounding import GroundedDraft
from service.grouping import ground_apart
from service.languages.detection import Languages
from service.schema.draft import Draft
from service.schema.vocabulary import Reason
from tests.builders import make_slices
from tests.drafting import draft_event, draft_figure, draft_place, draft_verdict, index_slices, make_draft

VOTE = "Velm council voted 23 to 8 to close seven libraries."
RESCUE = "Four fishermen were lifted from the sea off Staith."
ROUND_UP = "Velm council is to close seven libraries. It was a loud evening.\nFour fishermen were saved off Staith."


def read(*cites_of_rescue: str, **lists: object) -> Draft:
    """Two events, each with an article and with what the third article tells of it."""
    usual = {
        "events": [draft_event("e1"), draft_event("e2")],
        "articles": [draft_verdict("a1", "e1"), draft_verdict("a2", "e2"), draft_verdict("a3", "e1")],
        "places": [draft_place("Velm", "a1:1"), draft_place("Staith", "a2:1", event="e2")],
        "figures": [
            draft_figure("seven", "libraries", "a1:1", "a3:1", id="f1"),
            draft_figure("Four", "fishermen", *cites_of_rescue, id="f2", event="e2"),
        ],
    }
    return make_draft(**(usual | lists))


def hold(draft: Draft, round_up: str = ROUND_UP) -> GroundedDraft:
    """The draft held against the three articles."""
    indexes = index_slices(make_slices(VOTE, RESCUE, round_up))
    return ground_apart(draft, indexes, language=Languages().find("en"))[0]


def test_a_round_up_bears_items_of_every_event_it_tells() -> None:
    """And is on each of them."""
    draft = hold(read("a2:1", "a3:3"))
    assert {each.key: each.articles for each in draft.events} == {"e1": ("a1", "a3"), "e2": ("a2", "a3")}
    assert [{e.article_id for e in each.item.evidence} for each in draft.figures] == [{"a1", "a3"}, {"a2", "a3"}]
    assert draft.verdicts["a3"].role == "on_event"
    assert not draft.rejected


@pytest.mark.parametrize(
    ("draft", "round_up"),
    [
        (read("a3:2"), ROUND_UP),
        (read("a3:3"), ROUND_UP.replace("Staith", "the coast")),
        (read("a3:3", places=[draft_place("Staith", "a1:1"), draft_place("Staith", "a2:1", event="e2")]), ROUND_UP),
        (read("a3:1"), ROUND_UP),
        (read("a3:9"), ROUND_UP),
    ],
    ids=["another-passage", "not-named", "named-of-both", "one-sentence-for-both", "no-such-sentence"],
)
def test_what_is_no_passage_of_its_own_bears_nothing_of_another_event(draft: Draft, round_up: str) -> None:
    """A model that mixes two events up is not followed."""
    held = hold(draft, round_up)
    assert [each.item.id for each in held.figures] == ["f1"]
    reasons = {each.reason for each in held.rejected if each.kind == "figure"}
    assert reasons <= {Reason.EVIDENCE_OF_ANOTHER_EVENT, Reason.UNKNOWN_ADDRESS}
    assert reasons
