"""What a CMS posts: one story, its articles, its options. Nothing here reads a clock or a file."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Final, Literal

import langcodes
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, JsonValue, model_validator

from service.schema.base import Shape

MAX_ARTICLES: Final = 200
MAX_TEXT_CHARACTERS: Final = 1_000_000
"""Bodies and HTML of one story together, in code points."""

_RFC_3339: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)")


def _read_rfc_3339(value: object) -> object:
    if isinstance(value, str) and _RFC_3339.fullmatch(value):
        return datetime.fromisoformat(value.upper())
    if isinstance(value, datetime):
        return value
    raise ValueError("give an RFC 3339 time with an offset, such as 2026-03-01T06:30:00Z")


def _require_language_tag(value: str) -> str:
    if not langcodes.tag_is_valid(value):
        raise ValueError("give a BCP 47 tag such as en, pt-BR or zh-Hant, or null to have it detected")
    return value


def _refuse_nul(value: str) -> str:
    if "\x00" in value:
        raise ValueError("remove the NUL characters")
    return value


Text = Annotated[str, AfterValidator(_refuse_nul)]
ShortText = Annotated[str, Field(max_length=2_000), AfterValidator(_refuse_nul)]
Identifier = Annotated[str, Field(min_length=1, max_length=256), AfterValidator(_refuse_nul)]
Time = Annotated[AwareDatetime, BeforeValidator(_read_rfc_3339)]
LanguageTag = Annotated[str, Field(max_length=64), AfterValidator(_require_language_tag)]


class Article(Shape):
    """One published item as the CMS sent it. Exactly one of `body` and `body_html` carries its text."""

    id: Identifier | None = None
    """The CMS's own id, unique in the story; the ordinal (a1, a2, …) when absent."""
    body: Text | None = None
    """Plain text. Evidence offsets count its Unicode code points; it is never changed."""
    body_html: Text | None = None
    """HTML instead of plain text. The text made of it comes back in the report, and offsets count that."""
    title: ShortText | None = None
    """The headline. It counts as evidence like a sentence of the body."""
    byline: ShortText | None = None
    """Who wrote it."""
    source: ShortText | None = None
    """Agency or outlet that it is from."""
    url: ShortText | None = None
    """Where it was published."""
    published_at: Time | None = None
    """When it was published, RFC 3339. Weekdays and "yesterday" are resolved from it, or from a dateline a day off."""
    language: LanguageTag | None = None
    """BCP 47; detected when absent."""
    version: ShortText | int | None = None
    """The CMS's own version of it."""
    status: Literal["usable", "canceled"] = "usable"
    """`canceled` leaves the article out, with a verdict that says so."""
    embargoed_until: Time | None = None
    """Until then it goes to no model that runs elsewhere."""
    confidential: bool = False
    """True keeps it from every model that runs elsewhere."""
    meta: dict[str, JsonValue] = Field(default_factory=dict)
    """Anything of the CMS's own."""

    @model_validator(mode="after")
    def _has_one_body(self) -> Article:
        if (self.body is None) == (self.body_html is None):
            raise ValueError("give exactly one of body and body_html")
        return self

    @property
    def text_characters(self) -> int:
        """Length of what has to be read, in code points."""
        return len(self.body or "") + len(self.body_html or "")


class Options(Shape):
    """How this story is to be read. Every option has a default."""

    model: Identifier | None = None
    """A route or a model of the configuration; the configured route when null."""
    language: LanguageTag | None = None
    """Language of the title, the summary and the claims; by default that of most articles."""
    max_items: int = Field(default=60, ge=1, le=500)
    """Most figures, claims and quotes in the report together; a warning counts the rest."""
    summary_sentences: int = Field(default=5, ge=0, le=20)
    """Most sentences in the summary of one event."""
    deadline_s: float | None = Field(default=None, gt=0, le=3600)
    """Seconds until the answer has to be there; the configured deadline when null."""
    max_cost_usd: float | None = Field(default=None, ge=0)
    """Refuse before the first call when the dearest model of the route would cost more by an estimate."""
    include_bodies: bool = False
    """Return every article's text in the report, not only text made of HTML."""


class Story(Shape):
    """The articles that the CMS holds about one thing. They may turn out to tell of more than one event."""

    story_id: Identifier | None = None
    """The CMS's own id, echoed."""
    meta: dict[str, JsonValue] = Field(default_factory=dict)
    """Anything of the CMS's own, echoed."""
    articles: tuple[Article, ...] = Field(min_length=1, max_length=MAX_ARTICLES)
    """What is to be read."""
    reference_time: Time | None = None
    """Resolves weekdays of undated articles of the main event; each such date carries a caveat."""
    options: Options = Options()
    """How it is to be read."""
