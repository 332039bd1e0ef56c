"""Names across scripts: Cyrillic in Latin letters, letters that spellings exchange as one, endings aside."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from service.text.characters import match_words

Spelled = tuple[str, ...]
"""A name as every article spells it."""

_KEPT: Final = 6
"""Letters of a word: what is behind them is often an ending."""
_WORDS_KEPT: Final = 50_000
"""So many printed words are spelled once; a story has some thousand."""
_CYRILLIC: Final = {
    **dict(zip("абвгґдезиіїйклмнопрстуфыэъьё", "abvhhdeziiiiklmnoprstufie__e", strict=True)),
    "є": "ie",
    "ж": "z",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sch",
    "ю": "iu",
    "я": "ia",
}
"""Roughly the Ukrainian and Russian national tables, without what they tell apart."""
_ALIKE: Final = str.maketrans("gyjwc", "hiivk", "_’'ʼ")


def spell_words(text: str) -> Spelled:
    """The words of a text that have a capital, or that are of a script without, so that Kyiv is Київ."""
    return tuple(map(_spell, _list_proper(text)))


def spell_all(texts: Iterable[str]) -> frozenset[str]:
    """Such words of several texts, each once."""
    return frozenset(map(_spell, frozenset(word for text in texts for word in _list_proper(text))))


def _list_proper(text: str) -> list[str]:
    words = [found.group() for found in match_words(text)]
    return [word for word in words if word[0].isalpha() and not word[0].islower()]


@lru_cache(maxsize=_WORDS_KEPT)
def _spell(word: str) -> str:
    lower = word.casefold()
    if not lower.isascii():
        lower = "".join(_CYRILLIC.get(letter, letter) for letter in lower)
        lower = "".join(each for each in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(each))
    return lower.translate(_ALIKE)[:_KEPT]
