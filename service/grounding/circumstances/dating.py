"""In a sentence with several days: which of them what is told of it belongs to.

"Police arrested Lind on Monday and released her on Friday": on Friday nobody was arrested.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from service.grounding.numbers.belonging import APART, Standing, count_apart, is_of_calendar, list_times, stem_phrase
from service.grounding.printed import MARK, PrintedText, PrintedWord, find_ending, list_endings, read_text
from service.language import Language
from service.quantities import Quantity
from service.text.words import SENTENCES_KEPT

_DAYS: Final = 2
"""It takes two to mistake one for another."""

YEAR: Final = 4
"""Digits of a year."""


def is_day_of_another(when: str, told: frozenset[str], sentence: PrintedText) -> bool:
    """Whether a day stands in another statement than every word that is told, and another day with one of them.

    `told` are the stems of the words that a claim takes from the sentence.
    """
    if not when or not told:
        return False
    words, language = sentence.words, sentence.language
    own, days = stem_phrase(when, language), list_days(sentence)
    if days and _is_of_saying(own, days, sentence):
        return True
    places = [at for at, word in enumerate(words) if word.stem in told and _is_telling(word, language)]
    # A subject may be that of several statements.
    deeds = [at for at in places if _may_be_deed(words[at], language)]
    return _belongs_to_another(own, deeds or places, days, sentence)


def _may_be_deed(word: PrintedWord, language: Language) -> bool:
    """Whether it may be a verb that tells what was done."""
    endings = list_endings(language, "done_ending", "participle_ending")
    verbs = language.lists("past", "participle", "unchanged_past")
    return not word.capital and (word.lower in verbs or (bool(endings) and word.lower.endswith(endings)))


def _is_of_saying(own: frozenset[str], days: Sequence[Standing], sentence: PrintedText) -> bool:
    """Whether a day is only that on which something was said, and another day stands in what was: said on Friday."""
    if any(each.stems & own for each in days):
        return False
    return any(word.stem in own and is_of_calendar(word, sentence.language) for word in sentence.words)


def is_day_beside(when: str, quantity: Quantity, sentence: PrintedText) -> bool:
    """Whether a day stands in another statement than a number, and another day with it.

    "Police spoke on Friday and the blast on Monday killed 14": nobody died on Friday.
    """
    own = stem_phrase(when, sentence.language)
    at = find_ending(sentence.words, quantity.number_start)
    places = range(at, min(at + 1, len(sentence.words)))
    return _belongs_to_another(own, places, list_days(sentence), sentence)


def moves_day(told: Sequence[PrintedWord], sentence: PrintedText) -> bool:
    """Whether a wording has a day behind a word that the sentence tells with another one.

    "Lind was arrested in March", of "Lind, who was arrested in January, was sentenced in March".
    """
    language = sentence.language
    if all(_is_telling(word, language) for word in told if word.telling):
        return False
    days = list_days(sentence)
    if len(days) < _DAYS:
        return False
    for day in days:
        # A day of the month may be the number of something else.
        names = {stem for stem in day.stems if not stem.isdigit() or len(stem) == YEAR}
        at = next((at for at, word in enumerate(told) if word.stem in names), 0)
        before = next((word for word in reversed(told[:at]) if _is_telling(word, language)), None)
        places = sentence.places.get(before.stem, ()) if before else ()
        if _belongs_to_another(day.stems, places, days, sentence):
            return True
    return False


def list_days(sentence: PrintedText) -> Sequence[Standing]:
    """The days, months and years that a sentence tells, and spans that stand for one: last week.

    Those with no telling word between them are one time: 31 March, between May and November.
    """
    return _list_days(sentence.text, sentence.language)


@lru_cache(maxsize=SENTENCES_KEPT)
def _list_days(text: str, language: Language) -> Sequence[Standing]:
    sentence = read_text(text, language)
    days: list[Standing] = []
    for each in sorted((*list_times(sentence), *_list_spans(sentence)), key=lambda each: each.at):
        last = days[-1] if days else each
        between = sentence.words[last.at : each.at]
        if days and not any(_is_telling(word, sentence.language) for word in between):
            days[-1] = Standing(last.at, last.stems | each.stems)
        else:
            days.append(each)
    return tuple(days)


def _list_spans(sentence: PrintedText) -> Iterator[Standing]:
    spans, others = sentence.language.list("duration"), sentence.language.list("other_day")
    if spans.isdisjoint(sentence.lowers) or others.isdisjoint(sentence.lowers):
        return
    words = sentence.words
    for at in range(len(words) - 1):
        pair = words[at : at + 2]
        if any(word.lower in spans for word in pair) and any(word.lower in others for word in pair):
            yield Standing(at, frozenset(word.stem for word in pair))


def _is_telling(word: PrintedWord, language: Language) -> bool:
    """Whether it tells what was done, by whom or to whom: no part of a time."""
    times = language.lists("duration", "other_day", "part_of_day")
    return word.telling and not (word.stem.isdigit() or word.lower in times or is_of_calendar(word, language))


def _belongs_to_another(
    own: frozenset[str], places: Sequence[int], days: Sequence[Standing], sentence: PrintedText
) -> bool:
    """Whether something parts a day from all these places, and nothing parts another day from one of them."""
    theirs, others = [each for each in days if each.stems & own], [each for each in days if not each.stems & own]
    if not (places and theirs and others):
        return False
    return _is_apart(theirs, places, sentence) and not _is_apart(others, places, sentence)


def _is_apart(days: Sequence[Standing], places: Sequence[int], sentence: PrintedText) -> bool:
    first = _find_first(sentence)
    return all(_measure(max(day.at, first), place, sentence) >= APART for day in days for place in places)


def _measure(day: int, place: int, sentence: PrintedText) -> int:
    return count_apart(sentence.words[min(day, place) : max(day, place) + 1], sentence)


def _find_first(sentence: PrintedText) -> int:
    """The word behind a day that the sentence begins with, which belongs to all that follows: On Monday, Lind left."""
    mark = MARK.search(sentence.text)
    opening = [word for word in sentence.words if mark and word.end <= mark.start()]
    if len(opening) == len(sentence.words) or any(_is_telling(word, sentence.language) for word in opening):
        return 0
    return len(opening)
