"""Finding a phrase in a folded text, as whole words and never nearly so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from service.text.characters import SPACELESS, is_mark
from service.text.folding import Folded, fold_plain
from service.text.span import Span

_EDGE_EVERYWHERE: Final = re.compile(f"[{SPACELESS}\uac00-\ud7a3]")
"""Hangul too: particles are written onto the name before them."""
_GROUPED: Final = re.compile(r"\d+(?:[.,']\d+)+|(?<!\d)\d{1,3}(?: \d{3})+(?!\d)")
"""Numbers that marks or spaces run through."""
_LONGEST_GROUPED: Final = 24


def find_words(haystack: Folded, needle: str) -> tuple[Span, ...]:
    """Every place where the folded needle stands as whole words, as spans of the unfolded text."""
    words = _fold_needle(needle)
    return tuple(haystack.unfold(at, at + len(words)) for at in _find_whole(haystack.text, words))


def has_words(folded: str, needle: str) -> bool:
    """Whether the needle, folded, stands in a text that is folded already, as whole words."""
    return next(_find_whole(folded, _fold_needle(needle)), None) is not None


@lru_cache(maxsize=1_024)
def _fold_needle(needle: str) -> str:
    return fold_plain(needle).strip()


def _find_whole(text: str, words: str) -> Iterator[int]:
    position = text.find(words) if words else -1
    while position >= 0:
        if is_word_edge(text, position) and is_word_edge(text, position + len(words)):
            yield position
        position = text.find(words, position + 1)


def is_word_edge(text: str, position: int) -> bool:
    """Whether no word or number runs across this position of a folded text.

    Scripts without spaces have an edge between any two characters.
    """
    if position in (0, len(text)):
        return True
    left, right = text[position - 1], text[position]
    if left.isdigit() != right.isdigit() and _is_within_number(text, position):
        return False
    if left.isascii() and right.isascii():
        return not (left.isalnum() and right.isalnum())
    if is_mark(right):
        return False
    if not (right.isalnum() and (left.isalnum() or is_mark(left))):
        return True
    return bool(_EDGE_EVERYWHERE.match(left) or _EDGE_EVERYWHERE.match(right))


def _is_within_number(text: str, position: int) -> bool:
    near = _GROUPED.finditer(text, max(0, position - _LONGEST_GROUPED), position + _LONGEST_GROUPED)
    return any(number.start() < position < number.end() for number in near)
