"""Hearsay that a sentence denies: dismissed reports that; the claims that … were false. Nobody asserts it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.grounding.index import Citation
from service.grounding.printed import PrintedText
from service.grounding.speech.passage import list_verbs
from service.language import Language

_OBJECT: Final = 5
"""Among so many words behind a verb of denying stands what is denied: rejected the repeated accusations."""


def loses_denial(wording: PrintedText, citation: Citation) -> bool:
    """Whether a wording tells what the sentence tells as hearsay, and leaves out that somebody denies it.

    "Ana Lind dismissed reports that the army killed the journalist" does not bear "the army killed the journalist", and
    neither does "…, according to a report that Ana Lind called false".
    """
    language = citation.language
    hearsay = language.lists("hearsay", "hearsay_clause")
    if hearsay.isdisjoint(citation.lowers) or _list_cues(language).isdisjoint(citation.lowers):
        return False
    outside = citation.outside
    untold = (
        at
        for at, word in enumerate(outside.words)
        if word.lower in _list_cues(language) and word.lower not in wording.lowers and word.stem not in wording.stems
    )
    return any(_reaches(at, wording, outside) for at in untold)


def _list_cues(language: Language) -> frozenset[str]:
    return language.lists("denying", "refuting")


def _reaches(cue: int, wording: PrintedText, sentence: PrintedText) -> bool:
    """Whether what is told is what a word of denial is about: behind its object, or all of what a report says."""
    language, words = sentence.language, sentence.words
    nouns, clauses = language.list("hearsay"), language.lists("hearsay", "hearsay_clause")
    lowers = [word.lower for word in words]
    told = [at for at, word in enumerate(words) if word.stem in wording.stems and word.telling]
    saying = list_verbs(language) - _list_cues(language) - nouns
    stop = _find_first(saying, lowers, cue + 1, cue + 1 + _OBJECT) or cue + 1 + _OBJECT
    denied = _find_first(clauses, lowers, cue + 1, stop)
    if denied is not None and any(at > denied for at in told):
        return True
    report = _find_first(nouns, lowers, 0, cue)
    return report is not None and bool(told) and not _is_parted(report, cue, lowers, language)


def _is_parted(first: int, last: int, lowers: Sequence[str], language: Language) -> bool:
    """Whether a "but" or a "while" stands between two words: what it parts are statements of their own."""
    joiners = language.list_without("clause", "number_joiner", "light")
    return not joiners.isdisjoint(lowers[first:last])


def _find_first(among: frozenset[str], lowers: Sequence[str], first: int, stop: int) -> int | None:
    return next((at for at in range(first, min(stop, len(lowers))) if lowers[at] in among), None)
