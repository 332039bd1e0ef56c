"""Words of a sentence that are not told of a number there: of nobody, or of those that another word counts.

"Twelve people, none of them children, were killed": no children. "Twelve soldiers were wounded and the general was
killed": no soldiers killed.
"""

from __future__ import annotations

from service.grounding.index import Citation
from service.grounding.numbers.counted import find_counted
from service.grounding.numbers.measures import find_measures, list_measures, takes_back
from service.grounding.printed import MARK, find_beginning, find_ending
from service.quantities import Quantity


def is_told_of_none(told: frozenset[str], quantity: Quantity, sentence: Citation) -> bool:
    """Whether some of these words stand only behind a negation in a part of the sentence that has not the number."""
    negations = sentence.language.list("negation")
    if negations.isdisjoint(sentence.lowers):
        return False
    places = [sentence.places.get(stem, ()) for stem in told]
    return any(here and all(_is_denied_aside(at, quantity, sentence) for at in here) for here in places)


def _is_denied_aside(at: int, quantity: Quantity, sentence: Citation) -> bool:
    text, words = sentence.text, sentence.words
    start = max((mark.end() for mark in MARK.finditer(text, 0, words[at].start)), default=0)
    mark = MARK.search(text, words[at].end)
    stop = mark.start() if mark else len(text)
    before = [word.lower for word in words[:at] if word.start >= start]
    return not start <= quantity.number_start < stop and not sentence.language.list("negation").isdisjoint(before)


def is_some_of_them(told: frozenset[str], quantity: Quantity, sentence: Citation) -> bool:
    """Whether a number is only of some, and none of these words says of which: including 11 children; of the dead."""
    language, words = sentence.language, sentence.words
    here, behind = find_ending(words, quantity.number_start), find_beginning(words, quantity.end)
    before = words[here - 1].lower if here else ""
    if before in language.list("including"):
        return find_counted(quantity, sentence).isdisjoint(told)
    if quantity.of is not None or behind >= len(words) or words[behind].lower not in language.list("linking"):
        return False
    return all(list_measures(word, language) for word in words if word.stem in told)


def is_told_of_others(told: frozenset[str], quantity: Quantity, sentence: Citation) -> bool:
    """Whether some of these words tell what became of people, and of others than those that the number counts."""
    words = [word for word in sentence.words if word.stem in told]
    measures = {measure for word in words for measure in list_measures(word, sentence.language)}
    if not measures or any(takes_back(word, sentence.language) for word in words):
        return False
    found = find_measures(sentence.text, sentence.words, quantity, sentence.quantities, sentence.language)
    return measures.isdisjoint(found)


def is_told_outside(told: frozenset[str], quantity: Quantity, sentence: Citation) -> bool:
    """Whether a number stands in a relative clause, and some of these words only behind it.

    "The stadium, which holds 40,000 people, was evacuated": they were not.
    """
    words, language = sentence.words, sentence.language
    here = min(find_ending(words, quantity.number_start), len(words) - 1)
    start = sentence.find_opening(here)
    relatives = language.lists("own_clause", "relative")
    if relatives.isdisjoint(sentence.lowers) or not any(
        word.lower in relatives for word in words[start : min(start + 2, here)]
    ):
        return False
    stop = min((place for place in sentence.openings if place > here), default=len(words))
    places = (sentence.places.get(stem, ()) for stem in told)
    return any(here_too and min(here_too) >= stop for here_too in places)
