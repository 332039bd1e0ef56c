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


@pytest.mark.parametrize("text", ["999 bananas", "12 bananas", "13", "at least 34"])
def test_an_amount_that_is_not_printed_is_found(text: str) -> None:
    """The amount stands in the evidence word for word; only a bare numeral may stand for the same number in words."""
    assert "words_not_in_evidence" in CRASH.figure(text, 34, what="cows hurt", measure="injured")


def test_a_numeral_may_stand_for_its_number_word() -> None:
    """12 for "twelve", and 44 where the article prints 44km."""
    probe = Probe("Twelve cows walked 44km.")
    assert probe.figure("12", 12, what="cows") == set()
    assert probe.figure("44", 44, what="distance cows walked", measure="measurement", unit="km") == set()


def test_a_word_of_doubt_that_is_not_printed_is_found() -> None:
    """A figure's and a claim's hedge are words of the evidence."""
    probe = Probe("About 12 cows were reportedly killed.")
    given = {"what": "cows killed", "measure": "killed", "qualifier": "about"}
    assert probe.figure("About 12", 12, hedge="reportedly", **given) == set()
    assert "words_not_in_evidence" in probe.figure("About 12", 12, hedge="allegedly", **given)
    assert "words_not_in_evidence" in probe.claim("About 12 cows were killed.", hedge="allegedly")


@pytest.mark.parametrize("unit", ["p", "on", "ruck", "days"])
def test_a_unit_inside_a_word_is_found(unit: str) -> None:
    """A unit stands in the evidence as whole words, and a small word is none."""
    given = {"what": "cows hurt", "measure": "injured"}
    assert "unit_not_in_evidence" in CRASH.figure("34", 34, unit=unit, **given)
    probe = Probe("It fell on 34 cows, 5 km away, at 30°C.")
    assert probe.figure("34", 34, what="cows", unit="cows") == set()
    assert probe.figure("5", 5, what="", measure="measurement", unit="kilometres") == set()
    assert probe.figure("30", 30, what="", measure="measurement", unit="°C") == set()
