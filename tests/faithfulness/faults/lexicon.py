"""What each language offers to build faults from: one table of words per language, for a speaker to review."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_TABLES: Final = Path(__file__).with_name("words")


@dataclass(frozen=True, slots=True)
class Words:
    """The table of one language; patterns are regular expressions, and the second of a pair replaces the first."""

    code: str
    bounds: Mapping[str, Sequence[str]]
    """Phrases that stand with a number, by the qualifier that they mean."""
    numbers: Mapping[str, Sequence[str]]
    """Cardinals as words, by value."""
    ordinals: Mapping[str, Sequence[str]]
    """Ordinals as words, by value."""
    magnitudes: Mapping[str, Sequence[str]]
    """Words that multiply the number before them, by factor."""
    loose: Mapping[str, float]
    """Other ways to say a number, with the value that they are read as."""
    units: Sequence[Sequence[str]]
    """Groups of units that could stand for each other in a sentence."""
    invented_units: Sequence[str]
    """Units for amounts that have none of a group."""
    negation: str
    """A pattern for every word that negates."""
    lost: Sequence[Sequence[str]]
    """Pairs of a negated pattern and the same without negation."""
    added: Sequence[Sequence[str]]
    """Pairs of a plain pattern and the same negated."""
    people: Sequence[str]
    """Names that nobody in the stories has."""
    places: Sequence[str]
    """Names that no place in the stories has."""
    dates: Sequence[str]
    """Words for times that no story prints."""
    weekdays: Sequence[str]
    dated: str
    """A date with a gap for its weekday: 29 February 2028."""
    leap: str
    """The weekday that this date falls on."""
    fillers: Sequence[str]
    """Words that can be put into a quotation."""
    tense: Sequence[Sequence[str]]
    """Pairs of words that change what a quotation says by little."""
    nots: Sequence[str]
    """Patterns of negations that can be left out of a quotation."""
    quotes: Sequence[str]
    """Sentences that nobody in the stories says."""
    actions: Sequence[Sequence[str]]
    """Pairs of verbs or objects of which the other says another thing."""
    conjunction: str
    """A pattern for text between two parts that can stand in either order."""
    symmetric: str
    """A pattern for text that makes the order of two parts mean nothing."""


@cache
def words_of(language: str) -> Words:
    """The table of a language."""
    return Words(code=language, **json.loads((_TABLES / f"{language}.json").read_text("utf-8")))
