"""Addresses that do not exist."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.faithfulness.faults.fault import Fault, build_draft, reported_as, stand_alone
from tests.faithfulness.faults.shown import shows_any
from tests.faithfulness.faults.story import item_language, label_of, list_items
from tests.faithfulness.material import Material


def unknown_address(material: Material, rng: random.Random) -> Iterator[Fault]:
    """Every cite replaced by addresses that do not exist."""
    ghosts = (["a99:1"], ["a1:999"], ["a1"], [""], ["a1:-1"], ["a0:1"], ["a1:1.0"], ["a1:1-3"], ["1:1"], [":"], ["a:1"])
    for item in list_items(material):
        own = item.cites[0]
        unlike = [own.upper() + " ", _in_other_digits(own), own.replace(":", "："), own.replace("a", "а", 1)]
        for cites in rng.sample([*ghosts, ["a99:1", "a1:999"], *([each] for each in unlike)], 5):
            draft = build_draft(material, [stand_alone(item).model_copy(update={"cites": cites})])
            what, language = f"{label_of(item)}: cites {cites}", item_language(material, item)
            yield Fault("unknown_address", material.slug, language, what, draft, shows_any(reported_as(item)))


def _in_other_digits(address: str) -> str:
    return "".join(chr(0x660 + int(sign)) if sign.isdigit() else sign for sign in address)
