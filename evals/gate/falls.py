"""Falls: field groups of a case that are worse than in the baseline, and which of them somebody accepted. Pure."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from evals.accepted import Accepted
from evals.cases import Case
from evals.comparing import TOLERANCE, list_changes, list_group_scores
from evals.gate.sides import Pair
from evals.rules import Rules
from evals.ruling import Finding


def find_moves(pairs: Sequence[Pair], rules: Rules, accepted: Sequence[Accepted], today: date) -> Iterator[Finding]:
    """Every field group of a case that rose or fell, with the slots behind it."""
    for pair in pairs:
        yield from _find_moves_of(pair, rules, accepted, today)


def _find_moves_of(pair: Pair, rules: Rules, accepted: Sequence[Accepted], today: date) -> Iterator[Finding]:
    if pair.before.score is None or pair.after.score is None:
        return
    changes = list_changes(pair.before.score.judgements, pair.after.score.judgements)
    for group, before, after in list_group_scores(pair.before.score, pair.after.score, rules.groups):
        if abs(after - before) <= TOLERANCE:
            continue
        finding = Finding(
            level="note",
            rule="rise",
            case=pair.after.outcome.case,
            group=group,
            before=before,
            after=after,
            message="rose",
            changes=tuple(each for each in changes if each.slot.group == group),
        )
        yield finding if after > before else _judge_fall(finding, rules, accepted, today)


def _judge_fall(move: Finding, rules: Rules, accepted: Sequence[Accepted], today: date) -> Finding:
    entries = [each for each in accepted if (each.case, each.group) == (move.case, move.group)]
    in_force = [each for each in entries if each.counts_on(today)]
    entry = next((each for each in in_force if each.reaches(move.after or 0.0)), None)
    if entry:
        message = f"fell, accepted{f' by {entry.by}' if entry.by else ''}: {entry.reason}"
        return move.model_copy(update={"level": "warn", "rule": "accepted_fall", "message": message})
    if not rules.groups.get(move.group or "", 0):
        return move.model_copy(update={"level": "warn", "rule": "fall", "message": "fell; this group has no weight"})
    message = "fell"
    if in_force:
        message = f"fell deeper than accepted, down to {min(each.down_to for each in in_force):g}"
    elif entries:
        message = f"fell; it was accepted until {max(each.until for each in entries if each.until)}"
    return move.model_copy(update={"level": "fail", "rule": "fall", "message": message, "entry": _write_entry(move)})


def _write_entry(move: Finding) -> str:
    """What accepts a fall, as accepted.toml has it; the reason is for whoever accepts it to give."""
    down_to = f"{100 * (move.after or 0.0):.1f}"
    return f"case = {json.dumps(move.case)}, group = {json.dumps(move.group)}, down_to = {down_to}"


def find_idle(
    pairs: Sequence[Pair], accepted: Sequence[Accepted], cases: Collection[Case], today: date
) -> Iterator[Finding]:
    """Entries of accepted.toml that accept nothing: no such case, or no fall there."""
    present = {case.slug for case in cases}
    compared = {pair.after.outcome.case for pair in pairs}
    fallen = {key for pair in pairs for key in _list_fallen(pair)}
    for each in accepted:
        if not each.counts_on(today):
            message = f"accepted.toml: its entry counted until {each.until}; delete it, or look again"
        elif each.case not in present:
            message = "accepted.toml: stale, there is no such case; delete the entry"
        elif each.case in compared and (each.case, each.group) not in fallen:
            message = "accepted.toml: stale, nothing fell there; delete the entry"
        else:
            continue
        yield Finding(level="note", rule="stale_acceptance", case=each.case, group=each.group, message=message)


def _list_fallen(pair: Pair) -> Iterator[tuple[str, str]]:
    if pair.before.score and pair.after.score:
        for group, before, after in list_group_scores(pair.before.score, pair.after.score, {}):
            if before - after > TOLERANCE:
                yield pair.after.outcome.case, group
