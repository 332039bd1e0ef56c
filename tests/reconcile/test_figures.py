"""Figures against each other: one where measure, what, scope, whole, number, bound and time are the same."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from service.reconcile.figures import merge_figures
from service.reconcile.subjects import build_subject_key
from service.schema.report import Figure, When
from tests.reconcile.material import ENGLISH, cite, figure

SUBJECT = build_subject_key(ENGLISH)


def merge(*figures: Figure) -> tuple[Figure, ...]:
    """What is left of them."""
    return merge_figures(figures, SUBJECT, ENGLISH)[0]


def on(text: str, start: str | None = None) -> When:
    """A time as an article tells it."""
    return When(text=text, start=start, precision="day", resolved_from="explicit" if start else "unresolved")


def test_equal_figures_are_one_with_the_evidence_of_all() -> None:
    """Support counts articles, and who says it is joined."""
    one = figure(3, attributed_to=("police",))
    other = figure(3, article="a2", what="people who were killed", hedge="likely", attributed_to=("mayor",))
    (merged,), renamed = merge_figures([one, other], SUBJECT, ENGLISH)
    assert (merged.id, merged.what, merged.hedge) == (one.id, "people killed", "likely")
    assert merged.attributed_to == ("police", "mayor")
    assert merged.support.articles == 2
    assert renamed == {one.id: one.id, other.id: one.id}


def test_an_article_counts_once_and_context_not_at_all() -> None:
    """Evidence of one sentence is told once."""
    context = cite("a3", "y", context=True)
    one, other = figure(3), figure(3)
    other = other.model_copy(update={"id": "x", "evidence": (*other.evidence, context)})
    (merged,) = merge(one, other)
    assert merged.support.articles == 1
    assert merged.evidence == (*one.evidence, context)


@pytest.mark.parametrize(
    "what",
    [
        "killed",
        "dead",
        "deaths",
        "people dead",
        "people who died",
        "fatalities",
        "death toll",
        "number of people killed",
    ],
)
def test_a_toll_is_one_however_it_is_worded(what: str) -> None:
    """Words for dying, for people and for counting say no more than the measure."""
    assert len(merge(figure(3), figure(3, article="a2", what=what))) == 1


@pytest.mark.parametrize("scope", ["Kyiv", "in Kyiv", "kyiv", "In the Kyiv"])
def test_a_scope_is_one_with_its_preposition_or_without(scope: str) -> None:
    """Little words limit a number to no other place."""
    assert len(merge(figure(3, scope="Kyiv"), figure(3, article="a2", scope=scope))) == 1


@pytest.mark.parametrize(("left", "right"), [("$", "dollars"), ("euro", "€"), ("crown", "crowns"), ("US$", "$")])
def test_a_unit_is_one_by_name_or_sign(left: str, right: str) -> None:
    """And in the singular."""
    told = [
        figure(3, article=f"a{n}", measure="money", what="damage", unit=unit) for n, unit in enumerate((left, right))
    ]
    assert len(merge(*told)) == 1


def test_one_action_has_many_verbs() -> None:
    """Drones downed and drones intercepted are one subject; launched ones are another."""
    told = [
        figure(71, article=f"a{n}", measure="count", what=what)
        for n, what in enumerate(("drones shot down", "drones downed", "drones intercepted", "drones launched"))
    ]
    assert [each.support.articles for each in merge(*told)] == [3, 1]


@pytest.mark.parametrize(
    "fields",
    [
        {"qualifier": "at_least"},
        {"scope": "Lund"},
        {"unit": "km"},
        {"of": 7},
        {"measure": "injured", "what": "people injured"},
        {"what": "children killed"},
        {"relation": "background"},
    ],
)
def test_figures_that_differ_in_anything_that_tells_them_apart_stay_apart(fields: dict[str, Any]) -> None:
    """Bound, scope, unit, whole, measure, what, relation."""
    assert len(merge(figure(3), figure(3, article="a2", **fields))) == 2


@pytest.mark.parametrize(
    ("monday", "friday"),
    [
        (on("Monday", "2025-02-10"), on("Friday", "2025-02-14")),
        (on("on Monday"), on("on Friday")),
        (on("on Monday"), on("Friday", "2025-02-14")),
        (on("8 a.m. Monday", "2025-02-10T08"), on("9 a.m. Monday", "2025-02-10T09")),
    ],
)
def test_equal_figures_of_two_days_are_two(monday: When, friday: When) -> None:
    """71 shot down on Monday and 71 on Friday."""
    assert len(merge(figure(71, when=monday), figure(71, article="a2", when=friday))) == 2


@pytest.mark.parametrize(
    ("vague", "sharp"),
    [
        (None, on("Monday", "2025-02-10")),
        (on("overnight"), on("Monday", "2025-02-10")),
        (on("on Monday"), on("Monday", "2025-02-10")),
        (on("Monday", "2025-02-10"), on("8 a.m. on Monday", "2025-02-10T08")),
        (on("on Monday"), on("on Monday night")),
    ],
)
def test_a_vaguer_time_is_the_only_sharper_one_that_it_fits(vague: When | None, sharp: When) -> None:
    """And the sharper one is told."""
    for told in ([figure(71, when=vague), figure(71, article="a2", when=sharp)],):
        assert [each.when for each in merge(*told)] == [sharp]
        assert [each.when for each in merge(*reversed(told))] == [sharp]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_an_undated_figure_joins_neither_of_two_days(order: tuple[int, ...]) -> None:
    """Whatever order they come in."""
    told = [
        figure(71),
        figure(71, article="a2", when=on("Monday", "2025-02-10")),
        figure(71, article="a3", when=on("Friday", "2025-02-14")),
    ]
    assert [each.support.articles for each in merge(*(told[place] for place in order))] == [1, 1, 1]


def test_merging_what_is_merged_changes_nothing() -> None:
    """It is idempotent."""
    once = merge(figure(3), figure(3, article="a2"), figure(3, "at_least", "a3"), figure(4, article="a4"))
    assert merge(*once) == once
