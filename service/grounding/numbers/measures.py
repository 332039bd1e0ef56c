"""What became of the people that a number counts: killed, injured and so on, by the words nearest to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from service.grounding.printed import PrintedWord, find_ending
from service.language import Language
from service.quantities import Quantity
from service.schema.vocabulary import Measure

PEOPLE: Final[frozenset[Measure]] = frozenset({"killed", "injured", "missing", "displaced", "detained", "rescued"})
"""Measures that count people by what became of them."""

_TAKEN_BACK: Final[Mapping[Measure, str]] = {
    "killed": "spared",
    "injured": "spared",
    "detained": "freed",
    "missing": "found",
}
"""By measure: the words that say that it is not so, or no longer."""
_NEARER: Final = ("spared", "freed")
"""Those that hold for a number wherever they stand nearer to it: rescuers found 12 dead and 3 missing."""
_APART: Final = 10
"""A comma or an "and" between a number and a word counts as so many words."""
_WORDS_KEPT: Final = 16_384
_MARK: Final = re.compile(r"[^\w\s'’‐‑-]")


class _Cue(NamedTuple):
    """A word that tells a measure, and where it stands among the words of its sentence."""

    measure: Measure
    place: int


def has_cues(language: Language) -> bool:
    """Whether the words for these measures are known in a language."""
    return bool(language.measures)


def find_measures(
    text: str, words: Sequence[PrintedWord], quantity: Quantity, others: Sequence[Quantity], language: Language
) -> frozenset[Measure]:
    """What became of those whom a number in a sentence counts: the measures of the nearest words that tell any.

    Words beyond another number are that number's, as in "killing one and injuring four", unless there are no others. Of
    a whole nothing is told but in its own statement: out of 62 passengers, 41 died.
    """
    here = find_ending(words, quantity.number_start)
    rivals = [each for each in others if each is not quantity and each.kind == "amount"]
    cues = [cue for cue in _find_cues(words, language) if not _leads_to(cue, here, rivals, text, words, language)]
    walls = [find_ending(words, each.number_start) for each in rivals]
    reach = [cue for cue in cues if not any(min(here, cue.place) < wall < max(here, cue.place) for wall in walls)]
    is_whole = any(is_whole_of(quantity, each) for each in others)
    if is_whole:
        reach = [cue for cue in reach if not _is_parted(cue.place, here, text, words, language)]
    if not reach:
        is_told_of_rivals = is_whole or _has_verb(here, walls, words, language)
        return frozenset() if is_told_of_rivals else frozenset(cue.measure for cue in cues)
    steps = {cue: count_steps(words[min(here, cue.place) : max(here, cue.place) + 1], text, language) for cue in reach}
    nearest = min(steps.values())
    told = [cue for cue, step in steps.items() if step == nearest]
    return frozenset(each.measure for each in told if not _is_taken_back(each, here, text, words, language))


def _leads_to(
    cue: _Cue, here: int, rivals: Sequence[Quantity], text: str, words: Sequence[PrintedWord], language: Language
) -> bool:
    """Whether a mark parts a word from this number, and another follows it at once: carrying 60 people, killing 12."""
    if cue.place <= here or cue.place + 1 >= len(words):
        return False
    behind = words[cue.place + 1].start
    is_of_rival = any(each.start <= behind < each.number_end for each in rivals)
    return is_of_rival and _is_parted(here, cue.place, text, words, language)


def _has_verb(here: int, walls: Sequence[int], words: Sequence[PrintedWord], language: Language) -> bool:
    """Whether something is told of a number ahead of the next one: 30 were on board and eight are dead."""
    wall = min((each for each in walls if each > here), default=here)
    return any(word.lower in language.list("passive") for word in words[here:wall])


def is_whole_of(quantity: Quantity, part: Quantity) -> bool:
    """Whether a number is what another one is a part of: the 62 of "out of 62 passengers, 41 died"."""
    return part is not quantity and part.of is not None and quantity.low == quantity.high == part.of


def _is_taken_back(cue: _Cue, here: int, text: str, words: Sequence[PrintedWord], language: Language) -> bool:
    """Whether those that a number counts are not, or no longer, what a word tells.

    "Twelve survived the crash that killed the pilot", "300 detained people were released".
    """
    kind = _TAKEN_BACK.get(cue.measure)
    pattern = _compile_patterns(language).get(kind) if kind else None
    places = [at for at, word in enumerate(words) if pattern and pattern.fullmatch(word.lower)]
    far = abs(cue.place - here)
    return any(
        _belongs(at, cue.place, text, words, language)
        or (kind in _NEARER and abs(at - here) < far and not _is_parted(at, here, text, words, language))
        for at in places
        if at != cue.place
    )


def _belongs(at: int, cue: int, text: str, words: Sequence[PrintedWord], language: Language) -> bool:
    """Whether nothing but little helpers parts a word that takes back from the one that it takes back.

    "Released 300 detained people", "the missing were found"; whom it counts may stand there: the held men were freed.
    """
    between = list(words[min(at, cue) + 1 : max(at, cue)])
    if at > cue and between and not between[0].idle:
        del between[0]
    is_close = all(_helps(word, language) for word in between)
    return is_close and not _is_parted(at, cue, text, words, language)


def _helps(word: PrintedWord, language: Language) -> bool:
    """Whether it may stand there: a number, an article, people, were, found."""
    is_number = word.stem.isdigit() or word.lower in language.numerals or word.lower in language.magnitudes
    found = _compile_patterns(language)["found"]
    return (
        is_number
        or word.lower in language.lists("auxiliary", "whole_article", "people")
        or bool(found.fullmatch(word.lower))
    )


def _is_parted(left: int, right: int, text: str, words: Sequence[PrintedWord], language: Language) -> bool:
    return count_steps(words[min(left, right) : max(left, right) + 1], text, language) >= _APART


def count_steps(words: Sequence[PrintedWord], text: str, language: Language) -> int:
    """How far the last of some words is from the first; what parts them lies between."""
    joiners = language.lists("number_joiner", "range_and")
    gaps = sum(bool(_MARK.search(text[a.end : b.start])) for a, b in pairwise(words))
    return len(words) - 1 + _APART * (gaps + sum(word.lower in joiners for word in words[1:-1]))


def _find_cues(words: Sequence[PrintedWord], language: Language) -> tuple[_Cue, ...]:
    return tuple(
        [_Cue(measure, at) for at, word in enumerate(words) for measure in _list_measures(word.lower, language)]
    )


@lru_cache(maxsize=_WORDS_KEPT)
def _list_measures(word: str, language: Language) -> tuple[Measure, ...]:
    """The measures that a word tells; mostly none."""
    patterns = _compile_patterns(language)
    return tuple(each for each in PEOPLE if each in patterns and patterns[each].fullmatch(word))


def list_measures(word: PrintedWord, language: Language) -> tuple[Measure, ...]:
    """What became of people by a word; mostly nothing."""
    return _list_measures(word.lower, language)


def takes_back(word: PrintedWord, language: Language) -> bool:
    """Whether a word tells that something did not become of people, or no longer holds: survived, released."""
    patterns = _compile_patterns(language)
    return any(kind in patterns and patterns[kind].fullmatch(word.lower) for kind in _TAKEN_BACK.values())


def is_further(word: PrintedWord, language: Language) -> bool:
    """Whether a word behind a number only adds to another number: 40 more."""
    pattern = _compile_patterns(language).get("further")
    return bool(pattern and pattern.fullmatch(word.lower))


@lru_cache(maxsize=64)
def _compile_patterns(language: Language) -> Mapping[str, re.Pattern[str]]:
    return {name: _compile(words) for name, words in language.measures.items()}


def _compile(cues: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(each).replace(r"\*", r"\w*") for each in cues))
