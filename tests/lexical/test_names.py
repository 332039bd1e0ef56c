"""Names and the offices printed before them."""

from __future__ import annotations

import pytest

from tests.lexical.material import read_story

LEAD = "A fire in Hull killed two people, and the economy and its vice squad suffered. "


@pytest.mark.parametrize(
    ("told", "office"),
    [
        ("Vice President Anna Reed said so.", "Vice President"),
        ("Economy Minister Anna Reed said so.", "Economy Minister"),
        ("“We will rebuild what was lost here.” Economy Minister Anna Reed said so.", "Economy Minister"),
        ("Attorney General Anna Reed said so.", "Attorney General"),
        ("In London, former Prime Minister Anna Reed said so.", "former Prime Minister"),
        ("In London, then Prime Minister Anna Reed said so.", "then Prime Minister"),
        ("In London, acting mayor Anna Reed said so.", "acting mayor"),
        ("Ex-President Anna Reed said so.", "Ex-President"),
        ("President-elect Anna Reed said so.", "President-elect"),
        ("He spoke and then President Anna Reed left.", "President"),
        ("But President Anna Reed said so.", "President"),
    ],
)
def test_an_office_keeps_the_words_that_make_it_another(told: str, office: str) -> None:
    """Former, acting, vice, ex- and the ministry before an office are part of it; other openings are not."""
    assert [(each.name, each.role) for each in read_story(LEAD + told).actors] == [("Anna Reed", office)]
