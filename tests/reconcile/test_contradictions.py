"""What articles tell in two ways besides figures: times, places, speakers, offices."""

from __future__ import annotations

from typing import Any

import pytest

from service.reconcile.contradictions import find_contradictions
from service.schema.report import Disagreement, EventTime, RoleText, When
from service.schema.vocabulary import Precision
from tests.builders import make_merged_event
from tests.reconcile.material import ENGLISH, actor, cite, claim, place, quote

EMPTY: dict[str, Any] = {"figures": (), "claims": (), "quotes": ()}


def find(*times: EventTime, **items: Any) -> tuple[Disagreement, ...]:
    """What code finds in an event of these items."""
    return find_contradictions(make_merged_event(**(EMPTY | items)), times, ENGLISH)


def show(found: tuple[Disagreement, ...]) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    """Kinds with their sides."""
    return [(each.kind, [(side.value, side.articles) for side in each.positions]) for each in found]


# Times


def at(text: str, start: str | None, article: str, precision: Precision = "minute") -> EventTime:
    """When an article says that the event was."""
    return EventTime(id=f"t{article}", evidence=(cite(article),), text=text, start=start, precision=precision)


def test_two_hours_of_one_event_are_a_disagreement() -> None:
    """The event has one time, so that there are no items to point at."""
    found = find(at("2:10 a.m.", "2026-04-09T02:10", "a1"), at("3:40 a.m.", "2026-04-09T03:40", "a2"))
    assert show(found) == [("time", [("2:10 a.m.", ("a1",)), ("3:40 a.m.", ("a2",))])]
    assert {each.items for each in found[0].positions} == {()}


@pytest.mark.parametrize(
    ("text", "start", "article"),
    [
        ("2 a.m.", "2026-04-09T02", "a2"),
        ("on Thursday", "2026-04-09", "a2"),
        ("about 2:20 a.m.", "2026-04-09T02:20", "a2"),
        ("0010 GMT", "2026-04-09T00:10Z", "a2"),
        ("overnight", None, "a2"),
        ("2:20 a.m.", "2026-04-09T02:20", "a1"),
    ],
)
def test_a_rounder_time_another_zone_or_the_same_article_contradicts_nothing(
    text: str, start: str | None, article: str
) -> None:
    """One may be the other."""
    assert find(at("2:10 a.m.", "2026-04-09T02:10", "a1"), at(text, start, article)) == ()


def on(text: str, start: str | None) -> When:
    """The time of a claim."""
    return When(text=text, start=start, precision="day", resolved_from="explicit")


MONDAY, FRIDAY = on("on Monday", "2025-02-10"), on("on Friday", "2025-02-14")


def test_one_happening_told_of_two_days_is_a_disagreement() -> None:
    """The day is left out of what is compared."""
    one = claim("Drones hit the main port on Monday.", when=MONDAY)
    other = claim("On Friday drones hit the main port.", "a2", when=FRIDAY)
    found = find(claims=(one, other))
    assert show(found) == [("time", [("on Friday", ("a2",)), ("on Monday", ("a1",))])]
    assert {each.items for each in found[0].positions} == {(one.id,), (other.id,)}


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "Drones hit the second port on Friday."},
        {"text": "Nine drones hit the main port on Friday."},
        {"text": "Drones did not hit the main port on Friday."},
        {"article": "a1"},
        {"relation": "background"},
        {"kind": "plan"},
        {"stance": "denied"},
        {"hedge": "reportedly"},
        {"when": on("on Friday", None)},
        {"when": on("early on Monday", "2025-02-10T04")},
    ],
)
def test_what_may_be_another_happening_is_no_disagreement(fields: dict[str, Any]) -> None:
    """In anything that is compared, or where one article tells both."""
    usual: dict[str, Any] = {"text": "Drones hit the main port on Friday.", "article": "a2", "when": FRIDAY}
    assert find(claims=(claim("Drones hit the main port on Monday.", when=MONDAY), claim(**(usual | fields)))) == ()


def test_an_article_that_knows_of_both_days_tells_of_two_happenings() -> None:
    """Whatever else it tells of the other day."""
    told = (
        claim("Drones hit the main port on Monday.", when=MONDAY),
        claim("On Friday drones hit the main port.", "a2", when=FRIDAY),
        claim("Fires burned.", "a2", when=MONDAY),
    )
    assert find(claims=told) == ()


def test_few_words_may_tell_of_many_a_happening() -> None:
    """Talks were held on Monday, and on Friday."""
    told = claim("Talks were held on Monday.", when=MONDAY), claim("Talks were held on Friday.", "a2", when=FRIDAY)
    assert find(claims=told) == ()


# Places


