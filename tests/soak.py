"""What only shows after a while: `make soak`. Minutes, on a machine with nothing else to do; never part of the tests.

- For a minute every second call to the first model fails, and a backup is well: how many stories are answered by a
  language model all the same, how often the first model is asked, whether any story misses its deadline.
- Ten thousand stories: whether memory, threads or sockets of the service grow once it is warm.

Prints a table and ends with 1 when a promise is not kept; `--write` puts the table into docs/failures.md.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import aiohttp
import psutil

from tests.llm_server import command
from tests.processes import serve_scripted_model, serve_wirefold
from tests.regions import Region

PAGE: Final = Path(__file__).parents[1] / "docs" / "failures.md"
TABLE: Final = Region("soak", "tests.soak")

DEADLINE_S: Final = 10.0
CALLERS: Final = 8
MAIN: Final = command("http_503", "half")

LEAST_UNDEGRADED: Final = 0.99
MOST_CALLS: Final = 1.2
"""To the failing model, for each story."""

STRETCH: Final = 1000
LONGEST_S: Final = 460.0
"""For all stories; what is not reached by then is told, and counts as a promise not kept."""
NOISE: Final = 0.02
"""Share by which resident memory comes and goes without growing: what an allocator keeps at one moment."""

_UNITS: Final = {"memory_mb": "memory, in MB,"}


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of one story."""

    status: int
    degraded: bool
    took_s: float


@dataclass(frozen=True, slots=True)
class Weight:
    """What the service holds when it has nothing to do."""

    stories: int
    memory_mb: float
    threads: int
    sockets: int


@dataclass(frozen=True, slots=True)
class Line:
    """One promise: what was seen, and whether it holds."""

    promise: str
    seen: str
    holds: bool


