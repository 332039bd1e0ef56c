"""Figures that cannot both be true: of one subject, scope and time, told by two articles or by two sources."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from service.reconcile.disputes import find_disputes
from service.reconcile.subjects import build_subject_key
from service.reconcile.tolls import Published
from service.schema.report import Figure, When
from service.schema.vocabulary import Caveat, Measure
from tests.reconcile.material import ENGLISH, cite, figure

SUBJECT = build_subject_key(ENGLISH)
NOON = datetime(2025, 2, 12, 12, 0, tzinfo=UTC)


def list_disputed(*figures: Figure, published: Published | None = None) -> list[set[float | None]]:
    """The numbers of each dispute."""
    found = find_disputes(figures, SUBJECT, ENGLISH, published=published)
    return [{each.low if each.low is not None else each.high for each in group} for group in found.groups]


def list_outdated(*figures: Figure, published: Published) -> list[str]:
    """Which figures the time of publication makes earlier ones."""
    return sorted(find_disputes(figures, SUBJECT, ENGLISH, published=published).outdated)


def test_different_numbers_of_different_articles_are_a_dispute() -> None:
    """All that clash are in it, and only those."""
    assert list_disputed(figure(3), figure(5, article="a2"), figure(1, "at_least", "a3")) == [{3, 5}]


def test_the_wording_of_a_toll_does_not_hide_a_dispute() -> None:
    """People killed and deaths are of one thing."""
    assert list_disputed(figure(23), figure(37, article="a2", what="deaths")) == [{23, 37}]


@pytest.mark.parametrize(
    "fields",
    [
        {"scope": "Lund"},
        {"unit": "km"},
        {"measure": "injured"},
        {"what": "children killed"},
        {"relation": "background"},
        {"when": When(text="by Monday")},
        {"when": When(text="overnight")},
        {"article": "a1"},
        {"hedge": "feared"},
        {"caveats": (Caveat.WORDING_FROM_ARTICLE,)},
        {"caveats": (Caveat.UNCHECKED_STATUS,)},
        {"caveats": (Caveat.SUPERSEDED,)},
    ],
)
def test_numbers_of_two_things_or_of_one_voice_are_no_dispute(fields: dict[str, Any]) -> None:
    """Another scope, unit, measure, group, relation, time or doubt; or one article by itself."""
    other = fields.pop("article", "a2")
    assert list_disputed(figure(6), figure(5, article=other, **fields)) == []


@pytest.mark.parametrize(
    ("left", "right", "disputed"),
    [
        (("the ministry",), ("the union",), True),
        (("the ministry",), ("Ministry",), False),
        (("Radic", "the ministry"), ("ministry",), False),
        (("the ministry",), (), False),
        ((), (), False),
    ],
)
def test_one_article_tells_of_a_dispute_where_it_names_two_sources(
    left: tuple[str, ...], right: tuple[str, ...], *, disputed: bool
) -> None:
    """Its own voice against a source may be two parts of one count."""
    told = figure(23, attributed_to=left), figure(37, attributed_to=right)
    assert list_disputed(*told) == ([{23, 37}] if disputed else [])


def test_a_group_clashes_with_the_toll_of_all_where_it_has_more() -> None:
    """37 miners cannot be among 23 people; 12 can."""
    assert list_disputed(figure(23), figure(37, "at_least", "a2", what="miners killed")) == [{23, 37}]
    assert list_disputed(figure(23), figure(12, article="a2", what="miners killed")) == []
    assert list_disputed(figure(3, what="children killed"), figure(5, article="a2", what="miners killed")) == []


@pytest.mark.parametrize(
    "text", ["Two more were killed.", "Two others were killed.", "Another two were killed.", "Two further deaths."]
)
def test_a_number_that_counts_on_from_another_is_held_against_none(text: str) -> None:
    """Two more are not two in all."""
    more = figure(2, article="a2", text="two", evidence=(cite("a2", text),))
    assert list_disputed(figure(9), more) == []


def test_shares_of_two_wholes_are_no_dispute() -> None:
    """40% of one thing and 60% of another do not clash."""
    told = [
        figure(share, article=f"a{of}", measure="percentage", what="homes lost", of=of)
        for share, of in ((40, 1), (60, 2))
    ]
    assert list_disputed(*told) == []


def test_numbers_of_a_bare_noun_or_of_hours_are_no_dispute() -> None:
    """What was launched and what was shot down are both drones; so many hours are told of many a thing."""
    told = [figure(number, article=f"a{number}", measure="count", what="drones") for number in (71, 123)]
    assert list_disputed(*told) == []
    told = [figure(number, article=f"a{number}", measure="count", what="drones downed") for number in (71, 123)]
    assert list_disputed(*told) == [{71, 123}]
    told = [
        figure(number, article=f"a{number}", measure="measurement", what="rain measured", unit="hours")
        for number in (12, 24)
    ]
    assert list_disputed(*told) == []


# The time of publication


def test_sums_whose_words_are_their_unit_alone_are_of_one_thing_only_within_an_article() -> None:
    """Crowns of a fine and of a bribe are no dispute; two sources of one article that speak of crowns are one."""
    fields: dict[str, Any] = {"measure": "money", "what": "crowns", "unit": "crowns"}
    assert list_disputed(figure(450_000, **fields), figure(600_000, article="a2", **fields)) == []
    sources = [figure(n, attributed_to=(name,), **fields) for n, name in ((450_000, "Ruel"), (600_000, "Castan"))]
    assert list_disputed(*sources) == [{450_000, 600_000}]


def publish(*hours: float) -> Published:
    """Articles a1, a2, … so many hours after noon."""
    return {f"a{number}": NOON + timedelta(hours=hour) for number, hour in enumerate(hours, start=1)}


@pytest.mark.parametrize(
    ("measure", "what"),
    [
        ("killed", "people killed"),
        ("injured", "people injured"),
        ("count", "roads closed"),
        ("missing", "people missing"),
    ],
)
def test_a_later_article_that_tells_more_contradicts_nobody(measure: Measure, what: str) -> None:
    """The earlier figure says that it is one: nothing but the time of publication makes it so."""
    told = [figure(n, article=article, measure=measure, what=what) for n, article in ((9, "a1"), (11, "a2"))]
    assert list_disputed(*told, published=publish(0, 2)) == []
    assert list_outdated(*told, published=publish(0, 2)) == [told[0].id]


@pytest.mark.parametrize("published", [publish(2, 0), publish(0, 0), publish(0), {}])
def test_without_a_later_time_for_the_higher_toll_it_is_a_dispute(published: Published) -> None:
    """A later article that tells fewer dead, or one without a time, is explained by nothing."""
    told = figure(9), figure(11, article="a2")
    assert list_disputed(*told, published=published) == [{9, 11}]
    assert list_outdated(*told, published=published) == []


def test_how_many_are_missing_changes_both_ways() -> None:
    """So it is disputed only where one article gives it to two sources."""
    told = [figure(n, article=article, measure="missing", what="missing") for n, article in ((60, "a1"), (29, "a2"))]
    assert list_outdated(*told, published=publish(0, 2)) == [told[0].id]
    assert list_disputed(*told) == []
    sources = [
        figure(n, measure="missing", what="missing", attributed_to=(source,))
        for n, source in ((60, "the union"), (29, "the ministry"))
    ]
    assert list_disputed(*sources, published=publish(0)) == [{60, 29}]


def test_of_what_happened_long_ago_nobody_counts_any_more() -> None:
    """Two tolls of an earlier event contradict each other whenever they were published."""
    told = [figure(n, article=article, relation="background") for n, article in ((4, "a1"), (6, "a2"))]
    assert list_disputed(*told, published=publish(0, 2)) == [{4, 6}]


def test_what_is_no_count_is_not_explained_by_time() -> None:
    """A price is one thing or another."""
    told = [
        figure(n, article=article, measure="money", what="price agreed", unit="€")
        for n, article in ((4, "a1"), (6, "a2"))
    ]
    assert list_disputed(*told, published=publish(0, 2)) == [{4, 6}]
