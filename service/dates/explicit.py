"""Dates whose year is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from service.language import Language
from service.schema.vocabulary import Precision

_NUMERIC: Final = (
    re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?[日일])?"),
)
"""Forms that have one reading: 2025-02-12, 12.02.2025, 2025年2月12日. With slashes there are two."""
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)[0-9]{2}(?!\d)")
_WORD: Final = re.compile(r"[^\W\d_]+")
_DAY_BEFORE: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:-?(?:st|nd|rd|th|er|e|o|го|е))?\.?\s*(?:(?:of|de|do)\s+)?$", re.IGNORECASE
)
_DAY_AFTER: Final = re.compile(r"\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?![\d.]*\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as far as it is printed."""

    start: str
    """2025, 2025-02 or 2025-02-12."""
    precision: Precision


def find_explicit(text: str, language: Language) -> PrintedDate | None:
    """The one date that is printed with its year; None when there is none, several, or one that no calendar has."""
    numeric = [found for form in _NUMERIC for found in form.finditer(text)]
    if numeric:
        return _read_numeric(numeric[0]) if len(numeric) == 1 else None
    years = {found.group() for found in _YEAR.finditer(text)}
    months = find_months(text, language)
    if len(years) != 1 or len(months) > 1:
        return None
    (year,) = years
    return _read_words(text, year, months[0] if months else None)


def find_months(text: str, language: Language) -> tuple[tuple[int, re.Match[str]], ...]:
    """Every month that is named, with its place."""
    return tuple(_list_months(text, language))


def _list_months(text: str, language: Language) -> Iterator[tuple[int, re.Match[str]]]:
    for found in _WORD.finditer(text):
        number = language.month_number(found.group())
        if number is not None:
            yield number, found


def _read_numeric(found: re.Match[str]) -> PrintedDate | None:
    return _date(int(found["year"]), int(found["month"]), int(found["day"]) if found["day"] else None)


def _read_words(text: str, year: str, month: tuple[int, re.Match[str]] | None) -> PrintedDate | None:
    rest = text.replace(year, " " * len(year))
    if month is None:
        return PrintedDate(year, "year") if not _has_digits(rest) else None
    number, place = month
    day = _DAY_BEFORE.search(rest[: place.start()]) or _DAY_AFTER.match(rest, place.end())
    if day is None:
        return None if _has_digits(rest) else _date(int(year), number, None)
    others = rest[: day.start(1)] + rest[day.end(1) :]
    return None if _has_digits(others) else _date(int(year), number, int(day[1]))


def _has_digits(text: str) -> bool:
    """Whether more figures are printed: a range, a second date, or something that is no date at all."""
    return any(character.isdigit() for character in text)


def _date(year: int, month: int, day: int | None) -> PrintedDate | None:
    try:
        found = date(year, month, day or 1).isoformat()
    except ValueError:  # there is no such day
        return None
    return PrintedDate(found, "day") if day else PrintedDate(found[:7], "month")
