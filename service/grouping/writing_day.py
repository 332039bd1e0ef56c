"""The day an article was written: when it was published, else the date that its own words tie to that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from service.language import Language
from service.prepare import AddressedSentence, PreparedArticle
from service.text import skip_dateline

_LEAP_YEAR: Final = 2000
_DATELINE: Final = "dateline"
_SHIFTS: Final = (("today", 0), ("yesterday", 1), ("tomorrow", -1))
"""From a named day to the day of writing, in days."""


@dataclass(frozen=True, slots=True)
class WritingDay:
    """A day of the calendar; the year is None where only day and month are printed."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    """0 for Monday; None where the year is open and no weekday is printed."""

    def count_days_to(self, other: WritingDay) -> int:
        """How far apart they are; where a year is open, at the least."""
        if self.year and other.year:
            return abs((date(self.year, self.month, self.day) - date(other.year, other.month, other.day)).days)
        mine, others = (date(_LEAP_YEAR, each.month, each.day) for each in (self, other))
        apart = abs((mine - others).days)
        return min(apart, 366 - apart)


def find_writing_day(article: PreparedArticle) -> WritingDay | None:
    """The day of publication; of an undated article that of its dateline, or of "tomorrow, 12 November".

    None where nothing tells it, or two sentences tell two.
    """
    if article.published_at:
        day = article.published_at
        return WritingDay(day.month, day.day, day.year, day.weekday())
    found = {each for sentence in article.sentences for each in _list_told(sentence, article.language)}
    return found.pop() if len(found) == 1 else None


def _list_told(sentence: AddressedSentence, language: Language) -> Iterator[WritingDay]:
    if sentence.field == "title":
        return
    dateline = sentence.text[: skip_dateline(sentence.text)]
    for kind, shift in (*_SHIFTS, (_DATELINE, 0)):
        pattern = _compile(language, kind)
        for found in pattern.finditer(dateline if kind == _DATELINE else sentence.text) if pattern else ():
            day = _read_date(found, language)
            if day:
                named = language.weekday_number(found["weekday"]) if kind != _DATELINE and found["weekday"] else None
                weekday = None if named is None else (named + shift) % 7
                written = day + timedelta(days=shift)
                yield WritingDay(written.month, written.day, weekday=weekday)


def _read_date(found: re.Match[str], language: Language) -> date | None:
    month = language.month_number(found["month"] or found["first_month"])
    try:
        return date(_LEAP_YEAR, month or 0, int(found["day"] or found["day_behind"]))
    except ValueError:  # there is no such day
        return None


@lru_cache(maxsize=64)
def _compile(language: Language, kind: str) -> re.Pattern[str] | None:
    """A date of day and month, alone in a dateline or right behind a word such as "tomorrow" and its weekday."""
    months = _join(form for row in language.months for form in row)
    weekdays = _join(form for row in language.weekdays for form in row)
    named = _join(language.list(kind))
    if not months or not (named or kind == _DATELINE):
        return None
    opening = r"\b" if kind == _DATELINE else rf"\b(?i:{named})\b[\s,]+(?:(?P<weekday>{weekdays})\b[\s,]+)?"
    before = rf"(?:\w{{1,3}}\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|º|er)?\s+(?:(?:of|de)\s+)?(?P<month>{months})\b"
    return re.compile(rf"{opening}(?:{before}|(?P<first_month>{months})\.?\s+(?P<day_behind>\d{{1,2}})\b)")


def _join(words: Iterator[str] | frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda each: (-len(each), each)))
