"""Puts a new configuration in the place of the old one without dropping a story."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from service.errors import ConfigurationError
from service.ports import Caller, ModelStatus, ReportService
from service.schema.report import Report
from service.schema.story import Story

_LOG = logging.getLogger("wirefold.configuration")


@dataclass(slots=True)
class _Shift:
    """One service and the stories that it is reading."""

    service: ReportService
    stories: int = 0


class Changeover:
    """The port `ReportService` on the service configured last; those before it finish what they have begun."""

    def __init__(self, first: ReportService, build: Callable[[], ReportService]) -> None:
        self._shift = _Shift(first)
        self._build = build
        self._refused: str | None = None
        self._changed = asyncio.Event()
        self._closing: set[asyncio.Task[None]] = set()

    def reload(self) -> None:
        """Read the configuration anew. One that cannot work leaves the old one in force, and the log says so."""
        try:
            service = self._build()
        except ConfigurationError as error:
            self._refused = str(error)
            _LOG.error("the configuration is refused, the one before stays in force: %s", error)
            return
        old, self._shift, self._refused = self._shift, _Shift(service), None
        self._changed.set()
        self._close_if_done(old)
        _LOG.info("the configuration is read anew; host, port and max_body_bytes change with a new process only")

    @property
    def route(self) -> str:
        """The route in force."""
        return self._shift.service.route

    @property
    def refused_configuration(self) -> str | None:
        """Why the configuration read last is not in force; None when it is."""
        return self._refused

    async def answer(self, story: Story, *, caller: Caller) -> Report:
        """Read a story and report it, all by one configuration. Raises `WirefoldError`."""
        shift = self._shift
        shift.stories += 1
        try:
            return await shift.service.answer(story, caller=caller)
        finally:
            shift.stories -= 1
            self._close_if_done(shift)

    def list_models(self) -> tuple[ModelStatus, ...]:
        """Every model that can be asked for by name."""
        return self._shift.service.list_models()

    def list_routes(self) -> Mapping[str, tuple[str, ...]]:
        """The models behind each route's name, in the order in which they are tried."""
        return self._shift.service.list_routes()

    async def watch(self) -> None:
        """Watch the service in force, until cancelled."""
        while True:
            self._changed.clear()
            watching = asyncio.create_task(self._shift.service.watch())
            changed = asyncio.create_task(self._changed.wait())
            try:
                await asyncio.wait((watching, changed), return_when=asyncio.FIRST_COMPLETED)
            finally:
                watching.cancel()
                changed.cancel()
                await asyncio.wait((watching, changed))
            if not watching.cancelled() and (error := watching.exception()):
                _LOG.error("watching the models broke off (%s) and begins anew", type(error).__name__)

    async def aclose(self) -> None:
        """Let go of connections, those of earlier services too."""
        await asyncio.gather(self._shift.service.aclose(), *self._closing)

    def _close_if_done(self, shift: _Shift) -> None:
        if shift is not self._shift and not shift.stories:
            closing = asyncio.ensure_future(shift.service.aclose())
            self._closing.add(closing)
            closing.add_done_callback(self._closing.discard)
