"""What one statement of a sentence tells is not told of the subject of another."""

from __future__ import annotations

import pytest

from tests.drafting import draft_claim, ground, make_draft
from tests.grounding.wordings import is_kept


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Iran fired missiles after Israel struck Tehran.", "Iran struck Tehran."),
        ("Iran fired missiles after Israel struck Tehran.", "Israel fired missiles."),
        ("Nokia fell 4% after Ericsson warned on profit.", "Ericsson fell 4%."),
        ("Nokia fell 4% after Ericsson warned on profit.", "Nokia warned on profit."),
        ("Lind resigned because Berg was arrested in Oslo.", "Lind was arrested in Oslo."),
        ("Lind resigned because Berg was arrested in Oslo.", "Berg resigned."),
        ("Lind was shot before Berg fled to Oslo.", "Lind fled to Oslo."),
        ("When police arrived, the suspect fled to Oslo.", "Police fled to Oslo."),
        ("While police searched the house, a neighbour called the press.", "Police called the press."),
    ],
)
def test_a_clause_of_its_own_keeps_its_subject(sentence: str, text: str) -> None:
    """Behind an "after", a "because" or a "before"."""
    assert not is_kept(sentence, text)


@pytest.mark.parametrize(
    "text",
    [
        "Lind resigned on Monday.",
        "Berg was arrested in Oslo.",
        "Lind resigned after Berg was arrested.",
    ],
)
def test_each_statement_may_be_told_alone(text: str) -> None:
    """And both together."""
    assert is_kept("Lind resigned on Monday after Berg was arrested in Oslo.", text)


def test_what_is_no_statement_parts_nothing() -> None:
    """An "after" before a noun."""
    assert is_kept("Lind resigned on Monday after the vote.", "Lind resigned on Monday.")


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Zelensky said Russia had attacked Odesa.", "Zelensky had attacked Odesa."),
        ("Zelensky said that Russia had attacked Odesa.", "Zelensky had attacked Odesa."),
        ("Officials told AP that the minister had resigned.", "Officials had resigned."),
    ],
)
def test_whoever_says_it_did_not_do_it(sentence: str, text: str) -> None:
    """Behind a verb of saying begins what another did."""
    claim = draft_claim(text, "a1:1", attributed_to=[text.split(maxsplit=1)[0]])
    assert ground(make_draft(claims=[claim]), sentence).claims[0].item.text_from == "article"
