"""A new configuration takes the place of the old one, and no story is dropped."""

from __future__ import annotations

import asyncio
import contextlib
import logging

import pytest

from service.changeover import Changeover
from service.errors import ConfigurationError
from service.ports import Caller, ReportService
from service.schema.story import Article, Story
from tests.fakes import FakeReportService

STORY = Story(articles=(Article(body="A bridge closed."),))


def make_changeover(*following: FakeReportService | ConfigurationError) -> tuple[Changeover, FakeReportService]:
    """A service, and what each further reading of the configuration comes to."""
    first, readings = FakeReportService(route="first"), iter(following)

    def build() -> ReportService:
        built = next(readings)
        if isinstance(built, ConfigurationError):
            raise built
        return built

    return Changeover(first, build), first


async def test_a_story_under_way_is_finished_by_the_service_that_began_it() -> None:
    """The next one goes to the new service; the old one is closed once nobody waits for it."""
    second = FakeReportService(route="second")
    changeover, first = make_changeover(second)
    first.wait = asyncio.Event()
    under_way = asyncio.create_task(changeover.answer(STORY, caller=Caller()))
    await asyncio.sleep(0)
    changeover.reload()
    assert changeover.route == "second"
    await changeover.answer(STORY, caller=Caller())
    assert (len(first.stories), len(second.stories), first.closed) == (1, 1, False)
    first.wait.set()
    assert (await under_way).id == first.report.id
    await asyncio.sleep(0)
    assert (first.closed, second.closed) == (True, False)


async def test_an_idle_service_is_closed_when_its_place_is_taken() -> None:
    """Connections are let go of."""
    changeover, first = make_changeover(FakeReportService())
    changeover.reload()
    await asyncio.sleep(0)
    assert first.closed


async def test_a_configuration_that_cannot_work_leaves_the_old_one_in_force(caplog: pytest.LogCaptureFixture) -> None:
    """It says so, in the log and wherever the service is asked, until one that works is read."""
    refusal = "wirefold.toml: models.main.nam: there is no such key; did you mean name?"
    changeover, first = make_changeover(ConfigurationError(refusal), FakeReportService(route="mended"))
    changeover.reload()
    assert (changeover.route, changeover.refused_configuration) == ("first", refusal)
    assert any(refusal in each.message and each.levelno == logging.ERROR for each in caplog.records)
    await changeover.answer(STORY, caller=Caller())
    assert (len(first.stories), first.closed) == (1, False)
    changeover.reload()
    assert (changeover.route, changeover.refused_configuration) == ("mended", None)


async def test_the_service_in_force_is_the_one_that_is_watched() -> None:
    """Models that are out are probed by the configuration that is read last."""
    second = FakeReportService()
    changeover, first = make_changeover(second)
    watching = asyncio.create_task(changeover.watch())
    await asyncio.sleep(0.01)
    assert (first.watching, second.watching) == (True, False)
    changeover.reload()
    await asyncio.sleep(0.01)
    assert (first.watching, second.watching) == (False, True)
    watching.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await watching
    assert not second.watching


class FailingWatch(FakeReportService):
    """Breaks down when it is first watched."""

    watches = 0

    async def watch(self) -> None:
        """Break down once."""
        self.watches += 1
        if self.watches == 1:
            raise ZeroDivisionError("what an article said")
        await FakeReportService.watch(self)


async def test_watching_that_breaks_down_is_told_and_begun_anew(caplog: pytest.LogCaptureFixture) -> None:
    """Else a model that is out of service would never come back; the error's own words stay out of the log."""
    service = FailingWatch()
    watching = asyncio.create_task(Changeover(service, FakeReportService).watch())
    await asyncio.sleep(0.01)
    assert service.watching
    (record,) = [each for each in caplog.records if each.levelno == logging.ERROR]
    assert "ZeroDivisionError" in record.getMessage()
    assert "article" not in caplog.text
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    assert not service.watching


async def test_closing_closes_what_is_in_force() -> None:
    """And waits for those before it."""
    second = FakeReportService()
    changeover, first = make_changeover(second)
    changeover.reload()
    await changeover.aclose()
    assert (first.closed, second.closed) == (True, True)


async def test_lists_what_is_in_force() -> None:
    """Routes and models come from the service configured last."""
    second = FakeReportService(models=(), routes={"new": ()})
    changeover, first = make_changeover(second)
    assert (changeover.list_models(), changeover.list_routes()) == (first.models, first.routes)
    changeover.reload()
    assert (changeover.list_models(), changeover.list_routes()) == ((), {"new": ()})
