"""Finds what stands between quotation marks. Marks are a claim of the article's; who spoke is not decided here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from service.text import Span
from service.text.characters import SPACELESS, SPACELESS_CHARACTER

_CLOSERS: Final = {
    "“": "”",
    "”": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‘": "’",
    '"': '"',
    "'": "'",
}
_PARAGRAPH: Final = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_LETTER: Final = rf"[^\W_{SPACELESS}]"
_MARK: Final = re.compile(rf"[“”„«»「」『』‘’\"'](?!(?<={_LETTER}['’]){_LETTER})")
"""Apostrophes within words are none."""
_ALWAYS_OPEN: Final = frozenset("„«「『")
_SINGLE: Final = frozenset("‘'")
_MOSTLY_CLOSE: Final = frozenset("”»")
"""These open in Swedish and Danish; elsewhere they are what is left of a quotation whose beginning was lost."""
_ELISION: Final = re.compile(r"(?:tis|twas|em|n|til|till|cause|cos|bout|round|\d\ds?)\b", re.IGNORECASE)
"""What an apostrophe begins, where it could be taken for a quotation: 'tis, rock 'n' roll, the '90s."""
_PLURAL: Final = re.compile(r"(?<=s)['’] (?=[a-z])")
_MOST_OPEN: Final = 8
"""Deeper nesting is not text; the oldest mark is given up."""


def find_quotations(body: str) -> tuple[Span, ...]:
    """What stands between each pair of marks, without the marks, in order; inner quotations follow their outer one.

    A quotation ends with its paragraph: one that runs on opens every paragraph anew and closes only the last. A mark
    that is never closed, and not opened anew by the next paragraph, quotes nothing.
    """
    paragraphs = [each for each in _PARAGRAPH.finditer(body) if each.group().strip()]
    found: list[Span] = []
    for here, following in zip_longest(paragraphs, paragraphs[1:]):
        if not _MARK.search(body, here.start(), here.end()):
            continue
        anew = following.group().lstrip()[0] if following else ""
        pairs = _pair_marks(body, Span(here.start(), here.end()), anew)
        found += sorted((each for each in pairs if each.start < each.end), key=lambda each: (each.start, -each.end))
    return tuple(found)


def _pair_marks(body: str, paragraph: Span, anew: str) -> Iterator[Span]:
    marks = [each.start() for each in _MARK.finditer(body, paragraph.start, paragraph.end)]
    waiting: list[int] = []
    for number, at in enumerate(marks):
        before, after = _neighbours(body, at, paragraph)
        opened = next((each for each in reversed(waiting) if body[at] in _CLOSERS[body[each]]), None)
        if opened is not None and _closes(body, at, before, after) and not _is_possessive(body, marks, number):
            yield Span(opened + 1, at)
            waiting = [each for each in waiting if each < opened]
        elif _opens(body, at, before, after):
            waiting = [*waiting, at][-_MOST_OPEN:]
    yield from _end_open(body, waiting, paragraph, anew)


def _neighbours(body: str, at: int, paragraph: Span) -> tuple[str, str]:
    before = body[at - 1] if at > paragraph.start else " "
    after = body[at + 1] if at + 1 < paragraph.end else " "
    return before, after


def _opens(body: str, at: int, before: str, after: str) -> bool:
    mark = body[at]
    if mark in _ALWAYS_OPEN:
        return True
    if mark not in _CLOSERS or (before.isalnum() and not SPACELESS_CHARACTER.match(before)):
        return False
    if mark in _MOSTLY_CLOSE:
        return before.isspace() and after.isalnum()
    if mark in _SINGLE:
        return not after.isspace() and not _ELISION.match(body, at + 1)
    return mark == "“" or before.isspace() or not after.isspace()


def _closes(body: str, at: int, before: str, after: str) -> bool:
    match body[at]:
        case "'" | "’":  # not an apostrophe within a word, nor before one
            return not before.isspace() and (not after.isalnum() or bool(SPACELESS_CHARACTER.match(after)))
        case '"':  # not one that can only open
            return not before.isspace() or after.isspace()
        case _:
            return True


def _is_possessive(body: str, marks: Sequence[int], number: int) -> bool:
    """Whether it is the apostrophe of "workers' rights" within single marks: the one that closes is still to come."""
    if not _PLURAL.match(body, marks[number]):
        return False
    for at in marks[number + 1 :]:
        if body[at] == "‘" or (body[at] == "'" and body[at - 1].isspace()):
            return False
        if body[at] == body[marks[number]] and not body[at + 1 : at + 2].isalnum():
            return True
    return False


def _end_open(body: str, waiting: Sequence[int], paragraph: Span, anew: str) -> Iterator[Span]:
    running_on = next((at for at in reversed(waiting) if body[at] == anew), None)
    if running_on is not None:
        yield Span(running_on + 1, paragraph.end)
    for at in waiting:
        # In Russian and Ukrainian one mark may close an inner and its outer quotation.
        close = body.find("»", at, paragraph.end) if body[at] == "«" and at != running_on else -1
        if close >= 0:
            yield Span(at + 1, close)
