"""Two measured runs side by side in a terminal: scores by group, then what every case lost, gained and changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from evals.comparing import Change, list_changes
from evals.hard import INVARIANTS, compare_faults
from evals.measuring import Measured
from evals.summing import sum_up
from evals.views.words import clean, write_change, write_move, write_score

_STYLES: Final = {"lost": "red", "gained": "green", "changed": "yellow"}


@dataclass(frozen=True, slots=True)
class Compared:
    """Two runs and what they are called."""

    name_before: str
    name_after: str
    before: Sequence[Measured]
    after: Sequence[Measured]


def render_comparison(compared: Compared, weights: Mapping[str, float]) -> Group:
    """Render both sides."""
    return Group(_tabulate(compared, weights), *_list_cases(compared))


def _tabulate(compared: Compared, weights: Mapping[str, float]) -> Table:
    first, second = (sum_up(each, weights) for each in (compared.before, compared.after))
    table = Table(box=None, pad_edge=False)
    for number, name in enumerate(("group", clean(compared.name_before), clean(compared.name_after), "moved")):
        table.add_column(Text(name), justify="right" if number else "left", overflow="fold")
    names = [each for each in weights if each in first.groups or each in second.groups]
    rows = [(name, first.groups.get(name), second.groups.get(name)) for name in names]
    for name, before, after in [*rows, ("all cases", first.score, second.score)]:
        table.add_row(Text(name), write_score(before), write_score(after), write_move(before, after))
    return table


def _list_cases(compared: Compared) -> Iterator[RenderableType]:
    first, second = ({each.key: each for each in side} for side in (compared.before, compared.after))
    for key in sorted(first.keys() | second.keys()):
        name = clean(f"{key[0]}" if key[1] == 1 else f"{key[0]}, repeat {key[1]}")
        if key not in first or key not in second:
            only = compared.name_after if key in second else compared.name_before
            yield Text(clean(f"\n{name}: only in {only}"), style="dim")
        else:
            yield from _compare_case(name, first[key], second[key])


def _compare_case(name: str, before: Measured, after: Measured) -> Iterator[Text]:
    if before.score is None or after.score is None:
        reasons = [f"{each.failure.kind}: {each.failure.message}" for each in (before, after) if each.failure]
        yield Text(clean(f"\n{name}: cannot be compared, {'; '.join(reasons)}"), style="red")
        return
    changes = list_changes(before.score.judgements, after.score.judgements)
    faults = list(_compare_faults(before, after))
    if changes or faults:
        moved = write_move(before.score.score, after.score.score)
        yield Text(
            f"\n{name}  {write_score(before.score.score)} → {write_score(after.score.score)} ({moved})", style="bold"
        )
        yield from faults
        yield from (_show(each) for each in changes)
    else:
        yield Text(f"\n{name}: the same", style="dim")


def _show(change: Change) -> Text:
    return Text(f"  {change.slot.group}: {write_change(change)}", style=_STYLES[change.kind])


def _compare_faults(before: Measured, after: Measured) -> Iterator[Text]:
    for invariant in INVARIANTS:
        first, second = (invariant.list_faults(each.score) if each.score else () for each in (before, after))
        for each in compare_faults(second, first).new:
            yield Text(clean(f"  {invariant.name}, new: {each.told}"), style="bold red")
        for each in compare_faults(first, second).new:
            yield Text(clean(f"  {invariant.name}, gone: {each.told}"), style="green")
