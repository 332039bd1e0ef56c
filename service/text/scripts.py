"""Names across scripts: in Latin letters without accents, and what spellings of one name exchange made alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_CYRILLIC_LETTER: Final = re.compile("[\u0400-\u052f]")
_LETTERS: Final = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "e", "ё": "e", "ж": "zh", "з": "z",
        "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
        "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
        "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia", "'": "", "’": "", "ʼ": "",
    }
)  # fmt: skip
"""The Ukrainian national system of 2010; Russian letters by the nearest sound."""


@lru_cache(maxsize=4096)
def romanize(word: str) -> str:
    """A word in lower case and Latin letters without accents."""
    latin = word.casefold().translate(_LETTERS)
    if latin.isascii():
        return latin
    return "".join(each for each in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(each))


_ALIKE: Final = str.maketrans("gyjwc", "hiivk")
_VARIANTS: Final = (("shch", "sch"), ("zh", "z"), ("x", "ks"), ("ie", "e"))
"""What romanizations of one name exchange: Zhytomyr, Alexei, Yevhen; told after `_ALIKE`."""
_DOUBLED: Final = re.compile(r"(.)\1+")


def has_cyrillic(text: str) -> bool:
    """Whether a text has a Cyrillic letter."""
    return not text.isascii() and _CYRILLIC_LETTER.search(text) is not None


@lru_cache(maxsize=4096)
def spell_alike(word: str) -> str:
    """A word as any romanization of it has it: Zelensky, Zelenskyy, Зеленський."""
    spelled = romanize(word).translate(_ALIKE)
    for printed, alike in _VARIANTS:
        spelled = spelled.replace(printed, alike)
    return _DOUBLED.sub(r"\1", spelled)
