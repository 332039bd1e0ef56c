"""What a number is the rate of: $10 million a day, 400 tons of coal per hour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.grounding.cues import find_cue
from service.grounding.index import Citation
from service.grounding.printed import MARK, PrintedWord, find_beginning
from service.language import Language
from service.quantities import Quantity
from service.text import fold_plain, has_words

_REACH: Final = 4
"""Behind so many words at most: 400 tons of brown coal per hour."""


def word_rate(what: str, unit: str | None, quantity: Quantity, citation: Citation) -> str:
    """What is counted, with what it is the rate of where neither words nor unit have that: cost a day."""
    rate = find_rate(quantity, citation)
    if rate is None or has_words(fold_plain(f"{unit or ''}; {what}").casefold(), rate.casefold()):
        return what
    return f"{what} {rate}"


def find_rate(quantity: Quantity, citation: Citation) -> str | None:
    """The words behind a number that make it a rate, with no mark and no other number between; None without any."""
    beyond = min((each.start for each in citation.quantities if each.start > quantity.end), default=len(citation.text))
    words = citation.words[find_beginning(citation.words, quantity.end) : find_beginning(citation.words, beyond)]
    end, follows_noun = quantity.end, True
    for at, word in enumerate(words[: _REACH + 1]):
        if MARK.search(citation.text[end : word.start]):
            return None
        length = _match(at, words, citation.language) if follows_noun else 0
        if length and _ends(words, at, at + length, citation):
            return citation.text[word.start : words[at + length - 1].end]
        end, follows_noun = word.end, not word.idle
    return None


def _match(at: int, words: Sequence[PrintedWord], language: Language) -> int:
    """How many words at a place are a rate: one of "daily", two of "a day" and "per head"."""
    cue = find_cue(at, words, language.lists("rate", "rate_last"))
    if cue:
        return cue.count(" ") + 1
    return 2 if words[at].lower in language.list("rate_any") and at + 1 < len(words) else 0


def _ends(words: Sequence[PrintedWord], at: int, stop: int, citation: Citation) -> bool:
    """Whether nothing behind it makes the rate a day: a day after the vote, в день выборов."""
    language = citation.language
    if stop >= len(words) or MARK.search(citation.text[words[stop - 1].end : words[stop].start]):
        return True
    is_last = find_cue(at, words, language.list("rate_last")) is not None
    is_time = words[stop].lower in language.lists("span_not_before", "rate_not_before")
    return not is_time and (words[stop].idle or not is_last)
