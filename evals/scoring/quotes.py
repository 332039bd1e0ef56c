"""Quotations: the words are right or they are not; then who said them and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rapidfuzz import fuzz

from evals.reference import QuoteReference
from evals.scoring.alignment import Pair
from evals.scoring.counts import Judgement
from evals.scoring.items import label_pair, list_source_slots, share_articles
from evals.scoring.slots import Slot, judge_equal, judge_slots
from evals.scoring.words import fold_quotation
from service.schema.report import Quote

_SAME_WORDS: Final = 100.0
_FLOOR: Final = 0.7
"""Likeness from which words are an altered form of a quotation rather than another one."""


def weigh_quotes(expected: QuoteReference, found: Quote) -> float:
    """How well two quotations go together; 0 where they are different ones."""
    wanted, given = fold_quotation(expected.words), fold_quotation(found.words)
    alike = fuzz.ratio(wanted, given) / 100
    if alike < _FLOOR:
        return 0.0
    return _SAME_WORDS * (wanted == given) + alike + share_articles(expected.articles, found) - expected.optional / 2


def judge_quote(pair: Pair[QuoteReference, Quote]) -> Iterator[Judgement]:
    """Judge one quotation by its words, its speaker and its articles."""
    expected, found = pair.expected, pair.found
    labels = label_pair(expected, found, lambda each: f"“{each.words}”")
    yield from judge_slots(_list_slots(expected, found), labels)


def _list_slots(expected: QuoteReference | None, found: Quote | None) -> Iterator[Slot]:
    yield Slot(
        "quotes",
        "quote.words",
        expected and fold_quotation(expected.words),
        found and fold_quotation(found.words),
        judge_equal,
    )
    yield from list_source_slots(
        "quote",
        expected,
        found,
        said_by=expected.speaker if expected else None,
        named=(found.speaker,) if found and found.speaker else (),
    )
