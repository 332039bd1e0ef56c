"""The composition root: settings once, adapters built, a service or command returned. Nothing else builds adapters."""

from __future__ import annotations

import gc
import logging
import os
import time
import uuid
from collections.abc import Collection, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from service.changeover import Changeover
from service.cli import Assembly, run
from service.crew import ProcessCrew
from service.errors import ConfigurationError, UnfitModel
from service.http.limits import Limits
from service.http.server import Address
from service.languages import load_languages
from service.languages.detection import Languages
from service.lexical import build_lexical_engine
from service.newsroom import Newsroom, Seat
from service.pipeline import World
from service.ports import ModelProbe, ModelStatus
from service.settings import LEXICAL, ModelSettings, Settings, load_settings, read_api_key

_LOG: Final = logging.getLogger("wirefold.configuration")

COLLECT_AFTER: Final = 30_000
"""New values after which the collector looks for cycles among them."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Now, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that only go forward."""
        return time.monotonic()


def main() -> None:
    """Run the command line on this process's environment."""
    run(assemble_here)


def assemble_here(*, config: Path | None) -> Assembly:
    """The service that this process's environment describes; a name by which other processes find it too.

    Raises `ConfigurationError`.
    """
    return assemble(os.environ, config)


def assemble(environ: Mapping[str, str], config: Path | None = None) -> Assembly:
    """The service that an environment and a configuration file describe. Raises `ConfigurationError`."""
    settings = load_settings(environ, config)

    def build_anew() -> Newsroom:
        return build_newsroom(load_settings(environ, config), environ)

    service = Changeover(build_newsroom(settings, environ), build_anew)
    keep_loaded()
    return Assembly(
        service=service,
        address=Address(host=settings.service.host, port=settings.service.port),
        limits=Limits(body_bytes=settings.service.max_body_bytes),
        reload=service.reload,
        probe=lambda: probe_models(settings, environ),
    )


def keep_loaded() -> None:
    """Spare the collector what was loaded at start: it would walk it through over and over, amid reports.

    A report makes tens of thousands of small values and no cycles, so looking for those less often is enough.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, 20, 20)


def build_newsroom(settings: Settings, environ: Mapping[str, str]) -> Newsroom:
    """Every model that has what it needs, and the routes to them; only those of the route in force have to have it."""
    clock, connections, crew = SystemClock(), AsyncExitStack(), ProcessCrew()
    connections.push_async_callback(crew.aclose)
    seats = {LEXICAL: _seat_lexical(clock, crew)}
    for name, model in settings.models.items():
        if name in settings.find_route() or _has_key(model, environ):
            seats[name] = _seat_model(name, settings, environ, clock, connections)
        else:
            _LOG.warning("models.%s is left out: %s is not set", name, model.key_variable)
    world = World(
        languages=Languages(),
        clock=clock,
        new_id=lambda: str(uuid.uuid4()),
        deadline_s=settings.service.deadline_s,
        reserve_s=settings.service.reserve_s,
        crew=crew,
    )
    # Read once here, so that no request waits for it.
    load_languages()
    return Newsroom(
        route=settings.service.route,
        seats=seats,
        routes=_keep_complete(settings.routes, seats.keys()),
        world=world,
        close=connections.aclose,
    )


def _keep_complete(routes: Mapping[str, tuple[str, ...]], names: Collection[str]) -> dict[str, tuple[str, ...]]:
    for name, legs in routes.items():
        for each in legs:
            if each not in names:
                _LOG.warning("routes.%s is left out: it leads to %s, which is left out", name, each)
    return {name: legs for name, legs in routes.items() if set(legs) <= set(names)}


def _has_key(model: ModelSettings, environ: Mapping[str, str]) -> bool:
    return model.key_variable is None or bool(environ.get(model.key_variable))


def _seat_lexical(clock: SystemClock, crew: ProcessCrew) -> Seat:
    status = ModelStatus(name=LEXICAL, provider=LEXICAL, requested=LEXICAL, local=True, up=True)
    return Seat(build_lexical_engine(clock, crew), lambda: status, lambda _texts, _max_items: 0.0)


def _seat_model(
    name: str, settings: Settings, environ: Mapping[str, str], clock: SystemClock, connections: AsyncExitStack
) -> Seat:
    # Imported only where a model is configured: LangChain takes most of a second.
    from service.llm.engine import build_engine  # noqa: PLC0415

    model = settings.models[name]
    try:
        opened = build_engine(name, model, clock=clock, api_key=read_api_key(name, model, environ))
    except UnfitModel as error:
        raise ConfigurationError(f"{settings.locate(error.path)}: {error.remedy}") from None
    connections.push_async_callback(opened.aclose)

    def read_status() -> ModelStatus:
        why = opened.standing.line.why_down
        return ModelStatus(name, model.provider, model.name, local=model.local, up=why is None, why=why)

    return Seat(opened.engine, read_status, opened.standing.costs.estimate_usd, probe=opened.probe)


async def probe_models(settings: Settings, environ: Mapping[str, str]) -> tuple[ModelProbe, ...]:
    """What one tiny request to each configured model comes to, one after another."""
    if not settings.models:
        return ()
    from service.llm.inspection import probe_configured  # noqa: PLC0415 - as above

    clock = SystemClock()
    return tuple([await probe_configured(name, model, environ, clock=clock) for name, model in settings.models.items()])
