"""The numbers that figures allow."""

from __future__ import annotations

import pytest

from service.reconcile.intervals import are_compatible
from service.schema.report import Figure
from tests.reconcile.material import figure


@pytest.mark.parametrize(
    ("left", "right", "compatible"),
    [
        (figure(1), figure(1, "at_least"), True),
        (figure(3), figure(4), False),
        (figure(3, "at_least"), figure(2), False),
        (figure(3, "at_least"), figure(30), True),
        (figure(3, "more_than"), figure(3), False),
        (figure(3, "more_than"), figure(4), True),
        (figure(3, "less_than"), figure(3), False),
        (figure(3, "less_than"), figure(2), True),
        (figure(3, "at_most"), figure(3), True),
        (figure(3, "at_most"), figure(3, "at_least"), True),
        (figure(3, "less_than"), figure(3, "at_least"), False),
        (figure(3, "at_most"), figure(3, "more_than"), False),
        (figure(30, "between", high=35), figure(33), True),
        (figure(30, "between", high=35), figure(36), False),
        (figure(30, "between", high=35), figure(35, "between", high=40), True),
        (figure(30, "between", high=35), figure(35, "more_than"), False),
        (figure(100, "about"), figure(110), True),
        (figure(100, "about"), figure(111), False),
        (figure(100, "about"), figure(109, "about"), True),
        (figure(-5, "about"), figure(-5), True),
        (figure(0, "about"), figure(0), True),
        (figure(0.5), figure(0.5), True),
    ],
)
def test_two_figures_are_compatible_when_one_number_satisfies_both(
    left: Figure, right: Figure, *, compatible: bool
) -> None:
    """Open ends shut their number out; about reaches a tenth to either side."""
    assert are_compatible(left, right) is compatible
    assert are_compatible(right, left) is compatible
