"""Long computations leave the event loop free."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from service.crew import IN_THREAD_CHARACTERS, ProcessCrew
from service.language import Language
from service.languages import find_language, load_languages
from tests.builders import ROOT

LONG = IN_THREAD_CHARACTERS + 1


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def crew() -> AsyncIterator[ProcessCrew]:
    """One worker for all tests of this module: starting it takes a second."""
    hired = ProcessCrew(workers=1)
    yield hired
    await hired.aclose()


def whoami() -> int:
    """The process that runs this."""
    return os.getpid()


def find_code(language: Language) -> tuple[str, bool]:
    """What a language is in the process that runs this, and whether it is that process's own."""
    return language.code, language is find_language(load_languages(), language.code)


def give_back(language: Language) -> Language:
    """What was given."""
    return language


def die_once(marker: Path) -> str:
    """Kill the process that runs this, the first time."""
    if marker.exists():
        return "done"
    marker.touch()
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def die() -> None:
    """Kill the process that runs this."""
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    """Raise what a computation may raise."""
    raise ValueError("no such thing")


async def test_a_short_story_is_worked_on_in_a_thread_and_starts_nobody() -> None:
    """Up to some 50 kB; never in the thread of the event loop."""
    crew = ProcessCrew()
    assert await crew.run(whoami, characters=IN_THREAD_CHARACTERS) == os.getpid()
    assert await crew.run(threading.get_ident, characters=1) != threading.get_ident()
    assert not crew.is_started
    await crew.aclose()


@pytest.mark.asyncio(loop_scope="module")
async def test_a_long_story_is_worked_on_in_another_process(crew: ProcessCrew) -> None:
    """The same one each time, which was not forked."""
    worker = await crew.run(whoami, characters=LONG)
    assert worker != os.getpid()
    assert await crew.run(whoami, characters=LONG) == worker
    assert "--multiprocessing-fork" in psutil.Process(worker).cmdline(), "as `spawn` starts it"


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("code", ["en", "uk", "und", "tlh"])
async def test_a_language_is_found_again_where_it_arrives(crew: ProcessCrew, code: str) -> None:
    """Tables are compared by identity, and are the process's own on both sides."""
    language = find_language(load_languages(), code)
    assert await crew.run(partial(find_code, language), characters=LONG) == (code, True)
    assert await crew.run(partial(give_back, language), characters=LONG) is language


@pytest.mark.asyncio(loop_scope="module")
async def test_what_a_computation_raises_is_raised_here(crew: ProcessCrew) -> None:
    """And the worker stays."""
    with pytest.raises(ValueError, match="no such thing"):
        await crew.run(fail, characters=LONG)


@pytest.mark.asyncio(loop_scope="module")
async def test_work_whose_worker_died_is_done_once_more_by_another(crew: ProcessCrew, tmp_path: Path) -> None:
    """And no more than that; afterwards there is a worker again."""
    assert await crew.run(partial(die_once, tmp_path / "died"), characters=LONG) == "done"
    with pytest.raises(BrokenProcessPool):
        await crew.run(die, characters=LONG)
    assert await crew.run(whoami, characters=LONG) != os.getpid()


@pytest.mark.asyncio(loop_scope="module")
async def test_all_that_a_dead_worker_was_to_do_is_done_by_the_next(crew: ProcessCrew, tmp_path: Path) -> None:
    """It breaks all at once, and the new worker is not let go of by who hears of it second."""
    dying = asyncio.create_task(crew.run(partial(die_once, tmp_path / "died"), characters=LONG))
    done = await asyncio.gather(*(crew.run(whoami, characters=LONG) for _ in range(6)))
    assert await dying == "done"
    assert len(set(done)) == 1
    assert psutil.pid_exists(done[0])


@pytest.mark.asyncio(loop_scope="module")
async def test_an_interrupt_from_the_terminal_is_none_of_the_workers_business(crew: ProcessCrew) -> None:
    """It reaches them too, and the service has stories to finish."""
    worker = await crew.run(whoami, characters=LONG)
    os.kill(worker, signal.SIGINT)
    assert await crew.run(whoami, characters=LONG) == worker


SERVICE_WITH_A_WORKER = f"""
import asyncio, os
from service.crew import ProcessCrew

async def main():
    print(await ProcessCrew(workers=1).run(os.getpid, characters={LONG}), flush=True)
    await asyncio.Event().wait()

if __name__ == "__main__":
    asyncio.run(main())
"""


def test_workers_end_with_the_process_they_work_for_though_it_was_killed(tmp_path: Path) -> None:
    """Nothing of it can tell them."""
    script = tmp_path / "served.py"
    script.write_text(SERVICE_WITH_A_WORKER)
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as served:  # noqa: S603 - our own
        assert served.stdout
        worker = psutil.Process(int(served.stdout.readline()))
        served.kill()
        worker.wait(timeout=30)
