"""Items: the slots of a pair are one line, and the line says what is wrong with it."""

from __future__ import annotations

import pytest

from evals.comparing import list_changes
from evals.reference import FigureReference
from evals.rules import load_rules
from evals.scoring.alignment import Pair
from evals.scoring.counts import Judgement
from evals.scoring.figures import judge_figure
from evals.views.items import gather_items, list_misses, write_changes, write_item
from service.schema.report import Figure
from tests.evals.made_runs import judge
from tests.evals.material import expect_figure, report_figure

WEIGHTS = load_rules().groups
HURT = expect_figure("people injured", low=12, high=None, qualifier="at_least", articles=("a1", "a3"))
FOUND = report_figure("people injured", id="f7", low=12, high=None, qualifier="at_least", articles=("a1", "a3"))


def _judge(expected: FigureReference | None, found: Figure | None) -> list[Judgement]:
    return list(judge_figure(Pair(expected, found)))


def _write(expected: FigureReference | None, found: Figure | None) -> list[str]:
    return [write_item(each) for each in list_misses(_judge(expected, found), WEIGHTS)]


def test_a_dropped_figure_is_one_line() -> None:
    """And so is one of the report's own; one that is right is none."""
    assert _write(HURT, None) == ["missing figure: at least 12 people injured (a1, a3)"]
    assert _write(None, report_figure("ships", 4)) == ["spurious figure f1: 4 ships (a1)"]
    assert _write(HURT, FOUND) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"qualifier": "exact", "high": None}, "qualifier exact, expected at_least"),
        ({"scope": "by noon"}, "scope by noon, expected none"),
        ({"low": 11}, "value 11, expected 12"),
    ],
)
def test_a_wrong_slot_is_told_with_what_was_expected(changes: dict[str, object], told: str) -> None:
    """Whatever else is right about the figure."""
    assert _write(HURT, FOUND.model_copy(update=changes)) == [
        f"figure f7: {told} — at least 12 people injured (a1, a3)"
    ]


def test_several_wrong_slots_of_an_item_share_its_line() -> None:
    """The articles of its evidence too."""
    found = report_figure("people injured", 12, id="f7", articles=("a1", "a4"))
    (line,) = _write(HURT, found)
    assert line.startswith("figure f7: ")
    assert "qualifier exact, expected at_least; evidence lacks a3; evidence in a4 besides — at least 12" in line


def test_items_alike_stay_apart() -> None:
    """Two missing figures that read the same are two."""
    twice = [*_judge(HURT, None), *_judge(HURT.model_copy(update={"scope": "by noon"}), None)]
    assert len(list(gather_items(twice))) == 2


def test_the_most_weighty_comes_first() -> None:
    """A figure before a category."""
    slots = [judge("incorrect", "04", group="category", found="16"), *_judge(HURT, None)]
    assert [each.group for each in list_misses(slots, WEIGHTS)] == ["figures", "category"]


def test_a_fall_is_told_by_items() -> None:
    """What came to the same, worded otherwise, is left out."""
    before = [*_judge(HURT, FOUND), judge(found="a", group="quotes")]
    after = [*_judge(HURT, None), judge(found="b", group="quotes")]
    assert write_changes(list_changes(before, after)) == ("lost: missing figure: at least 12 people injured (a1, a3)",)
    assert write_changes(list_changes(after, before)) == (
        "gained: figure value, measure, what, qualifier, articles — at least 12 people injured (a1, a3)",
    )


def test_what_only_one_report_has_is_new_or_gone() -> None:
    """Neither was expected, so neither was lost or gained."""
    own = _judge(None, report_figure("ships", 4))
    assert write_changes(list_changes([], own)) == ("new: spurious figure f1: 4 ships (a1)",)
    assert write_changes(list_changes(own, [])) == ("gone: spurious figure f1: 4 ships (a1)",)


def test_a_lost_slot_of_an_item_that_is_there_does_not_make_it_missing() -> None:
    """Though it is all that was lost."""
    wanted = HURT.model_copy(update={"scope": "by noon"})
    before, after = (_judge(wanted, FOUND.model_copy(update={"scope": each})) for each in ("by noon", None))
    (line,) = write_changes(list_changes(before, after))
    assert line == "lost: figure f7: no scope, expected by noon — at least 12 people injured (a1, a3)"
