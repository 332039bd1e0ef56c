"""A last name that two people near have is neither's; an office or a first name tells which."""

from __future__ import annotations

import pytest

from tests.drafting import draft_claim, draft_quote, ground, make_draft

SAID = "said “the judge was so very unfair” on Monday."


def _find_speakers(said: str, before: str, name: str) -> tuple[str | None, tuple[str, ...]]:
    """Whose a quote and a claim are shown as, of the sentence behind another."""
    claim = draft_claim("The judge was unfair.", "a1:2", attributed_to=[name])
    quote = draft_quote("the judge was so very unfair", "a1:2", speaker=name)
    grounded = ground(make_draft(claims=[claim], quotes=[quote]), f"{before} {said}")
    return grounded.quotes[0].item.speaker, grounded.claims[0].item.attributed_to


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("Erik Lind and Anna Lind were tried.", f"Mr Lind {SAID}"),
        ("Erik Lind and Anna Lind were tried.", f"Lind {SAID}"),
        ("Mayor Erik Lind and Mayor Anna Lind were tried.", f"Mayor Lind {SAID}"),
    ],
)
@pytest.mark.parametrize("name", ["Anna Lind", "Erik Lind"])
def test_a_last_name_of_two_is_neither_s(before: str, said: str, name: str) -> None:
    """With no more than that, or with what both are called."""
    assert _find_speakers(said, before, name) == (None, ())


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("Anna Lind was tried.", f"Lind {SAID}"),
        ("Anna Lind and Erik Berg were tried.", f"Lind {SAID}"),
        ("Erik Lind and Anna Lind were tried.", f"Anna Lind {SAID}"),
        ("Erik Lind and Mayor Anna Lind were tried.", f"Mayor Lind {SAID}"),
        ("Yesterday President Lind spoke. Anna Lind was tried.", f"Lind {SAID}"),
    ],
)
def test_whoever_else_has_no_such_name_changes_nothing(before: str, said: str) -> None:
    """Nor do two where the first name or the office is printed."""
    cite = "a1:3" if before.count(".") > 1 else "a1:2"
    quote = draft_quote("the judge was so very unfair", cite, speaker="Anna Lind")
    grounded = ground(make_draft(quotes=[quote]), f"{before} {said}")
    assert grounded.quotes[0].item.speaker == "Anna Lind"
