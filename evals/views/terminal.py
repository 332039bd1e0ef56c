"""The account of a run in a terminal: verdict, what fell, scores by group and by case, and what it took."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from evals.account import Account
from evals.ruling import Finding, Level, Ruling
from evals.views.items import list_details, list_misses, write_item
from evals.views.words import (
    clean,
    list_cases,
    list_groups,
    list_measures,
    write_finding,
    write_move,
    write_score,
)

_STYLES: Final[dict[Level, str]] = {
    "incomplete": "bold red",
    "incomparable": "bold yellow",
    "underpowered": "bold yellow",
    "fail": "bold red",
    "warn": "yellow",
    "note": "dim",
}
_VERDICT_STYLES: Final = {"PASS": "bold green", "WARN": "bold yellow", "FAIL": "bold red"}
_SLOTS_SHOWN: Final = 12
"""Of one finding; the JSON view has them all."""


def render_terminal(account: Account, *, misses: int | None = 0) -> Group:
    """Render everything, the verdict last so that it stands above the prompt.

    Args:
        account: Of a run, gated or not.
        misses: How many items a case that are missing, spurious or wrong are listed at most; None for all.
    """
    return Group(*_list_parts(account, misses))


def _list_parts(account: Account, misses: int | None) -> Iterator[RenderableType]:
    yield Text(clean(f"{account.made.model}, wirefold {account.made.service_version}, run of {account.started_at}"))
    if account.baseline:
        yield Text(tell_baseline(account))
    yield _tabulate_groups(account)
    yield _tabulate_cases(account)
    yield _tabulate_measures(account)
    yield from _list_faults(account)
    if misses is None or misses > 0:
        yield from _list_misses(account, misses)
    elif account.ruling is None:
        yield Text(
            "\nwhat is missing, spurious or wrong, item by item: --misses (with the same --out nothing is run again)"
        )
    if account.ruling:
        yield from _list_findings(account.ruling)


def tell_baseline(account: Account) -> str:
    """Which baseline was taken, by whom it was blessed, when and why."""
    note = account.baseline
    if note is None:
        return "no baseline"
    return clean(f"baseline: {note.origin}; blessed by {note.blessed_by} on {note.blessed_at}: {note.reason}")


def _open_table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for number, name in enumerate(columns):
        table.add_column(name, justify="right" if number else "left", overflow="fold")
    return table


def _tabulate_groups(account: Account) -> Table:
    table = _open_table("\nby field group", "group", "weight", *_name_scores(account))
    for group, weight, before, after in list_groups(account):
        table.add_row(Text(clean(group)), f"{weight:g}", *_show_scores(account, before, after))
    before, after = account.baseline.summary.score if account.baseline else None, account.summary.score
    table.add_row("all cases", "", *_show_scores(account, before, after), style="bold")
    return table


def _tabulate_cases(account: Account) -> Table:
    table = _open_table("\nby case", "case", *_name_scores(account), "made up")
    for line, before in list_cases(account):
        table.add_row(Text(clean(line.case)), *_show_scores(account, before, line.score), f"{len(line.made_up) or ''}")
    return table


def _name_scores(account: Account) -> tuple[str, ...]:
    return ("before", "now", "moved") if account.baseline else ("now",)


def _show_scores(account: Account, before: float | None, after: float | None) -> tuple[str | Text, ...]:
    """A run that is compared with nothing has no score before."""
    if account.baseline is None:
        return (write_score(after),)
    return write_score(before), write_score(after), _show_move(before, after)


def _tabulate_measures(account: Account) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, value in list_measures(account.summary):
        table.add_row(name, Text(value, overflow="fold"))
    return table


def _list_faults(account: Account) -> Iterator[Text]:
    """What stands in no table: why a case was not scored and, where no gate tells it, what is made up."""
    for line in account.summary.cases:
        faults = [f"not scored, {each}" for each in line.failures]
        if account.ruling is None:
            faults += [f"made up, {each}" for each in line.made_up]
            faults += [f"leak, {each}" for each in line.leaks]
            faults += [f"invalid, {each}" for each in line.invalid]
        yield from (Text(clean(f"{line.case}: {each}"), style="red") for each in faults)


def _list_misses(account: Account, most: int | None) -> Iterator[Text]:
    """What each case lost its points by, the most weighty first."""
    for entry in account.entries:
        found = list_misses(entry.score.judgements, account.weights) if entry.score else ()
        name = entry.case if entry.repeat == 1 else f"{entry.case}, repeat {entry.repeat}"
        if found:
            yield Text(f"\n{clean(name)}", style="bold")
        yield from (Text(f"  {each.group}: {write_item(each)}") for each in found[:most])
        if most is not None and len(found) > most:
            yield Text(f"  and {len(found) - most} more: --misses all")


def _list_findings(ruling: Ruling) -> Iterator[Text]:
    yield Text("")
    for finding in ruling.findings:
        yield from _show_finding(finding)
    yield Text(f"\n{ruling.verdict}", style=_VERDICT_STYLES.get(ruling.verdict, "bold yellow"))
    yield Text(ruling.advice)


def _show_finding(finding: Finding) -> Iterator[Text]:
    label = f"{finding.level.upper()} {finding.rule}  "
    yield Text.assemble((label, _STYLES[finding.level]), write_finding(finding))
    if finding.level == "note":
        return
    details = list_details(finding)
    yield from (Text(f"    {each}") for each in details[:_SLOTS_SHOWN])
    if len(details) > _SLOTS_SHOWN:
        yield Text(f"    and {len(details) - _SLOTS_SHOWN} more: --json FILE has them all")


def _show_move(before: float | None, after: float | None) -> Text:
    moved = write_move(before, after)
    return Text(moved, style="red" if moved.startswith("-") else "green" if moved.startswith("+") else "")
