"""What articles show before any draft: when they were written, and which could be on one event."""

from __future__ import annotations

from datetime import UTC, datetime

from service.dates.calendar_day import CalendarDay
from service.grouping import look_over
from tests.builders import make_slices

FIRE = "Fire in a sawmill near Lund killed nine people on Monday, and {more} went to hospital with burns."


def test_articles_of_one_event_have_a_group_in_common_and_others_have_none() -> None:
    """By id, as reconciling knows them."""
    bodies = (FIRE.format(more=42), FIRE.format(more="42 others"), "The council of Ystad voted for a new library.")
    outlook = look_over([each.article for each in make_slices(*bodies)])
    assert outlook.groups["a1"] == outlook.groups["a2"] != outlook.groups["a3"]


def test_the_day_of_writing_is_that_of_publication_or_of_the_words() -> None:
    """An article that tells neither has none."""
    dated = make_slices("Fire in Lund.", published_at=datetime(2026, 3, 4, 23, 0, tzinfo=UTC))
    assert look_over([each.article for each in dated]).written["a1"] == CalendarDay(3, 4, 2026, weekday=2)
    told = make_slices("LUND, March 7 (MPA) - Fire broke out in a sawmill.", "Fire broke out in a sawmill.")
    assert look_over([each.article for each in told]).written == {"a1": CalendarDay(3, 7)}
