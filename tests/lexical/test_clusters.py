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


SINKING = (
    "PORT ANA, Velm — A trawler with 14 people on board sank off Port Ana on Tuesday, drowning at least four, "
    "the coast guard said.\n"
    "The Northern Dawn sent a distress call shortly before midnight. Coast guard chief Arne Moll led the search.\n"
    "Mayor Sofie Lund opened the town hall to relatives."
)
SINKING_FEATURE = (
    "Nobody in the chapel on Quay Street spoke above a whisper.\n"
    "By Thursday the names of 9 dead of the Northern Dawn had been read out. Two men were still missing.\n"
    "Mayor Sofie Lund lit a candle. Coast guard chief Arne Moll stood at the back.\n"
    "“We knew every single one of them by name,” said Piet Holm, the harbour master.\n"
    "It was cold. People stayed.\n"
    "Some remembered the Silver Gull, which went down off Port Ana in 2015."
)
OLDER_SINKING = (
    "PORT ANA, Velm, Feb 3 - Four people drowned on Saturday when a trawler hit rocks off Port Ana, "
    "the coast guard said.\n"
    "The Silver Gull was returning with 11 people on board. Coast guard chief Arne Moll led the search.\n"
    "Mayor Sofie Lund opened the town hall to relatives."
)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_what_an_event_turns_on_tells_it_from_its_look_alike(order: tuple[int, ...]) -> None:
    """The ship joins a feature to the report; the older ship that the feature mentions in passing does not."""
    bodies = (SINKING, SINKING_FEATURE, OLDER_SINKING)
    groups = _groups(*(bodies[each] for each in order))
    told = [{order[int(article[1:]) - 1] for article in group} for group in groups]
    assert told == [{0, 1}, {2}]


def test_many_articles_are_grouped_as_few_are() -> None:
    """Twenty copies of each of two fires are two events."""
    groups = _groups(*[FIRE, OTHER_FIRE] * 20)
    assert [len(group) for group in groups] == [20, 20]
