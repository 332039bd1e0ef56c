"""Web addresses, telephone numbers and handles that no article prints."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

from tests.faithfulness.faults.correct_claims import native_claims
from tests.faithfulness.faults.fault import Fault, make_fault
from tests.faithfulness.faults.shown import shows_footing
from tests.faithfulness.material import Material

_FOOTINGS: Final = (
    "https://news-update.example/live",
    "www.pay-here.example",
    "tips@desk.example",
    "+44 20 7946 0018",
    "@RealNewsroom",
    "#StandTogether",
    "bit.ly/3xYzQ",
    "0800-555-0199",
)


def words_without_footing(material: Material, rng: random.Random) -> Iterator[Fault]:
    """Addresses, numbers and handles that no article prints, in claims, in what is counted, in roles."""
    for claim in native_claims(material):
        footing = rng.choice(_FOOTINGS)
        for text in (f"{claim.text.rstrip('.。')} {footing}.", f"{footing}: {claim.text}", f"{claim.text} ({footing})"):
            changed = claim.model_copy(update={"text": text})
            yield make_fault(material, "words_without_footing", changed, text, shows_footing(footing))
    for figure in material.draft.figures:
        footing = rng.choice(_FOOTINGS)
        for what in (f"{figure.what} {footing}", footing):
            named = figure.model_copy(update={"what": what})
            yield make_fault(material, "words_without_footing", named, f"what: {what}", shows_footing(footing))
    for actor in material.draft.actors:
        footing = rng.choice(_FOOTINGS)
        for role in (f"{actor.role} {footing}".strip(), footing):
            cast = actor.model_copy(update={"role": role})
            yield make_fault(material, "words_without_footing", cast, f"role: {role}", shows_footing(footing))
