"""Percentages of something: what they are a share of, never a count."""

from __future__ import annotations

from typing import Final

from service.lexical.english import ACTIONS, AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, Action
from service.lexical.passages import Passage
from service.lexical.subjects import Noun, Subject
from service.quantities import Quantity

_REACH: Final = 5


def read_share(passage: Passage, quantity: Quantity, place: int) -> Subject | None:
    """Twenty percent of Ukraine's land: what = "of Ukraine's land"; None for every other number."""
    percent = passage.language.list("percent")
    if quantity.unit is None or quantity.unit.lower() not in percent:
        return None
    words = passage.words
    start = passage.find_word(quantity.end)
    while start < len(words) and words[start].lower in percent:
        start += 1
    if start >= len(words) or words[start].lower != "of":
        return None
    stop = start + 1
    while (
        stop < len(words) and stop - start <= _REACH and words[stop].text[0].isalnum() and not _ends(words[stop].lower)
    ):
        stop += 1
    if stop == start + 1:
        return None
    text = passage.text[words[start + 1].start : words[stop - 1].end].removeprefix("the ")
    return Subject(
        "percentage", text, Noun(text, words[stop - 1].lower, start, stop), Action(""), place, relation="related"
    )


def _ends(word: str) -> bool:
    return word in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES or word in ACTIONS
