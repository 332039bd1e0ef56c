"""Makes docs/failures.md of what the faults came to: `python -m tests.failures` writes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tests.failures.cases import CASES, MODE_CASES, MODES, Case
from tests.failures.trying import Outcome, Setting, try_all
from tests.regions import Region

PAGE: Final = Path(__file__).parents[2] / "docs" / "failures.md"

ALONE: Final = Setting()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: the same cases, tried in one way."""

    head: str
    cases: Sequence[Case]
    setting: Setting


TABLES: Final[Mapping[str, tuple[Column, ...]]] = MappingProxyType(
    {
        "one model": (
            Column("every call of the only model", CASES, ALONE),
            Column("its first call only", CASES, Setting(how="once")),
        ),
        "routes": (
            Column('every call of `main`, route `["main", "backup"]`', CASES, Setting(behind="backup")),
            Column('route `["main", "lexical"]`', CASES, Setting(behind="lexical")),
        ),
        "output modes": tuple(Column(f"`{mode}`", MODE_CASES[mode], ALONE) for mode in MODES),
    }
)
"""The tables by the names of their places on the page."""


async def fill(table: Sequence[Column]) -> dict[str, tuple[Outcome, ...]]:
    """What came of every case of a table, by the heads of its columns."""
    return {each.head: await try_all(each.cases, each.setting) for each in table}


def render(table: Sequence[Column], outcomes: Mapping[str, Sequence[Outcome]]) -> str:
    """A table with what came of it."""
    return tabulate([each.told for each in table[0].cases], outcomes)


def tabulate(rows: Sequence[str], columns: Mapping[str, Sequence[Outcome]]) -> str:
    """A table with a row for each fault."""
    head = ["| fault | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    cells = zip(*columns.values(), strict=True)
    body = (f"| {row} | {' | '.join(map(tell, each))} |" for row, each in zip(rows, cells, strict=True))
    return "\n".join([*head, *body]) + "\n"


def tell(outcome: Outcome) -> str:
    """An outcome in a cell: what the caller sees; the calls and how each ended; tokens and cost."""
    counted = " + ".join(map(str, outcome.calls.values()))
    ends = [each.removeprefix("main ") for each in outcome.attempts]
    parts = [f"**{outcome.seen}**", f"{counted} call{'' if counted == '1' else 's'}: {_count(ends)}", outcome.usage]
    return "; ".join(each for each in parts if each)


def _count(ends: Sequence[str]) -> str:
    runs = [(end, len(list(group))) for end, group in groupby(ends)]
    return ", ".join(end + (f" ×{times}" if times > 1 else "") for end, times in runs)


def place(name: str) -> Region:
    """Where a table stands on the page."""
    return Region(name, "tests.failures")


async def write_page() -> None:
    """Try everything and write what came of it into the page."""
    for name, table in TABLES.items():
        place(name).write(PAGE, render(table, await fill(table)))
