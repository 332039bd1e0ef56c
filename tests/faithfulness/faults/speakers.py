"""Figures, claims and quotations given to someone else."""

from __future__ import annotations

import random
from collections.abc import Iterator

from service.schema.draft import DraftClaim, DraftFigure
from tests.faithfulness.faults.absence import is_known_as, other_people
from tests.faithfulness.faults.fault import Fault, make_fault, stand_alone
from tests.faithfulness.faults.shown import shows_attribution, shows_speaker
from tests.faithfulness.faults.story import article_of, forms_of, item_language, join_near
from tests.faithfulness.faults.wording import fold
from tests.faithfulness.material import Material


def attribution_swapped(material: Material, rng: random.Random) -> Iterator[Fault]:
    """Figures and claims given to someone whom sentence and context do not name."""
    told: list[DraftFigure | DraftClaim] = [*material.draft.figures, *material.draft.claims]
    for item in told:
        language = item_language(material, item)
        others = list(other_people(material, item.cites, item.attributed_to, language))
        for name in rng.sample(others, min(3, len(others))):
            changed = stand_alone(item).model_copy(update={"attributed_to": [name]})
            what = f"attributed_to {item.attributed_to} → {name}"
            yield make_fault(material, "attribution_swapped", changed, what, shows_attribution(name))


def speaker_swapped(material: Material, rng: random.Random) -> Iterator[Fault]:
    """Quotations given to someone whom sentence and context do not name."""
    for quote in material.draft.quotes:
        language = material.languages[article_of(quote.cites[0])]
        known = [quote.speaker] if quote.speaker else []
        others = list(other_people(material, quote.cites, known, language))
        for name in rng.sample(others, min(6, len(others))):
            changed = quote.model_copy(update={"speaker": name, "speaker_role": ""})
            what = f"speaker {quote.speaker} → {name}"
            yield make_fault(material, "speaker_swapped", changed, what, shows_speaker(name))


def speaker_swapped_near(material: Material, _rng: random.Random) -> Iterator[Fault]:
    """Quotations given to a person whom the context names but who did not say the words."""
    people = [each for each in material.draft.actors if each.kind == "person"]
    for quote in material.draft.quotes:
        if not any(is_known_as(quote.speaker, actor) for actor in people):
            continue
        near = join_near(material, quote.cites, wide=False)
        for actor in people:
            for form in forms_of(actor):
                if fold(form) in fold(near) and not is_known_as(quote.speaker, actor):
                    for role in sorted({"", quote.speaker_role}):
                        changed = quote.model_copy(update={"speaker": form, "speaker_role": role})
                        what = f"speaker {quote.speaker} → {form}, named near, role “{role}”"
                        yield make_fault(material, "speaker_swapped_near", changed, what, shows_speaker(form))
