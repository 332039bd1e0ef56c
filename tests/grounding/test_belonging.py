"""In a sentence with several numbers each keeps its own place, time, speaker and verb, and takes no other's."""

from __future__ import annotations

from typing import Any

import pytest

from service.schema.report import Figure
from service.schema.vocabulary import Caveat
from tests.builders import PUBLISHED
from tests.drafting import draft_figure, ground, make_draft


def find_figure(body: str, amount: str, what: str = "", language: str = "en", **fields: Any) -> Figure:
    """What becomes of one drafted figure that cites the first sentence."""
    draft = make_draft(figures=[draft_figure(amount, what, "a1:1", **fields)])
    grounded = ground(draft, body, written_in=language, language=language, published_at=PUBLISHED)
    (figure,) = [each.item for each in grounded.figures]
    return figure


IN_TWO_CITIES = [
    ("en", "Three people died in Kyiv and 14 in Odesa.", "three", "14", "Kyiv", "Odesa"),
    ("en", "In Kyiv 3 people died and in Odesa 14 people died.", "3", "14", "Kyiv", "Odesa"),
    ("en", "Kyiv: 3 dead, 5 hurt; Odesa: 14 dead, 6 hurt.", "5", "14", "Kyiv", "Odesa"),
    ("de", "In Kiew starben 3 Menschen und 14 in Odessa.", "3", "14", "Kiew", "Odessa"),
    ("fr", "Trois personnes sont mortes à Kyiv et 14 à Odessa.", "trois", "14", "Kyiv", "Odessa"),
    ("es", "Tres personas murieron en Kiev y 14 en Odesa.", "tres", "14", "Kiev", "Odesa"),
    ("pt", "Três morreram em Lagos e 14 em Faro.", "três", "14", "Lagos", "Faro"),
    ("uk", "Троє людей загинули в Києві і 14 в Одесі.", "троє", "14", "Києві", "Одесі"),
    ("ru", "Трое погибли в Казани и 14 в Одессе.", "трое", "14", "Казани", "Одессе"),
]


@pytest.mark.parametrize(("language", "body", "first", "second", "here", "there"), IN_TWO_CITIES)
def test_a_number_keeps_its_place_and_takes_no_other(
    language: str, body: str, first: str, second: str, here: str, there: str
) -> None:
    """The nearest place of the same kind is a number's; the other one's is taken off, and that is told."""
    assert find_figure(body, first, language=language, scope=here).scope == here
    assert find_figure(body, second, language=language, scope=there).scope == there
    for amount, scope in ((first, there), (second, here)):
        figure = find_figure(body, amount, language=language, scope=scope)
        assert figure.scope is None
        assert Caveat.SCOPE_REMOVED in figure.caveats


@pytest.mark.parametrize(
    ("body", "amount", "scope"),
    [
        ("Three people died and 14 were injured in Kyiv.", "three", "Kyiv"),
        ("In Kyiv 3 people died, 14 were hurt and 200 fled.", "200", "Kyiv"),
        ("In Kyiv 3 died and 14 were hurt, and in Odesa 5 died.", "14", "Kyiv"),
        ("Ukraine said 3 people died in Kyiv and 14 in Odesa.", "14", "Ukraine"),
    ],
)
def test_a_place_that_stands_for_several_numbers_is_all_of_theirs(body: str, amount: str, scope: str) -> None:
    """Where no other place of its kind is nearer."""
    assert find_figure(body, amount, scope=scope).scope == scope


TIMES = "On Monday 71 drones were shot down and on Friday 22 were shot down."


@pytest.mark.parametrize(("amount", "when"), [("71", "Friday"), ("22", "On Monday")])
def test_a_number_takes_no_other_s_day(amount: str, when: str) -> None:
    """It is left without a time, and that is told."""
    figure = find_figure(TIMES, amount, when=when)
    assert figure.when is None
    assert Caveat.TIME_REMOVED in figure.caveats


@pytest.mark.parametrize(
    ("body", "amount", "when"),
    [
        (TIMES, "71", "On Monday"),
        (TIMES, "22", "on Friday"),
        ("On 7 March 3 people died and 9 were hurt, police said on Saturday.", "9", "on Saturday"),
        ("On 7 March 3 people died and 9 were hurt, police said on Saturday.", "9", "On 7 March"),
    ],
)
def test_a_number_keeps_its_day_and_the_day_of_saying_it(body: str, amount: str, when: str) -> None:
    """What is said on a day is all said on it."""
    found = find_figure(body, amount, when=when).when
    assert found is not None
    assert found.text == when


SAYINGS = [
    ("The army said 12 were killed, while rebels claimed 90 were killed.", "12", "90", "The army", "rebels"),
    ("12 were killed, the army said, and 90 were hurt, according to rebels.", "12", "90", "the army", "rebels"),
    ("Ana Lind said 12 ships sank; Bo Ek said 90 did.", "12", "90", "Ana Lind", "Bo Ek"),
]


