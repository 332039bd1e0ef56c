"""The day an article was written: when it was published, else the date that its own words tie to that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from service.language import Language
from service.prepare import AddressedSentence, PreparedArticle
from service.text import skip_dateline

_LEAP_YEAR: Final = 2000
_SHIFTS: Final = (("today", 0), ("yesterday", 1), ("tomorrow", -1))
"""From a named day to the day of writing, in days."""


@dataclass(frozen=True, slots=True)
class WritingDay:
    """A day of the calendar; the year is None where only day and month are printed."""

    month: int
    day: int
    year: int | None = None

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
        return _read(article.published_at)
    found = {each for sentence in article.sentences for each in _list_told(sentence, article.language)}
    return found.pop() if len(found) == 1 else None


def _read(day: date | datetime, *, year: bool = True) -> WritingDay:
    return WritingDay(day.month, day.day, day.year if year else None)


def _list_told(sentence: AddressedSentence, language: Language) -> Iterator[WritingDay]:
    if sentence.field == "title":
        return
    for kind, shift in (*_SHIFTS, ("dateline", 0)):
        pattern = _compile(language, kind)
        text = sentence.text[: skip_dateline(sentence.text)] if kind == "dateline" else sentence.text
        for found in pattern.finditer(text) if pattern else ():
            day = _read_date(found, language)
            if day:
                yield _read(day + timedelta(days=shift), year=False)


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
    if not months or not (named or kind == "dateline"):
        return None
    opening = r"\b" if kind == "dateline" else rf"\b(?i:{named})\b[\s,]+(?:(?:{weekdays})\b[\s,]+)?"
    before = rf"(?:\w{{1,3}}\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|º|er)?\s+(?:(?:of|de)\s+)?(?P<month>{months})\b"
    return re.compile(rf"{opening}(?:{before}|(?P<first_month>{months})\.?\s+(?P<day_behind>\d{{1,2}})\b)")


def _join(words: Iterator[str] | frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda each: (-len(each), each)))
