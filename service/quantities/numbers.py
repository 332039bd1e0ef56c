"""Finds single numbers among tokens: digits, number words, magnitudes, fractions, and the unit beside them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from service.language import Language
from service.quantities.lexicon import Lexicon, Token, match_after, match_before
from service.schema.report import Number as Value

MAX_DIGITS: Final = 18
_HYPHENS: Final = frozenset("-‐‑")
_GROUP: Final = 3
_HUNDRED: Final = 100
_THOUSAND: Final = 1000
_TEENS: Final = range(10, 20)
_VIGESIMAL: Final = (60, 80)
"""Tens that French adds ten to nineteen to: soixante et onze, quatre-vingt-onze."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `tokens[first:stop]`, not yet known to count anything."""

    first: int
    stop: int
    value: Fraction
    magnitude: int = 1
    """What its last word multiplied by: 1,000,000 in "1.2 million"."""
    unit: str | None = None
    unit_stop: int = 0
    """Index after the words of the unit; `stop` when there are none."""
    in_words: bool = False
    fraction: bool = False


def find_numbers(tokens: list[Token], lexicon: Lexicon) -> list[Number]:
    """Every number in order; ordinals and what can be read in two ways are passed over."""
    found: list[Number] = []
    place = 0
    while place < len(tokens):
        number = _read_number(tokens, place, lexicon)
        if number is None:
            place += 1
            continue
        place = number.stop
        if place < len(tokens) and tokens[place].kind == "number" and are_adjacent(tokens, place - 1):
            place += 1
            continue
        found.append(_add_unit(tokens, number, lexicon))
    return found


def to_value(value: Fraction) -> Value:
    """The number as a report holds it: whole where it is whole."""
    return value.numerator if value.denominator == 1 else round(float(value), 6)


def are_adjacent(tokens: Sequence[Token], left: int) -> bool:
    """Whether nothing stands between `tokens[left]` and the token after it."""
    return 0 <= left < len(tokens) - 1 and tokens[left].end == tokens[left + 1].start


def is_hyphen(tokens: Sequence[Token], place: int) -> bool:
    """Whether a hyphen stands at this place, joined to what is before it."""
    return 0 < place < len(tokens) and tokens[place].text in _HYPHENS and are_adjacent(tokens, place - 1)


def _read_number(tokens: list[Token], place: int, lexicon: Lexicon) -> Number | None:
    token = tokens[place]
    if token.kind == "number":
        return _read_digits(tokens, place, lexicon)
    if token.lower not in lexicon.openers:
        return None
    return _read_fraction(tokens, place, lexicon) or _read_words(tokens, place, lexicon)


# Digits


def _read_digits(tokens: list[Token], place: int, lexicon: Lexicon) -> Number | None:
    value = parse_digits(tokens[place].text, lexicon.language)
    if value is None or _is_ordinal(tokens, place, lexicon):
        return None
    stop = place + 1
    glued = tokens[stop].text if are_adjacent(tokens, place) else ""
    if len(glued) == 1 and unicodedata.category(glued) == "No":
        part = Fraction(unicodedata.numeric(glued)).limit_denominator(100)
        if part >= 1:
            return None
        value, stop = value + part, stop + 1
    number = Number(first=place, stop=stop, value=value)
    return _multiply(tokens, number, lexicon)


def parse_digits(text: str, language: Language) -> Fraction | None:
    """The number that digits with separators print in a language; None where they could be read in two ways."""
    chunks, marks = _split_digits(text)
    if sum(map(len, chunks)) > MAX_DIGITS:
        return None
    if not marks:
        return Fraction(int(chunks[0]))
    if not language.has_tables:
        return _parse_anywhere(chunks, marks)
    if _are_groups(chunks) and all(mark in language.groups or mark.isspace() for mark in marks):
        return Fraction(int("".join(chunks)))
    whole_marks, point = marks[:-1], marks[-1]
    if point in language.decimal and point not in whole_marks and (not whole_marks or _are_groups(chunks[:-1])):
        return _with_decimals(chunks)
    return None


def _split_digits(text: str) -> tuple[list[str], list[str]]:
    chunks, marks = [""], []
    for character in text:
        if character.isdecimal():
            chunks[-1] += character
        else:
            marks.append(character)
            chunks.append("")
    return chunks, marks


