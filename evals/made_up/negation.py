"""Whether a claim denies what its evidence affirms, or the reverse. It prefers silence to a false alarm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from evals.made_up.matching import is_kin
from evals.made_up.narrowing import split_pieces
from evals.made_up.sources import Piece
from evals.made_up.tables import Table, load_table
from evals.made_up.tokens import Token, cut_tokens

_REACH: Final = 3
_MOST: Final = 0.6
"""Share of a claim's content words that a piece has to hold to be judged."""


def find_flipped_negation(text: str, pieces: tuple[Piece, ...], languages: tuple[str, ...]) -> str | None:
    """Return the word that the claim negates and no piece does, or that every piece negates and the claim does not."""
    table = load_table(languages)
    judged = [each for each in split_pieces(pieces) if not each.context and _holds_most(text, each, table)]
    if not judged or any(set(each.languages) != set(languages) for each in judged):
        return None
    tokens = cut_tokens(text)
    negated = _negated_words(tokens, table)
    if negated:
        sentences = split_pieces(pieces)
        return next((word for word in negated if not _is_denied(word, sentences, judged, table)), None)
    if _has(tokens, table.negation | table.negative):
        return None
    content = _content(tokens, table)
    flipped = [_flips(each, content, table) for each in judged]
    return flipped[0] if flipped and all(flipped) else None


def _is_denied(word: str, sentences: Sequence[Piece], judged: Sequence[Piece], table: Table) -> bool:
    """Whether a sentence that the claim is judged by, or one that has the word, denies anything."""
    having = (each for each in sentences if any(is_kin(word, it.folded, inflects=table.inflects) for it in each.tokens))
    return any(_denies(each, table) for each in (*judged, *having))


def _denies(piece: Piece, table: Table) -> bool:
    return _has(piece.tokens, table.negation | table.negative)


def _has(tokens: Sequence[Token], words: frozenset[str]) -> bool:
    return any(token.folded in words for token in tokens)


def _content(tokens: Sequence[Token], table: Table) -> tuple[str, ...]:
    return tuple(each.folded for each in tokens if each.kind == "word" and each.folded not in table.stop)


def _holds_most(text: str, piece: Piece, table: Table) -> bool:
    wanted = _content(cut_tokens(text), table)
    held = sum(any(is_kin(word, each.folded, inflects=table.inflects) for each in piece.tokens) for word in wanted)
    return bool(wanted) and held >= _MOST * len(wanted)


def _negated_words(tokens: Sequence[Token], table: Table) -> tuple[str, ...]:
    return tuple(word for _, word in _negations(tokens, table))


def _negations(tokens: Sequence[Token], table: Table) -> Iterator[tuple[int, str]]:
    """Yield each negation's place and the next content word of its clause: what it denies."""
    for at, token in enumerate(tokens):
        if token.folded not in table.negation or (at + 1 < len(tokens) and tokens[at + 1].folded in _ONLY):
            continue
        if _opens_bound(tokens, at, table):
            continue
        for following in tokens[at + 1 : at + 1 + _REACH + 1]:
            if following.kind == "mark":
                break
            if following.folded not in table.stop:
                yield at, following.folded
                break


def _opens_bound(tokens: Sequence[Token], at: int, table: Table) -> bool:
    """Whether a negation begins a bound: "no fewer than"."""
    spans = (tuple(each.folded for each in tokens[at : at + size]) for size in (2, 3, 4))
    return any(span in table.before for span in spans)


_ONLY: Final = frozenset({"only", "solo", "nur", "seulement", "apenas", "лише", "тільки", "только", "just", "longer"})


@lru_cache(maxsize=1 << 12)
def _flips_cached(text: str, content: tuple[str, ...], languages: tuple[str, ...]) -> str | None:
    table, tokens = load_table(languages), cut_tokens(text)
    negations = tuple(_negations(tokens, table))
    for place, word in negations:
        same = [at for at, each in enumerate(tokens) if is_kin(word, each.folded, inflects=table.inflects)]
        denied = all(any(at - _REACH - 1 <= other < at for other, _ in negations) for at in same)
        if denied and place >= 0 and any(is_kin(word, each, inflects=table.inflects) for each in content):
            return word
    return None


def _flips(piece: Piece, content: tuple[str, ...], table: Table) -> str | None:
    del table
    return _flips_cached(piece.text, content, piece.languages)
