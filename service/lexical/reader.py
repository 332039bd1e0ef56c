"""The embedded model as a reader: fills the same draft as a language model, by rules, from the words alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from service.dates import resolve_time
from service.grouping import cluster
from service.instructions import find_instructions
from service.language import Language
from service.languages import find_language, load_languages
from service.lexical.cast import meet_cast
from service.lexical.claims import Told, find_claims
from service.lexical.days import part_by_day
from service.lexical.figures import Count, choose_counts, find_figures
from service.lexical.passages import View, view_slice
from service.lexical.people import find_mentions, list_actors
from service.lexical.places import Site, find_sites, list_places
from service.lexical.profiles import build_profile
from service.lexical.quotes import Quotation, find_quotes
from service.lexical.subjects import TOLLS
from service.lexical.summary import Line, choose_summary, choose_title, cut_dateline, weigh_likeness
from service.lexical.times import Moment, find_event_moment
from service.lexical.topics import find_status, find_topic
from service.lexical.voices import Voices
from service.ports import Brief, Clock, Crew, Ledger
from service.prepare import Slice, count_characters
from service.schema.draft import (
    ArticleVerdict,
    Draft,
    DraftActor,
    DraftClaim,
    DraftEvent,
    DraftFigure,
    DraftPlace,
    DraftQuote,
    DraftSentence,
    DraftTitle,
)
from service.schema.report import Attempt, When
from service.schema.vocabulary import Precision

NAME: Final = "lexical"
_MIN_CLAIMS: Final = 3
_MAX_CLAIMS: Final = 12
_LEAST_ROOM: Final = 24
"""A small event is told as well."""
_DAY: Final = 10
"""Characters of a date."""
_FINENESS: Final[tuple[Precision, ...]] = (
    "minute", "hour", "part_of_day", "day", "week", "month", "season", "year", "unknown",
)  # fmt: skip
_OUTDATED: Final = 3.0
"""What a sentence loses that gives a toll which a later article gives anew."""
_RELATION_WEIGHTS: Final = {"core": 2.0, "reaction": 0.5, "related": 0.0, "background": -1.0}


@dataclass(frozen=True, slots=True)
class LexicalReader:
    """The port `Reader` without a model behind it: no configuration, no network, no weights."""

    clock: Clock
    crew: Crew | None = None
    """Reads long stories beside the event loop; None reads all in place."""

    async def read(self, slices: Sequence[Slice], brief: Brief, ledger: Ledger) -> Draft:
        """Answer what the slices report."""
        started = self.clock.monotonic()
        if self.crew:
            draft = await self.crew.run(partial(read_slices, slices, brief), characters=count_characters(slices))
        else:
            draft = read_slices(slices, brief)
        attempt = Attempt(model=NAME, outcome="ok", duration_s=max(0.0, self.clock.monotonic() - started))
        ledger.record(attempt, cost_usd=0.0)
        return draft


@dataclass(frozen=True, slots=True)
class Gist:
    """All that is read from one article before its event is known."""

    view: View
    voices: Voices
    counts: tuple[Count, ...]
    quotes: tuple[Quotation, ...]
    sites: tuple[Site, ...]
    claims: tuple[Told, ...] = ()

    def list_speakers(self) -> list[str]:
        """Who speaks, or is told as a source, each as often as they are."""
        told = [name for each in self.claims for name in each.attributed_to]
        told += [name for each in self.counts for name in each.attributed_to]
        return [each.speaker for each in self.quotes] + told


def read_slices(slices: Sequence[Slice], brief: Brief) -> Draft:
    """The draft of some slices: pure, the same for the same words."""
    views = [view_slice(_leave_out_instructions(each)) for each in slices]
    gists = {view.ordinal: _read_gist(view) for view in _join_slices(views)}
    groups = cluster(
        [build_profile(each.view, each.voices.cast, each.counts, each.quotes, each.sites) for each in gists.values()]
    )
    writing = _Drafting(brief)
    for number, ordinals in enumerate(groups, start=1):
        room = _find_room(gists.values(), brief.max_items, len(ordinals))
        writing.add_event(f"e{number}", _choose_items([gists[each] for each in ordinals], room))
    return writing.finish()


def _leave_out_instructions(given: Slice) -> Slice:
    """What speaks to a machine reports nothing; the report warns of it."""
    spoken = {each.address for each in find_instructions(given.article)}
    if not spoken:
        return given
    return replace(given, sentences=tuple(each for each in given.sentences if each.address not in spoken))


def _join_slices(views: Sequence[View]) -> list[View]:
    """Slices of one article are looked at one by one, but told as one article: the first stands for it."""
    return list({view.ordinal: view for view in reversed(views)}.values())[::-1]


def _read_gist(view: View) -> Gist:
    voices = Voices(view, meet_cast(view))
    quotes = find_quotes(view, voices)
    return Gist(view, voices, find_figures(view, voices), quotes, find_sites(view, voices.cast))


def _find_room(gists: Collection[Gist], max_items: int, articles: int) -> int:
    """How many figures and claims an event of so many articles has room for beside the quotations of the story."""
    quoted = {quote.words for each in gists for quote in each.quotes}
    room = max(max_items // 2, max_items - len(quoted))
    return max(min(room, _LEAST_ROOM), round(room * articles / max(1, len(gists))))


def _choose_items(gists: Sequence[Gist], room: int) -> list[Gist]:
    """The articles of an event with the figures and claims that are told of it, evenly of both."""
    kept, taken = choose_counts([each.counts for each in gists], room // 2)
    limit = max(_MIN_CLAIMS, min(_MAX_CLAIMS, round((room - taken) / max(1, len(gists)))))
    key_stems = Counter(stem for each in gists for stem in each.view.key_stems)
    return [_fill(each, counts, limit, key_stems) for each, counts in zip(gists, part_by_day(kept), strict=True)]


def _fill(gist: Gist, counts: tuple[Count, ...], limit: int, key_stems: Counter[str]) -> Gist:
    telling = frozenset(each.passage.address for each in counts)
    return replace(gist, counts=counts, claims=find_claims(gist.view, gist.voices, limit, telling, key_stems))


@dataclass(slots=True)
class _Drafting:
    """Puts gists into a draft, numbering as it goes."""

    brief: Brief
    verdicts: list[ArticleVerdict] = field(default_factory=list)
    events: list[DraftEvent] = field(default_factory=list)
    places: list[DraftPlace] = field(default_factory=list)
    actors: list[DraftActor] = field(default_factory=list)
    figures: list[DraftFigure] = field(default_factory=list)
    figures_in: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Ids of figures by the address of their sentence."""
    claims: list[DraftClaim] = field(default_factory=list)
    quotes: list[DraftQuote] = field(default_factory=list)
    titles: list[DraftTitle] = field(default_factory=list)
    summary: list[DraftSentence] = field(default_factory=list)

    def add_event(self, key: str, gists: Sequence[Gist]) -> None:
        """One event with all that its articles tell."""
        views = [each.view for each in gists]
        status = find_status(views)
        moment = _choose_moment(gists, planned=status == "planned")
        if moment is not None and moment.is_ahead:
            status = "planned" if status == "unknown" else status
            moment = moment if status == "planned" else None
        self.events.append(
            DraftEvent(
                key=key,
                category=find_topic(views),
                status=status,
                when=moment.words if moment else "",
                cites=[moment.address] if moment else [],
            )
        )
        self.places.extend(list_places([(each.view.ordinal, site) for each in gists for site in each.sites], key))
        mentions = [
            (gist.view.ordinal, each)
            for gist in gists
            for each in find_mentions(gist.view, gist.voices.cast, gist.list_speakers())
        ]
        self.actors.extend(list_actors(mentions, key))
        lines: list[Line] = []
        outdated = _find_outdated(gists)
        for gist in gists:
            self.verdicts.append(ArticleVerdict(article=gist.view.ordinal, event=key, role="on_event", reason=""))
            told = self._add_gist(key, gist, outdated)
            lines.extend(told if gist.view.language.code == self.brief.language else [])
        if self.brief.with_summary and lines:
            language = find_language(load_languages(), self.brief.language)
            headlines = [title for view in views if view.language is language and (title := view.headline)]
            self._add_writing(key, weigh_likeness(lines, language, headlines), language)

    def _add_gist(self, key: str, gist: Gist, outdated: frozenset[str]) -> list[Line]:
        for each in gist.counts:
            self._add_figure(key, each)
        self.quotes.extend(self._quote(key, each) for each in gist.quotes)
        return [self._claim(key, each, is_outdated=each.passage.address in outdated) for each in gist.claims]

    def _add_figure(self, key: str, count: Count) -> None:
        name = f"f{len(self.figures) + 1}"
        self.figures_in[count.passage.address].append(name)
        self.figures.append(
            DraftFigure(
                id=name,
                event=key,
                measure=count.measure,
                what=count.what,
                amount=count.amount,
                unit=count.quantity.unit or "",
                scope=count.scope,
                hedge=count.hedge,
                relation=count.relation,
                attributed_to=list(count.attributed_to),
                when=count.when,
                cites=[count.passage.address],
            )
        )

    def _quote(self, key: str, quote: Quotation) -> DraftQuote:
        return DraftQuote(
            id=f"q{len(self.quotes) + 1}",
            event=key,
            words=quote.words,
            speaker=quote.speaker,
            speaker_role=quote.role,
            via=quote.via,
            translated=False,
            cites=list(quote.cites),
        )

    def _claim(self, key: str, told: Told, *, is_outdated: bool) -> Line:
        name = f"c{len(self.claims) + 1}"
        figures = self.figures_in.get(told.passage.address, [])
        self.claims.append(
            DraftClaim(
                id=name,
                event=key,
                kind=told.kind,
                relation=told.relation,
                text=told.passage.text,
                when=told.when,
                attributed_to=list(told.attributed_to),
                via="",
                stance=told.stance,
                hedge=told.hedge,
                responds_to="",
                figures=figures,
                cites=[told.passage.address],
            )
        )
        weight = _RELATION_WEIGHTS[told.relation] + 0.4 * min(len(figures), 3) - 0.1 * told.place
        weight -= _OUTDATED * is_outdated
        return Line(name, told.passage.text, weight, attributed=bool(told.attributed_to), leads=told.place == 0)

    def _add_writing(self, key: str, lines: Sequence[Line], language: Language) -> None:
        title = choose_title(lines, language)
        if title:
            self.titles.append(DraftTitle(event=key, text=title[0], items=list(title[1])))
        for line in choose_summary(lines, language, self.brief.summary_sentences):
            self.summary.append(DraftSentence(event=key, text=cut_dateline(line.text), items=[line.id]))

    def finish(self) -> Draft:
        """The draft as a whole."""
        return Draft(
            articles=self.verdicts,
            events=self.events,
            places=self.places,
            actors=self.actors,
            figures=self.figures,
            claims=self.claims,
            quotes=self.quotes,
            disagreements=[],
            titles=self.titles,
            summary=self.summary,
        )


