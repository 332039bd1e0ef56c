"""Stories of one article a call, and what becomes of their drafts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from service.grounding import GroundedDraft, ground_draft
from service.languages.detection import Languages
from service.reconcile import MergedEvent, Reconciled, reconcile_drafts
from service.reconcile.event import Strand
from service.schema.draft import Draft
from service.schema.report import Actor, Category, Claim, EventTime, Evidence, Figure, Number, Place, Quote, Support
from service.schema.vocabulary import Qualifier
from tests.builders import make_slices
from tests.drafting import draft_event, draft_figure, draft_verdict, index_slices, make_draft

ENGLISH = Languages().find("en")


def ground_each(bodies: Sequence[str], drafts: Sequence[Draft], **articles_have: Any) -> tuple[GroundedDraft, ...]:
    """Draft n held against article n alone."""
    slices = make_slices(*bodies, **articles_have)
    return tuple(
        ground_draft(draft, index_slices((each,)), language=ENGLISH) for draft, each in zip(drafts, slices, strict=True)
    )


def reconcile(grounded: Sequence[GroundedDraft], *, max_items: int = 500, **options: Any) -> Reconciled:
    """The events of drafts that come back in this order."""
    order = [f"a{number}" for number in range(1, len(grounded) + 1)]
    return reconcile_drafts(grounded, ENGLISH, article_order=order, max_items=max_items, **options)


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


def cite(article: str = "a1", text: str = "x", **fields: Any) -> Evidence:
    """A sentence of an article."""
    usual = {"article_id": article, "start": 0, "end": len(text), "text": text}
    return Evidence.model_validate(usual | fields)


def figure(low: Number | None, qualifier: Qualifier = "exact", article: str = "a1", **fields: Any) -> Figure:
    """People killed, as one article tells it."""
    high = fields.pop("high", None if qualifier in ("at_least", "more_than") else low)
    if qualifier in ("at_most", "less_than"):
        low, high = None, low
    usual = {
        "id": f"{article}-{low}-{high}-{qualifier}",
        "evidence": (cite(article),),
        "measure": "killed",
        "what": "people killed",
        "relation": "core",
        "text": str(low),
        "support": Support(articles=1),
    }
    return Figure.model_validate(usual | {"low": low, "high": high, "qualifier": qualifier} | fields)


def claim(text: str = "Drones hit the port.", article: str = "a1", **fields: Any) -> Claim:
    """What happened, as one article tells it."""
    usual = {
        "id": f"{article}-{text}",
        "evidence": (cite(article),),
        "kind": "happening",
        "relation": "core",
        "text": text,
        "text_from": "model",
        "stance": "asserted",
        "support": Support(articles=1),
    }
    return Claim.model_validate(usual | fields)


def quote(name: str, words: str = "We will go on for as long as we have to", **fields: Any) -> Quote:
    """Somebody's words, as one article prints them."""
    article = fields.pop("article", "a1")
    return Quote(id=name, evidence=(cite(article),), words=words, support=Support(articles=1), **fields)


def actor(name: str, *aliases: str, **fields: Any) -> Actor:
    """A person; the id is the name."""
    usual: dict[str, Any] = {"id": name, "kind": "person", "evidence": (cite(),)}
    return Actor(name=name, aliases=aliases, **(usual | fields))


def place(name: str, article: str = "a1", **fields: Any) -> Place:
    """A scene, as one article names it."""
    usual: dict[str, Any] = {"id": f"{article}-{name}", "role": "scene", "evidence": (cite(article, name),)}
    return Place(name=name, **(usual | fields))


def strand(draft: int, article: str = "", **fields: Any) -> Strand:
    """What one draft of one article has on one event: a claim, unless more is told."""
    name = article or f"a{draft}"
    usual: dict[str, Any] = {
        "key": "e1",
        "articles": (name,),
        "category": Category(code="03000000", name="disaster, accident and emergency incident"),
        "status": "occurred",
        "when": None,
        "claims": (claim(article=name),),
    }
    empty: dict[str, Any] = dict.fromkeys(
        ("places", "actors", "figures", "quotes", "disagreements", "titles", "summary"), ()
    )
    return Strand(draft=draft, **(empty | usual | fields))


def event_time(text: str, start: str | None = None) -> EventTime:
    """When an event took place, in an article's words."""
    return EventTime(id="t", evidence=(cite(),), text=text, start=start)
