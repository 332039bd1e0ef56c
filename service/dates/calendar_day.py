"""Days of the calendar as articles print them, the year often left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from service.language import Language

_LEAP_YEAR: Final = 2000
_WEEK: Final = 7
_MIDDLE: Final = 15
"""Of a month that is printed without a day."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the calendar; the year is None where only day and month are printed."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    """0 for Monday; None where it is neither printed nor worked out from the year."""
    is_month: bool = False
    """Whether only the month is printed: the day is its middle then."""

    def count_days_to(self, other: CalendarDay) -> int:
        """How far apart they are; where a year is open, at the least."""
        in_one_year = self.year == other.year or not (self.year and other.year)
        if (self.is_month or other.is_month) and self.month == other.month and in_one_year:
            return 0
        if self.year and other.year:
            return abs((self._in(self.year) - other._in(other.year)).days)
        apart = abs((self._in(_LEAP_YEAR) - other._in(_LEAP_YEAR)).days)
        return min(apart, 366 - apart)

    def shift(self, days: int) -> CalendarDay:
        """The day so many days later."""
        moved = self._in(self.year or _LEAP_YEAR) + timedelta(days=days)
        weekday = None if self.weekday is None else (self.weekday + days) % _WEEK
        return replace(self, month=moved.month, day=moved.day, year=moved.year if self.year else None, weekday=weekday)

    def _in(self, year: int) -> date:
        return date(year, self.month, self.day)


def read_date(day: date) -> CalendarDay:
    """A date whose year is known."""
    return CalendarDay(day.month, day.day, day.year, day.weekday())


def shift_date(day: date, days: int) -> date | None:
    """The date so many days later; None beyond the ends of the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:  # the calendar ends here
        return None


def find_printed_days(text: str, language: Language) -> Iterator[tuple[int, CalendarDay]]:
    """Every printed day or month, with its place in the text. A month alone counts where a small word precedes it."""
    months = _compile_months(language)
    if months is None or not months.search(text):  # far sooner told than where a day is
        return
    for found in _compile_days(months.pattern).finditer(text):
        day = found["before"] or found["behind"]
        month, year = language.month_number(found["month"]), found["year"]
        if month and (day or _is_led(text, found.start())) and _exists(month, int(day or _MIDDLE)):
            yield found.start(), CalendarDay(month, int(day or _MIDDLE), int(year) if year else None, is_month=not day)


def _is_led(text: str, start: int) -> bool:
    """Whether a small word stands before it: "last May", and not "Mrs May"."""
    before = text[:start].split()
    return bool(before) and before[-1].islower()


def _exists(month: int, day: int) -> bool:
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:  # there is no such day
        return False
    return True


@lru_cache(maxsize=64)
def _compile_months(language: Language) -> re.Pattern[str] | None:
    months = "|".join(sorted((re.escape(form) for row in language.months for form in row), key=lambda each: -len(each)))
    return re.compile(months) if months else None


@lru_cache(maxsize=64)
def _compile_days(months: str) -> re.Pattern[str]:
    before = r"(?:\b(?P<before>\d{1,2})(?:st|nd|rd|th|\.|º|er)?\s+(?:(?:of|de)\s+)?)?"
    behind = r"(?:\s+(?P<behind>\d{1,2})(?:st|nd|rd|th)?\b(?![:.]?\d))?"
    return re.compile(rf"{before}\b(?P<month>{months})\b\.?{behind}(?:,?\s+(?:de\s+)?(?P<year>(?:19|20)\d\d)\b)?")
