"""Leaks: strings that stand in a reported event and that only another event's article, or outside knowledge, has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evals.scoring.events import EventPair
from evals.scoring.words import holds_phrase


def find_leaks(pairs: Sequence[EventPair]) -> tuple[str, ...]:
    """Name every string that must not appear in an event and does, as whole words, anywhere in it."""
    return tuple(leak for pair in pairs for leak in _find_in(pair))


def _find_in(pair: EventPair) -> Iterator[str]:
    if pair.expected is None or pair.found is None:
        return
    text = "\n".join(_list_strings(pair.found.model_dump()))
    for phrase in pair.expected.must_not_appear:
        if holds_phrase(text, phrase):
            yield f"{pair.found.key}: {phrase}"


def _list_strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _list_strings(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _list_strings(each)
