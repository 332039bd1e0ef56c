"""When an event was, how it stands and where it was, as the first sentences tell."""

from __future__ import annotations

import pytest

from tests.lexical.material import read_story


@pytest.mark.parametrize(
    ("body", "when", "status"),
    [
        ("Tuesday's ferry accident killed three people, police said on Thursday.", "", "occurred"),
        ("Police on Thursday said that the ferry sank.", "", "occurred"),
        ("The ferry sank on Tuesday, police said on Thursday.", "on Tuesday", "occurred"),
        (
            "GLASGOW, March 4 (Reuters) - Three people died in a fire on Tuesday evening.",
            "on Tuesday evening",
            "occurred",
        ),
        ("The fair opens on Friday.", "on Friday", "planned"),
        ("Drivers plan to strike on Monday.", "on Monday", "planned"),
        ("A school in Hull burned down on Monday. It reopens on Friday.", "on Monday", "occurred"),
        ("A school in Hull burned down. It reopens on Friday.", "", "occurred"),
        ("Trains are cancelled until Friday after a crash killed two people.", "", "occurred"),
        ("Two people died due to rain in Hull on Monday.", "on Monday", "occurred"),
        ("The fair in Hull was cancelled.", "", "cancelled"),
        ("Lind declared three days of mourning starting on Monday.", "", "occurred"),
        ("Ferries stopped in Hull, beginning on Monday.", "", "occurred"),
    ],
)
def test_the_day_of_speaking_is_not_the_day_of_the_event(body: str, when: str, status: str) -> None:
    """A day beside a verb of saying, or still to come, is no day of what happened."""
    (event,) = read_story(body).events
    assert (event.when, event.status) == (when, status)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("The fair takes place on Friday in Hull.", ("plan", "on Friday")),
        ("She would visit Hull on Thursday.", ("plan", "on Thursday")),
        ("The mayor said she would visit Hull on Thursday.", ("statement", "")),
        ("A fire killed two people on Monday and the school will reopen.", ("happening", "on Monday")),
    ],
)
def test_a_day_to_come_belongs_to_a_plan(body: str, told: tuple[str, str]) -> None:
    """What is to come is a plan with its day, or a statement without one."""
    assert [(each.kind, each.when) for each in read_story(body).claims] == [told]


def test_a_place_told_in_passing_is_no_scene() -> None:
    """Where a war is fought is not where a deal to end it was signed."""
    told = read_story("Leaders met in Geneva on Monday to sign a deal to end the fighting in Ukraine.")
    assert [each.name for each in told.places] == ["Geneva"]


def test_a_weekday_is_no_time_of_an_event_where_its_clause_cannot_be_read() -> None:
    """Outside English there are no rules that tell "until Friday" from "on Friday"."""
    body = "Bei einem Brand in Essen sind zwei Menschen gestorben. Die Straße bleibt bis Freitag gesperrt."
    draft = read_story(body, language="de")
    assert [each.when for each in draft.events] == [""]
    assert {each.when for each in draft.claims} == {""}
