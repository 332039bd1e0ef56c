"""Reads a phrase that is known to be an amount, apart from the sentence that it was copied from."""

from __future__ import annotations

from service.language import Language
from service.quantities.reading import read_quantities
from service.quantities.shape import Quantity


def read_amount(phrase: str, language: Language) -> Quantity | None:
    """The first number of the phrase with its bound; None when it holds none.

    A bare "one" counts only before what is counted, so a word of that kind is put behind it.
    """
    found = read_quantities(phrase, language)
    if not found and (counted := language.list("counted")):
        found = read_quantities(f"{phrase} {min(counted)}", language)
    return found[0] if found else None
