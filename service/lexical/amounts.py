"""Percentages and sums of money in an English sentence: never a count, and only where it is clear of what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.lexical.english import (
    ACTIONS,
    ASKS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    MOVES,
    PAYMENTS,
    PREPOSITIONS,
)
from service.lexical.numbered import join_words
from service.lexical.passages import Passage, Word
from service.lexical.subjects import Subject
from service.quantities import Quantity
from service.schema.vocabulary import Measure

_REACH: Final = 5
_NOUN_REACH: Final = 4
_COST_REACH: Final = 5
_EFFECTS: Final = frozenset(
    {"add", "adds", "added", "adding", "cut", "cutting", "knocked", "knocking", "shave", "shaved", "wiped", "wiping"}
)
_ESTIMATED: Final = frozenset({"estimated", "estimate", "estimates", "put", "puts", "valued", "set"})
_CHANGES: Final = frozenset(
    {
        "raise",
        "raises",
        "raised",
        "raising",
        "cut",
        "cuts",
        "cutting",
        "increased",
        "increases",
        "increasing",
        "lowered",
    }
    | {
        "lowered",
        "lowers",
        "lowering",
        "reduced",
        "reduces",
        "reducing",
        "lifted",
        "lifts",
        "slashed",
        "slashes",
        "trimmed",
    }
)
_BEFORE_ESTIMATED: Final = AUXILIARIES | {"currently", "now", "provisionally"}
_JOINTS: Final = frozenset({"at", "for", "from", "in", "of", "on"})
"""They tie a noun to another, which is the one that is meant."""
_PERIODS: Final = frozenset({"day", "week", "month", "quarter", "year", "hour"})
_ENDS: Final = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES


def read_amount_of(passage: Passage, quantity: Quantity) -> Subject | None:
    """What a percentage or a sum is of; None for every other number, and where it is not clear."""
    unit = (quantity.unit or "").lower()
    if passage.text[quantity.start - 1 : quantity.start] == "(":
        return None
    if unit in passage.language.list("percent"):
        return (
            _read_share(passage, quantity)
            or _read_move(passage, quantity)
            or _read_of(passage, quantity, "percentage")
            or _read_asking(passage, quantity, "percentage")
        )
    if unit in passage.language.list("currency"):
        return _read_sum(passage, quantity)
    return None


def _after(passage: Passage, quantity: Quantity) -> int:
    """Index of the word behind the number and its unit."""
    start = passage.find_word(quantity.end)
    unit = (quantity.unit or "").lower()
    if start < len(passage.words) and passage.words[start].lower == unit:
        return start + 1
    return start


def _read_share(passage: Passage, quantity: Quantity) -> Subject | None:
    """Twenty percent of Ukraine's land; 66% of those who voted."""
    words, start = passage.words, _after(passage, quantity)
    if start >= len(words) or words[start].lower != "of":
        return None
    if start + 3 < len(words) and words[start + 1].lower == "those" and words[start + 2].lower == "who":
        return Subject("percentage", join_words(words[start + 1 : start + 4]), "related")
    thing = _take_noun(words, start + 1)
    return Subject("percentage", thing, "related") if thing and thing.lower() not in DETERMINERS else None


def _read_move(passage: Passage, quantity: Quantity) -> Subject | None:
    """Net profit rose 12%; shares fell by 7 percent; shares in the bank fell 3%."""
    words, at = passage.words, passage.find_word(quantity.start) - 1
    if at >= 0 and words[at].lower == "by":
        at -= 1
        changed = _read_change(words, at)
        if changed:
            return changed
    if at < 1 or words[at].lower not in MOVES or _is_modal(words, at):
        return None
    thing = _take_subject_back(words, _skip_apposition(words, at - 1))
    return Subject("percentage", f"{thing} {words[at].lower}") if thing else None


def _read_change(words: Sequence[Word], at: int) -> Subject | None:
    """Raises property taxes by 4.5%."""
    thing = _take_noun_back(words, at)
    verb = at - len(thing.split())
    verb -= verb >= 0 and words[verb].lower in DETERMINERS
    if not thing or verb < 0 or words[verb].lower not in _CHANGES or _is_modal(words, verb):
        return None
    return Subject("percentage", f"{thing} {words[verb].lower}")


def _read_of(passage: Passage, quantity: Quantity, measure: Measure) -> Subject | None:
    """An offer of 11%; a profit of $412 million; bribes worth $300,000."""
    words, at = passage.words, passage.find_word(quantity.start) - 1
    if at < 1 or words[at].lower not in {"of", "worth"}:
        return None
    thing = _take_noun_back(words, at - 1)
    return Subject(measure, thing) if thing else None


def _read_asking(passage: Passage, quantity: Quantity, measure: Measure) -> Subject | None:
    """The union had asked for 18%; she demanded $2 million."""
    words, at = passage.words, passage.find_word(quantity.start)
    lowers = tuple(word.lower for word in words[max(0, at - 3) : at])
    asked = next((each for each in ASKS if lowers[-len(each) :] == each), None)
    if asked is None or any(word.lower in MODALS for word in words[max(0, at - len(asked) - 2) : at]):
        return None
    stop = at - len(asked) - 1
    while stop >= 0 and words[stop].lower in AUXILIARIES:
        stop -= 1
    thing = _take_noun_back(words, stop)
    return Subject(measure, f"{thing} {' '.join(asked)}") if thing else None


