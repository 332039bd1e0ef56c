"""What a number is the rate of: $10 million a day, 400 tons of coal per hour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.grounding.index import Citation
from service.grounding.printed import MARK, PrintedWord
from service.language import Language
from service.quantities import Quantity

_REACH: Final = 4
"""Behind so many words at most: 400 tons of brown coal per hour."""
_LONGEST: Final = 2
"""Words before the unit of a rate at most: a la semana."""


def find_rate(quantity: Quantity, citation: Citation) -> str | None:
    """The words behind a number that make it a rate, with no mark and no other number between; None without any."""
    language = citation.language
    if language.lists("rate_unit", "rate_adverb", "rate_any").isdisjoint(citation.lowers):
        return None
    beyond = min((each.start for each in citation.quantities if each.start > quantity.end), default=len(citation.text))
    words = [each for each in citation.words if quantity.end <= each.start < beyond]
    end, follows_noun = quantity.end, True
    for at, word in enumerate(words[: _REACH + 1]):
        if MARK.search(citation.text[end : word.start]):
            return None
        length = _match(words[at:], language) if follows_noun else 0
        if length and _ends(words, at, at + length, citation):
            return citation.text[word.start : words[at + length - 1].end]
        end, follows_noun = word.end, not word.idle
    return None


def _match(words: Sequence[PrintedWord], language: Language) -> int:
    """How many words from the first on are a rate: daily, per head, a day, a la semana."""
    lowers = [each.lower for each in words[: _LONGEST + 1]]
    if lowers[0] in language.list("rate_adverb"):
        return 1
    if lowers[0] in language.list("rate_any") and len(lowers) > 1:
        return 2
    for length in range(1, len(lowers)):
        if " ".join(lowers[:length]) in language.list("rate_before") and lowers[length] in language.list("rate_unit"):
            return length + 1
    return 0


def _ends(words: Sequence[PrintedWord], start: int, stop: int, citation: Citation) -> bool:
    """Whether the rate is all there is: not "a day after the vote", "в день выборов"."""
    if stop >= len(words) or words[start].lower in citation.language.list("rate_any"):
        return True
    after = words[stop]
    if MARK.search(citation.text[words[stop - 1].end : after.start]):
        return True
    is_open = after.idle or words[start].lower in citation.language.list("rate_open")
    return is_open and after.lower not in citation.language.list("rate_not_before")
