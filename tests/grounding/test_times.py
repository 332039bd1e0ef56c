"""Times of items: a weekday is resolved by the tense it is told in, and stays open where that is not clear."""

from __future__ import annotations

import pytest

from service.schema.report import When
from tests.builders import PUBLISHED
from tests.drafting import draft_claim, draft_event, draft_figure, ground, make_draft

LAST_FRIDAY, NEXT_FRIDAY = "2025-02-07", "2025-02-14"


def find_claim_time(body: str, when: str, **fields: str) -> When | None:
    """The time of a claim that is the first sentence of an article of Wednesday, 12 February 2025."""
    draft = make_draft(claims=[draft_claim(body, "a1:1", when=when, **fields)])
    (claim,) = [each.item for each in ground(draft, body, published_at=PUBLISHED).claims]
    return claim.when


@pytest.mark.parametrize(
    ("body", "kind", "start"),
    [
        ("The summit will open on Friday.", "happening", NEXT_FRIDAY),
        ("The summit will open on Friday.", "statement", NEXT_FRIDAY),
        ("The summit will open on Friday.", "plan", NEXT_FRIDAY),
        ("Ana Lind said that he will resign on Friday.", "statement", NEXT_FRIDAY),
        ("Ana Lind said on Friday that he will resign.", "statement", LAST_FRIDAY),
        ("Ana Lind said on Friday that he will resign.", "plan", LAST_FRIDAY),
        ("He will resign, Ana Lind said on Friday.", "plan", LAST_FRIDAY),
        ("The army shelled the port on Friday.", "happening", LAST_FRIDAY),
        ("Three dead after storm on Friday.", "happening", LAST_FRIDAY),
        ("The rerun is on Friday.", "plan", NEXT_FRIDAY),
        ("Lind would be tried on Friday, the court said.", "plan", NEXT_FRIDAY),
        ("Lind would be tried on Friday, the court said.", "statement", None),
        ("Lind planned to leave on Friday.", "happening", None),
        ("The minister met Lind on Friday to agree a truce.", "plan", None),
        ("Troops captured on Friday will be freed.", "happening", None),
        ("The EU will discuss Friday's attack.", "happening", None),
        ("He will resign and leave the country on Friday.", "happening", None),
        ("Schools reopen on Friday.", "happening", None),
        ("Nurses called a strike for Friday.", "happening", None),
        ("The strike hits trains on Friday, the union said.", "happening", None),
        ("Fire kills three in Leeds on Friday.", "happening", LAST_FRIDAY),
    ],
)
def test_a_weekday_is_the_one_that_its_clause_tells_of(body: str, kind: str, start: str | None) -> None:
    """Whatever kind the model gives the claim; where the clause leaves it open, only the words stay."""
    when = find_claim_time(body, "Friday", kind=kind)

    assert when is not None
    assert (when.text, when.start) == ("Friday", start)


def test_the_day_of_publication_needs_no_tense() -> None:
    """Last and next Wednesday are the same for an article of a Wednesday."""
    when = find_claim_time("Lind planned to leave on Wednesday.", "on Wednesday")

    assert when is not None
    assert when.start == "2025-02-12"


def test_a_figure_to_come_is_of_the_next_day_of_that_name() -> None:
    """A figure has no kind that would tell."""
    body = "The army will send 500 troops on Friday."
    draft = make_draft(figures=[draft_figure("500", "troops", "a1:1", when="on Friday")])
    (figure,) = [each.item for each in ground(draft, body, published_at=PUBLISHED).figures]

    assert figure.when is not None
    assert figure.when.start == NEXT_FRIDAY


def test_an_event_to_come_is_of_the_next_day_of_that_name() -> None:
    """Even if the model has it as going on."""
    body = "Lind will be tried on Friday."
    event = draft_event(status="ongoing", when="Friday", cites=["a1:1"])
    (grounded,) = ground(
        make_draft(events=[event], claims=[draft_claim(body, "a1:1")]), body, published_at=PUBLISHED
    ).events

    assert grounded.when is not None
    assert grounded.when.start == NEXT_FRIDAY


def test_a_sentence_that_settles_a_day_goes_first() -> None:
    """One that is cited with it may leave the day open."""
    body = "Lind planned to go on Friday. Lind went on Friday."
    draft = make_draft(claims=[draft_claim("Lind went on Friday.", "a1:1", "a1:2", when="on Friday")])
    (claim,) = [each.item for each in ground(draft, body, published_at=PUBLISHED).claims]

    assert claim.when is not None
    assert claim.when.start == LAST_FRIDAY
