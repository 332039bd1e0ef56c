"""The noun that a number counts: among the words printed behind it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from service.grounding.numbers.measures import is_further
from service.grounding.printed import PrintedText, PrintedWord, find_beginning, list_endings
from service.quantities import Quantity

_COUNTED: Final = 4
"""Among so many words behind a number is the noun that it counts."""
_START: Final = attrgetter("start")


def find_counted(quantity: Quantity, sentence: PrintedText) -> frozenset[str]:
    """Stems of the words behind a number, up to the next mark or number; no names, no days. Empty where none is."""
    return frozenset(word.stem for word in _list_behind(quantity, sentence))


def counts_animals(quantity: Quantity, sentence: PrintedText) -> bool:
    """Whether the first noun known behind a number is one for animals and not for people: 40 dairy cows."""
    language = sentence.language
    animals, people = language.list("animal"), language.lists("counted", "people")
    if animals.isdisjoint(sentence.lowers):
        return False
    words = [*_list_behind(quantity, sentence)]
    at = next((at for at, word in enumerate(words) if word.lower in animals or word.lower in people), len(words))
    if at == len(words) or words[at].lower not in animals:
        return False
    endings = list_endings(language, "noun_ending")
    behind = words[at + 1 : at + 2]
    return not (endings and any(word.start == words[at].end + 1 and word.lower.endswith(endings) for word in behind))


def _list_behind(quantity: Quantity, sentence: PrintedText) -> Iterator[PrintedWord]:
    numbers, words = sentence.quantities, sentence.words
    after = bisect_left(numbers, quantity.end, key=_START)
    following = numbers[after].start if after < len(numbers) else len(sentence.text)
    end, told = quantity.end, 0
    for at in range(find_beginning(words, quantity.end), len(words)):
        word = words[at]
        gap = sentence.text[end : word.start]
        if gap.strip(" \u00a0-‐‑'’") or told == _COUNTED or word.start >= following:
            return
        end = word.end
        told += not word.idle
        if not (word.idle or word.letter or word.capital or is_further(word, sentence.language)):
            yield word
