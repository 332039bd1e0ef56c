"""Words, stems, and how many."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from threading import get_ident
from typing import Final, NamedTuple

import Stemmer

from service.language import Language
from service.text.characters import SPACELESS_CHARACTER, cut_words, drop_invisible, has_spaceless

SENTENCES_KEPT: Final = 1_024
"""So many sentences are read once where several steps ask the same of them; a story of five articles has about 150."""
_FORMS_KEPT: Final = 50_000
"""So many printed words of a language are looked into once; a year of a newspaper has some hundred thousand."""
_STEM: Final = 4
"""Letters that are left of a word at least when its ending goes."""
_SURNAME: Final = re.compile(r"(?<=[a-z]{3})sk(?:yy|iy|yi|ii|ij|yj|i|y)$")
"""One Slavic ending as it is spelled in Latin letters."""
_NAMED: Final = ("ов", "ев", "ёв", "ан", "ян")
"""What ends a Russian name is an ending of nouns as well: Харьков loses it, Харькове does not."""
_JOINED: Final = re.compile(r"[-'’ʼ.,\u2010\u2011](?=\w)(?<=\w.)")
"""The mark comes first: a search for one of a few characters is several times faster."""


@lru_cache(maxsize=SENTENCES_KEPT)
def list_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded and in lower case; scripts without spaces give pairs of characters."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", drop_invisible(text)).replace("ʼ", "'")
    runs = cut_words(plain.casefold())
    if has_spaceless(plain):
        return tuple(word for run in runs for word in _spell(run))
    return tuple(runs)


def _spell(run: str) -> Sequence[str]:
    if len(run) == 1 or run.isascii() or not SPACELESS_CHARACTER.match(run):
        return (run,)
    return tuple(run[index : index + 2] for index in range(len(run) - 1))


def stem_words(words: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """Stems of the words (Snowball, https://snowballstem.org); number words become digits, the rest stays.

    A language that Snowball does not know loses its listed endings. Zelensky is Zelenskyy.
    """
    if language.stemmer:
        stemmer = _stemmer(language.stemmer, get_ident())
        stems: Sequence[str] = stemmer.stemWords(list(words))
        if language.stemmer == "russian":
            stems = [stemmer.stemWord(each) if each.endswith(_NAMED) else each for each in stems]
    else:
        stems = [_strip_ending(word, language) for word in words] if language.endings else words
    stems = [_SURNAME.sub("ski", stem) if "sk" in stem else stem for stem in stems]
    if language.numerals.keys().isdisjoint(words):
        return tuple(stems)
    return tuple(
        str(language.numerals[word]) if word in language.numerals else stem
        for word, stem in zip(words, stems, strict=True)
    )


def _strip_ending(word: str, language: Language) -> str:
    found = next((each for each in language.endings if word.endswith(each) and len(word) - len(each) >= _STEM), "")
    stem = word.removesuffix(found)
    changed = next((each for each in language.alternations if stem.endswith(each)), "")
    return stem.removesuffix(changed) + language.alternations[changed] if changed else stem


@lru_cache(maxsize=256)
def _stemmer(algorithm: str, _thread: int) -> Stemmer.Stemmer:
    """One for each thread, since no lock guards them; without a table of its own: words are kept by `look_up`."""
    return Stemmer.Stemmer(algorithm, 0)


class WordForm(NamedTuple):
    """What there is to know of a printed word by itself."""

    lower: str
    stem: str
    capital: bool
    idle: bool
    """Whether it is a stop word; US and WHO, printed so, are none."""
    letter: bool
    """Whether it is a lone letter, as of an initial or an elision."""
    telling: bool
    """Whether it carries meaning in any print: no stop word, no lone letter."""


def look_up(printed: Iterable[str], language: Language) -> list[WordForm]:
    """The forms of words, folded, as they are printed."""
    vocabulary = _open_vocabulary(language)
    known, printed = vocabulary.forms, tuple(printed)
    try:
        return list(map(known.__getitem__, printed))
    except KeyError:
        if len(known) > _FORMS_KEPT:
            # A new one, for another thread may be reading the old one.
            known = vocabulary.forms = {}
        known.update(_read_forms({word for word in printed if word not in known}, language))
        return [known[word] for word in printed]


@dataclass(slots=True)
class _Vocabulary:
    """The forms of the words of a language that have been looked into."""

    forms: dict[str, WordForm] = field(default_factory=dict)


@lru_cache(maxsize=64)
def _open_vocabulary(language: Language) -> _Vocabulary:  # noqa: ARG001 - one for each language
    return _Vocabulary()


def _read_forms(printed: Iterable[str], language: Language) -> dict[str, WordForm]:
    words = tuple(printed)
    lowered = tuple([word.casefold() for word in words])
    stop = language.list("stop")
    return {
        word: WordForm(
            lower=lower,
            stem=stem,
            capital=word[0].isupper(),
            idle=lower in stop and not (len(word) > 1 and word.isupper()),
            letter=len(lower) == 1 and lower.isascii() and lower.isalpha(),
            telling=lower not in stop and _carries_meaning(lower),
        )
        for word, lower, stem in zip(words, lowered, stem_words(lowered, language), strict=True)
    }


@lru_cache(maxsize=SENTENCES_KEPT)
def find_content_stems(text: str, language: Language) -> frozenset[str]:
    """Stems of the words that carry meaning: no stop words, no single letters of an elision or a possessive."""
    return frozenset([each.stem for each in look_up(list_words(text), language) if each.telling])


def _carries_meaning(word: str) -> bool:
    return len(word) > 1 or not word.isascii() or word.isdigit()


def count_words(text: str) -> int:
    """Words as an editor counts them: what an apostrophe, hyphen or point joins is one.

    Two characters of a script without spaces count as one word.
    """
    runs = cut_words(_JOINED.sub("", drop_invisible(text)))
    if has_spaceless(text):
        return sum((len(run) + 1) // 2 if SPACELESS_CHARACTER.match(run) else 1 for run in runs)
    return len(runs)
