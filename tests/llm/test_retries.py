"""The one retry policy."""

from __future__ import annotations

from random import Random

import pytest

from service.errors import AuthenticationFailed, InvalidAnswer, ModelError, QuotaExhausted, RateLimited, Unavailable
from service.llm.retries import RetryPolicy
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

    async def run(self, *, deadline: float = 100, rng: Random | None = None) -> str:
        """What the policy makes of it."""
        policy = RetryPolicy(clock=self.clock, rng=rng or Highest(), sleep=self.pause)
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
    policy = RetryPolicy(clock=course.clock, rng=Highest(), sleep=course.pause, max_attempts=8)
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
