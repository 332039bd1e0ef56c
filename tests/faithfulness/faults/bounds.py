"""Bounds left out, put in and turned round."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from service.schema.draft import DraftClaim, DraftFigure
from tests.faithfulness.faults.bound_words import (
    cut_out,
    find_bound,
    has_bound,
    is_exact,
    is_prefix,
    is_range,
    prose_bound,
    put_before,
    range_ends,
)
from tests.faithfulness.faults.correct_claims import every_claim, native_claims, reword, shuffle_claims
from tests.faithfulness.faults.fault import Fault, make_fault, sample_faults
from tests.faithfulness.faults.lexicon import words_of
from tests.faithfulness.faults.shown import shows_qualifier
from tests.faithfulness.faults.story import figure_language, join_cited, story_language
from tests.faithfulness.faults.wording import compile_phrase, fold
from tests.faithfulness.material import Material

_OPPOSITE: Final = MappingProxyType(
    {
        "at_least": ("at_most", "less_than"),
        "more_than": ("less_than", "at_most"),
        "at_most": ("at_least", "more_than"),
        "less_than": ("more_than", "at_least"),
        "about": ("at_least", "less_than", "more_than"),
    }
)
_JUST_BELOW: Final = frozenset(
    {"nearly", "almost", "close to", "près de", "casi", "cerca de", "quase", "perto de", "fast", "knapp", "майже"}
)


def bound_lost(material: Material, rng: random.Random) -> Iterator[Fault]:
    """A bound left out: at least 23 → 23, 30 to 35 → 30."""
    for figure in material.draft.figures:
        language = figure_language(material, figure)
        bound = None if is_range(figure.amount) else find_bound(figure.amount, language)
        evidence = fold(join_cited(material, figure.cites))
        if bound and _is_always_bound(figure, cut_out(figure.amount, bound[1]), evidence, language):
            bare = cut_out(figure.amount, bound[1])
            exactly = [f"exactly {bare}"] if language == "en" else []
            yield from _unbound(material, figure, [bare, bare.upper(), *exactly, f"({bare})"])
        elif bound is None and is_range(figure.amount):
            yield from _unbound(material, figure, range_ends(figure.amount))
    for claim in shuffle_claims(rng, every_claim(material)):
        yield from _claim_bound_lost(material, claim)


def _is_always_bound(figure: DraftFigure, bare: str, evidence: str, language: str) -> bool:
    """Whether the cited sentences print the number nowhere without its bound."""
    count = len(compile_phrase(fold(bare), language).findall(evidence)) if bare else 0
    if has_bound(bare, language):
        return False
    bound = len(compile_phrase(fold(figure.amount), language).findall(evidence))
    return count == bound == len(figure.cites)


def _unbound(material: Material, figure: DraftFigure, amounts: Iterable[str]) -> Iterator[Fault]:
    for amount in amounts:
        what = f"bound lost: “{figure.amount}” → “{amount}”"
        changed = figure.model_copy(update={"amount": amount})
        yield make_fault(material, "bound_lost", changed, what, shows_qualifier("exact"))


def _claim_bound_lost(material: Material, claim: DraftClaim) -> Iterator[Fault]:
    bound = prose_bound(claim, story_language(material))
    if bound:
        text = claim.text[: bound[1].start()] + claim.text[bound[1].end() :].lstrip(" ")
        yield from reword(material, "bound_lost", claim, text, "bound lost")


def bound_added(material: Material, rng: random.Random) -> Iterator[Fault]:
    """A bound put before a number that the articles give as exact."""
    for figure in material.draft.figures:
        language = figure_language(material, figure)
        if is_exact(material, figure, language):
            yield from _bounded(material, figure, language, rng)
    for claim in native_claims(material):
        yield from _claim_bound_added(material, claim, rng)


def _bounded(material: Material, figure: DraftFigure, language: str, rng: random.Random) -> Iterator[Fault]:
    """The figure with each bound before its number."""
    found: list[Fault] = []
    for qualifier, phrases in words_of(language).bounds.items():
        for phrase in phrases:
            if not is_prefix(phrase):
                continue
            amount = put_before(phrase, figure.amount, language)
            changed = figure.model_copy(update={"amount": amount})
            what = f"bound_added: “{figure.amount}” → “{amount}”"
            found.append(make_fault(material, "bound_added", changed, what, shows_qualifier(qualifier)))
    yield from sample_faults(rng, found, 5)


def _claim_bound_added(material: Material, claim: DraftClaim, rng: random.Random) -> Iterator[Fault]:
    language = story_language(material)
    for figure in material.draft.figures:
        shares = set(figure.cites) & set(claim.cites)
        hit = compile_phrase(figure.amount, language).search(claim.text) if shares else None
        if hit is None or not is_exact(material, figure, language) or has_bound(claim.text, language):
            continue
        for name in rng.sample(["at_least", "more_than", "at_most", "less_than"], 2):
            phrase = next((each for each in words_of(language).bounds[name] if is_prefix(each)), "")
            if phrase:
                text = claim.text[: hit.start()] + put_before(phrase, hit[0], language) + claim.text[hit.end() :]
                yield from reword(material, "bound_added", claim, text, f"“{phrase}” put in")


def bound_turned(material: Material, rng: random.Random) -> Iterator[Fault]:
    """A bound turned round: at least ↔ at most, more than ↔ less than, about → a bound."""
    for figure in material.draft.figures:
        language = figure_language(material, figure)
        bound = find_bound(figure.amount, language)
        if bound and has_bound(cut_out(figure.amount, bound[1]), language):
            continue
        if bound and not is_range(figure.amount) and len(figure.cites) <= _count_of(material, figure):
            yield from _turned_figure(material, figure, language, bound)
    for claim in shuffle_claims(rng, every_claim(material)):
        yield from _turned_claim(material, claim)


def _count_of(material: Material, figure: DraftFigure) -> int:
    amount = fold(figure.amount)
    return sum(amount in fold(material.sentences[cite]) for cite in figure.cites)


def _opposites(bound: tuple[str, re.Match[str]]) -> list[str]:
    """The bounds that say another thing; "nearly" already says less."""
    below = {"less_than", "at_most"} if bound[1][0].casefold() in _JUST_BELOW else set()
    return [name for name in _OPPOSITE[bound[0]] if name not in below]


def _turned_figure(
    material: Material, figure: DraftFigure, language: str, bound: tuple[str, re.Match[str]]
) -> Iterator[Fault]:
    bare = cut_out(figure.amount, bound[1])
    for name in _opposites(bound):
        for phrase in filter(is_prefix, words_of(language).bounds[name]):
            amount = put_before(phrase, bare, language)
            changed = figure.model_copy(update={"amount": amount})
            what = f"bound turned: “{figure.amount}” → “{amount}”"
            yield make_fault(material, "bound_turned", changed, what, shows_qualifier(name))


def _turned_claim(material: Material, claim: DraftClaim) -> Iterator[Fault]:
    language = story_language(material)
    bound = prose_bound(claim, language)
    if bound is None:
        return
    for name in _opposites(bound):
        for phrase in [each for each in words_of(language).bounds[name] if is_prefix(each)][:2]:
            rest = claim.text[bound[1].end() :].lstrip(" ")
            text = claim.text[: bound[1].start()] + put_before(phrase, rest, language)
            yield from reword(material, "bound_turned", claim, text, "bound turned")
