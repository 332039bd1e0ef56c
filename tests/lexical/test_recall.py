"""How much is found of what an editor expects of three stories, two of them written without knowing the rules."""

from __future__ import annotations

import asyncio

import pytest

from service.lexical.subjects import TOLLS
from service.schema.report import Report
from tests.counting import STORIES, count_found, load_expected, report_by_lexical


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    """The embedded model's report on each story."""
    return {name: asyncio.run(report_by_lexical(name)) for name in STORIES}


@pytest.mark.parametrize(
    ("name", "figures", "quotes"), [("kyiv-strike", 19, 15), ("ferry-port-isarne", 19, 24), ("kestrane-strike", 12, 18)]
)
def test_no_less_is_found_than_before(reports: dict[str, Report], name: str, figures: int, quotes: int) -> None:
    """Figures with their bound and event, quotes with their speaker: floors that only rise."""
    count = count_found(reports[name], load_expected(name))
    assert sum(count.figures) >= figures
    assert sum(count.quotes) >= quotes


@pytest.mark.parametrize("name", ["ferry-port-isarne", "kestrane-strike"])
def test_articles_stand_with_the_event_they_are_about(reports: dict[str, Report], name: str) -> None:
    """A rising toll splits no event, and a look-alike joins none."""
    told = [
        sorted(each.id for each in reports[name].articles if event.key in each.events) for event in reports[name].events
    ]
    assert told == [each["articles"] for each in load_expected(name)["events"]]


@pytest.mark.parametrize("name", ["ferry-port-isarne", "kestrane-strike"])
def test_nothing_that_is_no_figure_becomes_a_toll(reports: dict[str, Report], name: str) -> None:
    """Ages, years, older events and capacities: every toll that is reported is one that an editor expects."""
    expected = load_expected(name)
    wanted = {(each["event"], each["measure"], each["low"]) for each in expected["figures"]}
    for place, event in enumerate(reports[name].events):
        tolls = {(place, each.measure, each.low) for each in event.figures if each.measure in TOLLS}
        assert tolls <= wanted
