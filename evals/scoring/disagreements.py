"""Disagreements: right when at least two positions are, with the articles that hold them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from evals.made_up.numbers import tell_numbers
from evals.reference import DisagreementReference, PositionReference
from evals.scoring.alignment import Pair, align
from evals.scoring.counts import Judgement, Verdict
from evals.scoring.negation import is_negated
from evals.scoring.slots import Labels, Slot, judge_equal, judge_slots
from evals.scoring.words import compare_wordings, hold_same_words, share_word
from service.schema.report import Disagreement, Position

_SIDES: Final = 2
"""A contradiction needs this many."""


def hold_same_value(expected: PositionReference, found: Position) -> bool:
    """Whether two sides say the same: by their numbers where the reference has any, else by their words."""
    numbers = tell_numbers(expected.value)
    if numbers:
        return bool(numbers == tell_numbers(found.value))
    alike = hold_same_words(expected.value, found.value) or share_word(expected.value, found.value)
    return alike and is_negated(expected.value, language="und") == is_negated(found.value, language="und")


def _pair_positions(
    expected: DisagreementReference, found: Disagreement
) -> tuple[Pair[PositionReference, Position], ...]:
    def weigh(wanted: PositionReference, given: Position) -> float:
        shared = len(set(wanted.articles) & set(given.articles))
        return hold_same_value(wanted, given) * (1.0 + shared + 10 * compare_wordings(wanted.value, given.value))

    return align(expected.positions, found.positions, weigh)


def weigh_disagreements(expected: DisagreementReference, found: Disagreement) -> float:
    """How well two disagreements go together: by the sides that they share."""
    both = [each for each in _pair_positions(expected, found) if each.expected and each.found]
    right = sum(_has_right_articles(each) for each in both)
    return 10.0 * len(both) + right + compare_wordings(expected.topic, found.topic) / 2 if both else 0.0


def _has_right_articles(pair: Pair[PositionReference, Position]) -> bool:
    return (
        pair.expected is not None and pair.found is not None and set(pair.expected.articles) == set(pair.found.articles)
    )


def judge_disagreement(pair: Pair[DisagreementReference, Disagreement]) -> Iterator[Judgement]:
    """Judge one disagreement by its sides and its kind."""
    expected, found = pair.expected, pair.found
    labels = Labels(
        expected=f"{expected.topic}: {_show(expected)}" if expected else None,
        found=f"{found.topic}: {_show(found)}" if found else None,
        item=found.id if found else None,
        articles=tuple(article for each in _list_positions(expected, found) for article in each.articles),
    )
    slots = (
        Slot("disagreements", "disagreement.positions", expected, found, _judge_positions),
        Slot("disagreements", "disagreement.kind", expected and expected.kind, found and found.kind, judge_equal),
    )
    yield from judge_slots(slots, labels)


def _list_positions(
    expected: DisagreementReference | None, found: Disagreement | None
) -> tuple[PositionReference, ...] | tuple[Position, ...]:
    if expected is not None:
        return expected.positions
    return found.positions if found else ()


def _judge_positions(expected: DisagreementReference, found: Disagreement) -> Verdict:
    both = [each for each in _pair_positions(expected, found) if each.expected and each.found]
    if len(both) < _SIDES:
        return "incorrect"
    return "correct" if sum(map(_has_right_articles, both)) >= _SIDES else "partial"


def _show(disagreement: DisagreementReference | Disagreement) -> str:
    return " / ".join(each.value for each in disagreement.positions)
