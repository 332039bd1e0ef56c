"""The calls of one story under way: what each has read, grounded as it comes in, and how fast models have been."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Any, Final

from service.drafts import Drafts, Source, withhold_unshown
from service.errors import ModelError, TimedOut
from service.grounding import GroundedDraft
from service.grounding.index import ArticleIndex
from service.grouping import ground_apart
from service.language import Language
from service.origins import Origins
from service.planning import CALLS_AT_ONCE, Call
from service.ports import Brief, Capacity, Clock, Engine, Ledger
from service.prepare import PreparedArticle, Slice
from service.reporting import Read
from service.schema.draft import Draft
from service.schema.report import Attempt, Warning_
from service.support import follow_fullest
from service.tokens import Calibration

START_S_PER_TOKEN: Final = 3e-6
"""Calls start one after another, so far apart as rendering a prompt takes: together they would hold the event loop."""

OffLoop = Callable[[Callable[[], Any]], Awaitable[Any]]
"""Does a computation without holding the event loop."""


@dataclass(frozen=True, slots=True)
class Done:
    """One call that has ended: with a draft, held against its articles, or with an error."""

    read: Read
    grounded: GroundedDraft | None = None
    warnings: tuple[Warning_, ...] = ()
    """Of articles that were told apart from the event that the draft put them on."""


class Pace:
    """How fast each engine has answered and how its provider counts tokens, against what was first assumed."""

    def __init__(self) -> None:
        self._speed: dict[str, Calibration] = {}
        self._tokens: dict[str, Calibration] = {}

    def measure(self, engine: Engine) -> Capacity | None:
        """The engine's capacity as it has shown itself, in steps, so that a plan stays as it is for long."""
        if engine.capacity is None:
            return None
        speed = self._speed.get(engine.name, Calibration()).step
        tokens = self._tokens.get(engine.name, Calibration()).step
        return replace(
            engine.capacity,
            output_tokens_per_s=engine.capacity.output_tokens_per_s * speed,
            context_tokens=int(engine.capacity.context_tokens / tokens),
        )

    def learn(self, engine: Engine, attempts: Sequence[Attempt], *, guessed_tokens: int) -> None:
        """Take in the answered attempts of one story, whose input was guessed at so many tokens all together."""
        answered = [each for each in attempts if each.outcome == "ok" and each.output_tokens]
        if engine.capacity is None or not answered:
            return
        for each in answered:
            guess = engine.capacity.output_tokens_per_s * each.duration_s
            known = self._speed.get(engine.name, Calibration())
            self._speed[engine.name] = known.learn(guessed=guess, counted=each.output_tokens)
        counted = sum(each.input_tokens for each in answered)
        known = self._tokens.get(engine.name, Calibration())
        self._tokens[engine.name] = known.learn(guessed=guessed_tokens, counted=counted)


@dataclass(slots=True)
class Reading:
    """The calls of one story, so many at a time; may be looked at while they are under way."""

    engine: Engine
    calls: tuple[Call, ...]
    brief: Brief
    language: Language
    origins: Origins
    ledger: Ledger
    drafts: Drafts
    clock: Clock
    off_loop: OffLoop
    done: dict[int, Done] = field(default_factory=dict)
    """By the place of the call."""
    packed: dict[str, asyncio.Task[bytes]] = field(default_factory=dict)
    """Articles that were cut, by ordinal."""
    guessed_tokens: int = 0
    """Of the input of all calls that were answered by a model and not from what was kept."""

    async def read_all(self) -> None:
        """Read every call. Raises no `ModelError`: each stands with its call."""
        gate, start = asyncio.Semaphore(CALLS_AT_ONCE), asyncio.Lock()
        reads = [asyncio.create_task(self._read(place, call, gate, start)) for place, call in enumerate(self.calls)]
        try:
            await asyncio.gather(*reads)
        finally:
            for each in reads:  # whatever one of them failed with, no other goes on for nobody
                each.cancel()

    @property
    def is_under_way(self) -> bool:
        """Whether a call has not ended yet."""
        return len(self.done) < len(self.calls)

    def collect(self) -> tuple[Done, ...]:
        """Every call in the order of the plan; one that has not ended yet has timed out as far as can be told now."""
        late = TimedOut("the deadline passed before the articles were read")
        return tuple(self.done.get(place) or Done(Read(call.slices, late)) for place, call in enumerate(self.calls))

    async def _read(self, place: int, call: Call, gate: asyncio.Semaphore, start: asyncio.Lock) -> None:
        async with gate:
            async with start:
                await asyncio.sleep(call.tokens * START_S_PER_TOKEN)
            read = Read(call.slices, await self._ask(call))
        if not isinstance(read.draft, Draft):
            self.done[place] = Done(read)
            return
        articles = [await self._pack(each) for each in call.slices]
        draft = follow_fullest(read.draft, self.origins)
        self.done[place] = Done(read, *await self.off_loop(partial(ground_articles, draft, articles, self.language)))

    async def _pack(self, piece: Slice) -> PreparedArticle | bytes:
        """The article; one that many calls have slices of as bytes, which are made once and travel fast."""
        if piece.is_whole:
            return piece.article
        ordinal = piece.article.ordinal
        if ordinal not in self.packed:
            self.packed[ordinal] = asyncio.create_task(asyncio.to_thread(pickle.dumps, piece.article))
        return await asyncio.shield(self.packed[ordinal])

    async def _ask(self, call: Call) -> Draft | ModelError:
        brief = replace(self.brief, max_items=call.max_items)
        kept = self.drafts.find(self.engine, call, brief)
        if kept:
            kept.source.enter(self.ledger)
            return kept.draft
        ledger = self.ledger.open_call()
        try:
            async with asyncio.timeout(max(0.0, brief.deadline - self.clock.monotonic())):
                answered = await self.engine.reader.read(call.slices, brief, ledger)
        except TimeoutError:
            return TimedOut("the model had not answered when the story was given up")
        except ModelError as error:
            return error
        self.guessed_tokens += call.tokens + _overhead(self.engine)
        draft = withhold_unshown(answered, call.slices)
        # What the embedded model read in place of a language model is not kept: the model may read it the next time.
        if not ledger.degraded:
            self.drafts.keep(self.engine, call, brief, draft, Source.of(ledger))
        return draft


def _overhead(engine: Engine) -> int:
    return engine.capacity.overhead_tokens if engine.capacity else 0


def ground_articles(
    draft: Draft, articles: Sequence[PreparedArticle | bytes], language: Language
) -> tuple[GroundedDraft, tuple[Warning_, ...]]:
    """Hold a draft against its articles, each of them whole, or pickled. `language` is the report's."""
    indexes = [_unpack(each) if isinstance(each, bytes) else ArticleIndex(each) for each in articles]
    return ground_apart(draft, {each.article.ordinal: each for each in indexes}, language=language)


@lru_cache(maxsize=2)
def _unpack(packed: bytes) -> ArticleIndex:
    """The index of an article that comes with every slice of it: made once in a process."""
    return ArticleIndex(pickle.loads(packed))  # noqa: S301 - pickled by this service a moment ago
