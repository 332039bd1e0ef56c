"""One event with its items: of one draft (a strand), then of all of them."""

from __future__ import annotations

from dataclasses import dataclass

from service.schema.draft import DraftDisagreement, DraftSentence, DraftTitle
from service.schema.report import Actor, Category, Claim, Disagreement, EventTime, Figure, Item, Place, Quote
from service.schema.vocabulary import EventStatus


@dataclass(frozen=True, slots=True)
class Strand:
    """What one draft has on one event. Ids carry the draft's number, so that those of two drafts never meet."""

    draft: int
    key: str
    articles: tuple[str, ...]
    category: Category | None
    status: EventStatus
    when: EventTime | None
    places: tuple[Place, ...]
    actors: tuple[Actor, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...]
    disagreements: tuple[DraftDisagreement, ...]
    titles: tuple[DraftTitle, ...]
    summary: tuple[DraftSentence, ...]


@dataclass(frozen=True, slots=True)
class MergedEvent:
    """One event of the story before it has a title and a summary."""

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
    disagreements: tuple[Disagreement, ...] = ()
    titles: tuple[DraftTitle, ...] = ()
    """What drafts proposed; unchecked."""
    summary: tuple[DraftSentence, ...] = ()
    """What drafts proposed; unchecked."""

    @property
    def items(self) -> dict[str, Figure | Claim | Quote]:
        """Figures, claims and quotes by id."""
        told: tuple[Figure | Claim | Quote, ...] = (*self.figures, *self.claims, *self.quotes)
        return {each.id: each for each in told}


def list_articles(item: Item) -> frozenset[str]:
    """Ids of the articles that bear the item by themselves, context aside."""
    return frozenset(each.article_id for each in item.evidence if not each.context)
