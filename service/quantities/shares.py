"""Fractions in words, and halves of what is large: two thirds of, la moitié des, half a billion, media docena."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from service.quantities.lexicon import Lexicon, Token, find_magnitude, match_after, match_before
from service.quantities.number import Number, is_hyphen, slice_tokens

_HALF: Final = Fraction(1, 2)
_QUARTER: Final = 4
"""Up to here what could be reduced counts other things: two quarters of a year, four halves of a match."""


def read_share(tokens: list[Token], place: int, lexicon: Lexicon) -> Number | None:
    """Two thirds of, a quarter of, half the; not "the second half" nor "a third man"."""
    number = _read_alone(tokens, place, lexicon) or _read_counted(tokens, place, lexicon)
    if number is None:
        return None
    whole = _multiply(tokens, number, lexicon)
    if whole is not number or not _needs_a_whole(tokens, number, lexicon) or _is_share(tokens, number, lexicon):
        return whole
    return None


def read_half_of_magnitude(tokens: list[Token], place: int, lexicon: Lexicon) -> Number | None:
    """Medio millar, una media docena, eine halbe Million, пів мільярда, a half-million."""
    halves = lexicon.language.halves
    at = place + 1 if tokens[place].lower in lexicon.lists["one_before_magnitude"] else place
    if at >= len(tokens) or halves.get(tokens[at].lower) != 1:
        return None
    at += 2 if is_hyphen(tokens, at + 1) else 1
    magnitude = find_magnitude(tokens, at, lexicon)
    if not magnitude:
        return None
    return Number(place, at + 1, _HALF * magnitude, magnitude=magnitude, in_words=True)


def add_half(tokens: list[Token], number: Number, lexicon: Lexicon) -> Number:
    """Two and a half, two-and-a-half; un millón y medio, dos y medio millones, две с половиной тысячи."""
    stop = number.stop + 1 if is_hyphen(tokens, number.stop) else number.stop
    if stop >= len(tokens):
        return number
    joiner = tokens[stop].lower
    if joiner in lexicon.lists["half_joiner"]:
        length = 2 if tokens[stop + 1 : stop + 2] and tokens[stop + 1].lower in lexicon.lists["half_after"] else 0
    elif joiner in lexicon.lists["number_joiner"]:
        length = _match_half(tokens, stop, number, lexicon)
    else:
        length = 0
    return number._replace(stop=stop + length, value=number.value + _HALF * number.magnitude) if length else number


def _match_half(tokens: list[Token], joiner: int, number: Number, lexicon: Lexicon) -> int:
    """How many tokens from the joiner on are a half: "and a half", "y medio" beside what multiplies."""
    step = 2 if is_hyphen(tokens, joiner + 1) else 1
    words = tokens[joiner + step : joiner + 2 * step + 1 : step]
    if words and words[0].lower in lexicon.lists["half_after"]:
        return 2 if number.magnitude > 1 or find_magnitude(tokens, joiner + 2, lexicon) else 0
    is_half = len(words) > 1 and lexicon.language.fractions.get(words[1].lower) == _HALF.denominator
    return 2 * step + 1 if is_half and words[0].lower in lexicon.lists["fraction_article"] else 0


def _read_alone(tokens: list[Token], place: int, lexicon: Lexicon) -> Number | None:
    """Half, половина, треть: a fraction without a numerator."""
    denominator = lexicon.language.fractions.get(tokens[place].lower)
    if denominator != _HALF.denominator and tokens[place].lower not in lexicon.lists["fraction_alone"]:
        return None
    if denominator is None or (place and tokens[place - 1].lower in lexicon.lists["not_fraction_before"]):
        return None
    return Number(place, place + 1, Fraction(1, denominator), unit=tokens[place].text, fraction=True)


def _read_counted(tokens: list[Token], place: int, lexicon: Lexicon) -> Number | None:
    """A fraction with its numerator or article before it: two thirds, a tenth, la cuarta parte."""
    lower = tokens[place].lower
    numerator = lexicon.language.numerals.get(lower, 0)
    if not numerator and lower not in lexicon.lists["fraction_article"]:
        return None
    at = place + 1 + (1 if is_hyphen(tokens, place + 1) else 0)
    length = match_after(tokens, at, lexicon.fractions)
    if not length or (numerator > 1 and tokens[at].lower in lexicon.lists["fraction_of_one"]):
        return None
    denominator = lexicon.fractions[tuple(token.lower for token in tokens[at : at + length])]
    value = Fraction(numerator or 1, denominator)
    if value >= 1 or (value.denominator != denominator and denominator <= _QUARTER):
        return None
    return Number(place, at + length, value, unit=slice_tokens(tokens, at, at + length), fraction=True)


def _multiply(tokens: list[Token], number: Number, lexicon: Lexicon) -> Number:
    """Half a million and a quarter of a million are whole numbers."""
    at = number.stop
    if at < len(tokens) and tokens[at].lower in lexicon.lists["whole_of_fraction"]:
        at += 1
    if at + 1 < len(tokens) and tokens[at].lower in lexicon.lists["one_before_magnitude"]:
        magnitude = find_magnitude(tokens, at + 1, lexicon, letters=True)
        if magnitude:
            value = number.value * magnitude
            return Number(number.first, at + 2, value, magnitude=magnitude, in_words=True)
    return number


def _needs_a_whole(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    if not _counts_several(tokens, number, lexicon):
        return True
    return tokens[number.stop - 1].lower in lexicon.lists["fraction_unsure"]


def _is_share(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Whether what stands around it makes it a share: more than half, fell by a third, a tenth of."""
    if _opens_idiom(tokens, number, lexicon):
        return False
    if _is_led(tokens, number, lexicon):
        return True
    is_unsure = tokens[number.stop - 1].lower in lexicon.lists["fraction_unsure"]
    if number.stop >= len(tokens) or (is_unsure and not _counts_several(tokens, number, lexicon)):
        return False
    after = tokens[number.stop]
    if after.lower in lexicon.lists["fraction_after"]:
        return True
    has_no_link = bool(lexicon.lists["fraction_alone"]) and after.kind == "word"
    return has_no_link and after.lower not in lexicon.lists["stop"]