@pytest.mark.parametrize(("body", "first", "second", "one", "other"), SAYINGS)
def test_a_number_is_said_by_whoever_says_it_and_by_nobody_else(
    body: str, first: str, second: str, one: str, other: str
) -> None:
    """Two speakers of one sentence do not say each other's numbers."""
    assert find_figure(body, first, attributed_to=[one]).attributed_to == (one,)
    assert find_figure(body, second, attributed_to=[other]).attributed_to == (other,)
    for amount, name in ((first, other), (second, one)):
        figure = find_figure(body, amount, attributed_to=[name])
        assert figure.attributed_to == ()
        assert Caveat.ATTRIBUTION_REMOVED in figure.caveats


def test_one_who_goes_on_speaking_says_all_numbers() -> None:
    """A second verb of saying without a subject is the same speaker's."""
    body = "Ana Lind said 12 people died and added that 90 were hurt."
    assert find_figure(body, "90", attributed_to=["Ana Lind"]).attributed_to == ("Ana Lind",)


@pytest.mark.parametrize(
    ("language", "body", "amount", "what"),
    [
        ("en", "Russia launched 63 drones overnight and Ukraine shot down 40.", "63", "drones shot down"),
        ("en", "Russia launched 63 drones overnight and Ukraine shot down 40.", "40", "drones launched"),
        ("en", "63 drones were launched and 40 shot down.", "63", "drones shot down"),
        ("en", "Russia launched 63 drones, of which 40 were shot down.", "63", "drones shot down"),
        ("en", "14 ships were sunk and 3 damaged.", "14", "ships damaged"),
        ("en", "The firm hired 200 engineers and dismissed 35.", "35", "engineers hired"),
        ("de", "Russland startete 63 Drohnen und die Ukraine schoss 40 Drohnen ab.", "63", "Drohnen, schoss ab"),
        ("fr", "La Russie a lancé 63 drones et l'Ukraine a abattu 40 drones.", "63", "drones abattus"),
        ("es", "Rusia lanzó 63 drones y Ucrania derribó 40.", "63", "drones derribados"),
        ("uk", "Росія запустила 63 дрони, а Україна збила 40.", "63", "збила дрони"),
    ],
)
def test_what_is_told_of_one_number_is_not_told_of_another(language: str, body: str, amount: str, what: str) -> None:
    """The article's own words stand in place of the model's."""
    figure = find_figure(body, amount, what, language)
    assert figure.what != what
    assert Caveat.WORDING_FROM_ARTICLE in figure.caveats


@pytest.mark.parametrize(
    ("language", "body", "amount", "what"),
    [
        ("en", "Russia launched 63 drones overnight and Ukraine shot down 40.", "63", "drones launched overnight"),
        ("en", "Russia launched 63 drones overnight and Ukraine shot down 40.", "40", "drones shot down"),
        ("en", "Air defences shot down 71 drones and 20 ballistic missiles.", "20", "missiles shot down"),
        ("en", "71 missiles and 40 drones were shot down.", "40", "drones shot down"),
        ("en", "Two people were arrested and 14 released after a raid on 30 flats.", "14", "people released"),
        ("en", "The storm destroyed 30 houses in Lund and damaged 200.", "200", "houses damaged by the storm"),
        ("en", "Rescuers pulled 12 people from the rubble, 5 of them children.", "12", "people pulled from rubble"),
        ("es", "Rusia lanzó 63 drones y Ucrania derribó 40.", "40", "drones derribados"),
        ("de", "14 Schiffe wurden versenkt und 3 beschädigt.", "3", "Schiffe beschädigt"),
    ],
)
def test_numbers_may_share_what_they_count_and_what_is_told_of_them(
    language: str, body: str, amount: str, what: str
) -> None:
    """The model's words stand where the number has no others in their place."""
    figure = find_figure(body, amount, what, language)
    assert (figure.what, figure.caveats) == (what, ())


@pytest.mark.parametrize(
    ("body", "scope", "told"),
    [
        ("Police in Leeds said 40 people had been arrested in Bradford.", "Leeds", None),
        ("Police in Leeds said 40 people had been arrested in Bradford.", "Bradford", "Bradford"),
        ("Police in Leeds said 40 people had been arrested.", "Leeds", "Leeds"),
        ("The bus from Delhi hit a tree in Agra, and 40 people were arrested.", "Delhi", None),
        ("In Kyiv, officials said 40 people were arrested in a park in Podil.", "Kyiv", "Kyiv"),
    ],
)
def test_where_whoever_says_it_is_or_something_came_from_is_no_scope(body: str, scope: str, told: str | None) -> None:
    """Where the number has a place of its own."""
    assert find_figure(body, "40", "people arrested", scope=scope).scope == told


@pytest.mark.parametrize(
    ("body", "amount", "what", "told"),
    [
        ("Dozens of people, including 11 children, were killed.", "11", "people killed", "children"),
        ("Dozens of people, including 11 children, were killed.", "11", "children killed", "children killed"),
        ("Twelve of the dead were women.", "Twelve", "people dead", "of the dead were women"),
        ("Twelve of the dead were women.", "Twelve", "women dead", "women dead"),
    ],
)
def test_a_number_of_some_is_not_told_of_all(body: str, amount: str, what: str, told: str) -> None:
    """Eleven children are not all who were killed."""
    assert find_figure(body, amount, what, measure="killed").what == told
