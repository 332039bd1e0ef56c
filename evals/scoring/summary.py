"""Title and summary: by what they convey, not by their wording."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from evals.reference import EventReference, Nugget
from evals.scoring.counts import Judgement, Verdict
from evals.scoring.slots import Labels, Slot, judge_slots
from evals.scoring.words import count_terms, holds_term
from service.schema.report import Event

_FLOOR: Final = 0.5
"""More than this share of a nugget's key terms has to be in the summary for half of the credit."""


def judge_summary(expected: EventReference, found: Event | None) -> Iterator[Judgement]:
    """Judge an event's title by the terms it holds, and its summary by the nuggets it conveys."""
    title = found.title.text if found else None
    for term in expected.title_terms.must:
        yield from _judge_term(term, title, must=True)
    for term in expected.title_terms.must_not:
        yield from _judge_term(term, title, must=False)
    summary = " ".join(each.text for each in found.summary) if found else ""
    for nugget in expected.nuggets:
        yield from _judge_nugget(nugget, summary)


def _judge_term(term: str, title: str | None, *, must: bool) -> Iterator[Judgement]:
    there = title if title is not None and holds_term(title, term) else None
    slot = Slot("summary", "title", term if must else None, there, lambda *_: "correct")
    yield from judge_slots([slot], Labels(expected=f"title with {term}" if must else None, found=title, item=None))


def _judge_nugget(nugget: Nugget, summary: str) -> Iterator[Judgement]:
    share = count_terms(summary, nugget.key_terms) / len(nugget.key_terms)
    if not nugget.vital and share < 1:
        return
    verdict: Verdict = "correct" if share == 1 else "partial"
    slot = Slot("summary", "summary.nugget", nugget.text, summary if share > _FLOOR else None, lambda *_: verdict)
    yield from judge_slots([slot], Labels(expected=nugget.text, found="in the summary", item=None))
