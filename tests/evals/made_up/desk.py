"""Writes reports by hand: every item cites the exact words of an article, found by their text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from service.schema.report import Report
from service.schema.story import Story

Json = dict[str, Any]


@dataclass(frozen=True)
class Desk:
    """The articles of a story, to cite from."""

    story: Story

    @property
    def bodies(self) -> dict[str, str]:
        """Bodies by article id."""
        return {each.id or f"a{n}": each.body or "" for n, each in enumerate(self.story.articles, start=1)}

    def cite(self, *marks: str) -> list[Json]:
        """Cite stretches, each written `a1:the exact words`; `a1:~words` marks them as context."""
        return [self._cite_one(mark) for mark in marks]

    def _cite_one(self, mark: str) -> Json:
        article, _, text = mark.partition(":")
        words = text.removeprefix("~")
        start = self.bodies[article].index(words)
        return {
            "article_id": article,
            "field": "body",
            "start": start,
            "end": start + len(words),
            "text": words,
            "context": text.startswith("~"),
            "attributed_to": None,
        }

    def figure(self, name: str, text: str, value: Any, *marks: str, **more: Any) -> Json:
        """Write a figure: a number, or a pair of least and most."""
        low, high = value if isinstance(value, tuple) else (value, value)
        qualifier = "exact" if low == high else "at_least" if high is None else "at_most" if low is None else "between"
        usual = {"measure": "count", "what": "", "relation": "core", "support": {"articles": 1}}
        given = {"id": name, "text": text, "low": low, "high": high, "qualifier": qualifier}
        return {**usual, **given, "evidence": self.cite(*marks), **more}

    def claim(self, name: str, text: str, *marks: str, **more: Any) -> Json:
        """Write a claim in words of one's own."""
        usual = {"kind": "happening", "relation": "core", "text_from": "model", "stance": "asserted"}
        return {**usual, "support": {"articles": 1}, "id": name, "text": text, "evidence": self.cite(*marks), **more}

    def quote(self, name: str, words: str, speaker: str | None, *marks: str, **more: Any) -> Json:
        """Write a quotation."""
        given = {"id": name, "words": words, "speaker": speaker, "evidence": self.cite(*marks)}
        return {"support": {"articles": 1}, **given, **more}

    def place(self, name: str, printed: str, *marks: str, **more: Any) -> Json:
        """Write a place."""
        return {"id": name, "name": printed, "role": "scene", "evidence": self.cite(*marks), **more}

    def actor(self, name: str, printed: str, *marks: str, **more: Any) -> Json:
        """Write an actor."""
        return {"id": name, "name": printed, "kind": "person", "evidence": self.cite(*marks), **more}

    def text(self, name: str, text: str, items: list[str], *marks: str) -> Json:
        """Write a title or a sentence of the summary."""
        return {"id": name, "text": text, "items": items, "evidence": self.cite(*marks)}

    def report(self, language: str, event: Mapping[str, Any]) -> Json:
        """Write a report of one event."""
        articles = [
            {"id": each, "role": "on_event", "events": ["e1"], "body_sha256": sha256(body.encode()).hexdigest()}
            for each, body in self.bodies.items()
        ]
        usage = {"calls": 0, "input_tokens": 0, "cached_input_tokens": 0, "output_tokens": 0, "duration_s": 0.0}
        provenance = {"route": "hand", "models": [], "service_version": "0"}
        head = {"id": "r1", "created_at": "2026-01-01T00:00:00Z", "language": language, "status": "complete"}
        events = [{"key": "e1", **event}]
        return {**head, "events": events, "articles": articles, "usage": usage, "provenance": provenance}


def read_report(written: Json) -> Report:
    """Read what was written as a report."""
    return Report.model_validate_json(json.dumps(written))


def find_item(written: Json, name: str) -> Json:
    """Find an item of a written report by its id."""
    event = written["events"][0]
    kinds = ("where", "who", "figures", "claims", "quotes", "summary", "disagreements")
    items = [event["title"], *(item for kind in kinds for item in event.get(kind, ()))]
    return next(each for each in items if each["id"] == name)
