"""Finds single numbers among tokens: digits, number words, magnitudes, fractions, and the unit beside them."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import Final

from service.language import Language
from service.quantities.compounds import parse_compound
from service.quantities.ideographs import last_multiplier, parse_ideographs
from service.quantities.lexicon import Lexicon, Token, find_magnitude, match_after, match_before
from service.quantities.magnitudes import CJK_MAGNITUDES, multiply, skip_stop
from service.quantities.number import Exact, Number, are_adjacent, is_hyphen, slice_tokens
from service.quantities.rests import add_rest, find_rest
from service.quantities.shares import add_half, read_half_of_magnitude, read_share
from service.quantities.signs import take_below_zero, take_minus
from service.quantities.spaced import read_spaced
from service.quantities.unsure import skip_unsure

MAX_DIGITS: Final = 18
_GROUP: Final = 3
_HUNDRED: Final = 100
_TWENTY: Final = 20
_THOUSAND: Final = 1000
_TEENS: Final = range(10, 20)
_ENDED: Final = (2, 3, 4)
"""Last digits of the numbers whose cases end alike: двух, трёх, четырёх."""
_VIGESIMAL: Final = (60, 80)
"""Tens that French adds ten to nineteen to: soixante et onze, quatre-vingt-onze."""


def find_numbers(tokens: list[Token], lexicon: Lexicon) -> list[Number]:
    """Every number in order; ordinals and what can be read in two ways are passed over."""
    found: list[Number] = []
    free = 0
    for place in _list_openings(tokens, lexicon):
        if place < free:
            continue
        number = _read_number(tokens, place, lexicon)
        if number is None:
            continue
        free = skip_unsure(tokens, number, lexicon)
        if number.unsure or free > number.stop:
            continue
        measured = _add_unit(tokens, number, lexicon)
        free = measured.stop
        found.append(measured)
    return found


def _list_openings(tokens: list[Token], lexicon: Lexicon) -> list[int]:
    """The places at which a number may begin."""
    openers, compounds = lexicon.openers, lexicon.inside is not None
    return [
        place
        for place, (kind, _, lower, _, _) in enumerate(tokens)
        if kind == "number" or lower in openers or (compounds and parse_compound(lower, lexicon) is not None)
    ]


def _read_number(tokens: list[Token], place: int, lexicon: Lexicon) -> Number | None:
    """A number with what is added to its thousands: 12 mil 500, 1 млн 200 тыс., mil 500."""
    number = _read_part(tokens, place, lexicon)
    while number is not None and number.magnitude >= _THOUSAND:
        at = find_rest(tokens, number, lexicon)
        part = _read_part(tokens, at, lexicon) if at < len(tokens) else None
        whole = part and add_rest(tokens, number, part, lexicon)
        if not whole:
            break
        number = whole
    return number


def _read_part(tokens: list[Token], place: int, lexicon: Lexicon) -> Number | None:
    token = tokens[place]
    if token.kind == "number":
        return _read_digits(tokens, place, lexicon)
    if _is_article_of_digits(tokens, place, lexicon):
        return None
    if _stands_alone(tokens, place, lexicon):
        return Number(place, place + 1, lexicon.alone[token.lower], in_words=True)
    if token.lower in lexicon.articles and not _is_before_multiple(tokens, place, lexicon):
        return None
    return (
        read_half_of_magnitude(tokens, place, lexicon)
        or read_share(tokens, place, lexicon)
        or _read_words(tokens, place, lexicon)
    )


def _is_article_of_digits(tokens: list[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether a word that may be one is the article of the number behind it: más de un 30 %."""
    is_one = tokens[place].lower in lexicon.lists["one_before_magnitude"]
    return is_one and place + 1 < len(tokens) and tokens[place + 1].kind == "number"


def _stands_alone(tokens: list[Token], place: int, lexicon: Lexicon) -> bool:
    """Whether a number word is a number by itself, whatever else it could begin: most are."""
    if tokens[place].lower not in lexicon.alone:
        return False
    if place + 1 == len(tokens):
        return True
    after = tokens[place + 1]
    return after.lower not in lexicon.continuing and after.text[0] not in CJK_MAGNITUDES


def _is_before_multiple(tokens: list[Token], article: int, lexicon: Lexicon) -> bool:
    return article + 1 < len(tokens) and tokens[article + 1].lower in lexicon.multiples


