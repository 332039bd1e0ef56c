"""Items of all drafts become events. (Being written.)"""

from dataclasses import dataclass

from service.schema.report import Actor, Category, Claim, Disagreement, EventTime, Figure, Place, Quote
from service.schema.vocabulary import EventStatus


@dataclass(frozen=True, slots=True)
class MergedEvent:
    """One event before it has a title and a summary."""

    key: str
    articles: tuple[str, ...]
    """Ids of the articles that are on it."""
    category: Category | None
    status: EventStatus
    when: EventTime | None
    where: tuple[Place, ...]
    who: tuple[Actor, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...]
    disagreements: tuple[Disagreement, ...]
