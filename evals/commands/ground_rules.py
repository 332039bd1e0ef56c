"""The rules that a gate goes by: a change that loosens gate.toml is judged by the one it started from."""

from __future__ import annotations

from dataclasses import dataclass

from evals.baselines import Found
from evals.commands.homes import RULES_IN_GIT, Home
from evals.rules import RULES, Rules, lay_over, list_differences, parse_earlier_rules
from evals.ruling import Finding


@dataclass(frozen=True, slots=True)
class GroundRules:
    """The rules that count, and what there is to say about them."""

    rules: Rules
    remarks: tuple[Finding, ...] = ()


def settle_rules(present: Rules, found: Found | str, *, home: Home) -> GroundRules:
    """Take weights and thresholds from the baseline's commit, where it comes from one. Raises `BadFile`.

    What that commit does not know, a new group's weight say, is taken from the present rules; so are retirements,
    which are the change's own to make. Every difference is told as a warning. Cases of a newsroom's own that never had
    rules of their own go by those of the suite as installed.
    """
    if isinstance(found, str) or found.commit is None:
        return GroundRules(present)
    where = f"commit {found.commit[:12]}"
    text, file = home.fetch_rules(found.commit), RULES_IN_GIT if home.is_suite else home.cases / RULES.name
    if text is None:
        if not home.is_suite and home.rules == RULES:
            return GroundRules(present)
        return _warn(present, f"{file} is not in the baseline's {where}: the one that lies here counts")
    name = f"{file} at {where}"
    earlier = parse_earlier_rules(text, name)
    differences = list_differences(earlier, present)
    rules = lay_over(earlier, present, name)
    if not differences:
        return GroundRules(rules)
    which = "weights and thresholds count as they were there"
    return _warn(rules, f"{file} differs from the baseline's {where}; {which}: {'; '.join(differences)}")


def _warn(rules: Rules, message: str) -> GroundRules:
    return GroundRules(rules, (Finding(level="warn", rule="rules_changed", message=message),))
