"""The one owner of retries: the SDK's are off, LangChain's are off."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type

from service.errors import Retryable
from service.ports import Clock

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Repeats what may succeed later, with exponential backoff and full jitter, never past the deadline.

    Full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    """

    clock: Clock
    rng: Random
    sleep: Callable[[float], Awaitable[None]] = field(default=asyncio.sleep)
    max_attempts: int = 3
    first_backoff_s: float = 0.5
    max_backoff_s: float = 8

    async def run(self, call: Callable[[], Awaitable[Answer]], *, deadline: float) -> Answer:
        """The call's answer; its last error where no attempt is left, or none would start before the deadline."""

        def is_over(state: RetryCallState) -> bool:
            too_late = self.clock.monotonic() + state.upcoming_sleep >= deadline
            return too_late or state.attempt_number >= self.max_attempts

        async def attempt() -> Answer:
            # Tenacity awaits only what it can see to be a coroutine function.
            return await call()

        retrying = AsyncRetrying(
            retry=retry_if_exception_type(Retryable),
            wait=self._choose_wait_s,
            stop=is_over,
            sleep=self.sleep,
            reraise=True,
        )
        return await retrying(attempt)

    def _choose_wait_s(self, state: RetryCallState) -> float:
        backoff_s = min(self.max_backoff_s, self.first_backoff_s * 2 ** (state.attempt_number - 1))
        jitter_s = self.rng.uniform(0, backoff_s)
        error = state.outcome.exception() if state.outcome else None
        # Jitter on top of what the provider asks for: else all callers it told the same come back at once.
        asked_s = error.retry_after_s if isinstance(error, Retryable) else None
        return (asked_s or 0) + jitter_s
