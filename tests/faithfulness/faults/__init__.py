"""Faults put into correct drafts: each breaks one item in one way, and knows whether the checker let it through.

A checker is run on the draft of each fault, and `Fault.is_shown` asks what it kept. A kind of fault is a function that
makes every such fault of one story; those whose words the articles can be read to print are left out, so that what a
checker shows is a fault and not a lucky hit.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final

from tests.faithfulness.faults.addresses import unknown_address
from tests.faithfulness.faults.bounds import bound_added, bound_lost, bound_turned
from tests.faithfulness.faults.claims import claim_action_changed, claim_parts_swapped
from tests.faithfulness.faults.dates import date_not_stated
from tests.faithfulness.faults.events import evidence_of_another_event
from tests.faithfulness.faults.fault import Fault
from tests.faithfulness.faults.footing import words_without_footing
from tests.faithfulness.faults.names import name_not_in_evidence, scope_moved
from tests.faithfulness.faults.negation import negation_added, negation_lost
from tests.faithfulness.faults.numbers import number_not_in_evidence
from tests.faithfulness.faults.prompts import prompt_text_as_item
from tests.faithfulness.faults.quote_joins import quote_joined_over_gap, quote_stitched
from tests.faithfulness.faults.quotes import quote_altered, quote_invented
from tests.faithfulness.faults.sentences import wrong_sentence
from tests.faithfulness.faults.speakers import attribution_swapped, speaker_swapped, speaker_swapped_near
from tests.faithfulness.faults.units import unit_changed
from tests.faithfulness.material import Material, load_materials

Make = Callable[[Material, random.Random], Iterator[Fault]]

_MOST_PER_STORY: Final = 60

KINDS: Final[Mapping[str, Make]] = MappingProxyType(
    {
        make.__name__: make
        for make in (
            unknown_address, number_not_in_evidence, bound_lost, bound_added, bound_turned, unit_changed,
            negation_lost, negation_added, name_not_in_evidence, attribution_swapped, speaker_swapped,
            speaker_swapped_near, scope_moved, date_not_stated, quote_altered, quote_stitched,
            quote_joined_over_gap, quote_invented, evidence_of_another_event, words_without_footing,
            prompt_text_as_item, wrong_sentence, claim_action_changed, claim_parts_swapped,
        )
    }
)  # fmt: skip
"""How each kind of fault is made."""


@cache
def load_faults() -> tuple[Fault, ...]:
    """The faults of every story that has a draft, made once: it takes a few seconds."""
    return inject_faults(load_materials())


def inject_faults(materials: Sequence[Material], *, seed: int = 20260301) -> tuple[Fault, ...]:
    """Every kind of fault in every story, the same ones for the same materials and seed."""
    return tuple(
        fault
        for kind, make in KINDS.items()
        for material in materials
        for fault in _limited(make, material, random.Random(f"{seed}/{kind}/{material.slug}"))
    )


def _limited(make: Make, material: Material, rng: random.Random) -> list[Fault]:
    """The faults of one kind in one story, each once; if there are too many, some of them by chance."""
    distinct: dict[str, Fault] = {}
    for fault in make(material, rng):
        distinct.setdefault(f"{fault.what}\n{fault.draft.model_dump_json()}", fault)
    every = list(distinct.values())
    rng.shuffle(every)
    return sorted(every[:_MOST_PER_STORY], key=lambda fault: (fault.language, fault.what))