# Digits


def _read_digits(tokens: list[Token], place: int, lexicon: Lexicon) -> Number | None:
    text = tokens[place].text
    if _is_ordinal(tokens, place, lexicon):
        return None
    if lexicon.ideographs is not None and lexicon.ideographs.search(text):
        return _read_ideographs(tokens, place, lexicon)
    spaced = read_spaced(tokens, place, lexicon)
    if spaced is not None:
        return multiply(tokens, spaced, lexicon)
    value = parse_digits(text, lexicon.language)
    if value is None:
        return None
    stop = place + 1
    glued = tokens[stop].text if are_adjacent(tokens, place) else ""
    if len(glued) == 1 and unicodedata.category(glued) == "No":
        part = Fraction(unicodedata.numeric(glued)).limit_denominator(100)
        if part >= 1:
            return None
        value, stop = value + part, stop + 1
    stop = _skip_case_ending(tokens, stop, value, lexicon)
    number = multiply(tokens, Number(first=place, stop=stop, value=value), lexicon)
    halved = add_half(tokens, number, lexicon)
    return number if halved is number else multiply(tokens, halved, lexicon)


def _skip_case_ending(tokens: list[Token], stop: int, value: Exact, lexicon: Lexicon) -> int:
    """Past the ending of a case behind digits: более 3-х тысяч; the 90-х are years."""
    if value % 10 not in _ENDED or not is_hyphen(tokens, stop) or not are_adjacent(tokens, stop):
        return stop
    return stop + 2 if tokens[stop + 1].lower in lexicon.lists["case_ending"] else stop


def _read_ideographs(tokens: list[Token], place: int, lexicon: Lexicon) -> Number | None:
    text = tokens[place].text
    value = parse_ideographs(text, lexicon.language)
    if value is None:
        return None
    magnitude = last_multiplier(text, lexicon.language)
    in_words = not any(character.isdecimal() for character in text)
    return Number(first=place, stop=place + 1, value=value, magnitude=magnitude, in_words=in_words)


def parse_digits(text: str, language: Language) -> Exact | None:
    """The number that digits with separators print in a language; None where they could be read in two ways."""
    if text.isdecimal():
        return int(text) if len(text) <= MAX_DIGITS else None
    chunks, marks = _split_digits(text)
    if sum(map(len, chunks)) > MAX_DIGITS:
        return None
    if any(mark in text for mark in _MARKS):
        return _parse_marked(chunks, marks)
    return _join_digits(chunks, marks, language)


def _join_digits(chunks: list[str], marks: list[str], language: Language) -> Exact | None:
    if not language.has_bounds:
        return _parse_anywhere(chunks, marks)
    if _are_groups(chunks) and all(mark in language.groups or mark.isspace() for mark in marks):
        return int("".join(chunks))
    whole_marks, point = marks[:-1], marks[-1]
    if point in language.decimal and point not in whole_marks and (not whole_marks or _are_groups(chunks[:-1])):
        return _with_decimals(chunks)
    return None


_MARKS: Final = {"٬": ",", "٫": ".", "，": ",", "．": "."}
"""Arabic and full-width separators by what they stand for."""


def _split_digits(text: str) -> tuple[list[str], list[str]]:
    chunks, marks = [""], []
    for character in text:
        if character.isdecimal():
            chunks[-1] += character
        else:
            marks.append(_MARKS.get(character, character))
            chunks.append("")
    return chunks, marks


def _parse_anywhere(chunks: list[str], marks: list[str]) -> Exact | None:
    """Without tables a lone separator before three digits is ambiguous: 1.234 is a thousand in one country only."""
    if len(set(marks)) == 1:
        if _are_groups(chunks):
            return int("".join(chunks)) if len(marks) > 1 or marks[0].isspace() else None
        return _with_decimals(chunks) if len(marks) == 1 else None
    if len(set(marks[:-1])) == 1 and marks[-1] not in marks[:-1] and _are_groups(chunks[:-1]):
        return _with_decimals(chunks)
    return None


def _parse_marked(chunks: list[str], marks: list[str]) -> Exact | None:
    """Arabic and full-width separators mean one thing in every language."""
    whole = marks[:-1] if marks[-1] == "." else marks
    if any(mark != "," for mark in whole) or (whole and not _are_groups(chunks[: len(whole) + 1])):
        return None
    return _with_decimals(chunks) if marks[-1] == "." else int("".join(chunks))


