"""Whether a wording makes a subject of the sentence's object where endings or articles tell the two, and not order.

"Україна атакувала Росію" has the words of "Україну атакувала Росія", in the same order.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from service.grounding.printed import PrintedText, list_endings

_REACH: Final = 3
"""So many words behind an article may stand its noun."""


def turns_cases(told: PrintedText, sentence: PrintedText) -> bool:
    """Whether an object of the sentence gets a form that a subject has."""
    return _changes_two_parts(told, sentence) or _has_another_subject(told, sentence)


def _changes_two_parts(told: PrintedText, sentence: PrintedText) -> bool:
    """Whether an object has another ending, and so has a word further off: Мэр … президента of Мэра … президент.

    Words side by side, such as an adjective and its noun, change together; a verb changes with its subject: Украину
    атаковали, Украина атаковала.
    """
    endings, verbs = list_endings(sentence.language, "object_ending"), list_endings(sentence.language, "done_ending")
    if not endings or told.lowers <= sentence.lowers:
        return False
    places = sentence.places
    changed = [
        at
        for at, word in enumerate(told.words)
        if word.telling and word.stem in places and word.lower not in sentence.lowers
    ]
    printed = ([sentence.words[place].lower for place in places[told.words[at].stem]] for at in changed)
    objects = (all(each.endswith(endings) and not each.endswith(verbs) for each in forms) for forms in printed)
    return any(objects) and any(
        later - earlier > 1 or told.words[later].lower.endswith(verbs) for earlier, later in pairwise(changed)
    )


def _has_another_subject(told: PrintedText, sentence: PrintedText) -> bool:
    """Whether a noun's article changes from an object's to a subject's, or back: den Minister, der Minister.

    A passive makes a subject of an object.
    """
    language = sentence.language
    objects, subjects = language.list("object_article"), language.list("subject_article")
    if objects.isdisjoint(sentence.lowers | told.lowers) or subjects.isdisjoint(sentence.lowers | told.lowers):
        return False
    passive = language.list("passive")
    before, after = _read_articles(sentence), _read_articles(told)
    return (passive.isdisjoint(told.lowers) and _is_changed(before, after, objects, subjects)) or (
        passive.isdisjoint(sentence.lowers) and _is_changed(before, after, subjects, objects)
    )


def _is_changed(
    before: Mapping[str, set[str]], after: Mapping[str, set[str]], lost: frozenset[str], gained: frozenset[str]
) -> bool:
    """Whether a noun that has only articles of one kind in the sentence has one of the other in the wording."""
    return any(
        stem in before and before[stem] <= lost and not articles.isdisjoint(gained) for stem, articles in after.items()
    )


def _read_articles(text: PrintedText) -> Mapping[str, set[str]]:
    """The articles, as they are declined, that stand before the words of each stem; a noun may have its adjectives."""
    articles = text.language.lists("object_article", "subject_article")
    found: dict[str, set[str]] = {}
    for at, word in enumerate(text.words):
        if word.lower not in articles:
            continue
        for each in text.words[at + 1 : at + 1 + _REACH]:
            if each.idle:
                break
            found.setdefault(each.stem, set()).add(word.lower)
    return found
