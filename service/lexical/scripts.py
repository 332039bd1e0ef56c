"""Names in Latin letters without accents, so that one name is known again in two scripts."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

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
