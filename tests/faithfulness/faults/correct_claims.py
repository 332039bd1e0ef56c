"""Correct claims to be altered: those of the draft, and sentences that make claims as they stand."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from service.schema.draft import DraftClaim
from tests.faithfulness.faults.fault import Fault, make_fault
from tests.faithfulness.faults.shown import shows_text
from tests.faithfulness.faults.story import join_near, same_language, story_language
from tests.faithfulness.faults.wording import ANY_MARK, MARKS, find_change, fold, tidy
from tests.faithfulness.material import Material


def _drop_references(claim: DraftClaim, cites: Sequence[str]) -> DraftClaim:
    return claim.model_copy(update={"responds_to": "", "cites": list(cites)})


def native_claims(material: Material) -> Iterator[DraftClaim]:
    """Claims with evidence in their own language; what they refer to stays out unless it is a figure."""
    language = story_language(material)
    for claim in material.draft.claims:
        cites = same_language(material, claim.cites, language)
        if cites:
            yield _drop_references(claim, cites)


def sentence_claims(material: Material, *, marked: bool = False) -> Iterator[DraftClaim]:
    """Sentences of the articles that make correct claims as they stand: not short, not long, no open quotation."""
    language = story_language(material)
    events = {each.article: each.event for each in material.draft.articles if each.event}
    for address, text in material.sentences.items():
        article, place = address.split(":")
        bare = MARKS.sub("", text) if marked else text
        is_plain = place != "0" and not ANY_MARK.search(bare) and text[-1:] in ".。"
        if is_plain and article in events and material.languages[article] == language and 20 < len(text) < 400:
            yield plain_claim(f"c9{article[1:]}0{place}", events[article], text, address)


def plain_claim(name: str, event: str, text: str, cite: str) -> DraftClaim:
    """A happening with the words of one sentence."""
    return DraftClaim(
        id=name, event=event, kind="happening", relation="core", text=text, when="", attributed_to=[], via="",
        stance="asserted", hedge="", responds_to="", figures=[], cites=[cite],
    )  # fmt: skip


def every_claim(material: Material) -> Iterator[DraftClaim]:
    """The claims of the draft, then sentences as claims."""
    yield from native_claims(material)
    yield from sentence_claims(material, marked=True)


def shuffle_claims(rng: random.Random, claims: Iterable[DraftClaim]) -> list[DraftClaim]:
    """The claims in an order of chance."""
    every = list(claims)
    rng.shuffle(every)
    return every


def reword(material: Material, kind: str, claim: DraftClaim, text: str, what: str) -> Iterator[Fault]:
    """The claim with this text, unless its evidence can be read to print the altered stretch."""
    altered = tidy(text)
    part = find_change(claim.text, altered)
    is_new = fold(altered) != fold(claim.text) and part not in fold(claim.text)
    if is_new and part not in fold(join_near(material, claim.cites)):
        changed = claim.model_copy(update={"text": altered})
        yield make_fault(material, kind, changed, f"{what}: {altered}", shows_text(part))
