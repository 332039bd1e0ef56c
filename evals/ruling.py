"""What a gate says: its verdict, what led to it, and what to do next."""

from __future__ import annotations

from typing import Final, Literal

from evals.comparing import Change
from service.schema.base import Shape

Verdict = Literal["PASS", "WARN", "FAIL", "UNDERPOWERED", "INCOMPARABLE", "INCOMPLETE"]

Level = Literal["incomplete", "incomparable", "underpowered", "fail", "warn", "note"]
"""How grave a finding is, the gravest first.

What keeps a comparison from being made comes before what it would say, so that exit 1 means a regression and nothing
else. A regression that shows all the same is still among the findings.
"""

VERDICTS: Final[dict[Level, Verdict]] = {
    "incomplete": "INCOMPLETE",
    "incomparable": "INCOMPARABLE",
    "underpowered": "UNDERPOWERED",
    "fail": "FAIL",
    "warn": "WARN",
    "note": "PASS",
}

EXIT_CODES: Final[dict[Verdict, int]] = {
    "PASS": 0,
    "WARN": 0,
    "FAIL": 1,
    "INCOMPLETE": 4,
    "INCOMPARABLE": 5,
    "UNDERPOWERED": 5,
}

NEXT: Final[dict[Verdict, str]] = {
    "PASS": "Nothing fell. Ship it; `wirefold eval bless` makes this run the yardstick, where it is better.",
    "WARN": "Nothing fell that was not accepted. Read the warnings, then ship it.",
    "FAIL": "Mend what fell, or list it in accepted.toml with a reason. Made-up items, leaks and invalid reports "
    "cannot be accepted.",
    "UNDERPOWERED": "Nothing can be said from this comparison: read the tables, decide by eye.",
    "INCOMPARABLE": "Nothing was decided: follow the remedy of each finding, then run the gate again.",
    "INCOMPLETE": "Nothing was decided: mend what each finding names; the same command with the same --out tries "
    "failed cases anew.",
}


class Finding(Shape):
    """One thing that the gate noticed."""

    level: Level
    rule: str
    """Such as `fall`, `made_up`, `reference_changed`."""
    message: str
    """What is the matter and, where something can be done, what."""
    case: str | None = None
    group: str | None = None
    before: float | None = None
    """F1 of the group, or a count, in the baseline."""
    after: float | None = None
    """The same in the run."""
    changes: tuple[Change, ...] = ()
    """The slots behind it."""
    entry: str | None = None
    """Of a fall: what accepts it, but for the reason, as evals/accepted.toml has it."""
    faults: tuple[str, ...] = ()
    """What breaks a hard invariant, one by one."""


class Ruling(Shape):
    """The gate's word on one run."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    """The gravest first."""

    @property
    def exit_code(self) -> int:
        """What the command ends with."""
        return EXIT_CODES[self.verdict]

    @property
    def advice(self) -> str:
        """What to do next."""
        return NEXT[self.verdict]


def rule(findings: list[Finding]) -> Ruling:
    """Sort findings by gravity, and let the gravest decide."""
    levels = list(VERDICTS)
    ordered = tuple(sorted(findings, key=lambda each: levels.index(each.level)))
    return Ruling(verdict=VERDICTS[ordered[0].level] if ordered else "PASS", findings=ordered)
