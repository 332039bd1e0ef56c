"""What the service answers. Every item points at the exact words of the articles that bear it out."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, JsonValue

from service.schema.base import Shape
from service.schema.vocabulary import (
    ActorKind,
    Caveat,
    ClaimKind,
    DisagreementKind,
    EventStatus,
    Measure,
    PlaceRole,
    Precision,
    Qualifier,
    Reason,
    Relation,
    ResolvedFrom,
    Stance,
    Standing,
)

Number = int | float


class Evidence(Shape):
    """An exact stretch of an article: `body[start:end] == text`, in Unicode code points."""

    article_id: str
    field: Literal["body", "title"] = "body"
    start: int
    end: int
    text: str
    context: bool = False
    """True when the sentence only names who, where or when for another sentence that bears the item."""
    attributed_to: str | None = None
    """Who this stretch says it is from."""


class Support(Shape):
    """How widely an item is reported. Neither number is a confirmation."""

    articles: int
    origins: int | None = None
    """Articles with copies of one text counted once: an upper bound, since rewrites are missed. Null until computed."""


class Item(Shape):
    """What everything reported has: an id of its own, its evidence, and what to beware of."""

    id: str
    evidence: tuple[Evidence, ...]
    caveats: tuple[Caveat, ...] = ()


class When(Shape):
    """A time as an article tells it, and the date that its words settle."""

    text: str
    """The article's own words."""
    start: str | None = None
    """ISO 8601 cut to its precision, with an offset only where an article gives a zone."""
    end: str | None = None
    precision: Precision = "unknown"
    resolved_from: ResolvedFrom = "unresolved"


class EventTime(Item, When):
    """When the event took place."""


class Title(Item):
    """An event's headline."""

    text: str
    items: tuple[str, ...] = ()
    """Ids of the items that it rests on."""


class Sentence(Item):
    """One sentence of the summary."""

    text: str
    items: tuple[str, ...]
    """Ids of the items that it rests on."""


class Category(Shape):
    """A top-level IPTC Media Topic."""

    code: str
    name: str


class Place(Item):
    """Somewhere the event touches."""

    name: str
    country: str | None = None
    """Set by code, from a country that the articles name."""
    role: PlaceRole


class RoleText(Shape):
    """An office, or a part in the event, in the words of the articles."""

    text: str
    evidence: tuple[Evidence, ...]


class Actor(Item):
    """Someone in the event."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind
    roles: tuple[RoleText, ...] = ()


class Figure(Item):
    """A number with its bound: `at_least`, `more_than` leave `high` null; `at_most`, `less_than` leave `low` null."""

    measure: Measure
    what: str
    """What is counted or measured, without the number."""
    low: Number | None
    high: Number | None
    qualifier: Qualifier
    of: Number | None = None
    """The whole that it is a part of: 7 in "six of seven"."""
    unit: str | None = None
    scope: str | None = None
    hedge: str | None = None
    relation: Relation
    attributed_to: tuple[str, ...] = ()
    """Who says it; empty for the article's own voice."""
    when: When | None = None
    text: str
    """The amount as printed."""
    support: Support
    standing: Standing = "single"


class Claim(Item):
    """One thing that the articles state, or that someone in them says."""

    kind: ClaimKind
    relation: Relation
    text: str
    """The affirmative proposition."""
    text_from: Literal["model", "article"]
    """`article` when the model's wording was not borne out and the cited sentence stands instead."""
    when: When | None = None
    attributed_to: tuple[str, ...] = ()
    via: str | None = None
    stance: Stance
    """What `attributed_to` does to the text."""
    hedge: str | None = None
    responds_to: str | None = None
    figures: tuple[str, ...] = ()
    support: Support
    standing: Standing = "single"


class Quote(Item):
    """Words that an article has between one pair of quotation marks."""

    words: str
    """Verbatim, without the outer marks."""
    speaker: str | None = None
    speaker_role: str | None = None
    via: str | None = None
    cut_of: str | None = None
    """Id of the longer quote that this is a contiguous part of."""
    translated: bool = False
    support: Support


