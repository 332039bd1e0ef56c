"""What the numbers of an English sentence count, and what was done to it."""

from __future__ import annotations

from typing import Final, NamedTuple

from service.lexical.english import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    DOUBT,
    INTRANSITIVE,
    LOSSES,
    PEOPLE,
    PREPOSITIONS,
    SAYING,
    Action,
)
from service.lexical.nouns import Noun
from service.lexical.numbered import VOTES, NumberedSentence, is_past, is_past_form, join_words
from service.lexical.passages import Passage, Word
from service.lexical.verbs import (
    find_at_preposition,
    is_finite,
    is_verb,
    read_active,
    read_passive,
    read_reduced,
)
from service.quantities import Quantity
from service.schema.vocabulary import Measure, Relation

TOLLS: Final[frozenset[Measure]] = frozenset({"killed", "injured", "missing", "displaced", "detained", "rescued"})
_KILLED: Final = Action("killed", "killed")
_INJURED: Final = Action("injured", "injured")
_ARRESTED: Final = Action("arrested", "detained")
_REACH: Final = 7
_TOLL_REACH: Final = 16
_DOUBT_REACH: Final = 5
_ASIDE: Final = 16
_BINDING: Final = frozenset(
    {"with", "of", "to", "from", "in", "at", "by", "for", "among", "on", "against", "carrying", "aboard", "between"}
)
"""A number behind one of these is not what the verb behind it is about: a plane with 12 people crashed."""
_ASIDES: Final = frozenset(
    {"including", "among", "most", "mostly", "many", "some", "all", "both", "one", "two", "three"}
)
_LINKS: Final = frozenset({"remain", "remained", "remains", "still", "left"})
_CLAIMING: Final = frozenset({"claimed", "claims", "claiming", "cost", "costs", "costing", "took", "taking", "takes"})
_REACHING: Final = frozenset(
    {"to", "at", "stands", "stood", "reached", "hits", "hit", "passes", "passed", "tops", "topped"}
)
_OPENING_ENDS: Final = PREPOSITIONS | AUXILIARIES
_WITH_TOOLS: Final = frozenset({"struck", "hit", "attacked", "targeted", "bombed", "shelled"})
_NOUNS_OF: Final = {
    "death": _KILLED,
    "deaths": _KILLED,
    "killing": _KILLED,
    "killings": _KILLED,
    "lives": _KILLED,
    "injuries": _INJURED,
    "injury": _INJURED,
    "arrest": _ARRESTED,
    "arrests": _ARRESTED,
    "evacuation": Action("evacuated", "displaced"),
    "rescue": Action("rescued", "rescued"),
}


class Subject(NamedTuple):
    """What is counted, and as what."""

    measure: Measure
    what: str
    relation: Relation = "core"


