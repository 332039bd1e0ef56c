"""Figures against each other: one, compatible, or disputed."""

from __future__ import annotations

from typing import Any

import pytest

from service.reconcile.figures import are_compatible, build_subject_key, find_disputes, merge_figures
from service.schema.report import Evidence, Figure, Number, Support, When
from service.schema.vocabulary import Caveat, Qualifier
from tests.reconcile.material import ENGLISH

SUBJECT = build_subject_key(ENGLISH)


def figure(low: Number | None, qualifier: Qualifier = "exact", article: str = "a1", **fields: Any) -> Figure:
    """People killed, as one article tells it."""
    high = fields.pop("high", None if qualifier in ("at_least", "more_than") else low)
    if qualifier in ("at_most", "less_than"):
        low, high = None, low
    usual = {
        "id": f"{article}-{low}-{high}-{qualifier}",
        "evidence": (Evidence(article_id=article, start=0, end=1, text="x"),),
        "measure": "killed",
        "what": "people killed",
        "relation": "core",
        "text": str(low),
        "support": Support(articles=1),
    }
    return Figure.model_validate(usual | {"low": low, "high": high, "qualifier": qualifier} | fields)


@pytest.mark.parametrize(
    ("left", "right", "compatible"),
    [
        (figure(1), figure(1, "at_least"), True),
        (figure(3), figure(4), False),
        (figure(3, "at_least"), figure(2), False),
        (figure(3, "at_least"), figure(30), True),
        (figure(3, "more_than"), figure(3), False),
        (figure(3, "more_than"), figure(4), True),
        (figure(3, "less_than"), figure(3), False),
        (figure(3, "less_than"), figure(2), True),
        (figure(3, "at_most"), figure(3), True),
        (figure(3, "at_most"), figure(3, "at_least"), True),
        (figure(3, "less_than"), figure(3, "at_least"), False),
        (figure(3, "at_most"), figure(3, "more_than"), False),
        (figure(30, "between", high=35), figure(33), True),
        (figure(30, "between", high=35), figure(36), False),
        (figure(30, "between", high=35), figure(35, "between", high=40), True),
        (figure(30, "between", high=35), figure(35, "more_than"), False),
        (figure(100, "about"), figure(110), True),
        (figure(100, "about"), figure(111), False),
        (figure(100, "about"), figure(109, "about"), True),
        (figure(-5, "about"), figure(-5), True),
        (figure(0, "about"), figure(0), True),
        (figure(0.5), figure(0.5), True),
    ],
)
def test_two_figures_are_compatible_when_one_number_satisfies_both(
    left: Figure, right: Figure, *, compatible: bool
) -> None:
    """Open ends shut their number out; about reaches a tenth to either side."""
    assert are_compatible(left, right) is compatible
    assert are_compatible(right, left) is compatible


def test_equal_figures_are_one_with_the_evidence_of_all() -> None:
    """Support counts articles, and who says it is joined."""
    one = figure(3, attributed_to=("police",))
    other = figure(3, article="a2", what="people who were killed", hedge="likely", attributed_to=("mayor",))
    (merged,), renamed = merge_figures([one, other], SUBJECT)
    assert (merged.id, merged.what, merged.hedge) == (one.id, "people killed", "likely")
    assert merged.attributed_to == ("police", "mayor")
    assert merged.support.articles == 2
    assert renamed == {one.id: one.id, other.id: one.id}


def test_an_article_counts_once_and_context_not_at_all() -> None:
    """Evidence of one sentence is told once."""
    context = Evidence(article_id="a3", start=5, end=6, text="y", context=True)
    one, other = figure(3), figure(3)
    other = other.model_copy(update={"id": "x", "evidence": (*other.evidence, context)})
    (merged,), _ = merge_figures([one, other], SUBJECT)
    assert merged.support.articles == 1
    assert merged.evidence == (*one.evidence, context)


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
    merged, _ = merge_figures([figure(3), figure(3, article="a2", **fields)], SUBJECT)
    assert len(merged) == 2


def test_merging_what_is_merged_changes_nothing() -> None:
    """It is idempotent."""
    figures = [figure(3), figure(3, article="a2"), figure(3, "at_least", "a3"), figure(4, article="a4")]
    once, _ = merge_figures(figures, SUBJECT)
    assert merge_figures(once, SUBJECT)[0] == once


def test_one_action_has_many_verbs() -> None:
    """Drones downed and drones intercepted are one subject; launched ones are another."""
    told = [
        figure(71, article=f"a{n}", measure="count", what=what)
        for n, what in enumerate(("drones shot down", "drones downed", "drones intercepted", "drones launched"))
    ]
    merged, _ = merge_figures(told, SUBJECT)
    assert [each.support.articles for each in merged] == [3, 1]


def count_disputes(*figures: Figure) -> int:
    """How many figures are disputed."""
    return sum(len(group) for group in find_disputes(figures, SUBJECT))


def test_different_numbers_of_different_articles_are_a_dispute() -> None:
    """All that clash are in it, and only those."""
    told = (figure(3), figure(5, article="a2"), figure(1, "at_least", "a3"))
    assert [[each.low for each in group] for group in find_disputes(told, SUBJECT)] == [[3, 5]]


@pytest.mark.parametrize(
    "fields",
    [
        {"scope": "Lund"},
        {"unit": "km"},
        {"measure": "injured"},
        {"what": "children killed"},
        {"relation": "background"},
        {"when": When(text="by Monday")},
        {"article": "a1"},
        {"caveats": (Caveat.WORDING_FROM_ARTICLE,)},
    ],
)
def test_numbers_of_two_things_or_of_one_article_are_no_dispute(fields: dict[str, Any]) -> None:
    """Another scope, unit, measure, what, relation or time; or both told by one article."""
    other = fields.pop("article", "a2")
    assert count_disputes(figure(3), figure(5, article=other, **fields)) == 0


def test_shares_of_two_wholes_are_no_dispute() -> None:
    """40% of one thing and 60% of another do not clash."""
    told = (figure(40, measure="percentage", of=1), figure(60, article="a2", measure="percentage", of=2))
    assert count_disputes(*told) == 0


def test_numbers_of_a_bare_noun_are_no_dispute() -> None:
    """What was launched and what was shot down are both drones."""
    told = [figure(number, article=f"a{number}", measure="count", what="drones") for number in (71, 123)]
    assert count_disputes(*told) == 0
    told = [figure(number, article=f"a{number}", measure="count", what="drones downed") for number in (71, 123)]
    assert count_disputes(*told) == 2