def _find_outdated(gists: Sequence[Gist]) -> frozenset[str]:
    """Addresses of sentences whose toll an article that was published later gives anew: two dead, and then five."""
    dated = [
        (published, each)
        for gist in gists
        if (published := gist.view.article.published_at) is not None
        for each in gist.counts
        if each.measure in TOLLS and each.relation == "core" and not each.scope
    ]
    return frozenset(
        count.passage.address
        for published, count in dated
        if any(published < later and other.takes_over_from(count) for later, other in dated)
    )


def _choose_moment(gists: Sequence[Gist], *, planned: bool) -> Moment | None:
    """The day that most articles name, told as finely as one of them does; else a dated time before one that is not."""
    found = [
        (gist.view, each)
        for gist in gists
        if (each := find_event_moment(gist.view, planned=planned)) is not None and each.is_sure
    ]
    dated = [(each, _resolve(view, each, planned=planned)) for view, each in found]
    days = Counter(when.start[:_DAY] for _, when in dated if when.start)
    if days:
        most = max(days.values())
        day = next(when.start[:_DAY] for _, when in dated if when.start and days[when.start[:_DAY]] == most)
        told = [(each, when) for each, when in dated if when.start and when.start.startswith(day)]
        return min(told, key=lambda each: _FINENESS.index(each[1].precision))[0]
    moments = [each for _, each in found]
    return next((each for each in moments if each.is_dated), moments[0] if moments else None)


def _resolve(view: View, moment: Moment, *, planned: bool) -> When:
    article = view.article
    return resolve_time(
        moment.words, view.language, published_at=article.published_at, planned=planned, body=article.body
    )
