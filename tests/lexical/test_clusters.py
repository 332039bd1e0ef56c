"""Which articles are one event: numbers, days, wording and quotations tell; names alone never do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from service.lexical.reader import read_slices
from tests.lexical.material import brief, prepare, read_story

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


def test_a_round_up_makes_no_event_of_two() -> None:
    """It shares a ship with one article and numbers with another, which have no name and no number in common."""
    vote = (
        "Seven of Velm’s 19 libraries will close by March after councillors voted on Tuesday for a plan to save "
        "1.8 million crowns a year.\nIvy Lockett handed in a petition with 14,300 names at Harbour Hall. The leader of "
        "the council, Oonagh Whelk, said that she had no choice. Councillor Desmond Brill doubted the sum."
    )
    rescue = (
        "Four men were winched from a sinking trawler late on Wednesday, the coastguard said.\n"
        "The Bonny Kestrel lost her engine. Skipper Magnus Tolley thanked Lieutenant Freya Oakes of the coastguard. "
        "The crew of the Bonny Kestrel were taken to Skarne."
    )
    week = (
        "Velm is to lose seven libraries by March. The council voted on Tuesday for the plan, to save 1.8 million "
        "crowns a year.\nFour fishermen were lifted off the trawler Bonny Kestrel by the coastguard on Wednesday. The "
        "Bonny Kestrel sank off Cape Lorne."
    )
    assert [_groups(vote, week), _groups(rescue, week)] == 2 * [[["a1", "a2"]]]
    assert _groups(vote, rescue, week) == [["a1", "a3"], ["a2"]]


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


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "A fire at a warehouse in Hull on Monday killed two people, police said. The site belonged to Acme Ltd.",
            "A fire at a hotel in Leeds on Monday killed three people, police said. The hotel had 40 rooms.",
        ),
        (
            "A magnitude 5.1 earthquake struck Turkey on Monday, officials said. There were no reports of damage.",
            "A magnitude 6.2 earthquake struck Japan on Monday, officials said. There were no reports of damage.",
        ),
    ],
)
def test_places_that_differ_are_two_events(left: str, right: str) -> None:
    """The same words of two places that neither article shares tell of two events."""
    assert _groups(left, right) == [["a1"], ["a2"]]


def test_a_country_and_its_people_are_one_place() -> None:
    """An article that names the other's place anywhere may tell of the same event."""
    left = "A magnitude 5.1 earthquake struck Turkey on Monday, officials said. There were no reports of damage."
    right = "A magnitude 5.1 earthquake struck near Izmir on Monday, Turkish officials said. No damage was reported."
    assert _groups(left, right) == [["a1", "a2"]]


def test_other_words_for_one_crash_are_one_event() -> None:
    """One place, day and thing, and tolls that can both be right."""
    left, right = (
        "At least two people died in a bus crash in Hull on Monday.",
        "Three people were killed when a bus hit a",
    )
    assert _groups(left, f"{right} wall in Hull on Monday.") == [["a1", "a2"]]
    assert _groups(left, f"{right} wall in Hull on Friday.") == [["a1"], ["a2"]]


def test_the_same_words_long_apart_are_two_events() -> None:
    """A year lies between two shootings that are told alike."""
    body = "A gunman killed three people in a shooting in Dallas on Monday, police said."
    dates = (datetime(2025, 3, 5, tzinfo=UTC), datetime(2026, 6, 10, tzinfo=UTC))
    slices = [
        replace(part, article=replace(part.article, published_at=date))
        for part, date in zip(prepare(body, f"{body} The suspect fled."), dates, strict=True)
    ]
    assert len(read_slices(slices, brief()).events) == len(dates)
