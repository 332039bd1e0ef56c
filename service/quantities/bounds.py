"""Words that bound a number, before it or behind it: at least 23, 23 or more, 23 people at the least."""

from __future__ import annotations

from typing import Final

from service.quantities.lexicon import Lexicon, Token, match_after, match_before
from service.quantities.loose_bounds import find_parted_bound, is_held
from service.quantities.number import Number
from service.schema.vocabulary import Qualifier

_PHRASE: Final = 2
"""Words of a bound at least that stands behind what is counted."""


def find_bound(tokens: list[Token], number: Number, lexicon: Lexicon) -> tuple[int, Qualifier]:
    """Where the bound before a number begins and what it is; the number's first token and `exact` where none is."""
    first, qualifier = find_bound_before(tokens, number.first, lexicon)
    if qualifier == "exact":
        return find_parted_bound(tokens, number, lexicon)
    return (first, qualifier) if is_held(tokens, first, number, lexicon) else (number.first, "exact")


def find_bound_before(tokens: list[Token], stop: int, lexicon: Lexicon) -> tuple[int, Qualifier]:
    """The same by the words right before a token alone; fillers such as "another" may stand between."""
    before = lexicon.before
    length = match_before(tokens, stop, before)
    if length == 1 and _is_loose_sign(tokens, stop - 1):
        return stop, "exact"
    filler = 0 if length else match_before(tokens, stop, lexicon.phrases["bound_filler"])
    if filler:
        length = match_before(tokens, stop - filler, before)
    if not length:
        return stop, "exact"
    first = stop - filler - length
    qualifier = before[_lower(tokens, first, first + length)]
    outer = match_before(tokens, first, before)
    if qualifier == "about" and outer:
        return first - outer, before[_lower(tokens, first - outer, first)]
    return first, qualifier


def _is_loose_sign(tokens: list[Token], at: int) -> bool:
    """Whether > stands apart from its number, or opens the text as mail marks what it quotes."""
    sign = tokens[at]
    return sign.text in {"<", ">"} and (at == 0 or tokens[at + 1].start > sign.end)


def find_bound_after(tokens: list[Token], number: Number, lexicon: Lexicon) -> tuple[int, Qualifier]:
    """Where the bound behind a number ends and what it is; behind what is counted it is no part of the amount."""
    counted = number.stop + match_after(tokens, number.stop, lexicon.phrases["counter"])
    for stop in dict.fromkeys((number.stop, number.unit_stop, counted)):
        length = match_after(tokens, stop, lexicon.after)
        if length and not is_number_at(tokens, stop + length, lexicon):
            return stop + length, lexicon.after[_lower(tokens, stop, stop + length)]
    return number.stop, _find_bound_behind_noun(tokens, number, lexicon)


def _find_bound_behind_noun(tokens: list[Token], number: Number, lexicon: Lexicon) -> Qualifier:
    """The bound of several words behind what is counted: 30 people or more."""
    stop = number.stop + 1
    length = match_after(tokens, stop, lexicon.after)
    if length < _PHRASE or is_number_at(tokens, stop + length, lexicon):
        return "exact"
    noun = tokens[number.stop].lower
    if noun not in lexicon.lists["counted"] and noun not in lexicon.lists["people"]:
        return "exact"
    return lexicon.after[_lower(tokens, stop, stop + length)]


def is_rough(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Une dizaine: a word that is never meant exactly."""
    rough = lexicon.lists["rough"]
    return bool(rough) and any(token.lower in rough for token in tokens[number.first : number.stop])


def is_number_at(tokens: list[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether a number begins at a token, in digits or in words."""
    if place >= len(tokens):
        return False
    return tokens[place].kind == "number" or bool(match_after(tokens, place, lexicon.numerals))


def _lower(tokens: list[Token], first: int, stop: int) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens[first:stop])
