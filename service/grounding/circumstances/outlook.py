"""Whether what a sentence tells of a day is behind or still ahead, by the verbs of the clause that the day stands in.

"Lind said on Friday that he will resign" tells of a day that is over, "Lind said that he will resign on Friday" of one
to come; where the clause has verbs of both kinds, or may be read either way, nothing is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import Final

from service.grounding.numbers.measures import list_measures
from service.grounding.printed import MARK, PrintedText, PrintedWord, list_endings, read_words
from service.language import Language

_NEAR: Final = 4
"""So many words off, a verb of saying has the day to itself: said in a statement on Friday."""
_AUXILIARY: Final = 2
"""So many words before a participle stands its "be" or "has": was formally opened."""
_NEVER: Final = re.compile("(?!)")


class Tense(Enum):
    """When a day is, seen from the day of writing."""

    SAID = "said"
    """Behind: on it somebody said what is told."""
    PAST = "past"
    AHEAD = "ahead"
    EITHER = "either"
    """A plan or a promise, which may be an old one: Lind planned to leave on Friday."""
    MIXED = "mixed"
    UNTOLD = "untold"


class _Verb(Enum):
    """What a word says of the day that is told in its clause."""

    AHEAD = "ahead"
    MAY_BE_AHEAD = "may_be_ahead"
    PAST = "past"
    MAY_BE_PAST = "may_be_past"


_TO_COME: Final = (_Verb.AHEAD, _Verb.MAY_BE_AHEAD)
_OVER: Final = (_Verb.PAST, _Verb.MAY_BE_PAST)


def tell_tense(phrase: str, text: PrintedText) -> Tense:
    """The tense of the clause that prints the words of a day; mixed where several clauses print them."""
    found = {_judge(place, text) for place in _find_places(phrase, text)}
    return found.pop() if len(found) == 1 else Tense.MIXED if found else Tense.UNTOLD


def looks_ahead(text: PrintedText) -> bool:
    """Whether anything in a text is, or may be, still to come."""
    return any(verb in _TO_COME for _, verb in _list_verbs(range(len(text.words)), text))


def may_be_over(phrase: str, text: PrintedText) -> bool:
    """Whether a clause that prints the words of a day has a word in the form of a past, or what became of people.

    "Schools reopen on Monday" has neither, and may tell of either Monday.
    """
    return any(_looks_back(_find_clause(place, text), text) for place in _find_places(phrase, text))


def _looks_back(clause: range, text: PrintedText) -> bool:
    language = text.language
    endings = list_endings(language, "done_ending")
    if not endings:
        return True  # how a past ends is not known
    forms = language.lists("past", "unchanged_past", "participle", "perfect")
    return any(
        word.lower in forms or word.lower.endswith(endings) or list_measures(word, language)
        for word in text.words[clause.start : clause.stop]
    )


def _find_places(phrase: str, text: PrintedText) -> Iterator[range]:
    sought = [word.lower for word in read_words(phrase, text.language)]
    if not sought or not text.lowers.issuperset(sought):
        return
    lowers = [word.lower for word in text.words]
    for at in range(len(lowers) - len(sought) + 1):
        if lowers[at : at + len(sought)] == sought:
            yield range(at, at + len(sought))


def _judge(day: range, text: PrintedText) -> Tense:
    clause = _find_clause(day, text)
    before = list(_list_verbs(range(day.start - 1, _skip_cause(clause.start, day.start, text) - 1, -1), text))
    behind = list(_list_verbs(range(day.stop, clause.stop), text))
    if _is_possessive(day, text) and any(verb in _TO_COME for _, verb in (*before, *behind)):
        return Tense.MIXED
    tense, at = _weigh_before(before, behind) if before else _weigh_behind(behind)
    if at is None or tense not in (Tense.PAST, Tense.MIXED, Tense.EITHER):
        return tense
    return Tense.SAID if _is_of_saying(at, day, text, promises=tense is Tense.EITHER) else tense


def _weigh_before(before: Sequence[tuple[int, _Verb]], behind: Sequence[tuple[int, _Verb]]) -> tuple[Tense, int | None]:
    """What the verbs before a day tell, the nearest first; a participle behind "will" is no past."""
    at, nearest = before[0]
    is_ahead = any(verb is _Verb.AHEAD for _, verb in before)
    if is_ahead and nearest is not _Verb.PAST:
        return Tense.AHEAD, at
    if nearest is _Verb.MAY_BE_AHEAD:
        return Tense.EITHER, at
    goes_on_ahead = nearest is _Verb.MAY_BE_PAST and any(verb is _Verb.AHEAD for _, verb in behind)
    return Tense.MIXED if is_ahead or goes_on_ahead else Tense.PAST, at


def _weigh_behind(behind: Sequence[tuple[int, _Verb]]) -> tuple[Tense, int | None]:
    """What the verbs behind a day tell, the nearest first, where none stands before it."""
    if not behind:
        return Tense.UNTOLD, None
    at, nearest = behind[0]
    is_ahead = any(verb is _Verb.AHEAD for _, verb in behind)
    if nearest in _OVER:
        return Tense.MIXED if is_ahead else Tense.PAST, at
    return Tense.AHEAD if is_ahead else Tense.EITHER, at


def _skip_cause(start: int, stop: int, text: PrintedText) -> int:
    """Where the clause of a day begins behind an "after" that has its own verb: will close after the council voted."""
    words, turns = text.words, text.language.list("before_or_after")
    found = next((at for at in range(stop - 1, start, -1) if words[at].lower in turns), None)
    return start if found is None or not any(_list_verbs(range(found + 1, stop), text)) else found + 1


def _is_possessive(day: range, text: PrintedText) -> bool:
    """Whether the day only names something that has its own day: will discuss Friday's attack."""
    words = text.words
    return day.stop < len(words) and text.text[words[day.stop - 1].end : words[day.stop].start] in ("'", "’")


