"""A bounded place in memory for what may be needed again; nothing of it outlives the process."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

_ValueT = TypeVar("_ValueT")


class Kept(Generic[_ValueT]):
    """Values by key, bounded by number and by bytes: what was not asked for longest goes first.

    Process-local and in memory alone, since values hold articles' words.
    """

    def __init__(self, *, entries: int, size_bytes: int) -> None:
        self._entries = entries
        self._size_bytes = size_bytes
        self._values: OrderedDict[str, tuple[_ValueT, int]] = OrderedDict()
        self.held_bytes = 0

    def __len__(self) -> int:
        return len(self._values)

    def find(self, key: str) -> _ValueT | None:
        """The value, if it is still there."""
        if key not in self._values:
            return None
        self._values.move_to_end(key)
        return self._values[key][0]

    def keep(self, key: str, value: _ValueT, *, size_bytes: int) -> None:
        """Keep a value, or replace the one under its key; one that is over the bound by itself is not kept."""
        self.drop(key)
        self._values[key] = value, size_bytes
        self.held_bytes += size_bytes
        while len(self._values) > self._entries or self.held_bytes > self._size_bytes:
            self.drop(next(iter(self._values)))

    def drop(self, key: str) -> None:
        """Forget a value, if it is there."""
        _, size_bytes = self._values.pop(key, (None, 0))
        self.held_bytes -= size_bytes
