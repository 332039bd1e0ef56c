"""Answers stories with the models that each may go to, in the order of the route it asks for."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from service.errors import InvalidInput, OverBudget, PolicyForbids, Problem
from service.pipeline import StoryWork, World
from service.ports import Caller, Engine, ModelStatus, PassedOver
from service.routing import build_route
from service.schema.report import Report
from service.schema.story import Article, Story
from service.work import Works

PROBE_EVERY_S: Final = 30.0
"""Seconds between probes of a model that is out of service."""


async def _probe_nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Seat:
    """One model that can be asked for by name, and what `GET /v1/models` says of it."""

    engine: Engine
    read_status: Callable[[], ModelStatus]
    estimate_usd: Callable[[Sequence[str], int], float | None]
    """What a reading of these texts for so many items would cost at most; None where nobody knows."""
    probe: Callable[[], Awaitable[None]] = _probe_nothing
    """Asks a model that is out of service something tiny; with an answer it is back."""


@dataclass(frozen=True, slots=True)
class Newsroom:
    """The service behind every edge: the port `ReportService`."""

    route: str
    seats: Mapping[str, Seat]
    """By the model's name."""
    routes: Mapping[str, tuple[str, ...]]
    """Names of seats, in the order in which they are tried, by the route's name."""
    world: World
    close: Callable[[], Awaitable[None]]
    works: Works = field(default_factory=Works)
    """Work under way, behind its deadline too."""
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def answer(self, story: Story, *, caller: Caller) -> Report:
        """Read a story and report it, or join who reads it already. Raises `WirefoldError`."""
        name = story.options.model or self.route
        seats = self._find_seats(name)
        allowed = _keep_allowed(story, seats, self.world.clock.now())
        passed_over = [PassedOver(each.engine.name, "policy") for each in seats if each not in allowed]
        _require_budget(story, allowed)
        engine = build_route(name, [each.engine for each in allowed], clock=self.world.clock, passed_over=passed_over)
        work = StoryWork(story, engine, self.world, caller)
        return await self.works.answer(build_story_key(story, name, caller), work, patience=work.patience)

    def _find_seats(self, name: str) -> tuple[Seat, ...]:
        if name not in self.routes and name not in self.seats:
            names = ", ".join(sorted({*self.routes, *self.seats}))
            raise InvalidInput(Problem("options.model", f"ask for one of {names}, or for null"))
        return tuple(self.seats[each] for each in self.routes.get(name, (name,)))

    @property
    def refused_configuration(self) -> str | None:
        """None: what is wrong with a configuration makes no newsroom."""
        return None

    def list_models(self) -> tuple[ModelStatus, ...]:
        """Every model that can be asked for by name."""
        return tuple(each.read_status() for each in self.seats.values())

    def list_routes(self) -> Mapping[str, tuple[str, ...]]:
        """The models behind each route's name, in the order in which they are tried."""
        return self.routes

    async def watch(self) -> None:
        """Probe models that are out of service, and take them back, until cancelled."""
        while True:
            await self.sleep(PROBE_EVERY_S)
            await asyncio.gather(*(each.probe() for each in self.seats.values()))

    async def aclose(self) -> None:
        """End all work and let go of connections."""
        await self.works.aclose()
        await self.close()


def build_story_key(story: Story, model: str, caller: Caller) -> str:
    """Under which equal stories of one tenant share their work: all of the story but how long its sender waits."""
    options = story.options.model_copy(update={"deadline_s": None, "model": model})
    content = story.model_copy(update={"options": options}).model_dump_json()
    return f"{caller.tenant}\0{hashlib.sha256(content.encode()).hexdigest()}"


def _keep_allowed(story: Story, seats: tuple[Seat, ...], now: datetime) -> tuple[Seat, ...]:
    """The seats that may see this story. Raises `PolicyForbids` when none may."""
    guarded = [n for n, each in enumerate(story.articles) if _is_guarded(each, now)]
    allowed = tuple(each for each in seats if each.engine.local or not guarded)
    if not allowed:
        names = " and ".join(each.engine.name for each in seats)
        raise PolicyForbids(
            f"articles.{guarded[0]} is embargoed or confidential and {names} is not a local model: "
            "ask for lexical or for a model with local = true."
        )
    return allowed


def _require_budget(story: Story, seats: tuple[Seat, ...]) -> None:
    """Raises `OverBudget` when the dearest model that may come to answer would cost more than the story allows."""
    allowed_usd = story.options.max_cost_usd
    if allowed_usd is None:
        return
    texts = [
        f"{each.title or ''}\n{each.body or each.body_html or ''}" for each in story.articles if each.status == "usable"
    ]
    for seat in seats:
        name, cost_usd = seat.engine.name, seat.estimate_usd(texts, story.options.max_items)
        if cost_usd is None:
            raise OverBudget(
                f"What {name} costs is not known: its operator sets price_usd_per_mtok; or leave max_cost_usd out."
            )
        if cost_usd > allowed_usd:
            raise OverBudget(
                f"{name} would cost about ${cost_usd:.4f}, which is over max_cost_usd: "
                "raise it, send less, or ask for a cheaper model."
            )


def _is_guarded(article: Article, now: datetime) -> bool:
    """Whether an article that is going to be read may not leave the operator's machines at this moment."""
    embargoed = article.embargoed_until is not None and article.embargoed_until > now
    return article.status == "usable" and (article.confidential or embargoed)
