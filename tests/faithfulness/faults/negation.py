"""Negations left out and put in."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from service.schema.draft import DraftClaim
from tests.faithfulness.faults.correct_claims import (
    every_claim,
    native_claims,
    reword,
    sentence_claims,
    shuffle_claims,
)
from tests.faithfulness.faults.fault import Fault, make_fault
from tests.faithfulness.faults.lexicon import words_of
from tests.faithfulness.faults.shown import shows_asserted
from tests.faithfulness.faults.story import join_cited, story_language
from tests.faithfulness.faults.wording import ANY_MARK, fold, tidy
from tests.faithfulness.material import Material


def negation_lost(material: Material, rng: random.Random) -> Iterator[Fault]:
    """A claim whose negation was left out."""
    words = words_of(story_language(material))
    for claim in native_claims(material):
        is_verbatim = fold(claim.text).strip(" .。") in fold(join_cited(material, claim.cites))
        if claim.stance == "denied" and not is_verbatim:
            turned = claim.model_copy(update={"stance": "asserted"})
            what = f"stance denied → asserted: {claim.text}"
            yield make_fault(material, "negation_lost", turned, what, shows_asserted(claim.text))
    claims = shuffle_claims(rng, every_claim(material))
    for claim in [*claims, *(part for whole in claims for part in _clauses(whole))]:
        for pattern, instead in words.lost:
            for hit in re.finditer(pattern, claim.text):
                text = claim.text[: hit.start()] + hit.expand(instead) + claim.text[hit.end() :]
                if not re.search(words.negation, text, re.IGNORECASE):
                    yield from reword(material, "negation_lost", claim, text, "negation lost")


def _clauses(claim: DraftClaim) -> Iterator[DraftClaim]:
    """The parts of a claim between stops, as claims of their own."""
    parts = re.split(r"[,;:—–、] ?| (?:and|but|und|aber|y|pero|et|mais|mas|та|але) ", claim.text.strip(" .。"))
    for part in parts if len(parts) > 1 else ():
        if len(part) > 12 and not ANY_MARK.search(part):
            yield claim.model_copy(update={"text": tidy(part + claim.text[-1])})


def negation_added(material: Material, rng: random.Random) -> Iterator[Fault]:
    """A claim that denies what the sentence states."""
    words = words_of(story_language(material))
    denies = re.compile(words.negation, re.IGNORECASE)
    claims = [*native_claims(material), *rng.sample(list(sentence_claims(material)), min(12, _count_plain(material)))]
    for claim in claims:
        if claim.stance == "denied" or denies.search(claim.text):
            continue
        for pattern, instead in words.added:
            hit = re.search(pattern, claim.text)
            if hit:
                text = claim.text[: hit.start()] + hit.expand(instead) + claim.text[hit.end() :]
                yield from reword(material, "negation_added", claim, text, "negation added")


def _count_plain(material: Material) -> int:
    return sum(1 for _ in sentence_claims(material))
