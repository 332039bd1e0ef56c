"""What a model answers, before anything is checked.

Flat lists per kind. Every field is required and none is null: "", [] and `unknown` say "nothing", so that every
server that enforces a schema takes this one. A model copies short phrases and addresses; numbers, bounds, dates and
offsets are read from the articles by code. The docstrings below fields are read by the model.
"""

from __future__ import annotations

from typing import Any, Final

from service.schema.base import Shape
from service.schema.vocabulary import (
    ActorKind,
    ClaimKind,
    DisagreementKind,
    EventStatus,
    Measure,
    PlaceRole,
    Relation,
    Role,
    Stance,
    TopicCode,
)


class ArticleVerdict(Shape):
    """What one article is mainly about."""

    article: str
    """The article, such as a2."""
    event: str
    """Key of the event that it is mainly about, or empty."""
    role: Role
    reason: str
    """Why, in under ten words, unless on_event; else empty."""


class DraftEvent(Shape):
    """One occurrence."""

    key: str
    """e1, e2 and so on."""
    category: TopicCode
    status: EventStatus
    when: str
    """The words of an article that say when it happened, copied; empty if none do."""
    cites: list[str]
    """Sentences that say when."""


class DraftTitle(Shape):
    """A proposed headline."""

    event: str
    text: str
    """A headline in plain words."""
    items: list[str]
    """Ids of the figures, claims and quotes that it rests on."""


class DraftPlace(Shape):
    """A place."""

    event: str
    name: str
    """As an article prints it."""
    role: PlaceRole
    cites: list[str]


class DraftActor(Shape):
    """Someone in the event."""

    event: str
    name: str
    """The fullest form that an article prints."""
    aliases: list[str]
    """Other printed forms."""
    kind: ActorKind
    role: str
    """Office or part in the event, copied; or empty."""
    cites: list[str]


class DraftFigure(Shape):
    """A number."""

    id: str
    """f1, f2 and so on."""
    event: str
    measure: Measure
    what: str
    """What is counted, without the number: drones shot down."""
    amount: str
    """The printed amount with its bound, copied: at least 23; six of the seven; 30 to 35."""
    unit: str
    """Printed unit or currency, or empty."""
    scope: str
    """Printed place or part that it is limited to, or empty."""
    hedge: str
    """Printed word of doubt such as likely, or empty."""
    relation: Relation
    attributed_to: list[str]
    """Who says it, as printed; empty for the article's own voice."""
    when: str
    """Printed time that it is as of, or empty."""
    cites: list[str]


class DraftClaim(Shape):
    """A statement."""

    id: str
    """c1, c2 and so on."""
    event: str
    kind: ClaimKind
    relation: Relation
    text: str
    """One plain sentence, affirmative, in words of the cited sentences."""
    when: str
    """Printed time, or empty."""
    attributed_to: list[str]
    """Who says it, as printed; empty for the article's own voice."""
    via: str
    """Printed channel it was said through, or empty."""
    stance: Stance
    """What attributed_to does to the text."""
    hedge: str
    """Printed word of doubt such as reportedly, or empty."""
    responds_to: str
    """Id of the claim that it answers, or empty."""
    figures: list[str]
    """Ids of the figures that it states."""
    cites: list[str]


class DraftQuote(Shape):
    """A quotation."""

    id: str
    """q1, q2 and so on."""
    event: str
    words: str
    """Copied character for character from between one pair of quotation marks."""
    speaker: str
    """As printed, or empty."""
    speaker_role: str
    """Printed office, or empty."""
    via: str
    """Printed channel such as Telegram, or empty."""
    translated: bool
    """Whether an article says that the words were translated."""
    cites: list[str]


class DraftDisagreement(Shape):
    """Items that differ."""

    event: str
    topic: str
    kind: DisagreementKind
    items: list[str]
    """Ids of the items that differ, two at least."""


class DraftSentence(Shape):
    """A proposed sentence of a summary."""

    event: str
    text: str
    items: list[str]
    """Ids of the items that it rests on."""


class Draft(Shape):
    """Everything that one call answers about its slices."""

    articles: list[ArticleVerdict]
    events: list[DraftEvent]
    places: list[DraftPlace]
    actors: list[DraftActor]
    figures: list[DraftFigure]
    claims: list[DraftClaim]
    quotes: list[DraftQuote]
    disagreements: list[DraftDisagreement]
    titles: list[DraftTitle]
    summary: list[DraftSentence]


class Writing(Shape):
    """Titles and summaries, written from checked items alone."""

    titles: list[DraftTitle]
    summary: list[DraftSentence]


def build_wire_schema(shape: type[Shape]) -> dict[str, Any]:
    """The JSON Schema of a draft as it is sent: only what every schema-enforcing server accepts.

    Pydantic's titles and its docstring of the model go; `additionalProperties: false` and `required` stay.
    """
    schema: dict[str, Any] = _prune(shape.model_json_schema())
    return schema


_DROPPED: Final = frozenset({"title"})


def _prune(node: Any) -> Any:
    if isinstance(node, list):
        return [_prune(each) for each in node]
    if not isinstance(node, dict):
        return node
    described_model = node.get("type") == "object"
    return {
        key: {name: _prune(each) for name, each in value.items()} if key in {"properties", "$defs"} else _prune(value)
        for key, value in node.items()
        if key not in _DROPPED and not (key == "description" and described_model)
    }
