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


@pytest.mark.parametrize(
    ("body", "language", "actors"),
    [
        (
            "Die IG Metall sprach von einem Erfolg. Die IG Metall verlangt mehr.",
            "de",
            [("IG Metall", "organization", "")],
        ),
        (
            "Betriebsbedingte Kündigungen schloss Vorstandschefin Eva Holm nicht aus. Kündigungen seien möglich.",
            "de",
            [("Eva Holm", "person", "Vorstandschefin")],
        ),
        (
            "Der Turbinenbauer Rheinwerk schließt. Der Turbinenbauer Rheinwerk hat 40 Mitarbeiter.",
            "de",
            [("Turbinenbauer Rheinwerk", "organization", "")],
        ),
        (
            "El primer ministro, Juan Ortega, citó a la exministra de Sanidad Ana Ruiz. Ortega y Ruiz callaron.",
            "es",
            [("Juan Ortega", "person", "primer ministro"), ("Ana Ruiz", "person", "")],
        ),
        (
            "El Gobierno de Ortega cayó el lunes, dijo el alcalde, Juan Ortega. Ortega llegó tarde.",
            "es",
            [("Juan Ortega", "person", "")],
        ),
    ],
)
def test_bodies_things_and_offices_are_no_people(body: str, language: str, actors: list[tuple[str, str, str]]) -> None:
    """Letters and makers make a body, endings a thing, and an office keeps its own words."""
    assert [(each.name, each.kind, each.role) for each in read_story(body, language=language).actors] == actors


def test_what_somebody_does_something_out_of_is_no_scene() -> None:
    """Aus Protest is no place, though every noun has a capital."""
    draft = read_story("Aus Protest haben in Velm am Montag Tausende die Arbeit niedergelegt.", language="de")
    assert [each.name for each in draft.places] == ["Velm"]
