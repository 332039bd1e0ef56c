"""Articles that print one text are one origin; those that share a sentence, quotations or boilerplate are not."""

from __future__ import annotations

import json
from copy import copy
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.languages.detection import Languages
from service.origins import find_origins
from service.prepare import prepare_articles
from service.schema.story import Story
from tests.builders import ROOT
from tests.origins.material import OTHER, WIRE, find, find_copies, prepare_bodies, print_lines

WHOLE = print_lines(WIRE)
INDEPENDENT = print_lines(OTHER)
CASES = sorted((ROOT / "evals" / "cases").glob("*/story.json"))


@pytest.mark.parametrize(
    "copy",
    [
        WHOLE,
        print_lines(WIRE, "\n\n"),
        print_lines(WIRE, " "),
        WHOLE.replace("“", '"').replace("”", '"'),
        WHOLE.replace("when ", "when\n").replace("by ", "by\n"),
        print_lines(WIRE[:3]),
        print_lines(WIRE[3:]),
        print_lines(WIRE[::-1]),
        print_lines((WIRE[6], WIRE[0], WIRE[3], WIRE[1])),
        "KELSTOW, England (Castrel) - " + WHOLE,
        print_lines((*WIRE[:5], "Reporting by Ana Lind.")),
    ],
    ids=[
        "whole",
        "spaced",
        "one-line",
        "marks",
        "wrapped",
        "cut",
        "tail",
        "reversed",
        "cut-reordered",
        "dateline",
        "credited",
    ],
)
def test_a_copy_is_known_however_it_is_cut_ordered_and_set(copy: str) -> None:
    """Its headline, marks, line breaks, dateline and credit do not make it a text of its own."""
    copies = find_copies(INDEPENDENT, WHOLE, copy)
    assert len(copies) == 1
    assert set(copies.items()) <= {("a2", "a3"), ("a3", "a2")}


@pytest.mark.parametrize(
    "other",
    [
        INDEPENDENT,
        print_lines((WIRE[0], *OTHER)),
        WIRE[0],
        print_lines((WIRE[2], WIRE[2].replace("23", "24"))),
        print_lines(
            (*OTHER, "All rights reserved. Sign up to our newsletter for more of the stories that matter to you.")
        ),
        WHOLE.replace("Three people", "Four people").replace("17", "19"),
        WHOLE.replace("Kelstow", "Hexley"),
        WHOLE.replace("Saturday", "Sunday"),
    ],
    ids=[
        "independent",
        "shared-sentence",
        "one-sentence",
        "shared-quote",
        "boilerplate",
        "new-toll",
        "other-place",
        "other-day",
    ],
)
def test_what_only_shares_something_is_no_copy(other: str) -> None:
    """Nor is a text that differs in a figure, a day or a name: it may be a later edition, or tell of another night."""
    boilerplate = "All rights reserved. Sign up to our newsletter for more of the stories that matter to you."
    assert find_copies(print_lines((*WIRE, boilerplate)), other) == {}


def test_articles_that_share_long_quotations_are_written_apart() -> None:
    """Two papers that print one statement have not copied each other."""
    statement = "“" + " ".join(each.replace("“", "").replace("”", "") for each in WIRE) + "”"
    mine = f"The fire service gave an account of the night on Sunday.\n{statement}\nIt took no questions after that."
    other = (
        f"Relatives waited outside for hours to hear what had happened.\n{statement}\nThen they went home in silence."
    )
    assert find_copies(mine, other) == {}


def test_a_round_up_that_takes_a_report_in_is_no_copy_of_it() -> None:
    """It tells of more, and it is read for that."""
    others = [f"{line} That was item {number} of the day." for number, line in enumerate(OTHER * 5)]
    assert find_copies(WHOLE, print_lines((*others, *WIRE))) == {}