def _are_groups(chunks: list[str]) -> bool:
    first, *middle, last = chunks if len(chunks) > 1 else ["0", ""]
    in_lakhs = bool(middle) and len(first) <= _GROUP - 1 and all(len(each) == _GROUP - 1 for each in middle)
    plain = len(first) <= _GROUP and all(len(each) == _GROUP for each in middle)
    return first.strip("0") != "" and len(last) == _GROUP and (plain or in_lakhs)


def _with_decimals(chunks: list[str]) -> Fraction:
    return Fraction(int("".join(chunks)), 10 ** len(chunks[-1]))


def _is_ordinal(tokens: list[Token], place: int, lexicon: Lexicon) -> bool:
    if place and tokens[place - 1].lower in lexicon.lists["ordinal_before"]:
        return True
    if not are_adjacent(tokens, place):
        return False
    after = tokens[place + 1]
    if after.lower in lexicon.lists["ordinal_suffix"]:
        return True
    if is_hyphen(tokens, place + 1) and are_adjacent(tokens, place + 1):
        return tokens[place + 2].lower in lexicon.lists["ordinal_suffix"]
    ends_sentence = place + 2 >= len(tokens) or tokens[place + 2].kind == "mark"
    is_date = not ends_sentence and lexicon.language.month_number(tokens[place + 2].text) is not None
    return after.text in lexicon.lists["ordinal_mark"] and not ends_sentence and not is_date


# Words


def _read_words(tokens: list[Token], place: int, lexicon: Lexicon) -> Number | None:
    opened = _open_words(tokens, place, lexicon)
    if opened is None:
        return None
    total, current, stop, magnitude = opened
    closed = magnitude
    while True:
        step = _next_word(tokens, stop, lexicon)
        if step is None:
            break
        value, is_magnitude, after = step
        if is_magnitude and current is not None:
            # Dos mil quinientos millones: a larger one multiplies all that came before it.
            if total and value > closed:
                total, current = 0, total + current
            current, magnitude = current * value, value
            if value >= _THOUSAND:
                total, current, closed = total + current, None, value
        elif not is_magnitude and _can_add(current, value) and (current is not None or total):
            current, magnitude = (current or 0) + value, 1
        else:
            break
        stop = after
    if _makes_ordinal(tokens, stop, total + (current or 0), lexicon):
        return None
    number = Number(first=place, stop=stop, value=total + (current or 0), magnitude=magnitude, in_words=True)
    return multiply(tokens, add_half(tokens, number, lexicon), lexicon)


def _open_words(tokens: list[Token], place: int, lexicon: Lexicon) -> tuple[Exact, Exact | None, int, int] | None:
    """The first word of a number: its total of closed thousands, the open part, where it stops, its magnitude."""
    lower = tokens[place].lower
    if lower in lexicon.lists["one_before_magnitude"]:
        value = find_magnitude(tokens, place + 1, lexicon) or _find_collective(tokens, place + 1, lexicon)
        if value:
            return _opened(value, place + 2)
    numeral = _read_numeral(tokens, place, lexicon)
    if numeral is not None:
        return 0, numeral[0], numeral[1], 1
    if lexicon.language.halves.get(lower, 0) > 1:
        return 0, Fraction(lexicon.language.halves[lower], 2), place + 1, 1
    if lower in lexicon.lists["bare_magnitude"] or (
        lower in lexicon.lists["bounded_magnitude"] and match_before(tokens, place, lexicon.before)
    ):
        return _opened(lexicon.language.magnitudes[lower], place + 1)
    return None


def _makes_ordinal(tokens: list[Token], stop: int, value: Exact, lexicon: Lexicon) -> bool:
    """Whether what follows tens or hundreds is their ordinal ending: двадцять п'ята; not two second homes."""
    if value < _TWENTY or value % 10:
        return False
    words = [token.lower for token in tokens[stop : stop + 2]]
    if words and words[0] in lexicon.lists["number_joiner"]:
        del words[0]
    return bool(words) and words[0] in lexicon.lists["ordinal"]


