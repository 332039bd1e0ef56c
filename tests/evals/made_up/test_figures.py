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


DAMAGE: Final = Probe(
    "MERTEN - A ferry sank on Monday.\nThe storm did €5m in damage. Three sailors died. Two more were hurt."
)


@pytest.mark.parametrize(("what", "measure"), [("soldiers killed", "killed"), ("zqx", "killed"), ("unicorns", "count")])
def test_what_the_evidence_does_not_count_is_found(what: str, measure: str) -> None:
    """The words of `what` are those of the evidence or of the sentences around it."""
    assert CRASH.figure("At least 12", (12, None), what="cows killed", measure="killed") == set()
    assert CRASH.figure("At least 12", (12, None), what=what, measure=measure) == {"words_not_in_evidence"}


def test_what_is_paid_is_held_to_the_article() -> None:
    """A ransom is no damage; the lead's words and the measure's own are free."""
    cost = "a1:The storm did €5m in damage."
    given = {"measure": "money", "unit": "€"}
    assert DAMAGE.figure("€5m", 5_000_000, cost, what="cost of the damage", **given) == set()
    assert DAMAGE.figure("€5m", 5_000_000, cost, what="ransom", **given) == {"words_not_in_evidence"}
    toll = DAMAGE.figure("Three", 3, "a1:Three sailors died.", what="people killed on the ferry", measure="killed")
    assert toll == set()


def test_words_of_the_article_are_held_to_the_evidence_itself() -> None:
    """Where the wording is the article's it is looked for in the article's language, nowhere but in the evidence."""
    probe = Probe("Загинули троє моряків. Буря тривала два дні.", "uk")
    copied = {"caveats": ["wording_from_article"], "measure": "killed"}
    assert probe.figure("троє", 3, "a1:Загинули троє моряків.", what="моряків", **copied) == set()
    broken = probe.figure("троє", 3, "a1:Загинули троє моряків.", what="Буря", **copied)
    assert broken == {"words_not_in_evidence"}
