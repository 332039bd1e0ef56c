"""What a sentence tells of each of its numbers: launched 63 and shot down 40."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from service.grounding.citations import Citation
from service.grounding.measures import is_further
from service.grounding.printed import PrintedWord
from service.language import Language
from service.quantities import Quantity

_MARK: Final = re.compile(r"[,;:.()!?…]|\s[-–—]\s")


class _Part(NamedTuple):
    """The words of a statement around a number, on either side as far as a mark, a joiner or another number."""

    before: tuple[PrintedWord, ...]
    behind: tuple[PrintedWord, ...]
    noun: frozenset[str]
    """Stem of the first telling word behind it: numbers may share what they count, 30 houses burned and 20 flooded."""


def takes_from_another(stems: frozenset[str], quantity: Quantity, citation: Citation) -> bool:
    """Whether some of these words are told of another number, and this one has other words in their place.

    In their place is on the same side of the number: before it, "shot down 40", or behind it, "63 drones launched".
    """
    amounts = [each for each in citation.index.quantities(citation.sentence) if each.kind == "amount"]
    if len(amounts) < 2:  # noqa: PLR2004 - it takes two
        return False
    own, others = _cut(quantity, amounts, citation), [each for each in amounts if each is not quantity]
    foreign = stems - _stems(own.before) - _stems(own.behind)
    parts = [_cut(each, amounts, citation) for each in others] if foreign else []
    language = citation.index.article.language
    return any(
        (foreign & _stems(part.before) and _has_other(own.before, stems, language))
        or (foreign & (_stems(part.behind) - part.noun) and _has_other(own.behind, stems | own.noun, language))
        for part in parts
    )


def _stems(words: Sequence[PrintedWord]) -> frozenset[str]:
    return frozenset(word.stem for word in words)


def _has_other(words: Sequence[PrintedWord], told: frozenset[str], language: Language) -> bool:
    """Whether some of the words could be a verb that is not told: neither names nor days nor numbers."""
    calendar = language.list("weekday") | language.list("month") | language.list("part_of_day")
    return any(
        not (word.idle or word.letter or word.capital or word.stem in told or word.stem.isdigit())
        and word.lower not in calendar
        and not is_further(word, language)
        for word in words
    )


def _cut(quantity: Quantity, amounts: Sequence[Quantity], citation: Citation) -> _Part:
    words, text = citation.index.words(citation.sentence), citation.sentence.text
    language = citation.index.article.language
    joiners = language.list("number_joiner") | language.list("clause")
    starts = [each.start for each in amounts if each.start >= quantity.end]
    ends = [each.end for each in amounts if each.end <= quantity.start]
    after = [word for word in words if quantity.end <= word.start < min(starts, default=len(text))]
    ahead = [word for word in words if max(ends, default=0) <= word.start and word.end <= quantity.start]
    behind = tuple(
        takewhile(lambda word: word.lower not in joiners and not _MARK.search(text[quantity.end : word.start]), after)
    )
    before = tuple(
        takewhile(
            lambda word: word.lower not in joiners and not _MARK.search(text[word.end : quantity.start]), ahead[::-1]
        )
    )
    noun = next((word.stem for word in behind if not word.idle and not is_further(word, language)), None)
    return _Part(before, behind, frozenset() if noun is None else frozenset({noun}))
