"""Whether a wording keeps who did a thing and to whom it was done: arrested, was arrested."""

from __future__ import annotations

from typing import Final

from service.grounding.printed import PrintedText, PrintedWord, is_participle, list_calendar, list_endings

_REACH: Final = 3
"""So many words before a participle may stand the auxiliary that goes with it: was not badly hurt."""


def is_turned_passive(agent: int, told: PrintedText, sentence: PrintedText) -> bool:
    """Whether "by" stands in the wording before a name that the sentence has in front of all else that is told."""
    behind = told.words[agent + 1] if agent + 1 < len(told.words) else None
    if behind is None or not behind.capital or told.words[agent].lower not in told.language.list("agent"):
        return False
    stems = {word.stem for word in told.words if not word.idle and not word.capital}
    words = sentence.words
    name = next((at for at, word in enumerate(words) if word.stem == behind.stem and word.capital), len(words))
    first = next((at for at, word in enumerate(words) if word.stem in stems and not word.capital), -1)
    return name < first


def turns_passive(told: PrintedText, sentence: PrintedText) -> bool:
    """Whether who does a thing in the sentence suffers it in the wording.

    "Police were arrested in the square" of "Police arrested protesters in the square". Protesters may be arrested:
    they stand behind the verb.
    """
    return _may_be_passive(told) and any(
        _is_passive(at, told)
        and all(_is_active(place, sentence) for place in sentence.places[told.words[at].stem])
        and _has_subject_before(at, told, sentence)
        for at in _list_participles(told, sentence)
    )


def turns_active(told: PrintedText, sentence: PrintedText) -> bool:
    """Whether who suffers a thing in the sentence does it in the wording.

    "The army attacked in Kharkiv" of "The army was attacked in Kharkiv". Who stands behind the verb may do it, and a
    participle beside another passive may go with its noun: the man arrested on Monday was freed.
    """
    passive = told.language.list("passive")
    goes_with_noun = not passive.isdisjoint(told.lowers)
    return _may_be_passive(sentence) and any(
        not _is_passive(at, told)
        and (not goes_with_noun or _is_active(at, told))
        and all(_is_passive(place, sentence) for place in sentence.places[told.words[at].stem])
        and _has_subject_before(at, told, sentence)
        for at in _list_participles(told, sentence, "done_ending")
    )


def _may_be_passive(text: PrintedText) -> bool:
    """Whether a text has an auxiliary of the passive or names who does it, or needs neither."""
    marks = text.language.lists("passive", "agent")
    return not text.language.list("passive") or not marks.isdisjoint(text.lowers)


def _list_participles(told: PrintedText, sentence: PrintedText, *further: str) -> list[int]:
    """Which words of the wording may be participles of a verb that the sentence has, or end as listed further."""
    endings, others = list_endings(told.language, "participle_ending", *further), told.language.list("participle")
    if not endings:
        return []
    return [
        at
        for at, word in enumerate(told.words)
        if (word.lower.endswith(endings) or word.lower in others)
        and word.telling
        and not word.capital
        and word.stem in sentence.places
    ]


def _is_passive(at: int, text: PrintedText) -> bool:
    """Whether a word is a participle that is told of whom it is done to: was hurt, hurt by; Russian needs no "was"."""
    if not is_participle(text.words[at], text.language):
        return False
    passive, agents = text.language.list("passive"), text.language.list("agent")
    behind = text.words[at + 1].lower if at + 1 < len(text.words) else ""
    return not passive or behind in agents or _find_auxiliary(at, passive, text) is not None


def _is_active(at: int, text: PrintedText) -> bool:
    """Whether a word is a verb that is told of who does it: has arrested, arrested several people.

    A participle that goes with its noun has no object: vessels ordered to stay.
    """
    if _is_passive(at, text):
        return False
    return _find_auxiliary(at, text.language.list("perfect"), text) is not None or _has_object(at, text)


def _has_object(at: int, text: PrintedText) -> bool:
    """Whether an article, an amount or a telling word follows right behind a word, no day of the calendar."""
    if at + 1 >= len(text.words) or at + 1 in text.openings:
        return False
    behind, language = text.words[at + 1], text.language
    if behind.lower in language.list("object_first") or any(each.start == behind.start for each in text.amounts):
        return True
    days = language.lists("weekday", "month", "part_of_day", "other_day", "yesterday", "today")
    return not (behind.idle or behind.letter or behind.lower in days)


def _find_auxiliary(at: int, auxiliaries: frozenset[str], text: PrintedText) -> int | None:
    """Where the auxiliary of a participle stands: shortly before it in its statement, no other participle between.

    One that frames may stand further off, or right behind.
    """
    language = text.language
    framing = language.list("framing")
    near = True
    for place in range(at - 1, text.find_opening(at) - 1, -1):
        word = text.words[place]
        near = near and at - place <= _REACH
        if word.lower in auxiliaries and (near or word.lower in framing):
            return place
        near = near and not (word.telling and is_participle(word, language))
    behind = text.words[at + 1].lower if at + 1 < len(text.words) else ""
    return at + 1 if behind in auxiliaries & framing else None


def _has_subject_before(at: int, told: PrintedText, sentence: PrintedText) -> bool:
    """Whether what a verb is told of stands in the sentence too before that verb, and nowhere behind it."""
    subject = _find_subject(at, told)
    if subject is None or subject.stem not in sentence.places:
        return False
    verbs = (_find_finite(place, sentence) for place in sentence.places[told.words[at].stem])
    return max(sentence.places[subject.stem]) < min(verbs)


def _find_finite(at: int, text: PrintedText) -> int:
    """Where the part of a verb stands that parts its subject from the rest: an auxiliary that frames, or itself."""
    auxiliary = _find_auxiliary(at, text.language.list("framing"), text)
    return at if auxiliary is None else min(at, auxiliary)


def _find_subject(at: int, told: PrintedText) -> PrintedWord | None:
    """The name, noun or pronoun right before a verb and its auxiliaries."""
    language = told.language
    start = told.find_opening(at)
    auxiliary = _find_auxiliary(at, language.lists("passive", "perfect"), told)
    last = at if auxiliary is None else min(at, auxiliary)
    days = list_calendar(language)
    personal = language.list("personal")
    candidates = (word for word in reversed(told.words[start:last]) if word.lower not in days)
    return next((word for word in candidates if word.telling or word.lower in personal), None)
