"""Reads a phrase that is known to be an amount, apart from the sentence that it was copied from."""

from __future__ import annotations

from functools import lru_cache

from service.language import Language
from service.quantities.reading import read_quantities
from service.quantities.shape import Quantity


def read_amount(phrase: str, language: Language) -> Quantity | None:
    """The first number of the phrase with its bound; None when it holds none.

    A bare "one" counts only before what is counted, and "a tenth" before "of": a word of that kind is put behind it.
    """
    for tail in ("", *_list_tails(language)):
        found = read_quantities(phrase + tail, language)
        if found:
            return found[0]
    return None


@lru_cache(maxsize=64)
def _list_tails(language: Language) -> tuple[str, ...]:
    """What a number may need behind it to be one: "one" something counted, "a tenth" its "of"."""
    gap = "" if language.list("counter") else " "
    return tuple(gap + min(words) for words in map(language.list, ("counted", "fraction_after")) if words)
