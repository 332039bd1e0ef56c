"""Texts that agree but for a figure, a day or a name: a later edition, or two occurrences told by one template."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from service.language import Language
from service.origins.reading import Line, Text
from service.text.characters import WORD

_PARALLEL: Final = 0.5
"""Two lines that share so many of the shorter one's words stand for each other."""


def are_editions(short: Text, long: Text) -> bool:
    """Whether a line of one stands for a line of the other and differs in a figure, a day or a name."""
    mine = tuple(_list_own(short, long))
    other = tuple(_list_own(long, short)) if mine else ()
    return any(_differ(a, b, short) for a in mine for b in other)


def _list_own(text: Text, other: Text) -> Iterator[Line]:
    return (each for each in text.lines if not other.prints(each.words))


def _differ(mine: Line, other: Line, text: Text) -> bool:
    a, b = frozenset(mine.words), frozenset(other.words)
    if len(a & b) < _PARALLEL * min(len(a), len(b)):
        return False
    language = text.article.language
    return not (_list_telling(mine, language).isdisjoint(a - b) or _list_telling(other, language).isdisjoint(b - a))


def _list_telling(line: Line, language: Language) -> frozenset[str]:
    """Its numbers, days, months, and words with a capital."""
    named = {each.casefold() for each in WORD.findall(line.sentence.text) if each[0].isupper()}
    counted = {each for each in line.words if each in language.numerals or any(map(str.isdigit, each))}
    dated = language.lists("weekday", "month")
    return frozenset((named - language.list("stop")) | counted | dated)
