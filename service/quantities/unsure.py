"""Numbers that could be read in two ways, or only in part: they are passed over, for nothing is better than wrong."""

from __future__ import annotations

from typing import Final

from service.quantities.lexicon import Lexicon, Token, find_magnitude
from service.quantities.magnitudes import is_lone_capital
from service.quantities.number import Number, are_adjacent, is_hyphen
from service.quantities.spaced import find_groups_end

_HANGUL: Final = frozenset("천백십")
"""They multiply alone (5천) and together with others (5천만)."""


def skip_unsure(tokens: list[Token], number: Number, lexicon: Lexicon) -> int:
    """Where reading goes on: past what makes the number unsure; its own stop where it is sure."""
    stop = number.stop
    if _runs_into_number(tokens, number) or _is_cut_by_space(tokens, number, lexicon):
        return stop + 1
    is_partial = (
        _is_before_unread_magnitude(tokens, number, lexicon)
        or _is_mixed(tokens, number)
        or _is_tail(tokens, number, lexicon)
    )
    is_open = _is_vague(tokens, number, lexicon) or _is_behind_magnitude(tokens, number, lexicon)
    return stop + 1 if is_partial or is_open else stop


def _runs_into_number(tokens: list[Token], number: Number) -> bool:
    """Whether another number follows without a space."""
    stop = number.stop
    return stop < len(tokens) and tokens[stop].kind == "number" and are_adjacent(tokens, stop - 1)


def _is_cut_by_space(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Whether a space parts groups where the language prints another mark: 12 000 may be one number or two."""
    is_single = not number.in_words and number.stop - number.first == 1
    return is_single and find_groups_end(tokens, number.first, lexicon) > number.stop


def _is_before_unread_magnitude(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Whether a magnitude follows whose value is not known: 5 zillion, 5 mdp; not 5 Bio-Höfe."""
    stop = number.stop
    if stop >= len(tokens) or number.unit is not None:
        return False
    if is_lone_capital(tokens, stop, lexicon):
        return True
    if tokens[stop].text[0] in _HANGUL:
        return True
    return tokens[stop].lower in lexicon.lists["unread_magnitude"] and not is_hyphen(tokens, stop + 1)


def _is_tail(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Whether it is the end of a number that was not read: .5 million, several hundred and fifty."""
    before = number.first - 1
    if before < 0:
        return False
    if tokens[before].text == "." and not number.in_words and are_adjacent(tokens, before):
        return before == 0 or not are_adjacent(tokens, before - 1)
    joins = number.in_words and before > 0 and tokens[before].lower in lexicon.lists["number_joiner"]
    return joins and find_magnitude(tokens, before - 1, lexicon) > 0


def _is_vague(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Whether a word before a round number leaves open how many of them: mehrere tausend, several 100."""
    before = tokens[number.first - 1].lower if number.first else ""
    if before not in lexicon.lists["vague_before"] or number.value.denominator != 1:
        return False
    digits = str(number.value)
    return digits[0] == "1" and len(digits) > 1 and digits.strip("0") == "1"


def _is_behind_magnitude(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Тысяч пять: the magnitude of a rough number stands before it, and is no other number's."""
    before = number.first - 1
    if before < 0 or tokens[before].lower not in lexicon.lists["inverted_magnitude"]:
        return False
    return before == 0 or not (tokens[before - 1].kind == "number" or (tokens[before - 1].lower,) in lexicon.numerals)


def _is_mixed(tokens: list[Token], number: Number) -> bool:
    """Whether a fraction in digits follows: 1 1/2 million."""
    stop = number.stop
    return stop < len(tokens) and tokens[stop].kind == "date" and "/" in tokens[stop].text and not number.in_words
