"""Works out dates from printed words. What the words do not settle stays open: start null, `unresolved`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from service.language import Language
from service.schema.report import When
from service.schema.vocabulary import Precision, ResolvedFrom

_ISO: Final = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_YEAR: Final = re.compile(r"\b(19\d\d|20\d\d)\b")
_DAY: Final = re.compile(r"\b([0-3]?\d)(?:st|nd|rd|th|\.|º|er)?\b(?!:)")
_CLOCK: Final = re.compile(
    r"\b([01]?\d|2[0-3])[:.]?([0-5]\d)\s*(a\.?m\.?|p\.?m\.?)?\s*(GMT|UTC|Z)?(?![\d:])", re.IGNORECASE
)
_NOON: Final = 12
_WORDS: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Day:
    """A date as far as words settle it."""

    start: str
    precision: Precision
    resolved_from: ResolvedFrom = "explicit"


def resolve_time(words: str, language: Language, *, published_at: datetime | None, planned: bool = False) -> When:
    """The time that an article's words tell.

    A weekday is the last one up to the day of publication, or the next one where something is planned; nothing else
    is guessed. `start` is cut to the precision; an offset stands only where the words give a zone.
    """
    day = _find_explicit(words, language) or _find_relative(words, language, published_at, planned=planned)
    clock = _find_clock(words)
    if day is None:
        return When(text=words, precision=_open_precision(words, language, clock))
    if clock and day.precision == "day":
        return When(text=words, start=day.start + clock, precision="minute", resolved_from=day.resolved_from)
    precision = "part_of_day" if day.precision == "day" and _names_part(words, language) else day.precision
    return When(text=words, start=day.start, precision=precision, resolved_from=day.resolved_from)


def _open_precision(words: str, language: Language, clock: str | None) -> Precision:
    if clock:
        return "minute"
    if _names_part(words, language):
        return "part_of_day"
    named_day = any(language.weekday_number(word) is not None for word in _WORDS.findall(words))
    return "day" if named_day else "unknown"


def _find_explicit(words: str, language: Language) -> _Day | None:
    iso = _ISO.search(words)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    year = _YEAR.search(words)
    if not year:
        return None
    month = _find_month(words, language)
    if month is None:
        return _Day(year[0], "year") if not _mixes_in_more(words, year[0]) else None
    rest = words.replace(year[0], " ")
    number = _DAY.search(rest)
    if number:
        return _day(int(year[0]), month, int(number[1]))
    return _Day(f"{year[0]}-{month:02d}", "month")


def _mixes_in_more(words: str, year: str) -> bool:
    return bool(re.search(r"\d", words.replace(year, "")))


def _day(year: int, month: int, number: int) -> _Day | None:
    try:
        return _Day(date(year, month, number).isoformat(), "day")
    except ValueError:  # there is no such day
        return None


def _find_month(words: str, language: Language) -> int | None:
    numbers = (language.month_number(word) for word in _WORDS.findall(words))
    return next((each for each in numbers if each is not None), None)


def _find_relative(words: str, language: Language, published_at: datetime | None, *, planned: bool) -> _Day | None:
    if published_at is None:
        return None
    here = published_at.date()
    for word in _WORDS.findall(words):
        weekday = language.weekday_number(word)
        if weekday is not None:
            return _resolved(_nearest(here, weekday, planned=planned))
        for name, shift in (("today", 0), ("yesterday", -1), ("tomorrow", 1)):
            if word.casefold() in language.list(name):
                return _resolved(here + timedelta(days=shift))
    return None


def _nearest(here: date, weekday: int, *, planned: bool) -> date:
    if planned:
        return here + timedelta(days=(weekday - here.weekday()) % 7)
    return here - timedelta(days=(here.weekday() - weekday) % 7)


def _resolved(found: date) -> _Day:
    return _Day(found.isoformat(), "day", "published_at")


def _find_clock(words: str) -> str | None:
    for found in _CLOCK.finditer(words):
        hour, minute, half, zone = int(found[1]), found[2], found[3], found[4]
        if not (half or zone or ":" in found[0]):
            continue
        if half:
            hour = hour % _NOON + (_NOON if half[0].lower() == "p" else 0)
        return f"T{hour:02d}:{minute}" + ("Z" if zone else "")
    return None


def _names_part(words: str, language: Language) -> bool:
    return any(word.casefold() in language.list("part_of_day") for word in _WORDS.findall(words))
