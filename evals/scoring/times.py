"""When: dates agree by interval, at the precision that the reference gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from evals.reference import Time
from evals.scoring.counts import Judgement, Verdict
from evals.scoring.slots import Labels, Slot, judge_slots
from service.schema.report import EventTime

_LENGTHS: Final = {
    "year": 4,
    "season": 7,
    "month": 7,
    "week": 10,
    "day": 10,
    "part_of_day": 10,
    "hour": 13,
    "minute": 16,
}
"""Characters of an ISO 8601 date that a precision settles."""

_YEAR: Final = _LENGTHS["year"]
_HOUR: Final = _LENGTHS["hour"]
_OFFSET: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}(:\d{2}){0,2}(Z|[+-]\d{2}:\d{2})")


def judge_time(expected: Time, found: EventTime) -> Verdict:
    """Judge an interval.

    Right when its ends agree at the reference's precision, partial when it is coarser or only begins alike.
    """
    if expected.start is None or found.start is None:
        return "correct" if expected.start == found.start else "incorrect"
    length = _LENGTHS.get(expected.precision, len(expected.start))
    begins = _compare(expected.start, found.start, length)
    if begins != "correct":
        return begins
    ends = _compare(expected.end or expected.start, found.end or found.start, length)
    return "correct" if ends == "correct" and _is_as_fine(expected, found) else "partial"


def _is_as_fine(expected: Time, found: EventTime) -> bool:
    return (
        _LENGTHS.get(found.precision, 0) > _LENGTHS.get(expected.precision, 0) or found.precision == expected.precision
    )


def _compare(expected: str, found: str, length: int) -> Verdict:
    """Compare two moments cut to so many characters; partial where the reported one is coarser."""
    if length >= _HOUR and _has_offset(expected) and _has_offset(found):
        expected, found = _to_utc(expected), _to_utc(found)
    wanted, given = expected[:length], found[:length]
    if wanted == given:
        return "correct"
    return "partial" if len(given) >= _YEAR and wanted.startswith(given) else "incorrect"


def _has_offset(moment: str) -> bool:
    return bool(_OFFSET.fullmatch(moment))


def _to_utc(moment: str) -> str:
    """A moment in UTC; one that is no date is left as it is, and differs."""
    try:
        return datetime.fromisoformat(moment).astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        return moment


def judge_when(expected: Time | None, found: EventTime | None) -> Iterator[Judgement]:
    """Judge an event's time."""
    labels = Labels(
        expected=f"{expected.start or 'undated'} ({expected.text})" if expected else None,
        found=f"{found.start or 'undated'} ({found.text})" if found else None,
        item=found.id if found else None,
    )
    yield from judge_slots([Slot("when", "event.when", expected, found, judge_time)], labels)
