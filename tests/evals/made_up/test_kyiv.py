"""A careful editor's report of the sample story raises nothing; each fault put in it raises its own rule."""

from __future__ import annotations

from typing import Any, Final

import pytest

from evals.made_up import find_made_up
from service.schema.story import Article, Story
from tests.evals.made_up.desk import Desk, Json, find_item, read_report
from tests.evals.made_up.kyiv import STORY, write_kyiv_report

BOUND: Final = "bound_not_in_evidence"
NAME: Final = "name_not_in_evidence"
NUMBER: Final = "number_not_in_evidence"
QUOTE: Final = "quote_not_verbatim"
WORDS: Final = "words_not_in_evidence"
EXACT: Final = {"qualifier": "exact"}

FAULTS: Final[list[tuple[str, dict[str, Any], str]]] = [
    ("f1", {"low": 2, "high": 2, "text": "two"}, NUMBER),
    ("f6", {"low": 132, "high": 132, "text": "132"}, NUMBER),
    ("f7", {"low": 17, "high": 17, "text": "17"}, NUMBER),
    ("f7", {"low": 7, "high": 7, "text": "7"}, NUMBER),
    ("f5", {"of": 8}, NUMBER),
    ("f11", {"low": 55, "high": 55}, NUMBER),
    ("f13", {"low": 4}, NUMBER),
    ("f16", {"low": 208_000, "high": 208_000}, NUMBER),
    ("f18", {"low": 6, "high": 6}, NUMBER),
    ("f22", {"low": 1100, "high": 1100}, NUMBER),
    ("f10", {"high": 23, **EXACT}, BOUND),
    ("f13", {"high": 14, **EXACT}, BOUND),
    ("f20", {"high": 33, **EXACT}, BOUND),
    ("f2", {"high": 1, **EXACT}, BOUND),
    ("f9", {**EXACT}, BOUND),
    ("f10", {"qualifier": "more_than"}, BOUND),
    ("f11", {"high": None, "qualifier": "at_least"}, BOUND),
    ("f14", {"low": None, "qualifier": "at_most"}, BOUND),
    ("f16", {"qualifier": "about"}, BOUND),
    ("f3", {"high": None, "qualifier": "more_than"}, BOUND),
    ("f18", {"high": 63, "qualifier": "between"}, BOUND),
    ("f9", {"unit": "euros"}, "unit_not_in_evidence"),
    ("f22", {"unit": "hectares"}, "unit_not_in_evidence"),
    ("f10", {"scope": "Odesa"}, NAME),
    ("f13", {"attributed_to": ["Serhiy Lysak"]}, NAME),
    ("f11", {"attributed_to": ["Russia’s air ministry"]}, NAME),
    ("c6", {"attributed_to": ["Vitali Klitschko"]}, NAME),
    ("c15", {"via": "Telegram"}, NAME),
    ("p1", {"name": "Kharkov"}, NAME),
    ("p5", {"country": "Belarus"}, NAME),
    ("w3", {"name": "Serhiy Lysenko"}, NAME),
    ("w2", {"name": "Wladimir Klitschko"}, NAME),
    ("w1", {"aliases": ["Zelensky", "Ze"]}, NAME),
    ("q1", {"speaker": "Vladimir Putin"}, NAME),
    ("q3", {"speaker": "Dmitry Peskov"}, NAME),
    ("q4", {"speaker": "Yuliia Svyrydenko"}, NAME),
    ("q2", {"via": "Facebook"}, NAME),
    ("q1", {"words": "This Russian terror will not stop on its own"}, QUOTE),
    ("q1", {"words": "This Russian terror against Ukraine will stop on its own"}, QUOTE),
    ("q2", {"words": "He continues to kill Ukrainians and destroy citie"}, QUOTE),
    ("q3", {"words": "Russia will not back down from those goals"}, QUOTE),
    ("q4", {"words": "Absolutely horrible and sleepless night in Kyiv One of the worst so far"}, QUOTE),
    ("q7", {"words": "’t make any progress with him today at all."}, QUOTE),
    ("q6", {"words": "We shall never give up"}, QUOTE),
    ("q6", {"words": "it was a harsh, sleepless night"}, QUOTE),
    ("c1", {"text": "Russia launched a missile and drone attack on Ukraine and bombed a hospital."}, WORDS),
    ("c9", {"text": "Dmitry Peskov welcomed the proposal outright."}, WORDS),
    ("c13", {"text": "A five-story residential building was partially evacuated."}, WORDS),
    ("c16", {"text": "The U.S. cancelled shipments of military aid."}, WORDS),
    ("c17", {"text": "Another 208 targets were presumed jammed."}, WORDS),
    ("c10", {"when": {"text": "On Thursday"}}, WORDS),
    ("c2", {"text": "A nine-year-old girl was among five injured."}, NUMBER),
    ("c2", {"text": "A six-year-old girl was among four injured."}, NUMBER),
    ("c19", {"text": "Russia struck eight locations with nine missiles and 36 drones."}, NUMBER),
    ("c21", {"text": "At least 208 targets were lost from radar."}, BOUND),
    ("c12", {"text": "Debris fell at 33 sites."}, BOUND),
    ("s1", {"text": "23 people were injured as drones and missiles battered Kyiv."}, BOUND),
    ("s1", {"text": "At least 32 people were injured as drones and missiles battered Kyiv."}, NUMBER),
    ("s2", {"text": "Ukraine’s air force shot down six of seven cruise missiles."}, WORDS),
    ("h1", {"text": "Russian missile and drone attack on Kyiv kills one and injures fourteen"}, NUMBER),
    ("h1", {"text": "Russian missile and drone attack on Kyiv kills mayor"}, WORDS),
    ("c4", {"text": "The attack has not damaged infrastructure in Chernihiv."}, "negation_not_in_evidence"),
    ("c18", {"text": "Casualties were reported in the region."}, "negation_not_in_evidence"),
    ("c8", {"text": "Russia would entertain talks on territorial exchanges."}, "negation_not_in_evidence"),
    ("f6", {"evidence": []}, "no_evidence"),
    ("q9", {"evidence": []}, "no_evidence"),
]


