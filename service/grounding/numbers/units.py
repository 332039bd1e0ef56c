"""The unit of a number: printed beside it, or beside another number of its sentence that it shares it with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from service.grounding.index import Citation
from service.grounding.printed import MARK, find_beginning
from service.language import Language
from service.quantities import Quantity
from service.schema.draft import DraftFigure
from service.text import list_words, stem_words

_LONGEST: Final = 3
"""Words of a unit behind its number at most: Hong Kong dollars."""


def has_unit(quantity: Quantity, drafted: DraftFigure, citation: Citation) -> bool:
    """Whether money is printed with a currency, and a percentage with its sign, word or fraction.

    A currency that no table knows is one where the article prints the word that the model calls the unit.
    """
    language = citation.language
    if drafted.measure not in ("money", "percentage") or not language.has_tables:
        return True
    unit = find_unit(quantity, drafted, citation)
    if unit is None:
        return False
    if drafted.measure == "money":
        return _is_currency(unit, language) or _is_same(unit, drafted.unit, language)
    return unit.casefold() in language.lists("percent", "percent_point") or unit.casefold() in language.fractions


def _is_currency(unit: str, language: Language) -> bool:
    """Whether it is a known currency, or one of some country: Canadian dollars."""
    lower = unit.casefold()
    return not language.list("currency").isdisjoint((lower, lower.split()[-1]))


def find_unit(quantity: Quantity, drafted: DraftFigure, citation: Citation) -> str | None:
    """The unit as printed: the number's own, or the word behind it that the model calls the unit.

    A bare number of money or percent has that of another in its sentence: "800,000 and 600,000 crowns".
    """
    own = _find_behind(quantity, drafted.unit, citation) or quantity.unit
    if own is not None or drafted.measure not in ("money", "percentage") or not _is_bare(quantity, citation):
        return own
    return next(_list_shared(quantity, drafted, citation), None)


def _find_behind(quantity: Quantity, drafted: str, citation: Citation) -> str | None:
    """The words behind the number that the model calls its unit, or a currency behind its country's name."""
    first = find_beginning(citation.words, quantity.end)
    words = list(citation.words[first : first + 1 + _LONGEST])
    if words and words[0].lower in citation.language.list("unit_link"):
        del words[0]
    for length in range(1, min(len(words), _LONGEST) + 1):
        printed = citation.text[words[0].start : words[length - 1].end]
        names_country = length > 1 and all(each.capital for each in words[: length - 1])
        is_currency = names_country and _is_currency(printed, citation.language)
        if not MARK.search(printed) and (is_currency or (drafted and _is_same(printed, drafted, citation.language))):
            return printed
    return None


def _is_bare(quantity: Quantity, citation: Citation) -> bool:
    """Whether no word behind the number could be what it counts: a mark follows, a stop word, or the end."""
    behind = next(iter(citation.words[find_beginning(citation.words, quantity.end) :]), None)
    if behind is None or behind.idle:
        return True
    return bool(citation.text[quantity.end : behind.start].strip(" \u00a0-‐‑"))


def _list_shared(quantity: Quantity, drafted: DraftFigure, citation: Citation) -> Iterator[str]:
    language = citation.language
    known = language.list("currency" if drafted.measure == "money" else "percent")
    for other in citation.quantities:
        unit = _find_behind(other, drafted.unit, citation) or other.unit
        if other is quantity or unit is None:
            continue
        if _is_same(unit, drafted.unit, language) or (not drafted.unit and unit.casefold() in known):
            yield unit


def _is_same(printed: str, drafted: str, language: Language) -> bool:
    """Whether two units are one: the same sign, or the same word whatever its ending."""
    if printed.casefold() == drafted.strip().casefold():
        return True
    stems = stem_words(list_words(drafted), language)
    return bool(stems) and stems == stem_words(list_words(printed), language)
