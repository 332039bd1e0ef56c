"""What is added to the thousands or millions before it: 12 mil 500, 1 млн 200 тыс., 2 mil 300 millones."""

from __future__ import annotations

from typing import Final

from service.quantities.lexicon import Lexicon, Token, match_after
from service.quantities.magnitudes import skip_stop
from service.quantities.number import Number, is_hyphen

_HUNDRED: Final = 100
_THOUSAND: Final = 1000
_YEAR_DIGITS: Final = 4
"""So many digits without a separator may be a year."""


def find_rest(tokens: list[Token], number: Number, lexicon: Lexicon) -> int:
    """Where the rest of a number would begin: past the stop of "млн." and the "e" of "1 milhão e 200 mil"."""
    place = skip_stop(tokens, number, lexicon)
    return place + 1 if _is_joiner(tokens, place, lexicon) else place


def add_rest(tokens: list[Token], number: Number, part: Number, lexicon: Lexicon) -> Number | None:
    """Both as one number; None where the second is a number of its own, and unsure where it may be either."""
    if part.fraction or any(each.value.denominator != 1 for each in (part, number)) or is_hyphen(tokens, part.stop):
        return None
    is_joined = _is_joiner(tokens, part.first - 1, lexicon)
    if part.magnitude >= _THOUSAND and part.value < number.magnitude:
        value = number.value + part.value
    elif is_joined:
        # Doze mil e 500: one number, or two of a list.
        return number._replace(stop=part.stop, unsure=True) if part.value < number.magnitude else None
    elif _shares_magnitude(tokens, number, part, lexicon):
        value = number.value * part.magnitude + part.value
    elif part.value < number.magnitude and _is_bare_rest(tokens, number, part, lexicon):
        value = number.value + part.value
    else:
        return None
    return number._replace(stop=part.stop, value=value, magnitude=part.magnitude)


def _is_joiner(tokens: list[Token], place: int, lexicon: Lexicon) -> bool:
    return place < len(tokens) and tokens[place].lower in lexicon.lists["rest_joiner"]


def _shares_magnitude(tokens: list[Token], number: Number, part: Number, lexicon: Lexicon) -> bool:
    """Whether a larger magnitude follows the rest and is that of both: 2 mil 300 millones."""
    is_larger = part.magnitude > number.magnitude and part.value < part.magnitude * _THOUSAND
    return is_larger and _ends_in_thousand(tokens, number, lexicon)


def _is_bare_rest(tokens: list[Token], number: Number, part: Number, lexicon: Lexicon) -> bool:
    """Whether the number holds all that is left: 12 mil 500, 1 million 200 000; not "5 million 18 months ago"."""
    if part.magnitude != 1:
        return False
    if number.magnitude > _THOUSAND:
        return not part.in_words and len(tokens[part.first].text) > _YEAR_DIGITS
    if not _ends_in_thousand(tokens, number, lexicon) or (part.in_words and part.value < _HUNDRED):
        return False
    return not match_after(tokens, part.stop, lexicon.units) or tokens[part.stop].lower not in lexicon.lists["duration"]


def _ends_in_thousand(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Whether the number ends in a word for thousand behind which this language prints the rest in digits."""
    return number.magnitude == _THOUSAND and tokens[number.stop - 1].lower in lexicon.lists["rest_after"]
