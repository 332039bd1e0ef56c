"""Drafts as a model could have answered them, with every field at its plainest unless a test says otherwise."""

from __future__ import annotations

from typing import Any

from service.grounding import GroundedDraft, ground_draft
from service.grounding.index import ArticleIndex
from service.languages.detection import Languages
from service.prepare import Slice
from service.schema.draft import (
    ArticleVerdict,
    Draft,
    DraftActor,
    DraftClaim,
    DraftDisagreement,
    DraftEvent,
    DraftFigure,
    DraftPlace,
    DraftQuote,
    DraftSentence,
    DraftTitle,
)
from service.schema.vocabulary import Reason
from tests.builders import make_slices


def make_draft(*articles: str, **lists: Any) -> Draft:
    """A draft with one event, e1, that these articles are on; `lists` add to it or replace what it has."""
    usual: dict[str, Any] = {name: [] for name in Draft.model_fields}
    usual["events"] = [draft_event()]
    usual["articles"] = [draft_verdict(each) for each in articles or ("a1",)]
    return Draft(**(usual | lists))


def draft_event(key: str = "e1", **fields: Any) -> DraftEvent:
    """An event without category, status or time."""
    return DraftEvent(**({"key": key, "category": "unknown", "status": "unknown", "when": "", "cites": []} | fields))


def draft_verdict(article: str = "a1", event: str = "e1", **fields: Any) -> ArticleVerdict:
    """An article that is on an event."""
    return ArticleVerdict(**({"article": article, "event": event, "role": "on_event", "reason": ""} | fields))


def draft_figure(amount: str, what: str, *cites: str, **fields: Any) -> DraftFigure:
    """A count of the event itself, in the article's own voice."""
    empty = dict.fromkeys(("unit", "scope", "hedge", "when"), "")
    usual = {"id": "f1", "event": "e1", "measure": "count", "relation": "core", "attributed_to": [], **empty}
    return DraftFigure(**(usual | {"amount": amount, "what": what, "cites": list(cites)} | fields))


def draft_claim(text: str, *cites: str, **fields: Any) -> DraftClaim:
    """A happening of the event itself, in the article's own voice."""
    empty = dict.fromkeys(("when", "via", "hedge", "responds_to"), "")
    usual: dict[str, Any] = {"id": "c1", "event": "e1", "kind": "happening", "relation": "core", "stance": "asserted"}
    lists: dict[str, Any] = {"attributed_to": [], "figures": [], "cites": list(cites)}
    return DraftClaim(**(usual | empty | lists | {"text": text} | fields))


def draft_quote(words: str, *cites: str, **fields: Any) -> DraftQuote:
    """A quotation of nobody named."""
    empty = dict.fromkeys(("speaker", "speaker_role", "via"), "")
    usual: dict[str, Any] = {"id": "q1", "event": "e1", "translated": False, **empty}
    return DraftQuote(**(usual | {"words": words, "cites": list(cites)} | fields))


def draft_place(name: str, *cites: str, **fields: Any) -> DraftPlace:
    """Where the event was."""
    return DraftPlace(**({"event": "e1", "name": name, "role": "scene", "cites": list(cites)} | fields))


def draft_actor(name: str, *cites: str, **fields: Any) -> DraftActor:
    """A person without other names or a role."""
    usual = {"event": "e1", "aliases": [], "kind": "person", "role": ""}
    return DraftActor(**(usual | {"name": name, "cites": list(cites)} | fields))


def draft_disagreement(*items: str, **fields: Any) -> DraftDisagreement:
    """Items that a model says differ."""
    return DraftDisagreement(**({"event": "e1", "topic": "toll", "kind": "figure", "items": list(items)} | fields))


def draft_title(text: str, *items: str, **fields: Any) -> DraftTitle:
    """A headline for the event."""
    return DraftTitle(**({"event": "e1", "text": text, "items": list(items)} | fields))


def draft_sentence(text: str, *items: str, **fields: Any) -> DraftSentence:
    """A sentence of the event's summary."""
    return DraftSentence(**({"event": "e1", "text": text, "items": list(items)} | fields))


def index_slices(slices: tuple[Slice, ...]) -> dict[str, ArticleIndex]:
    """What grounding looks things up in, by ordinal."""
    return {each.article.ordinal: ArticleIndex(each.article) for each in slices}


def ground(draft: Draft, *bodies: str, written_in: str = "en", **articles_have: Any) -> GroundedDraft:
    """The draft, whose claims are written in a language, held against articles with these bodies."""
    return ground_draft(
        draft, index_slices(make_slices(*bodies, **articles_have)), language=Languages().find(written_in)
    )


def list_reasons(grounded: GroundedDraft) -> list[Reason]:
    """Why items are rejected; that their event is left with nothing goes without saying."""
    return [each.reason for each in grounded.rejected if each.kind != "event"]
