"""Bounds that are told by verbs, by parted words, or by the place of a noun: passed 100, fewer people than 100."""

from __future__ import annotations

from typing import Final

from service.quantities.lexicon import Lexicon, Token, match_after
from service.quantities.number import Number
from service.quantities.prepositions import is_preposition
from service.schema.vocabulary import Qualifier

_LARGE: Final = 10
"""Fewer are more often the object of the verb: topped two lists."""
_BETWEEN: Final = 3
"""So many words may stand in a bound: fewer people in all than 100."""


def is_held(tokens: list[Token], first: int, number: Number, lexicon: Lexicon) -> bool:
    """Whether the bound at this place is one of the number: the toll passed 100; not "parliament passed 12 bills"."""
    if is_preposition(tokens, first, number, lexicon):
        return False
    is_verb = bool(match_after(tokens, first, lexicon.phrases["large_bound"]))
    if is_verb and (number.value >= _LARGE or number.unit is not None):
        return True
    needs_bare = is_verb or bool(match_after(tokens, first, lexicon.phrases["bare_bound"]))
    return not needs_bare or _counts_nothing(tokens, number, lexicon)


def is_firm(tokens: list[Token], first: int, lexicon: Lexicon) -> bool:
    """Whether a bound shows by itself that a number counts: at least 2019; not "exceeded 2019 levels"."""
    return not match_after(tokens, first, lexicon.phrases["loose_bound"])


def find_parted_bound(tokens: list[Token], number: Number, lexicon: Lexicon) -> tuple[int, Qualifier]:
    """Fewer people than 100: where it begins and what it is; the number itself and "exact" without one."""
    than = number.first - 1
    if than >= 1 and tokens[than].lower in lexicon.lists["than"] and _ends_statement(tokens, number, lexicon):
        for first in range(than - 1, max(-1, than - 2 - _BETWEEN), -1):
            if tokens[first].kind != "word":
                break
            qualifier = lexicon.before.get((tokens[first].lower, tokens[than].lower))
            if qualifier is not None:
                return first, qualifier
    if _is_rough_by_place(tokens, number, lexicon):
        return number.first - 1, "about"
    return number.first, "exact"


def _is_rough_by_place(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Погибли человек сто: what is counted stands before its number, and not behind another."""
    noun = number.first - 1
    if noun < 0 or tokens[noun].lower not in lexicon.lists["rough_behind"] or number.unit is not None:
        return False
    is_of_another = noun > 0 and (
        tokens[noun - 1].kind == "number"
        or (tokens[noun - 1].lower,) in lexicon.numerals
        or tokens[noun - 1].lower in lexicon.language.magnitudes
    )
    return not is_of_another and _counts_nothing(tokens, number, lexicon)


def _counts_nothing(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Whether no noun follows that the number could count."""
    stop = max(number.stop, number.unit_stop)
    if stop >= len(tokens) or tokens[stop].kind == "mark":
        return True
    after = tokens[stop].lower
    return after in lexicon.lists["mark"] or (after in lexicon.lists["stop"] and after not in lexicon.lists["range_to"])


def _ends_statement(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Whether a verb or a mark follows: fewer people than 100 were hurt; not "more people than 12 other towns"."""
    stop = max(number.stop, number.unit_stop)
    return stop >= len(tokens) or tokens[stop].kind == "mark" or tokens[stop].lower in lexicon.lists["passive"]
