"""Stand-ins that satisfy the ports, for every test that needs one."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from service.errors import ModelError
from service.ports import Brief, Caller, Engine, Ledger, ModelStatus
from service.prepare import Slice
from service.reconcile import MergedEvent
from service.schema.draft import Draft, Writing
from service.schema.report import (
    Actor,
    Attempt,
    Category,
    Cited,
    Claim,
    Disagreement,
    Event,
    EventTime,
    Evidence,
    Figure,
    ModelName,
    Moment,
    Place,
    Position,
    Provenance,
    Quote,
    Rejected,
    Report,
    ReportedArticle,
    RoleText,
    Sentence,
    Support,
    Title,
    Usage,
    Warning_,
    When,
)
from service.schema.story import Story
from service.schema.vocabulary import Caveat, Reason

_Answered = TypeVar("_Answered", Draft, Writing)

BODY = "At least 23 drones hit the port overnight, the mayor, Ana Lind, said. “We will rebuild,” she said."


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still until it is moved."""

    time: datetime = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)
    seconds: float = 0.0

    def now(self) -> datetime:
        """Return the time it was set to."""
        return self.time

    def monotonic(self) -> float:
        """Return the seconds it was set to."""
        return self.seconds


@dataclass(slots=True)
class FakeReportService:
    """Answers every story with one report, or fails, or waits; remembers what it was asked."""

    report: Report = field(default_factory=lambda: make_report())  # noqa: PLW0108 - it stands below
    error: Exception | None = None
    wait: asyncio.Event | None = None
    """When set, answers only after it."""
    models: tuple[ModelStatus, ...] = (ModelStatus("lexical", "lexical", "lexical", local=True, up=True),)
    route: str = "default"
    routes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: {"default": ("lexical",)})
    refused_configuration: str | None = None
    watching: bool = False
    stories: list[Story] = field(default_factory=list)
    callers: list[Caller] = field(default_factory=list)
    cancelled: bool = False
    closed: bool = False

    async def answer(self, story: Story, *, caller: Caller) -> Report:
        """Note the story; raise, wait or answer as set."""
        self.stories.append(story)
        self.callers.append(caller)
        if self.error:
            raise self.error
        try:
            if self.wait:
                await self.wait.wait()
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        return self.report

    def list_models(self) -> tuple[ModelStatus, ...]:
        """Return the models it was given."""
        return self.models

    def list_routes(self) -> Mapping[str, tuple[str, ...]]:
        """Return the routes it was given."""
        return self.routes

    async def watch(self) -> None:
        """Note that somebody has it watch, until cancelled."""
        self.watching = True
        try:
            await asyncio.Event().wait()
        finally:
            self.watching = False

    async def aclose(self) -> None:
        """Note that it was closed."""
        self.closed = True


@dataclass(slots=True)
class ScriptedReader:
    """Answers each call with the next draft, fails with the next error, or never answers where the script has None."""

    script: Sequence[Draft | ModelError | None]
    ordinals: list[tuple[str, ...]] = field(default_factory=list)
    """Of every call, the articles it was given."""
    briefs: list[Brief] = field(default_factory=list)
    model: str = "scripted"

    async def read(self, slices: Sequence[Slice], brief: Brief, ledger: Ledger) -> Draft:
        """Note the call and follow the script."""
        answer = self.script[len(self.ordinals)]
        self.ordinals.append(tuple(each.article.ordinal for each in slices))
        self.briefs.append(brief)
        return await _follow(answer, ledger, self.model)


@dataclass(slots=True)
class ScriptedWriter:
    """Answers with one writing, fails with one error, or never answers."""

    script: Writing | ModelError | None = field(default_factory=lambda: Writing(titles=[], summary=[]))
    events: list[tuple[MergedEvent, ...]] = field(default_factory=list)
    """Of every call, the events it was given."""
    model: str = "scripted"

    async def write(self, events: Sequence[MergedEvent], brief: Brief, ledger: Ledger) -> Writing:  # noqa: ARG002
        """Note the call and follow the script."""
        self.events.append(tuple(events))
        return await _follow(self.script, ledger, self.model)


async def _follow(answer: _Answered | ModelError | None, ledger: Ledger, model: str) -> _Answered:
    if answer is None:
        await asyncio.Event().wait()
    outcome = answer.outcome if isinstance(answer, ModelError) else "ok"
    ledger.record(Attempt(model=model, outcome=outcome, output_tokens=7, duration_s=0.5), cost_usd=0.01)
    if answer is None or isinstance(answer, ModelError):
        raise answer or AssertionError
    return answer


