"""In a sentence with several numbers: which of them a place, a time or a speaker belongs to.

"Three died in Kyiv and 14 in Odesa": all words stand in the sentence, and each belongs to one of its numbers. A phrase
is kept from a number only where it is the nearest of its kind to another number, and this one has a nearer one of that
kind; what stands alone of its kind may belong to all numbers of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from service.grounding.index import Citation
from service.grounding.names import print_name
from service.grounding.printed import (
    PrintedText,
    PrintedWord,
    find_ending,
    is_content,
    list_joiners,
    read_text,
    read_words,
)
from service.language import Language
from service.quantities import Quantity
from service.text.words import SENTENCES_KEPT

APART: Final = 10
"""A mark, or a word that joins statements, counts as so many words."""
_MARK: Final = re.compile(r"[^\w\s'’‐‑-]")
_STOP: Final = re.compile(r"[;.…!?]")
_NEAR: Final = 3
"""So many words off a verb of saying stands whoever says it: the army has said, said the army."""


class Standing(NamedTuple):
    """Where a phrase of some kind begins among the words of a sentence, and the stems of its words."""

    at: int
    stems: frozenset[str]


def is_scope_of_another(scope: str, quantity: Quantity, citation: Citation) -> bool:
    """Whether a name that the scope has is another number's, or where its sayer is or something came from.

    Of a kind are names behind the same preposition.
    """
    words, language = citation.words, citation.language
    may_be_aside = bool(scope) and not language.lists("reporting", "coming_from").isdisjoint(citation.lowers)
    if not (may_be_aside or _has_rivals(scope, citation)):
        return False
    names, own = list_named(words, language), stem_phrase(print_name(scope, citation.index), language)
    if may_be_aside and _is_aside(own, names, quantity, citation):
        return True
    if not _has_rivals(scope, citation):
        return False
    before = {_find_preposition(words, each.at, language) for each in names if each.stems & own}
    alike = [each for each in names if _find_preposition(words, each.at, language) in before]
    return _is_of_another(own, quantity, citation, alike)


def _is_aside(own: frozenset[str], names: Sequence[Standing], quantity: Quantity, citation: Citation) -> bool:
    """Whether a place is only that of whoever says it, or one come from, and the number has a place of its own.

    "Police in Leeds said 40 people had been arrested in Bradford", "the bus from Delhi crashed near Agra, killing 12".
    """
    words, language = citation.words, citation.language
    placing, reporting = language.list("place_before"), language.list("reporting")
    leads = {each.at: _find_preposition(words, each.at, language) for each in names}
    others = [each.at for each in names if leads[each.at] in placing and not each.stems & own]
    number = find_ending(words, quantity.number_start)
    verb = next((at for at, word in enumerate(words[:number]) if word.lower in reporting), None)

    def is_aside(at: int) -> bool:
        if leads[at] in language.list("coming_from"):
            return bool(others)
        if verb is None or at > verb or leads[at] not in placing:
            return False
        return not citation.is_parted(at, verb) and any(other > verb for other in others)

    mine = [each.at for each in names if each.stems & own]
    return bool(mine) and all(map(is_aside, mine))


def is_time_of_another(when: str, quantity: Quantity, citation: Citation) -> bool:
    """Whether the day, month or year that the words tell is another number's."""
    if not _has_rivals(when, citation):
        return False
    own = stem_phrase(when, citation.language)
    return _is_of_another(own, quantity, citation, list_times(citation))


def is_said_of_another(name: str, quantity: Quantity, citation: Citation) -> bool:
    """Whether this one says another number, and somebody else says this one."""
    language = citation.language
    lowers = citation.lowers
    if not _has_rivals(name, citation) or language.lists("reporting", "toll_told").isdisjoint(lowers):
        return False
    own = stem_phrase(print_name(name, citation.index), language)
    return _is_of_another(own, quantity, citation, tuple(_list_sayers(citation)))


def _has_rivals(phrase: str, citation: Citation) -> bool:
    return bool(phrase) and len(citation.amounts) > 1


def stem_phrase(phrase: str, language: Language) -> frozenset[str]:
    """Stems of the words of a phrase that tell; days and months do."""
    words = read_words(phrase, language)
    return frozenset(word.stem for word in words if not word.idle or is_of_calendar(word, language))


