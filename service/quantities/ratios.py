"""Whether "six in ten" is a share, or six that were counted in ten places."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.language import Language
from service.quantities.lexicon import Lexicon, Token, match_before
from service.quantities.number import Number

_ROUND: Final = frozenset({10, 100, 1000})
"""Wholes of a share in any place; "two in five" has to open its statement."""


def may_be_ratio(tokens: list[Token], part: Number, whole: int, lexicon: Lexicon) -> bool:
    """Six in ten adults, about two in five, one in 12; not "killed two in five attacks"."""
    if part.value == 1:
        return True
    if part.value.denominator != 1 or part.magnitude != 1:
        return False
    before = tokens[part.first - 1] if part.first else None
    if before is None or before.kind == "mark" or match_before(tokens, part.first, lexicon.before):
        return True
    if _value_at(tokens, whole, lexicon) in _ROUND:
        return not before.lower.startswith(_list_tolls(lexicon.language))
    return before.lower in lexicon.lists["reporting"]


def opens_ratio(tokens: list[Token], part: Number, lexicon: Lexicon) -> bool:
    """Six Français sur dix, where a statement begins with it; not "un homme sur deux motos"."""
    place = part.stop
    if part.value == 1 or place + 1 >= len(tokens) or tokens[place].kind != "word":
        return False
    if tokens[place + 1].lower not in lexicon.lists["whole_behind_noun"]:
        return False
    before = tokens[part.first - 1] if part.first else None
    opens = before is None or before.kind == "mark" or before.lower in lexicon.lists["conjunction"]
    return opens or bool(match_before(tokens, part.first, lexicon.before))


def _value_at(tokens: list[Token], place: int, lexicon: Lexicon) -> int | None:
    if place >= len(tokens):
        return None
    token = tokens[place]
    return int(token.text) if token.text.isdecimal() else lexicon.numerals.get((token.lower,))


@lru_cache(maxsize=64)
def _list_tolls(language: Language) -> tuple[str, ...]:
    """How the words begin that tell what became of people."""
    return tuple(word.removesuffix("*") for words in language.measures.values() for word in words)
