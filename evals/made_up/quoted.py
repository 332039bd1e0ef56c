"""Whether words stand between quotation marks of their article, where their evidence is.

Marks are read by their surroundings, since “ opens in English and closes in German. A paragraph may open a quotation
anew that is not yet closed, and where no mark closes it, all that follows is taken as quoted: silence is preferred.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import Final

from evals.made_up.tokens import cut_tokens

_FAMILIES: Final = ('"“”„‟＂', "«»", "'‘’‚", "‹›", "「」", "『』")
_FIXED: Final = {"「": 1, "」": -1, "『": 1, "』": -1, "„": 1, "‚": 1}
_SINGLES: Final = frozenset("'‘’‚")
_MARKS: Final = "\"“”„‟＂«»'‘’‚‹›「」『』"
_TOUCH: Final = 3
"""Characters, such as a mark and a space, that may part words from the evidence that they touch."""


def is_in_marks(words: str, text: str, start: int, end: int) -> bool:
    """Whether words stand between marks at or touching `text[start:end]`; true where their place cannot be told."""
    pattern = _make_pattern(words)
    places = [match.span() for match in pattern.finditer(text)] if pattern else []
    if not places:
        return True
    near = [(i, j) for i, j in places if i <= end + _TOUCH and j >= start - _TOUCH]
    return any(min(depths[i:j]) > 0 for i, j in near for depths in _measure_depths(text))


@lru_cache(maxsize=1 << 10)
def _make_pattern(words: str) -> re.Pattern[str] | None:
    """Find words whatever the style of marks, dashes and white space, without the marks around them."""
    bare = words.strip().strip(_MARKS + ".,!?…").strip()
    tokens = cut_tokens(bare)
    if not tokens:
        return None
    parts = [re.escape(bare[each.start : each.end]) for each in tokens if each.kind != "mark"]
    return re.compile(r"[\W_]*?".join(re.sub("['’ʼ`‘]", "['’ʼ`‘]", part) for part in parts)) if parts else None


@lru_cache(maxsize=1 << 8)
def _measure_depths(text: str) -> tuple[tuple[int, ...], ...]:
    """Return, for each family of marks that a text has, how many quotations are open at each of its characters."""
    families = [family for family in _FAMILIES if any(mark in text for mark in family)]
    return tuple(_measure(text, family) for family in families)


def _measure(text: str, family: str) -> tuple[int, ...]:
    steps = [0] * len(text)
    depth = 0
    for at in (each.start() for each in re.finditer("[" + family + "]", text)):
        step = _read_mark(text, at, depth)
        if step > 0 and depth and _begins_paragraph(text, at):
            continue
        step = max(step, -depth)
        depth += step
        steps[at] = step
    return tuple(accumulate(steps))


def _read_mark(text: str, at: int, depth: int) -> int:
    """Return 1 for a mark that opens, -1 for one that closes, 0 for an apostrophe."""
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if mark in _FIXED:
        return _FIXED[mark]
    opens = _parts(before) and _begins(after)
    if mark in _SINGLES:
        return _read_single(text, at, opens=opens)
    if mark in "«»" and not before.strip() and not after.strip():
        return 1 if mark == "«" else -1
    touching = bool(before.strip()) and after.isalnum()
    return 1 if opens or (touching and not depth) else -1


def _begins(after: str) -> bool:
    return bool(after) and (after.isalnum() or after in "¿¡…([-–—$€£#@" + _MARKS)


def _parts(before: str) -> bool:
    return not before or before.isspace() or before in "([{—–-:/" + _MARKS


def _read_single(text: str, at: int, *, opens: bool) -> int:
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if opens and mark != "’" and after.isalnum():
        return 1
    if after.isalnum() or not before.strip():
        return 0
    return 0 if before == "s" and re.match(r"\s[a-z]", text[at + 1 : at + 3]) else -1


def _begins_paragraph(text: str, at: int) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return not line.strip(_MARKS + " \t\u00a0–—-")
