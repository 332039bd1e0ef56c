"""Whom a sentence itself names beside a verb of saying: then nobody else said it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final, NamedTuple

from service.grounding.index import Citation
from service.grounding.names import stem_name
from service.grounding.printed import PrintedWord, read_words
from service.language import Language
from service.text.words import SENTENCES_KEPT

_REACH: Final = 7
"""Among so many words behind a verb of saying stands the name of who said it."""
_ABBREVIATION: Final = 4
"""Letters that a shortened title has at most."""
_MARKS: Final = ("”", "“", "»", "«", '"', "'", "’")


def is_said_by_another(name: str, citation: Citation) -> bool:
    """Whether the sentence, what it quotes aside, names only others right beside its verbs of saying.

    "Ana Lind also said", "“…,” said Ana Lind". A pronoun or "the mayor" there leaves open who it is.
    """
    language = citation.language
    if language.list("reporting").isdisjoint(citation.lowers):
        return False
    named = list_speakers(citation.outside.text, language)
    return bool(named) and all(each.isdisjoint(stem_name(name, language)) for each in named)


@lru_cache(maxsize=SENTENCES_KEPT)
def list_speakers(text: str, language: Language) -> tuple[frozenset[str], ...]:
    """Stems of each name beside a verb of saying; `text` is a sentence without what it quotes."""
    return tuple(_find_speakers(text, language))


def _find_speakers(text: str, language: Language) -> Iterator[frozenset[str]]:
    words, reporting = read_words(text, language), language.list("reporting")
    starts = [0, *(word.end for word in words)]
    gaps = [text[start : word.start].strip() for start, word in zip(starts, words, strict=False)]
    passage = _Passage(words, gaps, language)
    for at, word in enumerate(words):
        if word.lower in reporting:
            yield from filter(None, (passage.run_back(at), passage.run_on(at)))


class _Passage(NamedTuple):
    """A sentence without what it quotes: its words, and what stands before each."""

    words: Sequence[PrintedWord]
    gaps: Sequence[str]
    language: Language

    def run_back(self, verb: int) -> frozenset[str]:
        """The words before the verb that end in a name; helping words and days may stand between."""
        stop = self._pass_back(verb, self.language.list("weekday"))
        if not stop or self.gaps[stop] or not self.words[stop - 1].capital or self.words[stop - 1].idle:
            return frozenset()
        start = self._run_from(stop - 1)
        if start > 1 and not self.gaps[start] and not self.gaps[start - 1] and self._is_name(start - 2):
            # Superintendent Marcus Oyeleye of Wenlaw Police: one speaker.
            start = self._run_from(start - 2)
        return self._stems(start, stop)

    def _run_from(self, last: int) -> int:
        """Where the words that end in one begin, little words aside."""
        while last and not self.gaps[last] and not self.words[last - 1].idle:
            last -= 1
        return last

    def run_on(self, verb: int) -> frozenset[str]:
        """The name behind a verb that follows a quotation: next to it, or behind an office or whom it was said to.

        “…,” said Ana Lind; “…”, a déclaré à la presse Me Aubertin; “…”, said the mayor, Ana Lind.
        """
        tag = self._pass_back(verb, frozenset())
        if not self.gaps[tag].rstrip(" ,.-–—").endswith(_MARKS):
            return frozenset()
        start = self._find_name(verb + 1)
        stop = start
        while stop < len(self.words) and (stop == start or self._goes_on(stop)) and self._is_name(stop):
            stop += 1
        return self._stems(start, stop)

    def _goes_on(self, at: int) -> bool:
        """Whether nothing but the point of an abbreviation parts a word from the one before: Sgt. Ingrid Maloway."""
        before = self.words[at - 1]
        return not self.gaps[at] or (self.gaps[at] == "." and before.end - before.start <= _ABBREVIATION)

    def _pass_back(self, verb: int, also: AbstractSet[str]) -> int:
        """The first of the helping words before a verb."""
        passable = (self.language.list("stop") - self.language.list("pronoun")) | also
        stop = verb
        while stop and not self.gaps[stop] and self.words[stop - 1].lower in passable:
            stop -= 1
        return stop

    def _find_name(self, first: int) -> int:
        """Where a name begins that no preposition makes a place or a listener; past the end where none does."""
        for at in range(first, min(first + _REACH, len(self.words))):
            if self.gaps[at] not in ("", ",") or (self.gaps[at] and not self._is_name(at)):
                break
            if self._is_name(at) and (at == first or self.gaps[at] or not self.words[at - 1].idle):
                return at
        return len(self.words)

    def _is_name(self, at: int) -> bool:
        word = self.words[at]
        calendar = self.language.lists("weekday", "month")
        return word.capital and not word.idle and word.lower not in calendar

    def _stems(self, start: int, stop: int) -> frozenset[str]:
        return frozenset(word.stem for word in self.words[start:stop])