def _parse_anywhere(chunks: list[str], marks: list[str]) -> Fraction | None:
    """Without tables a lone separator before three digits is ambiguous: 1.234 is a thousand in one country only."""
    if len(set(marks)) == 1:
        if _are_groups(chunks):
            return Fraction(int("".join(chunks))) if len(marks) > 1 or marks[0].isspace() else None
        return _with_decimals(chunks) if len(marks) == 1 else None
    if len(set(marks[:-1])) == 1 and marks[-1] not in marks[:-1] and _are_groups(chunks[:-1]):
        return _with_decimals(chunks)
    return None


def _are_groups(chunks: list[str]) -> bool:
    first, *middle, last = chunks if len(chunks) > 1 else ["0", ""]
    in_lakhs = bool(middle) and len(first) <= _GROUP - 1 and all(len(each) == _GROUP - 1 for each in middle)
    plain = len(first) <= _GROUP and all(len(each) == _GROUP for each in middle)
    return first.strip("0") != "" and len(last) == _GROUP and (plain or in_lakhs)


def _with_decimals(chunks: list[str]) -> Fraction:
    return Fraction(int("".join(chunks)), 10 ** len(chunks[-1]))


def _is_ordinal(tokens: list[Token], place: int, lexicon: Lexicon) -> bool:
    if not are_adjacent(tokens, place):
        return False
    after = tokens[place + 1]
    if after.lower in lexicon.list("ordinal_suffix"):
        return True
    if is_hyphen(tokens, place + 1) and are_adjacent(tokens, place + 1):
        return tokens[place + 2].lower in lexicon.list("ordinal_suffix")
    ends_sentence = place + 2 >= len(tokens) or tokens[place + 2].kind == "mark"
    is_date = not ends_sentence and lexicon.language.month_number(tokens[place + 2].text) is not None
    return after.text in lexicon.list("ordinal_mark") and not ends_sentence and not is_date


# Words


def _read_words(tokens: list[Token], place: int, lexicon: Lexicon) -> Number | None:
    opened = _open_words(tokens, place, lexicon)
    if opened is None:
        return None
    total, current, stop, magnitude = opened
    while True:
        step = _next_word(tokens, stop, lexicon)
        if step is None:
            break
        value, is_magnitude, after = step
        if is_magnitude and current is not None:
            current, magnitude = current * value, value
            if value >= _THOUSAND:
                total, current = total + current, None
        elif not is_magnitude and _can_add(current, value) and (current is not None or total):
            current, magnitude = (current or Fraction(0)) + value, 1
        else:
            break
        stop = after
    number = Number(first=place, stop=stop, value=total + (current or 0), magnitude=magnitude, in_words=True)
    return _multiply(tokens, _add_half(tokens, number, lexicon), lexicon)


def _open_words(tokens: list[Token], place: int, lexicon: Lexicon) -> tuple[Fraction, Fraction | None, int, int] | None:
    """The first word of a number: its total of closed thousands, the open part, where it stops, its magnitude."""
    length = match_after(tokens, place, lexicon.numerals)
    if length:
        value = lexicon.numerals[tuple(token.lower for token in tokens[place : place + length])]
        return Fraction(0), Fraction(value), place + length, 1
    lower = tokens[place].lower
    magnitudes = lexicon.language.magnitudes
    if lower in lexicon.list("one_before_magnitude") and place + 1 < len(tokens):
        value = magnitudes.get(tokens[place + 1].lower, 0)
        if value and not _is_letters(tokens[place + 1].lower):
            return _opened(value, place + 2)
    if lower in lexicon.list("bare_magnitude"):
        return _opened(magnitudes[lower], place + 1)
    return None


def _opened(value: int, stop: int) -> tuple[Fraction, Fraction | None, int, int]:
    if value >= _THOUSAND:
        return Fraction(value), None, stop, value
    return Fraction(0), Fraction(value), stop, value


