"""Finds where a vaguer telling belongs: with the only sharper one that it fits, else by itself."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

_KeyT = TypeVar("_KeyT")


def find_homes(
    keys: Iterable[_KeyT],
    *,
    sharpness: Callable[[_KeyT], Any],
    fits: Callable[[_KeyT, _KeyT], bool],
    near: Callable[[_KeyT], Sequence[_KeyT]] | None = None,
) -> dict[_KeyT, _KeyT]:
    """For every key the one that it is told with: itself, unless exactly one sharper home fits it.

    `sharpness` has to put all keys in one order, so that none depends on the order in which they came; `fits` is asked
    of a vaguer key and a sharper one; `near` narrows the keys that are asked.
    """
    homes: dict[_KeyT, _KeyT] = {}
    for key in sorted(set(keys), key=sharpness, reverse=True):
        known = homes if near is None else [each for each in near(key) if each in homes]
        fitting = {homes[each] for each in known if fits(key, each)}
        homes[key] = fitting.pop() if len(fitting) == 1 else key
    return homes


def find_identities(
    stated: Mapping[str, Hashable],
    tellings: Mapping[str, _KeyT],
    *,
    sharpness: Callable[[_KeyT], Any],
    fits: Callable[[_KeyT, _KeyT], bool],
) -> dict[str, Hashable]:
    """By id what each item is one with: what it states, and its home among the tellings of the same."""
    groups: dict[Hashable, set[_KeyT]] = {}
    for name, statement in stated.items():
        groups.setdefault(statement, set()).add(tellings[name])
    homes = {each: find_homes(keys, sharpness=sharpness, fits=fits) for each, keys in groups.items()}
    return {name: (statement, homes[statement][tellings[name]]) for name, statement in stated.items()}
