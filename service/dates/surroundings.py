"""Words beside a printed day that make it another one than the nearest: Friday last year, every Friday."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from service.dates.explicit import find_months
from service.language import Language
from service.text import fold_plain

_BEHIND: Final = 4
"""So many words behind a day may tell which one it is: on Friday of the past week."""
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LAST_DAY: Final = 31
_ARTICLE: Final = 3
"""Longest article or preposition between a word and the day that it tells of."""


def is_moved(phrase: str, day: date, sentence: str, language: Language) -> bool:
    """Whether the words around a phrase make it another day than the one that it has by itself."""
    text, words = fold_plain(sentence).casefold(), fold_plain(phrase).casefold()
    place = text.find(words)
    if place < 0:
        return False
    before, behind = text[:place], text[place + len(words) :]
    return _moves_before(before, language) or _moves_behind(behind, fold_plain(sentence), day, language)


def _moves_before(before: str, language: Language) -> bool:
    """Whether the word before, an article aside, does: last Friday, until the Friday."""
    words = _WORD.findall(re.split(r"[,;:.()]", before)[-1])
    kept = words[-2:] if words and len(words[-1]) <= _ARTICLE else words[-1:]
    return not language.lists("other_day", "before_or_after").isdisjoint(kept)


def _moves_behind(behind: str, sentence: str, day: date, language: Language) -> bool:
    """Whether a span of time that is another one follows, or a date that is another day: last year, March 4."""
    clause = re.split(r"[;:.()]|,(?!\s*\w+\s*\d|\s*\d)", behind)[0]
    words = _WORD.findall(clause)[:_BEHIND]
    spans = language.list_without("duration", "part_of_day")
    if not spans.isdisjoint(words) and not language.lists("other_day", "ago").isdisjoint(words):
        return True
    years = {int(word) for word in words if _YEAR.fullmatch(word)}
    printed = sentence[len(sentence) - len(behind) :][: len(clause)]
    months = {month for month, found in find_months(printed, language) if found.group().casefold() in words}
    days = {int(word) for word in words if months and word.isdecimal() and int(word) <= _LAST_DAY}
    return not (years <= {day.year} and months <= {day.month} and days <= {day.day})
