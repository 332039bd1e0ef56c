"""The plot: prepare, plan, read, ground, reconcile, write, report. It talks to the world through ports alone."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final, TypeVar

from service import __version__
from service.composing import Proposed, compose_events, hand_out_proposals
from service.countries import name_countries
from service.drafts import Drafts
from service.errors import ModelError, TimedOut
from service.grounding import GroundedDraft, tidy
from service.grouping import group_articles
from service.instructions import warn_of_instructions
from service.language import Language
from service.origins import Origins, cut_slices, find_origins
from service.planning import Call, plan_calls
from service.ports import Brief, Caller, Capacity, Clock, Crew, Engine, Ledger
from service.prepare import FindsLanguage, PreparedArticle, Slice, prepare_run
from service.reading import Done, Pace, Reading, ground_articles
from service.reconcile import MergedEvent, Reconciled, assume_dates, reconcile_drafts
from service.reporting import Read, Told, write_report
from service.routing import warn_of_route
from service.schema.report import Provenance, Report, Warning_
from service.schema.story import Article, Story
from service.support import count_origins, credit_copies, follow_fullest
from service.work import GOES_ON_S, Works

RUN_CHARACTERS: Final = 50_000
"""A long story is prepared in runs of articles of about this length: every worker has a share, and what one gives back
is taken in within milliseconds."""

FINISH_S_PER_CHARACTER: Final = 2.5e-6
"""Reconciling and composing, and the way to a worker and back: docs/long-stories.md has the measurement."""

STAND_IN_S_PER_CHARACTER: Final = 10e-6
"""Reading by `lexical` and grounding what it read: as above."""

MOST_RESERVED: Final = 0.5
"""Share of a deadline that is kept back at the most, so that a short one leaves time to read."""

_DoneT = TypeVar("_DoneT")


@dataclass(frozen=True, slots=True)
class World:
    """What answering a story needs from outside."""

    languages: FindsLanguage
    clock: Clock
    new_id: Callable[[], str]
    deadline_s: float
    """Where the story names none, seconds."""
    reserve_s: float
    """Kept back from the deadline to ground and answer, seconds."""
    crew: Crew | None = None
    """Does long computations; None does all in place."""
    drafts: Drafts = field(default_factory=Drafts)
    pace: Pace = field(default_factory=Pace)
    goes_on_s: float = GOES_ON_S
    """So long calls may go on behind the deadline, seconds."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A story cut into sentences."""

    articles: tuple[PreparedArticle, ...]
    origins: Origins
    """Which of them print one text."""
    instructions: tuple[Warning_, ...]
    """Warnings of sentences that address a machine."""
    language: Language
    """Of the report."""


async def answer_story(story: Story, engine: Engine, world: World, *, caller: Caller) -> Report:
    """Read one story and report what its articles bear out; nothing goes on behind its deadline.

    Raises the `ModelError` of the last call when none of them gave a draft; with some, the report is `partial`.
    """
    works, work = Works(goes_on_s=world.goes_on_s), StoryWork(story, engine, world, caller)
    try:
        return await works.answer("", work, wait_s=work.wait_s)
    finally:
        await works.aclose()