class Position(Shape):
    """One side of a disagreement."""

    value: str
    items: tuple[str, ...]
    articles: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class Disagreement(Shape):
    """What the articles tell in more than one way, all of them shown."""

    id: str
    topic: str
    kind: DisagreementKind
    positions: tuple[Position, ...]
    found_by: Literal["code", "model"]


class Moment(Shape):
    """One entry of the timeline."""

    when: When
    items: tuple[str, ...]


class Event(Shape):
    """What one or more articles are mainly about."""

    key: str
    """Not stable between reports."""
    title: Title
    category: Category | None = None
    status: EventStatus = "unknown"
    when: EventTime | None = None
    where: tuple[Place, ...] = ()
    who: tuple[Actor, ...] = ()
    summary: tuple[Sentence, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    quotes: tuple[Quote, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    timeline: tuple[Moment, ...] = ()


class ReportedArticle(Shape):
    """What became of one article."""

    id: str
    role: Literal["on_event", "background", "unrelated", "unread"]
    events: tuple[str, ...] = ()
    duplicate_of: str | None = None
    reason: str | None = None
    language: str | None = None
    body_sha256: str
    body: str | None = None
    """The text that offsets count: where it was made of HTML, or was asked for."""


class Cited(Shape):
    """A sentence that a rejected item cited."""

    address: str
    text: str | None
    """Null when there is no such sentence."""


class Rejected(Shape):
    """An item of a draft that the articles do not bear out, as the model gave it. Never show it as fact."""

    kind: Literal["event", "title", "place", "actor", "figure", "claim", "quote", "disagreement", "sentence", "time"]
    item: dict[str, JsonValue]
    cited: tuple[Cited, ...] = ()
    reason: Reason
    detail: str
    """What was looked for and not found, in words."""


class Warning_(Shape):  # noqa: N801 - `Warning` is a builtin
    """Something an operator or editor should know about the story as a whole."""

    code: str
    message: str
    article_id: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Attempt(Shape):
    """One call of a model, failed ones too."""

    model: str
    outcome: str
    """`ok`, or the kind of failure."""
    input_tokens: int = 0
    cached_input_tokens: int = 0
    output_tokens: int = 0
    duration_s: float = Field(ge=0)


class Usage(Shape):
    """All calls together."""

    calls: int
    input_tokens: int
    cached_input_tokens: int
    output_tokens: int
    cost_usd: float | None = None
    """Null when a model that was used has no price, or a call was cut off before its tokens were counted."""
    duration_s: float
    attempts: tuple[Attempt, ...] = ()


class ModelName(Shape):
    """One model that took part."""

    name: str
    """Its name in the configuration."""
    requested: str
    """What the provider was asked for."""
    reported: str | None = None
    """What the provider said it ran."""


class PromptVersion(Shape):
    """One prompt that was used."""

    name: str
    version: str
    sha256: str


class Provenance(Shape):
    """What made this report: enough to make it again."""

    route: str
    models: tuple[ModelName, ...]
    prompts: tuple[PromptVersion, ...] = ()
    schema_sha256: str | None = None
    """Of the draft's schema as sent; null where no model was sent one."""
    service_version: str


class Report(Shape):
    """Everything Wirefold says about a story."""

    schema_version: Literal["1.0"] = "1.0"
    id: str
    story_id: str | None = None
    meta: dict[str, JsonValue] = Field(default_factory=dict)
    created_at: str
    """UTC, RFC 3339, ending in Z."""
    language: str
    """Of title, summary and claims."""
    status: Literal["complete", "partial"]
    """`partial` when an article could not be read in time; `articles` names it."""
    degraded: bool = False
    """True when a language model was to answer and the embedded one did, for all or some."""
    embargoed_until: str | None = None
    """The latest embargo of the articles."""
    ai_generated: bool = True
    events: tuple[Event, ...]
    articles: tuple[ReportedArticle, ...]
    rejected: tuple[Rejected, ...] = ()
    warnings: tuple[Warning_, ...] = ()
    usage: Usage
    provenance: Provenance
