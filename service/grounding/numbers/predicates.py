"""What a sentence tells of each of its numbers: launched 63 and shot down 40."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from service.grounding.numbers.measures import is_further, list_measures
from service.grounding.printed import (
    MARK,
    PrintedText,
    PrintedWord,
    find_beginning,
    find_ending,
    list_calendar,
    list_joiners,
)
from service.language import Language
from service.quantities import Quantity


class _Part(NamedTuple):
    """The words of a statement around a number, on either side as far as a mark, a joiner or another number."""

    start: int
    before: tuple[PrintedWord, ...]
    behind: tuple[PrintedWord, ...]
    noun: frozenset[str]
    """Stem of the first telling word behind it, if there is one."""


def list_told(quantity: Quantity, sentence: PrintedText) -> frozenset[str]:
    """Stems of the words that a sentence tells of one of its numbers."""
    part = _cut(quantity, sentence)
    return _stems((*part.before, *part.behind))


def takes_from_another(told: frozenset[str], quantity: Quantity, sentence: PrintedText) -> bool:
    """Whether some of these words are told of another number, and this one has other words in their place.

    In their place is on the same side of the number: before it, "shot down 40", or behind it, "63 drones launched";
    what follows a later number is that number's in either case.
    What became of people is no such word; it is held to the measure.
    """
    if len(sentence.amounts) < 2:  # noqa: PLR2004 - it takes two
        return False
    own = _cut(quantity, sentence)
    if told <= _stems((*own.before, *own.behind)):
        return False
    parts = [_cut(each, sentence) for each in sentence.amounts if each is not quantity]
    foreign = told & _list_theirs(own, parts, sentence.words)
    if not foreign:
        return False
    language = sentence.language
    has_verb_before = _has_other(own.before, told, language)
    has_verb_behind = _has_other(own.behind, told | own.noun, language)
    return any(
        (foreign & _stems(part.before) and has_verb_before)
        or (foreign & _stems(part.behind) and part.start > own.start and (has_verb_before or has_verb_behind))
        # What the first of two counts, both may count: two people arrested and 14 released.
        or (foreign & _stems(part.behind) - part.noun and has_verb_behind)
        for part in parts
    )


def _list_theirs(own: _Part, parts: Sequence[_Part], words: Sequence[PrintedWord]) -> frozenset[str]:
    """Stems of the words that stand only with other numbers, and nowhere else in the sentence."""
    theirs = {word for part in parts for word in (*part.before, *part.behind)}.difference(own.before, own.behind)
    return _stems(theirs) - _stems(word for word in words if word not in theirs)


def _stems(words: Iterable[PrintedWord]) -> frozenset[str]:
    return frozenset(word.stem for word in words)


def _has_other(words: Sequence[PrintedWord], told: frozenset[str], language: Language) -> bool:
    """Whether some of the words could be a verb that is not told: neither names nor days nor numbers."""
    calendar = list_calendar(language)
    return any(
        not (word.idle or word.letter or word.capital or word.stem in told or word.stem.isdigit())
        and word.lower not in calendar
        and not is_further(word, language)
        and not list_measures(word, language)
        for word in words
    )


def _find_bounds(quantity: Quantity, amounts: Sequence[Quantity], text: str) -> tuple[int, int]:
    """Where the statement of a number begins and ends: at the nearest mark or other number on either side."""
    start = max((each.end for each in amounts if each.end <= quantity.start), default=0)
    stop = min((each.start for each in amounts if each.start >= quantity.end), default=len(text))
    for mark in MARK.finditer(text, start, quantity.start):
        start = mark.end()
    mark_behind = MARK.search(text, quantity.end, stop)
    return start, mark_behind.end() if mark_behind else stop


def _cut(quantity: Quantity, sentence: PrintedText) -> _Part:
    text, words, language = sentence.text, sentence.words, sentence.language
    joiners = list_joiners(language)
    start, stop = _find_bounds(quantity, sentence.amounts, text)
    after = words[find_beginning(words, quantity.end) : find_beginning(words, stop)]
    ahead = words[find_beginning(words, start) : find_ending(words, quantity.start)]
    behind = tuple(takewhile(lambda word: word.lower not in joiners, after))
    before = tuple(takewhile(lambda word: word.lower not in joiners, reversed(ahead)))
    noun = next((word.stem for word in behind if not word.idle and not is_further(word, language)), None)
    return _Part(quantity.start, before, behind, frozenset() if noun is None else frozenset({noun}))
