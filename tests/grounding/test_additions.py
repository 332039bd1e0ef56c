"""A number that is added to another, or that something changed by, is told so and not as a total."""

from __future__ import annotations

from typing import Any

import pytest

from service.schema.report import Figure
from service.schema.vocabulary import Caveat
from tests.drafting import draft_figure, ground, make_draft


def find_figure(body: str, amount: str, what: str, language: str = "en", **fields: Any) -> Figure:
    """What becomes of one drafted figure that cites the first sentence."""
    draft = make_draft(figures=[draft_figure(amount, what, "a1:1", **fields)])
    (figure,) = [each.item for each in ground(draft, body, written_in=language, language=language).figures]
    return figure


@pytest.mark.parametrize(
    ("language", "body", "amount", "what", "shown"),
    [
        ("en", "Twelve more people died, bringing the toll to 140.", "Twelve", "people killed", "more people killed"),
        ("en", "Another 12 people died overnight.", "12", "people killed", "more people killed"),
        ("en", "Five people died on Monday and 12 more on Tuesday.", "12", "people killed", "more people killed"),
        ("en", "The bomb killed 12 more people.", "12", "more people killed", "more people killed"),
        ("en", "Twelve people died, more than in May.", "Twelve", "people killed", "people killed"),
        ("en", "At least 12 people died.", "at least 12", "people killed", "people killed"),
        ("en", "Two people were hurt and another 12 were killed.", "12", "people killed", "people killed"),
        ("es", "Otras 12 personas murieron.", "12", "personas murieron", "más personas murieron"),
        ("fr", "Douze autres personnes sont mortes.", "Douze", "personnes mortes", "autres personnes mortes"),
        ("pt", "Mais 12 pessoas morreram.", "12", "pessoas morreram", "mais pessoas morreram"),
        ("uk", "Ще 12 людей загинули.", "12", "людей загинули", "ще людей загинули"),
    ],
)
def test_an_addition_is_more(language: str, body: str, amount: str, what: str, shown: str) -> None:
    """Unless it is more than a number of something else, which it is no toll with."""
    assert find_figure(body, amount, what, language, measure="killed").what == shown


@pytest.mark.parametrize(
    ("language", "body", "what", "shown"),
    [
        ("en", "Inflation rose by 5% in March.", "inflation", "Inflation rose by"),
        ("en", "Inflation rose 5% in March.", "inflation", "Inflation rose"),
        (
            "en",
            "Shares in the bank, Corvane Holdings, fell 5%.",
            "shares",
            "Corvane Holdings, fell",
        ),
        ("de", "Die Inflation stieg um 5% im März.", "Inflation", "Die Inflation stieg um"),
        ("es", "La inflación subió un 5% en marzo.", "inflación", "La inflación subió un"),
        ("fr", "L'inflation a augmenté de 5% en mars.", "inflation", "L'inflation a augmenté de"),
    ],
)
def test_a_change_is_no_level(language: str, body: str, what: str, shown: str) -> None:
    """The article's own words tell what changed."""
    figure = find_figure(body, "5%", what, language, measure="percentage", unit="%")

    assert figure.what == shown
    assert Caveat.WORDING_FROM_ARTICLE in figure.caveats


@pytest.mark.parametrize(
    ("language", "body", "what"),
    [
        ("en", "Inflation rose to 5% in March.", "inflation"),
        ("en", "Inflation fell from 9% to 5%.", "inflation"),
        ("en", "The drop in inflation was 5%.", "drop in inflation"),
        ("en", "Inflation rose by 5% in March.", "inflation rose"),
        ("de", "Die Inflation stieg auf 5% im März.", "Inflation"),
        ("fr", "L'inflation est passée de 9% à 5% en mars.", "inflation"),
    ],
)
def test_a_level_stays_as_it_is_worded(language: str, body: str, what: str) -> None:
    """So does a change that is worded as one."""
    assert find_figure(body, "5%", what, language, measure="percentage", unit="%").what == what


@pytest.mark.parametrize(("amount", "what"), [("12", "The death toll rose by"), ("140", "death toll")])
def test_what_a_toll_rose_by_is_no_toll(amount: str, what: str) -> None:
    """The toll is what it rose to."""
    assert find_figure("The death toll rose by 12 to 140.", amount, "death toll", measure="killed").what == what
