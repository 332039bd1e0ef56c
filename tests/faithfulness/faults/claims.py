"""Claims with another verb or object, or with two of their parts in each other's place."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from service.schema.draft import DraftClaim
from tests.faithfulness.faults.correct_claims import every_claim, native_claims, reword, sentence_claims, shuffle_claims
from tests.faithfulness.faults.fault import Fault
from tests.faithfulness.faults.lexicon import words_of
from tests.faithfulness.faults.story import forms_of, join_cited, story_language
from tests.faithfulness.faults.values import compile_number, read_values
from tests.faithfulness.faults.wording import capitalize_like, compile_phrase, cut_ending, fold, is_spaceless, tokenize
from tests.faithfulness.material import Material


def claim_action_changed(material: Material, rng: random.Random) -> Iterator[Fault]:
    """The verb or the object of a claim swapped for another."""
    language = story_language(material)
    plain = list(sentence_claims(material))
    for claim in [*native_claims(material), *rng.sample(plain, min(15, len(plain)))]:
        for one, other in words_of(language).actions:
            for word, instead in ((one, other), (other, one)):
                hit = compile_phrase(word, language).search(claim.text)
                if hit and _is_absent_word(instead, join_cited(material, claim.cites), language):
                    text = claim.text[: hit.start()] + capitalize_like(hit[0], instead) + claim.text[hit.end() :]
                    yield from reword(material, "claim_action_changed", claim, text, f"“{word}” → “{instead}”")


def _is_absent_word(word: str, text: str, language: str) -> bool:
    if is_spaceless(language):
        return word not in text
    return re.search(rf"(?<!\w){re.escape(cut_ending(fold(word)))}", fold(text)) is None


def claim_parts_swapped(material: Material, rng: random.Random) -> Iterator[Fault]:
    """Two names, two places, or two numbers of a claim put in each other's place."""
    language = story_language(material)
    groups = (
        {form: at for at, actor in enumerate(material.draft.actors) for form in forms_of(actor)},
        {place.name: at for at, place in enumerate(material.draft.places)},
    )
    for claim in shuffle_claims(rng, every_claim(material)):
        numbers = [hit.span() for hit in compile_number(language).finditer(claim.text)]
        for spans in (*(_spans(claim.text, forms, language) for forms in groups), numbers):
            for one, other in combinations(spans, 2):
                first, second = claim.text[slice(*one)], claim.text[slice(*other)]
                if not any(owner.get(first, -1) == owner.get(second, -2) for owner in groups):
                    yield from _swapped(material, claim, one, other)


def _spans(text: str, forms: Iterable[str], language: str) -> list[tuple[int, int]]:
    """Where names stand in a text, the longest first and none inside another."""
    taken: list[tuple[int, int]] = []
    for form in sorted(set(forms), key=lambda each: (-len(each), each)):
        hit = compile_phrase(form, language).search(text)
        if hit and not any(hit.start() < end and start < hit.end() for start, end in taken):
            taken.append(hit.span())
    return sorted(taken)


def _swapped(material: Material, claim: DraftClaim, one: tuple[int, int], other: tuple[int, int]) -> Iterator[Fault]:
    text, words = claim.text, words_of(story_language(material))
    first, second, between = text[slice(*one)], text[slice(*other)], text[one[1] : other[0]]
    is_symmetric = re.search(words.symmetric, between) is not None or (
        re.search(words.conjunction, between) is not None or re.search(words.symmetric, text[: one[0]]) is not None
    )
    is_told = re.search(r"[^\W\d_A-ZÀ-ÞА-Я]{4,}" if words.code != "ja" else ".{2,}", between) is not None
    values = [read_values(part, words.code) for part in (first, second)]
    is_one = any(value == {1.0} and not first.isdigit() and not second.isdigit() for value in values)
    if (values[0] & values[1]) or is_one:
        return
    if is_told and not is_symmetric and set(tokenize(first)).isdisjoint(tokenize(second)):
        swapped = text[: one[0]] + second + between + first + text[other[1] :]
        yield from reword(material, "claim_parts_swapped", claim, swapped, f"“{first}” and “{second}” swapped")
