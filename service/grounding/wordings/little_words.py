"""Whether the little words of a wording go with what they go with in its sentence: by, to, from, before, against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from service.grounding.printed import PrintedText
from service.grounding.wordings.agents import is_turned_passive

_REACH: Final = 8
"""So many words behind a little word may stand what it goes with."""


def moves_little_words(told: PrintedText, sentence: PrintedText) -> bool:
    """Whether a little word goes with another word than in the sentence.

    "There was a fire before the explosion" has all words of "There was an explosion before the fire". New ones may
    stand before a number and before an infinitive: for seven hours, of a seven-hour attack; to resign, of will resign.
    """
    language = told.language
    turning = language.list("turning") & told.lowers
    if not turning:
        return False
    printed = frozenset(_pair_all(sentence))
    open_ones = frozenset(_list_before_pronouns(sentence))
    return any(
        little not in open_ones
        and stem in sentence.places
        and (little, stem) not in printed
        and not (little not in sentence.lowers and (stem.isdigit() or little in language.list("infinitive_mark")))
        and not is_turned_passive(at, told, sentence)
        for at, little, stem in _pair_first(told, turning)
    )


def _pair_first(text: PrintedText, turning: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    """Each little word with its place and with the stem of the first telling word behind it."""
    for at, word in enumerate(text.words):
        if word.lower in turning:
            behind = next((each for each in text.words[at + 1 :] if not (each.idle or each.letter)), None)
            if behind is not None:
                yield at, word.lower, behind.stem


def _pair_all(text: PrintedText) -> Iterator[tuple[str, str]]:
    """Each little word with the stems of the words behind it, as far as it reaches; at most to the next of its kind.

    Two side by side reach alike: bis zum 31. März.
    """
    turning = text.language.list("turning")
    for at, word in enumerate(text.words):
        if word.lower not in turning:
            continue
        between = False
        for each in text.words[at + 1 : at + 1 + _REACH]:
            if each.lower in turning and between:
                break
            between = between or not each.idle
            yield word.lower, each.stem


def _list_before_pronouns(text: PrintedText) -> Iterator[str]:
    """The little words that go with a pronoun, in whose place the wording may have a name: keeping to it."""
    turning, pronouns = text.language.list("turning"), text.language.list("pronoun")
    for at, word in enumerate(text.words[:-1]):
        if word.lower in turning and text.words[at + 1].lower in pronouns and _ends_phrase(at + 1, text):
            yield word.lower


def _ends_phrase(at: int, text: PrintedText) -> bool:
    """Whether no telling word follows a word in its statement."""
    return at + 1 >= len(text.words) or at + 1 in text.openings or text.words[at + 1].idle
