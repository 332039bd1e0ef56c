"""What a number counts: the words around it, and a word of doubt beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from service.grounding.index import Citation
from service.grounding.numbers.asides import is_some_of_them, is_told_of_none, is_told_of_others, is_told_outside
from service.grounding.numbers.counted import counts_animals, find_counted
from service.grounding.numbers.measures import PEOPLE, count_steps, find_measures, has_cues
from service.grounding.numbers.predicates import takes_from_another
from service.grounding.printed import PrintedWord, adds_symbols, find_ending, stem_list
from service.grounding.wordings.wording import find_meant_stems, find_unborne
from service.language import Language
from service.quantities import Quantity
from service.schema.draft import DraftFigure
from service.schema.vocabulary import Measure
from service.text import list_words, stem_words

_BESIDE: Final = 6
"""So many words off, a word of doubt is still about the number."""


def word_subject(drafted: DraftFigure, printed: Sequence[tuple[Citation, Quantity]]) -> str | None:
    """What is counted in the model's words, if one sentence bears them, and not of another of its numbers.

    `printed` are the sentences that print the number, each with the number there.
    """
    language = printed[0][0].language
    stems = find_meant_stems(drafted.what, language) - _idle_stems(drafted.measure, language)
    bearing = (
        not find_unborne(stems, (citation,)) and _is_told_of(stems, quantity, citation)
        for citation, quantity in printed
        if not adds_symbols(drafted.what, citation.text)
    )
    return drafted.what or None if any(bearing) else None


def _is_told_of(stems: frozenset[str], quantity: Quantity, citation: Citation) -> bool:
    """Whether none of the words is told of another of the numbers, of others or of nobody."""
    foreign = (takes_from_another, is_told_of_none, is_told_of_others, is_told_outside, is_some_of_them)
    return not any(each(stems, quantity, citation) for each in foreign)


def counts(drafted: DraftFigure, quantity: Quantity, citation: Citation) -> bool:
    """Whether the number counts what the model says: the people of that measure, or the noun printed behind it."""
    language = citation.language
    if drafted.measure in PEOPLE:
        if counts_animals(quantity, citation):
            return False
        others = citation.quantities
        words = citation.words
        found = find_measures(citation.text, words, quantity, others, language)
        return drafted.measure in found or not has_cues(language)
    if drafted.measure != "count" or quantity.unit:
        return True
    nouns = find_counted(quantity, citation)
    known = find_meant_stems(drafted.what, language) | stem_list("people", language)
    return not nouns or not nouns.isdisjoint(known)


def find_doubt(quantity: Quantity, citation: Citation) -> str | None:
    """A printed word of doubt close to the number, with no mark and no other number between."""
    language, text, words = citation.language, citation.text, citation.words
    if language.list("hedge").isdisjoint(citation.lowers):
        return None
    here = min(find_ending(words, quantity.number_start), len(words) - 1)
    walls = [each.number_start for each in citation.quantities if each is not quantity]
    for at, word in enumerate(words):
        if not language.doubts(word.lower, is_capital=word.capital):
            continue
        between = words[min(at, here) : max(at, here) + 1]
        if count_steps(between, text, language) <= _BESIDE and not _has_wall(between, walls):
            return text[word.start : word.end]
    return None


def _has_wall(words: Sequence[PrintedWord], walls: Sequence[int]) -> bool:
    return any(words[0].start < wall < words[-1].end for wall in walls)


@lru_cache(maxsize=256)
def _idle_stems(measure: Measure, language: Language) -> frozenset[str]:
    """Words that only say again what the measure says: "people killed" where the sentence has "deaths"."""
    if measure not in PEOPLE:
        return frozenset()
    return frozenset(stem_words(list_words(measure), language)) | stem_list("people", language)
