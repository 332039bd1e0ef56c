"""Which slices go into which call: as much as the model takes in, and as much as it can answer in time.

The plan follows from the articles and the model alone, not from the order in which articles were sent or read before.
Slices go together whose content hashes begin alike, and a group that is too much for one call is halved by the next
bit. So an article more or less changes the one call that it falls into, and all others stay as they were.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from service.ports import Capacity
from service.prepare import Slice, cut_slice, weigh_slice

TOKENS_PER_ITEM: Final = 110
"""Output for one figure, claim or quote, with its share of actors, places and events: the real draft in tests/samples
has 78 of them and comes to 8,767 tokens by the vocabulary that `service.tokens` names (2026-11-27)."""

ITEMS_PER_TOKEN: Final = 0.03
"""Figures, claims and quotes that a token of an article gives rise to: in the same draft 116 rest on one of five
articles, which have 3,348 tokens together; addresses make that a sixth less."""

WRITING_TOKENS: Final = 400
"""Output for a title and five sentences with the ids they rest on: 12 of these take 1,020 tokens in the same draft."""

LATENCY_S: Final = 1.5
"""Until a model begins to answer. An assumption; `output_tokens_per_s` as measured holds it already."""

PLANNED_SHARE: Final = 0.8
"""Of the time there is, so much is planned for: models are slower at times, and calls that are sized to take all of it
would all be late together."""

LEAST_ITEMS: Final = 8
"""A call is asked for so many at least, however slow its model."""

SHORTEST_CUT_TOKENS: Final = 3_000
"""An article up to here, some 10,000 characters of English, is not cut to gain time: the most newsworthy items of a
whole tell more than those of two halves."""

CALLS_AT_ONCE: Final = 32
"""So many calls of one story run at a time."""

THINNINGS: Final = (1, 2, 4, 8, 16, 32, 64, 128)
"""Where the calls would not run at once, one item is asked for where there would be so many."""

_HASH_BITS: Final = 64


@dataclass(frozen=True, slots=True)
class Call:
    """What one call reads."""

    slices: tuple[Slice, ...]
    hashes: tuple[str, ...]
    """Of what is shown of each slice, in the same order: `hash_slice`."""
    max_items: int
    """Figures, claims and quotes that it may answer with."""
    tokens: int = 0
    """Of its slices in the prompt."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one call can hold."""

    input_tokens: int
    max_items: int
    """As many as the model can answer in time, and no more than the story asks for."""
    wanted_items: int
    """As many as the story asks for."""
    items_per_token: float = ITEMS_PER_TOKEN

    def hold(self, tokens: int) -> bool:
        """Whether slices of so many tokens together fit."""
        items = min(self.wanted_items, tokens * self.items_per_token)
        return tokens <= self.input_tokens and items <= self.max_items

    @property
    def cut_tokens(self) -> int:
        """Longest slice: what the model takes in, and what it can answer in time unless that is very little."""
        if self.max_items >= self.wanted_items:
            return self.input_tokens
        return min(self.input_tokens, max(SHORTEST_CUT_TOKENS, int(self.max_items / self.items_per_token)))


@dataclass(frozen=True, slots=True)
class _Piece:
    slice: Slice
    tokens: int
    digest: str

    def bit(self, depth: int) -> int:
        return int(self.digest[depth // 4], 16) >> (3 - depth % 4) & 1


def plan_calls(
    slices: Sequence[Slice], capacity: Capacity | None, *, max_items: int, time_s: float
) -> tuple[Call, ...]:
    """One call for the whole story where it fits, else several.

    `time_s` is what there is for reading and, with several calls, writing.
    """
    whole = [_weigh(each) for each in slices]
    if not whole:
        return ()
    if capacity is None:
        return (_call(whole, max_items),)
    alone = find_bounds(capacity, max_items=max_items, time_s=time_s - LATENCY_S)
    if alone.hold(sum(each.tokens for each in whole)):
        return (_call(whole, alone.max_items),)
    writing_s = WRITING_TOKENS / capacity.output_tokens_per_s + LATENCY_S
    return _plan_several(whole, find_bounds(capacity, max_items=max_items, time_s=time_s - LATENCY_S - writing_s))


def find_bounds(capacity: Capacity, *, max_items: int, time_s: float) -> Bounds:
    """What a call of this model can hold that has so many seconds to answer."""
    in_time = capacity.output_tokens_per_s * PLANNED_SHARE * max(0.0, min(time_s, capacity.timeout_s))
    output_tokens = min(capacity.max_output_tokens, in_time)
    return Bounds(
        input_tokens=max(1, capacity.context_tokens - capacity.max_output_tokens - capacity.overhead_tokens),
        max_items=min(max_items, max(LEAST_ITEMS, int(output_tokens / TOKENS_PER_ITEM))),
        wanted_items=max_items,
    )


def _plan_several(whole: Sequence[_Piece], bounds: Bounds) -> tuple[Call, ...]:
    """The densest plan whose calls run at once, or the thinnest where none does."""
    packed: list[list[_Piece]] = []
    items = sum(each.tokens for each in whole) * ITEMS_PER_TOKEN
    for thinning in THINNINGS:
        if items / thinning > CALLS_AT_ONCE * bounds.max_items and thinning != THINNINGS[-1]:
            continue
        thinned = replace(bounds, items_per_token=ITEMS_PER_TOKEN / thinning)
        packed = list(_pack([piece for each in whole for piece in _cut(each, thinned)], thinned))
        if len(packed) <= CALLS_AT_ONCE:
            break
    return tuple(_call(pieces, bounds.max_items) for pieces in sorted(packed, key=_find_place))


def _call(pieces: Sequence[_Piece], max_items: int) -> Call:
    slices, hashes = tuple(each.slice for each in pieces), tuple(each.digest for each in pieces)
    return Call(slices, hashes, max_items, sum(each.tokens for each in pieces))


def _weigh(piece: Slice) -> _Piece:
    return _Piece(piece, weigh_slice(piece), hash_slice(piece))


def _cut(whole: _Piece, bounds: Bounds) -> list[_Piece]:
    if whole.tokens <= bounds.cut_tokens:
        return [whole]
    return [_weigh(each) for each in cut_slice(whole.slice, bounds.cut_tokens)]


def _pack(pieces: Sequence[_Piece], bounds: Bounds, depth: int = 0) -> Iterator[list[_Piece]]:
    if len(pieces) == 1 or bounds.hold(sum(each.tokens for each in pieces)):
        yield list(pieces)
    elif depth == _HASH_BITS:  # equal slices, which no bit tells apart
        yield from ([each] for each in pieces)
    else:
        for side in (0, 1):
            half = [each for each in pieces if each.bit(depth) == side]
            yield from _pack(half, bounds, depth + 1) if half else ()


def _find_place(pieces: Sequence[_Piece]) -> tuple[int, int]:
    """Where a call's first slice stands in the story."""
    first = pieces[0].slice
    return int(first.article.ordinal[1:]), first.sentences[-1].start


def hash_slice(piece: Slice) -> str:
    """SHA-256 of all that a prompt shows of a slice, its article's ordinal aside."""
    article = piece.article
    published = article.published_at.isoformat() if article.published_at else ""
    shown = [f"{each.address.partition(':')[2]} {each.text}" for each in piece.sentences]
    return hashlib.sha256("\0".join([article.language.code, published, *shown]).encode()).hexdigest()
