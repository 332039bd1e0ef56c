"""Work on stories that outlives the requests that asked for it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

import pytest

from service.errors import Refused, TimedOut
from service.schema.report import Report
from service.work import Patience, Works
from tests.fakes import make_report

SOON = Patience(wait_s=0.01, reserve_s=10.0)
LATER = Patience(wait_s=10.0, reserve_s=10.0)
AT_ONCE = Patience(wait_s=0.0, reserve_s=10.0)
WHOLE = make_report()
PART = make_report().model_copy(update={"status": "partial"})


@dataclass
class ScriptedWork:
    """Finishes when told to; remembers how often it was begun, and how often it was cancelled."""

    outcome: Report | Exception = WHOLE
    part: Report | Exception | None = PART
    """None: it cannot be told."""
    go: asyncio.Event = field(default_factory=asyncio.Event)
    begun: int = 0
    cancelled: int = 0
    within_s: list[float] = field(default_factory=list)
    """Of each time that it was cut short."""

    async def finish(self) -> Report:
        """Wait to be told, then give the outcome."""
        self.begun += 1
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        return give(self.outcome)

    async def cut_short(self, *, within_s: float) -> Report:
        """Give the part, or take longer than there is time."""
        self.within_s.append(within_s)
        if self.part is None:
            await asyncio.Event().wait()
        return give(self.part or AssertionError())


def give(outcome: Report | Exception) -> Report:
    """Return or raise it."""
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


async def let_run() -> None:
    """Let everything that can run do so."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_equal_stories_in_flight_share_one_work() -> None:
    """Both get its report; the second work is never begun."""
    works, first, second = Works(), ScriptedWork(), ScriptedWork()
    waiting = [asyncio.create_task(works.answer("k", each, patience=LATER)) for each in (first, second)]
    await let_run()
    assert (first.begun, second.begun, len(works)) == (1, 0, 1)
    first.go.set()
    assert await asyncio.gather(*waiting) == [WHOLE, WHOLE]
    assert len(works) == 0


async def test_other_stories_do_not() -> None:
    """Each has its own."""
    works, first, second = Works(), ScriptedWork(), ScriptedWork()
    waiting = [
        asyncio.create_task(works.answer(key, each, patience=LATER)) for key, each in (("a", first), ("b", second))
    ]
    await let_run()
    assert (first.begun, second.begun) == (1, 1)
    first.go.set()
    second.go.set()
    await asyncio.gather(*waiting)


async def test_work_ends_with_the_last_who_waits_for_it() -> None:
    """One of two who leaves takes nothing from the other; who comes then begins anew."""
    works, work, next_work = Works(), ScriptedWork(), ScriptedWork()
    waiting = [asyncio.create_task(works.answer("k", work, patience=LATER)) for _ in range(2)]
    await let_run()
    waiting[0].cancel()
    await let_run()
    assert work.cancelled == 0
    waiting[1].cancel()
    joining = asyncio.create_task(works.answer("k", next_work, patience=LATER))
    await let_run()
    assert work.cancelled == 1
    next_work.go.set()
    assert await joining == WHOLE


async def test_at_the_deadline_what_is_done_is_answered_and_the_work_goes_on() -> None:
    """Nobody waits for it any more, and it is not cancelled; the same story gets the finished report."""
    works, work, again = Works(), ScriptedWork(), ScriptedWork()
    assert await works.answer("k", work, patience=SOON) == PART
    await let_run()
    assert work.cancelled == 0
    work.go.set()
    await let_run()
    assert len(works) == 0
    assert await works.answer("k", again, patience=SOON) == WHOLE
    assert again.begun == 0


async def test_the_same_story_posted_meanwhile_joins_the_work_that_goes_on() -> None:
    """It may be cut short again, or wait for the end."""
    works, work, again = Works(), ScriptedWork(), ScriptedWork()
    assert await works.answer("k", work, patience=SOON) == PART
    assert await works.answer("k", again, patience=SOON) == PART
    joining = asyncio.create_task(works.answer("k", again, patience=LATER))
    await let_run()
    work.go.set()
    assert await joining == WHOLE
    assert (work.begun, again.begun) == (1, 0)


async def test_a_report_in_time_is_not_kept() -> None:
    """The same story posted again is work of its own."""
    works, work, again = Works(), ScriptedWork(), ScriptedWork()
    work.go.set()
    again.go.set()
    await works.answer("k", work, patience=LATER)
    await works.answer("k", again, patience=LATER)
    assert again.begun == 1


