"""Equal numbers of two days: they stay two; a number that is told of one day only gets none."""

from __future__ import annotations

from service.lexical.reader import read_slices
from service.schema.draft import Draft
from tests.lexical.material import brief, prepare

MONDAY = "KARSH, Lethia - The Lethian army shot down 71 drones over Karsh on Monday."
FRIDAY = "It was as bad a week as any. The army had shot down 71 drones over Karsh on Friday."
UNDATED = "Air defences over Karsh shot down 71 drones, the Lethian army said."


def _tell_days(draft: Draft) -> list[str]:
    return [each.when for each in draft.figures if each.amount == "71"]


def test_equal_numbers_of_two_days_have_their_days() -> None:
    """So that they are not taken for one number with two sources."""
    assert _tell_days(read_slices(prepare(f"{MONDAY} {FRIDAY}"), brief())) == ["on Monday", "on Friday"]


def test_a_number_of_one_day_has_none() -> None:
    """The day of its sentence may be that of speaking."""
    assert _tell_days(read_slices(prepare(MONDAY, UNDATED), brief())) == ["", ""]


def test_one_without_a_day_stays_without() -> None:
    """It may be of either."""
    days = _tell_days(read_slices(prepare(f"{MONDAY} {FRIDAY}", UNDATED), brief()))
    assert sorted(days) == ["", "on Friday", "on Monday"]
