"""A whole draft against the articles it was read from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from service.grounding.attribution import is_printed
from service.grounding.circumstances.times import ground_time
from service.grounding.citations import Shelf, name_article, sort_evidence
from service.grounding.claims import ground_claim
from service.grounding.figures import ground_figure
from service.grounding.index import ArticleIndex
from service.grounding.outcome import Failure, reject
from service.grounding.people import ground_actor, ground_place
from service.grounding.quotes import ground_quote
from service.grounding.tidying import tidy
from service.grounding.verdicts import find_verdicts
from service.language import Language
from service.prepare import PreparedArticle
from service.schema.draft import (
    ArticleVerdict,
    Draft,
    DraftActor,
    DraftClaim,
    DraftDisagreement,
    DraftEvent,
    DraftFigure,
    DraftPlace,
    DraftQuote,
    DraftSentence,
    DraftTitle,
)
from service.schema.report import Actor, Category, Claim, EventTime, Figure, Item, Place, Quote, Rejected
from service.schema.vocabulary import TOPICS, EventStatus, Reason

_ItemT = TypeVar("_ItemT", bound=Item)
_DraftedT = TypeVar("_DraftedT", DraftFigure, DraftClaim, DraftQuote, DraftPlace, DraftActor)
_ToldT = TypeVar("_ToldT", DraftDisagreement, DraftTitle, DraftSentence)
_Drafted = DraftFigure | DraftClaim | DraftQuote | DraftPlace | DraftActor

_NO_EVENT: Final = Failure(Reason.UNKNOWN_EVENT, "the draft has no such event, or nothing of that event is borne out")


@dataclass(frozen=True, slots=True)
class Placed(Generic[_ItemT]):
    """A grounded item and the key of the event that it belongs to."""

    event: str
    item: _ItemT


@dataclass(frozen=True, slots=True)
class GroundedEvent:
    """An event of one draft: its articles by id, and what is known of it as a whole."""

    key: str
    articles: tuple[str, ...]
    category: Category | None
    status: EventStatus
    when: EventTime | None


@dataclass(frozen=True, slots=True)
class GroundedDraft:
    """What of a draft the articles bear out, and what they do not. Ids are the draft's own."""

    events: tuple[GroundedEvent, ...]
    verdicts: Mapping[str, ArticleVerdict]
    """By article id."""
    places: tuple[Placed[Place], ...]
    actors: tuple[Placed[Actor], ...]
    figures: tuple[Placed[Figure], ...]
    claims: tuple[Placed[Claim], ...]
    quotes: tuple[Placed[Quote], ...]
    disagreements: tuple[DraftDisagreement, ...]
    titles: tuple[DraftTitle, ...]
    summary: tuple[DraftSentence, ...]
    rejected: tuple[Rejected, ...]


def ground_draft(draft: Draft, indexes: Mapping[str, ArticleIndex], *, language: Language) -> GroundedDraft:
    """Hold every item of a draft against the articles. `indexes` is by ordinal; `language` is the report's."""
    return _Grounding(tidy(draft), indexes, language).ground()


