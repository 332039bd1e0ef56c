"""Comparing slot by slot: what is lost is lost whatever the items are numbered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evals.comparing import list_changes, list_group_scores
from evals.scoring.counts import Judgement
from tests.evals.made_runs import judge, score_slots

VERDICTS = ("correct", "partial", "incorrect", "missing", "spurious")
slots = st.builds(
    lambda verdict, text: judge(verdict, None if verdict == "spurious" else text, found=text),
    st.sampled_from(VERDICTS),
    st.sampled_from("123"),
)
sides = st.lists(slots, max_size=8)


def _kinds(before: list[Judgement], after: list[Judgement]) -> list[str]:
    return [each.kind for each in list_changes(before, after)]


def test_a_slot_that_earns_less_is_lost_and_one_that_earns_more_is_gained() -> None:
    """Losses come first."""
    before = [judge("correct", "12"), judge("missing", "30")]
    after = [judge("missing", "12"), judge("correct", "30")]
    assert [(each.kind, each.slot.expected) for each in list_changes(before, after)] == [
        ("lost", "12"),
        ("gained", "30"),
    ]


def test_a_spurious_item_that_comes_is_a_loss_and_one_that_goes_is_a_gain() -> None:
    """It costs precision."""
    spurious = judge("spurious", None, found="99")
    assert _kinds([], [spurious]) == ["lost"]
    assert _kinds([spurious], []) == ["gained"]


def test_another_wrong_answer_is_a_change() -> None:
    """Neither earns anything."""
    assert _kinds([judge("incorrect", found="13")], [judge("missing")]) == ["changed"]


def test_ids_of_items_do_not_count() -> None:
    """A report numbers its items as it likes."""
    assert _kinds([judge(item="f1")], [judge(item="f7")]) == []


def test_of_equal_slots_those_that_came_to_the_same_are_paired() -> None:
    """So that one loss is told once."""
    before = [judge("correct"), judge("missing")]
    after = [judge("missing"), judge("missing")]
    assert _kinds(before, after) == ["lost"]


@given(sides)
def test_nothing_changes_between_equal_sides(side: list[Judgement]) -> None:
    """In whatever order."""
    assert list_changes(side, side[::-1]) == ()


@given(sides, sides)
def test_what_is_lost_one_way_is_gained_the_other_way(one: list[Judgement], other: list[Judgement]) -> None:
    """As often."""
    there, back = _kinds(one, other), _kinds(other, one)
    assert (there.count("lost"), there.count("gained")) == (back.count("gained"), back.count("lost"))


def test_a_group_that_one_side_lacks_was_not_wrong_there() -> None:
    """A spurious item in a group that nothing was expected of is a fall from 1."""
    before, after = score_slots(judge()), score_slots(judge(), judge("spurious", None, group="quotes", found="x"))
    assert list(list_group_scores(before, after, {"quotes": 1, "figures": 1})) == [
        ("quotes", 1, 0),
        ("figures", 1, 1),
    ]