def test_one_happening_told_of_two_scenes_is_a_disagreement() -> None:
    """Where no article names both."""
    told = claim("Drones hit the main depot in Lund."), claim("Drones hit the main depot in Malm.", "a2")
    scenes = place("Lund"), place("Malm", "a2")
    found = find(claims=told, where=scenes)
    assert show(found) == [("place", [("Lund", ("a1",)), ("Malm", ("a2",))])]
    both = place("Malm", evidence=(cite("a2", "Malm"), cite("a1", "Malm")))
    assert find(claims=told, where=(place("Lund"), both)) == ()


@pytest.mark.parametrize("other", [place("Malm", "a2", role="affected"), place("Lund harbour", "a2")])
def test_a_place_that_is_no_scene_or_part_of_the_other_is_no_disagreement(other: object) -> None:
    """Only two scenes of one happening exclude each other."""
    text = f"Drones hit the main depot in {getattr(other, 'name', '')}."
    told = claim("Drones hit the main depot in Lund."), claim(text, "a2")
    assert find(claims=told, where=(place("Lund"), other)) == ()


# Speakers

PEOPLE = (actor("Dario Venn"), actor("Ilse Maurand", "President Maurand"))


def test_the_same_words_of_two_people_are_a_disagreement() -> None:
    """Each under the name that the event has."""
    told = quote("q1", speaker="Venn"), quote("q2", speaker="President Maurand", article="a2"), quote("q3")
    found = find(quotes=told, who=PEOPLE)
    assert show(found) == [("attribution", [("Dario Venn", ("a1",)), ("Ilse Maurand", ("a2",))])]
    assert found[0].found_by == "code"


@pytest.mark.parametrize(
    ("speaker", "article"),
    [("Mr Venn", "a2"), ("the premier", "a2"), ("a spokesman", "a2"), ("Lind", "a2"), ("Ilse Maurand", "a1")],
)
def test_who_may_be_the_same_or_is_not_told_of_makes_no_disagreement(speaker: str, article: str) -> None:
    """An office may be either's; and an article that has both say it has one repeat the other."""
    told = quote("q1", speaker="Dario Venn"), quote("q2", speaker=speaker, article=article)
    assert find(quotes=told, who=PEOPLE) == ()


# Offices


def hold(*roles: tuple[str, str]) -> tuple[Disagreement, ...]:
    """What is found of somebody who has these roles in these articles."""
    told = tuple(RoleText(text=text, evidence=(cite(article),)) for text, article in roles)
    return find(who=(actor("Donald Trump", roles=told),))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("US President", "Former U.S. President"),
        ("defence minister of Lund", "acting defence minister of Lund"),
        ("Energy Minister", "Deputy Energy Minister"),
    ],
)
def test_one_office_held_in_two_ways_is_a_disagreement(one: str, other: str) -> None:
    """Its kind is identity, and both sides point at the person."""
    found = hold((one, "a1"), (other, "a2"))
    assert [(each.kind, each.topic) for each in found] == [("identity", "Donald Trump")]
    assert {(each.value, each.items) for each in found[0].positions} == {
        (one, ("Donald Trump",)),
        (other, ("Donald Trump",)),
    }


@pytest.mark.parametrize(
    "roles",
    [
        (("US President", "a1"), ("U.S. President", "a2")),
        (("US President", "a1"), ("Former U.S. President", "a1")),
        (("President", "a1"), ("Former President", "a2")),
        (("US President", "a1"), ("former businessman", "a2")),
        (("Russian President", "a1"), ("Former U.S. President", "a2")),
        (("then US President", "a1"), ("Former U.S. President", "a2")),
    ],
)
def test_another_office_a_bare_title_or_one_article_is_no_disagreement(roles: tuple[tuple[str, str], ...]) -> None:
    """Who was president is still called so; and an article that tells both tells of a change."""
    assert hold(*roles) == ()


def test_an_office_is_read_right_before_the_name_as_well() -> None:
    """Whether or not a draft has it as a role: the sentences of all items are looked at."""
    trump = actor("Donald Trump", "Trump", roles=(RoleText(text="US President", evidence=(cite("a1"),)),))
    text = "On Friday, former U.S. President Donald Trump spoke."
    (found,) = find(who=(trump,), claims=(claim(text, "a2", evidence=(cite("a2", text),)),))
    assert [(each.value, each.articles) for each in found.positions] == [
        ("US President", ("a1",)),
        ("former U.S. President", ("a2",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "US President Donald Trump spoke.",
        "Former U.S. President Joe Biden met Donald Trump.",
        "The former U.S. President, Donald Trump said, was late.",
        "Former President Trump spoke.",
        "The deal of then former US President Donald Trump.",
    ],
)
def test_what_stands_before_another_name_or_apart_is_no_office_of_theirs(text: str) -> None:
    """And a bare title is none either."""
    trump = actor("Donald Trump", "Trump", roles=(RoleText(text="US President", evidence=(cite("a1"),)),))
    assert find(who=(trump,), claims=(claim(text, "a2", evidence=(cite("a2", text),)),)) == ()
