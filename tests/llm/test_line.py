"""The line to one model: turns, the queue, and when nothing is sent at all."""

from __future__ import annotations

import asyncio
import logging

import pytest

from service.errors import (
    AuthenticationFailed,
    InvalidAnswer,
    MalformedReply,
    ModelError,
    Overloaded,
    Paused,
    QuotaExhausted,
    RateLimited,
    Refused,
    TimedOut,
    Unavailable,
)
from service.llm.circuit import FAILURES_TO_OPEN, FIRST_PAUSE_S
from service.llm.line import FAIR_WAIT_S, Line
from tests.fakes import FixedClock


def make_line(clock: FixedClock, *, calls_at_once: int = 2, calls_waiting: int = 1) -> Line:
    """A line that carries two calls and lets one wait."""
    return Line("main", clock=clock, calls_at_once=calls_at_once, calls_waiting=calls_waiting, timeout_s=20)


def is_up(line: Line) -> bool:
    """Whether calls go through."""
    return line.why_down is None


async def call(line: Line, error: BaseException | None = None, *, takes_s: float = 0, clock: FixedClock) -> None:
    """One call that ends so."""
    async with line.hold(deadline=clock.seconds + 25):
        clock.seconds += takes_s
        if error:
            raise error


async def fail(line: Line, error: ModelError, *, times: int, clock: FixedClock, takes_s: float = 0) -> None:
    """As many calls that fail so."""
    for _ in range(times):
        with pytest.raises(type(error)):
            await call(line, error, takes_s=takes_s, clock=clock)


async def test_carries_so_many_calls_at_a_time(clock: FixedClock) -> None:
    """The next one waits its turn; one more than may wait is turned away at once."""
    line, hang_up = make_line(clock), asyncio.Event()
    begun: list[int] = []

    async def talk(number: int) -> None:
        async with line.hold(deadline=25):
            begun.append(number)
            await hang_up.wait()

    calls = [asyncio.create_task(talk(number)) for number in range(3)]
    await asyncio.sleep(0)
    assert begun == [0, 1]
    with pytest.raises(Overloaded, match="1 calls are waiting"):
        await call(line, clock=clock)
    hang_up.set()
    await asyncio.gather(*calls)
    assert begun == [0, 1, 2]
    await call(line, clock=clock)


async def test_waits_for_a_turn_no_longer_than_the_deadline(clock: FixedClock) -> None:
    """Then the next model of the route still has its time."""
    line = make_line(clock, calls_at_once=1)
    async with line.hold(deadline=25):
        with pytest.raises(Overloaded, match="did not come in time"):
            async with line.hold(deadline=clock.seconds):
                raise AssertionError
    await call(line, clock=clock)


@pytest.mark.parametrize("error", [Unavailable("x"), RateLimited("x"), MalformedReply("x")])
async def test_pauses_a_model_that_fails_again_and_again(
    clock: FixedClock, caplog: pytest.LogCaptureFixture, error: ModelError
) -> None:
    """Nothing is sent for a while, and the log says so; then a trial that succeeds ends it."""
    line = make_line(clock)
    await fail(line, error, times=FAILURES_TO_OPEN, clock=clock)
    assert line.why_down == "failing"
    assert "main is not asked for 5 s" in caplog.text
    clock.seconds += 2
    with pytest.raises(Paused) as caught:
        await call(line, clock=clock)
    assert caught.value.retry_after_s == FIRST_PAUSE_S - 2
    clock.seconds += FIRST_PAUSE_S - 2
    assert is_up(line)
    await call(line, clock=clock)
    await fail(line, error, times=FAILURES_TO_OPEN - 1, clock=clock)
    assert is_up(line)


@pytest.mark.parametrize("error", [Refused("x"), InvalidAnswer("x")])
async def test_does_not_hold_bad_answers_against_a_model(clock: FixedClock, error: ModelError) -> None:
    """It is there; another story may be answered well."""
    line = make_line(clock)
    await fail(line, error, times=2 * FAILURES_TO_OPEN, clock=clock)
    assert is_up(line)


async def test_counts_a_timeout_only_when_the_model_was_given_the_time(clock: FixedClock) -> None:
    """Stories with short deadlines must not take a model from everybody else."""
    line = make_line(clock)
    await fail(line, TimedOut("x"), times=2 * FAILURES_TO_OPEN, takes_s=FAIR_WAIT_S / 2, clock=clock)
    assert is_up(line)
    await fail(line, TimedOut("x"), times=FAILURES_TO_OPEN, takes_s=FAIR_WAIT_S, clock=clock)
    assert line.why_down == "failing"


@pytest.mark.parametrize("ended_by", [asyncio.CancelledError(), TimedOut("too soon to tell")])
async def test_a_trial_without_a_verdict_is_made_again(clock: FixedClock, ended_by: BaseException) -> None:
    """A caller who hangs up amid a trial does not keep the model out."""
    line = make_line(clock)
    await fail(line, Unavailable("x"), times=FAILURES_TO_OPEN, clock=clock)
    clock.seconds += FIRST_PAUSE_S
    with pytest.raises(type(ended_by)):
        await call(line, ended_by, clock=clock)
    await call(line, clock=clock)


@pytest.mark.parametrize(("error", "why"), [(AuthenticationFailed("x"), "auth"), (QuotaExhausted("x"), "quota")])
async def test_a_bad_key_or_an_empty_account_takes_the_model_out(
    clock: FixedClock, caplog: pytest.LogCaptureFixture, error: ModelError, why: str
) -> None:
    """At once, for as long as it takes: nothing more is sent, the log says so once, and a restored one is asked."""
    line = make_line(clock)
    await fail(line, error, times=1, clock=clock)
    clock.seconds += 10_000
    assert (line.why_down, line.is_out) == (why, True)
    with pytest.raises(type(error), match="main is out of service"):
        await call(line, clock=clock)
    assert [each.levelno for each in caplog.records] == [logging.ERROR]
    line.restore()
    assert (line.why_down, line.is_out) == (None, False)
    await call(line, clock=clock)


async def test_calls_that_waited_while_the_model_went_out_are_not_sent(clock: FixedClock) -> None:
    """They learn of it when their turn comes."""
    line = make_line(clock, calls_at_once=1)
    under_way, refuse = asyncio.Event(), asyncio.Event()

    async def be_refused() -> None:
        async with line.hold(deadline=25):
            under_way.set()
            await refuse.wait()
            raise AuthenticationFailed("x")

    first = asyncio.create_task(be_refused())
    await under_way.wait()
    second = asyncio.create_task(call(line, clock=clock))
    await asyncio.sleep(0)
    refuse.set()
    with pytest.raises(AuthenticationFailed, match=r"^x$"):
        await first
    with pytest.raises(AuthenticationFailed, match="out of service"):
        await second
