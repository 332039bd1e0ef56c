"""What numbers and quotations of an article tell its event from others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from service.language import Language
from service.quantities import Quantity
from service.schema.report import Number
from service.text import list_words

_DISTINCTIVE: Final = 5
"""A smaller number is shared by chance."""
_GRAM: Final = 5
_MIN_TELLING: Final = 2
"""Words of a gram that are no stop words."""


def cut_grams(quoted: str, language: Language) -> Iterator[tuple[str, ...]]:
    """Runs of quoted words, so that a cut of a quotation is known again; not those of small words alone."""
    idle = language.list("stop")
    words = list_words(quoted)
    for at in range(len(words) - _GRAM + 1):
        gram = words[at : at + _GRAM]
        if sum(word not in idle for word in gram) >= _MIN_TELLING:
            yield gram


def is_telling(quantity: Quantity, language: Language) -> bool:
    """Whether a number is hardly shared by chance: a score, or an amount that is not small and no duration."""
    if quantity.kind != "amount":
        return quantity.kind == "score"
    if isinstance(quantity.low, int) and (quantity.low or quantity.high or 0) < _DISTINCTIVE:
        return False
    return (quantity.unit or "").lower() not in language.list("duration")


def key_number(quantity: Quantity) -> tuple[Number | None, ...]:
    """What two articles have to share of a number: its value, whether it has a unit, and a score's other side."""
    number = quantity.low if quantity.low is not None else quantity.high
    return number, quantity.unit is not None, quantity.kind == "score" and quantity.high
