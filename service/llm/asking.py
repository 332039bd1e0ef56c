"""Asks one model for one shape: send, check, read, ask once more, and enter every call in the ledger."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, Generic

from jinja2 import Template

from service.errors import InvalidAnswer, ModelError, TimedOut
from service.llm.answers import Answered, UnreadableAnswer, read_answer
from service.llm.chat import dump_schema
from service.llm.costs import Costs
from service.llm.line import Line
from service.llm.retries import RetryPolicy
from service.llm.transport import UnusableReply
from service.ports import Chat, ChatUsage, Clock, Ledger, Message
from service.schema.base import Shape
from service.schema.draft import build_wire_schema
from service.schema.report import Attempt

EMPTY_ANSWER: Final = "(no text)"
"""Stands for an empty answer when it is quoted back: several servers refuse a turn without content."""

_LOG: Final = logging.getLogger("wirefold.models")
_UNBILLED: Final = frozenset({"rate_limit", "unavailable", "auth", "quota", "rejected", "too_long"})


@dataclass(frozen=True, slots=True)
class Question(Generic[Answered]):
    """What a model is asked, and until when."""

    messages: Sequence[Message]
    shape: type[Answered]
    deadline: float
    ledger: Ledger
    due: float = math.inf
    """No pause for another try ends behind this: who waits for the answer is told of the failure instead."""
    max_items: int | None = None
    """Of a reading: as many items as it may answer with."""

    def retry_until(self, now: float) -> float:
        """The end of all pauses: when the answer is due, or the deadline for what began behind that."""
        return min(self.due, self.deadline) if now < self.due else self.deadline

    def render(self) -> tuple[str, ...]:
        """All that is sent, to be weighed."""
        return (*(each.content for each in self.messages), _print_schema(self.shape))


@dataclass(frozen=True, slots=True)
class Asker:
    """One configured model that can be asked for any shape."""

    model: str
    """Its name in the configuration."""
    chat: Chat
    line: Line
    retries: RetryPolicy
    costs: Costs
    clock: Clock
    reask: Template
    timeout_s: float
    unwrap: bool
    """Whether a code fence or prose around the answer is passed over."""

    async def ask(self, question: Question[Answered]) -> Answered:
        """The answer as a shape. An unreadable one is asked for once more; raises `ModelError`."""
        try:
            return await self._ask_persistently(question)
        except UnreadableAnswer as error:
            failure = error
        if self.clock.monotonic() < question.deadline:
            try:
                return await self._ask_persistently(self._append(question, failure))
            except UnreadableAnswer as error:
                failure = error
        # A plain one: what is raised from here on may be logged, and does not carry the answer about.
        raise InvalidAnswer(f"{self.model}: {failure}") from None

    async def _ask_persistently(self, question: Question[Answered]) -> Answered:
        until = question.retry_until(self.clock.monotonic())
        return await self.retries.run(lambda: self._ask_once(question), deadline=until)

    async def _ask_once(self, question: Question[Answered]) -> Answered:
        async with self.line.hold(deadline=question.deadline):
            return await self._send(question)

    async def _send(self, question: Question[Answered]) -> Answered:
        started = self.clock.monotonic()
        timeout_s = min(self.timeout_s, question.deadline - started)
        if timeout_s <= 0:
            raise TimedOut(f"{self.model}: no time is left to ask")
        outcome, usage, reported = "internal", None, None
        try:
            answer = await self.chat.send(question.messages, _find_schema(question.shape), timeout_s=timeout_s)
            usage, reported = answer.usage, answer.model_reported
            value = read_answer(answer, question.shape, unwrap=self.unwrap)
            outcome = "ok"
        except ModelError as error:
            outcome = error.outcome
            usage = usage or (error.usage if isinstance(error, UnusableReply) else None)
            raise
        except asyncio.CancelledError:
            outcome = "cancelled"
            raise
        else:
            self.costs.learn(prompt=question.render(), max_items=question.max_items, usage=answer.usage)
            return value
        finally:
            self._record(question.ledger, outcome, usage, self.clock.monotonic() - started, reported)

    def _append(self, question: Question[Answered], failure: UnreadableAnswer) -> Question[Answered]:
        """The same messages and two more, so that the provider's cache of the first ones holds."""
        answered = failure.text.replace("\x00", "\ufffd") if failure.text.strip() else EMPTY_ANSWER
        asked = self.reask.render(problems=failure.problems)
        more = (Message("assistant", answered), Message("user", asked))
        return replace(question, messages=(*question.messages, *more))

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
        if usage != ChatUsage() or not self.costs.price:
            return self.costs.count_usd(usage)
        # Refused at the door costs nothing; what was cut off or not counted costs nobody knows what.
        return 0.0 if outcome in _UNBILLED else None


@lru_cache(maxsize=8)
def _find_schema(shape: type[Shape]) -> Mapping[str, Any]:
    return MappingProxyType(build_wire_schema(shape))


@lru_cache(maxsize=8)
def _print_schema(shape: type[Shape]) -> str:
    return dump_schema(_find_schema(shape))
