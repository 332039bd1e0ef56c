"""Claims: key terms, numbers, negation and stance judge; likeness of wording only pairs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from evals.made_up.numbers import tell_numbers
from evals.reference import ClaimReference
from evals.scoring.alignment import Pair
from evals.scoring.counts import Judgement, Verdict
from evals.scoring.items import label_pair, list_source_slots, share_articles
from evals.scoring.names import is_name_of
from evals.scoring.negation import is_negated
from evals.scoring.slots import Slot, judge_slots
from evals.scoring.words import compare_wordings, count_terms, holds_term
from service.schema.report import Claim
from service.schema.vocabulary import Stance

_FLOOR: Final = 0.5
"""More than this share of the key terms has to be there for a claim to be taken for the same one at all."""

_CREDIT: Final = {"correct": 100.0, "partial": 50.0, "incorrect": 1.0}


def judge_proposition(expected: ClaimReference, text: str, stance: Stance, *, language: str) -> Verdict:
    """Judge what a claim says.

    Wrong with a forbidden term, another number, or negated where the reference is not; partial while a key term is
    missing. "X denied it", asserted, says no less than "X did it", denied.
    """
    if any(holds_term(text, each) for each in expected.forbidden_terms):
        return "incorrect"
    has_numbers = tell_numbers(expected.text) <= tell_numbers(text, generous=True)
    if not has_numbers or _differs_in_polarity(expected, text, stance, language):
        return "incorrect"
    return "correct" if count_terms(text, expected.key_terms) == len(expected.key_terms) else "partial"


def _differs_in_polarity(expected: ClaimReference, text: str, stance: Stance, language: str) -> bool:
    wanted = is_negated(expected.text, expected.key_terms, language=language)
    given = is_negated(text, expected.key_terms, language=language)
    if wanted is None or given is None or (expected.stance == stance and wanted == given):
        return False
    return (wanted ^ (expected.stance == "denied")) != (given ^ (stance == "denied"))


def weigh_claims(expected: ClaimReference, found: Claim, *, language: str) -> float:
    """How well two claims go together; 0 where the reported one lacks most key terms."""
    share = count_terms(found.text, expected.key_terms) / len(expected.key_terms)
    if share <= _FLOOR:
        return 0.0
    return (
        _CREDIT[judge_proposition(expected, found.text, found.stance, language=language)]
        + 5 * (expected.stance == found.stance)
        + 5 * _agrees_on_speaker(expected, found)
        + 5 * share
        + 3 * share_articles(expected.articles, found)
        + compare_wordings(expected.text, found.text)
        - expected.optional
    )


def _agrees_on_speaker(expected: ClaimReference, found: Claim) -> bool:
    if expected.speaker is None:
        return not found.attributed_to
    return any(is_name_of(each, expected.speaker) for each in found.attributed_to)


def judge_claim(pair: Pair[ClaimReference, Claim], *, language: str) -> Iterator[Judgement]:
    """Judge one claim by its proposition, stance, speaker and articles."""
    expected, found = pair.expected, pair.found
    labels = label_pair(expected, found, lambda each: each.text)
    yield from judge_slots(_list_slots(expected, found, language), labels)


def _list_slots(expected: ClaimReference | None, found: Claim | None, language: str) -> Iterator[Slot]:
    yield Slot(
        "claims",
        "claim.text",
        expected,
        found,
        lambda wanted, given: judge_proposition(wanted, given.text, given.stance, language=language),
    )
    yield Slot("claims", "claim.stance", expected and expected.stance, found and found.stance, _judge_stance)
    yield from list_source_slots(
        "claim",
        expected,
        found,
        said_by=expected.speaker if expected else None,
        named=found.attributed_to if found else (),
    )


def _judge_stance(expected: Stance, found: Stance) -> Verdict:
    """A denial asserted in the article's own words is half of it: `claim.text` has seen to what it says."""
    if expected == found:
        return "correct"
    return "partial" if {expected, found} == {"denied", "asserted"} else "incorrect"
