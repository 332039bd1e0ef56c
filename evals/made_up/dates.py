"""Whether a resolved date contradicts the date that its own words print. It prefers silence to a false alarm."""

from __future__ import annotations

import re
from typing import Final

from evals.made_up.tables import KNOWN, load_table
from evals.made_up.tokens import cut_tokens
from service.schema.report import When

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_ISO: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_LAST_DAY: Final = 31


def find_contradiction(when: When) -> str | None:
    """Return the resolved times where neither has the only year, or the only day and month, that the words print."""
    resolved = [match for each in (when.start, when.end) if each and (match := _ISO.match(each))]
    if not resolved:
        return None
    year, day = _read_year(when.text), _read_day(when.text)
    wrong_year = year is not None and all(int(each[1]) != year for each in resolved)
    wrong_day = day is not None and all(_day_of(each) not in (None, day) for each in resolved)
    told = " to ".join(each[0] for each in resolved)
    return f"{told} for {when.text}" if wrong_year or wrong_day else None


def _day_of(match: re.Match[str]) -> tuple[int, int] | None:
    return (int(match[2]), int(match[3])) if match[2] and match[3] else None


def _read_year(text: str) -> int | None:
    years = {int(each.folded) for each in cut_tokens(text) if each.kind == "number" and _YEAR.fullmatch(each.folded)}
    return years.pop() if len(years) == 1 and not _is_night(text) else None


def _read_day(text: str) -> tuple[int, int] | None:
    """Read the one day and month of a text; null where it prints several, or a night that has two days."""
    tokens, months = cut_tokens(text), load_table(KNOWN).months
    places = [at for at, each in enumerate(tokens) if each.capital or each.folded in _LOWER if each.folded in months]
    if len(places) != 1 or _is_night(text):
        return None
    near = [tokens[at] for at in range(max(0, places[0] - 6), places[0] + 6) if at < len(tokens)]
    days = {int(each.folded) for each in near if each.kind == "number" and each.folded.isdecimal()}
    days = {each for each in days if 1 <= each <= _LAST_DAY}
    touching = [tokens[at] for at in (places[0] - 2, places[0] - 1, places[0] + 1) if 0 <= at < len(tokens)]
    beside = any(each.kind == "number" for each in touching)
    return (months[tokens[places[0]].folded], days.pop()) if len(days) == 1 and beside else None


_LOWER: Final = frozenset(load_table(KNOWN).months) - {"may", "mar", "set", "out", "sept"}
"""Names of months that are no other word where they are printed small."""


def _is_night(text: str) -> bool:
    nights = load_table(KNOWN).nights
    return any(each.folded in nights for each in cut_tokens(text))
