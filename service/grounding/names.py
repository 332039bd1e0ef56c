"""Whether a sentence, or its context within the article, names someone or some place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from service.grounding.accents import is_spelled_in_article, is_spelled_otherwise
from service.grounding.index import ArticleIndex, Citation
from service.grounding.printed import PrintedWord, adds_symbols
from service.language import Language
from service.schema.report import Evidence
from service.text import fold_plain, has_words, list_words, stem_words
from service.text.scripts import has_cyrillic, spell_alike

_INITIALS: Final = 2
"""Letters of an abbreviation at least."""
_BEGINNING: Final = 5
"""So many letters are alike in two spellings of one name."""


class Naming(NamedTuple):
    """A name that is borne out, and the context sentence that was needed for it, if one was."""

    name: str
    context: tuple[Evidence, ...] = ()


def print_name(name: str, index: ArticleIndex) -> str:
    """A name in the letters of an article that prints it in another script; else as it is: Zelensky, Зеленський."""
    if has_cyrillic(name) == index.has_cyrillic:
        return name
    return index.remember(("printed", name), lambda: _print_name(name, index))


def _print_name(name: str, index: ArticleIndex) -> str:
    words = list_words(name)
    if not words or has_words(index.lowered_body, name.casefold()):
        return name
    printed = [_find_spelled(word, index.spellings) for word in words]
    return " ".join(word.title() for word in printed if word) if all(printed) else name


def _find_spelled(word: str, spellings: Mapping[str, str]) -> str | None:
    """The printed word of a spelling, or of one but for the ending of an adjective: Зеленського, of Zelensky."""
    spelled = spell_alike(word)
    return spellings.get(spelled) or spellings.get(spelled.removesuffix("i"))


def find_name(name: str, citation: Citation) -> Naming | None:
    """How the cited sentence names it: in full itself, by its last word, or through its context.

    "Volodymyr Zelensky" is named by a sentence with "Mr Zelensky" when the same article gives the full name.
    """
    question = ("found", name, citation.sentence.address)
    return citation.index.remember(question, lambda: _find_name(name, citation))


def _find_name(name: str, citation: Citation) -> Naming | None:
    if names(citation, name):
        return Naming(name)
    near = next((each for each in citation.context if names(each, name)), None)
    return Naming(name, (near.cite(context=True),)) if near else None


def is_named_in_article(name: str, index: ArticleIndex) -> bool:
    """Whether one sentence of the article has the name in full."""
    name = print_name(name, index)
    stem = next(iter(stem_name(name, index.article.language)[-1:]), None)
    likely = index.sentences.values() if stem is None else index.sentences_with(stem)
    in_full = index.remember(("named", name), lambda: any(_names_in_full(each, name) for each in likely))
    return in_full or is_spelled_in_article(name, index)


def names(sentence: Citation, name: str) -> bool:
    """Whether a sentence itself names it."""
    name = print_name(name, sentence.index)
    stems = stem_name(name, sentence.language)
    if stems and stems[-1] not in sentence.stems:
        return _abbreviates(sentence, name) or is_spelled_otherwise(name, sentence)
    question = ("names", name, sentence.sentence.address)
    found = sentence.index.remember(question, lambda: _find_in(sentence, name, stems))
    return found or is_spelled_otherwise(name, sentence)


def _find_in(sentence: Citation, name: str, stems: tuple[str, ...]) -> bool:
    by_last_word = bool(stems) and _ends_in_name(name) and _has_last_name(sentence, stems)
    return (
        (by_last_word and is_named_in_article(name, sentence.index))
        or _names_in_full(sentence, name)
        or _abbreviates(sentence, name)
    )


def _has_last_name(sentence: Citation, name: tuple[str, ...]) -> bool:
    """Whether the sentence has the last word of a name, and not behind the first name of somebody else."""
    words, titles = sentence.words, sentence.language.list("title")
    for at in sentence.places.get(name[-1], ()):
        before = words[at - 1] if at else None
        if before is None or not before.capital or before.idle or before.lower in titles or before.stem in name:
            return True
        if sentence.text[before.end : words[at].start].strip():
            return True
    return False


def _abbreviates(sentence: Citation, name: str) -> bool:
    """Whether the sentence has the initials that the article gives behind the name: Energy Agency (EA)."""
    initials, index = _spell_capitals(name), sentence.index
    if len(initials) < _INITIALS:
        return False
    if not index.remember(("abbreviated", name), lambda: f"{name} ({initials})" in index.article.body):
        return False
    return any(sentence.text[word.start : word.end] == initials for word in sentence.words)


@lru_cache(maxsize=1024)
def _spell_capitals(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _ends_in_name(name: str) -> bool:
    """Whether the last word is one that tells by itself: Zelensky, not the officials of "Ukrainian officials"."""
    last = name.rsplit(maxsplit=1)[-1]
    return not last[0].islower()


def _names_in_full(sentence: Citation, name: str) -> bool:
    """Whether the sentence has all words of the name, and those with a capital side by side and in the name's order.

    So nobody is made of one person's first name and another's last.
    """
    stems = stem_name(name, sentence.language)
    if not sentence.stems.issuperset(stems) or adds_symbols(name, sentence.text):
        return False
    if not stems:
        return has_words(fold_plain(sentence.text), name)
    if len(stems) == 1:
        return True
    printed = tuple(_list_proper(_cut_around(stems, sentence), frozenset(stems), sentence.language))
    return _stands_in(tuple(each for each in stems if each in printed), printed)


def _cut_around(stems: Sequence[str], sentence: Citation) -> Sequence[PrintedWord]:
    """The words of a sentence from the first of these to the last of them."""
    places = [at for stem in stems for at in sentence.places.get(stem, ())]
    return sentence.words[min(places) : max(places) + 1] if places else ()


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
