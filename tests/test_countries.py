"""Countries: by code, from what the datelines of an event's articles name."""

from __future__ import annotations

import pytest

from service.ports import Caller
from service.schema.story import Article, Story
from service.settings import load_settings
from service.wiring import build_newsroom

FIRE = "A fire in Velm killed three people on Monday, police said. Two others were hurt in Velm."


async def tell_places(*bodies: str) -> list[tuple[str, str | None]]:
    """Name and country of every place that the embedded model's report has."""
    story = Story(articles=tuple(Article(body=each) for each in bodies))
    report = await build_newsroom(load_settings({}), {}).answer(story, caller=Caller())
    return [(each.name, each.country) for event in report.events for each in event.where]


async def test_a_scene_is_in_the_country_of_the_dateline() -> None:
    """The place in capitals is in what stands behind its comma."""
    assert await tell_places(f"VELM, Marenza, May 4 (MPA) — {FIRE}") == [("Velm", "Marenza")]


@pytest.mark.parametrize(
    "dateline", ["VELM, May 4 (MPA)", "VELM, Texas (MPA)", "VELM, West Marenza (MPA)", "VELM (MPA)"]
)
async def test_a_date_and_a_part_of_a_country_are_none(dateline: str) -> None:
    """Null is a good answer."""
    assert await tell_places(f"{dateline} — {FIRE}") == [("Velm", None)]


async def test_two_countries_are_none() -> None:
    """Nothing tells which of the two a scene is in."""
    told = await tell_places(f"VELM, Marenza (MPA) — {FIRE}", f"HARN, Dravenia (MPA) — {FIRE}")
    assert ("Velm", None) in told
    assert {country for _, country in told} == {None}
