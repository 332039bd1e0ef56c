"""Words and numbers as every view writes them. Articles' text is shown; what could steer a terminal is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from evals.account import Account
from evals.comparing import Change
from evals.ruling import Finding
from evals.scoring.counts import Judgement
from evals.summing import CaseLine, Summary

NONE: Final = "–"
_LONGEST: Final = 160
"""Characters of a value that are shown."""
_STEERING: Final = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")


def clean(text: str) -> str:
    """One line without control characters: safe in a terminal, in XML and in a table."""
    return _STEERING.sub(" ", text).strip()


def count(number: int, noun: str) -> str:
    """A number with its noun, in the plural but for one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def write_score(score: float | None) -> str:
    """A score out of 100."""
    return NONE if score is None else f"{100 * score:.1f}"


def write_move(before: float | None, after: float | None) -> str:
    """How far a score moved, with its sign."""
    if before is None or after is None:
        return NONE
    moved = 100 * (after - before)
    return "=" if moved == 0 else f"{moved:+.1f}" if abs(moved) >= 0.05 else f"{moved:+.2g}"  # noqa: PLR2004 - rounding


def write_change(change: Change) -> str:
    """One slot: what was expected, what was there, what is there now, and where."""
    slot = change.slot
    expected = f"expected {_quote(slot.expected)}, " if slot.expected is not None else ""
    where = f" [{', '.join(slot.articles)}]" if slot.articles else ""
    before, after = _write_side(change.before), _write_side(change.after)
    return clean(f"{change.kind} {slot.field}: {expected}was {before}, is {after}{where}")


def shorten(text: str) -> str:
    """One line of bearable length; the JSON view has all of it."""
    line = clean(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def write_place(finding: Finding) -> str:
    """Case and group of a finding."""
    return clean(" · ".join(each for each in (finding.case, finding.group) if each))


def write_finding(finding: Finding) -> str:
    """A finding in one line, without its slots."""
    place = f"{write_place(finding)}: " if finding.case else ""
    moved = ""
    if finding.group and finding.before is not None and finding.after is not None:
        moved = f" ({write_score(finding.before)} → {write_score(finding.after)})"
    return clean(f"{place}{finding.message}{moved}")


def list_measures(summary: Summary) -> Iterator[tuple[str, str]]:
    """What is told beside the scores: a name and a value each."""
    rejected = ", ".join(f"{count} {reason}" for reason, count in summary.rejected.items())
    yield "stories scored", f"{summary.scored}" + (f", {summary.unscored} not" if summary.unscored else "")
    yield "made-up items", f"{summary.made_up}"
    yield "leaks", f"{summary.leaks}"
    yield "invalid reports' faults", f"{summary.invalid}"
    yield "items per story", NONE if summary.items_per_story is None else f"{summary.items_per_story:.1f}"
    yield "rejected items", clean(rejected) or "none"
    yield "partial reports", f"{summary.partial}"
    yield "calls", f"{summary.calls}" + (f", {summary.failed_calls} failed" if summary.failed_calls else "")
    yield (
        "tokens in / cached / out",
        (f"{summary.input_tokens:,} / {summary.cached_input_tokens:,} / {summary.output_tokens:,}"),
    )
    yield "cost", "not known" if summary.cost_usd is None else f"{summary.cost_usd:.4f} USD"
    yield "seconds p50 / p95", f"{_write_seconds(summary.p50_s)} / {_write_seconds(summary.p95_s)}"


def list_groups(account: Account) -> Iterator[tuple[str, float, float | None, float | None]]:
    """Every field group with its weight, its mean before and after; falls first, the deepest on top."""
    before = account.baseline.summary.groups if account.baseline else {}
    after = account.summary.groups
    names = [each for each in account.weights if each in before or each in after]
    names.sort(key=lambda name: min(0.0, _move(before.get(name), after.get(name))))
    for name in names:
        yield name, account.weights[name], before.get(name), after.get(name)


def list_cases(account: Account) -> Iterator[tuple[CaseLine, float | None]]:
    """Every case of the run with its score before; falls first, the deepest on top, then those not scored."""
    lines = account.baseline.summary.cases if account.baseline else ()
    before = {line.case: line.score for line in lines}

    def rank(line: CaseLine) -> tuple[float, bool]:
        return min(0.0, _move(before.get(line.case), line.score)), line.score is not None

    for line in sorted(account.summary.cases, key=rank):
        yield line, before.get(line.case)


def _move(before: float | None, after: float | None) -> float:
    return 0.0 if before is None or after is None else after - before


def _write_side(judgement: Judgement | None) -> str:
    if judgement is None:
        return "not there"
    found = f" {_quote(judgement.found)}" if judgement.found is not None else ""
    return f"{judgement.verdict}{found}"


def _quote(text: str | None) -> str:
    return f"“{shorten(text or '')}”"


def _write_seconds(seconds: float | None) -> str:
    return NONE if seconds is None else f"{seconds:.2f}"
