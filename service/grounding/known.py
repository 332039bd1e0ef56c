"""What is worked out of something when it is first asked for, and known from then on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

_KnownT = TypeVar("_KnownT")


class known(Generic[_KnownT]):  # noqa: N801 - a decorator, as `cached_property`
    """`functools.cached_property` without its lock, which costs more than most reads; Python 3.12 has none either.

    Two threads that ask at once may both work it out; they come to the same.
    """

    def __init__(self, find: Callable[[Any], _KnownT]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    def __get__(self, instance: object, owner: type) -> _KnownT:
        found = instance.__dict__[self._name] = self._find(instance)
        return found
