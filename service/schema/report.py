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
    """The article's id as sent, or its ordinal."""
    field: Literal["body", "title"] = "body"
    """Whether `start` and `end` count the body or the title."""
    start: int
    """Offset of the first code point."""
    end: int
    """Offset behind the last code point."""
    text: str
    """The words that stand there."""
    context: bool = False
    """True when the sentence only names who, where or when for another sentence that bears the item."""
    attributed_to: str | None = None
    """Who this stretch says it is from."""


class Support(Shape):
    """How widely an item is reported. Neither number is a confirmation."""

    articles: int
    """Articles that bear the item by themselves, context aside: a copy counts for the sentences that it prints."""
    origins: int | None = None
    """These with copies of one text counted once: an upper bound, since rewrites are missed."""


class Item(Shape):
    """What everything reported has: an id of its own, its evidence, and what to beware of."""

    id: str
    """Unique in the report: a letter for the kind and a number."""
    evidence: tuple[Evidence, ...]
    """The stretches of the articles that bear it out; those that only name who, where or when are marked `context`."""
    caveats: tuple[Caveat, ...] = ()
    """What an editor should know before relying on it."""


class When(Shape):
    """A time as an article tells it, and the date that its words settle."""

    text: str
    """The article's own words."""
    start: str | None = None
    """ISO 8601 cut to its precision, with an offset only where an article gives a zone."""
    end: str | None = None
    """The same for the end of an interval; null where the words tell none."""
    precision: Precision = "unknown"
    """How finely `start`, or where that is null the words, tell the time."""
    resolved_from: ResolvedFrom = "unresolved"
    """What settled the date: the words themselves, the day of publication, or the story's reference time."""


class EventTime(Item, When):
    """When the event took place."""


class Title(Item):
    """An event's headline."""

    text: str
    """The headline."""
    items: tuple[str, ...] = ()
    """Ids of the items that it rests on."""


class Sentence(Item):
    """One sentence of the summary."""

    text: str
    """The sentence."""
    items: tuple[str, ...]
    """Ids of the items that it rests on."""


class Category(Shape):
    """A top-level IPTC Media Topic."""

    code: str
    """Its code, such as 16000000."""
    name: str
    """Its name in English."""


class Place(Item):
    """Somewhere the event touches."""

    name: str
    """As an article prints it."""
    country: str | None = None
    """Set by code, from a country that the articles name."""
    role: PlaceRole
    """What the place is to the event."""


class RoleText(Shape):
    """An office, or a part in the event, in the words of the articles."""

    text: str
    """As an article prints it."""
    evidence: tuple[Evidence, ...]
    """Where it does."""


class Actor(Item):
    """Someone in the event."""

    name: str
    """The fullest form that an article prints."""
    aliases: tuple[str, ...] = ()
    """Other forms that articles print."""
    kind: ActorKind
    """What kind of actor it is."""
    roles: tuple[RoleText, ...] = ()
    """Offices and parts in the event, one for each wording."""


class Figure(Item):
    """A number with its bound: `at_least`, `more_than` leave `high` null; `at_most`, `less_than` leave `low` null."""

    measure: Measure
    """What the number tells; `count` for all that no other measure fits."""
    what: str
    """What is counted or measured, without the number."""
    low: Number | None
    """The least that it can be; null when only a most is told."""
    high: Number | None
    """The most that it can be; null when only a least is told."""
    qualifier: Qualifier
    """The bound that is printed with the number."""
    of: Number | None = None
    """The whole that it is a part of: 7 in "six of seven"."""
    unit: str | None = None
    """Unit or currency as printed."""
    scope: str | None = None
    """Place or part that it is limited to, as printed."""
    hedge: str | None = None
    """Word of doubt as printed, such as "likely"."""
    relation: Relation
    """What it has to do with the event: only `core` is the event itself."""
    attributed_to: tuple[str, ...] = ()
    """Who says it; empty for the article's own voice."""
    when: When | None = None
    """What time it is as of, where an article says so."""
    text: str
    """The amount as printed."""
    support: Support
    """How widely it is reported."""
    standing: Standing = "single"
    """Whether other origins repeat it, or another figure cannot be true beside it."""

    @property
    def label(self) -> str:
        """The amount, its unit where neither it nor what is counted has it, and what is counted: 620 meters depth."""
        unit, printed = self.unit or "", f"{self.text} {self.what}".casefold()
        return " ".join(each for each in (self.text, "" if unit.casefold() in printed else unit, self.what) if each)