def make_engine(
    reader: ScriptedReader,
    writer: ScriptedWriter | None = None,
    *,
    name: str = "scripted",
    articles_per_call: int = 0,
    local: bool = False,
    stands_in: bool = False,
) -> Engine:
    """An engine on a script."""
    return Engine(
        name=name,
        reader=reader,
        writer=writer or ScriptedWriter(),
        models=(ModelName(name=name, requested=f"{name}-1"),),
        articles_per_call=articles_per_call,
        local=local,
        stands_in=stands_in,
    )


def cite(text: str, *, body: str = BODY, article_id: str = "a1") -> tuple[Evidence, ...]:
    """Evidence for a stretch of a body."""
    start = body.index(text)
    return (Evidence(article_id=article_id, start=start, end=start + len(text), text=text),)


def make_report(*, body: str = BODY, article_id: str = "a1") -> Report:
    """A small report with one of everything, all of it resting on one sentence of `body`."""
    evidence = cite(body.partition(". ")[0], body=body, article_id=article_id)
    return Report(
        id="r1",
        story_id="s1",
        created_at="2026-03-01T06:30:00Z",
        language="en",
        status="complete",
        events=(make_event(evidence),),
        articles=(
            ReportedArticle(id=article_id, role="on_event", events=("e1",), language="en", body_sha256="0" * 64),
            ReportedArticle(id="a2", role="unrelated", reason="about a football match", body_sha256="1" * 64),
        ),
        rejected=(
            Rejected(
                kind="figure",
                item={"id": "f9", "amount": "41"},
                cited=(Cited(address="a1:1", text=evidence[0].text),),
                reason=Reason.NUMBER_NOT_IN_EVIDENCE,
                detail="41 does not stand in the cited sentence",
            ),
        ),
        warnings=(Warning_(code="items_left_out", message="3 items are left out.", article_id=article_id),),
        usage=Usage(
            calls=1,
            input_tokens=1200,
            cached_input_tokens=0,
            output_tokens=300,
            cost_usd=0.0009,
            duration_s=2.5,
            attempts=(Attempt(model="main", outcome="ok", input_tokens=1200, output_tokens=300, duration_s=2.4),),
        ),
        provenance=Provenance(
            route="default",
            models=(ModelName(name="main", requested="gpt-x", reported="gpt-x-2026"),),
            service_version="0.1.0",
        ),
    )


def make_event(evidence: tuple[Evidence, ...]) -> Event:
    """An event with one of everything."""
    when = When(text="overnight", start="2026-03-01", precision="part_of_day", resolved_from="published_at")
    one = Support(articles=1, origins=1)
    return Event(
        key="e1",
        title=Title(id="t1", text="Drones hit port", items=("f1", "c1"), evidence=evidence),
        category=Category(code="16000000", name="conflict, war and peace"),
        status="occurred",
        when=EventTime(id="w1", evidence=evidence, **when.model_dump()),
        where=(Place(id="p1", name="the port", role="scene", evidence=evidence),),
        who=(
            Actor(
                id="o1",
                name="Ana Lind",
                aliases=("Lind",),
                kind="person",
                roles=(RoleText(text="mayor", evidence=evidence),),
                evidence=evidence,
            ),
        ),
        summary=(Sentence(id="s1", text="At least 23 drones hit the port.", items=("f1", "c1"), evidence=evidence),),
        figures=(
            Figure(
                id="f1",
                measure="count",
                what="drones",
                low=23,
                high=None,
                qualifier="at_least",
                of=30,
                scope="at the port",
                hedge="reportedly",
                relation="core",
                attributed_to=("the mayor",),
                when=when,
                text="At least 23",
                support=Support(articles=4, origins=2),
                standing="disputed",
                evidence=evidence,
                caveats=(Caveat.UNCHECKED_BOUND,),
            ),
        ),
        claims=(
            Claim(
                id="c1",
                kind="happening",
                relation="core",
                text="Drones hit the port",
                text_from="model",
                when=when,
                attributed_to=("the mayor",),
                stance="asserted",
                figures=("f1",),
                support=one,
                evidence=evidence,
            ),
        ),
        quotes=(
            Quote(
                id="q1",
                words="We will rebuild",
                speaker="Ana Lind",
                speaker_role="mayor",
                via="Telegram",
                support=one,
                evidence=evidence,
            ),
        ),
        disagreements=(
            Disagreement(
                id="d1",
                topic="drones that hit",
                kind="figure",
                positions=(
                    Position(value="at least 23", items=("f1",), articles=("a1",), evidence=evidence),
                    Position(value="12", items=("f2",), articles=("a2",), evidence=evidence),
                ),
                found_by="code",
            ),
        ),
        timeline=(Moment(when=when, items=("f1", "c1")),),
    )