class SubjectReader(NumberedSentence):
    """Reads the numbers of one sentence left to right, so that one may lean on another."""

    def __init__(self, passage: Passage) -> None:
        super().__init__(passage)
        self.actions: dict[int, Action] = {}

    def read(self) -> dict[int, Subject]:
        """The subject of every number that has one, by its place among the sentence's amounts."""
        for n in range(len(self.amounts)):
            action = None if self._is_doubted(n) else self._find_action(n)
            if action is not None:
                self.actions[n] = action
        for n in reversed(range(len(self.amounts) - 1)):
            if n not in self.actions and n + 1 in self.actions and self._joins_next(n):
                self.actions[n] = self.actions[n + 1]
        subjects = {n: self._build(n, action) for n, action in sorted(self.actions.items())}
        return {n: each for n, each in subjects.items() if each is not None}

    def _find_action(self, n: int) -> Action | None:
        told = self._find_loss(n) or self.find_state(n) or self._find_before(n) or self._find_behind(n)
        if told is not None:
            return told
        reduced, shared = read_reduced(self.words, self.end(n)), self._find_shared(n)
        if reduced and reduced.measure != "count":
            return reduced
        other = shared or reduced or self._find_at_preposition(n) or self._find_led(n)
        return other or self.find_carried(n) or self.find_part(n) or self.find_votes(n)

    def _is_doubted(self, n: int) -> bool:
        """Whether the words just around the number make it a wish or a denial."""
        if self.passage.lowers.isdisjoint(DOUBT):
            return False
        around = (
            *self.words[max(0, self.starts[n] - _DOUBT_REACH) : self.starts[n]],
            *self.words[self.stops[n] : self.stops[n] + _DOUBT_REACH],
        )
        return any(word.lower in DOUBT and not (word.lower == "may" and word.is_capital) for word in around)

    # Before the number

    def _find_loss(self, n: int) -> Action | None:
        """One death, two fatalities, claimed three lives."""
        noun = self.nouns[n]
        if noun is None or noun.head not in LOSSES:
            return None
        if noun.head in {"life", "lives"} and self.lower(self.starts[n] - 1) not in _CLAIMING:
            return None
        return LOSSES[noun.head]

    def _find_before(self, n: int) -> Action | None:
        at = self.skip_back(self.starts[n] - 1)
        moved = self.find_moved(n, at)
        if moved is not None:
            return moved
        return read_active(self.words, at) or self._find_noun_before(at)

    def _find_noun_before(self, at: int) -> Action | None:
        """The death of two people; injuries to four; the death toll rose to twelve."""
        lower, before = self.lower(at), self.lower(at - 1)
        if lower in {"of", "to"} and before in _NOUNS_OF:
            return _NOUNS_OF[before] if (lower == "to") == before.startswith("injur") else None
        if lower not in _REACHING:
            return None
        near = [word.lower for word in self.words[max(0, at - _TOLL_REACH) : at + 1]]
        if "toll" in near:
            return None if {"injured", "wounded"} & set(near) else _KILLED
        if "number" in near:
            return next((INTRANSITIVE[word] for word in near if word in INTRANSITIVE), None)
        return None

    # Behind the number

    def _find_behind(self, n: int) -> Action | None:
        is_bound = self.lower(self.skip_back(self.starts[n] - 1)) in _BINDING
        if (is_bound and not self._is_relative(n)) or self.lower(self.end(n)) == "of":
            return None
        place = self._skip_aside(self.end(n))
        place += self._is_relative(n)
        for at in range(place, min(len(self.words), place + _REACH)):
            found = self._read_verb(n, at)
            if found is not None:
                return found
            if self._ends_search(at):
                return None
        return None

    def _is_relative(self, n: int) -> bool:
        """Twelve people who were missing."""
        return self.lower(self.end(n)) in {"who", "that"} and self.lower(self.end(n) + 1) in AUXILIARIES

    def _ends_search(self, at: int) -> bool:
        word = self.words[at]
        stops = not word.text[0].isalnum() or word.lower in CONJUNCTIONS or word.lower in SAYING
        return stops or at in self.starts or is_verb(word)

    def _skip_aside(self, place: int) -> int:
        """Past ", including three children," to the verb behind it."""
        if self.lower(place) != "," or self.lower(place + 1) not in _ASIDES:
            return place
        stop = min(len(self.words), place + _ASIDE)
        closing = next((at for at in range(place + 1, stop) if self.words[at].text == ","), None)
        return place if closing is None else closing + 1

    def _read_verb(self, n: int, place: int) -> Action | None:
        lower = self.lower(place)
        if lower == "lost" and self.lower(place + 2) in {"life", "lives"}:
            return _KILLED
        if lower in INTRANSITIVE:
            told = INTRANSITIVE[lower]
            noun = self.nouns[n]
            return told if noun is None or noun.is_human or told.measure == "count" else None
        if is_finite(self.words[place]) or lower in _LINKS:
            return read_passive(self.words, place + 1)
        return None

    # Leaning on other numbers

    def _find_shared(self, n: int) -> Action | None:
        """Take the action of the number before: six missiles and 71 drones; 550 drones, including 11 missiles."""
        if n == 0 or n - 1 not in self.actions or self.nouns[n] is None:
            return None
        action, start = self.actions[n - 1], self.end(n - 1)
        between = [word.lower for word in self.words[start : self.starts[n]]]
        if between == ["with"] and action.participle in _WITH_TOOLS:
            return Action(f"that {action.participle}")
        verbs = any(is_verb(word) for word in self.words[start : self.starts[n]])
        if between[-2:] == [",", "including"] and not verbs:
            return action
        return (
            action
            if " ".join(between) in {"and", ",", ", and", "including", "as well as", "plus", "and another"}
            else None
        )

    def _joins_next(self, n: int) -> bool:
        """Whether the next number follows by "and": 12 people and three officers were killed."""
        if self.nouns[n] is None or self.nouns[n + 1] is None:
            return False
        return " ".join(word.lower for word in self.words[self.end(n) : self.starts[n + 1]]) in {"and", ",", ", and"}

    def _find_at_preposition(self, n: int) -> Action | None:
        """Debris fell across 33 sites; used countermeasures against 40 more; reported damage in five districts."""
        at = self.starts[n] - 1
        found = find_at_preposition(self.words, at, self.starts)
        if found is None or (self.nouns[n] is None and not self._is_more(n)):
            return None
        verb, between = found
        thing = join_words(between)
        if self.lower(verb) in SAYING:
            return Action(f"with {thing}") if thing else None
        named = thing or self._find_opening_noun(verb)
        return Action(f"{named} {self.lower(verb)} {self.lower(at)}") if named else None

    def _find_opening_noun(self, verb: int) -> str:
        """The noun that opens the sentence: debris, in "Debris from drones fell"."""
        opening: list[Word] = []
        for word in self.words[:verb]:
            if word.lower in _OPENING_ENDS or not word.text[0].isalpha():
                break
            opening.append(word)
        while opening and opening[0].lower in DETERMINERS:
            opening = opening[1:]
        return join_words(opening).lower() if len(opening) <= 2 else ""  # noqa: PLR2004 - a noun and its like

    def _find_led(self, n: int) -> Action | None:
        """Out of 123 drones, …: a whole that opens the sentence is counted by itself."""
        if self.nouns[n] is None or n + 1 >= len(self.amounts) or self.amounts[n + 1].of != self.amounts[n].low:
            return None
        opening = join_words(self.words[: self.starts[n]]).lower()
        return Action("") if opening in {"out of", "of", "of the", "out of the"} else None

    def _is_more(self, n: int) -> bool:
        return self.lower(self.stops[n]) == "more"

    # What is counted

    def _build(self, n: int, action: Action) -> Subject | None:
        quantity = self.amounts[n]
        noun = self.nouns[n] or self._find_antecedent(n)
        if quantity.unit is not None or not _is_whole(quantity):
            return None
        if action.participle == "treated" and noun and noun.is_human and self.has_wounds(n):
            return Subject("injured", f"{noun.text} treated")
        if action.measure in TOLLS:
            return _build_toll(noun, action)
        if action.participle == VOTES:
            return Subject("count", next(each for each in ("votes", "vote", "voted", "ballot") if self.prints(each)))
        if noun is None or noun.head in LOSSES:
            return Subject("count", action.participle) if action.participle.startswith("forc") else None
        told = "people" if noun.head in PEOPLE and self.prints("people") else noun.text
        if quantity.of is not None and self.lower(noun.stop) == "of" and is_past_form(action.participle):
            told = f"{told} {self._print_rest(noun.stop)}"
        return Subject("count", f"{told} {action.participle}".strip())

    def _print_rest(self, start: int) -> str:
        """Of the committee: what belongs to the noun."""
        stop = start
        while stop < min(len(self.words), start + _REACH) and self.lower(stop) not in AUXILIARIES:
            if stop > start and is_past(self.words[stop]):
                break
            stop += 1
        return join_words(self.words[start:stop])

    def _find_antecedent(self, n: int) -> Noun | None:
        """The noun of the number before, for "shot down 71" of 123 drones, for "40 more"."""
        if n and (self.amounts[n].of is not None or self._is_more(n)):
            return next((each for each in reversed(self.nouns[:n]) if each is not None), None)
        return None


def _build_toll(noun: Noun | None, action: Action) -> Subject | None:
    told = action.measure if action.measure in {"killed", "injured"} else action.participle
    if noun is None or noun.is_people:
        return Subject(action.measure, f"people {told}")
    return Subject(action.measure, f"{noun.text} {told}") if noun.is_human else None


def _is_whole(quantity: Quantity) -> bool:
    return all(isinstance(each, int) for each in (quantity.low, quantity.high, quantity.of) if each is not None)