def _rules(written: Json) -> dict[str | None, set[str]]:
    found: dict[str | None, set[str]] = {}
    for each in find_made_up(read_report(written), STORY):
        found.setdefault(each.item, set()).add(each.rule)
    return found


def test_a_true_report_raises_nothing() -> None:
    """Ninety items that a careful person wrote and the articles bear out are passed in silence."""
    assert find_made_up(read_report(write_kyiv_report()), STORY) == ()


@pytest.mark.parametrize(("name", "change", "rule"), FAULTS, ids=lambda value: str(value)[:40])
def test_each_fault_raises_its_rule(name: str, change: dict[str, Any], rule: str) -> None:
    """One thing made up in one item is found in that item, under its rule."""
    written = write_kyiv_report()
    find_item(written, name).update(change)
    assert rule in _rules(written).get(name, set())


@pytest.mark.parametrize("name", ["f1", "c5", "q3", "p2", "w4", "s2", "h1"])
@pytest.mark.parametrize("shift", [{"start": 1, "end": 1}, {"start": -1, "end": -1}, {"end": 1}, {"start": 1}])
def test_a_shifted_offset_is_found(name: str, shift: dict[str, int]) -> None:
    """Evidence that is off by one code point does not slice back to its text."""
    written = write_kyiv_report()
    evidence = find_item(written, name)["evidence"][0]
    evidence.update({key: evidence[key] + by for key, by in shift.items()})
    assert "evidence_not_in_article" in _rules(written)[name]


def test_an_article_that_was_not_sent_is_found() -> None:
    """Evidence, positions and the list of articles name only what was sent."""
    written = write_kyiv_report()
    find_item(written, "f6")["evidence"][0]["article_id"] = "a9"
    find_item(written, "d1")["positions"][0]["articles"] = ["a8"]
    written["articles"][0]["id"] = "a7"
    found = _rules(written)
    assert all("unknown_article" in found[each] for each in ("f6", "d1", None))


def test_a_position_with_another_number_is_found() -> None:
    """A disagreement's value tells the number of its evidence."""
    written = write_kyiv_report()
    find_item(written, "d1")["positions"][1]["value"] = "three"
    assert _rules(written) == {"d1": {NUMBER}}


def test_a_translation_caveat_on_the_same_language_excuses_no_words() -> None:
    """English words over English evidence are judged, whatever the caveat says."""
    written = write_kyiv_report()
    change = {
        "text": "The 208 targets were taken from the radar and then destroyed.",
        "caveats": ["unchecked_translation"],
    }
    find_item(written, "c21").update(change)
    assert _rules(written) == {"c21": {WORDS}}


def test_offsets_of_html_count_the_text_in_the_report() -> None:
    """Where the article was HTML the report's own text is sliced; without it the words have to be in the markup."""
    body = "Twelve people were hurt.\nThe fire is out."
    story = Story(articles=(Article(body_html="<p>Twelve people were <b>hurt</b>.</p><p>The fire is out.</p>"),))
    desk = Desk(Story(articles=(Article(body=body),)))
    figure = desk.figure("f1", "Twelve", 12, "a1:Twelve people were hurt.")
    title = desk.text("h1", "The fire is out", [], "a1:The fire is out.")
    written = desk.report("en", {"title": title, "figures": [figure]})
    assert find_made_up(read_report(written), story) == ()
    written["articles"][0]["body"] = body
    assert find_made_up(read_report(written), story) == ()
    written["articles"][0]["body"] = " " + body
    assert {each.rule for each in find_made_up(read_report(written), story)} == {"evidence_not_in_article"}


def test_a_translation_is_held_to_its_numbers_only() -> None:
    """A claim marked as an unchecked translation may use any words, never another number."""
    written = write_kyiv_report()
    caveat = {"caveats": ["unchecked_translation"]}
    find_item(written, "c21").update({"text": "Радар загубив 208 цілей.", **caveat})
    find_item(written, "c19").update({"text": "Влучили 64 дрони.", **caveat})
    assert _rules(written) == {"c19": {NUMBER}}
