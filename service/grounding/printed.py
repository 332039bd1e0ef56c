"""Words as a text prints them, in order and with their capitals; and the symbols that it has beside them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from service.language import Language
from service.text import fold, fold_plain, stem_words
from service.text.characters import WORD
from service.text.words import SENTENCES_KEPT

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


@lru_cache(maxsize=SENTENCES_KEPT)
def read_words(text: str, language: Language) -> tuple[PrintedWord, ...]:
    """The words of a text in order."""
    plain = fold_plain(text)
    folded = fold(text) if len(plain) != len(text) else None
    found = [(each.group(), each.start(), each.end()) for each in WORD.finditer(plain)]
    if folded:
        found = [(word, folded.starts[start], folded.ends[end - 1]) for word, start, end in found]
    lowered = tuple([word.casefold() for word, _, _ in found])
    stop = language.list("stop")
    return tuple(
        [
            PrintedWord(
                lower, stem, start, end, word[0].isupper(), lower in stop and not (len(word) > 1 and word.isupper())
            )
            for (word, start, end), lower, stem in zip(found, lowered, stem_words(lowered, language), strict=True)
        ]
    )


def adds_symbols(text: str, *sources: str) -> bool:
    """Whether a text has signs, pictures or markup that none of its sources has."""
    odd = {each for each in text if each in _MARKUP or unicodedata.category(each)[0] in "SC"}
    return bool(odd) and not odd <= set().union(*sources)
