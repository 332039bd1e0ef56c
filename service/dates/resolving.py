"""From an article's words to a time: printed dates first, then days seen from the day of publication."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from service.dates.clock import Clock, find_clock
from service.dates.explicit import find_explicit
from service.dates.relative import find_relative, fits_weekday
from service.dates.surroundings import is_moved
from service.dates.words import list_time_words, names_part_of_day
from service.dates.writing import list_days_of_writing
from service.language import Language
from service.schema.report import When
from service.schema.vocabulary import Precision, ResolvedFrom
from service.text import fold_plain

_SIX_DAYS: Final = timedelta(days=6)


def resolve_time(
    words: str,
    language: Language,
    *,
    published_at: datetime | None,
    planned: bool = False,
    sentence: str = "",
    body: str = "",
) -> When:
    """The time that an article's words tell; the sentence that prints them and the body may tell more of the day.

    A weekday is the last one up to the day of writing, or the next one where something is planned; nothing else is
    guessed. `start` is cut to the precision; an offset stands only where the words give a zone.
    """
    clock, rest = find_clock(fold_plain(words))
    told = list_time_words(rest, language)
    printed = find_explicit(rest, language)
    if printed and printed.precision != "day":
        return When(text=words, start=printed.start, precision=printed.precision, resolved_from="explicit")
    if printed and fits_weekday(date.fromisoformat(printed.start), told, language):
        return _tell_day(words, printed.start, "explicit", clock, told, language)
    if published_at and not printed:
        written, *may_be = list_days_of_writing(published_at, body, language)
        day = find_relative(rest, told, language, written, planned=planned)
        if may_be and day == written - _SIX_DAYS:
            # Where it was written, that weekday may have come already.
            day = None
        if day and not is_moved(words, day, sentence, language):
            return _tell_day(words, day.isoformat(), "published_at", clock, told, language)
    return When(text=words, precision=_tell_precision(told, language, clock))


def _tell_day(
    words: str, day: str, resolved_from: ResolvedFrom, clock: Clock | None, told: tuple[str, ...], language: Language
) -> When:
    if clock:
        return When(text=words, start=day + clock.iso, precision=clock.precision, resolved_from=resolved_from)
    precision: Precision = "part_of_day" if names_part_of_day(told, language) else "day"
    return When(text=words, start=day, precision=precision, resolved_from=resolved_from)


def _tell_precision(told: tuple[str, ...], language: Language, clock: Clock | None) -> Precision:
    """How finely the words tell a time whose date they leave open."""
    if clock:
        return clock.precision
    if names_part_of_day(told, language):
        return "part_of_day"
    named_day = any(language.weekday_number(word) is not None for word in told)
    return "day" if named_day else "unknown"