def test_the_fullest_is_named() -> None:
    """Of equally full ones the first sent, or published where that is dated; an addition in front makes none fuller."""
    cut, led = print_lines(WIRE[:6]), print_lines(("A couple from Sallow Bay were among those who got out.", *WIRE))
    assert find_copies(cut, WHOLE) == {"a1": "a2"}
    assert find_copies(WHOLE, WHOLE) == {"a2": "a1"}
    assert find_copies(led, WHOLE, WHOLE, cut) == {"a1": "a2", "a3": "a2", "a4": "a2"}
    early, late = datetime(2026, 2, 7, tzinfo=UTC), datetime(2026, 2, 8, tzinfo=UTC)
    dated = prepare_bodies(WHOLE, WHOLE, WHOLE, published=[late, None, early])
    assert find_origins(dated).copy_of == {"a1": "a3", "a2": "a3"}
    undated_first = prepare_bodies(WHOLE, WHOLE, WHOLE, published=[None, late, early])
    assert find_origins(undated_first).copy_of == {"a2": "a1", "a3": "a1"}


def test_texts_without_spaces_are_compared_too() -> None:
    """Pairs of characters stand for words."""
    first = "火曜日の朝、港町の倉庫で火災が発生し、三人が負傷したと消防当局が発表した。"
    second = "火は二時間後に消し止められ、周辺の住民約百人が一時避難した。警察が原因を調べている。"
    assert find_copies(f"{first}{second}", f"{second}{first}", language="ja") == {"a2": "a1"}
    assert (
        find_copies(f"{first}{second}", f"{first}町長は水曜日に記者会見を開き、再発防止を約束した。", language="ja")
        == {}
    )


def test_what_is_sent_to_another_process_holds_no_hash() -> None:
    """Hashes of words are a process's own: the text is read anew, as a copy of it is."""
    (group,) = find(WHOLE, WHOLE).groups
    assert "shingles" in vars(group[0])
    sent = copy(group[0])
    assert "shingles" not in vars(sent)
    assert sent.prints(group[0].lines[0].words)


def test_articles_without_text_have_no_origin() -> None:
    """There is nothing to compare."""
    assert find("", "") == find_origins(())


@pytest.mark.parametrize("path", CASES, ids=lambda each: each.parent.name)
def test_in_the_suite_s_cases_exactly_the_copies_are_found(path: Path) -> None:
    """Look-alikes, namesakes and shared quotations among them."""
    reference = json.loads((path.parent / "reference.json").read_text(encoding="utf-8"))
    expected = {each["id"]: each["duplicate_of"] for each in reference["articles"] if each.get("duplicate_of")}
    names = {sent: name for name, sent in reference.get("ids", {}).items()}
    articles = prepare_articles(Story.model_validate_json(path.read_bytes()), Languages())
    found = {names.get(a, a): names.get(b, b) for a, b in find_origins(articles).copy_of.items()}
    assert found == expected


@given(st.permutations(range(5)))
def test_the_order_of_the_articles_changes_no_group(order: list[int]) -> None:
    """They are the same texts."""
    bodies = (WHOLE, print_lines(WIRE[:4]), INDEPENDENT, print_lines(WIRE[::-1][:6]), print_lines((OTHER[0], *WIRE)))
    origins = find(*(bodies[each] for each in order))
    groups = {frozenset(order[int(each.article.ordinal[1:]) - 1] for each in group) for group in origins.groups}
    assert groups == {frozenset({0, 1, 3, 4})}


@given(st.lists(st.sampled_from(WIRE), min_size=4, max_size=8, unique=True))
def test_any_half_of_a_text_in_any_order_is_a_copy_of_it(lines: list[str]) -> None:
    """Whatever is left out."""
    copies = find_copies(print_lines(lines), WHOLE)
    assert set(copies.items()) in ({("a1", "a2")}, {("a2", "a1")})


def test_a_copy_is_told_from_an_independent_report_in_any_order() -> None:
    """All orders of three."""
    for order in permutations((WHOLE, print_lines(WIRE[:4]), INDEPENDENT)):
        copies = find_copies(*order)
        assert copies == {f"a{order.index(print_lines(WIRE[:4])) + 1}": f"a{order.index(WHOLE) + 1}"}
