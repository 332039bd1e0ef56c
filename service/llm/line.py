"""The line to one model: how many calls it carries at a time, and whether any may be made at all.

One to a model and process: with several processes each has limits of its own.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from types import MappingProxyType
from typing import Final

from service.errors import (
    AuthenticationFailed,
    MalformedReply,
    ModelError,
    Overloaded,
    Paused,
    QuotaExhausted,
    RateLimited,
    TimedOut,
    Unavailable,
)
from service.llm.circuit import Circuit
from service.ports import Clock

FAIR_WAIT_S: Final = 5.0
"""A model that did not answer within less was not given the time: some stories have short deadlines."""

_LOG: Final = logging.getLogger("wirefold.models")
_DOWN: Final = (Unavailable, RateLimited, TimedOut, MalformedReply)
_OUT: Final[Mapping[str, Callable[[str], ModelError]]] = MappingProxyType(
    {
        "auth": lambda model: AuthenticationFailed(f"{model} is out of service: its key was not accepted"),
        "quota": lambda model: QuotaExhausted(f"{model} is out of service: its account had no credit left"),
    }
)
"""By outcome: failures that waiting does not mend."""


class Line:
    """Lets calls through in their turn, and none while the model is out of service or has failed too often of late."""

    def __init__(self, model: str, *, clock: Clock, calls_at_once: int, calls_waiting: int, timeout_s: float) -> None:
        self._model = model
        self._clock = clock
        self._turns = asyncio.Semaphore(calls_at_once)
        self._places = calls_waiting
        self._waiting = 0
        self._fair_wait_s = min(FAIR_WAIT_S, timeout_s)
        self._circuit = Circuit()
        self._out: str | None = None

    @property
    def why_down(self) -> str | None:
        """`auth` or `quota` until the model is restored, `failing` for a while, None when it is up."""
        if self._out:
            return self._out
        return None if self._circuit.admits(self._clock.monotonic()) else "failing"

    @property
    def is_out(self) -> bool:
        """Whether it is out of service until it is restored."""
        return self._out is not None

    @asynccontextmanager
    async def hold(self, *, deadline: float) -> AsyncIterator[None]:
        """Wait for a turn; what the call inside comes to decides about those after it.

        Raises before anything is sent: `Overloaded`, `Paused`, `AuthenticationFailed`, `QuotaExhausted`.
        """
        self._require_up()
        await self._take_turn(deadline)
        try:
            self._require_up()  # much can happen while one waits
            async with self._observe():
                yield
        finally:
            self._turns.release()

    def restore(self) -> None:
        """Take the model back into service, after a probe that it answered."""
        if self._out:
            _LOG.warning("%s is back in service: a probe was answered", self._model)
        self._out, self._circuit = None, self._circuit.succeed()

    def _require_up(self) -> None:
        if self._out:
            raise _OUT[self._out](self._model)
        now = self._clock.monotonic()
        if not self._circuit.admits(now):
            message = f"{self._model} failed too often of late; nothing was sent"
            raise Paused(message, retry_after_s=self._circuit.wait_s(now))

    async def _take_turn(self, deadline: float) -> None:
        if self._turns.locked() and self._waiting >= self._places:
            raise Overloaded(f"{self._model}: {self._waiting} calls are waiting already")
        self._waiting += 1
        try:
            async with asyncio.timeout(max(0.0, deadline - self._clock.monotonic())):
                await self._turns.acquire()
        except TimeoutError:
            raise Overloaded(f"{self._model}: the call's turn did not come in time") from None
        finally:
            self._waiting -= 1

    @asynccontextmanager
    async def _observe(self) -> AsyncIterator[None]:
        started = self._clock.monotonic()
        self._circuit = self._circuit.begin()
        trial, has_ended = self._circuit.on_trial, False
        try:
            yield
            self._circuit, has_ended = self._circuit.succeed(), True
        except ModelError as error:
            self._note_failure(error, started, trial=trial)
            has_ended = True
            raise
        finally:
            if not has_ended:  # cancelled, which says nothing of the model
                self._circuit = self._circuit.abandon(trial=trial)

    def _note_failure(self, error: ModelError, started: float, *, trial: bool) -> None:
        now, before = self._clock.monotonic(), self._circuit
        if error.outcome in _OUT:
            self._take_out(error.outcome, trial=trial)
        elif not isinstance(error, _DOWN):
            self._circuit = before.succeed()  # a bad answer is one: the model is there
        elif isinstance(error, TimedOut) and now - started < self._fair_wait_s:
            self._circuit = before.abandon(trial=trial)
        else:
            self._circuit = before.fail(now, trial=trial)
        if self._circuit.pause_s > before.pause_s:
            _LOG.warning("%s is not asked for %.0f s: it failed too often", self._model, self._circuit.pause_s)

    def _take_out(self, outcome: str, *, trial: bool) -> None:
        self._circuit = self._circuit.abandon(trial=trial)
        if self._out is None:
            _LOG.error(
                "%s is out of service (%s) until it is configured anew or a probe succeeds", self._model, outcome
            )
        self._out = outcome
