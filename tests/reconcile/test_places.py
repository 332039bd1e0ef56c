"""Places against each other."""

from __future__ import annotations

from itertools import permutations

import pytest

from service.reconcile.places import merge_places
from tests.reconcile.material import ENGLISH, cite, place


def test_places_of_one_name_are_one() -> None:
    """Letter case and articles aside, in the role that most tell, the most telling one where as many do."""
    told = [place("Lund"), place("lund", "a2", role="origin"), place("the Lund", "a3", role="origin"), place("Malm")]
    merged = merge_places(told, ENGLISH)
    assert sorted((each.name.casefold().removeprefix("the "), each.role) for each in merged) == [
        ("lund", "origin"),
        ("malm", "scene"),
    ]
    assert [each.role for each in merge_places(told[:2], ENGLISH)] == ["scene"]


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_a_place_is_the_only_one_that_lies_somewhere(order: tuple[int, ...]) -> None:
    """Lund is Lund, Sweden, unless another article has Lund, Utah."""
    told = [place("Lund"), place("Lund, Sweden", "a2")]
    assert [each.name for each in merge_places([told[at] for at in order], ENGLISH)] == ["Lund, Sweden"]
    assert len(merge_places([*told, place("Lund, Utah", "a3")], ENGLISH)) == 3


def test_what_prints_the_name_that_is_shown_comes_first() -> None:
    """Whichever article came first."""
    told = [place("Lund"), place("Lund, Sweden", "a2", evidence=(cite("a2", "In Lund, Sweden, it rained."),))]
    (merged,) = merge_places(told, ENGLISH)
    assert [each.article_id for each in merged.evidence] == ["a2", "a1"]


def test_merging_merged_places_changes_nothing() -> None:
    """It is idempotent."""
    once = merge_places([place("Lund"), place("Lund, Sweden", "a2"), place("Malm", "a3")], ENGLISH)
    assert merge_places(once, ENGLISH) == once
