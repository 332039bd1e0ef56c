"""The sign of a number: before it (minus 5 degrees) or behind what it measures (5 degrees below zero)."""

from __future__ import annotations

from service.quantities.lexicon import Lexicon, Token, match_after, match_before
from service.quantities.number import Number, are_adjacent


def take_minus(tokens: list[Token], number: Number, lexicon: Lexicon) -> Number:
    """Minus 5 degrees; a hyphen only where it is joined to the number and to nothing else."""
    at = number.first - 1
    if at < 0:
        return number
    is_sign = tokens[at].text in {"-", "−"} and are_adjacent(tokens, at) and not (at and are_adjacent(tokens, at - 1))
    is_minus = is_sign or tokens[at].lower in lexicon.lists["minus"]
    if is_minus and not match_before(tokens, number.first, lexicon.before):
        return number._replace(first=at, value=-number.value)
    return number


def take_below_zero(tokens: list[Token], number: Number, lexicon: Lexicon) -> Number:
    """12 degrees below zero, 12 grados bajo cero, 12 градусов мороза: as "minus 12 degrees"."""
    length = match_after(tokens, number.unit_stop, lexicon.phrases["below_zero"])
    measures = number.unit_stop > number.stop or length > 1
    if not length or not measures or number.value < 0:
        return number
    stop = number.unit_stop + length
    return number._replace(value=-number.value, stop=stop, unit_stop=stop)
