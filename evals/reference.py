"""The reference: what an editor who read a case's articles says a report of them has to hold.

Pure shapes. What the articles of a case bear out is checked in `evals.checking`, how a report is scored against a
reference in `evals.scoring`.
"""

from __future__ import annotations

import json
from typing import Any, Final, Literal

from pydantic import Field

from service.schema.base import Shape
from service.schema.vocabulary import (
    ActorKind,
    ClaimKind,
    DisagreementKind,
    EventStatus,
    Measure,
    PlaceRole,
    Precision,
    Qualifier,
    Stance,
    TopicCode,
)

REFERENCE_VERSION: Final = 1
"""Of the shape below; scores of references of different versions are not comparable."""


class Named(Shape):
    """Somebody or something by name."""

    name: str = Field(min_length=1)
    """The fullest form that an article prints."""
    aliases: tuple[str, ...] = ()
    """Every other form that is right: short, inflected, transliterated, with title."""


class Judged(Shape):
    """An item that a report should hold."""

    optional: bool = False
    """True where an editor would be as content without it: it costs nothing absent and nothing present."""


class Time(Shape):
    """When something took place."""

    start: str | None = None
    """ISO 8601 cut to its precision; null where the articles do not settle a date."""
    end: str | None = None
    """The same for the end of an interval."""
    precision: Precision
    """How finely the articles tell it."""
    text: str
    """An article's own words for it."""


class PlaceReference(Judged, Named):
    """A place of the event."""

    country: str | None = None
    """As an article names it; null where none does."""
    role: PlaceRole
    """What the place is to the event."""


class ActorReference(Judged, Named):
    """Someone in the event."""

    kind: ActorKind
    """What kind of actor it is."""


class FigureReference(Judged):
    """A number with its bound."""

    measure: Measure
    """What the number tells; `count` for all that no other measure fits."""
    what: str = Field(min_length=1)
    """What is counted or measured, without the number, in the language of most articles."""
    low: int | float | None
    """The least that it can be; null when only a most is told."""
    high: int | float | None
    """The most that it can be; null when only a least is told."""
    qualifier: Qualifier
    """The bound that is printed with the number."""
    of: int | float | None = None
    """The whole that it is a part of: 7 in "six of seven"."""
    unit: str | None = None
    """Unit or currency as printed."""
    scope: str | None = None
    """Place, part or time of day that the number is limited to; null where it is the whole event's."""
    attributed_to: Named | None = None
    """Who says it, where any of the articles names someone; null for the articles' own voice."""
    articles: tuple[str, ...] = Field(min_length=1)
    """Every article that states it."""


class ClaimReference(Judged):
    """One thing that the articles state, or that someone in them says."""

    kind: ClaimKind
    """Whether it tells of something that happened, was said, or is planned."""
    text: str = Field(min_length=1)
    """The affirmative proposition, in the language of most articles."""
    key_terms: tuple[str, ...] = Field(min_length=1)
    """What a wording of this claim cannot do without: each the beginning of a word or words, `|` between
    alternatives."""
    forbidden_terms: tuple[str, ...] = ()
    """What would turn it into another claim, written in the same way."""
    speaker: Named | None = None
    """Who says it; null for the articles' own voice."""
    stance: Stance
    """What the speaker does to the text."""
    articles: tuple[str, ...] = Field(min_length=1)
    """Every article that states it."""


class QuoteReference(Judged):
    """Words that an article has between one pair of quotation marks."""

    words: str = Field(min_length=1)
    """Verbatim, without the outer marks."""
    speaker: Named | None = None
    """Who said it; null where no article names anyone."""
    articles: tuple[str, ...] = Field(min_length=1)
    """Every article that prints these words, whole."""


class PositionReference(Shape):
    """One side of a disagreement."""

    value: str = Field(min_length=1)
    """What this side says, in short: the number, the place, the name."""
    articles: tuple[str, ...] = Field(min_length=1)
    """The articles that say so."""


class DisagreementReference(Judged):
    """What the articles tell in more than one way."""

    topic: str
    """What they differ about."""
    kind: DisagreementKind
    """What kind of thing they differ about."""
    positions: tuple[PositionReference, ...] = Field(min_length=2)
    """The sides."""


class Nugget(Shape):
    """One thing that the summary has to convey."""

    text: str
    """In words, for whoever reads the verdict."""
    key_terms: tuple[str, ...] = Field(min_length=1)
    """As in a claim."""
    vital: bool = True
    """False where a good summary may leave it out."""


class TitleTerms(Shape):
    """What the title has to hold and must not, written as key terms."""

    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()


class EventReference(Shape):
    """What one or more articles are mainly about."""

    key: str
    """Of this file only: reports number their events as they like."""
    articles: tuple[str, ...] = Field(min_length=1)
    """The articles that are mainly about it."""
    title_terms: TitleTerms = TitleTerms()
    """What its title says."""
    category: TopicCode | None = None
    """IPTC Media Topic; null where editors would differ."""
    status: EventStatus
    """Whether it happened, goes on, is planned, only alleged, or was called off."""
    when: Time | None = None
    """When it took place; null where no article says."""
    where: tuple[PlaceReference, ...] = ()
    who: tuple[ActorReference, ...] = ()
    figures: tuple[FigureReference, ...] = ()
    claims: tuple[ClaimReference, ...] = ()
    quotes: tuple[QuoteReference, ...] = ()
    disagreements: tuple[DisagreementReference, ...] = ()
    nuggets: tuple[Nugget, ...] = ()
    must_not_appear: tuple[str, ...] = ()
    """Strings that would show a leak from another event's article, or knowledge from outside."""


class ArticleReference(Shape):
    """What one article is to the events."""

    id: str
    """As in this file: a1, a2, …"""
    role: Literal["on_event", "background", "unrelated", "unread"]
    """What it is to the events."""
    events: tuple[str, ...] = ()
    """Keys of the events that it is on."""
    duplicate_of: str | None = None
    """The article that it is a copy of: the fullest; null for a text of its own."""
    optional: bool = False
    """True where an editor would not mind either way."""


class Reference(Shape):
    """The fixed extraction that an eval case is scored against."""

    schema_: str | None = Field(default=None, alias="$schema")
    """Where an editing program finds this file's JSON Schema."""
    reference_version: Literal[1]
    """Of this shape."""
    ids: dict[str, str] = Field(default_factory=dict)
    """The story's article id of each a1, a2, … where they differ."""
    tags: tuple[str, ...] = ()
    """What a run can be narrowed to with `--only`."""
    events: tuple[EventReference, ...]
    """The one with most articles first."""
    articles: tuple[ArticleReference, ...]
    """Every article of the story."""
    warnings: tuple[str, ...] = ()
    """Codes of warnings that the report has to carry."""
    notes: str = ""
    """For whoever maintains the case."""


def publish_reference_schema() -> str:
    """Return the JSON Schema that stands beside the cases, so that an editor is told of a slip while typing."""
    schema: dict[str, Any] = Reference.model_json_schema(by_alias=True)
    text = json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=1)
    return text + "\n"