def _is_of_another(own: frozenset[str], quantity: Quantity, citation: Citation, places: Sequence[Standing]) -> bool:
    """Whether what is nearest to this number is not of these stems, and what is nearest to another one is."""
    if not any(each.stems & own for each in places) or all(each.stems & own for each in places):
        return False
    others = [each for each in citation.amounts if each is not quantity]
    if _find_nearest(quantity, places, citation).stems & own:
        return False
    return any(_find_nearest(each, places, citation).stems & own for each in others)


def _find_nearest(quantity: Quantity, places: Sequence[Standing], citation: Citation) -> Standing:
    words = citation.words
    first = min(find_ending(words, quantity.number_start), len(words) - 1)
    last = max((at for at, word in enumerate(words) if word.start < quantity.number_end), default=first)

    def measure(place: Standing) -> int:
        ends = (place.at, first) if place.at < first else (last, max(last, place.at))
        return count_apart(words[ends[0] : ends[1] + 1], citation)

    return min(places, key=measure)


def count_apart(words: Sequence[PrintedWord], citation: PrintedText) -> int:
    """How far the last of some words is from the first; what ends a statement parts more than what goes on with it."""
    language, text = citation.language, citation.text
    joiners = list_joiners(language)
    gaps = [text[a.end : b.start] for a, b in pairwise(words)]
    apart = sum(bool(_MARK.search(gap)) + 2 * bool(_STOP.search(gap)) for gap in gaps)
    return len(words) + APART * (apart + sum(word.lower in joiners for word in words[1:-1]))


def list_named(words: Sequence[PrintedWord], language: Language) -> Sequence[Standing]:
    """Runs of words with capitals; neither days nor numbers."""
    runs: list[list[int]] = []
    for at in (at for at, word in enumerate(words) if word.capital and _may_name(word, language)):
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [Standing(run[0], frozenset([words[at].stem for at in run])) for run in runs]


def _may_name(word: PrintedWord, language: Language) -> bool:
    return is_content(word) and not is_of_calendar(word, language)


def list_times(sentence: PrintedText) -> Sequence[Standing]:
    """Days, months and years; not that of saying it, which is one for all that is said: officials said on Monday."""
    return _list_times(sentence.text, sentence.language)


@lru_cache(maxsize=SENTENCES_KEPT)
def _list_times(text: str, language: Language) -> Sequence[Standing]:
    return tuple(_find_times(read_text(text, language)))


def _find_times(sentence: PrintedText) -> Iterator[Standing]:
    language, words = sentence.language, sentence.words
    dates = {each.number_start for each in sentence.quantities if each.kind == "date"}
    reporting = language.list("reporting")
    for at, word in enumerate(words):
        if word.start in dates or is_of_calendar(word, language):
            near = words[max(0, at - _NEAR) : at + 1 + _NEAR]
            if not any(each.lower in reporting for each in near):
                yield Standing(at, frozenset({word.stem}))


def _find_preposition(words: Sequence[PrintedWord], at: int, language: Language) -> str | None:
    """The little word before a name; None where another word or a joiner stands there."""
    joiners = list_joiners(language)
    before = words[at - 1] if at else None
    return before.lower if before and before.idle and before.lower not in joiners else None


def is_of_calendar(word: PrintedWord, language: Language) -> bool:
    """Whether it names a day or a month."""
    return word.lower in _list_calendar(language) or (word.capital and word.lower in language.list("month"))


@lru_cache(maxsize=64)
def _list_calendar(language: Language) -> frozenset[str]:
    """Days and months; a month only with its capital where it is a word of doubt as well: May, may."""
    days = (language.list(each) for each in ("weekday", "yesterday", "today", "tomorrow"))
    return language.list_without("month", "hedge").union(*days)


def _list_sayers(citation: Citation) -> Iterator[Standing]:
    """Whoever stands beside a verb of saying: before it, or behind it in a tag: , said the army."""
    language, text = citation.language, citation.text
    words, reporting = citation.words, language.lists("reporting", "toll_told")
    for verb, word in enumerate(words):
        if word.lower not in reporting:
            continue
        parted = verb > 0 and _MARK.search(text[words[verb - 1].end : word.start])
        near = words[verb + 1 : verb + 1 + _NEAR] if parted else words[max(0, verb - _NEAR) : verb][::-1]
        found = next((each for each in near if _may_say(each, language) or each.lower in language.list("clause")), None)
        if found and _may_say(found, language):
            yield Standing(words.index(found), frozenset({found.stem}))


def _may_say(word: PrintedWord, language: Language) -> bool:
    return word.lower in language.list("personal") or is_content(word)
