"""Sentences of a body, as spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sentencex import get_sentence_boundaries

from service.text.characters import WORD
from service.text.span import Span

MAX_RUN: Final = 1_000
"""Longest sentence in code points; a longer one is cut at white space."""

_WINDOW: Final = 4_000
"""How much of a line is cut at once: what cuts sentences takes quadratic time on long lines beyond ASCII."""

_WIDE_SPACE: Final = re.compile(r"[^\S\x00-\x7f]")
"""Spaces beyond ASCII: sentencex 1.0.32 panics at "A\u00a0."; a plain one in its place moves no offset."""
_BULLET: Final = re.compile(r"(?:[•●▪◦‣·*>]+|-)\s+(?=\S)")
"""What marks an entry of a list, or parts a dateline from its sentence: no part of the sentence behind it."""
_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def split_sentences(body: str, language: str) -> tuple[tuple[Span, ...], ...]:
    """The sentences of each line of a body, trimmed: line breaks first, then sentences, then white space in long runs.

    Boundaries within a line are sentencex's (https://github.com/wikimedia/sentencex).
    """
    lines = (_split_line(body, line.start(), line.end(), language) for line in _LINE.finditer(body))
    return tuple(spans for spans in lines if spans)


def _split_line(body: str, start: int, end: int, language: str) -> tuple[Span, ...]:
    pieces: list[Span] = []
    for found in _find_boundaries(_WIDE_SPACE.sub(" ", body[start:end]), language):
        piece = _trim(body, start + found.start, start + found.end)
        if piece is None:
            continue
        if pieces and not WORD.search(body, piece.start, piece.end):
            pieces[-1] = Span(pieces[-1].start, piece.end)
        else:
            pieces.append(piece)
    if end - start <= MAX_RUN:
        return tuple(pieces)
    return tuple(part for piece in pieces for part in _cut_run(body, piece))


def _find_boundaries(line: str, language: str) -> Iterator[Span]:
    start = 0
    while start < len(line):
        end = min(start + _WINDOW, len(line))
        found = [
            Span(start + each["start_index"], start + each["end_index"])
            for each in get_sentence_boundaries(language, line[start:end])
        ]
        # The last of a window may run on: the next window begins with it.
        kept = found[:-1] if end < len(line) and len(found) > 1 else found
        yield from kept
        start = max(kept[-1].end, start + 1) if kept else end


def _trim(body: str, start: int, end: int) -> Span | None:
    text = body[start:end]
    stripped = text.strip()
    if not stripped:
        return None
    left = start + len(text) - len(text.lstrip())
    bullet = _BULLET.match(body, left, left + len(stripped))
    return Span(bullet.end() if bullet else left, left + len(stripped))


def _cut_run(body: str, piece: Span) -> Iterator[Span]:
    start = piece.start
    while piece.end - start > MAX_RUN:
        cut = next((i for i in range(start + MAX_RUN, start, -1) if body[i].isspace()), start + MAX_RUN)
        part = _trim(body, start, cut)
        if part:
            yield part
        start = cut
    rest = _trim(body, start, piece.end)
    if rest:
        yield rest
