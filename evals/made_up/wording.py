"""Whether a text in a model's wording says what its evidence says: its words, its numbers with their bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import isfinite
from typing import Final

from evals.made_up.bounds import read_bounds
from evals.made_up.matching import Index, index_pieces
from evals.made_up.names import list_words
from evals.made_up.narrowing import narrow_pieces
from evals.made_up.numbers import Told, read_numbers
from evals.made_up.sources import Piece, Sources, fold_stretch, holds_stretch
from evals.made_up.tables import load_table
from evals.made_up.tokens import Token, cut_tokens
from evals.made_up.units import list_units, name_unit


def is_verbatim(text: str, pieces: Sequence[Piece]) -> bool:
    """Whether a text is a contiguous stretch of one piece, white space and print styles folded."""
    wanted = fold_stretch(text).rstrip(" .…")
    return any(holds_stretch(fold_stretch(each.text), wanted) for each in pieces)


def holds_words(words: str, pieces: Sequence[Piece]) -> bool:
    """Whether words stand in one piece as they are printed, case aside; they may touch a unit ("44" in 44km)."""
    wanted = fold_stretch(words).casefold()
    texts = [fold_stretch(each.text).casefold() for each in pieces]
    return any(holds_stretch(text, wanted) or _leads_unit(text, wanted) for text in texts)


def _leads_unit(text: str, wanted: str) -> bool:
    if not wanted or not wanted[-1].isdigit():
        return False
    return re.search(r"(?<![\w.,])" + re.escape(wanted) + r"(?=[^\W\d_])", text) is not None


def list_values(pieces: Sequence[Piece], *, kinds: frozenset[str] | None = None) -> frozenset[float]:
    """Return every value that the pieces tell, of these kinds or of all; none that is too long to be read."""
    return frozenset(
        round(value, 6)
        for piece in pieces
        for told in piece.told
        if kinds is None or told.kind in kinds
        for value in (*told.values, *told.parts)
        if isfinite(value)
    )


def find_unborne_numbers(text: str, pieces: tuple[Piece, ...], languages: tuple[str, ...]) -> Iterator[str]:
    """Yield the numbers of a text that no piece tells."""
    for told in read_numbers(text, languages):
        if told.kind in ("count", "time") and not _is_borne(
            told, list_values(narrow_pieces(pieces, told.values, text))
        ):
            yield text[told.start : told.end]


def _is_borne(told: Told, values: frozenset[float]) -> bool:
    whole = any(round(each, 6) in values for each in told.values)
    return whole or (bool(told.parts) and all(round(each, 6) in values for each in told.parts))


def find_changed_bounds(text: str, pieces: tuple[Piece, ...], languages: tuple[str, ...]) -> Iterator[str]:
    """Yield the numbers of a text whose bound is in no piece, or that every piece bounds and the text does not."""
    for bounded in read_bounds(text, languages):
        if bounded.told.kind != "count":
            continue
        bearing = narrow_pieces(pieces, bounded.told.values, text)
        places = find_places(set(bounded.told.values), bearing)
        if not places:
            continue
        printed = text[bounded.told.start : bounded.told.end]
        if bounded.certain and not any(bounded.certain & each for each, _ in places):
            yield f"{printed} with {'/'.join(sorted(bounded.certain))}"
        elif not bounded.possible and all(sure for _, sure in places):
            yield f"{printed} without {'/'.join(sorted(frozenset().union(*(sure for _, sure in places))))}"


def find_places(values: set[float], pieces: Sequence[Piece]) -> list[tuple[frozenset[str], frozenset[str]]]:
    """Return the possible and the certain bounds at each place that tells one of these values.

    Articles, ordinals and fractions count only where nothing else tells the value.
    """
    wanted = {round(each, 6) for each in values if isfinite(each)}
    found = [
        each
        for piece in pieces
        for each in read_bounds(piece.text, piece.languages)
        if wanted & {round(value, 6) for value in each.told.values}
    ]
    counted = [each for each in found if each.told.kind == "count"]
    return [(each.possible, each.certain) for each in counted or found]


def find_unborne_words(
    text: str, pieces: tuple[Piece, ...], sources: Sources, languages: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the content words of a text that its evidence holds in no form."""
    index = index_pieces(pieces)
    tokens = cut_tokens(text)
    spans = {at for told in read_numbers(text, languages) for at in range(told.first, told.last)}
    stop = load_table(languages).stop
    missing = [
        at
        for at, token in enumerate(tokens)
        if token.kind == "word" and at not in spans and token.folded not in stop and not index.holds(token.folded)
    ]
    missing = [at for at in missing if not (_is_sign(tokens[at].folded) or _is_unit(tokens, at, pieces))]
    missing = [at for at in missing if not _is_bound(tokens, at, spans, languages)]
    return tuple(
        text[tokens[at].start : tokens[at].end] for at in missing if not _completes(tokens, at, pieces, sources, index)
    )


def _is_unit(tokens: Sequence[Token], at: int, pieces: Sequence[Piece]) -> bool:
    """Whether a word names a unit, alone or with a neighbour, that a piece names too ("percent", %)."""
    names = [
        " ".join(each.folded for each in tokens[i:j]) for i, j in ((at, at + 1), (at, at + 2), (max(0, at - 1), at + 1))
    ]
    signs = {sign for name in names if (sign := name_unit(name))}
    return any(signs & list_units(piece) for piece in pieces) if signs else False


def _is_bound(tokens: Sequence[Token], at: int, numbers: set[int], languages: tuple[str, ...]) -> bool:
    """Whether a word bounds a number beside it: its meaning is compared with the number's bound, not its letters."""
    near = numbers & set(range(at - _NEAR, at + _NEAR + 1))
    return bool(near) and tokens[at].folded in load_table(languages).bound_words


_NEAR: Final = 4


def _is_sign(word: str) -> bool:
    """Whether a word is one letter: an initial, or a unit's sign."""
    return len(word) == 1


def _completes(tokens: Sequence[Token], at: int, pieces: tuple[Piece, ...], sources: Sources, index: Index) -> bool:
    """Whether a capitalised word completes a name of the evidence to a form that the same article prints."""
    if not tokens[at].capital:
        return False
    near = [tokens[other] for other in (at - 1, at + 1) if 0 <= other < len(tokens) and tokens[other].capital]
    known = {each.folded for each in near if index.holds_name(each.folded)}
    return any(
        (tokens[at].folded, other) in pairs or (other, tokens[at].folded) in pairs
        for other in known
        for pairs in (_list_pairs(sources.articles[each.article].loose_body) for each in pieces)
    )


@lru_cache(maxsize=1 << 9)
def _list_pairs(text: str) -> frozenset[tuple[str, str]]:
    words = list_words(text)
    return frozenset(pairwise(words))
