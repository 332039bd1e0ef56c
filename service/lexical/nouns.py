"""Noun phrases behind numbers in an English sentence, found by word lists alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from service.lexical.english import (
    ACTIONS,
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    HUMANS,
    INTRANSITIVE,
    IRREGULAR_PARTICIPLES,
    IRREGULAR_PLURALS,
    LOSSES,
    NOT_NOUNS,
    PEOPLE,
    PREPOSITIONS,
    SAYING,
)
from service.lexical.passages import Passage, Word
from service.quantities import Quantity

_REACH: Final = 5
_FILLERS: Final = frozenset({"more", "other", "additional", "further", "new"})
_NEVER_BEFORE_NOUNS: Final = frozenset({"died", "fled", "survived"})
_PREDICATES: Final = AUXILIARIES | SAYING
_NO_NOUNS: Final = PREPOSITIONS | CONJUNCTIONS | _PREDICATES
_OUTSIDE_NOUNS: Final = _NO_NOUNS | (DETERMINERS - _FILLERS)
_VERBAL: Final = INTRANSITIVE.keys() | ACTIONS.keys() | (ADVERBS - _FILLERS)
"""Within a noun phrase only before its noun: injured passengers."""


class Noun(NamedTuple):
    """A noun phrase at `words[start:stop]`."""

    text: str
    head: str
    start: int
    stop: int

    @property
    def is_people(self) -> bool:
        """Whether it says no more than that people are meant."""
        return self.head in PEOPLE or self.head in LOSSES

    @property
    def is_human(self) -> bool:
        """Whether those meant can be killed, injured or rescued."""
        return self.is_people or any(part in HUMANS for part in self.text.lower().split())


def find_noun(passage: Passage, quantity: Quantity, start: int) -> Noun | None:
    """What the number that ends before `words[start]` counts; None where it stands alone: injured five, 71 of them."""
    words = passage.words
    if quantity.of is None and start < len(words) and words[start].lower == "of":
        return None
    is_plural = (quantity.low, quantity.high) != (1, 1) or quantity.of is not None
    kept = _collect(passage, start, is_plural=is_plural)
    while len(kept) > 1 and words[kept[0]].lower in _FILLERS:
        kept = kept[1:]
    if not kept or words[kept[-1]].lower == "more" or (is_plural and not is_plural_noun(words[kept[-1]].lower)):
        return None
    stop = _take_second(words, kept[-1] + 1) if is_plural else kept[-1] + 1
    text = passage.text[words[kept[0]].start : words[stop - 1].end]
    return Noun(text, words[kept[-1]].lower, kept[0], stop)


def is_plural_noun(lower: str) -> bool:
    """Whether a word looks like a plural noun."""
    if lower in IRREGULAR_PLURALS or lower in HUMANS:
        return True
    return lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and lower not in NOT_NOUNS


def _collect(passage: Passage, start: int, *, is_plural: bool) -> list[int]:
    kept: list[int] = []
    place = start
    while place < len(passage.words) and len(kept) < _REACH and _may_stand(passage, place):
        kept.append(place)
        place += 1
        if not is_plural and _ends_in_one(passage.words, place):
            break
        if is_plural and is_plural_noun(passage.words[place - 1].lower) and not _is_noun_at(passage.words, place):
            break
    return kept


def _ends_in_one(words: Sequence[Word], place: int) -> bool:
    """Whether the noun for one who is counted ends before a word that tells what that one did: one person remained."""
    if place >= len(words) or words[place - 1].lower not in HUMANS | PEOPLE:
        return False
    lower = words[place].lower
    return lower in INTRANSITIVE or lower in IRREGULAR_PARTICIPLES or lower.endswith("ed")


def _may_stand(passage: Passage, place: int) -> bool:
    word = passage.words[place]
    if not word.text[0].isalpha() or passage.is_quoted(word.start):
        return False
    if word.lower in _OUTSIDE_NOUNS:
        return False
    if word.lower in _VERBAL:
        return _is_noun_at(passage.words, place + 1) and word.lower not in _NEVER_BEFORE_NOUNS
    return not word.text.endswith(("'s", "’s"))


def _is_noun_at(words: Sequence[Word], place: int) -> bool:
    """Whether a plural noun follows at once: sports fans, injured passengers."""
    if place >= len(words) or not words[place].text[0].isalpha():
        return False
    return words[place].lower not in _NO_NOUNS and is_plural_noun(words[place].lower)


def _take_second(words: Sequence[Word], stop: int) -> int:
    """Take in the second noun of "drones and missiles"."""
    if stop + 1 < len(words) and words[stop].lower == "and" and _is_noun_at(words, stop + 1):
        after = words[stop + 2].lower if stop + 2 < len(words) else "."
        if after not in _PREDICATES:
            return stop + 2
    return stop
