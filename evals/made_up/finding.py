"""One fault, as the rules of this package pass it on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Rule = Literal[
    "unknown_article",
    "no_evidence",
    "evidence_not_in_article",
    "number_not_in_evidence",
    "bound_not_in_evidence",
    "unit_not_in_evidence",
    "name_not_in_evidence",
    "quote_not_verbatim",
    "words_not_in_evidence",
    "negation_not_in_evidence",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule looked for and did not find."""

    item: str | None
    rule: Rule
    detail: str


def make_finding(item: str | None, rule: Rule, detail: str) -> Finding:
    """Make a finding."""
    return Finding(item, rule, detail)
