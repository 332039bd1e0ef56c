"""Days that are named by their distance from the day of publication: weekdays, yesterday."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from service.dates.calendar_day import shift_date
from service.dates.explicit import find_months
from service.dates.words import names_part_of_day, names_tomorrow
from service.language import Language

_DAYS: Final = ("weekday", "today", "yesterday", "tomorrow")
_NUMBER: Final = re.compile(r"\d+")
_ARTICLE: Final = 3
"""Longest article or preposition between "before" and a weekday."""


def find_relative(
    text: str, words: tuple[str, ...], language: Language, published: date, *, planned: bool
) -> date | None:
    """The one day that the words name seen from the day of publication; None where they leave a choice."""
    if _names_another_day(words, language):
        return None
    found = {*_find_weekday(words, language, published, planned=planned), *_find_named(words, language, published)}
    if len(found) != 1:
        return None
    (day,) = found
    return day if _agrees(day, text, language) else None


def _names_another_day(words: tuple[str, ...], language: Language) -> bool:
    """Whether a named day is not the nearest one: next, every, two days before."""
    lower = [word.casefold() for word in words]
    other = language.list("other_day") | language.list_without("duration", "part_of_day")
    if not other.isdisjoint(lower):
        return True
    days = frozenset().union(*(language.list(name) for name in _DAYS))
    beside = language.list("before_or_after")
    return any(word in days and _stands_beside(lower[:place], beside) for place, word in enumerate(lower))


def _stands_beside(words: Sequence[str], beside: frozenset[str]) -> bool:
    """Whether the words end in one of these, an article aside."""
    if words and len(words[-1]) <= _ARTICLE and words[-1] not in beside:
        words = words[:-1]
    return bool(words) and words[-1] in beside


def _find_weekday(words: tuple[str, ...], language: Language, published: date, *, planned: bool) -> tuple[date, ...]:
    numbers = [number for word in words if (number := language.weekday_number(word)) is not None]
    if not numbers:
        return ()
    days = tuple(day for number in numbers if (day := _find_nearest(published, number, planned=planned)))
    # A night has two days and begins on the first that is named; elsewhere two days are two times.
    return days[:1] if names_part_of_day(words, language) else days


def _find_nearest(published: date, weekday: int, *, planned: bool) -> date | None:
    ahead = (weekday - published.weekday()) % 7
    return shift_date(published, ahead if planned else -(-ahead % 7))


def _find_named(words: tuple[str, ...], language: Language, published: date) -> tuple[date, ...]:
    shifts = {shift for place, word in enumerate(words) for shift in _list_shifts(word, place, language)}
    return tuple(day for shift in shifts if (day := shift_date(published, shift)))


def _list_shifts(word: str, place: int, language: Language) -> Iterator[int]:
    if word.casefold() in language.list("today"):
        yield 0
    if word.casefold() in language.list("yesterday"):
        yield -1
    if names_tomorrow(word, place, language):
        yield 1


def _agrees(day: date, text: str, language: Language) -> bool:
    """Whether every figure and month that is printed beside it fits the day."""
    numbers = {int(each) for each in _NUMBER.findall(text)}
    months = {number for number, _ in find_months(text, language)}
    return numbers <= {day.day, day.year} and months <= {day.month}


def fits_weekday(day: date, words: tuple[str, ...], language: Language) -> bool:
    """Whether a day is of the weekday that stands with it, if one does; a night may have two."""
    named = {number for word in words if (number := language.weekday_number(word)) is not None}
    return not named or day.weekday() in named
