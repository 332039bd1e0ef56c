"""Digits whose groups a space parts in a language that prints another mark: About 3 000 people."""

from __future__ import annotations

from typing import Final

from service.quantities.lexicon import Lexicon, Token, match_before
from service.quantities.number import Number

_GROUP: Final = 3


def read_spaced(tokens: list[Token], place: int, lexicon: Lexicon) -> Number | None:
    """One number where no second one could begin there: its group has a zero in front, or a bound stands before it."""
    stop = find_groups_end(tokens, place, lexicon)
    if stop == place + 1 or not _counts(tokens, stop, lexicon):
        return None
    groups = [tokens[at].text for at in range(place, stop)]
    if not groups[1].startswith("0") and not match_before(tokens, place, lexicon.before):
        return None
    return Number(first=place, stop=stop, value=int("".join(groups)))


def find_groups_end(tokens: list[Token], place: int, lexicon: Lexicon) -> int:
    """Where the groups of three that follow the digits at this place end; just behind the digits where none do."""
    stop = place + 1
    if " " in lexicon.language.groups or not tokens[place].text.isdecimal() or len(tokens[place].text) > _GROUP:
        return stop
    while stop < len(tokens) and _is_group(tokens[stop]) and tokens[stop].start - tokens[stop - 1].end == 1:
        stop += 1
    return stop


def _is_group(token: Token) -> bool:
    return token.kind == "number" and token.text.isdecimal() and len(token.text) == _GROUP


def _counts(tokens: list[Token], stop: int, lexicon: Lexicon) -> bool:
    """Whether a word follows that the number can count."""
    return stop < len(tokens) and tokens[stop].text.islower() and tokens[stop].lower not in lexicon.lists["stop"]
