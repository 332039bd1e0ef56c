"""Times of items against each other: one day, one may be the other told more finely, or two days."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from service.dates.words import list_time_words
from service.language import Language
from service.schema.report import When
from service.text import fold_plain

_DAY: Final = len("2025-02-12")
_FIGURE: Final = re.compile(r"\d")


class TimeKey(NamedTuple):
    """As far as a time tells one day from another; all empty where it does not."""

    start: str = ""
    words: tuple[str, ...] = ()
    """What names a day whose date is open: "Monday", "night"."""
    weekday: int | None = None

    @property
    def sharpness(self) -> tuple[int, int, str, tuple[str, ...]]:
        """How finely it tells; the text of it makes the order whole."""
        return (2 if self.start else 1 if self.words else 0), len(self.start) or len(self.words), self.start, self.words


UNDATED: Final = TimeKey()


def read_time(when: When | None, language: Language) -> TimeKey:
    """The day or hour that an item is told of; `UNDATED` where no words name a day, as in "overnight"."""
    if when is None:
        return UNDATED
    if when.start:
        return TimeKey(start=when.start)
    told = list_time_words(fold_plain(when.text), language)
    weekday = next((day for word in told if (day := language.weekday_number(word)) is not None), None)
    names_month = any(language.month_number(word) is not None for word in told)
    if weekday is None and not names_month and not _FIGURE.search(when.text):
        return UNDATED
    numbers = re.findall(r"\d+", when.text)
    words = {word.casefold() for word in (*told, *numbers)} - language.list("stop")
    return TimeKey(words=tuple(sorted(words)), weekday=None if names_month or numbers else weekday)


def fits_time(vague: TimeKey, sharp: TimeKey) -> bool:
    """Whether the sharper of two different times may be the vaguer one told more finely."""
    if vague == UNDATED:
        return sharp != UNDATED
    if vague.start:
        return sharp.start.startswith(vague.start)
    if sharp.start:
        return vague.weekday is not None and vague.weekday == _find_weekday(sharp.start)
    return set(vague.words) < set(sharp.words)


def may_be_one_time(left: TimeKey, right: TimeKey) -> bool:
    """Whether nothing shows two times to be of two days or hours."""
    return left == right or fits_time(left, right) or fits_time(right, left)


def tell_one_time(left: When | None, right: When | None, language: Language) -> bool:
    """Whether two items tell the same time: neither any, or both one that is the same as far as it goes."""
    if left is None or right is None:
        return left is right
    first, second = read_time(left, language), read_time(right, language)
    if UNDATED in (first, second):
        return first == second and fold_plain(left.text).casefold() == fold_plain(right.text).casefold()
    return may_be_one_time(first, second)


def _find_weekday(start: str) -> int | None:
    return date.fromisoformat(start[:_DAY]).weekday() if len(start) >= _DAY else None
