"""Numbers that are added to others, or that something changed by: they are told so, and not as a total.

"Twelve more people died, bringing the toll to 140": twelve is no toll. "Inflation rose by 5%": it is not at 5%.
"""

from __future__ import annotations

from typing import Final

from service.grounding.index import Citation
from service.grounding.numbers.measures import find_measures
from service.grounding.printed import MARK, find_beginning, find_ending, stem_list
from service.quantities import Quantity
from service.schema.draft import DraftFigure
from service.schema.vocabulary import Measure
from service.text import list_words, stem_words

_REACH: Final = 3
"""Among so many words before "by" stands the verb of what changed: rose sharply by."""

_PRINTED: Final = 8
"""So many words are printed at most."""
_STATEMENT: Final = 3
"""So many words behind a mark make sense without those before it."""


def word_addition(what: str, measure: Measure, quantity: Quantity, sentence: Citation) -> str:
    """What is counted, with a "more" where the sentence has one beside the number and the words have none."""
    language = sentence.language
    adding = language.list("adding")
    if adding.isdisjoint(sentence.lowers) or not adding.isdisjoint(list_words(what)):
        return what
    if adding.isdisjoint(_list_beside(quantity, sentence)) or _adds_to_others(measure, quantity, sentence):
        return what
    return " ".join((*language.list("added"), what))


def _adds_to_others(measure: Measure, quantity: Quantity, sentence: Citation) -> bool:
    """Whether the number before, which it is added to, is of something else: two killed and another nine injured."""
    earlier = [each for each in sentence.amounts if each.end <= quantity.start]
    measures = (
        find_measures(sentence.text, sentence.words, each, sentence.quantities, sentence.language) for each in earlier
    )
    return bool(earlier) and not any(measure in each for each in measures)


def hides_change(drafted: DraftFigure, quantity: Quantity, sentence: Citation) -> bool:
    """Whether something changed by the number, and the model tells of no change."""
    if not is_change(drafted.measure, quantity, sentence):
        return False
    changes = stem_list("toll_moves", sentence.language) | stem_list("change", sentence.language)
    return changes.isdisjoint(stem_words(list_words(drafted.what), sentence.language))


def print_statement(quantity: Quantity, sentence: Citation) -> str:
    """The words of the statement up to its number: Inflation rose by."""
    words = sentence.text[: quantity.start].split()[-_PRINTED:]
    ends = [at + 1 for at, word in enumerate(words) if MARK.search(f"{word} ")]
    start = max((end for end in ends if len(words) - end >= _STATEMENT), default=0)
    return " ".join(words[start:])


def _list_beside(quantity: Quantity, sentence: Citation) -> list[str]:
    """The word right before a number and the one right behind it, where no mark parts them."""
    text = sentence.text
    before = sentence.words[: find_ending(sentence.words, quantity.number_start)][-1:]
    behind = sentence.words[find_beginning(sentence.words, quantity.end) :][:1]
    return [
        *(word.lower for word in before if not MARK.search(text, word.end, quantity.number_start)),
        *(word.lower for word in behind if not MARK.search(text, quantity.end, word.start)),
    ]


def is_change(measure: Measure, quantity: Quantity, sentence: Citation) -> bool:
    """Whether a verb of change stands before a number, with a "by" between; a share may do without."""
    language = sentence.language
    moves = language.list("toll_moves")
    if moves.isdisjoint(sentence.lowers):
        return False
    before = [word.lower for word in sentence.words if word.end <= quantity.start]
    if measure == "percentage" and not moves.isdisjoint(before[-1:]):
        return True
    if not before or before[-1] not in language.list("change_by"):
        return False
    behind = [word.lower for word in sentence.words if word.start >= quantity.end]
    is_from = before[-1] in language.list("toll_from") and not language.list("toll_to").isdisjoint(behind[:1])
    return not is_from and not moves.isdisjoint(before[-1 - _REACH : -1])
