"""The plot: prepare, plan, read, ground, reconcile, write, report. It talks to the world through ports alone."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from service import __version__
from service.composing import Proposed, compose_events, hand_out_proposals
from service.countries import name_countries
from service.errors import ModelError, TimedOut
from service.grounding import GroundedDraft, ground_draft, tidy
from service.grounding.index import ArticleIndex
from service.language import Language
from service.planning import plan_calls
from service.ports import Brief, Caller, Clock, Engine, Ledger
from service.prepare import FindsLanguage, PreparedArticle, Slice, prepare_articles, whole_slices
from service.reconcile import MergedEvent, assume_dates, reconcile_drafts
from service.reporting import Read, Told, write_report
from service.schema.draft import Draft
from service.schema.report import Provenance, Report, Warning_
from service.schema.story import Story


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


async def answer_story(story: Story, engine: Engine, world: World, *, caller: Caller) -> Report:
    """Read a story and report what its articles bear out.

    Raises the `ModelError` of the last call when none of them gave a draft; with some, the report is `partial`.
    """
    started = world.clock.monotonic()
    articles = prepare_articles(story, world.languages)
    language = _choose_language(story, articles, world.languages)
    calls = plan_calls(whole_slices(articles), engine.articles_per_call)
    brief = _brief(story, caller, language, started, world, with_summary=len(calls) == 1)
    ledger = Ledger()
    reads = await asyncio.gather(*(_read(engine, slices, brief, ledger, world.clock) for slices in calls))
    _require_one(reads)
    drafts = _ground(reads, language)
    reconciled = reconcile_drafts(
        drafts, language, article_order=[each.id for each in articles], max_items=story.options.max_items
    )
    dated = name_countries(_assume_dates(reconciled.events, story, articles), articles)
    proposed = await _propose(dated, engine, brief, ledger, world.clock)
    composed = compose_events(proposed.events, language, summary_sentences=story.options.summary_sentences)
    told = Told(story, articles, tuple(reads), drafts, composed.events, language)
    return write_report(
        told,
        rejected=reconciled.rejected + proposed.rejected + composed.rejected,
        warnings=reconciled.warnings + proposed.warnings,
        usage=ledger.sum_up(world.clock.monotonic() - started),
        provenance=_provenance(engine, ledger),
        report_id=world.new_id(),
        created_at=world.clock.now(),
    )


def _choose_language(story: Story, articles: Sequence[PreparedArticle], languages: FindsLanguage) -> Language:
    """The one asked for, else that of most articles, the earlier one where two are equally many."""
    if story.options.language:
        return languages.find(story.options.language)
    counts = Counter(each.language.code for each in articles if each.sentences)
    code = counts.most_common(1)[0][0] if counts else "und"
    return languages.find(code)


def _brief(
    story: Story, caller: Caller, language: Language, started: float, world: World, *, with_summary: bool
) -> Brief:
    return Brief(
        caller=caller,
        language=language.code,
        max_items=story.options.max_items,
        summary_sentences=story.options.summary_sentences,
        with_summary=with_summary,
        deadline=started + (story.options.deadline_s or world.deadline_s) - world.reserve_s,
        reference_time=story.reference_time,
    )


async def _read(engine: Engine, slices: tuple[Slice, ...], brief: Brief, ledger: Ledger, clock: Clock) -> Read:
    try:
        async with asyncio.timeout(max(0.0, brief.deadline - clock.monotonic())):
            return Read(slices, await engine.reader.read(slices, brief, ledger))
    except TimeoutError:
        return Read(slices, TimedOut("the deadline passed before the articles were read"))
    except ModelError as error:
        return Read(slices, error)


def _require_one(reads: Sequence[Read]) -> None:
    failures = [each.draft for each in reads if isinstance(each.draft, ModelError)]
    if failures and len(failures) == len(reads):
        raise failures[-1]


def _ground(reads: Sequence[Read], language: Language) -> tuple[GroundedDraft, ...]:
    return tuple(
        ground_draft(read.draft, _index(read.slices), language=language)
        for read in reads
        if isinstance(read.draft, Draft)
    )


def _index(slices: Sequence[Slice]) -> dict[str, ArticleIndex]:
    return {each.article.ordinal: ArticleIndex(each.article) for each in slices}


def _assume_dates(
    events: tuple[MergedEvent, ...], story: Story, articles: Sequence[PreparedArticle]
) -> tuple[MergedEvent, ...]:
    """The reference time speaks for undated articles of the main event alone."""
    if story.reference_time is None or not events:
        return events
    undated = {each.id: each.language for each in articles if each.published_at is None}
    return (assume_dates(events[0], undated, story.reference_time), *events[1:])


async def _propose(
    events: tuple[MergedEvent, ...], engine: Engine, brief: Brief, ledger: Ledger, clock: Clock
) -> Proposed:
    """Where no draft saw the whole story, one more call proposes titles and summaries from checked items alone."""
    if brief.with_summary or not events:
        return Proposed(events)
    try:
        async with asyncio.timeout(max(0.0, brief.deadline - clock.monotonic())):
            writing = await engine.writer.write(events, brief, ledger)
    except (TimeoutError, ModelError) as error:
        kind = error.kind if isinstance(error, ModelError) else TimedOut.kind
        message = f"Title and summary were not written ({kind}); titles are items' own words."
        return Proposed(events, warnings=(Warning_(code="summary_unwritten", message=message),))
    return hand_out_proposals(events, tidy(writing))


def _provenance(engine: Engine, ledger: Ledger) -> Provenance:
    models = tuple(each.model_copy(update={"reported": ledger.reported.get(each.name)}) for each in engine.models)
    return Provenance(
        route=engine.name,
        models=models,
        prompts=engine.prompts,
        schema_sha256=engine.schema_sha256,
        service_version=__version__,
    )
