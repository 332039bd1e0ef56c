"""Words as a text prints them, in order and with their capitals; and the symbols that it has beside them."""

from __future__ import annotations

import unicodedata
from typing import Final, NamedTuple

from service.language import Language
from service.text import fold_plain, stem_words
from service.text.characters import WORD

_MARKUP: Final = frozenset("*_#\\[]{}")


class PrintedWord(NamedTuple):
    """One word of a folded text."""

    lower: str
    stem: str
    start: int
    """In code points of the folded text."""
    end: int
    capital: bool
    idle: bool
    """Whether it is a stop word; US and WHO, printed so, are none."""

    @property
    def letter(self) -> bool:
        """Whether it is a lone letter, as of an initial or an elision."""
        return len(self.lower) == 1 and self.lower.isascii() and self.lower.isalpha()


def read_words(text: str, language: Language) -> tuple[PrintedWord, ...]:
    """The words of a text in order."""
    found = tuple(WORD.finditer(fold_plain(text)))
    lowered = tuple(each.group().casefold() for each in found)
    stop = language.list("stop")
    return tuple(
        PrintedWord(
            lower=lower,
            stem=stem,
            start=each.start(),
            end=each.end(),
            capital=each.group()[0].isupper(),
            idle=lower in stop and not (each.group().isupper() and len(lower) > 1),
        )
        for each, lower, stem in zip(found, lowered, stem_words(lowered, language), strict=True)
    )


def adds_symbols(text: str, *sources: str) -> bool:
    """Whether a text has signs, pictures or markup that none of its sources has."""
    odd = {each for each in text if each in _MARKUP or unicodedata.category(each)[0] in "SC"}
    return bool(odd) and not odd <= set().union(*sources)