def _read_sum(passage: Passage, quantity: Quantity) -> Subject | None:
    """A loss of $340 million; pledged $25 million in aid; costs of $3 million; a strike that costs $9 million a day."""
    words, at = passage.words, passage.find_word(quantity.start) - 1
    if at < 1:
        return None
    estimate = _read_cost(words, at) or _read_estimate(words, at) or _read_effect(passage, quantity, at)
    if estimate or _is_modal(words, at):
        return estimate
    told = _read_of(passage, quantity, "money") or _read_asking(passage, quantity, "money")
    if told:
        return told
    return _read_purpose(passage, quantity, at) or _read_adjective(passage, quantity, at)


def _read_adjective(passage: Passage, quantity: Quantity, at: int) -> Subject | None:
    """A $1.2 billion budget; a $2,500 signing bonus."""
    if passage.words[at].lower not in {"a", "an", "the", "its", "their", "his", "her"}:
        return None
    thing = _take_noun(passage.words, _after(passage, quantity))
    return Subject("money", thing) if thing and thing[0].islower() else None


def _read_cost(words: Sequence[Word], at: int) -> Subject | None:
    """The stoppage will cost the company $9 million; repairs cost $2 million."""
    for place in range(at, max(-1, at - _COST_REACH), -1):
        if words[place].lower in {"cost", "costs", "costing"}:
            between = words[place + 1 : at + 1]
            if any(not word.text[0].isalpha() or word.lower in _ENDS for word in between):
                return None
            stop = place - 1
            while stop >= 0 and words[stop].lower in AUXILIARIES:
                stop -= 1
            thing = _take_subject_back(words, stop) if stop >= 0 else ""
            return Subject("money", f"{thing} {words[place].lower}") if thing else None
    return None


def _read_estimate(words: Sequence[Word], at: int) -> Subject | None:
    """The total cost is estimated at $12 million; the damage was put at 3 million euros."""
    if words[at].lower != "at":
        return None
    if words[at - 1].lower not in _ESTIMATED:
        thing = _take_noun_back(words, at - 1)
        before = at - 1 - len(thing.split())
        before -= before >= 0 and words[before].lower in DETERMINERS
        return Subject("money", thing) if thing and before >= 0 and words[before].lower in _ESTIMATED else None
    stop = at - 2
    while stop >= 0 and words[stop].lower in _BEFORE_ESTIMATED:
        stop -= 1
    thing = _take_noun_back(words, stop) if stop >= 0 else ""
    return Subject("money", thing) if thing else None


def _read_effect(passage: Passage, quantity: Quantity, at: int) -> Subject | None:
    """Would add less than $50 million a year to costs; wiping $540 million off its market value."""
    words, start = passage.words, _after(passage, quantity)
    if words[at].lower not in _EFFECTS:
        return None
    if start + 1 < len(words) and words[start].lower in {"a", "per"} and words[start + 1].lower in _PERIODS:
        start += 2
    if start + 1 >= len(words) or words[start].lower not in {"to", "from", "off"}:
        return None
    thing = _take_noun(words, start + 1)
    return Subject("money", f"{words[at].lower} {words[start].lower} {thing}") if thing else None


def _read_purpose(passage: Passage, quantity: Quantity, at: int) -> Subject | None:
    """Pledged $25 million in aid."""
    words, start = passage.words, _after(passage, quantity)
    if start + 1 >= len(words) or words[start].lower != "in" or not words[start + 1].text.islower():
        return None
    if words[start + 1].lower in DETERMINERS:
        return None  # in a separate case
    thing = _take_noun(words, start + 1)
    told = f"{thing} {words[at].lower}" if words[at].lower in PAYMENTS else thing
    return Subject("money", told) if thing else None


def _is_modal(words: Sequence[Word], at: int) -> bool:
    return any(word.lower in MODALS for word in words[max(0, at - 3) : at + 1])


def _take_noun(words: Sequence[Word], start: int) -> str:
    stop = start
    while (
        stop < len(words) and stop - start < _REACH and words[stop].text[0].isalnum() and not _ends(words[stop].lower)
    ):
        stop += 1
    kept = [word for word in words[start:stop] if word.lower not in {"the", "a", "an"}]
    return join_words(kept)


def _take_noun_back(words: Sequence[Word], at: int) -> str:
    start = at + 1
    while (
        start and at - start + 1 < _NOUN_REACH and words[start - 1].text[0].isalnum() and not _opens(words, start - 1)
    ):
        start -= 1
    return join_words(words[start : at + 1])


def _take_subject_back(words: Sequence[Word], at: int) -> str:
    """The noun before a verb with what it belongs to: net profit; shares in the bank; closure of the four lifts."""
    thing = _take_noun_back(words, at)
    joint = at - len(thing.split())
    joint -= joint > 0 and words[joint].lower in DETERMINERS
    if not thing or joint < 1 or words[joint].lower not in _JOINTS:
        return thing
    owner = _take_noun_back(words, joint - 1)
    return join_words(words[joint - len(owner.split()) : at + 1]) if owner else ""


def _skip_apposition(words: Sequence[Word], at: int) -> int:
    """Before a name between commas: its parent company, Halden Marine, rose."""
    if words[at].text != ",":
        return at
    opening = next((n for n in range(at - 1, max(-1, at - 1 - _REACH), -1) if words[n].text == ","), 0)
    return opening - 1 if opening > 0 else at


def _opens(words: Sequence[Word], at: int) -> bool:
    """Whether the word is outside the noun; "strike" is within it behind "the"."""
    lower = words[at].lower
    if lower in ACTIONS and at and words[at - 1].lower in DETERMINERS and not lower.endswith(("ed", "ing")):
        return False
    return _ends(lower) or lower in DETERMINERS or lower.endswith(("ed", "ing"))


def _ends(lower: str) -> bool:
    return lower in _ENDS or lower in ACTIONS