class _Grounding:
    """One pass over one draft; collects what is rejected on the way."""

    def __init__(self, draft: Draft, indexes: Mapping[str, ArticleIndex], language: Language) -> None:
        self.draft = draft
        self.language = language
        self.verdicts = find_verdicts(draft, indexes, language=language.code)
        related = {ordinal: each.event for ordinal, each in self.verdicts.items() if each.role != "unrelated"}
        self.events = {each.key: each for each in reversed(draft.events) if each.key}
        self.shelf = Shelf(indexes, related, {key: each.when for key, each in self.events.items()})
        self.rejected: list[Rejected] = []
        self.taken: set[str] = set()
        self.cast = frozenset(each.name for each in draft.actors)
        self.people = frozenset(each.name for each in draft.actors if each.kind == "person")

    def ground(self) -> GroundedDraft:
        draft, shelf = self.draft, self.shelf
        figures = self._ground_all("figure", draft.figures, lambda each, event: ground_figure(each, shelf, event))
        claims = self._ground_all(
            "claim", draft.claims, lambda each, event: ground_claim(each, shelf, event, language=self.language)
        )
        quotes = self._ground_all("quote", draft.quotes, lambda each, event: ground_quote(each, shelf, event))
        told = {
            **{each.item.id: each.event for each in figures},
            **{each.item.id: each.event for each in claims},
            **{each.item.id: each.event for each in quotes},
        }
        self._reject_events(frozenset(told.values()))
        places = self._ground_all("place", draft.places, self._ground_place)
        actors = self._ground_all("actor", draft.actors, self._ground_actor)
        return GroundedDraft(
            events=tuple(self._ground_events()),
            verdicts={self._article(ordinal).id: each for ordinal, each in self.verdicts.items()},
            places=tuple(places),
            actors=tuple(actors),
            figures=tuple(figures),
            claims=tuple(claims),
            quotes=tuple(quotes),
            disagreements=self._place_all("disagreement", draft.disagreements, told),
            titles=self._place_all("title", draft.titles, told),
            summary=self._place_all("sentence", draft.summary, told),
            rejected=tuple(self.rejected),
        )

    def _reject_events(self, told: AbstractSet[str]) -> None:
        """Leave out events of which nothing is told, and those whose key another has already."""
        untold = Failure(Reason.NO_EVIDENCE, "none of its figures, claims and quotes is borne out")
        repeated = Failure(Reason.UNKNOWN_EVENT, "another event of the draft has its key")
        for each in self.draft.events:
            if each.key not in told:
                self.rejected.append(reject(each, "event", untold, self.shelf, each.cites))
            elif each is not self.events[each.key]:
                self.rejected.append(reject(each, "event", repeated, self.shelf, each.cites))
        self.events = {key: each for key, each in self.events.items() if key in told}

    def _place_all(self, kind: str, drafted: Sequence[_ToldT], told: Mapping[str, str]) -> tuple[_ToldT, ...]:
        """What rests on items, with the event that it names, or else the only one that its items are of."""
        placed: list[_ToldT] = []
        for each in drafted:
            of_items = {told[item] for item in each.items if item in told}
            if each.event in self.events:
                placed.append(each)
            elif len(of_items) == 1:
                placed.append(each.model_copy(update={"event": of_items.pop()}))
            else:
                self.rejected.append(reject(each, kind, _NO_EVENT, self.shelf))
        return tuple(placed)

    def _article(self, ordinal: str) -> PreparedArticle:
        return self.shelf.indexes[ordinal].article

    def _ground_all(
        self,
        kind: str,
        drafted: Sequence[_DraftedT],
        ground: Callable[[_DraftedT, str], _ItemT | tuple[_ItemT, ...] | Failure],
    ) -> list[Placed[_ItemT]]:
        placed: list[Placed[_ItemT]] = []
        for each in drafted:
            event = self._find_event(each)
            outcome = ground(each, event) if event else _NO_EVENT
            if isinstance(outcome, Failure):
                self.rejected.append(reject(each, kind, outcome, self.shelf, each.cites))
                continue
            items = outcome if isinstance(outcome, tuple) else (outcome,)
            placed.extend(Placed(event, self._with_own_id(item)) for item in items)
        return placed

    def _find_event(self, drafted: _Drafted) -> str:
        """The event that an item names, or the only one that the articles it cites are on."""
        if drafted.event in self.events:
            return drafted.event
        cited = {self.shelf.event_of.get(name_article(each), "") for each in drafted.cites} & self.events.keys()
        return next(iter(cited)) if len(cited) == 1 else ""

    def _with_own_id(self, item: _ItemT) -> _ItemT:
        name = item.id
        while name in self.taken:
            name += "'"
        self.taken.add(name)
        return item if name == item.id else item.model_copy(update={"id": name})

    def _ground_place(self, drafted: DraftPlace, event: str) -> Place | Failure:
        return ground_place(drafted, self.shelf, event, item_id=f"p{len(self.taken)}", people=self.people)

    def _ground_actor(self, drafted: DraftActor, event: str) -> Actor | Failure:
        return ground_actor(drafted, self.shelf, event, item_id=f"w{len(self.taken)}", cast=self.cast)

    def _ground_events(self) -> Iterator[GroundedEvent]:
        for key, drafted in self.events.items():
            yield GroundedEvent(
                key=key,
                articles=tuple(
                    self._article(n).id
                    for n, each in self.verdicts.items()
                    if each.event == key and each.role == "on_event"
                ),
                category=_find_category(drafted),
                status=drafted.status,
                when=self._ground_when(drafted),
            )

    def _ground_when(self, drafted: DraftEvent) -> EventTime | None:
        if not drafted.when.strip():
            return None
        citations = self.shelf.open(drafted.cites, drafted.key)
        when, context = ground_time(drafted.when, citations.kept, planned=drafted.status == "planned")
        if when is None:
            failure = Failure(Reason.TIME_NOT_IN_EVIDENCE, "no cited sentence prints the words of the time")
            self.rejected.append(reject(drafted, "time", failure, self.shelf, drafted.cites))
            return None
        printing = [each for each in citations.kept if is_printed(drafted.when, (each,))] or citations.kept[:1]
        evidence = tuple(each.cite() for each in printing)
        return EventTime(**when.model_dump(), id=f"t{drafted.key}", evidence=sort_evidence(evidence + context))


def _find_category(drafted: DraftEvent) -> Category | None:
    name = TOPICS.get(drafted.category)
    return Category(code=drafted.category, name=name) if name else None
