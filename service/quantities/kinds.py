"""Tells numbers that count something from dates, clock times, ages, compounds, scores and names."""

from __future__ import annotations

import unicodedata
from typing import Final

from service.quantities.lexicon import Lexicon, Token, match_after, match_before
from service.quantities.number import Number, are_adjacent, is_hyphen
from service.quantities.shape import QuantityKind

_YEARS: Final = range(1900, 2100)
_MAX_DAY: Final = 31
_MAX_HOUR: Final = 24
_MAX_AGE: Final = 115
_MAX_SCORE: Final = 200
_SCORE_REACH: Final = 8
_DASHES: Final = frozenset("-‐‑–")
_CLOCK_DIGITS: Final = 4
_DECADE: Final = 10
_PLACED: Final = 2
"""Words that a place has at least: in York."""


def classify(tokens: list[Token], number: Number, lexicon: Lexicon, *, bounded: bool) -> QuantityKind:
    """The kind of a single number; `bounded` when a bound stands before it."""
    if _is_fixed(number):
        return "amount"
    if number.in_words:
        return _classify_words(tokens, number, lexicon)
    return _classify_digits(tokens, number, lexicon, bounded=bounded)


def is_one_that_counts(tokens: list[Token], number: Number, lexicon: Lexicon, *, bounded: bool) -> bool:
    """Whether a lone "one" counts: "one person", "at least one"; not "one of the worst", "no one", "one another"."""
    if not number.in_words or number.value != 1 or number.stop - number.first > 1 or bounded:
        return True
    after = tokens[number.stop] if number.stop < len(tokens) else None
    if (after is not None and after.lower in lexicon.lists["counted"]) or _is_one_elsewhere(tokens, number, lexicon):
        return True
    idioms = lexicon.lists["idiom_after_one"]
    if not idioms:
        return False
    before = tokens[number.first - 1].lower if number.first else ""
    if before in lexicon.lists["not_one_before"] or after is None:
        return False
    if after.kind == "mark" or after.lower in lexicon.lists["number_joiner"]:
        return _is_object_of_a_count(before) and after.text not in _DASHES
    return after.lower not in idioms and not after.text[0].isupper()