def _is_led(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Whether a bound or a "by" before it shows that it is a share."""
    stands_free = _stands_free(tokens, number.stop, lexicon)
    if match_before(tokens, number.first, lexicon.before):
        return stands_free or not _may_be_ordinal(tokens, number, lexicon)
    is_noun = tokens[number.stop - 1].lower not in lexicon.lists["fraction_of_one"]
    return (stands_free or is_noun) and bool(match_before(tokens, number.first, lexicon.phrases["fraction_before"]))


def _counts_several(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    return lexicon.language.numerals.get(tokens[number.first].lower, 1) > 1


def _opens_idiom(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """A quarter of an hour, un quart de finale; three quarters of an hour are a share of it."""
    length = match_after(tokens, number.stop, lexicon.phrases["fraction_idiom"])
    if not length:
        return False
    last = tokens[number.stop + length - 1].lower
    return not (_counts_several(tokens, number, lexicon) and last in lexicon.lists["duration"])


def _stands_free(tokens: list[Token], stop: int, lexicon: Lexicon) -> bool:
    """Whether no word follows that the fraction word could number: it fell by a third, but a third man."""
    if stop >= len(tokens):
        return True
    after = tokens[stop]
    return after.lower in lexicon.lists["stop"] or (after.kind == "mark" and not is_hyphen(tokens, stop))


def _may_be_ordinal(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """About a third term: the bound may be a preposition and the fraction an ordinal."""
    is_one = tokens[number.stop - 1].lower in lexicon.lists["fraction_of_one"]
    may_lead = ("bound_or_topic", "bound_or_cause", "bound_or_place")
    return is_one and any(match_before(tokens, number.first, lexicon.phrases[each]) for each in may_lead)
