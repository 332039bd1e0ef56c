"""Falls that somebody looked at and accepted, each with a reason: the gate warns of them instead of failing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import Final

from pydantic import Field

from evals.files import BadFile, load_toml, read_shape
from evals.slips import suggest
from service.schema.base import Shape

ACCEPTED: Final = Path(__file__).parent / "accepted.toml"


_ROUNDING: Final = 0.05 + 1e-9
"""Per cent: scores are shown, and copied from there, with one digit. The rest is floating point's."""


class Accepted(Shape):
    """One field group of one case that may be worse than in the baseline."""

    case: str = Field(min_length=1)
    """The case's folder."""
    group: str = Field(min_length=1)
    """The field group, as in gate.toml."""
    down_to: float = Field(ge=0, le=100)
    """The group's F1 in per cent that it may fall to; a deeper fall fails."""
    reason: str = Field(min_length=1)
    """Why the fall is right, or worth it."""
    by: str | None = None
    """Who says so."""
    until: date | None = None
    """The last day on which it counts; null for as long as it stands."""

    def counts_on(self, today: date) -> bool:
        """Whether it is still in force."""
        return self.until is None or today <= self.until

    def reaches(self, score: float) -> bool:
        """Whether a fall to an F1 (0 to 1) is accepted; what rounds to `down_to` is."""
        return 100 * score >= self.down_to - _ROUNDING


class _AcceptedFile(Shape):
    accepted: tuple[Accepted, ...] = ()


def load_accepted(path: Path = ACCEPTED) -> tuple[Accepted, ...]:
    """Read the accepted falls. Raises `BadFile`."""
    table = load_toml(path)
    if isinstance(table.get("accepted"), list):
        table["accepted"] = tuple(table["accepted"])
    return read_shape(_AcceptedFile, table, path).accepted


def require_known(
    accepted: Iterable[Accepted], *, cases: Collection[str], groups: Collection[str], path: Path = ACCEPTED
) -> None:
    """Refuse an entry that no fall can ever meet. Raises `BadFile` naming the known cases or groups."""
    for number, each in enumerate(accepted):
        for key, value, known in (("group", each.group, groups), ("case", each.case, cases)):
            if value not in known:
                there_are = f"there are {', '.join(sorted(known))}{suggest(value, known)}"
                raise BadFile(f"{path}: accepted.{number}.{key}: {value} is not known; {there_are}")
