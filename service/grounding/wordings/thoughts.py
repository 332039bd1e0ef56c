"""Whether a sentence only asks or thinks what a wording tells as a fact: a question, a boast, what a bill would do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final

from service.grounding.printed import PrintedText, list_calendar

_QUESTION: Final = re.compile(r"[^.!?:;¿“”„«»\"]*\?")

_REACH: Final = 3
"""So many words before a noun may stand its article, and before "that" the verb."""


def asks(told: PrintedText, sentence: PrintedText) -> bool:
    """Whether what is told stands in a question of the sentence, and nowhere else: Is the minister corrupt?"""
    if "?" not in sentence.text or "?" in told.text:
        return False
    spans = [each.span() for each in _QUESTION.finditer(sentence.text)]
    asked: set[str] = set()
    stated: set[str] = set()
    for word in sentence.words:
        inside = any(start <= word.start < end for start, end in spans)
        (asked if inside else stated).add(word.stem)
    return any(word.telling and word.stem in asked - stated for word in told.words)


def supposes(told: PrintedText, sentence: PrintedText) -> bool:
    """Whether a sentence begins with a verb that makes a condition of it, and the wording does not: Had it exploded."""
    inverted = sentence.language.list("inverted")
    if not (inverted and sentence.words and told.words):
        return False
    return sentence.words[0].lower in inverted and told.words[0].lower != sentence.words[0].lower


def leaves_out_thinker(told: PrintedText, sentence: PrintedText) -> bool:
    """Whether the sentence has it from somebody's mind or mouth, and the wording from nobody's: boasted that.

    The word before "that" is not told, the next behind it is. The fact that something is so is no thought.
    """
    stems = {word.stem for word in told.words if word.telling}
    if _leaves_out_hearsay(stems, sentence):
        return True
    that = sentence.language.list("complement")
    if that.isdisjoint(sentence.lowers):
        return False
    return any(
        _find_telling(at, sentence) in stems and not stems.issuperset(_find_thinker(at, sentence))
        for at, word in enumerate(sentence.words)
        if word.lower in that
    )


def _leaves_out_hearsay(stems: AbstractSet[str], sentence: PrintedText) -> bool:
    """Whether what others say is told without that: allegations she took bribes, reports Lind had fled."""
    language = sentence.language
    clauses, hearsay = language.list("unmarked_clause"), language.list("hearsay")
    if not clauses or hearsay.isdisjoint(sentence.lowers):
        return False
    return any(
        noun.lower in hearsay
        and noun.stem not in stems
        and (behind.lower in clauses or (behind.capital and not behind.idle))
        and sentence.text[noun.end : behind.start].isspace()
        and _find_telling(at, sentence) in stems
        for at, (noun, behind) in enumerate(pairwise(sentence.words))
    )


def _find_thinker(at: int, sentence: PrintedText) -> Iterator[str]:
    """Stem of the nearest telling word before a place, days aside, if none that tells of a fact stands between."""
    language = sentence.language
    days = list_calendar(language)
    for word in reversed(sentence.words[max(0, at - _REACH) : at]):
        if word.lower in language.list("fact"):
            return
        if word.telling and word.lower not in days:
            yield word.stem
            return


def takes_out_description(told: PrintedText, sentence: PrintedText) -> bool:
    """Whether what describes a thing in the sentence is told of it as a fact: a bill that doubles the tax.

    The senate rejected the bill. What the sentence begins with has its description from the article itself: a dam
    that burst flooded the valley.
    """
    describing = sentence.language.list("describing")
    if describing.isdisjoint(sentence.lowers) or not describing.isdisjoint(told.lowers):
        return False
    stems = [word.stem for word in told.words if word.telling]
    described = frozenset(pairwise(stems))
    return any(
        (sentence.words[at - 1].stem, _find_telling(at, sentence)) in described
        and _is_part_of_another(at - 1, frozenset(stems), sentence)
        for at, word in enumerate(sentence.words)
        if at and word.lower in describing and at not in sentence.openings
    )


def _find_telling(at: int, text: PrintedText) -> str | None:
    """Stem of the first telling word behind a place."""
    return next((word.stem for word in text.words[at + 1 :] if word.telling), None)


def _is_part_of_another(at: int, stems: frozenset[str], sentence: PrintedText) -> bool:
    """Whether a noun with its article stands behind an untold word of its statement, and nobody is told it there."""
    language = sentence.language
    start = sentence.find_opening(at)
    before = sentence.words[start:at]
    close = {word.lower for word in before[-_REACH:]}
    if close.isdisjoint(language.list("object_first")) or not close.isdisjoint(language.list("reporting")):
        return False
    return any(word.telling and word.stem not in stems for word in before)
