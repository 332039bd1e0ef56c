"""One thing made up, as the rules of this package pass it on."""

from __future__ import annotations

from typing import Literal

from service.schema.base import Shape

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


class MadeUp(Shape):
    """Something in a report that the articles do not hold."""

    item: str | None
    """Id of the report's item; null where the fault is the report's as a whole."""
    rule: Rule
    """What it breaks."""
    detail: str
    """What was looked for and not found."""


def make_finding(item: str | None, rule: Rule, detail: str) -> MadeUp:
    """Make a finding."""
    return MadeUp(item=item, rule=rule, detail=detail)