def _is_of_saying(verb: int, day: range, text: PrintedText, *, promises: bool) -> bool:
    """Whether a verb of saying stands close to a day; a promise only right beside it: pledged on Friday to resign."""
    apart = day.start - verb if verb < day.start else verb - day.stop + 1
    return text.words[verb].lower in text.language.list("reporting") and apart <= (1 if promises else _NEAR)


def _find_clause(day: range, text: PrintedText) -> range:
    """The words between what parts statements on either side; over the first of these where nothing else is between."""
    starts = sorted(text.openings | set(_list_subordinate(text)) | {0, len(text.words)})
    start = max(each for each in starts if each <= day.start)
    stop = min(each for each in starts if each >= day.stop)
    if any(text.words[at].telling for at in (*range(start, day.start), *range(day.stop, stop))):
        return range(start, stop)
    start = max((each for each in starts if each < start), default=start)
    return range(start, min((each for each in starts if each > stop), default=stop))


def _list_subordinate(text: PrintedText) -> Iterator[int]:
    words = text.language.list("subordinate")
    return (at for at, word in enumerate(text.words) if word.lower in words)


def _list_verbs(places: range, text: PrintedText) -> Iterator[tuple[int, _Verb]]:
    """The verbs at some places; no participle whose "be" or "have", which tells the tense, stands before it."""
    for at in places:
        verb = _find_verb(at, text.words, text.language)
        if verb and not (verb in _OVER and _has_auxiliary(at, text)):
            yield at, verb


def _has_auxiliary(at: int, text: PrintedText) -> bool:
    words, helping = text.words, text.language.list("auxiliary")
    near = (each for each in range(max(0, at - _AUXILIARY), at) if words[each].lower in helping)
    return any(not MARK.search(text.text, words[each].end, words[at].start) for each in near)


def _find_verb(at: int, words: Sequence[PrintedWord], language: Language) -> _Verb | None:
    word = words[at]
    days = language.lists("today", "yesterday", "tomorrow", "weekday")
    if word.lower in days or (at and _compile(_Verb.AHEAD, language).fullmatch(_pair(at - 1, words))):
        return None
    forms = word.lower, _pair(at, words)
    found = next((each for each in _Verb if any(map(_compile(each, language).fullmatch, forms))), None)
    return None if word.capital and at and found is not _Verb.AHEAD else found


def _pair(at: int, words: Sequence[PrintedWord]) -> str:
    """A word with the one behind it: is expected, takes place."""
    return " ".join(each.lower for each in words[at : at + 2])


@lru_cache(maxsize=64)
def _compile(verb: _Verb, language: Language) -> re.Pattern[str]:
    """A pattern for the words of a kind; whatever plans may put a day ahead."""
    words = language.list(verb.value) | (language.list("plan") if verb is _Verb.MAY_BE_AHEAD else frozenset())
    return re.compile("|".join(re.escape(each).replace(r"\*", r"\w{2,}") for each in words)) if words else _NEVER
