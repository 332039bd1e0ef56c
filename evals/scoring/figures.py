"""Figures: the number, then its bound, its scope and who says it. A near number earns nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from evals.reference import FigureReference
from evals.scoring.alignment import Pair
from evals.scoring.counts import Judgement, Verdict
from evals.scoring.items import label_pair, list_source_slots, share_articles
from evals.scoring.names import judge_names
from evals.scoring.slots import Slot, judge_equal, judge_slots
from evals.scoring.words import compare_wordings, fold, hold_same_words, share_word
from service.schema.report import Figure

Number = int | float

_RIGHT_NUMBER: Final = 100.0
_WRONG_NUMBER: Final = 1.0
_ALIKE: Final = 0.7
_WITHOUT_UNIT: Final = frozenset({"percentage"})

_UNITS: Final = {
    spelling: name
    for name, spellings in {
        "EUR": ("€", "euro", "euros", "eur"),
        "USD": ("$", "us$", "dollar", "dollars", "usd"),
        "GBP": ("£", "pound", "pounds", "gbp", "pounds sterling"),
        "%": ("%", "percent", "per cent", "prozent", "por ciento", "por cento", "pour cent"),
        "km": ("km", "kilometre", "kilometres", "kilometer", "kilometers", "kilómetros", "quilómetros", "kilomètres"),
        "m": ("m", "metre", "metres", "meter", "meters", "metros", "mètres"),
        "t": ("t", "tonne", "tonnes", "toneladas", "tonnen"),
        "ha": ("ha", "hectare", "hectares", "hectárea", "hectáreas"),
        "h": ("h", "hour", "hours", "stunde", "stunden", "hora", "horas", "heure", "heures"),
        "km/h": ("km/h", "kph", "kmh"),
        "UAH": ("uah", "hryvnia", "hryvnias", "гривень", "гривні", "грн"),
    }.items()
    for spelling in spellings
}


@dataclass(frozen=True, slots=True)
class Value:
    """The number as printed, whatever its bound: a pair for a range."""

    numbers: tuple[Number, ...]
    of: Number | None

    def __str__(self) -> str:
        """As a reader would write it."""
        shown = " to ".join(f"{each:,}" for each in self.numbers)
        return shown if self.of is None else f"{shown} of {self.of:,}"


def read_value(figure: FigureReference | Figure) -> Value:
    """Read the number off a figure: one bound where it has one, both ends of a range."""
    ends = tuple(each for each in (figure.low, figure.high) if each is not None)
    return Value(tuple(dict.fromkeys(ends)), figure.of)


def weigh_figures(expected: FigureReference, found: Figure) -> float:
    """How well two figures go together; 0 where they tell of different things."""
    same_number = read_value(expected).numbers == read_value(found).numbers
    if not _is_on_same_subject(expected, found, same_number=same_number):
        return 0.0
    return (
        (_RIGHT_NUMBER if same_number else _WRONG_NUMBER)
        + 10 * _agrees_on_scope(expected, found)
        + 5 * (expected.qualifier == found.qualifier)
        + 5 * (expected.of == found.of)
        + 3 * (judge_names(expected.attributed_to, found.attributed_to) in {None, "correct"})
        + 3 * (expected.measure == found.measure)
        + 2 * share_articles(expected.articles, found)
        + compare_wordings(expected.what, found.what)
        - expected.optional
    )


def _is_on_same_subject(expected: FigureReference, found: Figure, *, same_number: bool) -> bool:
    """Same measure, or same words; for a free count, or a number that differs, the words have to tell."""
    same_measure = expected.measure == found.measure
    if same_number:
        return (same_measure and expected.measure != "count") or share_word(expected.what, found.what)
    same_words = share_word(expected.what, found.what) and compare_wordings(expected.what, found.what) >= _ALIKE
    return same_measure and same_words


def _agrees_on_scope(expected: FigureReference, found: Figure) -> bool:
    if expected.scope is None or found.scope is None:
        return expected.scope == found.scope
    return hold_same_words(expected.scope, found.scope)


def judge_figure(pair: Pair[FigureReference, Figure]) -> Iterator[Judgement]:
    """Judge one figure by its number, measure, unit, bound, scope, source and articles."""
    expected, found = pair.expected, pair.found
    yield from judge_slots(_list_slots(expected, found), label_pair(expected, found, _show))


def _list_slots(expected: FigureReference | None, found: Figure | None) -> Iterator[Slot]:
    yield Slot("figures", "figure.value", expected and read_value(expected), found and read_value(found), _judge_value)
    yield Slot("figures", "figure.measure", expected and expected.measure, found and found.measure, judge_equal)
    yield Slot("figures", "figure.what", expected and expected.what, found and found.what, _judge_subject)
    yield Slot("figures", "figure.unit", _read_unit(expected), _read_unit(found), judge_equal)
    yield Slot(
        "qualifiers", "figure.qualifier", expected and expected.qualifier, found and found.qualifier, judge_equal
    )
    yield Slot("scopes", "figure.scope", expected and expected.scope, found and found.scope, _judge_scope)
    yield from list_source_slots(
        "figure",
        expected,
        found,
        said_by=expected.attributed_to if expected else None,
        named=found.attributed_to if found else (),
    )


def _judge_value(expected: Value, found: Value) -> Verdict:
    if expected.numbers != found.numbers:
        return "incorrect"
    return "correct" if expected.of == found.of else "partial"


def _judge_subject(expected: str, found: str) -> Verdict:
    """Right where they share a word; another wording of one measure is half right, since nobody can tell."""
    return "correct" if share_word(expected, found) or hold_same_words(expected, found) else "partial"


def _judge_scope(expected: str, found: str) -> Verdict:
    if hold_same_words(expected, found):
        return "correct"
    return "partial" if share_word(expected, found) else "incorrect"


def _read_unit(figure: FigureReference | Figure | None) -> str | None:
    if figure is None or figure.unit is None or figure.measure in _WITHOUT_UNIT:
        return None
    unit = fold(figure.unit)
    return _UNITS.get(unit, unit)


def _show(figure: FigureReference | Figure) -> str:
    return f"{figure.qualifier} {read_value(figure)} {figure.what}"
