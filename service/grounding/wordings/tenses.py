"""Whether a wording tells as happened what its sentence tells as still to come.

A plan is often told by the form of a verb alone: "subirá los impuestos", "pressure on the minister to resign".
"""

from __future__ import annotations

from service.grounding.printed import PrintedText, list_endings


def tells_as_happened(told: PrintedText, sentence: PrintedText) -> bool:
    """Whether a verb that a sentence has only in a form of what is to come is told in another.

    "Subió" of "subirá", "resigned" of "to resign", "was released" of "to be released", "stormed" of "from storming".
    """
    language = sentence.language
    if not language.list("done_ending"):
        return False
    if _makes_past(told, sentence):
        return True
    return any(
        _is_done(at, told, sentence) and all(_is_to_come(place, sentence) for place in sentence.places[word.stem])
        for at, word in enumerate(told.words)
        if not word.idle and word.stem in sentence.places
    )


def _makes_past(told: PrintedText, sentence: PrintedText) -> bool:
    """Whether only an auxiliary parts the two: wird geöffnet, wurde geöffnet."""
    language = sentence.language
    coming, done = language.list("coming_auxiliary"), language.list("done_auxiliary")
    return (
        not done.isdisjoint(told.lowers)
        and done.isdisjoint(sentence.lowers)
        and not coming.isdisjoint(sentence.lowers)
        and coming.isdisjoint(told.lowers)
    )


def _is_done(at: int, told: PrintedText, sentence: PrintedText) -> bool:
    """Whether a word of the wording may be a verb that tells what has happened."""
    language, word = sentence.language, told.words[at]
    if word.lower in language.list("unchanged_past"):
        may_be = True
    elif word.lower not in sentence.lowers:
        may_be = word.lower.endswith(list_endings(language, "done_ending", "present_ending"))
    elif language.list("infinitive_mark").isdisjoint(sentence.lowers):
        may_be = False
    else:
        here = sentence.places[word.stem]
        is_passive = any(_is_behind_passive_mark(place, sentence) for place in here)
        may_be = is_passive or (_is_bare(at, told) and all(_is_marked(place, sentence) for place in here))
    return may_be and not _is_to_come(at, told)


def _is_bare(at: int, told: PrintedText) -> bool:
    """Whether a word may be a verb in the present, and nothing makes it one of what is to come: they release."""
    language = told.language
    if (
        not at
        or language.list("infinitive_ending")
        or told.words[at - 1].lower in language.lists("determiner", "place_before", "linking")
    ):
        return False
    return language.lists("infinitive_mark", "plan", "unreal", "hedge").isdisjoint(told.lowers)


def _is_to_come(at: int, text: PrintedText) -> bool:
    """Whether a word has the form of a verb that tells no fact: a future, an infinitive behind its mark."""
    language, word = text.language, text.words[at]
    return (
        word.lower.endswith(list_endings(language, "coming_ending"))
        or _is_infinitive(at, text)
        or _is_marked(at, text)
        or _is_behind_passive_mark(at, text)
        or _is_gerund(at, text)
        or _is_of_timetable(at, text)
    )


def _is_infinitive(at: int, text: PrintedText) -> bool:
    """Whether a word ends as an infinitive, and no verb makes it a fact: amenazaron con matar, lograron escapar."""
    endings = list_endings(text.language, "infinitive_ending")
    return text.words[at].lower.endswith(endings) and not _stands_behind(at, "achieved", text)


def _is_gerund(at: int, text: PrintedText) -> bool:
    """Whether a word tells what somebody is kept from or talks about: from storming."""
    gerund = list_endings(text.language, "gerund_ending")
    return text.words[at].lower.endswith(gerund) and _stands_behind(at, "gerund_mark", text)


def _is_of_timetable(at: int, text: PrintedText) -> bool:
    """Whether a word may be a verb in the present, and a day goes with it: the summit starts on Friday."""
    language = text.language
    if not text.words[at].lower.endswith(list_endings(language, "timetable_ending")):
        return False
    return not language.lists("weekday", "month", "tomorrow").isdisjoint(text.lowers)


def _is_marked(at: int, text: PrintedText) -> bool:
    """Whether an infinitive's mark stands right before a word, and no verb that makes it a fact: managed to escape."""
    return _stands_behind(at, "infinitive_mark", text) and not _stands_behind(at - 1, "achieved", text)


def _is_behind_passive_mark(at: int, text: PrintedText) -> bool:
    """Whether a word stands in an infinitive of the passive: to be released."""
    return _stands_behind(at, "infinitive_be", text) and _is_marked(at - 1, text)


def _stands_behind(at: int, name: str, text: PrintedText) -> bool:
    """Whether a word of a list stands right before a place."""
    return at > 0 and text.words[at - 1].lower in text.language.list(name)
