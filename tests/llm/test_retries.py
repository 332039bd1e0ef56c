"""The one retry policy."""

from __future__ import annotations

import gc
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import (
    AuthenticationFailed,
    InvalidAnswer,
    ModelError,
    Overloaded,
    Paused,
    QuotaExhausted,
    RateLimited,
    Unavailable,
)
from service.llm.retries import WINDOW_S, RetryBudget, RetryPolicy
from tests.fakes import FixedClock


class Highest(Random):
    """Chance at its worst: the longest pause each time."""

    def uniform(self, a: float, b: float) -> float:  # noqa: ARG002
        """The upper end."""
        return b


class Course:
    """Plays errors in turn, then answers; time passes only in pauses."""

    def __init__(self, *errors: ModelError) -> None:
        self.errors = list(errors)
        self.calls = 0
        self.pauses_s: list[float] = []
        self.clock = FixedClock()

    async def call(self) -> str:
        """The next error, or the answer."""
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return "answer"

    async def pause(self, seconds: float) -> None:
        """Let time pass."""
        self.pauses_s.append(seconds)
        self.clock.seconds += seconds

    async def run(self, *, deadline: float = 100, rng: Random | None = None, budget: RetryBudget | None = None) -> str:
        """What the policy makes of it."""
        policy = RetryPolicy(self.clock, rng or Highest(), budget or RetryBudget(self.clock), self.pause)
        return await policy.run(self.call, deadline=deadline)


async def test_repeats_what_may_succeed_later() -> None:
    """Two failures and an answer are an answer, after pauses that double."""
    course = Course(Unavailable("x"), RateLimited("x"))
    assert await course.run() == "answer"
    assert course.pauses_s == [0.5, 1.0]


async def test_gives_up_after_three_attempts() -> None:
    """The last error is raised as it is."""
    last = Unavailable("third")
    course = Course(Unavailable("first"), Unavailable("second"), last, Unavailable("fourth"))
    with pytest.raises(Unavailable) as caught:
        await course.run()
    assert caught.value is last
    assert course.calls == 3


@pytest.mark.parametrize("error", [AuthenticationFailed("x"), QuotaExhausted("x"), InvalidAnswer("x")])
async def test_never_repeats_what_would_fail_again(error: ModelError) -> None:
    """A bad key, an empty account and a bad answer are raised at once."""
    course = Course(error)
    with pytest.raises(type(error)):
        await course.run()
    assert course.calls == 1
    assert course.pauses_s == []


async def test_waits_as_long_as_the_provider_asks() -> None:
    """Retry-After is a least pause, with jitter on top, so that not all come back at once."""
    course = Course(RateLimited("x", retry_after_s=7))
    assert await course.run() == "answer"
    assert course.pauses_s == [7.5]


async def test_never_sleeps_past_the_deadline() -> None:
    """Where the pause would end after the deadline the error is raised at once."""
    course = Course(RateLimited("x", retry_after_s=30))
    with pytest.raises(RateLimited) as caught:
        await course.run(deadline=25)
    assert course.pauses_s == []
    assert caught.value.retry_after_s == 30


async def test_pauses_stay_below_a_ceiling() -> None:
    """However many attempts, one pause is at most eight seconds of its own."""
    course = Course(*[Unavailable("x")] * 7)
    policy = RetryPolicy(course.clock, Highest(), RetryBudget(course.clock, at_least=9), course.pause, max_attempts=8)
    await policy.run(course.call, deadline=1000)
    assert course.pauses_s == [0.5, 1, 2, 4, 8, 8, 8]


async def test_spreads_pauses_over_the_whole_backoff() -> None:
    """Full jitter: anything from nothing to the backoff."""
    pauses = []
    for seed in range(200):
        course = Course(Unavailable("x"))
        await course.run(rng=Random(seed))
        pauses += course.pauses_s
    assert 0 <= min(pauses) < 0.05
    assert 0.45 < max(pauses) <= 0.5


@pytest.mark.parametrize("error", [Overloaded("x"), Paused("x")])
async def test_never_repeats_what_was_not_sent(error: ModelError) -> None:
    """Knocking again on a closed door keeps the next model waiting."""
    course = Course(error)
    with pytest.raises(type(error)):
        await course.run()
    assert course.calls == 1


async def test_a_provider_in_trouble_gets_no_storm_of_retries() -> None:
    """Three retries in ten seconds, however many calls fail; then each call is made once."""
    course, made = Course(), []
    budget = RetryBudget(course.clock)
    for _ in range(20):
        course.errors, before = [Unavailable("x")] * 3, course.calls
        with pytest.raises(Unavailable):
            await course.run(budget=budget)
        course.clock.seconds = 0
        made.append(course.calls - before)
    assert made == [3, 2, *[1] * 18]


def test_a_busy_model_may_have_a_tenth_of_its_calls_repeated() -> None:
    """Where that is more than three."""
    budget = RetryBudget(FixedClock())
    for _ in range(100):
        budget.note_call()
    assert [budget.take() for _ in range(11)] == [True] * 10 + [False]


@given(st.lists(st.tuples(st.floats(0, 3), st.booleans()), max_size=200))
def test_retries_stay_within_the_budget_at_all_times(steps: list[tuple[float, bool]]) -> None:
    """Within any ten seconds that end with a retry: at most a tenth of the calls, or three."""
    clock = FixedClock()
    budget, calls, retries = RetryBudget(clock), [], []
    for pause_s, failed in steps:
        clock.seconds += pause_s
        budget.note_call()
        calls.append(clock.seconds)
        if failed and budget.take():
            retries.append(clock.seconds)
            recent = [each for each in calls if each > clock.seconds - WINDOW_S]
            repeated = [each for each in retries if each > clock.seconds - WINDOW_S]
            assert len(repeated) <= max(3, len(recent) / 10)


async def test_an_answered_call_leaves_nothing_for_the_collector() -> None:
    """It runs seldom, so that what waits for it grows."""
    gc.collect()
    gc.disable()
    try:
        assert await Course().run() == "answer"
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_a_budget_holds_no_more_than_its_window() -> None:
    """A model that never fails does not make the process grow."""
    clock = FixedClock()
    budget = RetryBudget(clock)
    for _ in range(1000):
        clock.seconds += WINDOW_S / 10
        budget.note_call()
    assert len(budget._calls) <= 10