class StoryWork:
    """One story's work: all of it, or what is done when a deadline cuts it short. Satisfies `service.work.Work`."""

    def __init__(self, story: Story, engine: Engine, world: World, caller: Caller) -> None:
        self._story = story
        self._engine = engine
        self._world = world
        self._caller = caller
        self._started = world.clock.monotonic()
        self._characters = sum(map(_count_characters, story.articles))
        self._prepared: Prepared | None = None
        self._reading: Reading | None = None

    @property
    def wait_s(self) -> float:
        """Seconds from the start until what is done has to be grounded and answered."""
        asked = self._story.options.deadline_s
        deadline_s = self._world.deadline_s if asked is None else asked
        per_character = FINISH_S_PER_CHARACTER + (STAND_IN_S_PER_CHARACTER if self._engine.stand_in else 0)
        reserve_s = self._world.reserve_s + self._characters * per_character
        return deadline_s - min(reserve_s, deadline_s * MOST_RESERVED)

    async def finish(self) -> Report:
        """Read everything, ask for titles and summaries where several calls were made, and report it."""
        prepared = self._prepared = await self._prepare()
        reading = self._reading = await self._plan(prepared)
        await reading.read_all()
        self._world.pace.learn(self._engine, reading.ledger.attempts, guessed_tokens=reading.guessed_tokens)
        return await self._tell(prepared, reading, reading.ledger)

    async def cut_short(self) -> Report:
        """Report what has been read by now, and the rest as the engine's stand-in reads it, if it has one."""
        if self._prepared is None or self._reading is None:
            raise TimedOut("the deadline passed before the articles were read")
        # What is entered from here on is of this report alone: the reading's own ledger goes on without it.
        return await self._tell(self._prepared, self._reading, self._reading.ledger.copy(), is_late=True)

    async def _off_loop(self, work: Callable[[], _DoneT]) -> _DoneT:
        crew = self._world.crew
        return work() if crew is None else await crew.run(work, characters=self._characters)

    async def _prepare(self) -> Prepared:
        languages = self._world.languages
        runs = _split(self._story.articles)
        parts = await asyncio.gather(*(self._off_loop(partial(_prepare_run, *run, languages)) for run in runs))
        articles = tuple(each for part, _ in parts for each in part)
        return Prepared(
            articles=articles,
            # In a thread: the way to another process and back would be longer than the work.
            origins=await asyncio.to_thread(find_origins, articles),
            instructions=tuple(each for _, warnings in parts for each in warnings),
            language=_choose_language(self._story, articles, languages),
        )

    async def _plan(self, prepared: Prepared) -> Reading:
        max_items = self._story.options.max_items
        capacity = self._world.pace.measure(self._engine)
        time_s = self.wait_s * self._engine.time_share
        calls = await asyncio.to_thread(_plan, prepared, capacity, max_items=max_items, time_s=time_s)
        return Reading(
            engine=self._engine,
            calls=calls,
            brief=self._brief(prepared.language, with_summary=len(calls) <= 1),
            language=prepared.language,
            origins=prepared.origins,
            ledger=Ledger(),
            drafts=self._world.drafts,
            clock=self._world.clock,
            off_loop=self._off_loop,
        )

    def _brief(self, language: Language, *, with_summary: bool) -> Brief:
        options = self._story.options
        due = self._started + self.wait_s
        return Brief(
            caller=self._caller,
            language=language.code,
            max_items=options.max_items,
            summary_sentences=options.summary_sentences,
            with_summary=with_summary,
            deadline=due + self._world.goes_on_s,
            due=due,
            reference_time=self._story.reference_time,
        )

    async def _tell(self, prepared: Prepared, reading: Reading, ledger: Ledger, *, is_late: bool = False) -> Report:
        """From what the calls have read to the report; when it is late, without asking a model for anything more."""
        is_cut_short = reading.is_under_way
        done = await self._stand_in(reading, ledger)
        _require_one(done)
        grounded = tuple(each.grounded for each in done if each.grounded)
        drafts, reconciled = await self._off_loop(
            partial(_reconcile, grounded, prepared, max_items=self._story.options.max_items)
        )
        dated = _assume_dates(reconciled.events, self._story, prepared.articles)
        proposed = await self._propose(dated, reading.brief, ledger, is_late=is_late)
        sentences = self._story.options.summary_sentences
        composed = await self._off_loop(
            partial(compose_events, proposed.events, prepared.language, summary_sentences=sentences)
        )
        return write_report(
            Told(
                story=self._story,
                articles=prepared.articles,
                reads=tuple(each.read for each in done),
                drafts=drafts,
                events=composed.events,
                language=prepared.language,
                origins=prepared.origins,
                instructions=prepared.instructions,
                events_of=_list_events(dated),
                is_cut_short=is_cut_short,
                is_degraded=ledger.degraded,
            ),
            rejected=reconciled.rejected + proposed.rejected + composed.rejected,
            warnings=(*warn_of_route(ledger), *_list_warnings(done), *reconciled.warnings, *proposed.warnings),
            usage=ledger.sum_up(self._world.clock.monotonic() - self._started),
            provenance=_provenance(self._engine, ledger),
            report_id=self._world.new_id(),
            created_at=self._world.clock.now(),
        )

    async def _stand_in(self, reading: Reading, ledger: Ledger) -> tuple[Done, ...]:
        """Every call, and where some gave no draft, one more by the engine's stand-in of all that they were to read."""
        done = reading.collect()
        unread = tuple(piece for each in done if each.grounded is None for piece in each.read.slices)
        if self._engine.stand_in is None or not unread:
            return done
        draft = await self._engine.stand_in.read(unread, reading.brief, ledger)
        ledger.degraded = True
        if reading.is_under_way:
            ledger.pass_over(self._engine.name, TimedOut.outcome)
        articles = list({each.article.ordinal: each.article for each in unread}.values())
        followed = follow_fullest(draft, reading.origins)
        grounded, warnings = await self._off_loop(partial(ground_articles, followed, articles, reading.language))
        return (*(each for each in done if each.grounded), Done(Read(unread, draft), grounded, warnings))

    async def _propose(
        self, events: tuple[MergedEvent, ...], brief: Brief, ledger: Ledger, *, is_late: bool
    ) -> Proposed:
        """Where no draft saw the whole story, one more call proposes titles and summaries from checked items alone."""
        if brief.with_summary or not events:
            return Proposed(events)
        if is_late:
            return _leave_unwritten(events, TimedOut.kind)
        try:
            async with asyncio.timeout(max(0.0, brief.deadline - self._world.clock.monotonic())):
                writing = await self._engine.writer.write(events, brief, ledger)
        except (TimeoutError, ModelError) as error:
            return _leave_unwritten(events, error.kind if isinstance(error, ModelError) else TimedOut.kind)
        return hand_out_proposals(events, tidy(writing))


