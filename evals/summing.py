"""Summing up: what a run came to as a whole, over cases and never over pooled items. Pure."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from evals.comparing import TOLERANCE
from evals.hard import tell_made_up
from evals.measuring import Measured
from service.schema.base import Shape
from service.schema.report import Report


class CaseLine(Shape):
    """One case over its repeats."""

    case: str
    score: float | None
    """Mean over the repeats that were scored; null where none was."""
    groups: Mapping[str, float]
    """F1 of each field group, mean over repeats."""
    made_up: tuple[str, ...] = ()
    leaks: tuple[str, ...] = ()
    invalid: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    """Why repeats could not be scored."""


class Summary(Shape):
    """A run as a whole."""

    scored: int
    """Outcomes with a score."""
    unscored: int
    """Outcomes without one: never counted as zero."""
    score: float | None
    """Mean over cases; null where none was scored."""
    groups: Mapping[str, float]
    """Mean of each group's F1 over the cases that have it, in the order of gate.toml."""
    cases: tuple[CaseLine, ...]
    made_up: int
    leaks: int
    invalid: int
    items_per_story: float | None
    """Figures, claims, quotes, places and actors in a report, on average."""
    rejected: Mapping[str, int]
    """Items of drafts that were rejected, by reason, most frequent first."""
    partial: int
    """Reports with articles that were not read in time."""
    calls: int
    failed_calls: int
    input_tokens: int
    cached_input_tokens: int
    output_tokens: int
    cost_usd: float | None
    """Null where the cost of any report is not known."""
    p50_s: float | None
    """Median seconds to a report; null where they were not kept."""
    p95_s: float | None


def sum_up(measured: Sequence[Measured], weights: Iterable[str]) -> Summary:
    """Sum up a run."""
    lines = tuple(_sum_case(case, members) for case, members in _group(measured).items())
    reports = [each.outcome.report for each in measured if each.outcome.report]
    attempts = [attempt for report in reports for attempt in report.usage.attempts]
    costs = [report.usage.cost_usd for report in reports]
    seconds = [each.outcome.duration_s for each in measured if each.outcome.report and each.outcome.duration_s > 0]
    return Summary(
        scored=sum(each.score is not None for each in measured),
        unscored=sum(each.score is None for each in measured),
        score=_mean(line.score for line in lines),
        groups=_mean_groups(lines, weights),
        cases=lines,
        made_up=sum(len(each.score.made_up) for each in measured if each.score),
        leaks=sum(len(each.score.leaks) for each in measured if each.score),
        invalid=sum(len(each.score.invalid) for each in measured if each.score),
        items_per_story=_mean(count_items(report) for report in reports),
        rejected=dict(Counter(each.reason.value for report in reports for each in report.rejected).most_common()),
        partial=sum(report.status == "partial" for report in reports),
        calls=sum(report.usage.calls for report in reports),
        failed_calls=sum(attempt.outcome != "ok" for attempt in attempts),
        input_tokens=sum(report.usage.input_tokens for report in reports),
        cached_input_tokens=sum(report.usage.cached_input_tokens for report in reports),
        output_tokens=sum(report.usage.output_tokens for report in reports),
        cost_usd=None if None in costs else math.fsum(each for each in costs if each is not None),
        p50_s=find_percentile(seconds, 50),
        p95_s=find_percentile(seconds, 95),
    )


def count_items(report: Report) -> int:
    """Figures, claims, quotes, places and actors of all events."""
    return sum(
        len(kind)
        for event in report.events
        for kind in (event.figures, event.claims, event.quotes, event.where, event.who)
    )


def find_percentile(values: Sequence[float], percent: int) -> float | None:
    """The least value that so many per cent do not exceed (nearest rank); None of none."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(percent / 100 * len(ordered)) - 1)] if ordered else None


def is_lower(after: float | None, before: float | None) -> bool:
    """Whether a score fell, floating point aside; False where either is not known."""
    return after is not None and before is not None and before - after > TOLERANCE


def _group(measured: Iterable[Measured]) -> dict[str, list[Measured]]:
    grouped: dict[str, list[Measured]] = defaultdict(list)
    for each in measured:
        grouped[each.outcome.case].append(each)
    return grouped


def _sum_case(case: str, members: Sequence[Measured]) -> CaseLine:
    scores = [each.score for each in members if each.score]
    groups = list(dict.fromkeys(group for score in scores for group in score.groups))
    return CaseLine(
        case=case,
        score=_mean(score.score for score in scores),
        groups={group: fmean(score.groups[group].f1 for score in scores if group in score.groups) for group in groups},
        made_up=tuple(told for score in scores for told in tell_made_up(score)),
        leaks=tuple(told for score in scores for told in score.leaks),
        invalid=tuple(told for score in scores for told in score.invalid),
        failures=tuple(f"{each.failure.kind}: {each.failure.message}" for each in members if each.failure),
    )


def _mean_groups(lines: Sequence[CaseLine], weights: Iterable[str]) -> dict[str, float]:
    present = {group for line in lines for group in line.groups}
    ordered = [*(each for each in weights if each in present)]
    ordered += sorted(present - set(ordered))
    return {group: fmean(line.groups[group] for line in lines if group in line.groups) for group in ordered}


def _mean(values: Iterable[float | None]) -> float | None:
    known = [each for each in values if each is not None]
    return fmean(known) if known else None
