"""Answers as a careful model would: a correct draft of the articles that a request shows, a title from its items."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import groupby
from typing import Any, Final

from tests.llm_server.replies import Reply, reply_with

SENTENCES_PER_ARTICLE: Final = 2

_LINE: Final = re.compile(r"^\[(?P<address>[^\]\s]+)\] (?P<text>.+)$", re.MULTILINE)
_EVENT: Final = re.compile(r'<event key="(?P<key>[^"]+)".*?>\n(?P<lines>.*?)</event>', re.DOTALL)
_LISTS: Final = ("places", "actors", "figures", "claims", "quotes", "disagreements", "titles", "summary")


def answer_correctly(body: Mapping[str, Any]) -> Reply:
    """The reply of a model that copies what it reads: nothing in it that the articles do not bear out."""
    material = str(body["messages"][1]["content"])
    answer = write_events(material) if material.startswith("<event ") else draft_articles(material)
    return reply_with(json.dumps(answer), body)


def draft_articles(material: str) -> dict[str, Any]:
    """One event that all articles are on; their first sentences, word for word, are its claims, title and summary."""
    lines = [each.groupdict() for each in _LINE.finditer(material)]
    by_article = {key: list(group) for key, group in groupby(lines, key=lambda each: each["address"].partition(":")[0])}
    cited = [line for group in by_article.values() for line in _choose_sentences(group)]
    claims = [_claim(f"c{number}", **line) for number, line in enumerate(cited, 1)]
    return {
        "articles": [{"article": key, "event": "e1", "role": "on_event", "reason": ""} for key in by_article],
        "events": [{"key": "e1", "category": "unknown", "status": "occurred", "when": "", "cites": []}],
        **{name: [] for name in _LISTS},
        "claims": claims,
        **_sum_up(
            "e1", [(each["id"], each["text"]) for each in claims], with_summary="Write no titles" not in material
        ),
    }


def write_events(material: str) -> dict[str, Any]:
    """Titles and summaries in the words of the items that are shown."""
    titles, summary = [], []
    for event in _EVENT.finditer(material):
        items = [(each["address"], each["text"].partition("; ")[0]) for each in _LINE.finditer(event["lines"])]
        written = _sum_up(event["key"], items, with_summary=True)
        titles += written["titles"]
        summary += written["summary"]
    return {"titles": titles, "summary": summary}


def _choose_sentences(lines: list[dict[str, str]]) -> list[dict[str, str]]:
    body = [each for each in lines if not each["address"].endswith(":0")]
    return (body or lines)[:SENTENCES_PER_ARTICLE]


def _claim(key: str, *, address: str, text: str) -> dict[str, Any]:
    said = {"id": key, "event": "e1", "kind": "happening", "relation": "core", "text": text, "stance": "asserted"}
    empty = dict.fromkeys(("when", "via", "hedge", "responds_to"), "")
    return said | empty | {"attributed_to": [], "figures": [], "cites": [address]}


def _sum_up(event: str, items: list[tuple[str, str]], *, with_summary: bool) -> dict[str, list[dict[str, Any]]]:
    said = [{"event": event, "text": text, "items": [key]} for key, text in items] if with_summary else []
    return {"titles": said[:1], "summary": said[:3]}
