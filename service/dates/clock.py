"""Times of day as printed with figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

_CLOCK: Final = re.compile(
    r"""
    (?:(?<=\dT)|(?<![\w.:,/+-]))            # not within another number; T as in 2025-02-12T02:30
    (?P<hour>[01]?[0-9]|2[0-3])
    (?:(?P<mark>[:.h]?)(?P<minute>[0-5][0-9])(?::[0-5]\d(?:\.\d+)?)?)?
    (?:\s?(?P<half>[ap])\.?m\b\.?)?
    (?:\s?(?P<zone>(?:GMT|UTC|Z)(?!\s?[+-]\s?\d)|Uhr|[+-][0-9]{2}:[0-9]{2}))?
    (?![\w:])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOON: Final = 12


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day."""

    iso: str
    """Such as T02:30Z or T17; Z or an offset only where one is printed."""
    precision: Literal["minute", "hour"]


def find_clock(text: str) -> tuple[Clock | None, str]:
    """The first time of day that is printed, and the text with every one blanked out: their figures are no dates."""
    found = [each for each in _CLOCK.finditer(text) if _is_time(each)]
    rest = text
    for each in found:
        rest = rest[: each.start()] + " " * len(each.group()) + rest[each.end() :]
    return (_read(found[0]) if found else None), rest


def _is_time(found: re.Match[str]) -> bool:
    zone = (found["zone"] or "").upper()
    if found["half"] or zone in {"GMT", "UTC", "UHR"}:
        return True
    return bool(found["minute"]) and (found["mark"] in {":", "h", "H"} or zone == "Z")


def _read(found: re.Match[str]) -> Clock:
    hour = int(found["hour"])
    if found["half"] and hour <= _NOON:
        hour = hour % _NOON + (_NOON if found["half"].lower() == "p" else 0)
    minute = f":{found['minute']}" if found["minute"] else ""
    return Clock(f"T{hour:02d}{minute}{_read_zone(found)}", "minute" if minute else "hour")


def _read_zone(found: re.Match[str]) -> str:
    zone = (found["zone"] or "").upper()
    if zone in {"GMT", "UTC", "Z"}:
        return "Z"
    # Elsewhere what looks like an offset is the end of a range: 14:30-15:30.
    is_iso = found.string[: found.start()].endswith(("T", "t"))
    return zone if is_iso and zone[:1] in {"+", "-"} else ""
