"""The one owner of retries: the SDK's are off, LangChain's are off."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from typing import Final, TypeVar

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception

from service.errors import Overloaded, Paused, Retryable
from service.ports import Clock

Answer = TypeVar("Answer")

WINDOW_S: Final = 10.0
"""How far back calls and retries are counted."""


@dataclass(slots=True)
class RetryBudget:
    """How many retries one model may have in this process: a tenth of the recent calls, and at least three.

    Without it a provider in trouble would get three times its load. The shares are those of Finagle's retry budgets:
    https://twitter.github.io/finagle/guide/Clients.html#retries
    """

    clock: Clock
    share: float = 0.1
    at_least: int = 3
    _calls: deque[float] = field(default_factory=deque)
    _retries: deque[float] = field(default_factory=deque)

    def note_call(self) -> None:
        """Count a call, first or repeated."""
        now = self.clock.monotonic()
        self._forget(now)
        self._calls.append(now)

    def take(self) -> bool:
        """Whether a call may be repeated now; counts the retry when it may."""
        now = self.clock.monotonic()
        self._forget(now)
        if len(self._retries) >= max(self.at_least, int(self.share * len(self._calls))):
            return False
        self._retries.append(now)
        return True

    def _forget(self, now: float) -> None:
        for times in (self._calls, self._retries):
            while times and times[0] <= now - WINDOW_S:
                times.popleft()


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Repeats what may succeed later, with exponential backoff and full jitter, never past the deadline.

    Full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    """

    clock: Clock
    rng: Random
    budget: RetryBudget
    sleep: Callable[[float], Awaitable[None]] = field(default=asyncio.sleep)
    max_attempts: int = 3
    first_backoff_s: float = 0.5
    max_backoff_s: float = 8

    async def run(self, call: Callable[[], Awaitable[Answer]], *, deadline: float) -> Answer:
        """The call's answer; its last error where no attempt is left, or none would start before the deadline."""

        def is_over(state: RetryCallState) -> bool:
            too_late = self.clock.monotonic() + state.upcoming_sleep >= deadline
            return too_late or state.attempt_number >= self.max_attempts or not self.budget.take()

        async def attempt() -> Answer:
            # Tenacity awaits only what it can see to be a coroutine function.
            self.budget.note_call()
            return await call()

        retrying = AsyncRetrying(
            retry=retry_if_exception(_may_pass),
            wait=self._choose_wait_s,
            stop=is_over,
            sleep=self.sleep,
            reraise=True,
        )
        try:
            return await retrying(attempt)
        finally:
            retrying.iter_state.reset()  # which refers back to it, and so would wait for the collector

    def _choose_wait_s(self, state: RetryCallState) -> float:
        backoff_s = min(self.max_backoff_s, self.first_backoff_s * 2 ** (state.attempt_number - 1))
        jitter_s = self.rng.uniform(0, backoff_s)
        error = state.outcome.exception() if state.outcome else None
        # Jitter on top of what the provider asks for: else all callers it told the same come back at once.
        asked_s = error.retry_after_s if isinstance(error, Retryable) else None
        return (asked_s or 0) + jitter_s


def _may_pass(error: BaseException) -> bool:
    """Whether the same call may succeed soon. What was not even sent is for the next model, not for another try."""
    return isinstance(error, Retryable) and not isinstance(error, Overloaded | Paused)