def _next_word(tokens: list[Token], stop: int, lexicon: Lexicon) -> tuple[int, bool, int] | None:
    """The value of the number word that goes on from here, whether it multiplies, and where it stops."""
    place, joined = stop, False
    if is_hyphen(tokens, stop) and are_adjacent(tokens, stop):
        place = stop + 1
    elif stop < len(tokens) and tokens[stop].lower in lexicon.list("number_joiner"):
        place, joined = stop + 1, True
    if place >= len(tokens) or (joined and not _may_join(tokens, stop, lexicon)):
        return None
    lower = tokens[place].lower
    length = match_after(tokens, place, lexicon.numerals)
    if length:
        return (
            lexicon.numerals[tuple(token.lower for token in tokens[place : place + length])],
            False,
            place + length,
        )
    value = lexicon.language.magnitudes.get(lower, 0)
    if value and not joined and not _is_letters(lower):
        return value, True, place + 1
    return None


def _may_join(tokens: list[Token], joiner: int, lexicon: Lexicon) -> bool:
    """English says "and" only after hundreds and thousands; "thirty and four" are two numbers."""
    before = tokens[joiner - 1].lower
    return lexicon.language.code != "en" or before in lexicon.language.magnitudes


def _can_add(current: Fraction | None, value: int) -> bool:
    if current is None:
        return True
    if value == 0 or current == 0:
        return False
    if value in _TEENS and current % _HUNDRED in _VIGESIMAL:
        return True
    scale = 10 if value < 10 else _HUNDRED if value < _HUNDRED else _THOUSAND  # noqa: PLR2004 - the decimal places
    return current % scale == 0 and not (value < 10 and current % _HUNDRED == 10)  # noqa: PLR2004 - "ten three"


def _add_half(tokens: list[Token], number: Number, lexicon: Lexicon) -> Number:
    """Two and a half."""
    stop = number.stop
    words = [token.lower for token in tokens[stop : stop + 3]]
    if (
        len(words) == 3  # noqa: PLR2004 - and, a, half
        and words[0] in lexicon.list("number_joiner")
        and words[1] in lexicon.list("fraction_article")
        and lexicon.language.fractions.get(words[2]) == 2  # noqa: PLR2004 - a half
    ):
        return replace(number, stop=stop + 3, value=number.value + Fraction(1, 2))
    return number


# Fractions


def _read_fraction(tokens: list[Token], place: int, lexicon: Lexicon) -> Number | None:
    """Two thirds of, a quarter of, half the; not "the second half" nor "a third man"."""
    fractions = lexicon.language.fractions
    lower = tokens[place].lower
    if fractions.get(lower) == 2:  # noqa: PLR2004 - a half
        return _read_half(tokens, place, lexicon)
    numerator = lexicon.language.numerals.get(lower)
    is_article = lower in lexicon.list("fraction_article")
    at = place + 1 + (1 if is_hyphen(tokens, place + 1) else 0)
    if at >= len(tokens) or not (numerator or is_article) or tokens[at].lower not in fractions:
        return None
    value = Fraction(numerator or 1, fractions[tokens[at].lower])
    number = Number(place, at + 1, value, unit=tokens[at].text, fraction=True)
    if value >= 1 or value.denominator != fractions[tokens[at].lower]:
        return None
    if value.numerator == 1 and not _is_share(tokens, number, lexicon):
        return None
    return _finish_fraction(tokens, number, lexicon)


def _read_half(tokens: list[Token], place: int, lexicon: Lexicon) -> Number | None:
    if place and tokens[place - 1].lower in lexicon.list("not_fraction_before"):
        return None
    number = Number(place, place + 1, Fraction(1, 2), unit=tokens[place].text, fraction=True)
    multiplied = _finish_fraction(tokens, number, lexicon)
    if multiplied is not number or _is_share(tokens, number, lexicon):
        return multiplied
    return None


def _finish_fraction(tokens: list[Token], number: Number, lexicon: Lexicon) -> Number:
    """Half a million and a quarter of a million are whole numbers."""
    at = number.stop
    if at < len(tokens) and tokens[at].lower in lexicon.list("whole_of_fraction"):
        at += 1
    if at + 1 < len(tokens) and tokens[at].lower in lexicon.list("one_before_magnitude"):
        magnitude = lexicon.language.magnitudes.get(tokens[at + 1].lower, 0)
        if magnitude:
            value = number.value * magnitude
            return Number(number.first, at + 2, value, magnitude=magnitude, in_words=True)
    return number


