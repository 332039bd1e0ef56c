"""Whether a wording keeps who says a thing, and how sure they are of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from service.grounding.cues import find_cue, list_cues, list_first_words
from service.grounding.index import Citation
from service.grounding.printed import PrintedText, PrintedWord, find_beginning
from service.grounding.wordings.wording import Wording
from service.language import Language
from service.text import list_words

_CLAUSE_END: Final = re.compile(r"[,;:.()]\s|\s[-–—]\s")


def adds_speech(wording: Wording, citation: Citation) -> bool:
    """Whether somebody speaks in the wording and nobody does in the sentence: "admitted", "warned"."""
    reporting = wording.language.list("reporting")
    return reporting.isdisjoint(citation.lowers) and not reporting.isdisjoint(wording.lowers)


def loses_doubt(wording: Wording, citation: Citation) -> bool:
    """Whether the sentence, what it quotes aside, has a word of doubt and the wording has none."""
    hedges = wording.language.list("hedge")
    if not hedges.isdisjoint(wording.lowers) or hedges.isdisjoint(citation.lowers):
        return False
    return any(wording.language.doubts(word.lower, is_capital=word.capital) for word in citation.outside.words)


def loses_speaker(wording: Wording, citation: Citation) -> bool:
    """Whether the sentence makes somebody say what the wording tells, and nobody says it in the wording.

    The verb of saying stands before a part of what is told, or in a last clause of its own: ", officials said."
    """
    reporting = wording.language.lists("reporting", "according_to")
    if not reporting.isdisjoint(wording.lowers) or reporting.isdisjoint(citation.lowers):
        return False
    words = citation.words
    last = max((at for at, word in enumerate(words) if word.stem in wording.meant and not word.idle), default=-1)
    verbs = (at for at, word in enumerate(words) if word.lower in reporting)
    return any(at < last or _says_at_the_end(words[last:], at - last, citation) for at in verbs if last >= 0)


def _says_at_the_end(words: Sequence[PrintedWord], verb: int, citation: Citation) -> bool:
    """Whether a comma parts the verb from the last word told, and nothing but names follows it."""
    between = citation.text[words[0].end : words[verb].start]
    return "," in between and all(word.idle or word.capital for word in words[verb + 1 :])


def loses_plan(wording: Wording, citation: Citation) -> bool:
    """Whether the sentence tells as still to come what the wording tells as it is: will, plans, scheduled."""
    return _loses("plan", wording, citation)


def loses_unreality(wording: Wording, citation: Citation) -> bool:
    """Whether the sentence makes no fact of what the wording tells as one: accused of, tried to, if, demanded."""
    return _loses("unreal", wording, citation)


def is_no_plain_fact(citation: Citation, place: int) -> bool:
    """Whether something before a place of the sentence, in its clause, denies, plans or doubts what stands there."""
    language, text = citation.language, citation.text
    cues = language.lists("unreal", "plan", "negation", "capable")
    if cues.isdisjoint(citation.lowers):
        return False
    clause = _CLAUSE_END.split(text[:place])[-1]
    return not cues.isdisjoint(list_words(clause))


def _loses(cue: str, wording: Wording, citation: Citation) -> bool:
    """Whether a cue of the sentence, what it quotes aside, stands before a word that is told, and the wording lacks it.

    It stands in the same clause, and not as an adjective between an article and its noun. A wording with a cue of its
    own, such as "will" for "plans to", lacks none.
    """
    cues = wording.language.list(cue)
    if list_first_words(cues).isdisjoint(citation.lowers):
        return False
    told = list_cues(wording, cues)
    if any(wording.words[at].stem not in citation.places for at, _ in told):
        return False
    return governs(cues.difference(cue for _, cue in told), citation.outside, wording.meant)


def governs(cues: frozenset[str], text: PrintedText, told: frozenset[str]) -> bool:
    """Whether a cue stands before a word that is told, in one clause of a text, and not as an adjective."""
    if list_first_words(cues).isdisjoint(text.lowers):
        return False
    return any(_governs(clause, cues, told, text.language) for clause in _cut_clauses(text))


def _cut_clauses(text: PrintedText) -> Iterator[Sequence[PrintedWord]]:
    """The words of a text, a clause at a time."""
    first = 0
    for mark in _CLAUSE_END.finditer(text.text):
        stop = find_beginning(text.words, mark.start(), first)
        yield text.words[first:stop]
        first = stop
    yield text.words[first:]


def _governs(words: Sequence[PrintedWord], cues: frozenset[str], told: frozenset[str], language: Language) -> bool:
    adjectives = language.list("light")
    places = (
        at
        for at, word in enumerate(words)
        if find_cue(at, words, cues) and not (at and words[at - 1].lower in adjectives and word.stem in told)
    )
    first = next(places, len(words))
    return any(word.stem in told for word in words[first + 1 :])
