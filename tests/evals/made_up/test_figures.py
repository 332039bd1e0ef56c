"""A figure's number, bound, unit, amount and what it counts are each held to the evidence."""

from __future__ import annotations

from typing import Any, Final

import pytest

from tests.evals.made_up.probe import Probe

CRASH: Final = Probe("At least 12 cows were killed and 34 hurt when a truck hit a barn near Arden, police said.")
LONG: Final = "9" * 500


@pytest.mark.parametrize("value", [10**400, -(10**400)], ids=["large", "negative"])
def test_a_number_of_hundreds_of_digits_is_not_told(value: int) -> None:
    """Such a figure is answered by a finding, never by a failure."""
    assert "number_not_in_evidence" in CRASH.figure("34", value, what="cows hurt")


def test_a_numeral_of_hundreds_of_digits_is_read_as_not_told() -> None:
    """In a claim it is found missing; in an article it supports nothing."""
    assert "number_not_in_evidence" in CRASH.claim(f"At least {LONG} cows were killed.")
    assert Probe(f"The code {LONG} opened 12 gates.").figure("12", 12, what="gates opened") == set()


@pytest.mark.parametrize(
    "change",
    [
        {"qualifier": "at_least", "high": 12},
        {"qualifier": "at_least", "low": None, "high": 12},
        {"qualifier": "exact", "high": 34},
        {"qualifier": "exact", "low": None, "high": None},
        {"qualifier": "between", "high": None},
        {"qualifier": "about", "high": None},
    ],
)
def test_a_bound_that_does_not_fit_the_interval_is_found(change: dict[str, Any]) -> None:
    """At least leaves the upper end open, an exact figure has one value, and some value there always is."""
    given = {"low": 12, "high": None, "qualifier": "at_least", "what": "cows killed", "measure": "killed"}
    assert CRASH.figure("At least 12", 12, **given) == set()
    assert "bound_not_in_evidence" in CRASH.figure("At least 12", 12, **(given | change))
