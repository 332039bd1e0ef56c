"""A whole draft against the articles it was read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Generic, TypeVar

from service.grounding.citations import Shelf, name_article
from service.grounding.claims import ground_claim
from service.grounding.figures import ground_figure
from service.grounding.index import ArticleIndex
from service.grounding.outcome import Failure, reject
from service.grounding.people import ground_actor, ground_place
from service.grounding.quotes import ground_quote
from service.grounding.tidying import tidy
from service.grounding.times import ground_time
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
_Drafted = DraftFigure | DraftClaim | DraftQuote | DraftPlace | DraftActor


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


def ground_draft(draft: Draft, indexes: Mapping[str, ArticleIndex], *, language: str) -> GroundedDraft:
    """Hold every item of a draft against the articles. `indexes` is by ordinal; `language` is the report's."""
    return _Grounding(tidy(draft), indexes, language).ground()


class _Grounding:
    """One pass over one draft; collects what is rejected on the way."""

    def __init__(self, draft: Draft, indexes: Mapping[str, ArticleIndex], language: str) -> None:
        self.draft = draft
        self.language = language
        self.verdicts = _find_verdicts(draft, indexes)
        related = {ordinal: each.event for ordinal, each in self.verdicts.items() if each.role != "unrelated"}
        self.shelf = Shelf(indexes, related)
        self.keys = tuple(dict.fromkeys(each.key for each in draft.events))
        self.rejected: list[Rejected] = []
        self.taken: set[str] = set()

    def ground(self) -> GroundedDraft:
        draft, shelf = self.draft, self.shelf
        figures = self._ground_all("figure", draft.figures, lambda each, event: ground_figure(each, shelf, event))
        claims = self._ground_all(
            "claim", draft.claims, lambda each, event: ground_claim(each, shelf, event, language=self.language)
        )
        quotes = self._ground_all("quote", draft.quotes, lambda each, event: ground_quote(each, shelf, event))
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
            disagreements=tuple(draft.disagreements),
            titles=tuple(draft.titles),
            summary=tuple(draft.summary),
            rejected=tuple(self.rejected),
        )

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
            outcome = ground(each, event) if event else Failure(Reason.UNKNOWN_EVENT, "the draft has no such event")
            if isinstance(outcome, Failure):
                self.rejected.append(reject(each, kind, outcome, self.shelf, each.cites))
                continue
            items = outcome if isinstance(outcome, tuple) else (outcome,)
            placed.extend(Placed(event, self._with_own_id(item)) for item in items)
        return placed

    def _find_event(self, drafted: _Drafted) -> str:
        """The event that an item names, or the only one that the articles it cites are on."""
        if drafted.event in self.keys:
            return drafted.event
        cited = {self.shelf.event_of.get(name_article(each), "") for each in drafted.cites} - {""}
        return next(iter(cited)) if len(cited) == 1 else ""

    def _with_own_id(self, item: _ItemT) -> _ItemT:
        name = item.id
        while name in self.taken:
            name += "'"
        self.taken.add(name)
        return item if name == item.id else item.model_copy(update={"id": name})

    def _ground_place(self, drafted: DraftPlace, event: str) -> Place | Failure:
        return ground_place(drafted, self.shelf, event, item_id=f"p{len(self.taken)}")

    def _ground_actor(self, drafted: DraftActor, event: str) -> Actor | Failure:
        others = frozenset(each.name for each in self.draft.actors) - {drafted.name}
        return ground_actor(drafted, self.shelf, event, item_id=f"w{len(self.taken)}", others=others)

    def _ground_events(self) -> Iterator[GroundedEvent]:
        first = {key: next(each for each in self.draft.events if each.key == key) for key in self.keys}
        for key, drafted in first.items():
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
        evidence = tuple(each.index.cite(each.sentence) for each in citations.kept)
        return EventTime(**when.model_dump(), id=f"t{drafted.key}", evidence=evidence + context)


def _find_verdicts(draft: Draft, indexes: Mapping[str, ArticleIndex]) -> dict[str, ArticleVerdict]:
    """The first verdict on each article that there is; where none can be followed, one is worked out."""
    keys = {each.key for each in draft.events}
    given = {each.article: each for each in reversed(draft.articles)}
    return {ordinal: _find_verdict(ordinal, given.get(ordinal), draft, keys) for ordinal in indexes}


def _find_verdict(ordinal: str, given: ArticleVerdict | None, draft: Draft, keys: AbstractSet[str]) -> ArticleVerdict:
    if given and given.role == "unrelated":
        return given.model_copy(update={"event": ""})
    if given and given.event in keys:
        return given
    if given and given.role == "background":
        return given.model_copy(update={"event": ""})
    return _guess_verdict(ordinal, draft, keys)


def _guess_verdict(ordinal: str, draft: Draft, keys: AbstractSet[str]) -> ArticleVerdict:
    """The article is on the event whose items cite it most; on none where two of them cite it as often."""
    items: tuple[_Drafted, ...] = (*draft.figures, *draft.claims, *draft.quotes)
    citing = [each.event for each in items if each.event in keys and ordinal in map(name_article, each.cites)]
    ranked = Counter(citing).most_common(2)
    if not ranked:
        return ArticleVerdict(article=ordinal, event="", role="unrelated", reason="nothing was read from it")
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return ArticleVerdict(article=ordinal, event="", role="unrelated", reason="it is open which event it is on")
    return ArticleVerdict(article=ordinal, event=ranked[0][0], role="on_event", reason="")


def _find_category(drafted: DraftEvent) -> Category | None:
    name = TOPICS.get(drafted.category)
    return Category(code=drafted.category, name=name) if name else None
