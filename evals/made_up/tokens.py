"""Words, numerals and marks of a text, each with its place, folded so that print styles compare equal."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

_TOKEN: Final = re.compile(
    r"(?P<number>\d{1,3}(?:[\u00a0\u202f\u2009 ’']\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    r"|(?P<word>(?:[a-z]{1,2}|qu)(?=['’ʼ][^\W\d_]{3})|(?:[^\W\d_]\.){2,}[^\W\d_]?|[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*)"
    r"|(?P<mark>[^\w\s])",
    re.IGNORECASE,
)
_APOSTROPHES: Final = re.compile(r"['’ʼ`.\u0301]")
_POSSESSIVE: Final = re.compile(r"['’ʼ`]s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, numeral or mark."""

    kind: Literal["number", "word", "mark"]
    folded: str
    """Without case, accents, apostrophes and the possessive's s."""
    start: int
    end: int
    capital: bool
    """Whether it begins with a capital letter."""


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """Fold case, accents, apostrophes and the possessive's s away."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word)).casefold()
    return _APOSTROPHES.sub("", "".join(each for each in plain if not unicodedata.combining(each)))


@lru_cache(maxsize=1 << 13)
def cut_tokens(text: str) -> tuple[Token, ...]:
    """Cut a text into tokens, in its order."""
    return tuple(_make_token(match) for match in _TOKEN.finditer(text))


def _make_token(match: re.Match[str]) -> Token:
    text = match.group()
    kind: Literal["number", "word", "mark"] = (
        "number" if match.lastgroup == "number" else "word" if match.lastgroup == "word" else "mark"
    )
    folded = fold_word(text) if kind == "word" else text
    return Token(kind, folded, match.start(), match.end(), text[0].isupper())
