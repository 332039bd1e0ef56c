"""Words that are a bound in one place and a preposition in another: over 40 people, a row over 40 islands.

Whether a number is counted loosely or told of exactly hangs on what stands before: behind "row" or "was jailed" an
"over" leads to what it is about, behind "rose" a "hasta" to what was reached. Each such word is in a list of the
language; without the lists a bound is a bound.
"""

from __future__ import annotations

from typing import Final

from service.quantities.lexicon import Lexicon, Token, match_after
from service.quantities.number import Number

_FEW: Final = 10
"""Nobody writes "over two people" for three and more: fewer than so many are named exactly."""
_ROUGH: Final = 3
"""Fewer than so many are never meant roughly: near two lakes."""
_PASSIVE: Final = 2
"""Words of a passive at least: were arrested."""
_REACH: Final = 5
"""So many words before a bound may stand the verb of a change: subió este martes hasta 43."""


def is_preposition(tokens: list[Token], first: int, number: Number, lexicon: Lexicon) -> bool:
    """Whether the bound that begins at this place only leads to what stands behind it."""
    return (
        _leads_to_what_is_reached(tokens, first, number, lexicon)
        or _leads_to_a_subject(tokens, first, number, lexicon)
        or _leads_to_a_span(tokens, first, number, lexicon)
    )


def _leads_to_what_is_reached(tokens: list[Token], first: int, number: Number, lexicon: Lexicon) -> bool:
    """La cifra subió hasta 43; no other number and no mark stands between.

    With a unit "hasta 40 %" may be either, unless the word has no other sense behind such a verb: ставку до 21 %.
    """
    of_count = number.unit is None and _is_one_of("bound_or_total", tokens, first, lexicon)
    if not (of_count or _is_one_of("bound_or_goal", tokens, first, lexicon)):
        return False
    verbs = lexicon.lists["toll_moves"] | lexicon.lists["reaching"]
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if tokens[at].kind != "word":
            return False
        if tokens[at].lower in verbs:
            return True
    return False


def _leads_to_a_subject(tokens: list[Token], first: int, number: Number, lexicon: Lexicon) -> bool:
    """A row over 12 islands, arrested over two murders, near two lakes: what is counted follows the number."""
    of_place = _is_one_of("bound_or_place", tokens, first, lexicon)
    of_cause = _is_one_of("bound_or_cause", tokens, first, lexicon)
    if not (of_place or of_cause or _is_one_of("bound_or_topic", tokens, first, lexicon)):
        return False
    if (number.unit or "").lower() in lexicon.lists["duration"] or _counts_occasions(tokens, number, lexicon):
        return False
    if first and tokens[first - 1].lower in lexicon.lists["about_what"]:
        return True
    if number.unit is not None or number.value.denominator != 1 or not _counts_a_noun(tokens, number, lexicon):
        return False
    if of_place and number.value < _ROUGH:
        return True
    return of_cause and (number.value < _FEW or _is_behind_passive(tokens, first, lexicon))


def _counts_a_noun(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Whether a word follows that the number may count, and no "of" or "in"."""
    if number.stop >= len(tokens) or tokens[number.stop].kind != "word":
        return False
    return tokens[number.stop].lower not in lexicon.lists["stop"]


def _counts_occasions(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """They clashed over 40 times."""
    return number.stop < len(tokens) and tokens[number.stop].lower in lexicon.lists["occasion"]


def _is_behind_passive(tokens: list[Token], first: int, lexicon: Lexicon) -> bool:
    """Whether what was done to somebody stands right before: were arrested over 12 murders."""
    if first < _PASSIVE or tokens[first - 1].kind != "word" or tokens[first - 1].lower in lexicon.lists["stop"]:
        return False
    # It is feared over 40 people died.
    is_told = tokens[first - 1].lower in lexicon.lists["reporting"] | lexicon.lists["hedge"]
    return tokens[first - 2].lower in lexicon.lists["passive"] and not is_told


def _leads_to_a_span(tokens: list[Token], first: int, number: Number, lexicon: Lexicon) -> bool:
    """Spread over six weeks; not "lasted over six weeks", "after over six weeks", "over six weeks ago"."""
    in_span = _is_one_of("bound_or_during", tokens, first, lexicon)
    if not in_span or (number.unit or "").lower() not in lexicon.lists["duration"]:
        return False
    behind = tokens[number.unit_stop] if number.unit_stop < len(tokens) else None
    if behind is not None and behind.lower in lexicon.lists["span_end"]:
        return False
    if first == 0 or tokens[first - 1].kind == "mark":
        return behind is not None and behind.text == ","
    before = tokens[first - 1].lower
    return before not in lexicon.lists["lasting"] and before not in lexicon.lists["stop"]


def _is_one_of(name: str, tokens: list[Token], first: int, lexicon: Lexicon) -> bool:
    """Whether the bound is one of a list, and not a longer one that begins so: hasta un 43%."""
    length = match_after(tokens, first, lexicon.phrases[name])
    return bool(length) and length == match_after(tokens, first, lexicon.before)
