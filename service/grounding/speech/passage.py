"""A sentence without what it quotes, as it is searched for who says something in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final, NamedTuple

from service.grounding.printed import PrintedWord, read_words
from service.language import Language
from service.text.words import SENTENCES_KEPT

_QUOTES: Final = re.compile(r"[^,;:.“”„«»\"]*[“„«\"]")
_MARKS: Final = ("”", "“", "»", "«", '"', "'", "’")


class Passage(NamedTuple):
    """Its words, and what stands before each."""

    text: str
    words: Sequence[PrintedWord]
    gaps: Sequence[str]
    language: Language

    def pass_back(self, verb: int, passable: AbstractSet[str]) -> int:
        """The first of the words before a verb that may stand between it and who says it."""
        stop = verb
        while stop and not self.gaps[stop] and self.words[stop - 1].lower in passable:
            stop -= 1
        return stop

    def follows_quotation(self, at: int) -> bool:
        """Whether a quotation ends right before a word."""
        return self.gaps[at].rstrip(" ,.-–—").endswith(_MARKS)

    def quotes_between(self, first: int, last: int) -> bool:
        """Whether a quotation begins behind one word and before another, or the end, in the same statement."""
        end = self.words[last].start if last < len(self.words) else len(self.text)
        return _QUOTES.match(self.text, self.words[first].end, end) is not None

    def is_addressed(self, first: int, verb: int) -> bool:
        """Whether the words before a verb of saying make it one of being told something: she was told."""
        if self.words[verb].lower not in self.language.list("addressed"):
            return False
        return any(word.lower in self.language.list("passive") for word in self.words[first:verb])


def list_verbs(language: Language, *further: str) -> frozenset[str]:
    """Verbs of saying, and of saying aloud: said, shouted; and the words of further lists."""
    return language.lists("reporting", "voicing", *further)


@lru_cache(maxsize=SENTENCES_KEPT)
def read_passage(text: str, language: Language) -> Passage:
    """What is searched of a sentence; `text` is without what it quotes."""
    words = read_words(text, language)
    starts = [0, *(word.end for word in words)]
    gaps = [text[start : word.start].strip() for start, word in zip(starts, words, strict=False)]
    return Passage(text, words, gaps, language)
