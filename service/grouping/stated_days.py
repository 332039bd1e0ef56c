"""The days that a sentence names: printed dates, weekdays and "this morning" seen from the day of writing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.dates.calendar_day import CalendarDay, find_printed_days
from service.language import Language
from service.text.characters import WORD


def list_stated_days(text: str, language: Language, written_on: CalendarDay | None) -> Iterator[CalendarDay]:
    """Every day that a sentence names; a weekday is the last one up to the day of writing."""
    yield from (day for _, day in find_printed_days(text, language))
    if written_on is None:
        return
    words = WORD.findall(text)
    folded = [each.casefold() for each in words]
    if not language.list("today").isdisjoint(folded) or _names_part_of_today(folded, language):
        yield written_on
    if not language.list("yesterday").isdisjoint(folded):
        yield written_on.shift(-1)
    for word in words:
        weekday = language.weekday_number(word)
        if weekday is not None and written_on.weekday is not None:
            yield written_on.shift(-((written_on.weekday - weekday) % 7))


def _names_part_of_today(words: Sequence[str], language: Language) -> bool:
    """Whether "this morning" is said, or its like."""
    this, parts = language.list("this"), language.list("part_of_day")
    return any(a in this and b in parts for a, b in pairwise(words))
