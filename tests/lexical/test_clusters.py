"""Which articles are one event: numbers, days, wording and quotations tell; names alone never do."""

from __future__ import annotations

import pytest

from tests.lexical.material import read_story

FIRE = (
    "A fire at a warehouse in the Harbour district of Velm killed "
    "three people on Saturday night, the fire service said.\n"
    "Fire chief Arne Moll said 45 firefighters fought the blaze. “The "
    "roof came down while our crews were inside,” he said.\n"
    "Mayor Sofie Lund visited the site."
)
SAME_FIRE = (
    "Three people were killed when a warehouse in Velm’s Harbour district "
    "burned down on Saturday night, officials said.\n"
    "“The roof came down while our crews were inside,” fire chief Arne Moll told reporters.\n"
    "Mayor Sofie Lund promised an inquiry."
)
OTHER_FIRE = (
    "A fire tore through an apartment block in the Harbour district "
    "of Velm early on Wednesday, killing three people.\n"
    "Fire chief Arne Moll said 60 firefighters were called. “We found "
    "the door to the stairs locked,” he said.\n"
    "Mayor Sofie Lund visited the site."
)
COUNCIL = (
    "Velm’s city council voted on Thursday to inspect all warehouses "
    "in the Harbour district after the deadly blaze.\n"
    "Mayor Sofie Lund said the inspections would begin next week.\nThe council voted 23 to 8."
)


def _groups(*bodies: str, language: str = "en") -> list[list[str]]:
    draft = read_story(*bodies, language=language)
    return [[each.article for each in draft.articles if each.event == event.key] for event in draft.events]


def test_two_reports_of_one_fire_are_one_event() -> None:
    """They share the toll, the day and a quotation."""
    assert _groups(FIRE, SAME_FIRE) == [["a1", "a2"]]


@pytest.mark.parametrize("other", [OTHER_FIRE, COUNCIL])
def test_a_look_alike_stays_apart(other: str) -> None:
    """The same city, district, mayor and fire chief, even the same toll, do not make one event of two."""
    assert _groups(FIRE, SAME_FIRE, other) == [["a1", "a2"], ["a3"]]


def test_a_toll_that_rises_is_one_event() -> None:
    """A later, higher toll of the same day and place is an update."""
    first = "An earthquake struck the city of Velm on Tuesday, killing at least 41 people and injuring more than 200."
    second = "The death toll from the earthquake that struck Velm on Tuesday rose to 58, and 300 people were injured."
    assert _groups(first, second) == [["a1", "a2"]]


def test_tolls_far_apart_are_two_events() -> None:
    """Four injured and at least 23 injured in attacks on one city are two attacks."""
    first = "Russia launched missiles and drones at Velm overnight, killing one person and injuring four others."
    second = "Waves of drones and missiles battered Velm overnight, injuring at least 23 people."
    assert _groups(first, second) == [["a1"], ["a2"]]


def test_the_largest_event_comes_first() -> None:
    """Events are numbered by how many articles are about them."""
    assert _groups(OTHER_FIRE, FIRE, SAME_FIRE) == [["a2", "a3"], ["a1"]]


def test_copies_are_one_event_in_any_language() -> None:
    """One text under two names needs no grammar to be recognised."""
    body = "Un terremoto sacudió el martes la ciudad de Puerto Ana y causó graves daños en las viviendas del centro."
    assert _groups(body, body, language="es") == [["a1", "a2"]]
