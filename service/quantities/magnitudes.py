"""What multiplies a number: the words, signs and letters of magnitude behind it."""

from __future__ import annotations

from typing import Final

from service.quantities.lexicon import Lexicon, Token, find_magnitude, is_letter
from service.quantities.number import Number, are_adjacent, is_hyphen

CJK_MAGNITUDES: Final = {"万": 10**4, "萬": 10**4, "만": 10**4, "億": 10**8, "亿": 10**8, "억": 10**8, "兆": 10**12}
_THOUSAND: Final = 1000
_YEARS: Final = range(1900, 2100)
_YEAR_DIGITS: Final = 4
_LENGTH_WORDS: Final = frozenset({"tall", "high", "wide", "deep", "long", "away", "above", "below", "from", "waves"})


def multiply(tokens: list[Token], number: Number, lexicon: Lexicon) -> Number:
    """Take in the magnitudes that follow: 1.2 million, $3.5bn, 12 тыс., 5 mil millones, 5 lakh crore.

    Each is larger than the one before it: "5 million thousand" is no number.
    """
    while True:
        place = _skip_joint(tokens, number, lexicon)
        magnitude = _find_magnitude(tokens, place, number, lexicon)
        if magnitude <= number.magnitude or _is_year_beside(tokens, place, number, lexicon):
            return number
        number = number._replace(
            stop=place + 1, value=number.value * magnitude, magnitude=number.magnitude * magnitude, unit=None
        )


def skip_stop(tokens: list[Token], number: Number, lexicon: Lexicon) -> int:
    """Past the full stop of a shortened magnitude: 1 млн. 200 тыс."""
    place = number.stop
    is_stop = place < len(tokens) and tokens[place].text == "." and are_adjacent(tokens, place - 1)
    return place + 1 if is_stop and tokens[place - 1].lower + "." in lexicon.language.magnitudes else place


def is_lone_capital(tokens: list[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether a letter stands here that may be a magnitude and may be anything else: 5 M."""
    if place >= len(tokens):
        return False
    letter = tokens[place]
    return letter.text.isupper() and is_letter(letter.lower) and letter.lower in lexicon.language.magnitudes


def _skip_joint(tokens: list[Token], number: Number, lexicon: Lexicon) -> int:
    """Past the hyphen of 5-million, and the "de" of "une centaine de millions"."""
    place = number.stop
    if place < len(tokens) and number.in_words and 1 < number.magnitude < _THOUSAND:
        links = tokens[place].lower in lexicon.lists["unit_link"]
        return place + 1 if links and find_magnitude(tokens, place + 1, lexicon) >= _THOUSAND else place
    return place + 1 if is_hyphen(tokens, place) and are_adjacent(tokens, place) else place


def _find_magnitude(tokens: list[Token], place: int, number: Number, lexicon: Lexicon) -> int:
    if place >= len(tokens):
        return 0
    lower = tokens[place].lower
    magnitude = find_magnitude(tokens, place, lexicon, letters=True) or CJK_MAGNITUDES.get(tokens[place].text[:1], 0)
    if not is_letter(lower):
        return magnitude
    glued = are_adjacent(tokens, number.stop - 1)
    if glued and lower == "m" and place + 1 < len(tokens) and tokens[place + 1].lower in _LENGTH_WORDS:
        return 0
    may_be_glued = glued and lower not in lexicon.lists["money_magnitude"]
    return magnitude if may_be_glued or _is_beside_currency(tokens, place, number, lexicon) else 0


def _is_year_beside(tokens: list[Token], place: int, number: Number, lexicon: Lexicon) -> bool:
    """En 2025 mil personas: a year, and a thousand that counts by itself."""
    printed, before = tokens[number.first].text, tokens[number.first - 1].lower if number.first else ""
    is_year = len(printed) == _YEAR_DIGITS and printed.isdecimal() and int(printed) in _YEARS
    if not is_year or before not in lexicon.lists["year_in"]:
        return False
    return tokens[place].lower in lexicon.lists["bare_magnitude"] and not find_magnitude(tokens, place + 1, lexicon)


def _is_beside_currency(tokens: list[Token], letter: int, number: Number, lexicon: Lexicon) -> bool:
    """A currency stands before the number, or its sign touches the letter behind it: € 5 M, 5 M€."""
    currency = lexicon.lists["currency"]
    if number.first > 0 and tokens[number.first - 1].lower in currency:
        return True
    return are_adjacent(tokens, letter) and tokens[letter + 1].lower in currency
