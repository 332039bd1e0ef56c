"""Cue words and phrases of a language's lists, found among the words of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from service.grounding.printed import PrintedText, PrintedWord, read_words
from service.language import Language
from service.text.words import SENTENCES_KEPT


def list_cues(text: PrintedText, cues: frozenset[str]) -> Sequence[tuple[int, str]]:
    """Every cue that a text holds, of one word or of two, with the place of its first word."""
    if list_first_words(cues).isdisjoint(text.lowers):
        return ()
    return _list_cues(text.text, text.language, cues)


@lru_cache(maxsize=SENTENCES_KEPT)
def _list_cues(text: str, language: Language, cues: frozenset[str]) -> Sequence[tuple[int, str]]:
    return tuple(_find_all(read_words(text, language), cues))


def _find_all(words: Sequence[PrintedWord], cues: frozenset[str]) -> Iterator[tuple[int, str]]:
    for at in range(len(words)):
        cue = find_cue(at, words, cues)
        if cue:
            yield at, cue


@lru_cache(maxsize=256)
def list_first_words(cues: frozenset[str]) -> frozenset[str]:
    """What each of the cues begins with."""
    return frozenset(each.partition(" ")[0] for each in cues)


def find_cue(at: int, words: Sequence[PrintedWord], cues: frozenset[str]) -> str | None:
    """The cue, of one word or of two, that begins at a place; of two rather than of one."""
    lower = words[at].lower
    both = f"{lower} {words[at + 1].lower}" if at + 1 < len(words) else ""
    if both in cues:
        return both
    return lower if lower in cues else None
