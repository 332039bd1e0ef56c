"""Finds what stands between quotation marks. Marks are a claim of the article's; who spoke is not decided here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from service.text import Span

_PAIRS: Final = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", '"': '"', "'": "'"}
_PARAGRAPH: Final = re.compile(r"[^\n\r\u2028\u2029]+")
_OPENING: Final = re.compile(r"[“„«»「『‘\"']")


def find_quotations(body: str) -> tuple[Span, ...]:
    """What stands between each pair of marks, without the marks, in order; inner quotations follow their outer one.

    A quotation ends with its paragraph: one that runs on opens every paragraph anew and closes only the last.
    """
    return tuple(
        span for paragraph in _PARAGRAPH.finditer(body) for span in _find_in(body, paragraph.start(), paragraph.end())
    )


def _find_in(body: str, start: int, end: int) -> Iterator[Span]:
    position = start
    while opening := _OPENING.search(body, position, end):
        at = opening.start()
        close = _find_close(body, at, end) if _opens(body, at, start) else None
        if close is None:
            position = at + 1
            continue
        yield Span(at + 1, close)
        yield from _find_in(body, at + 1, close)
        position = min(close + 1, end)


def _opens(body: str, at: int, start: int) -> bool:
    """Whether a mark can open here: not an apostrophe within or after a word."""
    before = body[at - 1] if at > start else " "
    return not before.isalnum() or body[at] in "「『«„"


def _find_close(body: str, at: int, end: int) -> int | None:
    mark = body[at]
    closers = _PAIRS[mark]
    for index in range(at + 1, end):
        if body[index] in closers and (mark not in "'‘" or not _is_apostrophe(body, index, end)):
            return index
    return None if mark in "'‘»\"" else end


def _is_apostrophe(body: str, index: int, end: int) -> bool:
    return index + 1 < end and body[index + 1].isalnum()
