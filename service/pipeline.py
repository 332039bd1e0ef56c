"""The plot: prepare, plan, read, ground, reconcile, write, report. It talks to the world through ports alone."""

from __future__ import annotations

import asyncio
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
from service.grouping import look_over
from service.language import Language
from service.material import Material, count_characters, plan_material, prepare_material
from service.ports import Brief, Caller, Clock, Crew, Engine, Ledger
from service.prepare import FindsLanguage, PreparedArticle
from service.reading import Done, Pace, Reading
from service.reconcile import MergedEvent, Outlook, Reconciled, assume_dates, reconcile_drafts
from service.reporting import Told, write_report
from service.routing import warn_of_route
from service.schema.report import Provenance, Report, Warning_
from service.schema.story import Story
from service.stand_in import StandIn
from service.support import count_origins, credit_copies
from service.work import GOES_ON_S, Patience, Works

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


async def answer_story(story: Story, engine: Engine, world: World, *, caller: Caller) -> Report:
    """Read one story and report what its articles bear out; nothing goes on behind its deadline.

    Raises the `ModelError` of the last call when none of them gave a draft; with some, the report is `partial`.
    """
    works, work = Works(goes_on_s=world.goes_on_s), StoryWork(story, engine, world, caller)
    try:
        return await works.answer("", work, patience=work.patience)
    finally:
        await works.aclose()


@dataclass(frozen=True, slots=True)
class _OffLoop:
    """Does the computations of one story. It does not know the work it is of: that would keep its articles for long."""

    crew: Crew | None
    characters: int

    async def __call__(self, work: Callable[[], _DoneT]) -> _DoneT:
        return work() if self.crew is None else await self.crew.run(work, characters=self.characters)


class StoryWork:
    """One story's work: all of it, or what is done when a deadline cuts it short. Satisfies `service.work.Work`."""

    def __init__(self, story: Story, engine: Engine, world: World, caller: Caller) -> None:
        self._story = story
        self._engine = engine
        self._world = world
        self._caller = caller
        self._started = world.clock.monotonic()
        self._characters = count_characters(story)
        self._material: Material | None = None
        self._reading: Reading | None = None
        self._off_loop = _OffLoop(world.crew, self._characters)
        self._stand_in = StandIn(engine, self._off_loop)

    @property
    def patience(self) -> Patience:
        """How long its sender waits: for all of it, and then for what is done to be grounded and answered."""
        asked = self._story.options.deadline_s
        deadline_s = self._world.deadline_s if asked is None else asked
        per_character = FINISH_S_PER_CHARACTER + (STAND_IN_S_PER_CHARACTER if self._engine.stand_in else 0)
        reserve_s = min(self._world.reserve_s + self._characters * per_character, deadline_s * MOST_RESERVED)
        return Patience(wait_s=deadline_s - reserve_s, reserve_s=reserve_s)

    async def finish(self) -> Report:
        """Read everything, ask for titles and summaries where several calls were made, and report it."""
        material = self._material = await prepare_material(self._story, self._world.languages, self._off_loop)
        reading = self._reading = await self._plan(material)
        await reading.read_all()
        self._world.pace.learn(self._engine, reading.ledger.attempts, guessed_tokens=reading.guessed_tokens)
        try:
            return await self._tell(material, reading, reading.ledger)
        finally:
            self._stand_in.cancel()

    async def cut_short(self, *, within_s: float) -> Report:
        """Report what has been read by now, and the rest as the engine's stand-in reads it, if it does so in time."""
        if self._material is None or self._reading is None:
            raise TimedOut("the deadline passed before the articles were read")
        # What is entered from here on is of this report alone: the reading's own ledger goes on without it.
        ledger = self._reading.ledger.copy()
        if self._reading.is_under_way:
            ledger.leave_open()
        return await self._tell(self._material, self._reading, ledger, late_s=within_s)

    async def _plan(self, material: Material) -> Reading:
        max_items = self._story.options.max_items
        capacity = self._world.pace.measure(self._engine)
        time_s = self.patience.wait_s * self._engine.time_share
        calls = await asyncio.to_thread(plan_material, material, capacity, max_items=max_items, time_s=time_s)
        return Reading(
            engine=self._engine,
            calls=calls,
            brief=self._brief(material.language, with_summary=len(calls) <= 1),
            language=material.language,
            origins=material.origins,
            ledger=Ledger(),
            drafts=self._world.drafts,
            clock=self._world.clock,
            off_loop=self._off_loop,
        )

    def _brief(self, language: Language, *, with_summary: bool) -> Brief:
        options = self._story.options
        due = self._started + self.patience.wait_s
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

    async def _tell(
        self, material: Material, reading: Reading, ledger: Ledger, *, late_s: float | None = None
    ) -> Report:
        """From what the calls have read to the report.

        When it is late, within so many seconds and without asking a model for anything more.
        """
        is_cut_short = reading.is_under_way
        done = await self._stand_in.fill_in(reading, ledger, late_s=late_s)
        _require_one(done)
        grounded = tuple(each.grounded for each in done if each.grounded)
        drafts, reconciled = await self._off_loop(
            partial(_reconcile, grounded, material, max_items=self._story.options.max_items)
        )
        dated = _assume_dates(reconciled.events, self._story, material.articles)
        proposed = await self._propose(dated, reading.brief, ledger, is_late=late_s is not None)
        sentences = self._story.options.summary_sentences
        composed = await self._off_loop(
            partial(compose_events, proposed.events, material.language, summary_sentences=sentences)
        )
        return write_report(
            Told(
                story=self._story,
                articles=material.articles,
                reads=tuple(each.read for each in done),
                drafts=drafts,
                events=composed.events,
                language=material.language,
                origins=material.origins,
                instructions=material.instructions,
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


def _reconcile(
    drafts: Sequence[GroundedDraft], material: Material, *, max_items: int
) -> tuple[tuple[GroundedDraft, ...], Reconciled]:
    """The drafts with what copies print, and the events of all of them."""
    credited = credit_copies(drafts, material.origins)
    reconciled = reconcile_drafts(
        credited,
        material.language,
        article_order=[each.id for each in material.articles],
        max_items=max_items,
        published={each.id: each.published_at for each in material.articles if each.published_at},
        outlook=look_over(material.articles) if len(drafts) > 1 else Outlook(),
        copies=material.origins.copy_of,
    )
    events = name_countries(count_origins(reconciled.events, material.origins), material.articles)
    return credited, replace(reconciled, events=events)


def _list_warnings(done: Sequence[Done]) -> Iterator[Warning_]:
    return (each for call in done for each in call.warnings)


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
    used = [
        each for each in engine.legs or (engine,) if ledger.answered.intersection(name.name for name in each.models)
    ]
    return Provenance(
        route=engine.name,
        models=models,
        prompts=tuple(dict.fromkeys(prompt for each in used for prompt in each.prompts)),
        schema_sha256=next((each.schema_sha256 for each in used if each.schema_sha256), None),
        service_version=__version__,
    )
