"""Falls that somebody looked at and accepted, each with a reason: the gate warns of them instead of failing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from pydantic import Field

from evals.files import load_toml, read_shape
from service.schema.base import Shape

ACCEPTED: Final = Path(__file__).parent / "accepted.toml"


class Accepted(Shape):
    """One field group of one case that may be worse than in the baseline."""

    case: str = Field(min_length=1)
    """The case's folder."""
    group: str = Field(min_length=1)
    """The field group, as in gate.toml."""
    reason: str = Field(min_length=1)
    """Why the fall is right, or worth it."""
    by: str | None = None
    """Who says so."""
    until: date | None = None
    """The last day on which it counts; null for as long as it stands."""

    def counts_on(self, today: date) -> bool:
        """Whether it is still in force."""
        return self.until is None or today <= self.until


class _AcceptedFile(Shape):
    accepted: tuple[Accepted, ...] = ()


def load_accepted(path: Path = ACCEPTED) -> tuple[Accepted, ...]:
    """Read the accepted falls. Raises `BadFile`."""
    table = load_toml(path)
    if isinstance(table.get("accepted"), list):
        table["accepted"] = tuple(table["accepted"])
    return read_shape(_AcceptedFile, table, path).accepted
