"""Titles and summaries: proposed by a draft or a writer, shown only as far as the items they name bear them.

What fails is replaced by the best-supported item's words (title) or dropped (sentence). There is no second asking.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from service.grounding.citations import sort_evidence
from service.grounding.names import stem_name
from service.grounding.outcome import Failure
from service.grounding.wording import find_meant_stems, negates
from service.language import Language
from service.quantities import Quantity, read_quantities
from service.reconcile import MergedEvent
from service.reconcile.disagreements import Told, show_value
from service.schema.draft import DraftSentence, DraftTitle
from service.schema.report import Claim, Event, Evidence, Figure, Moment, Quote, Rejected, Sentence, Title, When
from service.schema.vocabulary import Caveat, Reason
from service.text import find_content_stems


@dataclass(frozen=True, slots=True)
class Composed:
    """Events as they are reported, and the proposals that failed."""

    events: tuple[Event, ...]
    rejected: tuple[Rejected, ...]


def compose_events(events: Sequence[MergedEvent], language: Language, *, summary_sentences: int) -> Composed:
    """Give every event a title and a summary, from what was proposed for it and bears checking."""
    composed: list[Event] = []
    rejected: list[Rejected] = []
    said = 0
    for event in events:
        desk = _Desk(event, language)
        title = desk.choose_title(event.titles)
        summary = desk.choose_sentences(event.summary, summary_sentences, said)
        said += len(summary)
        composed.append(_report_event(event, title, summary))
        rejected.extend(desk.rejected)
    return Composed(tuple(composed), tuple(rejected))


def _report_event(event: MergedEvent, title: Title, summary: tuple[Sentence, ...]) -> Event:
    return Event(
        key=event.key,
        title=title,
        category=event.category,
        status=event.status,
        when=event.when,
        where=event.where,
        who=event.who,
        summary=summary,
        figures=event.figures,
        claims=event.claims,
        quotes=event.quotes,
        disagreements=event.disagreements,
        timeline=tuple(build_timeline(event)),
    )


def build_timeline(event: MergedEvent) -> Iterator[Moment]:
    """Figures and claims by the time they tell: dated ones in order, then the rest under their own words."""
    moments: dict[str, tuple[When, list[str]]] = {}
    timed: tuple[Figure | Claim, ...] = (*event.figures, *event.claims)
    for item in timed:
        if item.when:
            key = item.when.start or item.when.text.casefold()
            moments.setdefault(key, (item.when, []))[1].append(item.id)
    for when, items in sorted(moments.values(), key=lambda each: (each[0].start is None, each[0].start or "")):
        yield Moment(when=when, items=tuple(items))


class _Desk:
    """Checks proposals for one event."""

    def __init__(self, event: MergedEvent, language: Language) -> None:
        self.event = event
        self.items = event.items
        self.language = language
        self.rejected: list[Rejected] = []
        self._stems = cache(partial(find_content_stems, language=language))
        self._amounts = cache(partial(read_quantities, language=language))

    def choose_title(self, proposals: Sequence[DraftTitle]) -> Title:
        """The first title that its items bear, else the best-supported item's words."""
        for each in proposals:
            failure = self._find_failure(each)
            if failure is None:
                return self._title(each.text.strip(), each.items)
            self._reject(each, "title", failure)
        return self._fall_back()

    def choose_sentences(self, proposals: Sequence[DraftSentence], limit: int, said: int) -> tuple[Sentence, ...]:
        """The sentences that their items bear, numbered on from `said`."""
        good: list[DraftSentence] = []
        for each in proposals:
            failure = self._find_failure(each)
            if failure:
                self._reject(each, "sentence", failure)
            elif len(good) < limit:
                good.append(each)
        return tuple(
            Sentence(
                id=f"s{n}",
                text=each.text.strip(),
                items=self._known(each.items),
                evidence=self._evidence(each.items),
                caveats=self._caveats(each.items),
            )
            for n, each in enumerate(good, said + 1)
        )

    def _title(self, text: str, names: Sequence[str]) -> Title:
        return Title(
            id=f"h{self.event.key[1:]}",
            text=text,
            items=self._known(names),
            evidence=self._evidence(names),
            caveats=self._caveats(names),
        )

    def _reject(self, told: DraftTitle | DraftSentence, kind: str, failure: Failure) -> None:
        content = {"kind": kind, "item": told.model_dump(mode="json")}
        self.rejected.append(Rejected.model_validate({**content, "reason": failure.reason, "detail": failure.detail}))

    def _known(self, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(name for name in dict.fromkeys(names) if name in self.items)

    def _evidence(self, names: Sequence[str]) -> tuple[Evidence, ...]:
        known = self._known(names)
        return sort_evidence([each for name in known for each in self.items[name].evidence if not each.context])

    def _caveats(self, names: Sequence[str]) -> tuple[Caveat, ...]:
        return tuple(dict.fromkeys(caveat for name in self._known(names) for caveat in self.items[name].caveats))

    def _fall_back(self) -> Title:
        best = min(self.items.values(), key=_weigh_for_title)
        text = show_value(best).strip().rstrip(".")
        if isinstance(best, Quote):
            text = f"“{text}”"
        return self._title(text, (best.id,))

    def _find_failure(self, told: DraftTitle | DraftSentence) -> Failure | None:
        named = [self.items[each] for each in told.items if each in self.items]
        if not told.text.strip() or not named:
            return Failure(Reason.RESTS_ON_REJECTED_ITEM, "none of the items it names is borne out")
        return (
            self._find_unborne(told.text, named)
            or self._find_unborne_number(told.text, named)
            or self._find_one_side(told.text, named)
            or self._find_unnamed_speaker(told.text, named)
        )

    def _find_unborne(self, text: str, named: Sequence[Told]) -> Failure | None:
        if any(Caveat.UNCHECKED_TRANSLATION in each.caveats for each in named):
            return Failure(Reason.WORDS_NOT_IN_EVIDENCE, "it rests on a translation that code cannot check")
        borne = frozenset().union(*map(self._stems, _footing_texts(named)))
        missing = find_meant_stems(text, self.language) - borne
        if missing:
            return Failure(Reason.WORDS_NOT_IN_EVIDENCE, f"{len(missing)} of its words are in none of its items")
        if negates(text, self.language) and not any(negates(each, self.language) for each in _footing_texts(named)):
            return Failure(Reason.WORDS_NOT_IN_EVIDENCE, "it negates what its items do not")
        return None

    def _find_unborne_number(self, text: str, named: Sequence[Told]) -> Failure | None:
        stated = {_value(each) for each in self._amounts(text)}
        if not stated:
            return None
        printed = {_value(each) for footing in _footing_texts(named) for each in self._amounts(footing)} | {
            _value(each) for each in named if isinstance(each, Figure)
        }
        if stated <= printed:
            return None
        return Failure(Reason.NUMBER_NOT_IN_EVIDENCE, "a number or its bound is in none of its items")

    def _find_one_side(self, text: str, named: Sequence[Told]) -> Failure | None:
        stated = {_value(each) for each in self._amounts(text)}
        ids = {each.id for each in named}
        cited = {(each.article_id, each.start) for item in named for each in item.evidence}
        for told in self.event.disagreements:
            figures = [self.items[name] for each in told.positions for name in each.items]
            values = {_value(each) for each in figures if isinstance(each, Figure)}
            rests = any(each.id in ids or _shares(each, cited) for each in figures)
            if rests and stated & values and not values <= stated:
                return Failure(Reason.ONE_SIDE_OF_A_DISPUTE, "it gives one of several disputed values")
        return None

    def _find_unnamed_speaker(self, text: str, named: Sequence[Told]) -> Failure | None:
        stems = self._stems(text)
        for item in named:
            speakers = ((item.speaker,) if item.speaker else ()) if isinstance(item, Quote) else item.attributed_to
            if speakers and not any(set(stem_name(each, self.language)) & stems for each in speakers):
                return Failure(Reason.SPEAKER_NOT_NAMED, f"it does not say who reports {item.id}")
        return None


def _weigh_for_title(item: Told) -> tuple[bool, int, int]:
    relation = 1 if isinstance(item, Quote) else {"core": 0}.get(item.relation, 2)
    kind = (Claim, Figure, Quote).index(type(item))
    return relation > 0, -item.support.articles, kind


def _footing_texts(named: Sequence[Told]) -> Iterator[str]:
    for item in named:
        yield from (each.text for each in item.evidence)
        if isinstance(item, Figure):
            yield from (item.what, item.scope or "", item.hedge or "")
        yield from (item.speaker or "",) if isinstance(item, Quote) else item.attributed_to


def _value(amount: Figure | Quantity) -> tuple[object, ...]:
    return amount.low, amount.high, amount.qualifier


def _shares(item: Told, cited: set[tuple[str, int]]) -> bool:
    return any((each.article_id, each.start) in cited for each in item.evidence if not each.context)