def _split(articles: Sequence[Article]) -> Iterator[tuple[int, tuple[Article, ...]]]:
    """Runs of articles of about `RUN_CHARACTERS`, each with the number of its first."""
    run: list[Article] = []
    first, characters = 1, 0
    for number, article in enumerate(articles, start=1):
        run.append(article)
        characters += _count_characters(article)
        if characters >= RUN_CHARACTERS or number == len(articles):
            yield first, tuple(run)
            run, first, characters = [], number + 1, 0


def _count_characters(article: Article) -> int:
    return len(article.body or article.body_html or "")


def _prepare_run(
    first: int, articles: Sequence[Article], languages: FindsLanguage
) -> tuple[tuple[PreparedArticle, ...], tuple[Warning_, ...]]:
    prepared = prepare_run(articles, languages, first=first)
    return prepared, tuple(warn_of_instructions(prepared))


def _plan(prepared: Prepared, capacity: Capacity | None, *, max_items: int, time_s: float) -> tuple[Call, ...]:
    """The calls for what is to be read; where several are needed, articles of one event go together."""
    slices = cut_slices(prepared.articles, prepared.origins)
    calls = plan_calls([slices], capacity, max_items=max_items, time_s=time_s)
    if len(calls) <= 1:
        return calls
    places = {each.ordinal: n for n, group in enumerate(group_articles(prepared.articles)) for each in group}
    groups: dict[int, list[Slice]] = {}
    for each in slices:
        groups.setdefault(places[each.article.ordinal], []).append(each)
    return plan_calls(list(groups.values()), capacity, max_items=max_items, time_s=time_s)


def _reconcile(
    drafts: Sequence[GroundedDraft], prepared: Prepared, *, max_items: int
) -> tuple[tuple[GroundedDraft, ...], Reconciled]:
    """The drafts with what copies print, and the events of all of them."""
    credited = credit_copies(drafts, prepared.origins)
    reconciled = reconcile_drafts(
        credited,
        prepared.language,
        article_order=[each.id for each in prepared.articles],
        max_items=max_items,
        published={each.id: each.published_at for each in prepared.articles if each.published_at},
    )
    events = name_countries(count_origins(reconciled.events, prepared.origins), prepared.articles)
    return credited, replace(reconciled, events=events)


def _list_warnings(done: Sequence[Done]) -> Iterator[Warning_]:
    return (each for call in done for each in call.warnings)


def _choose_language(story: Story, articles: Sequence[PreparedArticle], languages: FindsLanguage) -> Language:
    """The one asked for, else that of most articles, the earlier one where two are equally many."""
    if story.options.language:
        return languages.find(story.options.language)
    counts = Counter(each.language.code for each in articles if each.sentences)
    code = counts.most_common(1)[0][0] if counts else "und"
    return languages.find(code)


def _require_one(done: Sequence[Done]) -> None:
    failures = [each.read.draft for each in done if isinstance(each.read.draft, ModelError)]
    if failures and len(failures) == len(done):
        raise failures[-1]


def _assume_dates(
    events: tuple[MergedEvent, ...], story: Story, articles: Sequence[PreparedArticle]
) -> tuple[MergedEvent, ...]:
    """The reference time speaks for undated articles of the main event alone."""
    if story.reference_time is None or not events:
        return events
    undated = {each.id: each.language for each in articles if each.published_at is None}
    return (assume_dates(events[0], undated, story.reference_time), *events[1:])


def _list_events(events: Sequence[MergedEvent]) -> dict[str, tuple[str, ...]]:
    """Keys of the events that each article is on, by its id."""
    articles = {each for event in events for each in event.articles}
    return {each: tuple(event.key for event in events if each in event.articles) for each in articles}


def _leave_unwritten(events: tuple[MergedEvent, ...], kind: str) -> Proposed:
    message = f"Title and summary were not written ({kind}); titles are items' own words."
    return Proposed(events, warnings=(Warning_(code="summary_unwritten", message=message),))


def _provenance(engine: Engine, ledger: Ledger) -> Provenance:
    models = tuple(
        each.model_copy(update={"reported": ledger.reported.get(each.name)})
        for each in engine.models
        if each.name in ledger.answered
    )
    return Provenance(
        route=engine.name,
        models=models,
        prompts=engine.prompts,
        schema_sha256=engine.schema_sha256,
        service_version=__version__,
    )
