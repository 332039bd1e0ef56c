"""The day an article was written, where it was written: what its weekdays and its "yesterday" are counted from."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from service.dates.calendar_day import find_printed_days, shift_date
from service.language import Language
from service.text import skip_dateline

_OPENING: Final = 200
"""Code points of a body that a dateline may stand in."""
_FIRST_HOUR: Final = 10
"""From this hour of UTC on it may be the next day somewhere: clocks are up to 14 hours ahead of it."""


def list_days_of_writing(published_at: datetime, body: str, language: Language) -> tuple[date, ...]:
    """The day of publication, or that of the dateline when it is a day off; two where it may have been the next day.

    Systems store times in UTC: what is published on Monday at 23:50 there tells of "early on Tuesday" in Asia.
    """
    published, printed = published_at.date(), _find_dateline(body, language)
    near = [day for shift in (-1, 0, 1) if (day := shift_date(published, shift))]
    written = next((each for each in near if printed == (each.month, each.day)), None)
    if written:
        return (written,)
    is_late_in_utc = not published_at.utcoffset() and published_at.hour >= _FIRST_HOUR
    return (published, *near[-1:]) if is_late_in_utc else (published,)


def _find_dateline(body: str, language: Language) -> tuple[int, int] | None:
    """Month and day that stand before the first sentence, if they do."""
    opening = body[:_OPENING].lstrip()
    end = skip_dateline(opening)
    found = (day for start, day in find_printed_days(opening[:end], language) if not day.is_month)
    return next(((day.month, day.day) for day in found), None)