def _is_share(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Whether what follows is what was divided, or a bound stands before: more than half."""
    if match_before(tokens, number.first, lexicon.before):
        return True
    return number.stop < len(tokens) and tokens[number.stop].lower in lexicon.list("fraction_after")


# What multiplies, and what is measured


def _multiply(tokens: list[Token], number: Number, lexicon: Lexicon) -> Number:
    """Take in a magnitude that follows digits: 1.2 million, $3.5bn, 12 тыс."""
    place = number.stop
    if is_hyphen(tokens, place) and are_adjacent(tokens, place):
        place += 1
    if place >= len(tokens):
        return number
    lower = tokens[place].lower
    magnitude = lexicon.language.magnitudes.get(lower, 0) or _CJK_MAGNITUDES.get(tokens[place].text[:1], 0)
    glued = are_adjacent(tokens, number.stop - 1)
    if not magnitude or (_is_letters(lower) and not glued and not _has_currency_before(tokens, number, lexicon)):
        return number
    if glued and lower == "m" and _measures_length(tokens, place + 1):
        return number
    return replace(
        number, stop=place + 1, value=number.value * magnitude, magnitude=number.magnitude * magnitude, unit=None
    )


_CJK_MAGNITUDES: Final = {"万": 10**4, "萬": 10**4, "만": 10**4, "億": 10**8, "亿": 10**8, "억": 10**8, "兆": 10**12}
_LENGTH_WORDS: Final = frozenset({"tall", "high", "wide", "deep", "long", "away", "above", "below", "from", "waves"})


def _measures_length(tokens: list[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].lower in _LENGTH_WORDS


def _is_letters(word: str) -> bool:
    """Whether a magnitude is a letter that means something else when it stands alone: 2 m."""
    return len(word) == 1 and word.isascii()


def _has_currency_before(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    return number.first > 0 and tokens[number.first - 1].lower in lexicon.list("currency")


def _add_unit(tokens: list[Token], number: Number, lexicon: Lexicon) -> Number:
    """Take in the sign before ($) or after (%) into the number, and note the words of a unit after it."""
    before = _take_minus(tokens, _take_currency_before(tokens, number, lexicon), lexicon)
    if number.fraction:
        return replace(before, unit=number.unit, unit_stop=number.stop)
    linked = number.stop
    if number.magnitude != 1 and linked < len(tokens) and tokens[linked].lower in lexicon.list("unit_link"):
        linked += 1
    length = match_after(tokens, linked, lexicon.units)
    if length == 0 or (length == 1 and tokens[linked].text.isupper() and len(tokens[linked].text) == 1):
        return replace(before, unit_stop=number.stop)
    stop = linked + length
    printed = _slice(tokens, linked, stop)
    is_sign = length == 1 and tokens[number.stop].kind == "mark"
    return replace(before, unit=before.unit or printed, stop=stop if is_sign else number.stop, unit_stop=stop)


def _take_currency_before(tokens: list[Token], number: Number, lexicon: Lexicon) -> Number:
    at = number.first - 1
    if at < 0 or tokens[at].lower not in lexicon.list("currency") or number.in_words:
        return number
    first = at
    if at and are_adjacent(tokens, at - 1) and tokens[at - 1].lower + tokens[at].lower in lexicon.list("currency"):
        first = at - 1
    return replace(number, first=first, unit=_slice(tokens, first, at + 1))


def _take_minus(tokens: list[Token], number: Number, lexicon: Lexicon) -> Number:
    """Minus 5 degrees; a hyphen only where it is joined to the number and to nothing else."""
    at = number.first - 1
    if at < 0 or match_before(tokens, number.first, lexicon.before):
        return number
    is_sign = tokens[at].text in {"-", "−"} and are_adjacent(tokens, at) and not (at and are_adjacent(tokens, at - 1))
    if is_sign or tokens[at].lower in lexicon.list("minus"):
        return replace(number, first=at, value=-number.value)
    return number


def _slice(tokens: list[Token], first: int, stop: int) -> str:
    text = ""
    for place in range(first, stop):
        gap = " " if text and tokens[place - 1].end < tokens[place].start else ""
        text += gap + tokens[place].text
    return text
