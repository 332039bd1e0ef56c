"""Whether a name stands in an item's evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from evals.made_up.matching import Index, index_pieces, is_same_name
from evals.made_up.romanizing import has_cyrillic
from evals.made_up.sources import Piece, Sources
from evals.made_up.tables import load_table
from evals.made_up.tokens import cut_tokens


def find_missing(name: str, pieces: tuple[Piece, ...], sources: Sources, *, loosely: bool = False) -> tuple[str, ...]:
    """Return the words of a name that its evidence lacks; none where the article prints the full form elsewhere."""
    index = index_pieces(pieces)
    words = name_words(name, index.languages)
    if index.languages == _UNINFLECTED and not loosely and not any(map(has_cyrillic, words)):
        proper = tuple(each for each in words if each in _list_capitals(name))
        plain = tuple(each for each in words if each not in proper and not index.holds_name(each))
        return plain + (_find_missing_exactly(proper, pieces, sources, index) if proper else ())
    missing = tuple(each for each in words if not index.holds_name(each, loosely=loosely))
    if missing and len(missing) < len(words) and index.holds_name(words[-1]):
        articles = dict.fromkeys(each.article for each in pieces)
        if any(_prints(sources.articles[each].loose_body, words, index) for each in articles):
            return ()
    return missing


_UNINFLECTED: Final = ("en",)
"""Where a name has one form, the possessive aside."""
_GAP: Final = 3
"""Words, such as a middle name or an article, that may stand between two words of a name."""


def _find_missing_exactly(
    words: Sequence[str], pieces: tuple[Piece, ...], sources: Sources, index: Index
) -> tuple[str, ...]:
    """Return the words that stand nowhere in the evidence; all of them where no article prints them in this order."""
    missing = tuple(each for each in words if each not in index.words)
    if missing and (len(missing) == len(words) or words[-1] in missing):
        return missing
    known = [sources.articles[each] for each in dict.fromkeys(each.article for each in pieces)]
    texts = [*(each.text for each in pieces), *(text for each in known for text in (each.loose_body, each.title))]
    if any(_has_in_order(list_words(text), words) for text in texts):
        return ()
    return missing or tuple(words)


def _list_capitals(name: str) -> frozenset[str]:
    """List the words that are proper: "region" in "Chernihiv region" may stand before it, or in the plural."""
    return frozenset(each.folded for each in cut_tokens(name) if each.capital or each.kind == "number")


def _has_in_order(printed: Sequence[str], words: Sequence[str]) -> bool:
    return any(_follows(printed[at + 1 :], words[1:]) for at, word in enumerate(printed) if word == words[0])


def _follows(printed: Sequence[str], words: Sequence[str]) -> bool:
    for word in words:
        near = printed[: _GAP + 1]
        if word not in near:
            return False
        printed = printed[near.index(word) + 1 :]
    return True


def name_words(name: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that a name is known by, without articles and prepositions where others are left."""
    words = tuple(each.folded for each in cut_tokens(name) if each.kind != "mark")
    stop = load_table(languages).stop
    return tuple(each for each in words if each not in stop) or words


@lru_cache(maxsize=1 << 10)
def list_words(text: str) -> tuple[str, ...]:
    """Return a text's words, folded, in order."""
    return tuple(each.folded for each in cut_tokens(text) if each.kind != "mark")


def _prints(body: str, words: Sequence[str], index: Index) -> bool:
    printed = list_words(body)
    starts = (at for at, word in enumerate(printed) if is_same_name(words[0], word, inflects=index.inflects))
    return any(_match(printed[at : at + len(words)], words, index) for at in starts)


def _match(printed: Sequence[str], words: Iterable[str], index: Index) -> bool:
    pairs = zip(words, printed, strict=False)
    return len(printed) > 0 and all(is_same_name(one, other, inflects=index.inflects) for one, other in pairs)