def main() -> None:
    """Measure both, print, and end with 1 when a promise is not kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the table into docs/failures.md")
    parser.add_argument("--seconds", type=float, default=60, help="of failing by halves")
    parser.add_argument("--thousands", type=int, default=10, help="of stories, at least three")
    options = parser.parse_args()
    lines = [*asyncio.run(fail_by_halves(options.seconds)), *asyncio.run(go_on_and_on(options.thousands))]
    text = render(lines)
    print(text)  # noqa: T201 - the result
    if options.write:
        TABLE.write(PAGE, text)
    sys.exit(not all(each.holds for each in lines))


async def fail_by_halves(seconds: float) -> list[Line]:
    """A while in which half of the calls to the first model fail."""
    with serve_scripted_model("--latency", "0.02") as model, serve_wirefold(_configure(model)) as (_, service):
        started = time.monotonic()
        answers = await _post_many(service, lambda _: time.monotonic() - started < seconds)
        calls = await _count_calls(model)
    undegraded = sum(each.status == 200 and not each.degraded for each in answers) / len(answers)
    slowest_s = max(each.took_s for each in answers)
    return [
        Line(
            f"of the stories of {seconds:.0f} s, answered by a language model: at least {LEAST_UNDEGRADED:.0%}",
            f"{undegraded:.2%} of {len(answers):,}",
            undegraded >= LEAST_UNDEGRADED,
        ),
        Line(
            f"calls to the failing model for each story: at most {MOST_CALLS}",
            f"{calls / len(answers):.2f}",
            0 < calls <= MOST_CALLS * len(answers),
        ),
        Line(
            f"slowest answer, within the deadline of {DEADLINE_S:.0f} s", f"{slowest_s:.1f} s", slowest_s <= DEADLINE_S
        ),
    ]


async def go_on_and_on(thousands: int) -> list[Line]:
    """Thousands of stories, weighed after each thousand."""
    give_up = time.monotonic() + LONGEST_S
    weights: list[Weight] = []
    failed = 0
    with serve_scripted_model() as model, serve_wirefold(_configure(model, main="well")) as (process, service):
        while len(weights) < thousands and time.monotonic() < give_up:
            first = len(weights) * STRETCH
            answers = await _post_many(service, lambda number: number < STRETCH, first=first)
            failed += sum(each.status != 200 or each.degraded for each in answers)
            weights.append(await _weigh(process, first + len(answers)))
    return [
        Line(
            f"stories answered by the first model: {thousands * STRETCH:,}",
            f"{weights[-1].stories - failed:,}",
            weights[-1].stories - failed == thousands * STRETCH,
        ),
        *_compare(weights),
    ]


def _compare(weights: Sequence[Weight]) -> Iterator[Line]:
    """Each figure after the second thousand beside what it was after every further one."""
    for name, noise in (("memory_mb", NOISE), ("threads", 0.0), ("sockets", 0.0)):
        warm, *later = (getattr(each, name) for each in weights[1:])
        promise = f"no growth in {_UNITS.get(name, name)} from the second thousand on" + (
            f", but for {noise:.0%}" if noise else ""
        )
        yield Line(promise, ", ".join(f"{each:.0f}" for each in (warm, *later)), _holds(warm, later, noise))


def _holds(warm: float, later: Sequence[float], noise: float) -> bool:
    return bool(later) and max(later) <= warm * (1 + noise)


async def _weigh(process: psutil.Process, stories: int) -> Weight:
    await asyncio.sleep(1)  # for what was closed to be gone
    return Weight(
        stories,
        process.memory_info().rss / 1e6,
        process.num_threads(),
        len(process.net_connections(kind="inet")),
    )


async def _post_many(service: str, goes_on: Callable[[int], bool], *, first: int = 0) -> list[Answered]:
    """Stories by several callers at once, each the next one when it has an answer; then all connections are closed."""
    numbers = iter(range(10**9))
    answers: list[Answered] = []

    async def call(session: aiohttp.ClientSession) -> None:
        while goes_on(number := next(numbers)):
            answers.append(await _post(session, service, first + number))

    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*(call(session) for _ in range(CALLERS)))
    return answers


async def _count_calls(model: str) -> int:
    async with aiohttp.ClientSession() as session, session.get(model) as response:
        return int((await response.json()).get(MAIN, 0))


async def _post(session: aiohttp.ClientSession, service: str, number: int) -> Answered:
    started = time.monotonic()
    async with session.post(f"{service}/v1/reports", json=_make_story(number)) as response:
        report = json.loads(await response.read())
    return Answered(response.status, bool(report.get("degraded")), time.monotonic() - started)


def _make_story(number: int) -> dict[str, Any]:
    """No two alike, so that none is answered out of another's work; yet after a stretch no new words.

    What words leave behind is kept in caches of a fixed size, and those are to be full when growth is looked for.
    """
    body = f"Ferries to Isarne stopped on Monday after notice {number % STRETCH}. Divers found a crack in the pier."
    published = datetime(2026, 3, 2, tzinfo=UTC) + timedelta(seconds=number)
    return {"articles": [{"body": body, "language": "en", "published_at": published.isoformat()}]}


def _configure(model: str, *, main: str = MAIN) -> dict[str, str]:
    return {
        "WIREFOLD_SERVICE__ROUTE": "default",
        "WIREFOLD_SERVICE__DEADLINE_S": str(DEADLINE_S),
        "WIREFOLD_ROUTES__DEFAULT": '["main", "backup", "lexical"]',
        "WIREFOLD_MODELS__MAIN__NAME": main,
        "WIREFOLD_MODELS__MAIN__BASE_URL": f"{model}/v1",
        "WIREFOLD_MODELS__BACKUP__NAME": "backup",
        "WIREFOLD_MODELS__BACKUP__BASE_URL": f"{model}/v1",
    }


def render(lines: Sequence[Line]) -> str:
    """The table, with the day and the command."""
    rows = (f"| {each.promise} | {each.seen} | {'yes' if each.holds else '**no**'} |" for each in lines)
    head = f"`make soak`, {datetime.now(UTC):%Y-%m-%d}, {CALLERS} callers at a time, one run.\n"
    return "\n".join([head, "| promise | seen | kept |", "|---|---|---|", *rows]) + "\n"


if __name__ == "__main__":
    main()
