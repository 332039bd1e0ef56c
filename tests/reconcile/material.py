"""Stories of one article a call, and what becomes of their drafts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from service.grounding import GroundedDraft, ground_draft
from service.languages.detection import Languages
from service.reconcile import MergedEvent, Reconciled, reconcile_drafts
from service.schema.draft import Draft
from tests.builders import make_slices
from tests.drafting import draft_event, draft_figure, draft_verdict, index_slices, make_draft

ENGLISH = Languages().find("en")


def ground_each(bodies: Sequence[str], drafts: Sequence[Draft], **articles_have: Any) -> tuple[GroundedDraft, ...]:
    """Draft n held against article n alone."""
    slices = make_slices(*bodies, **articles_have)
    return tuple(
        ground_draft(draft, index_slices((each,)), language=ENGLISH) for draft, each in zip(drafts, slices, strict=True)
    )


def reconcile(grounded: Sequence[GroundedDraft], *, max_items: int = 500) -> Reconciled:
    """The events of drafts that come back in this order."""
    order = [f"a{number}" for number in range(1, len(grounded) + 1)]
    return reconcile_drafts(grounded, ENGLISH, article_order=order, max_items=max_items)


def merge(bodies: Sequence[str], drafts: Sequence[Draft], **articles_have: Any) -> tuple[MergedEvent, ...]:
    """The events of a story that was read one article a call."""
    return reconcile(ground_each(bodies, drafts, **articles_have)).events


def merge_one(body: str, **lists: Any) -> MergedEvent:
    """The only event of one draft of one article."""
    (event,) = merge([body], [make_draft(**lists)])
    return event


def draft_toll(article: int, killed: str, injured: str, **fields: Any) -> Draft:
    """What a model makes of "… killing two people and injuring 14 others"."""
    cite = f"a{article}:1"
    return make_draft(
        f"a{article}",
        events=[draft_event()],
        articles=[draft_verdict(f"a{article}")],
        figures=[
            draft_figure(killed, "people killed", cite, id="f1", measure="killed", **fields),
            draft_figure(injured, "people injured", cite, id="f2", measure="injured", **fields),
        ],
    )
