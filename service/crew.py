"""Long computations in processes beside the event loop. Satisfies `service.ports.Crew`."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Final, TypeVar

from service.languages import load_languages
from service.languages.detection import Languages

IN_THREAD_CHARACTERS: Final = 50_000
"""Stories up to here are worked on in a thread: the way to another process and back takes longer than they gain. The
interpreter lets the event loop have its turn every five milliseconds."""
WORKERS: Final = 2

_DoneT = TypeVar("_DoneT")


class ProcessCrew:
    """Worker processes, started with the first long story and kept until closed.

    They are spawned and never forked: a fork of a process with threads inherits locks that nobody opens any more.
    """

    def __init__(self, *, workers: int = WORKERS, in_thread_characters: int = IN_THREAD_CHARACTERS) -> None:
        self._workers = workers
        self._in_thread_characters = in_thread_characters
        self._pool: ProcessPoolExecutor | None = None

    @property
    def is_started(self) -> bool:
        """Whether there are worker processes."""
        return self._pool is not None

    async def run(self, work: Callable[[], _DoneT], *, characters: int) -> _DoneT:
        """What the work makes: in a thread for a short story, in a worker for a long one.

        A worker that died is replaced and its work done once more; raises `BrokenProcessPool` when that one dies too.
        """
        if characters <= self._in_thread_characters:
            return await asyncio.to_thread(work)
        pool = self._open()
        try:
            return await _hand_over(pool, work)
        except BrokenProcessPool:
            self._let_go(pool)
            return await _hand_over(self._open(), work)

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"), initializer=begin_work)
        return self._pool

    def _let_go(self, broken: ProcessPoolExecutor) -> None:
        """All that it was doing breaks at once: only the first to hear of it may put another in its place."""
        if self._pool is broken:
            self._pool = None
            broken.shutdown(wait=False, cancel_futures=True)

    async def aclose(self) -> None:
        """End the workers; work that has not begun is dropped."""
        pool, self._pool = self._pool, None
        if pool is not None:
            await asyncio.to_thread(pool.shutdown, cancel_futures=True)


async def _hand_over(pool: ProcessPoolExecutor, work: Callable[[], _DoneT]) -> _DoneT:
    return await asyncio.get_running_loop().run_in_executor(pool, work)


def begin_work() -> None:
    """What a new worker does first: it ends with the process that it works for, and with nothing else.

    An interrupt from a terminal reaches the workers too, and the stories under way are still to be finished.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    warm_up()


def _end_with_parent() -> None:
    """A process that is killed tells nobody, and its workers would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def warm_up() -> None:
    """Load in a new worker what every story needs, before its first one."""
    load_languages()
    Languages().detect("So that the detector is loaded.")
    # Imported here, so that the service itself does not load them through this module.
    import service.composing  # noqa: PLC0415
    import service.lexical  # noqa: F401, PLC0415
