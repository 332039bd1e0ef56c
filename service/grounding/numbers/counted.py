"""The noun that a number counts: among the words printed behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from service.grounding.numbers.measures import is_further
from service.grounding.printed import PrintedWord
from service.language import Language
from service.quantities import Quantity

_COUNTED: Final = 4
"""Among so many words behind a number is the noun that it counts."""


def find_counted(
    quantity: Quantity, others: Sequence[Quantity], words: Sequence[PrintedWord], text: str, language: Language
) -> frozenset[str]:
    """Stems of the words behind a number, up to the next mark or number; no names, no days. Empty where none is."""
    return frozenset(_list_behind(quantity, others, words, text, language))


def _list_behind(
    quantity: Quantity, others: Sequence[Quantity], words: Sequence[PrintedWord], text: str, language: Language
) -> Iterator[str]:
    beyond = (each.start for each in others if each is not quantity and each.start >= quantity.end)
    following = min(beyond, default=None)
    end, told = quantity.end, 0
    for word in words:
        if word.start < quantity.end:
            continue
        gap = text[end : word.start]
        if gap.strip(" \u00a0-‐‑'’") or told == _COUNTED or (following is not None and word.start >= following):
            return
        end = word.end
        told += not word.idle
        if not (word.idle or word.letter or word.capital or is_further(word, language)):
            yield word.stem
