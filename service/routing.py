"""A route: several engines behind one, each call going to the next where one gives no answer that can be used."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from service.errors import ModelError, Retryable
from service.ports import Brief, Capacity, Clock, Engine, Ledger, PassedOver
from service.prepare import Slice
from service.reconcile import MergedEvent
from service.schema.draft import Draft, Writing
from service.schema.report import Warning_

_Answer = TypeVar("_Answer")

BEFORE_A_MODEL: Final = 0.5
"""Share of the time left that a model gets when another language model comes after it: what failed slowly may have
failed at this length of answer, so the one behind it needs as long."""

BEFORE_THE_STAND_IN: Final = 0.9
"""Share that it gets when only the embedded model comes after it."""


@dataclass(frozen=True, slots=True)
class Route:
    """The ports `Reader` and `Writer` on several engines, tried in order."""

    legs: tuple[Engine, ...]
    """At least one."""
    stand_in: Engine | None
    """Writes where none of them does. What they have not read when the answer is due it is given by the pipeline."""
    clock: Clock
    passed_over: tuple[PassedOver, ...] = ()
    """Models that the route names and this story may not go to."""

    async def read(self, slices: Sequence[Slice], brief: Brief, ledger: Ledger) -> Draft:
        """The first draft that an engine gives. Raises the `ModelError` that says most when none does."""
        return await self._try_each(self.legs, lambda leg, until: leg.reader.read(slices, until, ledger), brief, ledger)

    async def write(self, events: Sequence[MergedEvent], brief: Brief, ledger: Ledger) -> Writing:
        """The first titles and summaries that an engine gives. Raises as `read` does."""
        legs = (*self.legs, self.stand_in) if self.stand_in else self.legs
        return await self._try_each(legs, lambda leg, until: leg.writer.write(events, until, ledger), brief, ledger)

    async def _try_each(
        self, legs: Sequence[Engine], ask: Callable[[Engine, Brief], Awaitable[_Answer]], brief: Brief, ledger: Ledger
    ) -> _Answer:
        for passed in self.passed_over:
            ledger.pass_over(passed.model, passed.why)
        failures: list[ModelError] = []
        for place, leg in enumerate(legs):
            until = share_time(self.clock.monotonic(), brief, legs[place + 1 :])
            try:
                answer = await ask(leg, replace(brief, deadline=until))
            except ModelError as error:
                failures.append(error)
                ledger.pass_over(leg.name, error.outcome)
            else:
                if leg.stands_in and (failures or self.passed_over):
                    ledger.degrade()
                return answer
        failure = _choose_failure(failures)
        failure.asked = tuple(f"{leg.name} ({each.outcome})" for leg, each in zip(legs, failures, strict=True))
        raise failure


def build_route(name: str, legs: Sequence[Engine], *, clock: Clock, passed_over: Sequence[PassedOver] = ()) -> Engine:
    """The engine behind a route's name: its legs in order, planned for so that each call fits every one of them."""
    *before, last = legs
    stand_in = last if last.stands_in and before else None
    models = tuple(before) if stand_in else tuple(legs)
    route = Route(models, stand_in, clock, tuple(passed_over))
    return Engine(
        name=name,
        reader=route,
        writer=route,
        models=tuple(model for leg in legs for model in leg.models),
        capacity=_join_capacities([each.capacity for each in models if each.capacity]),
        stand_in=stand_in.reader if stand_in else None,
        local=all(each.local for each in legs),
        prompts=tuple(dict.fromkeys(prompt for leg in legs for prompt in leg.prompts)),
        schema_sha256=next((each.schema_sha256 for each in legs if each.schema_sha256), None),
        time_share=BEFORE_A_MODEL if len(models) > 1 else 1.0,
        stands_in=all(each.stands_in for each in legs),
        legs=tuple(legs),
    )


def _join_capacities(capacities: Sequence[Capacity]) -> Capacity | None:
    """What every one of them can do, so that a call which is planned for one can go on to the next."""
    if not capacities:
        return None
    return Capacity(
        context_tokens=min(each.context_tokens for each in capacities),
        max_output_tokens=min(each.max_output_tokens for each in capacities),
        output_tokens_per_s=min(each.output_tokens_per_s for each in capacities),
        timeout_s=min(each.timeout_s for each in capacities),
        overhead_tokens=max(each.overhead_tokens for each in capacities),
    )


def share_time(now: float, brief: Brief, behind: Sequence[Engine]) -> float:
    """Until when an engine may work that has others behind it, so that one of them can still answer when it is due."""
    if not behind:
        return brief.deadline
    end = brief.due if now < brief.due < brief.deadline else brief.deadline
    share = BEFORE_THE_STAND_IN if all(each.stands_in for each in behind) else BEFORE_A_MODEL
    return now + max(0.0, end - now) * share


def warn_of_route(ledger: Ledger) -> tuple[Warning_, ...]:
    """What a report's reader has to know of models that did not answer: `degraded`, or `passed_over`."""
    if not ledger.passed_over:
        return ()
    first: dict[str, str] = {}
    for each in ledger.passed_over:  # what comes later may only be that it was left alone for what came first
        first.setdefault(each.model, each.why)
    told = ", ".join(f"{model} ({why})" for model, why in first.items())
    if ledger.degraded:
        message = f"The embedded model answered all or some of this in place of {told}."
        return (Warning_(code="degraded", message=message),)
    return (Warning_(code="passed_over", message=f"No usable answer to all or some of this from {told}."),)


def _choose_failure(failures: Sequence[ModelError]) -> ModelError:
    """The first that may pass, for then the story can be sent again; else the last."""
    return next((each for each in failures if isinstance(each, Retryable)), failures[-1])
