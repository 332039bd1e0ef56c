"""What is told in another print style or by another word of the same bound is no fault."""

from __future__ import annotations

from typing import Final

import pytest

from tests.evals.made_up.probe import Probe

SAME: Final = [
    ("en", "Shares fell 3.5%.", "Shares fell 3.5 percent."),
    ("en", "The deal cost €2.3m.", "The deal cost 2.3 million euros."),
    ("en", "It is worth $5bn.", "It is worth 5 billion dollars."),
    ("en", "A 5 km race.", "A race of 5 kilometres."),
    ("fr", "Le prix a baissé de 3,5 %.", "Le prix a baissé de 3,5 pour cent."),
    ("es", "El precio cayó un 3,5 %.", "El precio cayó un 3,5 por ciento."),
    ("en", "Two and a half million people fled.", "2.5 million people fled."),
    ("es", "Huyeron dos millones y medio de personas.", "Huyeron 2,5 millones de personas."),
    ("en", "Up to 20 fled.", "No more than 20 fled."),
    ("en", "At least 20 fled.", "No fewer than 20 fled."),
    ("uk", "Загинули щонайменше 12 людей.", "Загинули не менше 12 людей."),
    ("es", "Al menos 12 personas murieron.", "No menos de 12 personas murieron."),
    ("en", "About 1,200 left.", "Roughly 1,200 left."),
    ("en", "Over 500 fled.", "In excess of 500 fled."),
    ("en", "It opened on Feb. 3.", "It opened on February 3."),
    ("en", "The car of James Cole burned.", "James Cole’s car burned."),
]
OTHER: Final = [
    ("en", "Shares fell 3.5%.", "Shares fell 3.5 dollars."),
    ("en", "Two and a half million people fled.", "2 million people fled."),
    ("en", "At least 20 fled.", "No more than 20 fled."),
    ("en", "About 1,200 left.", "At least 1,200 left."),
    ("en", "It opened on Feb. 3.", "It opened on March 3."),
    ("fr", "Le prix a baissé de 3,5 pour cent.", "Le prix a baissé de 100 euros."),
]


@pytest.mark.parametrize(("language", "body", "text"), SAME)
def test_the_same_in_another_form_passes(language: str, body: str, text: str) -> None:
    """Signs and words of a unit, halves, bounds of one meaning, short months and possessives are alike."""
    assert Probe(body, language).claim(text) == set()


@pytest.mark.parametrize(("language", "body", "text"), OTHER)
def test_another_meaning_is_found(language: str, body: str, text: str) -> None:
    """Another unit, number, bound or month is."""
    assert Probe(body, language).claim(text)


def test_a_tenth_tells_a_share() -> None:
    """A tenth is 0.1, and ten per cent."""
    probe = Probe("It lost a tenth of its passengers.")
    given = {"what": "passengers lost", "measure": "percentage"}
    assert probe.figure("a tenth", 0.1, **given) == set()
    assert probe.figure("a tenth", 10, **given) == set()
