"""Whom a sentence itself names beside a verb of saying: then nobody else said it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from service.grounding.citations import Citation
from service.grounding.names import stem_name
from service.grounding.printed import PrintedWord, read_words
from service.language import Language

_MARKS: Final = ("”", "“", "»", "«", '"', "'", "’")


def is_said_by_another(name: str, citation: Citation) -> bool:
    """Whether the sentence, what it quotes aside, names only others right beside its verbs of saying.

    "Ana Lind also said", "“…,” said Ana Lind". A pronoun or "the mayor" there leaves open who it is.
    """
    named = tuple(_find_speakers(citation))
    stems = frozenset(stem_name(name, citation.index.article.language))
    return bool(named) and all(stems.isdisjoint(each) for each in named)


def _find_speakers(citation: Citation) -> Iterator[frozenset[str]]:
    language = citation.index.article.language
    text = citation.index.leave_out_quotations(citation.sentence)
    words = read_words(text, language)
    starts = [0, *(word.end for word in words)]
    gaps = [text[start : word.start].strip() for start, word in zip(starts, words, strict=False)]
    for at, word in enumerate(words):
        if word.lower in language.list("reporting"):
            yield from filter(None, (_run_back(words, gaps, at, language), _run_on(words, gaps, at)))


def _run_back(words: Sequence[PrintedWord], gaps: Sequence[str], verb: int, language: Language) -> frozenset[str]:
    """The words before the verb that end in a name; helping words and days may stand between."""
    passable = (language.list("stop") - language.list("pronoun")) | language.list("weekday")
    stop = verb
    while stop and not gaps[stop] and words[stop - 1].lower in passable:
        stop -= 1
    if not stop or gaps[stop] or not words[stop - 1].capital or words[stop - 1].idle:
        return frozenset()
    start = stop - 1
    while start and not gaps[start] and not words[start - 1].idle:
        start -= 1
    return frozenset(word.stem for word in words[start:stop])


def _run_on(words: Sequence[PrintedWord], gaps: Sequence[str], verb: int) -> frozenset[str]:
    """The name behind a verb that follows a quotation."""
    stop = verb + 1
    while gaps[verb].endswith(_MARKS) and stop < len(words) and not gaps[stop] and words[stop].capital:
        stop += 1
    return frozenset(word.stem for word in words[verb + 1 : stop])
