"""Percentages and sums of money in an English sentence: never a count, and only where it is clear of what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.lexical.english import (
    ACTIONS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    MOVES,
    PAYMENTS,
    PREPOSITIONS,
)
from service.lexical.passages import Passage, Word
from service.lexical.subjects import Subject, join_words
from service.quantities import Quantity

_REACH: Final = 5
_NOUN_REACH: Final = 4
_ENDS: Final = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES


def read_amount_of(passage: Passage, quantity: Quantity) -> Subject | None:
    """What a percentage or a sum is of; None for every other number, and where it is not clear."""
    unit = (quantity.unit or "").lower()
    if unit in passage.language.list("percent"):
        return _read_share(passage, quantity) or _read_move(passage, quantity)
    if unit in passage.language.list("currency"):
        return _read_sum(passage, quantity)
    return None


def _after(passage: Passage, quantity: Quantity) -> int:
    """Index of the word behind the number and its unit."""
    start = passage.find_word(quantity.end)
    unit = (quantity.unit or "").lower()
    if start < len(passage.words) and passage.words[start].lower == unit:
        return start + 1
    return start


def _read_share(passage: Passage, quantity: Quantity) -> Subject | None:
    """Twenty percent of Ukraine's land."""
    words, start = passage.words, _after(passage, quantity)
    if start >= len(words) or words[start].lower != "of":
        return None
    thing = _take_noun(words, start + 1)
    return Subject("percentage", thing, "related") if thing else None


def _read_move(passage: Passage, quantity: Quantity) -> Subject | None:
    """Net profit rose 12%; shares fell by 7 percent."""
    words, at = passage.words, passage.find_word(quantity.start) - 1
    if at >= 0 and words[at].lower == "by":
        at -= 1
    if at < 1 or words[at].lower not in MOVES or _is_modal(words, at):
        return None
    thing = _take_noun_back(words, at - 1)
    return Subject("percentage", f"{thing} {words[at].lower}") if thing else None


def _read_sum(passage: Passage, quantity: Quantity) -> Subject | None:
    """A loss of $340 million; bribes worth $300,000; pledged $25 million in aid."""
    words, at = passage.words, passage.find_word(quantity.start) - 1
    if at < 1 or _is_modal(words, at):
        return None
    if words[at].lower in {"of", "worth"}:
        thing = _take_noun_back(words, at - 1)
        return Subject("money", thing) if thing else None
    start = _after(passage, quantity)
    if start + 1 >= len(words) or words[start].lower != "in" or not words[start + 1].text.islower():
        return None
    thing = _take_noun(words, start + 1)
    told = f"{thing} {words[at].lower}" if words[at].lower in PAYMENTS else thing
    return Subject("money", told) if thing else None


def _is_modal(words: Sequence[Word], at: int) -> bool:
    return any(word.lower in MODALS for word in words[max(0, at - 3) : at + 1])


def _take_noun(words: Sequence[Word], start: int) -> str:
    stop = start
    while (
        stop < len(words) and stop - start < _REACH and words[stop].text[0].isalnum() and not _ends(words[stop].lower)
    ):
        stop += 1
    kept = [word for word in words[start:stop] if word.lower not in {"the", "a", "an"}]
    return join_words(kept)


def _take_noun_back(words: Sequence[Word], at: int) -> str:
    start = at + 1
    while (
        start and at - start + 1 < _NOUN_REACH and words[start - 1].text[0].isalnum() and not _opens(words[start - 1])
    ):
        start -= 1
    return join_words(words[start : at + 1])


def _opens(word: Word) -> bool:
    return _ends(word.lower) or word.lower in DETERMINERS or word.lower.endswith(("ed", "ing"))


def _ends(lower: str) -> bool:
    return lower in _ENDS or lower in ACTIONS
