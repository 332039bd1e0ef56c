"""The day an article was written: when it was published, else the date that its own words tie to that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from service.dates.calendar_day import CalendarDay, find_printed_days, read_date
from service.language import Language
from service.prepare import AddressedSentence, PreparedArticle
from service.text import skip_dateline

_SHIFTS: Final = (("today", 0), ("yesterday", 1), ("tomorrow", -1))
"""From a named day to the day of writing, in days."""


def find_writing_day(article: PreparedArticle) -> CalendarDay | None:
    """The day of publication; of an undated article that of its dateline, or of "tomorrow, Friday 12 November".

    None where nothing tells it, or two sentences tell two.
    """
    if article.published_at:
        return read_date(article.published_at.date())
    found = {each for sentence in article.sentences for each in _list_told(sentence, article.language)}
    return found.pop() if len(found) == 1 else None


def _list_told(sentence: AddressedSentence, language: Language) -> Iterator[CalendarDay]:
    if sentence.field == "title":
        return
    for start, day in find_printed_days(sentence.text, language):
        if day.is_month:
            continue
        if start < skip_dateline(sentence.text):
            yield day
        for kind, shift in _SHIFTS:
            pattern = _compile(language, kind)
            named = pattern.search(sentence.text[:start]) if pattern else None
            if named:
                weekday = language.weekday_number(named["weekday"]) if named["weekday"] else None
                yield replace(day, weekday=weekday).shift(shift)


@lru_cache(maxsize=64)
def _compile(language: Language, kind: str) -> re.Pattern[str] | None:
    """A named day right before a date, with its weekday between them or not."""
    named = "|".join(map(re.escape, sorted(language.list(kind))))
    weekdays = "|".join(re.escape(form) for row in language.weekdays for form in row)
    return re.compile(rf"\b(?i:{named})\b[\s,]+(?:(?P<weekday>{weekdays})\b[\s,]+)?(?:\w{{1,3}}\s+)?$")
