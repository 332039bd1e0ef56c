"""When: dates agree by interval, at the precision that the reference gives."""

from __future__ import annotations

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

_WITH_OFFSET: Final = 17


def judge_time(expected: Time, found: EventTime) -> Verdict:
    """Judge an interval.

    Right when its ends agree at the reference's precision, partial when it is coarser or only begins alike.
    """
    if expected.start is None or found.start is None:
        return "correct" if expected.start == found.start else "incorrect"
    length = _LENGTHS.get(expected.precision, len(expected.start))
    wanted, given = _cut(expected.start, length), _cut(found.start, length)
    if wanted != given:
        return "partial" if wanted.startswith(given) else "incorrect"
    same_end = _cut(expected.end or expected.start, length) == _cut(found.end or found.start, length)
    return "correct" if same_end and _is_as_fine(expected, found) else "partial"


def _is_as_fine(expected: Time, found: EventTime) -> bool:
    return (
        _LENGTHS.get(found.precision, 0) > _LENGTHS.get(expected.precision, 0) or found.precision == expected.precision
    )


def _cut(moment: str, length: int) -> str:
    """Cut to a precision, in UTC where an offset is given."""
    if len(moment) >= _WITH_OFFSET and (moment.endswith("Z") or moment[-6] in "+-"):
        moment = datetime.fromisoformat(moment).astimezone(UTC).isoformat()
    return moment[:length]


def judge_when(expected: Time | None, found: EventTime | None) -> Iterator[Judgement]:
    """Judge an event's time."""
    labels = Labels(
        expected=f"{expected.start or 'undated'} ({expected.text})" if expected else None,
        found=f"{found.start or 'undated'} ({found.text})" if found else None,
        item=found.id if found else None,
    )
    yield from judge_slots([Slot("when", "event.when", expected, found, judge_time)], labels)
