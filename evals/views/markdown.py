"""The account of a run for a pull request: verdict, made-up items, what fell, scores before and after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from evals.account import Account
from evals.hard import INVARIANTS
from evals.ruling import Finding
from evals.views.items import list_details
from evals.views.terminal import tell_baseline
from evals.views.words import (
    clean,
    list_cases,
    list_groups,
    list_measures,
    write_finding,
    write_move,
    write_score,
)

_SIGNS: Final = re.compile(r"([\\`*_{}\[\]<>|#~])")
_CALLS: Final = re.compile(r"(?<![\w.])@(?=\w)")
_HARD: Final = frozenset(each.name for each in INVARIANTS)
_SLOTS_SHOWN: Final = 20


def render_markdown(account: Account) -> str:
    """Render what a reviewer reads from the top down."""
    return "\n".join(_list_lines(account)) + "\n"


def escape(text: str) -> str:
    """Text of an article or a person as text: it formats nothing and calls nobody."""
    return _CALLS.sub("@\u200b", _SIGNS.sub(r"\\\1", clean(text)))


def _list_lines(account: Account) -> Iterator[str]:
    ruling = account.ruling
    yield f"## wirefold eval: {escape(account.made.model)}{f' — {ruling.verdict}' if ruling else ''}"
    yield ""
    if ruling:
        yield f"**{ruling.advice}**"
        yield ""
        yield escape(tell_baseline(account))
        yield ""
        yield from _list_findings("Made-up items, leaks, invalid reports", _pick(ruling.findings, hard=True))
        yield from _list_findings("What the verdict rests on", _pick(ruling.findings, hard=False))
    else:
        yield from _list_faults(account)
    yield from _tabulate_groups(account)
    yield from _tabulate_cases(account)
    yield from _fold_rest(account)


def _pick(findings: Iterable[Finding], *, hard: bool) -> list[Finding]:
    return [each for each in findings if (each.rule in _HARD) == hard and each.level != "note"]


def _list_findings(heading: str, findings: list[Finding]) -> Iterator[str]:
    if not findings:
        return
    yield f"### {heading}"
    yield ""
    for finding in findings:
        yield f"- **{finding.level.upper()}** {escape(write_finding(finding))}"
        details = list_details(finding)
        yield from (f"  - {escape(each)}" for each in details[:_SLOTS_SHOWN])
        if len(details) > _SLOTS_SHOWN:
            yield f"  - and {len(details) - _SLOTS_SHOWN} more"
    yield ""


def _list_faults(account: Account) -> Iterator[str]:
    for line in account.summary.cases:
        for each in (*line.failures, *line.made_up, *line.leaks, *line.invalid):
            yield f"- {escape(line.case)}: {escape(each)}"
    yield ""


def _tabulate_groups(account: Account) -> Iterator[str]:
    yield from _head_table(account, "| field group | weight |", "|---|--:|")
    for group, weight, before, after in list_groups(account):
        yield f"| {escape(group)} | {weight:g} | {_write_scores(account, before, write_score(after), after)} |"
    total, now = account.baseline.summary.score if account.baseline else None, account.summary.score
    yield f"| **all cases** | | {_write_scores(account, total, f'**{write_score(now)}**', now)} |"
    yield ""


def _tabulate_cases(account: Account) -> Iterator[str]:
    yield "<details><summary>By case</summary>"
    yield ""
    yield from _head_table(account, "| case |", "|---|")
    for line, before in list_cases(account):
        yield f"| {escape(line.case)} | {_write_scores(account, before, write_score(line.score), line.score)} |"
    yield ""
    yield "</details>"
    yield ""


def _head_table(account: Account, names: str, ruler: str) -> Iterator[str]:
    yield names + (" before | now | moved |" if account.baseline else " now |")
    yield ruler + ("--:|--:|--:|" if account.baseline else "--:|")


def _write_scores(account: Account, before: float | None, shown: str, after: float | None) -> str:
    """A run that is compared with nothing has no score before."""
    return f"{write_score(before)} | {shown} | {write_move(before, after)}" if account.baseline else shown


def _fold_rest(account: Account) -> Iterator[str]:
    yield "<details><summary>What it took, and notes</summary>"
    yield ""
    yield from (f"- {name}: {escape(value)}" for name, value in list_measures(account.summary))
    if account.ruling:
        notes = [each for each in account.ruling.findings if each.level == "note"]
        yield from (f"- {escape(write_finding(each))}" for each in notes)
    yield ""
    yield "</details>"
