"""Words across scripts: Cyrillic in Latin letters, and what spellings of one name exchange made alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_WORDS_KEPT: Final = 50_000
"""So many printed words are spelled once; a story has some thousand."""
_CYRILLIC_LETTER: Final = re.compile("[\u0400-\u052f]")
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
_VARIANTS: Final = (("shch", "sch"), ("zh", "z"), ("x", "ks"), ("ie", "e"))
"""What romanizations of one name exchange: Zhytomyr, Alexei, Yevhen; told after `_ALIKE`."""
_DOUBLED: Final = re.compile(r"(.)\1+")


def has_cyrillic(text: str) -> bool:
    """Whether a text has a Cyrillic letter."""
    return not text.isascii() and _CYRILLIC_LETTER.search(text) is not None


@lru_cache(maxsize=_WORDS_KEPT)
def spell_latin(word: str) -> str:
    """A word in Latin letters and lower case, without accents, and letters that spellings exchange as one."""
    lower = word.casefold()
    if not lower.isascii():
        lower = "".join(_CYRILLIC.get(letter, letter) for letter in lower)
        lower = "".join(each for each in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(each))
    return lower.translate(_ALIKE)


@lru_cache(maxsize=_WORDS_KEPT)
def spell_alike(word: str) -> str:
    """The same for words of any romanization: Zelensky, Zelenskyy, Зеленський."""
    spelled = spell_latin(word)
    for printed, alike in _VARIANTS:
        spelled = spelled.replace(printed, alike)
    return _DOUBLED.sub(r"\1", spelled)
