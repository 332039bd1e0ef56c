"""Cyrillic words in Latin letters, so that a name may be told in another script than its article's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_LETTERS: Final = {
    **dict(zip("абвгґдезиіїйклмнопрстуфыэё", "abvhgdezyiiiklmnoprstufyee", strict=True)),
    **dict.fromkeys("ъь", ""),
    "ж": "zh",
    "є": "ie",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "iu",
    "я": "ia",
}
"""The Ukrainian table of 2010 (Resolution 55), with the letters that only Russian has."""


def romanize(word: str) -> str:
    """Return a folded word with its Cyrillic letters told in Latin ones, and those that spellings exchange as one."""
    return "".join(_LETTERS.get(letter, letter) for letter in word).replace("y", "i").replace("g", "h")


@lru_cache(maxsize=1 << 10)
def list_romanized(words: frozenset[str], *, cyrillic: bool) -> frozenset[str]:
    """Return the words with Cyrillic letters, or those without, romanized."""
    return frozenset(romanize(each) for each in words if has_cyrillic(each) == cyrillic)


def has_cyrillic(word: Iterable[str]) -> bool:
    """Whether a folded word has a Cyrillic letter."""
    return any(letter in _LETTERS for letter in word)
