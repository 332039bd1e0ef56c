"""Which sentences of an item's evidence bear a number, so that evidence as wide as an article bears no more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from evals.made_up.matching import index_pieces
from evals.made_up.sources import Piece, cut_sentences
from evals.made_up.tables import load_table
from evals.made_up.tokens import cut_tokens

_NARROW: Final = 2
"""Sentences up to which evidence is left as it is."""
_DECIMALS: Final = 6


@lru_cache(maxsize=1 << 11)
def split_pieces(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Split the pieces that are wide into their sentences."""
    found: list[Piece] = []
    for piece in pieces:
        sentences = cut_sentences(piece.text)
        found += [piece] if len(sentences) <= _NARROW else [replace(piece, text=each) for each in sentences]
    return tuple(found)


def narrow_pieces(pieces: tuple[Piece, ...], values: Iterable[float], words: str) -> tuple[Piece, ...]:
    """Return the sentences that tell one of these values and share the most words; all pieces where none tells one.

    Sentences that share half as many words as the best are kept too: two articles seldom tell a thing alike.
    """
    sentences = split_pieces(pieces)
    if sentences == pieces:
        return pieces
    wanted = {round(each, _DECIMALS) for each in values}
    telling = [each for each in sentences if wanted & _list_told(each)]
    shared = [_count_shared(words, each) for each in telling]
    best = max(shared, default=0)
    return tuple(each for each, share in zip(telling, shared, strict=True) if 2 * share >= best) or pieces


@lru_cache(maxsize=1 << 12)
def _list_told(piece: Piece) -> frozenset[float]:
    counted = (told for told in piece.told if told.kind not in ("article", "time"))
    return frozenset(round(value, _DECIMALS) for told in counted for value in (*told.values, *told.parts))


@lru_cache(maxsize=1 << 13)
def _count_shared(words: str, piece: Piece) -> int:
    index, stop = index_pieces((piece,)), load_table(piece.languages).stop
    content: Sequence[str] = [each.folded for each in cut_tokens(words) if each.kind == "word"]
    return sum(index.holds(each) for each in content if each not in stop)
