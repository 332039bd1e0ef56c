"""What was done to what a number counts, read from the verbs of an English sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.lexical.english import (
    ACTIONS,
    ADVERBS,
    AUXILIARIES,
    BASES,
    CONJUNCTIONS,
    DETERMINERS,
    INTRANSITIVE,
    IRREGULAR_PARTICIPLES,
    LOOSE_PARTICIPLES,
    MODALS,
    PREPOSITIONS,
    PRESENT,
    STATES,
    Action,
)
from service.lexical.passages import Word

_LONGEST_STATE: Final = max(len(each.split()) for each in STATES)
_PLANS: Final = frozenset({"will", "would", "to"})
_MOOD_REACH: Final = 8
_BOUNDARIES: Final = frozenset({",", ";", ":", "that", "which", "who", "while", "as", "but"})
_MIN_PARTICIPLE: Final = 5
_ADJECTIVES: Final = frozenset({"dead", "missing", "injured", "wounded", "homeless"})
_STATES: Final = frozenset({"found", "left", "feared", "shot", "pronounced", "declared", "confirmed"})
_PASSIVE: Final = AUXILIARIES - {"has", "have", "had"}
_JOINTS: Final = PREPOSITIONS | CONJUNCTIONS
_NO_NOUNS: Final = _JOINTS | DETERMINERS
_CARRIED: Final = frozenset({"taken", "rushed", "airlifted", "brought"})
_AT: Final = frozenset({"across", "in", "at", "against"})
_PAST: Final = frozenset({"fell", "broke", "came", "spread", "landed", "erupted"})


def read_active(words: Sequence[Word], at: int) -> Action | None:
    """The verb that ends at this place and has the number as its object: killed, shot down, will cut."""
    if at < 0:
        return None
    for length in (2, 1):
        form = " ".join(word.lower for word in words[max(0, at - length + 1) : at + 1])
        first = at - length + 1
        if first < 0 or not (form in ACTIONS or form in BASES):
            continue
        if is_planned(words, first):
            return _plan(BASES.get(form) or ACTIONS[form])
        if form in ACTIONS and not _is_passive(words, first):
            return ACTIONS[form]
    form = words[at].lower
    if form in PRESENT and (at == 0 or words[at - 1].lower not in DETERMINERS):
        return PRESENT[form]
    return None


def is_planned(words: Sequence[Word], verb: int) -> bool:
    """Whether "will" or "to" stands before the verb, in its clause: would cut 500 jobs and close two plants."""
    for place in range(verb - 1, max(-1, verb - 1 - _MOOD_REACH), -1):
        if words[place].lower in _BOUNDARIES:
            return False
        if words[place].lower in _PLANS:
            return (place + 1 < len(words) and words[place + 1].lower in BASES) or place + 1 == verb
    return False


def _plan(action: Action) -> Action | None:
    """What is yet to be done; a toll that is yet to come is none."""
    return Action(f"to be {action.participle}") if action.measure == "count" else None


def _is_passive(words: Sequence[Word], verb: int) -> bool:
    """Whether "were killed" stands there: then what follows is another matter."""
    before = verb - 1
    while before >= 0 and (words[before].lower in ADVERBS or words[before].lower.endswith("ly")):
        before -= 1
    return before >= 0 and words[before].lower in _PASSIVE


def read_passive(words: Sequence[Word], place: int) -> Action | None:
    """The participle behind "were" or "have been", past adverbs."""
    while place < len(words) and _is_between(words[place]):
        if words[place].lower in {"not", "never"}:
            return None
        place += 1
    return _read_participle(words, place) if place < len(words) else None


def _is_between(word: Word) -> bool:
    return word.lower in ADVERBS or word.lower in {"been", "being"} or word.lower.endswith("ly")


def _read_participle(words: Sequence[Word], place: int) -> Action | None:
    lower = words[place].lower
    after = words[place + 1].lower if place + 1 < len(words) else ""
    if lower in _CARRIED or lower == "among":
        return _read_carried(words, place)
    if lower in _STATES and after in _ADJECTIVES:
        return INTRANSITIVE[after]
    known = ACTIONS.get(f"{lower} {after}") or ACTIONS.get(lower) or INTRANSITIVE.get(lower)
    if known is not None or lower in LOOSE_PARTICIPLES or lower in _STATES:
        return known
    is_participle = lower in IRREGULAR_PARTICIPLES or (lower.endswith("ed") and len(lower) >= _MIN_PARTICIPLE)
    return Action(lower) if is_participle else None


def _read_carried(words: Sequence[Word], place: int) -> Action | None:
    """Were among the injured; were taken to hospital."""
    after = [word.lower for word in words[place + 1 : place + 4] if word.lower not in {"the", "a"}]
    if words[place].lower == "among":
        return INTRANSITIVE.get(after[0]) if after else None
    if after[:1] == ["to"] and after[1:2] in (["hospital"], ["hospitals"]):
        return Action(f"{words[place].lower} to {after[1]}")
    return None


def read_state(words: Sequence[Word], place: int) -> Action | None:
    """How those counted fare, told by the phrase at this place, past "still" and "now": still missing, on strike."""
    while place < len(words) and _is_between(words[place]):
        if words[place].lower in {"not", "never"}:
            return None
        place += 1
    lowers = [word.lower for word in words[place : place + _LONGEST_STATE]]
    for length in range(len(lowers), 0, -1):
        phrase = " ".join(lowers[:length])
        if phrase in STATES:
            return STATES[phrase]
    return None


def read_reduced(words: Sequence[Word], place: int) -> Action | None:
    """Seven missiles launched by Russia: a participle at once behind the noun, and no object behind it."""
    if place >= len(words):
        return None
    lower = words[place].lower
    if not lower.endswith("ed") and lower not in IRREGULAR_PARTICIPLES:
        return None
    after = words[place + 1] if place + 1 < len(words) else None
    ends = after is None or not after.text[0].isalnum() or after.lower in _JOINTS
    return ACTIONS.get(lower) if ends else None


def is_verb(word: Word) -> bool:
    """Whether the word is an auxiliary or a verb that is known."""
    return word.lower in AUXILIARIES or word.lower in ACTIONS


def is_finite(word: Word) -> bool:
    """Whether it opens a predicate that tells a fact: was, were, have; not will or may."""
    return word.lower in AUXILIARIES and word.lower not in MODALS


def find_at_preposition(words: Sequence[Word], at: int, numbers: Sequence[int]) -> tuple[int, Sequence[Word]] | None:
    """For a number behind across, in, at, against: the verb before it and the words between them."""
    if at < 1 or words[at].lower not in _AT:
        return None
    verb = next((place for place in range(at - 1, max(-1, at - 5), -1) if _is_past(words[place])), None)
    if verb is None or any(verb < number < at for number in numbers):
        return None
    between = words[verb + 1 : at]
    return None if any(not word.text.isalpha() or word.lower in _NO_NOUNS for word in between) else (verb, between)


def _is_past(word: Word) -> bool:
    return word.lower in _PAST or word.lower in IRREGULAR_PARTICIPLES or word.lower.endswith("ed")