def _is_one_elsewhere(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Whether a "one" goes on with what an earlier number counts: three died in Leeds and one in York."""
    behind = tokens[number.stop : number.stop + 2]
    before = tokens[number.first - 1].lower if number.first else ""
    if len(behind) < _PLACED or before not in lexicon.lists["number_joiner"]:
        return False
    leads = behind[0].lower in lexicon.lists["place_before"] and behind[1].text[0].isupper()
    return leads and any(each.kind == "number" or (each.lower,) in lexicon.numerals for each in tokens[: number.first])


def is_score(tokens: list[Token], left: Number, right: Number, lexicon: Lexicon) -> bool:
    """Whether two numbers joined by a dash are a score or a vote: 2-1, a 6-3 ruling, won 0-3."""
    if max(left.value, right.value) > _MAX_SCORE or left.unit or right.unit:
        return False
    if left.value >= right.value or left.value == 0:
        return True
    near = tokens[max(0, left.first - _SCORE_REACH) : left.first] + tokens[right.stop : right.stop + 2]
    return any(token.lower in lexicon.lists["score_near"] for token in near)


def is_compound(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Whether a hyphen ties the number to a word: nine-year-old, 14-story, two- and three-day; not 200-plus."""
    stop = number.stop
    if not is_hyphen(tokens, stop) or match_after(tokens, stop, lexicon.after):
        return False
    if not are_adjacent(tokens, stop):
        return stop + 1 < len(tokens)
    return tokens[stop + 1].kind == "word"


def is_year(number: Number, tokens: list[Token]) -> bool:
    """Whether the digits could be a year: four of them, without separator, 1900 to 2099."""
    printed = tokens[number.stop - 1]
    return (
        not number.in_words
        and number.unit is None
        and printed.kind == "number"
        and len(printed.text) == _CLOCK_DIGITS
        and number.value in _YEARS
    )


def _is_fixed(number: Number) -> bool:
    """A currency or a percent sign leaves no doubt that something is measured."""
    return number.unit is not None and number.unit_stop == number.stop and not number.fraction


def _classify_digits(tokens: list[Token], number: Number, lexicon: Lexicon, *, bounded: bool) -> QuantityKind:
    if _is_date(tokens, number, lexicon, bounded=bounded):
        return "date"
    if _is_clock(tokens, number, lexicon):
        return "clock"
    if _is_age(tokens, number, lexicon, bounded=bounded):
        return "age"
    if is_compound(tokens, number, lexicon):
        return "compound"
    if _is_joined_name(tokens, number) or (not bounded and _is_label(tokens, number, lexicon)):
        return "label"
    return "amount"


def _classify_words(tokens: list[Token], number: Number, lexicon: Lexicon) -> QuantityKind:
    if is_compound(tokens, number, lexicon):
        return "compound"
    if _is_clock(tokens, number, lexicon):
        return "clock"
    if _is_date_by_word(tokens, number, lexicon):
        return "date"
    if match_before(tokens, number.first, lexicon.phrases["age_before"]) or _is_age_after(tokens, number, lexicon):
        return "age"
    if _is_joined_name(tokens, number) or _is_name_in_words(tokens, number):
        return "label"
    return "amount"


def _is_name_in_words(tokens: list[Token], number: Number) -> bool:
    """Formula One, Group of Seven; in a headline every word has a capital, and then this tells nothing."""
    at = number.first
    before = at - 2 if at > 1 and tokens[at - 1].lower == "of" else at - 1
    if at == 0 or not tokens[at].text[0].isupper() or not tokens[before].text[0].isupper():
        return False
    words = [token for token in tokens if token.kind == "word"]
    return sum(token.text[0].isupper() for token in words) * 2 < len(words)


# Dates


def _is_date(tokens: list[Token], number: Number, lexicon: Lexicon, *, bounded: bool) -> bool:
    if number.magnitude != 1 or number.value.denominator != 1:
        return False
    if is_year(number, tokens) and not _counts_despite_year(tokens, number, lexicon, bounded=bounded):
        return True
    if _is_date_by_word(tokens, number, lexicon) or _is_decade(tokens, number, lexicon):
        return True
    return 0 < number.value <= _MAX_DAY and number.unit is None and _is_beside_month(tokens, number, lexicon)


def _counts_despite_year(tokens: list[Token], number: Number, lexicon: Lexicon, *, bounded: bool) -> bool:
    if number.stop >= len(tokens) or number.unit_stop > number.stop:
        return number.unit_stop > number.stop
    if tokens[number.stop].lower in lexicon.lists["counted"]:
        return True
    return bounded and _is_before_noun(tokens, number, lexicon)


def _is_date_by_word(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """A word for the year or the day stands beside it: 2022 року, 12月, im Jahr zweitausendzwanzig."""
    before = tokens[number.first - 1].lower if number.first else ""
    if number.in_words and before in lexicon.lists["year_word"]:
        return number.value in _YEARS
    after = tokens[number.stop].lower if number.stop < len(tokens) else ""
    if after in lexicon.lists["year_after"]:
        return number.value in _YEARS
    return after in lexicon.lists["day_after"] and 0 < number.value <= _MAX_DAY


def _is_decade(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    at = number.stop
    return (
        number.value % _DECADE == 0
        and are_adjacent(tokens, at - 1)
        and tokens[at].lower.strip("'’") in lexicon.lists["decade_suffix"]
    )


def _is_beside_month(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    after = _skip(tokens, number.stop, 1, lexicon)
    if 0 <= after < len(tokens) and lexicon.language.month_number(tokens[after].text) is not None:
        return True
    before = number.first - 1
    if before > 0 and tokens[before].text == ".":
        before -= 1
    if before < 0 or lexicon.language.month_number(tokens[before].text) is None:
        return False
    return not (_has_day_before(tokens, before, lexicon) and _is_before_noun(tokens, number, lexicon))


def _has_day_before(tokens: list[Token], month: int, lexicon: Lexicon) -> bool:
    """On 5 May 12 people: the month has its day."""
    at = _skip(tokens, month - 1, -1, lexicon)
    if at >= 1 and tokens[at].lower in lexicon.lists["ordinal_suffix"]:
        at -= 1
    return at >= 0 and tokens[at].text.isdecimal() and 0 < int(tokens[at].text) <= _MAX_DAY


def _is_before_noun(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Whether a plain word follows, which the number may count."""
    if number.stop >= len(tokens):
        return False
    after = tokens[number.stop]
    if after.lower in lexicon.lists["counted"]:
        return True
    return after.kind == "word" and after.text.islower() and after.lower not in lexicon.lists["stop"]


def _skip(tokens: list[Token], place: int, step: int, lexicon: Lexicon) -> int:
    """Past the stop of an ordinal and the "of" or "de" before a month."""
    while 0 <= place < len(tokens) and (tokens[place].text == "." or tokens[place].lower in lexicon.lists["date_of"]):
        place += step
    return place


# Clock times and ages


def _is_clock(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    if number.unit and number.stop == number.unit_stop:
        return False
    printed = tokens[number.first].text
    is_military = len(printed) == _CLOCK_DIGITS and printed[0] == "0" and printed.isdecimal()
    if match_after(tokens, number.stop, lexicon.phrases["clock_after"]):
        return number.value < _MAX_HOUR * 100 and number.magnitude == 1
    if is_military or _are_minutes(tokens, number, lexicon):
        return True
    if number.value > _MAX_HOUR or number.in_words:
        return False
    before = match_before(tokens, number.first, lexicon.phrases["clock_before"])
    ends = number.stop >= len(tokens) or tokens[number.stop].kind == "mark"
    return bool(before) and ends and number.value.denominator == 1


def _are_minutes(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """The 30 of 14 h 30, of 3時30分."""
    at = number.first
    hours = lexicon.lists["hour_before_minutes"]
    return bool(hours) and at > 1 and tokens[at - 2].kind == "number" and tokens[at - 1].lower in hours


def _is_age(tokens: list[Token], number: Number, lexicon: Lexicon, *, bounded: bool) -> bool:
    if number.value > _MAX_AGE or number.magnitude != 1:
        return False
    if match_before(tokens, number.first, lexicon.phrases["age_before"]) or _is_age_after(tokens, number, lexicon):
        return True
    if bounded or number.value.denominator != 1:
        return False
    return _is_age_in_commas(tokens, number, lexicon) or _is_years_of_a_person(tokens, number, lexicon)


def _is_age_after(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    return bool(match_after(tokens, number.stop, lexicon.phrases["age_after"]))


def _is_age_in_commas(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Anna Bell, 42, said; Anna Bell (42) said; a man, 42, was hurt."""
    first, stop = number.first, number.stop
    if first < 2 or number.unit:  # noqa: PLR2004 - a name and a comma
        return False
    if not (tokens[first - 2].text[0].isupper() or tokens[first - 2].lower in lexicon.lists["person"]):
        return False
    before, after = tokens[first - 1].text, tokens[stop].text if stop < len(tokens) else "."
    return (before == "," and after in {",", ".", ";"}) or (before == "(" and after == ")")


def _is_years_of_a_person(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """Un hombre de 42 años."""
    if number.first == 0 or number.unit is None:
        return False
    is_age = tokens[number.first - 1].lower in lexicon.lists["age_between"]
    return is_age and number.unit.lower() in lexicon.lists["age_unit"]


# Names


def _is_joined_name(tokens: list[Token], number: Number) -> bool:
    """F-16, MH370, 5G, COVID-19; scripts without spaces join nothing by standing close."""
    first, stop = number.first, number.stop
    if first and are_adjacent(tokens, first - 1):
        before = tokens[first - 1]
        if before.kind == "word" and _is_spaced_script(before.text[-1]):
            return True
        if before.text in "#№":
            return True
        if first > 1 and is_hyphen(tokens, first - 1) and tokens[first - 2].kind in {"word", "number"}:
            return True
    if not are_adjacent(tokens, stop - 1) or number.unit_stop > stop:
        return False
    return tokens[stop].kind == "word" and _is_spaced_script(tokens[stop].text[0])


def _is_spaced_script(character: str) -> bool:
    name = unicodedata.name(character, "")
    return name.startswith(("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "HEBREW", "ARABIC", "GEORGIAN"))


def _is_label(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    if number.unit is not None or number.value.denominator != 1 or number.first == 0:
        return False
    before = tokens[number.first - 1]
    if before.text == "." and number.first > 1:
        return tokens[number.first - 2].lower + "." in lexicon.lists["label_before"]
    if before.text in "#№":
        return True
    if before.lower in lexicon.lists["label_before"]:
        return before.text[0].isupper() or before.lower in lexicon.lists["label_lower"]
    return _ends_a_name(tokens, number, lexicon)


def _ends_a_name(tokens: list[Token], number: Number, lexicon: Lexicon) -> bool:
    """A capital before the number and no counted word after it: Liverpool 3, Apollo 11."""
    before = tokens[number.first - 1]
    if before.kind != "word" or not before.text[0].isupper() or before.lower.endswith(("'s", "’s")):
        return False
    is_day = before.lower in lexicon.lists["weekday"] or before.lower in lexicon.lists["month"]
    if is_day or before.lower in lexicon.lists["stop"]:
        return False
    after = tokens[number.stop] if number.stop < len(tokens) else None
    if after is not None and after.lower in lexicon.lists["counted"]:
        return False
    if number.first == 1:
        return after is not None and after.text[0].isupper()
    return after is None or after.kind == "mark" or after.text[0].isupper()


def _is_object_of_a_count(before: str) -> bool:
    """Killing one, injuring four: the word before a lone "one" is what was done to it."""
    return before.endswith(("ing", "ed")) or before in {"left", "only", "just"}
