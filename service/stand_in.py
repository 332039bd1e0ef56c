"""The embedded model in place of the models of a route: what they have not read of a story when it is due."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from service.errors import TimedOut
from service.ports import Engine, Ledger, Reader
from service.prepare import Slice
from service.reading import Done, OffLoop, Reading, ground_articles
from service.reporting import Read
from service.support import follow_fullest

SHARE: Final = 0.8
"""Share of what is kept back of a deadline that its reading may take; the rest is to reconcile and answer."""


@dataclass(slots=True)
class StandIn:
    """The stand-in of one story's engine, if it has one."""

    engine: Engine
    off_loop: OffLoop
    _shared: asyncio.Task[tuple[Done, Ledger]] | None = field(default=None, init=False)

    async def fill_in(self, reading: Reading, ledger: Ledger, *, late_s: float | None) -> tuple[Done, ...]:
        """Every call, and where some gave no draft, one more by the stand-in of all that they were to read.

        Of a late report, which has to be told within `late_s` seconds, what that has not read in time either stays
        unread. Raises `TimedOut` when that is all.
        """
        done, late = reading.collect(), self._list_late(reading)
        unread = tuple(piece for each in done if each.grounded is None for piece in each.read.slices)
        if self.engine.stand_in is None or not unread:
            return done
        try:
            async with asyncio.timeout(None if late_s is None else late_s * SHARE):
                read, asked = await self._share(self.engine.stand_in, unread, reading)
        except TimeoutError:
            if all(each.grounded is None for each in done):
                raise TimedOut("the deadline passed before the articles were read") from None
            return done
        ledger.take_in(asked)
        ledger.degrade()
        for name in late:
            ledger.pass_over(name, TimedOut.outcome)
        return (*(each for each in done if each.grounded), read)

    def cancel(self) -> None:
        """End what is read for all who wait: nobody does any more, or it has been read."""
        if self._shared is not None:
            self._shared.cancel()

    async def _share(self, reader: Reader, unread: tuple[Slice, ...], reading: Reading) -> tuple[Done, Ledger]:
        """Once every call has ended, what is unread is the same for all who wait, and is read once."""
        if reading.is_under_way:
            return await self._read(reader, unread, reading)
        if self._shared is None:
            self._shared = asyncio.create_task(self._read(reader, unread, reading))
        return await asyncio.shield(self._shared)

    async def _read(self, reader: Reader, unread: tuple[Slice, ...], reading: Reading) -> tuple[Done, Ledger]:
        ledger = Ledger()
        draft = await reader.read(unread, reading.brief, ledger)
        articles = list({each.article.ordinal: each.article for each in unread}.values())
        followed = follow_fullest(draft, reading.origins)
        grounded, warnings = await self.off_loop(partial(ground_articles, followed, articles, reading.language))
        return Done(Read(unread, draft), grounded, warnings), ledger

    def _list_late(self, reading: Reading) -> tuple[str, ...]:
        """The models that have not answered what is under way; the last of a route with a stand-in is that one."""
        if not reading.is_under_way:
            return ()
        gone = {each.model for each in reading.ledger.passed_over}
        return tuple(each.name for each in self.engine.models[:-1] if each.name not in gone)
