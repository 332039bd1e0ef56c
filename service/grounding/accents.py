"""Names that one text prints with accents and another without: São Paulo, Sao Paulo."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from service.grounding.index import ArticleIndex, Citation
from service.grounding.printed import MARK, adds_symbols, read_words
from service.language import Language
from service.text import list_words
from service.text.words import SENTENCES_KEPT

_LETTERS: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
"""Latin letters that are no other letter with an accent."""
_LATIN: Final = "\u0370"
"""Before it stand the Latin letters; й is no и."""


def is_spelled_otherwise(name: str, sentence: Citation) -> bool:
    """Whether a sentence prints a name with other accents: in full, or its last word where the article has it so."""
    words = _spell(name)
    if not words or (name.isascii() and sentence.text.isascii()):
        return False
    if _prints(sentence, words):
        return True
    if len(words) == 1 or all(_is_anothers(sentence, at) for at in _find(sentence, words[-1:])):
        return False
    return is_spelled_in_article(name, sentence.index)


def is_spelled_in_article(name: str, index: ArticleIndex) -> bool:
    """Whether one sentence of the article has the name in full, with other accents."""
    words = _spell(name)
    if not words or (name.isascii() and index.article.body.isascii()):
        return False
    return index.remember(("spelled", name), lambda: any(_prints(each, words) for each in index.sentences.values()))


@lru_cache(maxsize=1_024)
def _spell(name: str) -> tuple[str, ...]:
    """The words of a name without accents; none where it has symbols, or other letters than Latin."""
    words = () if adds_symbols(name, "") else tuple(map(drop_accents, list_words(name)))
    return words if all(each.isascii() for each in words) else ()


@lru_cache(maxsize=4_096)
def drop_accents(word: str) -> str:
    """Lower case and without accents, if the word is in Latin letters."""
    lower = word.casefold()
    if lower.isascii() or max(lower) >= _LATIN:
        return lower
    marks = unicodedata.normalize("NFD", lower.translate(_LETTERS))
    return "".join(each for each in marks if not unicodedata.combining(each))


@lru_cache(maxsize=SENTENCES_KEPT)
def _list_plain(text: str, language: Language) -> tuple[str, ...]:
    return tuple([drop_accents(each.lower) for each in read_words(text, language)])


def _prints(sentence: Citation, words: tuple[str, ...]) -> bool:
    """Whether these words stand side by side, the first and the last with a capital."""
    return any(True for _ in _find(sentence, words))


def _find(sentence: Citation, words: tuple[str, ...]) -> Iterator[int]:
    printed = _list_plain(sentence.text, sentence.language)
    if words[-1] not in printed:
        return
    for at in range(len(printed) - len(words) + 1):
        found = sentence.words[at : at + len(words)]
        is_name = printed[at : at + len(words)] == words and found[0].capital and found[-1].capital
        if is_name and not MARK.search(sentence.text[found[0].start : found[-1].end]):
            yield at


def _is_anothers(sentence: Citation, last: int) -> bool:
    """Whether the last name stands behind somebody's first name: Juan Martinez is not José Martínez."""
    before = sentence.words[last - 1] if last else None
    if before is None or not before.capital or before.idle or before.lower in sentence.language.list("title"):
        return False
    return not sentence.text[before.end : sentence.words[last].start].strip()
