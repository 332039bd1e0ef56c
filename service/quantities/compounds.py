"""Number words that a language writes as one: dreihundertfünfzig, zweitausendachthundert."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.quantities.lexicon import Lexicon

_TEN: Final = 10
_THOUSAND: Final = 1000
"""Below it ten and more are a year: neunzehnhundertneunundachtzig."""


@lru_cache(maxsize=4_096)
def parse_compound(word: str, lexicon: Lexicon) -> int | None:
    """The number that one word spells with magnitudes inside it; None where it is another word, or an ordinal."""
    if lexicon.inside is None or lexicon.ideographs is not None:
        return None
    return _parse(word, lexicon, lexicon.lists["compound"])


def _parse(word: str, lexicon: Lexicon, magnitudes: frozenset[str]) -> int | None:
    """Split at the largest magnitude: what stands before it multiplies, what follows is added."""
    inside = [each for each in magnitudes if each in word]
    if not inside:
        return _parse_simple(word, lexicon)
    values = lexicon.language.magnitudes
    largest = max(inside, key=lambda each: values[each])
    left, _, right = word.partition(largest)
    rest = magnitudes - {largest}
    times = _parse(left, lexicon, rest) if left else 1
    added = _parse(right, lexicon, rest) if right else 0
    is_year = times is not None and values[largest] < _THOUSAND and times >= _TEN
    if times is None or added is None or added >= values[largest] or is_year:
        return None
    return times * values[largest] + added


def _parse_simple(word: str, lexicon: Lexicon) -> int | None:
    joiners = lexicon.lists["compound_joiner"]
    plain = next((word.removeprefix(each) for each in joiners if word.startswith(each)), word)
    return lexicon.language.numerals.get(plain)