class Claim(Item):
    """One thing that the articles state, or that someone in them says."""

    kind: ClaimKind
    """Whether it tells of something that happened, was said, or is planned."""
    relation: Relation
    """What it has to do with the event: only `core` is the event itself."""
    text: str
    """The affirmative proposition."""
    text_from: Literal["model", "article"]
    """`article` when the model's wording was not borne out and the cited sentence stands instead."""
    when: When | None = None
    """When, where an article says so."""
    attributed_to: tuple[str, ...] = ()
    """Who says it; empty for the article's own voice."""
    via: str | None = None
    """Channel or outlet that it was said through, as printed."""
    stance: Stance
    """What `attributed_to` does to the text."""
    hedge: str | None = None
    """Word of doubt as printed, such as "reportedly"."""
    responds_to: str | None = None
    """Id of the claim that it answers."""
    figures: tuple[str, ...] = ()
    """Ids of the figures that it states."""
    support: Support
    """How widely it is reported."""
    standing: Standing = "single"
    """Whether other origins repeat it, or another item contradicts it."""


class Quote(Item):
    """Words that an article has between one pair of quotation marks."""

    words: str
    """Verbatim, without the outer marks."""
    speaker: str | None = None
    """Who said it, as printed; null where no article names anyone."""
    speaker_role: str | None = None
    """The speaker's office as printed beside the name."""
    via: str | None = None
    """Channel or outlet that it was said through, as printed."""
    cut_of: str | None = None
    """Id of the longer quote that this is a contiguous part of."""
    translated: bool = False
    """True when an article says that the words were translated."""
    support: Support
    """How widely it is reported."""


class Position(Shape):
    """One side of a disagreement."""

    value: str
    """What this side says, in short."""
    items: tuple[str, ...]
    """Ids of the items that say so; none where it is about the event's own time."""
    articles: tuple[str, ...]
    """Ids of the articles that say so."""
    evidence: tuple[Evidence, ...]
    """Where they do."""


class Disagreement(Shape):
    """What the articles tell in more than one way, all of them shown."""

    id: str
    """Unique in the report."""
    topic: str
    """What they differ about."""
    kind: DisagreementKind
    """What kind of thing they differ about."""
    positions: tuple[Position, ...]
    """The sides, two at least."""
    found_by: Literal["code", "model"]
    """Whether two values exclude each other by calculation, or the model named them together."""


class Moment(Shape):
    """One entry of the timeline."""

    when: When
    """The time; what has no date stands under its own words."""
    items: tuple[str, ...]
    """Ids of the items of that time."""


class Event(Shape):
    """What one or more articles are mainly about."""

    key: str
    """Not stable between reports."""
    title: Title
    """A headline that rests on its items."""
    category: Category | None = None
    """What it is about; null where no topic was given."""
    status: EventStatus = "unknown"
    """Whether it happened, goes on, is planned, only alleged, or was called off."""
    when: EventTime | None = None
    """When it took place; null where no article says."""
    where: tuple[Place, ...] = ()
    """Its places."""
    who: tuple[Actor, ...] = ()
    """Its people and organizations."""
    summary: tuple[Sentence, ...] = ()
    """A few sentences, each resting on items."""
    figures: tuple[Figure, ...] = ()
    """Every number that is reported of it."""
    claims: tuple[Claim, ...] = ()
    """What is reported of it, one thing at a time."""
    quotes: tuple[Quote, ...] = ()
    """What people are quoted with."""
    disagreements: tuple[Disagreement, ...] = ()
    """Where its articles contradict each other."""
    timeline: tuple[Moment, ...] = ()
    """Its items by time, computed."""


class ReportedArticle(Shape):
    """What became of one article."""

    id: str
    """Its id as sent, or its ordinal."""
    role: Literal["on_event", "background", "unrelated", "unread"]
    """What it is to the events; `unread` when it was empty, cancelled, or not reached in time."""
    events: tuple[str, ...] = ()
    """Keys of the events that it is on."""
    duplicate_of: str | None = None
    """Id of the fullest article with the same text, which is read in its stead; null where it is no copy."""
    reason: str | None = None
    """Why it is not on an event, in words."""
    language: str | None = None
    """BCP 47, as sent or as detected."""
    body_sha256: str
    """Of the text that offsets count, in UTF-8."""
    body: str | None = None
    """The text that offsets count: where it was made of HTML, or was asked for."""


