"""Walks a parsed payload, and finds what no field may hold: NUL, lone surrogates, NaN, infinity, deep nesting."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from service.errors import Problem, TooLarge

MAX_PROBLEMS: Final = 20
MAX_VALUES: Final = 100_000
"""Strings, numbers, lists and objects in one payload: two hundred articles with five hundred values each."""
MAX_DEPTH: Final = 32

_SHOWN_KEY: Final = 40


class Place(NamedTuple):  # made a hundred thousand times: a frozen dataclass takes four times as long
    """One value of a payload, and where it stands."""

    path: str
    key: str
    """Its own key as sent; empty in a list."""
    value: object
    depth: int


def walk_payload(payload: object) -> Iterator[Place]:
    """Walk every value in the order sent, down to `MAX_DEPTH`. Raises `TooLarge` after `MAX_VALUES`."""
    stack: list[Iterator[Place]] = [iter((Place("", "", payload, 0),))]
    seen = 0
    while stack:
        place = next(stack[-1], None)
        if place is None:
            stack.pop()
            continue
        seen += 1
        if seen > MAX_VALUES:
            raise TooLarge(Problem("", f"send at most {MAX_VALUES:,} values in all; shorten meta"))
        yield place
        if place.depth < MAX_DEPTH:
            stack.append(_list_members(place))


def _list_members(place: Place) -> Iterator[Place]:
    depth = place.depth + 1
    if isinstance(place.value, dict):
        for key, value in place.value.items():
            yield Place(join_path(place.path, key), key, value, depth)
    elif isinstance(place.value, list):
        for index, value in enumerate(place.value):
            yield Place(f"{place.path}.{index}", "", value, depth)


def join_path(path: str, key: str) -> str:
    """Make a dotted path one key longer; a caller's key is shown printable and at most 40 characters long."""
    shown = key if key.isprintable() else "".join(each if each.isprintable() else "?" for each in key[:_SHOWN_KEY])
    shown = shown[:_SHOWN_KEY] + "…" if len(key) > _SHOWN_KEY else shown
    return f"{path}.{shown}" if path else shown


def find_bad_values(payload: object) -> tuple[Problem, ...]:
    """Find the first problems with values and keys, wherever they stand, meta too."""
    judged = ((place.path, _judge(place)) for place in walk_payload(payload))
    return tuple(islice((Problem(path, remedy) for path, remedy in judged if remedy), MAX_PROBLEMS))


def _judge(place: Place) -> str | None:
    value = place.value
    if isinstance(value, str):
        return _judge_text(value) or _judge_text(place.key)
    if isinstance(value, float) and not math.isfinite(value):
        return "give a finite number, or null: NaN, Infinity and numbers beyond 1e308 are not taken"
    if isinstance(value, (dict, list)) and place.depth == MAX_DEPTH:
        return f"nest lists and objects at most {MAX_DEPTH} deep"
    return _judge_text(place.key)


def _judge_text(text: str) -> str | None:
    if "\x00" in text:
        return "remove the NUL characters"
    if text.isascii():
        return None
    try:
        text.encode()
    except UnicodeEncodeError:
        return "replace the lone surrogates (half of a pair such as \\ud83d\\ude00): they stand for no character"
    return None
