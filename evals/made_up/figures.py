"""Whether a figure's numbers, bound, unit and scope stand in its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import inf
from typing import Final

from evals.made_up.bounds import read_bounds
from evals.made_up.counted import find_uncounted
from evals.made_up.finding import MadeUp, make_finding
from evals.made_up.interval import find_misfit
from evals.made_up.names import find_missing
from evals.made_up.narrowing import narrow_pieces
from evals.made_up.numbers import Told
from evals.made_up.numerals import read_numeral
from evals.made_up.sources import Piece, Sources
from evals.made_up.tables import KNOWN
from evals.made_up.units import holds_unit
from evals.made_up.wording import find_places, holds_words, is_verbatim, list_values
from service.schema.report import Figure
from service.schema.vocabulary import Caveat

_COUNTED: Final = frozenset({"count", "ordinal", "fraction"})


def check_figure(figure: Figure, pieces: tuple[Piece, ...], sources: Sources) -> Iterator[MadeUp]:
    """Yield what a figure tells and its evidence does not."""
    if not pieces:
        return
    ends = [read_value(each) for each in (figure.low, figure.high) if each is not None]
    bearing = narrow_pieces(pieces, ends, f"{figure.what} {figure.measure}")
    missing = list(_find_missing_numbers(figure, bearing))
    yield from (make_finding(figure.id, "number_not_in_evidence", _print_number(each)) for each in missing)
    fault = find_misfit(figure) or (None if missing else _find_bound_fault(figure, bearing))
    if fault:
        yield make_finding(figure.id, "bound_not_in_evidence", fault)
    yield from (make_finding(figure.id, "words_not_in_evidence", word) for word in find_uncounted(figure, sources))
    if figure.unit and not holds_unit(figure.unit, pieces):
        yield make_finding(figure.id, "unit_not_in_evidence", figure.unit)
    if not _holds_amount(figure, pieces):
        yield make_finding(figure.id, "words_not_in_evidence", figure.text)
    if figure.scope and Caveat.UNCHECKED_TRANSLATION not in figure.caveats and _shares_language(pieces, sources):
        lacking = find_missing(figure.scope, pieces, sources, loosely=True)
        if lacking:
            yield make_finding(figure.id, "name_not_in_evidence", f"{figure.scope}: {' '.join(lacking)}")


def _shares_language(pieces: Sequence[Piece], sources: Sources) -> bool:
    return any(set(each.languages) & set(sources.languages) for each in pieces)


def _find_missing_numbers(figure: Figure, pieces: Sequence[Piece]) -> Iterator[float]:
    values = list_values(pieces, kinds=_COUNTED)
    for each in dict.fromkeys((figure.low, figure.high, figure.of)):
        if each is not None and read_value(each) not in values and not _is_bare_one(each, figure, pieces):
            yield each


def read_value(number: float) -> float:
    """Return a figure's number as the reader of numbers rounds it: infinite where it has hundreds of digits."""
    return round(float(number), _DECIMALS) if abs(number) < _READABLE else inf


def _print_number(number: float) -> str:
    return f"{number:,}" if abs(number) < _READABLE else "a number of hundreds of digits"


_DECIMALS: Final = 6
_READABLE: Final = 1e300
"""What a floating-point number can hold, and no article tells."""


def _is_bare_one(number: float, figure: Figure, pieces: Sequence[Piece]) -> bool:
    """Whether a 1 is told without a number: "a woman", "загинув охоронець"."""
    counts = any(each.kind == "count" for piece in pieces[:1] for each in _told(figure.text, piece))
    return number == 1 and not counts and is_verbatim(figure.text, pieces)


def _told(text: str, piece: Piece) -> tuple[Told, ...]:
    return tuple(each.told for each in read_bounds(text, piece.languages))


def _find_bound_fault(figure: Figure, pieces: Sequence[Piece]) -> str | None:
    if any(each.languages == KNOWN for each in pieces):
        return None
    if figure.qualifier == "between":
        return None if _holds_range(figure, pieces) else "between"
    number = figure.low if figure.low is not None else figure.high
    places = find_places({read_value(number)}, pieces) if number is not None else []
    if figure.qualifier == "exact":
        certain = frozenset[str]().union(*(sure for _, sure in places))
        return f"exact for {'/'.join(sorted(certain))}" if places and all(sure for _, sure in places) else None
    return None if any(figure.qualifier in possible for possible, _ in places) else figure.qualifier


def _holds_range(figure: Figure, pieces: Sequence[Piece]) -> bool:
    return any(
        figure.low in each.told.values and each.range_end == figure.high
        for piece in pieces
        for each in read_bounds(piece.text, piece.languages)
    )


def _holds_amount(figure: Figure, pieces: Sequence[Piece]) -> bool:
    """Whether the amount is printed; a bare numeral of the figure's own value may stand for a number word."""
    if holds_words(figure.text, pieces):
        return True
    wanted = {read_value(each) for each in (figure.low, figure.high) if each is not None}
    return _NUMERAL.fullmatch(figure.text) is not None and bool(wanted & set(read_numeral(figure.text)))


_NUMERAL: Final = re.compile(r"\d[\d.,]*")