class Cited(Shape):
    """A sentence that a rejected item cited."""

    address: str
    """The address as the model gave it, such as a2:14."""
    text: str | None
    """Null when there is no such sentence."""


class Rejected(Shape):
    """An item of a draft that the articles do not bear out, as the model gave it. Never show it as fact."""

    kind: Literal["event", "title", "place", "actor", "figure", "claim", "quote", "disagreement", "sentence", "time"]
    """What kind of item it was to be."""
    item: dict[str, JsonValue]
    """The item as the model gave it."""
    cited: tuple[Cited, ...] = ()
    """The sentences that it cited."""
    reason: Reason
    """Why it was rejected."""
    detail: str
    """What was looked for and not found, in words."""


class Warning_(Shape):  # noqa: N801 - `Warning` is a builtin
    """Something an operator or editor should know about the story as a whole."""

    code: str
    """What a program branches on."""
    message: str
    """The same in words."""
    article_id: str | None = None
    """The article that it is about, where it is about one."""
    evidence: tuple[Evidence, ...] = ()
    """The stretches that it is about."""


class Attempt(Shape):
    """One call of a model, failed ones too."""

    model: str
    """Its name in the configuration."""
    outcome: str
    """`ok`, or the kind of failure."""
    input_tokens: int = 0
    """Tokens sent, as the provider counted them; 0 where it said nothing."""
    cached_input_tokens: int = 0
    """Of these, read from the provider's cache."""
    output_tokens: int = 0
    """Tokens answered."""
    duration_s: float = Field(ge=0)
    """Seconds until the answer or the failure."""


class Usage(Shape):
    """All calls together."""

    calls: int
    """Calls of models, failed ones too."""
    input_tokens: int
    """Tokens sent, over all calls."""
    cached_input_tokens: int
    """Of these, read from a provider's cache."""
    output_tokens: int
    """Tokens answered, over all calls."""
    cost_usd: float | None = None
    """Null when a model that was used has no price, or a call was cut off before its tokens were counted."""
    duration_s: float
    """Seconds for the whole report."""
    attempts: tuple[Attempt, ...] = ()
    """Every call in order."""


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
    """Its task."""
    version: str
    """Its version."""
    sha256: str
    """Of its texts."""


class Provenance(Shape):
    """What made this report: enough to make it again."""

    route: str
    """The route that was asked."""
    models: tuple[ModelName, ...]
    """The models that answered."""
    prompts: tuple[PromptVersion, ...] = ()
    """Those of the models that answered."""
    schema_sha256: str | None = None
    """Of the draft's schema as sent to them; null where no model that was sent one answered."""
    service_version: str
    """Of Wirefold."""


class Report(Shape):
    """Everything Wirefold says about a story."""

    schema_version: Literal["1.0"] = "1.0"
    """Of this shape: within a major version fields are added, never changed."""
    id: str
    """Unique to this report."""
    story_id: str | None = None
    """The CMS's own, echoed."""
    meta: dict[str, JsonValue] = Field(default_factory=dict)
    """The CMS's own, echoed."""
    created_at: str
    """UTC, RFC 3339, ending in Z."""
    language: str
    """Of title, summary and claims."""
    status: Literal["complete", "partial"]
    """`partial` when a model had not read all in time; `articles` names what nobody has read by then."""
    degraded: bool = False
    """True when a language model was to answer and the embedded one did, for all or some."""
    embargoed_until: str | None = None
    """The latest embargo of the articles."""
    ai_generated: bool = True
    """True: a machine wrote or chose what stands here."""
    events: tuple[Event, ...]
    """What the articles tell of; the one with most articles first."""
    articles: tuple[ReportedArticle, ...]
    """Every article that was sent, and what became of it."""
    rejected: tuple[Rejected, ...] = ()
    """What a model answered and the articles do not bear out."""
    warnings: tuple[Warning_, ...] = ()
    """What an operator or editor should know."""
    usage: Usage
    """What it cost."""
    provenance: Provenance
    """What made it."""
