"""Title and summary: by what they convey and how long they take for it, not by their wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from evals.reference import EventReference, Nugget
from evals.scoring.counts import Judgement, Verdict
from evals.scoring.negation import is_negated
from evals.scoring.slots import Labels, Slot, judge_slots
from evals.scoring.words import count_terms, holds_term, split_words
from service.schema.report import Event

_FLOOR: Final = 0.5
"""More than this share of a nugget's key terms has to be in the summary for half of the credit."""
_ENOUGH: Final = 250
"""Words that five sentences can do with; a summary that copies the articles conveys everything."""
_FURTHER: Final = 50
"""Every so many words beyond cost what a nugget earns."""


def judge_summary(expected: EventReference, found: Event | None, *, language: str) -> Iterator[Judgement]:
    """Judge an event's title by the terms it holds, its summary by the nuggets it conveys and by its length."""
    title = found.title.text if found else None
    for term in expected.title_terms.must:
        yield from _judge_term(term, title, must=True)
    for term in expected.title_terms.must_not:
        yield from _judge_term(term, title, must=False)
    sentences = [each.text for each in found.summary] if found else []
    for nugget in expected.nuggets:
        yield from _judge_nugget(nugget, sentences, language)
    for _ in range(0, sum(len(split_words(each)) for each in sentences) - _ENOUGH, _FURTHER):
        slot = Slot("summary", "summary.length", None, "words", lambda *_: "spurious")
        yield from judge_slots([slot], Labels(expected=None, found="longer than it has to be", item=None))


def _judge_term(term: str, title: str | None, *, must: bool) -> Iterator[Judgement]:
    there = title if title is not None and holds_term(title, term) else None
    slot = Slot("summary", "title", term if must else None, there, lambda *_: "correct")
    yield from judge_slots([slot], Labels(expected=f"title with {term}" if must else None, found=title, item=None))


def _judge_nugget(nugget: Nugget, sentences: Sequence[str], language: str) -> Iterator[Judgement]:
    share = count_terms(" ".join(sentences), nugget.key_terms) / len(nugget.key_terms)
    if not nugget.vital and share < 1:
        return
    verdict: Verdict = "correct" if share == 1 else "partial"
    if _is_turned(nugget, sentences, language):
        verdict = "incorrect"
    slot = Slot("summary", "summary.nugget", nugget.text, "there" if share > _FLOOR else None, lambda *_: verdict)
    yield from judge_slots([slot], Labels(expected=nugget.text, found="there", item=None))


def _is_turned(nugget: Nugget, sentences: Sequence[str], language: str) -> bool:
    """Whether every sentence that holds most of a nugget negates it."""
    if not sentences or is_negated(nugget.text, nugget.key_terms, language=language):
        return False
    held = [count_terms(each, nugget.key_terms) for each in sentences]
    nearest = [each for each, count in zip(sentences, held, strict=True) if count == max(held)]
    return all(is_negated(each, nugget.key_terms, language=language) for each in nearest)