def _read_numeral(tokens: list[Token], place: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The value of the number word at this place, which may be several tokens or part of none, and where it stops."""
    length = match_after(tokens, place, lexicon.numerals)
    if length:
        return lexicon.numerals[tuple(token.lower for token in tokens[place : place + length])], place + length
    compound = parse_compound(tokens[place].lower, lexicon) if place < len(tokens) else None
    return None if compound is None else (compound, place + 1)


def _find_collective(tokens: list[Token], place: int, lexicon: Lexicon) -> int:
    """A score of people: a word that is more often something else, where it counts."""
    words = [token.lower for token in tokens[place : place + 3]]
    if len(words) < 3 or words[0] not in lexicon.lists["collective"]:  # noqa: PLR2004 - score, of, people
        return 0
    is_counted = words[1] in lexicon.lists["fraction_after"] and words[2] in lexicon.lists["counted"]
    return lexicon.language.magnitudes[words[0]] if is_counted else 0


def _opened(value: int, stop: int) -> tuple[Exact, Exact | None, int, int]:
    if value >= _THOUSAND:
        return value, None, stop, value
    return 0, value, stop, value


def _next_word(tokens: list[Token], stop: int, lexicon: Lexicon) -> tuple[int, bool, int] | None:
    """The value of the number word that goes on from here, whether it multiplies, and where it stops."""
    place, joined = stop, False
    if is_hyphen(tokens, stop) and are_adjacent(tokens, stop):
        place = stop + 1
    elif stop < len(tokens) and tokens[stop].lower in lexicon.lists["number_joiner"]:
        place, joined = stop + 1, True
    if place >= len(tokens) or (joined and not _may_join(tokens, stop, lexicon)):
        return None
    numeral = _read_numeral(tokens, place, lexicon)
    if numeral is not None:
        return numeral[0], False, numeral[1]
    value = 0 if joined else find_magnitude(tokens, place, lexicon)
    return (value, True, place + 1) if value else None


def _may_join(tokens: list[Token], joiner: int, lexicon: Lexicon) -> bool:
    """English says "and" only after hundreds and thousands; "thirty and four" are two numbers."""
    before = tokens[joiner - 1].lower
    return lexicon.language.code != "en" or before in lexicon.language.magnitudes


def _can_add(current: Exact | None, value: int) -> bool:
    if current is None:
        return True
    if value == 0 or current == 0:
        return False
    if value in _TEENS and current % _HUNDRED in _VIGESIMAL:
        return True
    scale = 10 if value < 10 else _HUNDRED if value < _HUNDRED else _THOUSAND  # noqa: PLR2004 - the decimal places
    return current % scale == 0 and not (value < 10 and current % _HUNDRED == 10)  # noqa: PLR2004 - "ten three"


# What is measured


def _add_unit(tokens: list[Token], number: Number, lexicon: Lexicon) -> Number:
    """Take in the sign before ($) or after (%) into the number, and note the words of a unit after it."""
    before = take_minus(tokens, _take_currency_before(tokens, number, lexicon), lexicon)
    if number.fraction:
        return before._replace(unit=number.unit, unit_stop=number.stop)
    linked = skip_stop(tokens, number, lexicon)
    if number.magnitude != 1 and linked < len(tokens) and tokens[linked].lower in lexicon.lists["unit_link"]:
        linked += 1
    length = match_after(tokens, linked, lexicon.units)
    if length == 0 or (length == 1 and tokens[linked].text.isupper() and len(tokens[linked].text) == 1):
        return take_below_zero(tokens, before._replace(unit_stop=number.stop), lexicon)
    stop = linked + length
    printed = slice_tokens(tokens, linked, stop)
    is_sign = length == 1 and tokens[linked].kind == "mark"
    measured = before._replace(unit=before.unit or printed, stop=stop if is_sign else number.stop, unit_stop=stop)
    return take_below_zero(tokens, measured, lexicon)


def _take_currency_before(tokens: list[Token], number: Number, lexicon: Lexicon) -> Number:
    at = number.first - 1
    if at < 0 or tokens[at].lower not in lexicon.lists["currency"] or number.in_words:
        return number
    first = at
    if at and are_adjacent(tokens, at - 1) and tokens[at - 1].lower + tokens[at].lower in lexicon.lists["currency"]:
        first = at - 1
    return number._replace(first=first, unit=slice_tokens(tokens, first, at + 1))
