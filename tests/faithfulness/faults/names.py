"""Names that stand neither in the cited sentences nor in their context: of actors, places and scopes."""

from __future__ import annotations

import random
from collections.abc import Iterator

from service.schema.draft import DraftActor, DraftClaim, DraftPlace
from tests.faithfulness.faults.absence import is_known_as, other_people, other_places
from tests.faithfulness.faults.correct_claims import native_claims
from tests.faithfulness.faults.fault import Fault, make_fault, sample_faults
from tests.faithfulness.faults.shown import shows_name, shows_scope, shows_text
from tests.faithfulness.faults.story import article_of, figure_language, forms_of, story_language
from tests.faithfulness.faults.wording import compile_phrase, fold
from tests.faithfulness.material import Material


def name_not_in_evidence(material: Material, rng: random.Random) -> Iterator[Fault]:
    """Actors, places and names in claims replaced by names that stand neither in sentence nor in context."""
    for actor in material.draft.actors:
        yield from sample_faults(rng, _renamed_actor(material, actor), 4)
    for place in material.draft.places:
        yield from sample_faults(rng, _renamed_place(material, place), 4)
    for claim in native_claims(material):
        yield from sample_faults(rng, _renamed_claim(material, claim), 3)


def _renamed_actor(material: Material, actor: DraftActor) -> Iterator[Fault]:
    language = material.languages[article_of(actor.cites[0])]
    for name in other_people(material, actor.cites, [], language):
        if not is_known_as(name, actor):
            changed = actor.model_copy(update={"name": name, "aliases": []})
            yield make_fault(material, "name_not_in_evidence", changed, f"name of {actor.name}", shows_name(name))
            aliased = actor.model_copy(update={"aliases": [name]})
            yield make_fault(material, "name_not_in_evidence", aliased, f"alias {name}", shows_name(name))


def _renamed_place(material: Material, place: DraftPlace) -> Iterator[Fault]:
    language = material.languages[article_of(place.cites[0])]
    for name in other_places(material, place.cites, place.name, language):
        changed = place.model_copy(update={"name": name})
        yield make_fault(material, "name_not_in_evidence", changed, f"name of {place.name}", shows_name(name))


def _renamed_claim(material: Material, claim: DraftClaim) -> Iterator[Fault]:
    language = story_language(material)
    people = [form for actor in material.draft.actors for form in forms_of(actor) if actor.kind == "person"]
    for names, others in (
        (people, other_people(material, claim.cites, [], language)),
        ([place.name for place in material.draft.places], other_places(material, claim.cites, "", language)),
    ):
        found = [
            name for name in sorted(names, key=len, reverse=True) if compile_phrase(name, language).search(claim.text)
        ]
        for other in others if found else ():
            text = compile_phrase(found[0], language).sub(other, claim.text, count=1)
            changed = claim.model_copy(update={"text": text})
            what = f"“{found[0]}” → “{other}”: {text}"
            yield make_fault(material, "name_not_in_evidence", changed, what, shows_text(fold(other)))


def scope_moved(material: Material, rng: random.Random) -> Iterator[Fault]:
    """The scope of a figure moved to a place that sentence and context do not hold."""
    for figure in material.draft.figures:
        language = figure_language(material, figure)
        others = list(other_places(material, figure.cites, figure.scope, language))
        for name in rng.sample(others, min(4, len(others))):
            changed = figure.model_copy(update={"scope": name})
            what = f"scope “{figure.scope}” → “{name}”"
            yield make_fault(material, "scope_moved", changed, what, shows_scope(name))
