"""Renders prompts: what never changes first, the material next, the options last.

Material is data. Each sentence stands on one line of its own, so nothing in an article can start a line with an
address, and the tags that delimit articles cannot be closed from inside.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, NamedTuple

from jinja2 import Environment, StrictUndefined

from service.ports import Brief, Message
from service.prepare import Slice
from service.reconcile import MergedEvent
from service.schema.report import Claim, Figure, Quote
from service.schema.vocabulary import TOPICS
from service.text import drop_invisible

_JINJA: Final = Environment(
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    autoescape=False,  # noqa: S701 - the output is text for a model; `quote_material` guards the delimiters
)
_DELIMITER: Final = re.compile(r"[<\uff1c\ufe64\[](?:(?<!\[)(?=[^\w<]*[^\W\d_])|(?<=\[)(?=/?INST\]))")
"""What could begin a tag: ours, or one that separates the turns of a chat for some model. "<5" is not one.

Its one character comes first: a search for one of a few is several times faster.
"""
_LINE_ENDS: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True)
class Prompt:
    """One version of a prompt, as its files have it."""

    name: str
    version: str
    system: str = field(repr=False)
    user_template: str = field(repr=False)
    sha256: str
    """Over the system text and the user template."""


class _Line(NamedTuple):
    """A line of a prompt; templates find attributes several times faster than keys."""

    address: str
    text: str


def quote_material(text: str) -> str:
    """Text of an article or item as one line that can end no delimiter: what could begin a tag becomes `‹`."""
    line = drop_invisible(text)
    if not line.isprintable() or "  " in line:  # most sentences are one line as they stand
        line = _LINE_ENDS.sub(" ", line)
    return _DELIMITER.sub("‹", line).strip()


def render_reading(prompt: Prompt, slices: Sequence[Slice], brief: Brief) -> tuple[Message, ...]:
    """The messages that ask for a draft of the slices, in an order of their content's hash."""
    material = {
        "slices": [_render_slice(each) for each in sorted(slices, key=_content_hash)],
        "max_items": brief.max_items,
        "summary_sentences": brief.summary_sentences,
        "with_summary": brief.with_summary,
        "language": brief.language,
    }
    return _render(prompt, material)


def render_writing(prompt: Prompt, events: Sequence[MergedEvent], brief: Brief) -> tuple[Message, ...]:
    """The messages that ask for titles and summaries of checked events."""
    material = {
        "events": [_render_event(each) for each in events],
        "summary_sentences": brief.summary_sentences,
        "language": brief.language,
    }
    return _render(prompt, material)


def _render(prompt: Prompt, material: Mapping[str, Any]) -> tuple[Message, ...]:
    topics = "; ".join(f"{code} {name}" for code, name in TOPICS.items())
    return (
        Message("system", _template(prompt.system).render(topics=topics)),
        Message("user", _template(prompt.user_template).render(material)),
    )


@lru_cache(maxsize=16)
def _template(text: str) -> Any:
    return _JINJA.from_string(text)


def _content_hash(piece: Slice) -> tuple[str, int]:
    first = piece.sentences[0].start if piece.sentences else 0
    content = f"{piece.article.body}\0{piece.article.title or ''}"
    return hashlib.sha256(content.encode()).hexdigest(), first


def _render_slice(piece: Slice) -> dict[str, Any]:
    article = piece.article
    return {
        "ordinal": article.ordinal,
        "language": article.language.code,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "lines": [_Line(each.address, quote_material(each.text)) for each in piece.sentences],
    }


def _render_event(event: MergedEvent) -> dict[str, Any]:
    return {
        "key": event.key,
        "articles": len(event.articles),
        "lines": [_Line(key, quote_material(text)) for key, text in _describe_items(event)],
    }


def _describe_items(event: MergedEvent) -> Iterator[tuple[str, str]]:
    for figure in event.figures:
        yield figure.id, _describe_figure(figure)
    for claim in event.claims:
        yield claim.id, _describe_claim(claim)
    for quote in event.quotes:
        yield quote.id, _describe_quote(quote)


def _describe_figure(figure: Figure) -> str:
    parts = [f"{figure.text} — {figure.what}"]
    if figure.scope:
        parts.append(f"in or of: {figure.scope}")
    return "; ".join([*parts, *_describe_standing(figure)])


def _describe_claim(claim: Claim) -> str:
    return "; ".join([claim.text.rstrip(". "), f"{claim.kind}, {claim.stance}", *_describe_standing(claim)])


def _describe_quote(quote: Quote) -> str:
    return f"“{quote.words}” — {quote.speaker or 'speaker not named'}; {quote.support.articles} articles"


def _describe_standing(item: Figure | Claim) -> Iterator[str]:
    if item.attributed_to:
        yield "says: " + ", ".join(item.attributed_to)
    yield f"relation {item.relation}"
    if item.standing == "disputed":
        yield "disputed"
    yield f"{item.support.articles} articles"
