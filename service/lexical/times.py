"""When an article says its event was: printed words of its first sentences, and the weekdays among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from service.language import Language
from service.lexical.english import SAYING
from service.lexical.passages import Passage, View

_LEAD: Final = 6
_PART: Final = r"(?:morning|afternoon|evening|night|midday|noon|dawn)"
_PLAIN: Final = re.compile(
    r"\b(?:overnight|last night|yesterday|today|tonight|this morning|this afternoon|this evening)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A printed time and the sentence it stands in."""

    words: str
    passage: Passage
    weekday: int | None
    is_dated: bool


def find_moment(passage: Passage) -> Moment | None:
    """The time that a sentence tells of what happened, not of when someone said so."""
    for found in _compile_times(passage.language).finditer(passage.text):
        if not passage.is_quoted(found.start()) and not _is_time_of_saying(passage, found.start()):
            return _moment(found.group(), passage)
    return None


def find_event_moment(view: View) -> Moment | None:
    """The first dated time of the first sentences, else the first time there at all."""
    moments = [each for passage in view.prose[:_LEAD] if (each := find_moment(passage))]
    return next((each for each in moments if each.is_dated), moments[0] if moments else None)


def _moment(words: str, passage: Passage) -> Moment:
    days = [passage.language.weekday_number(word) for word in re.findall(r"[^\W\d_]+", words)]
    weekday = next((each for each in days if each is not None), None)
    is_dated = weekday is not None or any(char.isdigit() for char in words)
    return Moment(words.strip(), passage, weekday, is_dated)


def _is_time_of_saying(passage: Passage, start: int) -> bool:
    """Said on Tuesday; told reporters late on Monday."""
    before = [word.lower for word in passage.words if word.end <= start][-3:]
    verbs = SAYING if passage.language.code == "en" else passage.language.list("reporting")
    return any(word in verbs for word in before)


@lru_cache(maxsize=16)
def _compile_times(language: Language) -> re.Pattern[str]:
    weekdays = "|".join(re.escape(form) for forms in language.weekdays for form in forms if len(form) > 3)  # noqa: PLR2004 - not "Mon"
    months = "|".join(re.escape(form) for forms in language.months for form in forms)
    if not weekdays:
        return re.compile(r"(?!)")
    date = (
        rf"(?:\d{{1,2}}\.?\s+(?:de\s+)?(?:{months})(?:\s+(?:de\s+)?\d{{4}})?|(?:{months})\s+\d{{1,2}}(?:,\s+\d{{4}})?)"
    )
    if language.code != "en":
        return re.compile(rf"\b(?:{date}|(?:{weekdays}))\b")
    return re.compile(
        rf"\bovernight (?:on|into|from|to) (?:{weekdays})(?: (?:to|into) (?:{weekdays}))?\b"
        rf"|\b(?:in )?the early hours of (?:{weekdays})(?: {_PART})?\b"
        rf"|\b(?:late |early |at dawn )?on (?:{weekdays})(?:,? {date})?(?: {_PART})?\b"
        rf"|\b(?:late |early )?(?:{weekdays}) {_PART}\b"
        rf"|\bon {date}\b|\b{date}\b"
        rf"|\b(?:late |early )?(?:{weekdays})\b(?!['’])"
        rf"|{_PLAIN.pattern}"
    )
