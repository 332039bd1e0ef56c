"""Kinds of characters: scripts without spaces, what stands within words, what no reader sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

SPACELESS: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
SPACELESS_CHARACTER: Final = re.compile(f"[{SPACELESS}]")
_INNER_MARKS: Final = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0980-\u0983\u09bc-\u09e3\u0a01-\u0a03\u0a3c-\u0a71"
    "\u0a81-\u0a83\u0abc-\u0ae3\u0b01-\u0b03\u0b3c-\u0b63\u0b82\u0bbe-\u0bd7\u0c00-\u0c04\u0c3c-\u0c63\u0c81-\u0c83"
    "\u0cbc-\u0ce3\u0d00-\u0d03\u0d3b-\u0d63\u0d81-\u0d83\u0dca-\u0ddf\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f\u0711\u0730-\u074a\u07a6-\u07b0\u0f71-\u0f84\u0f90-\u0fbc\u135d-\u135f"
)
r"""Combining marks, which `\w` leaves out though they stand within words: vowel signs, diacritics."""
WORD: Final = re.compile(
    f"[{SPACELESS}]+|[^\\W_{SPACELESS}]+(?:[{_INNER_MARKS}]+[^\\W_{SPACELESS}]*)*",
)
_SPACED_WORD: Final = re.compile(r"[^\W_]+")
_ASCII_WORD: Final = re.compile("[0-9A-Za-z]+")
_BEYOND: Final = re.compile("[^\x00-\u02ff\u0400-\u0482\u048a-\u052f\u2000-\u206f]")
"""What is neither Latin nor Cyrillic nor punctuation: spaceless scripts and marks within words are there."""
INVISIBLES: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e0fff]"
)
"""What no reader sees: zero widths, soft hyphens, directions, variation selectors, fillers, tags."""


def match_words(text: str) -> Iterator[re.Match[str]]:
    """The matches of `WORD` in a text, several times faster where its letters are Latin or Cyrillic."""
    return _choose_pattern(text).finditer(text)


def cut_words(text: str) -> list[str]:
    """What `match_words` finds, without the places."""
    return _choose_pattern(text).findall(text)


def _choose_pattern(text: str) -> re.Pattern[str]:
    if text.isascii():
        return _ASCII_WORD
    return WORD if _BEYOND.search(text) else _SPACED_WORD


def has_spaceless(text: str) -> bool:
    """Whether a text has a character of a script without spaces."""
    return not text.isascii() and SPACELESS_CHARACTER.search(text) is not None


def drop_invisible(text: str) -> str:
    """The text without what no reader sees."""
    return text if text.isascii() else INVISIBLES.sub("", text)


def is_mark(character: str) -> bool:
    """Whether it is a mark that belongs to the character before it."""
    return not character.isascii() and unicodedata.category(character).startswith("M")
