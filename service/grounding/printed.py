"""Words as a text prints them, in order and with their capitals; and the symbols that it has beside them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from service.language import Language
from service.text import Span, fold, fold_plain, stem_words
from service.text.characters import WORD

_MARKUP: Final = frozenset("*_#\\[]{}")


class PrintedWord(NamedTuple):
    """One word of a text, folded, at `text[start:end]`."""

    lower: str
    stem: str
    start: int
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
    found = tuple(_find_words(text))
    lowered = tuple(printed.casefold() for printed, _ in found)
    stop = language.list("stop")
    return tuple(
        PrintedWord(
            lower=lower,
            stem=stem,
            start=span.start,
            end=span.end,
            capital=printed[0].isupper(),
            idle=lower in stop and not (printed.isupper() and len(lower) > 1),
        )
        for (printed, span), lower, stem in zip(found, lowered, stem_words(lowered, language), strict=True)
    )


def _find_words(text: str) -> Iterator[tuple[str, Span]]:
    plain = fold_plain(text)
    folded = fold(text) if len(plain) != len(text) else None
    for word in WORD.finditer(plain):
        place = Span(word.start(), word.end())
        yield word.group(), folded.unfold(place.start, place.end) if folded else place


def adds_symbols(text: str, *sources: str) -> bool:
    """Whether a text has signs, pictures or markup that none of its sources has."""
    odd = {each for each in text if each in _MARKUP or unicodedata.category(each)[0] in "SC"}
    return bool(odd) and not odd <= set().union(*sources)
