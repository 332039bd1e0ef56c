"""The faults are faults: each differs from what is right, and its test tells an honest checker from a gullible one."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import pytest

from service.schema.draft import Draft
from service.schema.report import Item
from tests.faithfulness.believing import believe_everything, ids_of, put_right, quote_articles
from tests.faithfulness.faults import KINDS, inject_faults
from tests.faithfulness.faults.fault import Fault
from tests.faithfulness.material import Material

_ENOUGH: Final = 200
_FEWER: Final[Mapping[str, int]] = MappingProxyType(
    {
        "speaker_swapped_near": 150,  # few quotations have a second person named beside them
        "negation_lost": 150,  # few sentences are negated, and some cannot be turned without being read
    }
)
_WRONG_IN_FOOTING: Final = frozenset({"unknown_address", "evidence_of_another_event", "wrong_sentence"})
"""Kinds whose items are right in what they say and wrong in what they rest on."""

Faults = tuple[Fault, ...]
Checker = Callable[[Material, Fault], Iterable[Item]]


@pytest.fixture(scope="module")
def by_slug(materials: tuple[Material, ...]) -> Mapping[str, Material]:
    """The stories by their names."""
    return {material.slug: material for material in materials}


def _show(faults: Iterable[Fault], by_slug: Mapping[str, Material], checker: Checker) -> list[str]:
    """The faults that a checker would show, in words."""
    shown = (fault for fault in faults if fault.is_shown(list(checker(by_slug[fault.slug], fault))))
    return [f"{fault.kind} {fault.slug} {fault.what}" for fault in shown]


def _listed(draft: Draft) -> set[str]:
    """The figures that a faulty claim brings with it."""
    return {name for claim in draft.claims for name in claim.figures}


def _kept(draft: Draft, right: Draft) -> list[object]:
    """What stands so in the correct draft, but for listed figures."""
    listed = _listed(draft)
    return [
        *(each for each in draft.figures if each in right.figures and each.id not in listed),
        *(each for each in draft.claims if each in right.claims),
        *(each for each in draft.quotes if each in right.quotes),
        *(each for each in draft.actors if each in right.actors),
        *(each for each in draft.places if each in right.places),
    ]


def _describe(faults: Sequence[Fault]) -> list[tuple[str, Draft]]:
    return [(fault.what, fault.draft) for fault in faults]


def test_every_kind_is_made(faults: Faults) -> None:
    """No kind is without faults."""
    assert {fault.kind for fault in faults} == set(KINDS)


def test_no_fault_stands_twice(faults: Faults) -> None:
    """Two faults of a kind in a story differ in what they say of themselves or in their draft."""
    keys = Counter(f"{each.kind}\n{each.slug}\n{each.what}\n{each.draft.model_dump_json()}" for each in faults)
    assert [key for key, count in keys.items() if count > 1] == []


def test_items_of_a_draft_have_ids_of_their_own(faults: Faults) -> None:
    """No id stands twice in a draft."""
    assert [fault.what for fault in faults if len(ids_of(fault.draft)) != len(set(ids_of(fault.draft)))] == []


def test_each_draft_holds_one_faulty_item(faults: Faults) -> None:
    """Beside it stand only figures that it lists; a wrong time of an event stands alone."""
    for fault in faults:
        draft = fault.draft
        own = [figure for figure in draft.figures if figure.id not in _listed(draft)]
        items = [*draft.places, *draft.actors, *draft.claims, *draft.quotes, *own]
        assert len(items) == (0 if fault.what.startswith("when of ") else 1), fault.what


def test_there_are_enough_of_each_kind(faults: Faults) -> None:
    """As many as a rate needs, or as the stories give."""
    counts = Counter(fault.kind for fault in faults)
    assert {kind: count for kind, count in counts.items() if count < _FEWER.get(kind, _ENOUGH)} == {}


def test_each_fault_differs_from_the_correct_item(faults: Faults, by_slug: Mapping[str, Material]) -> None:
    """A faulty draft holds nothing of the correct one, or has other articles or events."""
    for fault in faults:
        right, draft = by_slug[fault.slug].draft, fault.draft
        is_moved = draft.articles != right.articles or draft.events != right.events
        assert is_moved or not _kept(draft, right), fault.what


def test_a_checker_that_believes_everything_shows_every_fault(faults: Faults, by_slug: Mapping[str, Material]) -> None:
    """The unchecked draft shows its fault."""
    shown = _show(faults, by_slug, lambda material, each: believe_everything(material, each.draft, each.language))
    assert shown == [f"{fault.kind} {fault.slug} {fault.what}" for fault in faults]


def test_a_checker_that_drops_everything_shows_none(faults: Faults, by_slug: Mapping[str, Material]) -> None:
    """Nothing shown is no fault shown."""
    assert _show(faults, by_slug, lambda _material, _fault: ()) == []


def test_a_checker_that_corrects_everything_shows_none(faults: Faults, by_slug: Mapping[str, Material]) -> None:
    """The correct item in the place of the faulty one is no fault."""
    wrong = (fault for fault in faults if fault.kind not in _WRONG_IN_FOOTING)
    assert _show(wrong, by_slug, lambda material, each: put_right(material, each.draft, each.language)) == []


def test_a_claim_in_the_words_of_the_article_is_no_fault(faults: Faults, by_slug: Mapping[str, Material]) -> None:
    """The sentences that a faulty claim cites do not say what it says."""
    wrong = (fault for fault in faults if fault.kind not in _WRONG_IN_FOOTING)
    assert _show(wrong, by_slug, lambda material, each: quote_articles(material, each.draft)) == []


def test_the_same_seed_makes_the_same_faults(faults: Faults, materials: tuple[Material, ...]) -> None:
    """Stories and seed settle the faults."""
    first = materials[1]
    again = inject_faults([first])
    assert _describe(again) == _describe([fault for fault in faults if fault.slug == first.slug])


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_can_be_made_by_itself(kind: str, materials: tuple[Material, ...]) -> None:
    """Each kind is a plain function of a story and chance, and names itself."""
    fault = next(KINDS[kind](materials[0], random.Random(1)))
    assert (fault.kind, fault.slug) == (kind, materials[0].slug)
