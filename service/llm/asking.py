"""Asks one model for one shape: send, check, read, ask once more, and enter every call in the ledger."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from jinja2 import Template

from service.errors import InvalidAnswer, ModelError, TimedOut
from service.llm.answers import Answered, UnreadableAnswer, read_answer
from service.llm.line import Line
from service.llm.retries import RetryPolicy
from service.llm.transport import UnusableReply
from service.ports import Chat, ChatUsage, Clock, Ledger, Message
from service.schema.base import Shape
from service.schema.draft import build_wire_schema
from service.schema.report import Attempt
from service.settings import Price

EMPTY_ANSWER: Final = "(no text)"
"""Stands for an empty answer when it is quoted back: several servers refuse a turn without content."""

_LOG: Final = logging.getLogger("wirefold.models")
_UNBILLED: Final = frozenset({"rate_limit", "unavailable", "auth", "quota", "rejected"})


@dataclass(frozen=True, slots=True)
class Asker:
    """One configured model that can be asked for any shape."""

    model: str
    """Its name in the configuration."""
    chat: Chat
    line: Line
    retries: RetryPolicy
    clock: Clock
    reask: Template
    timeout_s: float
    price: Price | None
    unwrap: bool
    """Whether a code fence or prose around the answer is passed over."""

    async def ask(
        self, messages: Sequence[Message], shape: type[Answered], *, deadline: float, ledger: Ledger
    ) -> Answered:
        """The answer as a shape. An unreadable one is asked for once more; raises `ModelError`."""
        try:
            return await self._ask_persistently(messages, shape, deadline, ledger)
        except UnreadableAnswer as error:
            failure = error
        if self.clock.monotonic() < deadline:
            try:
                return await self._ask_persistently(self._append(messages, failure), shape, deadline, ledger)
            except UnreadableAnswer as error:
                failure = error
        # A plain one: what is raised from here on may be logged, and does not carry the answer about.
        raise InvalidAnswer(f"{self.model}: {failure}") from None

    async def _ask_persistently(
        self, messages: Sequence[Message], shape: type[Answered], deadline: float, ledger: Ledger
    ) -> Answered:
        return await self.retries.run(lambda: self._ask_once(messages, shape, deadline, ledger), deadline=deadline)

    async def _ask_once(
        self, messages: Sequence[Message], shape: type[Answered], deadline: float, ledger: Ledger
    ) -> Answered:
        async with self.line.hold(deadline=deadline):
            return await self._send(messages, shape, deadline, ledger)

    async def _send(
        self, messages: Sequence[Message], shape: type[Answered], deadline: float, ledger: Ledger
    ) -> Answered:
        started = self.clock.monotonic()
        timeout_s = min(self.timeout_s, deadline - started)
        if timeout_s <= 0:
            raise TimedOut(f"{self.model}: no time is left to ask")
        outcome, usage, reported = "internal", None, None
        try:
            answer = await self.chat.send(messages, _find_schema(shape), timeout_s=timeout_s)
            usage, reported = answer.usage, answer.model_reported
            value = read_answer(answer, shape, unwrap=self.unwrap)
            outcome = "ok"
        except ModelError as error:
            outcome = error.outcome
            usage = usage or (error.usage if isinstance(error, UnusableReply) else None)
            raise
        except asyncio.CancelledError:
            outcome = "cancelled"
            raise
        else:
            return value
        finally:
            self._record(ledger, outcome, usage, self.clock.monotonic() - started, reported)

    def _append(self, messages: Sequence[Message], failure: UnreadableAnswer) -> tuple[Message, ...]:
        """The same messages and two more, so that the provider's cache of the first ones holds."""
        answered = failure.text.replace("\x00", "\ufffd") if failure.text.strip() else EMPTY_ANSWER
        asked = self.reask.render(problems=failure.problems)
        return (*messages, Message("assistant", answered), Message("user", asked))

    def _record(
        self, ledger: Ledger, outcome: str, usage: ChatUsage | None, duration_s: float, reported: str | None
    ) -> None:
        counted = usage or ChatUsage()
        attempt = Attempt(
            model=self.model,
            outcome=outcome,
            input_tokens=counted.input_tokens,
            cached_input_tokens=counted.cached_input_tokens,
            output_tokens=counted.output_tokens,
            duration_s=max(0.0, duration_s),
        )
        if outcome != "ok":
            _LOG.warning("%s: %s after %.1f s", self.model, outcome, attempt.duration_s)
        ledger.record(attempt, cost_usd=self._find_cost(outcome, counted), reported=reported)

    def _find_cost(self, outcome: str, usage: ChatUsage) -> float | None:
        if self.price is None:
            return None
        if usage == ChatUsage():
            # Refused at the door costs nothing; what was cut off or not counted costs nobody knows what.
            return 0.0 if outcome in _UNBILLED else None
        return compute_cost_usd(usage, self.price)


@lru_cache(maxsize=8)
def _find_schema(shape: type[Shape]) -> Mapping[str, Any]:
    return MappingProxyType(build_wire_schema(shape))


def compute_cost_usd(usage: ChatUsage, price: Price) -> float:
    """What a call cost, in US dollars."""
    cached_price = price.input if price.cached_input is None else price.cached_input
    fresh_tokens = max(0, usage.input_tokens - usage.cached_input_tokens)
    total = fresh_tokens * price.input + usage.cached_input_tokens * cached_price + usage.output_tokens * price.output
    return total / 1_000_000
