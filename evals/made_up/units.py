"""Whether a figure's unit stands in its evidence, by any of its names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from evals.made_up.matching import index_pieces
from evals.made_up.sources import Piece
from evals.made_up.tables import KNOWN, load_table
from evals.made_up.tokens import cut_tokens


def holds_unit(unit: str, pieces: tuple[Piece, ...]) -> bool:
    """Whether a unit stands in these pieces as whole words, by its sign, or by another name of it."""
    wanted = name_unit(unit)
    if wanted is None and not _is_unit(unit, index_pieces(pieces).languages):
        return False
    if any(_find_unit(unit).search(each.text) for each in pieces):
        return True
    index = index_pieces(pieces)
    if wanted is None:
        return all(index.holds(each.folded) for each in cut_tokens(unit) if each.kind == "word")
    return any(wanted in list_units(each) for each in pieces)


def _is_unit(unit: str, languages: tuple[str, ...]) -> bool:
    """Whether there is more to it than letters and small words that stand in any text ("on")."""
    words = [each.folded for each in cut_tokens(unit)]
    stop = load_table(languages).stop
    return any(len(word) > _SMALL or word not in stop for word in words)


@lru_cache(maxsize=1 << 9)
def _find_unit(unit: str) -> re.Pattern[str]:
    """Find a unit as whole words; digits may touch it, as in 50km."""
    before = r"(?<![^\W\d_])" if unit[0].isalpha() else ""
    after = r"(?![^\W\d_])" if unit[-1].isalpha() else ""
    return re.compile(before + re.escape(unit) + after, re.IGNORECASE)


def name_unit(unit: str) -> str | None:
    """Return the sign that a unit's name stands for; null where no table has it."""
    folded = " ".join(each.folded for each in cut_tokens(unit))
    return load_table(KNOWN).units.get(folded, _CODES.get(folded))


_SMALL: Final = 3


_CODES: Final = {"usd": "$", "us $": "$", "us dollars": "$", "eur": "€", "gbp": "£", "uah": "₴", "rub": "₽"}


@lru_cache(maxsize=1 << 12)
def list_units(piece: Piece) -> frozenset[str]:
    """Return the signs of the units that a piece names."""
    table = load_table(KNOWN)
    words = [each.folded for each in piece.tokens]
    spans = [" ".join(words[at : at + size]) for size in (1, 2) for at in range(len(words) - size + 1)]
    return frozenset(found for each in spans if (found := table.units.get(each, _CODES.get(each))))
