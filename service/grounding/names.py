"""Whether a sentence, or its context within the article, names someone or some place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from service.grounding.citations import Citation
from service.grounding.index import ArticleIndex
from service.grounding.printed import PrintedWord, adds_symbols
from service.language import Language
from service.prepare import AddressedSentence
from service.schema.report import Evidence
from service.text import fold_plain, has_words, list_words, stem_words

_INITIALS: Final = 2
"""Letters of an abbreviation at least."""
_BEGINNING: Final = 5
"""So many letters are alike in two spellings of one name."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A name that is borne out, and the context sentence that was needed for it, if one was."""

    name: str
    context: tuple[Evidence, ...] = ()


def find_name(name: str, citation: Citation) -> Naming | None:
    """How the cited sentence names it: in full itself, by its last word, or through its context.

    "Volodymyr Zelensky" is named by a sentence with "Mr Zelensky" when the same article gives the full name.
    """
    index, sentence = citation.index, citation.sentence
    if _names(sentence, name, index):
        return Naming(name)
    for near in index.context(sentence):
        if _names(near, name, index):
            return Naming(name, (index.cite(near, context=True),))
    return None


def is_named_in_article(name: str, index: ArticleIndex) -> bool:
    """Whether one sentence of the article has the name in full."""
    stem = next(iter(stem_name(name, index.article.language)[-1:]), None)
    likely = index.article.sentences if stem is None else index.sentences_with(stem)
    return index.remember(("named", name), lambda: any(_names_in_full(each, name, index) for each in likely))


def _names(sentence: AddressedSentence, name: str, index: ArticleIndex) -> bool:
    return index.remember(("names", name, sentence.address), lambda: _find_in(sentence, name, index))


def _find_in(sentence: AddressedSentence, name: str, index: ArticleIndex) -> bool:
    stems = stem_name(name, index.article.language)
    if stems and stems[-1] not in index.stems(sentence):
        return _abbreviates(sentence, name, index)
    by_last_word = bool(stems) and _ends_in_name(name) and _has_last_name(sentence, stems, index)
    return (
        (by_last_word and is_named_in_article(name, index))
        or _names_in_full(sentence, name, index)
        or _abbreviates(sentence, name, index)
    )


def _has_last_name(sentence: AddressedSentence, name: tuple[str, ...], index: ArticleIndex) -> bool:
    """Whether the sentence has the last word of a name, and not behind the first name of somebody else."""
    words, titles = index.words(sentence), index.article.language.list("title")
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        if word.stem != name[-1]:
            continue
        if before is None or not before.capital or before.idle or before.lower in titles or before.stem in name:
            return True
        if sentence.text[before.end : word.start].strip():
            return True
    return False


def _abbreviates(sentence: AddressedSentence, name: str, index: ArticleIndex) -> bool:
    """Whether the sentence has the initials that the article gives behind the name: Energy Agency (EA)."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    if len(initials) < _INITIALS or f"{name} ({initials})" not in index.article.body:
        return False
    return any(sentence.text[word.start : word.end] == initials for word in index.words(sentence))


def _ends_in_name(name: str) -> bool:
    """Whether the last word is one that tells by itself: Zelensky, not the officials of "Ukrainian officials"."""
    last = name.rsplit(maxsplit=1)[-1]
    return not last[0].islower()


def _names_in_full(sentence: AddressedSentence, name: str, index: ArticleIndex) -> bool:
    """Whether the sentence has all words of the name, and those with a capital side by side and in the name's order.

    So nobody is made of one person's first name and another's last.
    """
    stems = stem_name(name, index.article.language)
    if not index.stems(sentence).issuperset(stems) or adds_symbols(name, sentence.text):
        return False
    if not stems:
        return has_words(fold_plain(sentence.text), name)
    printed = tuple(_list_proper(index.words(sentence), frozenset(stems), index.article.language))
    return _stands_in(tuple(each for each in stems if each in printed), printed)


def _list_proper(words: Sequence[PrintedWord], name: frozenset[str], language: Language) -> Iterator[str]:
    """Stems of the words with a capital, and an empty one wherever another word parts them."""
    titles, joiners = language.list("title") - name, language.list("number_joiner")
    for word in words:
        if word.lower in joiners:
            yield ""
        elif not (word.idle or word.letter or word.lower in titles) and (word.capital or word.stem not in name):
            yield word.stem if word.capital else ""


def _stands_in(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


@lru_cache(maxsize=1024)
def stem_name(name: str, language: Language) -> tuple[str, ...]:
    """The words of a name that tell it from others: no stop words, and no titles unless it has no other words.

    None where all are stop words, as in US and WHO.
    """
    words = tuple(each for each in list_words(name) if each not in language.list("stop"))
    carrying = tuple(each for each in words if len(each) > 1 or not each.isascii())
    telling = tuple(each for each in carrying if each not in language.list("title"))
    return stem_words(telling or carrying, language)


def are_alike(left: str, right: str) -> bool:
    """Whether two names share a word, words that begin alike (Zelensky, Zelenskyy), or one is the other's initials."""
    words = {each[:_BEGINNING] for each in list_words(left)} & {each[:_BEGINNING] for each in list_words(right)}
    return bool(words) or _spell_initials(left) == _join(right) or _spell_initials(right) == _join(left)


def _spell_initials(name: str) -> str:
    return "".join(each[0] for each in list_words(name))


def _join(name: str) -> str:
    return "".join(list_words(name))
