"""In a sentence with several days: which of them what is told of it belongs to.

"Police arrested Lind on Monday and released her on Friday": on Friday nobody was arrested.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.grounding.belonging import APART, Standing, count_apart, is_of_calendar, list_times, stem_phrase
from service.grounding.index import Citation
from service.grounding.printed import MARK


def is_day_of_another(when: str, told: frozenset[str], sentence: Citation) -> bool:
    """Whether a day stands in another statement than every word that is told, and another day with one of them.

    `told` are the stems of the words that a claim takes from the sentence.
    """
    if not when or not told:
        return False
    days = [*list_times(sentence), *_list_spans(sentence)]
    own = stem_phrase(when, sentence.language)
    theirs, others = [each for each in days if each.stems & own], [each for each in days if not each.stems & own]
    if not theirs or not others:
        return False
    places = [at for at, word in enumerate(sentence.words) if word.telling and word.stem in told]
    places = [at for at in places if not is_of_calendar(sentence.words[at], sentence.language)]
    return bool(places) and _is_apart(theirs, places, sentence) and not _is_apart(others, places, sentence)


def _list_spans(sentence: Citation) -> Iterator[Standing]:
    """Spans of time that stand for a day: last week, la semana pasada."""
    spans, others = sentence.language.list("duration"), sentence.language.list("other_day")
    words = sentence.words
    for at in range(len(words) - 1):
        pair = words[at : at + 2]
        if any(word.lower in spans for word in pair) and any(word.lower in others for word in pair):
            yield Standing(at, frozenset(word.stem for word in pair))


def _is_apart(days: Sequence[Standing], places: Sequence[int], sentence: Citation) -> bool:
    """Whether something parts each of these days from every place."""
    first = _find_first(sentence)
    return all(_measure(max(day.at, first), place, sentence) >= APART for day in days for place in places)


def _measure(day: int, place: int, sentence: Citation) -> int:
    return count_apart(sentence.words[min(day, place) : max(day, place) + 1], sentence)


def _find_first(sentence: Citation) -> int:
    """The word behind a day that the sentence begins with, which belongs to all that follows: On Monday, Lind left."""
    mark = MARK.search(sentence.text)
    opening = [word for word in sentence.words if mark and word.end <= mark.start()]
    if len(opening) == len(sentence.words) or not all(
        word.idle or word.stem.isdigit() or is_of_calendar(word, sentence.language) for word in opening
    ):
        return 0
    return len(opening)
