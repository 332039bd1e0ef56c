"""Work on stories that outlives the requests that asked for it: shared, cut short at a deadline, gone on with, kept."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Final, Protocol

from service.errors import TimedOut
from service.kept import Kept
from service.schema.report import Report

GOES_ON_S: Final = 300.0
"""So long work may go on behind its deadline."""
BEHIND_DEADLINE: Final = 16
"""So much work may go on at a time without anybody waiting for it; the oldest ends first."""
REPORTS: Final = 256
REPORTS_BYTES: Final = 64_000_000
KEPT_S: Final = 900.0
"""So long a report that came after its deadline waits to be asked for again."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the sender of a story waits for its answer."""

    wait_s: float
    """For all of it, seconds."""
    reserve_s: float
    """And then, for what is done by then."""


class Work(Protocol):
    """What is done about one story. Both raise `ModelError`."""

    async def finish(self) -> Report:
        """All of it."""
        ...

    async def cut_short(self, *, within_s: float) -> Report:
        """What is done by now, told within so many seconds; `finish` goes on beside it."""
        ...


@dataclass(slots=True)
class _Shared:
    """Work under way, and who waits for it."""

    key: str
    work: Work
    task: asyncio.Task[Report]
    waiting: int = 0
    goes_on: bool = False
    """Whether a deadline has passed, so that it ends with nobody waiting, and its report is kept."""


class Works:
    """All work under way in this process. Equal stories share one."""

    def __init__(self, *, goes_on_s: float = GOES_ON_S, behind_deadline: int = BEHIND_DEADLINE) -> None:
        self._goes_on_s = goes_on_s
        self._behind_deadline = behind_deadline
        self._under_way: dict[str, _Shared] = {}
        self._reports: Kept[Report] = Kept(entries=REPORTS, size_bytes=REPORTS_BYTES)

    def __len__(self) -> int:
        return len(self._under_way)

    async def answer(self, key: str, work: Work, *, patience: Patience) -> Report:
        """The report of the work under this key: `work`, or what is under way or was finished meanwhile.

        When this caller's wait is over it is cut short for it and goes on. When the last caller leaves before that, it
        ends. Raises `ModelError`: `TimedOut` where even what is done cannot be told in time.
        """
        report = self._reports.find(key)
        if report is not None:
            return report
        shared = self._under_way.get(key) or self._begin(key, work, patience.wait_s)
        shared.waiting += 1
        try:
            await asyncio.wait({shared.task}, timeout=max(0.0, patience.wait_s))
            if shared.task.done():
                return shared.task.result()
            self._let_go_on(shared)
            return await _cut_short(shared.work, patience.reserve_s)
        finally:
            shared.waiting -= 1
            if not shared.waiting and not shared.goes_on:
                self._stop(shared)

    def _begin(self, key: str, work: Work, wait_s: float) -> _Shared:
        task = asyncio.create_task(self._finish(work, max(0.0, wait_s) + self._goes_on_s))
        shared = _Shared(key, work, task)
        self._under_way[key] = shared
        task.add_done_callback(lambda _: self._end(shared))
        return shared

    async def _finish(self, work: Work, limit_s: float) -> Report:
        try:
            async with asyncio.timeout(limit_s):
                return await work.finish()
        except TimeoutError:
            raise TimedOut(f"the story was given up after {limit_s:g} s") from None

    def _let_go_on(self, shared: _Shared) -> None:
        shared.goes_on = True
        alone = [each for each in self._under_way.values() if each.goes_on and not each.waiting]
        for each in alone[: max(0, len(alone) + 1 - self._behind_deadline)]:
            self._stop(each)

    def _stop(self, shared: _Shared) -> None:
        """End it, and let nobody join it any more."""
        self._forget(shared)
        shared.task.cancel()

    def _forget(self, shared: _Shared) -> None:
        if self._under_way.get(shared.key) is shared:
            del self._under_way[shared.key]

    def _end(self, shared: _Shared) -> None:
        self._forget(shared)
        # Asking for the exception also tells asyncio that it is known: each waiter was told, if there was any.
        if not shared.task.cancelled() and shared.task.exception() is None and shared.goes_on:
            self._keep(shared.key, shared.task.result())

    def _keep(self, key: str, report: Report) -> None:
        """Keep it, unless a model failed at some of it: that is asked for anew, and what was read serves again."""
        if report.status != "complete" or report.degraded:
            return
        self._reports.keep(key, report, size_bytes=len(report.model_dump_json()))
        asyncio.get_running_loop().call_later(KEPT_S, self._reports.drop, key)

    async def aclose(self) -> None:
        """End all work."""
        tasks = [each.task for each in self._under_way.values()]
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _cut_short(work: Work, within_s: float) -> Report:
    try:
        async with asyncio.timeout(within_s):
            return await work.cut_short(within_s=within_s)
    except TimeoutError:
        raise TimedOut("the deadline passed before what was read could be told") from None
