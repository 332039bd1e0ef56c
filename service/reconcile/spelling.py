"""Names across scripts: Cyrillic in Latin letters, letters that spellings exchange as one, endings aside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from service.text.characters import match_words
from service.text.scripts import spell_latin

Spelled = tuple[str, ...]
"""A name as every article spells it."""

_KEPT: Final = 6
"""Letters of a word: what is behind them is often an ending."""


def spell_words(text: str) -> Spelled:
    """The words of a text that have a capital, or that are of a script without, so that Kyiv is Київ."""
    return tuple(map(_spell, _list_proper(text)))


def spell_all(texts: Iterable[str]) -> frozenset[str]:
    """Such words of several texts, each once."""
    return frozenset(map(_spell, frozenset(word for text in texts for word in _list_proper(text))))


def _list_proper(text: str) -> list[str]:
    words = [found.group() for found in match_words(text)]
    return [word for word in words if word[0].isalpha() and not word[0].islower()]


def _spell(word: str) -> str:
    return spell_latin(word)[:_KEPT]
