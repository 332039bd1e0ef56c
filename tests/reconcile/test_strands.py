"""Which drafts tell of one event: an article, telling words, or day, scene and toll make them one."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest

from service.schema.draft import Draft
from tests.drafting import draft_event, draft_figure, draft_place, draft_verdict, make_draft
from tests.reconcile.material import ground_each, merge, reconcile

WEDNESDAY = datetime(2025, 2, 12, 9, 0, tzinfo=UTC)
BODY = "Fire killed {killed} people in Lund on {day}. A bus burned in Ystad."


def tell(killed: str, day: str = "Monday") -> str:
    """An article with a toll."""
    return BODY.format(killed=killed, day=day)


def draft_fire(article: int, killed: str, day: str = "Monday", place: str = "Lund", **event: Any) -> Draft:
    """What a model makes of it."""
    cite = f"a{article}:1"
    known = {"when": day, "cites": [cite] if day else [], "category": "03000000"} | event
    return make_draft(
        events=[draft_event(**known)],
        articles=[draft_verdict(f"a{article}")],
        places=[draft_place(place, cite, f"a{article}:2")],
        figures=[draft_figure(killed, "people killed", cite, id="f1", measure="killed")],
    )


def test_a_toll_that_has_risen_between_two_drafts_is_one_event() -> None:
    """They have its day, its scene and its kind in common."""
    (event,) = merge([tell("two"), tell("four")], [draft_fire(1, "two"), draft_fire(2, "four")], published_at=WEDNESDAY)
    assert event.articles == ("a1", "a2")


@pytest.mark.parametrize(
    "other",
    [
        draft_fire(2, "four", "Tuesday"),
        draft_fire(2, "four", place="Ystad"),
        draft_fire(2, "four", category="15000000"),
        draft_fire(2, "four", category="unknown"),
        draft_fire(2, "four", ""),
        draft_fire(2, "14"),
        draft_fire(2, "four").model_copy(update={"figures": [draft_figure("four", "cars", "a2:1")]}),
    ],
    ids=["another-day", "another-scene", "another-kind", "kind-unknown", "no-day", "far-toll", "no-toll"],
)
def test_what_lacks_one_of_these_stays_apart(other: Draft) -> None:
    """Two things happen in one town on one day."""
    killed = other.figures[0].amount
    bodies = [tell("two"), tell(killed, "Tuesday" if other.events[0].when == "Tuesday" else "Monday")]
    assert len(merge(bodies, [draft_fire(1, "two"), other], published_at=WEDNESDAY)) == 2


def test_what_fits_two_events_stays_apart_and_the_rest_is_joined() -> None:
    """An undated draft could be Monday's or Tuesday's; Monday's two are one without it."""
    bodies = [tell("14"), tell("14"), tell("14", "Tuesday"), tell("14")]
    drafts = [draft_fire(1, "14"), draft_fire(2, "14"), draft_fire(3, "14", "Tuesday"), draft_fire(4, "14", "")]
    grounded = ground_each(bodies, drafts, published_at=WEDNESDAY)
    for order in permutations(range(4)):
        told = reconcile([grounded[each] for each in order])
        assert sorted(each.articles for each in told.events) == [("a1", "a2"), ("a3",), ("a4",)]
        assert [each.code for each in told.warnings] == ["events_unresolved"]


def test_an_article_that_two_drafts_have_read_in_part_is_on_one_event() -> None:
    """A long one is read in several calls."""
    part, rest = draft_fire(1, "two"), draft_fire(1, "two", "", category="unknown")
    grounded = [each for draft in (part, rest) for each in ground_each([tell("two")], [draft], published_at=WEDNESDAY)]
    (event,) = reconcile(grounded).events
    assert event.articles == ("a1",)
