"""The wording rule: no wording is shown that the articles do not bear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from service.grounding.citations import Citation
from service.language import Language
from service.quantities import Quantity, read_quantities
from service.schema.report import Evidence
from service.text import find_content_stems, list_words, stem_words

SHARED_ENOUGH = 0.4
"""A cited sentence with less of a claim's content words than this does not bear it."""


def find_meant_stems(text: str, language: Language) -> frozenset[str]:
    """Stems of the content words of a text, the listed reporting verbs aside."""
    return find_content_stems(text, language) - _stem_list("reporting", language)


@lru_cache(maxsize=64)
def _stem_list(name: str, language: Language) -> frozenset[str]:
    return frozenset(stem_words(tuple(language.list(name)), language))


def find_unborne(stems: frozenset[str], citations: Sequence[Citation]) -> frozenset[str]:
    """The stems that none of the cited sentences has."""
    return stems.difference(*(each.index.stems(each.sentence) for each in citations))


def find_context_for(
    missing: frozenset[str], citations: Sequence[Citation], text: str
) -> tuple[tuple[Evidence, ...], frozenset[str]]:
    """Context sentences that hold missing names, and what is missing still.

    Only names may stand in context: words that the text prints with a capital somewhere past its start.
    """
    capitals = find_capitalised(text)
    found: list[Evidence] = []
    for citation in citations:
        language = citation.index.article.language
        names = frozenset(stem_words(tuple(capitals), language)) & missing
        for near in citation.index.context(citation.sentence):
            held = names & citation.index.stems(near)
            if held:
                found.append(citation.index.cite(near, context=True))
                missing, names = missing - held, names - held
    return tuple(found), missing


def find_capitalised(text: str) -> frozenset[str]:
    """Words printed with a capital, in lower case."""
    return frozenset(word for part in text.split() if part[:1].isupper() for word in list_words(part))


def share_of_stems(stems: frozenset[str], citation: Citation) -> float:
    """How much of the content words a sentence has, 0 to 1."""
    return len(stems & citation.index.stems(citation.sentence)) / len(stems) if stems else 1.0


def find_unborne_quantity(text: str, citations: Sequence[Citation], language: Language) -> Quantity | None:
    """A number of the text that no cited sentence prints with the same bound."""
    stated = read_quantities(text, language)
    if not stated:
        return None
    printed = {
        (each.low, each.high, each.qualifier)
        for citation in citations
        for each in citation.index.quantities(citation.sentence)
    }
    return next((each for each in stated if (each.low, each.high, each.qualifier) not in printed), None)


def negates(text: str, language: Language) -> bool:
    """Whether a text holds a word of negation."""
    negations = language.list("negation")
    return any(word in negations for word in list_words(text)) or "n't" in text.replace("’", "'")


def differs_in_negation(text: str, citations: Iterable[Citation], language: Language) -> bool:
    """Whether a text negates where no cited sentence does, or the other way round."""
    return negates(text, language) not in {negates(each.sentence.text, language) for each in citations}