async def test_what_cannot_be_told_by_the_deadline_is_a_timeout_and_not_a_late_answer() -> None:
    """Whoever joined has the time of its own deadline for it; the work goes on."""
    works, work = Works(), ScriptedWork(part=None)
    for reserve_s in (0.0, 0.01):
        with pytest.raises(TimedOut):
            await works.answer("k", work, patience=Patience(wait_s=0.0, reserve_s=reserve_s))
    assert (work.within_s, work.cancelled) == ([0.0, 0.01], 0)
    await works.aclose()


@pytest.mark.parametrize("lacking", [{"status": "partial"}, {"degraded": True}])
async def test_a_late_report_that_lacks_a_model_s_reading_is_not_kept(lacking: dict[str, Any]) -> None:
    """The same story posted again asks for what is missing, and does not get the lack once more."""
    works, again = Works(), ScriptedWork()
    work = ScriptedWork(outcome=WHOLE.model_copy(update=lacking))
    await works.answer("k", work, patience=SOON)
    work.go.set()
    await let_run()
    again.go.set()
    assert await works.answer("k", again, patience=LATER) == WHOLE
    assert again.begun == 1


async def test_when_nothing_is_done_by_the_deadline_that_is_told_and_the_work_goes_on_all_the_same() -> None:
    """A later answer is not lost."""
    works, work = Works(), ScriptedWork(part=TimedOut("nothing was read"))
    with pytest.raises(TimedOut):
        await works.answer("k", work, patience=AT_ONCE)
    work.go.set()
    await let_run()
    assert await works.answer("k", ScriptedWork(), patience=AT_ONCE) == WHOLE


async def test_a_failure_is_everybody_s_and_nothing_is_kept_of_it() -> None:
    """Who comes afterwards begins anew."""
    works, work, again = Works(), ScriptedWork(outcome=Refused("declined")), ScriptedWork()
    waiting = [asyncio.create_task(works.answer("k", work, patience=LATER)) for _ in range(2)]
    await let_run()
    work.go.set()
    outcomes = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(each) for each in outcomes] == [Refused, Refused]
    again.go.set()
    assert await works.answer("k", again, patience=LATER) == WHOLE


async def test_a_failure_behind_the_deadline_is_told_to_nobody_and_kept_for_nobody() -> None:
    """No warning of an exception that nobody has seen, either: warnings are errors here."""
    works, work, again = Works(), ScriptedWork(outcome=Refused("declined")), ScriptedWork()
    await works.answer("k", work, patience=SOON)
    work.go.set()
    await let_run()
    again.go.set()
    assert await works.answer("k", again, patience=LATER) == WHOLE
    assert again.begun == 1


async def test_work_behind_its_deadline_ends_at_a_limit() -> None:
    """So many seconds after it."""
    works, work = Works(goes_on_s=0.01), ScriptedWork()
    assert await works.answer("k", work, patience=SOON) == PART
    with pytest.raises(TimedOut):
        await works.answer("k", ScriptedWork(), patience=LATER)
    assert work.cancelled == 1


async def test_so_much_work_goes_on_and_the_oldest_that_nobody_waits_for_ends_first() -> None:
    """What somebody waits for stays, however many there are."""
    works, each = Works(behind_deadline=2), [ScriptedWork() for _ in range(4)]
    await works.answer("0", each[0], patience=SOON)
    joining = asyncio.create_task(works.answer("0", ScriptedWork(), patience=LATER))
    for number in (1, 2, 3):
        await works.answer(str(number), each[number], patience=SOON)
    await let_run()
    assert [work.cancelled for work in each] == [0, 1, 0, 0]
    joining.cancel()
    await works.aclose()


async def test_none_of_it_ends_while_there_is_room_for_all() -> None:
    """As many as the bound says go on side by side, and each is finished."""
    works, each = Works(behind_deadline=8), [ScriptedWork() for _ in range(8)]
    for number, work in enumerate(each):
        await works.answer(str(number), work, patience=AT_ONCE)
    await let_run()
    assert [work.cancelled for work in each] == [0] * 8
    await works.aclose()


async def test_closing_ends_all_work() -> None:
    """Behind its deadline too."""
    works, work = Works(), ScriptedWork()
    await works.answer("k", work, patience=SOON)
    await works.aclose()
    assert work.cancelled == 1
    assert len(works) == 0
