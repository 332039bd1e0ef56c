"""Which bound stands at a number: "at least 23", "casi 6.000", "60 or more"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from evals.made_up.numbers import Told, is_range, read_numbers
from evals.made_up.tables import Table, load_table
from evals.made_up.tokens import Token, cut_tokens, fold_word

_REACH_BEFORE: Final = 7
_REACH_AFTER: Final = 5
_FAR: Final = 4
"""Words that may stand between a number and a bound that is still looked for."""
_SIGNS: Final = frozenset("$€£¥₴₽~-–—«»“”\"'‘’")
_DURATIVE: Final = frozenset({"over", "uber", "sur"})


@dataclass(frozen=True, slots=True)
class Bounded:
    """A number with the qualifiers that its surroundings could give it and those that they surely do."""

    told: Told
    possible: frozenset[str]
    certain: frozenset[str]
    range_end: float | None = None
    """The upper end where the number begins a range."""


@lru_cache(maxsize=1 << 13)
def read_bounds(text: str, languages: tuple[str, ...]) -> tuple[Bounded, ...]:
    """Return every number of a text with its bounds."""
    tokens, table, told = cut_tokens(text), load_table(languages), read_numbers(text, languages)
    counted = {at for each in told if each.kind == "count" for at in range(each.first, each.last)}
    plain = [_read_one(tokens, table, each, counted) for each in told]
    return tuple(_with_range(tokens, table, plain, at) for at in range(len(plain)))


def _read_one(tokens: Sequence[Token], table: Table, told: Told, counted: set[int]) -> Bounded:
    before = _window(tokens, range(told.first - 1, max(-1, told.first - 1 - _REACH_BEFORE), -1), counted)[::-1]
    after = _window(tokens, range(told.last, min(len(tokens), told.last + _REACH_AFTER)), counted)
    found = [*_match_before(before, table, after), *_match_after(after, table)]
    possible = frozenset(label for labels, _ in found for label in labels) - {"between"}
    certain = frozenset(label for labels, sure in found if sure for label in labels) - {"between"}
    return Bounded(told, possible, certain)


def _window(tokens: Sequence[Token], steps: Iterable[int], counted: set[int]) -> list[str]:
    words: list[str] = []
    for at in steps:
        token = tokens[at]
        if at in counted or (token.kind == "mark" and token.folded not in _SIGNS):
            break
        if token.kind != "mark":
            words.append(token.folded)
    return words


Found = tuple[frozenset[str], bool]


def _match_before(words: Sequence[str], table: Table, after: Sequence[str]) -> Iterator[Found]:
    for end, phrase, labels in _phrases_in(words, table.before):
        between = words[end:]
        if len(between) > _FAR:
            continue
        duration = phrase[0] in _DURATIVE and bool(after) and after[0] in table.durations
        doubtful = duration or (len(phrase) == 1 and phrase[0] in table.spatial)
        yield labels, not doubtful and all(word in table.filler for word in between)


def _match_after(words: Sequence[str], table: Table) -> Iterator[Found]:
    for end, phrase, labels in _phrases_in(words, table.after):
        yield labels, end == len(phrase)


def _phrases_in(
    words: Sequence[str], phrases: Mapping[tuple[str, ...], frozenset[str]]
) -> Iterator[tuple[int, tuple[str, ...], frozenset[str]]]:
    """Yield where the bounds of a window end; a longer one hides those inside it ("no more than": "more than")."""
    taken: set[int] = set()
    for size in range(4, 0, -1):
        for start in range(len(words) - size + 1):
            phrase = tuple(words[start : start + size])
            if phrase in phrases and not taken & set(range(start, start + size)):
                taken |= set(range(start, start + size))
                yield start + size, phrase, phrases[phrase]


def _with_range(tokens: Sequence[Token], table: Table, found: Sequence[Bounded], at: int) -> Bounded:
    """Add the range that a number begins or ends."""
    here = found[at]
    following = found[at + 1] if at + 1 < len(found) else None
    previous = found[at - 1] if at else None
    starts = following is not None and is_range(tokens, here.told, following.told, table)
    ends = previous is not None and is_range(tokens, previous.told, here.told, table)
    first = here.told.first if starts else previous.told.first if ends and previous else None
    if first is None:
        return here
    opened = {"between"} if any(_opens(tokens, table, first, step) for step in (1, 2)) else set()
    middle = tokens[here.told.last if starts else here.told.first - 1].folded
    if middle in _AND and not opened:
        return here
    end = following.told.values[-1] if starts and following else None
    return Bounded(here.told, here.possible | {"between"}, here.certain | opened, end)


def _opens(tokens: Sequence[Token], table: Table, first: int, step: int) -> bool:
    """Whether a word that only opens ranges ("between", never "from") stands this far before a number."""
    if first < step or tokens[first - step].folded not in _ONLY_BETWEEN:
        return False
    return step == 1 or tokens[first - 1].folded in table.filler or tokens[first - 1].kind == "mark"


_AND: Final = frozenset(fold_word(each) for each in ("and", "y", "et", "e", "und", "і", "й", "и", "та"))
"""Words that end a range only where another opens it: "five and six" are two numbers."""
_ONLY_BETWEEN: Final = frozenset(fold_word(each) for each in ("between", "entre", "zwischen", "між", "между"))
