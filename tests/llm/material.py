"""One small story, what a model might answer about it, and the ways to ask for it over a faked wire."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from random import Random
from typing import Any

import httpx

from service.language import Language
from service.llm.engine import Standing, assemble_engine, build_chat
from service.llm.transport import GuardingTransport
from service.ports import Brief, Caller, Chat, Engine, Ledger
from service.prepare import AddressedSentence, PreparedArticle, Slice
from service.settings import ModelSettings, Price
from tests.fakes import FixedClock

BASE_URL = "http://127.0.0.1:9/v1"
"""A closed port: what the fake wire misses goes nowhere."""

KEY = "sk-test-0123456789abcdef"

PRICE = Price(input=1.0, cached_input=0.5, output=10.0)

MODEL = ModelSettings(name="scripted-1", base_url=BASE_URL, price_usd_per_mtok=PRICE)

BODY = "At least 23 drones hit the port overnight. The mayor said so."

TINY_SCHEMA = {
    "type": "object",
    "properties": {"a": {"type": "integer"}},
    "required": ["a"],
    "additionalProperties": False,
}

EMPTY_DRAFT: dict[str, Any] = {
    "articles": [{"article": "a1", "event": "e1", "role": "on_event", "reason": ""}],
    "events": [{"key": "e1", "category": "16000000", "status": "occurred", "when": "overnight", "cites": ["a1:1"]}],
    "places": [],
    "actors": [],
    "figures": [],
    "claims": [],
    "quotes": [],
    "disagreements": [],
    "titles": [{"event": "e1", "text": "Drones hit the port", "items": []}],
    "summary": [],
}

WRITING: dict[str, Any] = {"titles": [{"event": "e1", "text": "Drones hit the port", "items": ["f1"]}], "summary": []}


def draft_text(**changes: Any) -> str:
    """A draft as a model would write it."""
    return json.dumps(EMPTY_DRAFT | changes)


def make_slices() -> tuple[Slice, ...]:
    """One article of two sentences."""
    sentences = (
        AddressedSentence(address="a1:1", field="body", start=0, end=42, text=BODY[:42], paragraph=0),
        AddressedSentence(address="a1:2", field="body", start=43, end=len(BODY), text=BODY[43:], paragraph=0),
    )
    article = PreparedArticle(
        ordinal="a1",
        id="a1",
        body=BODY,
        title=None,
        language=Language("en"),
        published_at=None,
        sentences=sentences,
    )
    return (Slice(article=article, sentences=sentences),)


def make_brief(*, deadline: float = 25.0) -> Brief:
    """What a reader is told besides."""
    return Brief(Caller(), "en", max_items=60, summary_sentences=5, with_summary=True, deadline=deadline)


def make_client(inner: Any = None) -> httpx.AsyncClient:
    """A client that respx can see, behind the guard."""
    guard: Any = GuardingTransport(inner or httpx.AsyncHTTPTransport())
    return httpx.AsyncClient(transport=guard)


def make_chat(clock: FixedClock, model: ModelSettings = MODEL, **changes: Any) -> Chat:
    """The real chat over the fake wire."""
    settings = model.model_copy(update=changes)
    return build_chat("main", settings, clock=clock, api_key=None, http_client=make_client())


@dataclass(slots=True)
class Bench:
    """A real engine over a fake wire, with its clock, its ledger and the pauses it made."""

    model: ModelSettings = MODEL
    clock: FixedClock = field(default_factory=FixedClock)
    ledger: Ledger = field(default_factory=Ledger)
    pauses_s: list[float] = field(default_factory=list)

    def engine(self, standing: Standing | None = None, **changes: Any) -> Engine:
        """The engine; its clock moves only when it pauses."""
        model = self.model.model_copy(update=changes)
        return assemble_engine(
            "main",
            model,
            make_chat(self.clock, model),
            clock=self.clock,
            rng=Random(7),
            sleep=self._pause,
            standing=standing,
        )

    @property
    def outcomes(self) -> list[str]:
        """What the ledger calls each call."""
        return [each.outcome for each in self.ledger.attempts]

    async def _pause(self, seconds: float) -> None:
        self.pauses_s.append(seconds)
        self.clock.seconds += seconds
