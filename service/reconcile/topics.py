"""What a disagreement is about, in words that its own items have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.grounding.printed import PrintedWord, adds_symbols, read_words
from service.language import Language
from service.schema.vocabulary import DisagreementKind
from service.text import find_content_stems

_MOST: Final = 6
"""A topic of the items' common words has no more than these."""


def word_topic(
    topic: str, kind: DisagreementKind, values: Sequence[str], sources: Sequence[str], language: Language
) -> str:
    """The model's topic if the items and their evidence have its words; else the words that all of the items share."""
    borne = frozenset().union(*(find_content_stems(each, language) for each in (*values, *sources)))
    if topic and find_content_stems(topic, language) <= borne and not adds_symbols(topic, *values, *sources):
        return topic
    return _join_shared(values, language) or kind


def _join_shared(values: Sequence[str], language: Language) -> str:
    first, *others = (tuple(_list_telling(each, language)) for each in values)
    shared = [word for word in first if all(word.stem in {each.stem for each in other} for other in others)]
    return " ".join(values[0][word.start : word.end] for word in shared[:_MOST])


def _list_telling(text: str, language: Language) -> Sequence[PrintedWord]:
    return [word for word in read_words(text, language) if not word.idle and not word.letter]
