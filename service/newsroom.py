"""Answers stories with the engine that each asks for, within what its articles allow."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from service.errors import InvalidInput, OverBudget, PolicyForbids, Problem
from service.pipeline import StoryWork, World
from service.ports import Caller, Engine, ModelStatus
from service.schema.report import Report
from service.schema.story import Article, Story
from service.work import Works


@dataclass(frozen=True, slots=True)
class Seat:
    """One engine that can be asked for by name, and what `GET /v1/models` says of it."""

    engine: Engine
    status: ModelStatus
    is_free: bool


@dataclass(frozen=True, slots=True)
class Newsroom:
    """The service behind every edge: the port `ReportService`."""

    route: str
    seats: Mapping[str, Seat]
    """By the names that a story may ask for: models and routes."""
    world: World
    close: Callable[[], Awaitable[None]]
    works: Works = field(default_factory=Works)
    """Work under way, behind its deadline too."""

    async def answer(self, story: Story, *, caller: Caller) -> Report:
        """Read a story and report it, or join who reads it already. Raises `WirefoldError`."""
        name = story.options.model or self.route
        seat = self._find_seat(name)
        _require_permission(story, seat, self.world.clock.now())
        work = StoryWork(story, seat.engine, self.world, caller)
        return await self.works.answer(build_story_key(story, name, caller), work, wait_s=work.wait_s)

    def _find_seat(self, name: str) -> Seat:
        seat = self.seats.get(name)
        if seat is None:
            names = ", ".join(sorted(self.seats))
            raise InvalidInput(Problem("options.model", f"ask for one of {names}, or for null"))
        return seat

    def list_models(self) -> tuple[ModelStatus, ...]:
        """Every model that can be asked for by name."""
        return tuple({seat.status.name: seat.status for seat in self.seats.values()}.values())

    async def aclose(self) -> None:
        """End all work and let go of connections."""
        await self.works.aclose()
        await self.close()


def build_story_key(story: Story, model: str, caller: Caller) -> str:
    """Under which equal stories of one tenant share their work: all of the story but how long its sender waits."""
    options = story.options.model_copy(update={"deadline_s": None, "model": model})
    content = story.model_copy(update={"options": options}).model_dump_json()
    return f"{caller.tenant}\0{hashlib.sha256(content.encode()).hexdigest()}"


def _require_permission(story: Story, seat: Seat, now: datetime) -> None:
    guarded = [n for n, each in enumerate(story.articles) if _is_guarded(each, now)]
    if guarded and not seat.engine.local:
        raise PolicyForbids(
            f"articles.{guarded[0]} is embargoed or confidential and {seat.status.name} is not a local model: "
            "ask for lexical or for a model with local = true."
        )
    if story.options.max_cost_usd is not None and not seat.is_free:
        raise OverBudget(
            f"What {seat.status.name} would cost cannot be estimated yet: leave max_cost_usd out, or ask for lexical."
        )


def _is_guarded(article: Article, now: datetime) -> bool:
    """Whether an article that is going to be read may not leave the operator's machines at this moment."""
    embargoed = article.embargoed_until is not None and article.embargoed_until > now
    return article.status == "usable" and (article.confidential or embargoed)
