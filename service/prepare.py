"""From a story to addressed sentences: bodies are never changed, evidence is exact by construction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from service.language import Language


@dataclass(frozen=True, slots=True)
class AddressedSentence:
    """A sentence of an article's body or title: `text == article.body[start:end]`."""

    address: str
    """Such as `a2:14`; `a2:0` is the title."""
    field: Literal["body", "title"]
    start: int
    end: int
    text: str
    paragraph: int
    """Which line of the body it stands in, from 0; -1 for the title."""


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article cut into sentences, under an ordinal of ours."""

    ordinal: str
    """a1, a2, … in the order sent."""
    id: str
    """The caller's id, or the ordinal."""
    body: str
    title: str | None
    language: Language
    published_at: datetime | None
    sentences: tuple[AddressedSentence, ...]
    """Body sentences in order; the title, when there is one, first."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A run of sentences of one article, usually all of it."""

    article: PreparedArticle
    sentences: tuple[AddressedSentence, ...]
