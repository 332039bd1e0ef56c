"""A claim in another language than the sentences it cites: its words cannot be checked, its numbers can."""

from __future__ import annotations

from collections.abc import Sequence

from service.grounding.index import Citation
from service.language import Language
from service.quantities import Quantity, read_quantities
from service.text import list_words


def is_translation(text: str, language: Language, citations: Sequence[Citation]) -> bool:
    """Whether a text is in the report's language rather than in that of the sentences, and keeps to their numbers.

    Args:
        text: The claim as drafted.
        language: Of the report.
        citations: Sentences in other languages.
    """
    there = citations[0].language
    return _count_stop_words(text, language) >= _count_stop_words(text, there) and _keeps_numbers(
        text, language, citations
    )


def _count_stop_words(text: str, language: Language) -> int:
    stop = language.list("stop")
    return sum(word in stop for word in list_words(text))


def _keeps_numbers(text: str, language: Language, citations: Sequence[Citation]) -> bool:
    """Whether one sentence prints every number of the text, with its bound, each read in its own language."""
    wanted = {_bound(each) for each in read_quantities(text, language) if each.kind == "amount"}
    return any(wanted <= {_bound(each) for each in citation.quantities} for citation in citations)


def _bound(quantity: Quantity) -> tuple[object, ...]:
    return quantity.low, quantity.high, quantity.qualifier
