"""What a number counts in an English sentence: the noun behind it and what was done to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from service.lexical.english import (
    ACTIONS,
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    DOUBT,
    HUMANS,
    INTRANSITIVE,
    IRREGULAR_PLURALS,
    LOSSES,
    MODALS,
    NOT_NOUNS,
    PEOPLE,
    PREPOSITIONS,
    PRESENT,
    SAYING,
    Action,
)
from service.lexical.passages import Passage, Word
from service.quantities import Quantity
from service.schema.vocabulary import Measure, Relation

_NOUN_REACH: Final = 5
_VERB_REACH: Final = 7
_FILLERS: Final = frozenset({"more", "other", "additional", "further", "new"})
_LOOSE_PARTICIPLES: Final = frozenset(
    {
        "left",
        "taken",
        "found",
        "put",
        "made",
        "given",
        "seen",
        "placed",
        "told",
        "brought",
        "reported",
        "said",
        "believed",
        "used",
        "involved",
        "based",
        "presumed",
    }
)
"""Participles that say nothing without what follows them."""
_IRREGULAR_PARTICIPLES: Final = frozenset(
    "struck hit lost sold bought cut shut sunk hurt slain freed built sent held stolen shot burnt caught torn thrown hidden broken driven flown".split()
)
_WITH_TOOLS: Final = frozenset({"struck", "hit", "attacked", "targeted", "bombed", "shelled"})
_BINDING: Final = frozenset(
    {"with", "of", "to", "from", "in", "at", "by", "for", "among", "on", "against", "carrying", "aboard", "between"}
)
_AT: Final = frozenset({"across", "in", "at", "against", "on"})
_PAST: Final = frozenset("fell broke came spread landed erupted".split())
_LINKS: Final = frozenset({"remain", "remained", "remains", "still", "left"})
_PEOPLE_MEASURES: Final = frozenset({"killed", "injured", "missing", "displaced", "detained", "rescued"})
_LEADING_TO: Final = frozenset(
    {"to", "at", "of", "stands", "stood", "reached", "hits", "hit", "passes", "passed", "tops", "topped"}
)
_TOLLS: Final[dict[str, Action]] = {
    "toll": Action("killed", "killed"),
    "fatalities": Action("killed", "killed"),
    "deaths": Action("killed", "killed"),
}
_NOUNS_OF: Final[dict[str, Action]] = {
    "death": Action("killed", "killed"),
    "deaths": Action("killed", "killed"),
    "killing": Action("killed", "killed"),
    "killings": Action("killed", "killed"),
    "lives": Action("killed", "killed"),
    "injuries": Action("injured", "injured"),
    "injury": Action("injured", "injured"),
    "arrest": Action("arrested", "detained"),
    "arrests": Action("arrested", "detained"),
    "evacuation": Action("evacuated", "displaced"),
    "rescue": Action("rescued", "rescued"),
}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase at `words[start:stop]`."""

    text: str
    head: str
    start: int
    stop: int

    @property
    def is_people(self) -> bool:
        """Whether it says no more than that people are meant."""
        return self.head in PEOPLE or self.head in LOSSES


@dataclass(frozen=True, slots=True)
class Subject:
    """What is counted, and as what."""

    measure: Measure
    what: str
    noun: Noun | None
    action: Action
    place: int
    """Index of the quantity among those of the sentence."""
    relation: Relation = "core"


class SubjectReader:
    """Reads what the numbers of one sentence count, left to right, so that one may lean on another."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.words = passage.words
        self.amounts = [each for each in passage.quantities if each.kind == "amount"]
        self.starts = [passage.find_word(each.start) for each in self.amounts]
        self.stops = [passage.find_word(each.end) for each in self.amounts]
        self.nouns = [self._find_noun(n) for n in range(len(self.amounts))]
        self.actions: dict[int, Action] = {}

    def read(self) -> dict[int, Subject]:
        """The subject of every number that has one, by its place among the sentence's amounts."""
        for n in range(len(self.amounts)):
            action = self._find_action(n)
            if action is not None:
                self.actions[n] = action
        for n in reversed(range(len(self.amounts) - 1)):
            if n not in self.actions and n + 1 in self.actions and self._is_joined(n):
                self.actions[n] = self.actions[n + 1]
        built = (self._build(n, action) for n, action in sorted(self.actions.items()))
        return {each.place: each for each in built if each is not None}

    # The noun

    def _find_noun(self, n: int) -> Noun | None:
        start = place = self.stops[n]
        if place < len(self.words) and self.words[place].lower in {"of"} and self.amounts[n].of is None:
            return None
        plural = self.amounts[n].low != 1 or self.amounts[n].high != 1
        if self.amounts[n].of is not None:
            plural = True
        kept: list[int] = []
        while place < len(self.words) and len(kept) < _NOUN_REACH and self._may_stand_in_noun(place):
            kept.append(place)
            place += 1
            if plural and self._is_plural(place - 1) and not self._goes_on(place):
                break
        while kept and self.words[kept[0]].lower in _FILLERS and len(kept) > 1:
            kept = kept[1:]
        if not kept or (plural and not self._is_plural(kept[-1])) or self.words[kept[-1]].lower == "more":
            return None
        start, stop = kept[0], self._take_second(kept[-1] + 1) if plural else kept[-1] + 1
        text = self.passage.text[self.words[start].start : self.words[stop - 1].end]
        return Noun(text, self.words[kept[-1]].lower, start, stop)

    def _may_stand_in_noun(self, place: int) -> bool:
        word = self.words[place]
        if not word.text[0].isalpha() or self.passage.is_quoted(word.start):
            return False
        if word.lower in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | SAYING or word.lower in DETERMINERS - _FILLERS:
            return False
        if word.lower in INTRANSITIVE or word.lower in ACTIONS or word.lower in ADVERBS - _FILLERS:
            return self._goes_on(place + 1) and word.lower not in {"died", "fled", "survived"}
        return not word.text.endswith(("'s", "’s"))

    def _is_plural(self, place: int) -> bool:
        lower = self.words[place].lower
        if lower in IRREGULAR_PLURALS or lower in HUMANS:
            return True
        return lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and lower not in NOT_NOUNS

    def _goes_on(self, place: int) -> bool:
        """Whether a plural noun follows at once: sports fans, injured passengers."""
        return (
            place < len(self.words)
            and self.words[place].text[0].isalpha()
            and self.words[place].lower not in PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | SAYING
            and self._is_plural(place)
        )

    def _take_second(self, stop: int) -> int:
        """Take in the second noun of "drones and missiles"."""
        if stop + 1 < len(self.words) and self.words[stop].lower == "and" and self._goes_on(stop + 1):
            after = self.words[stop + 2].lower if stop + 2 < len(self.words) else "."
            if after not in AUXILIARIES | SAYING:
                return stop + 2
        return stop

    # The action

    def _find_action(self, n: int) -> Action | None:
        if self._is_doubted(n):
            return None
        told = self._find_loss(n) or self._find_before(n) or self._find_behind(n)
        if told is not None:
            return told
        reduced, shared = self._find_reduced(n), self._find_shared(n)
        if reduced and reduced.measure != "count":
            return reduced
        return shared or reduced or self._find_at_preposition(n) or self._find_led(n)

    def _is_doubted(self, n: int) -> bool:
        """Whether the words just around the number make it a wish, a plan or a denial."""
        around = self.words[max(0, self.starts[n] - 5) : self.starts[n]] + self.words[self.stops[n] : self.stops[n] + 5]
        for word in around:
            if word.lower in DOUBT and not (word.lower == "may" and word.is_capital):
                return True
        return False

    def _find_loss(self, n: int) -> Action | None:
        """One death, two fatalities, claimed three lives."""
        noun = self.nouns[n]
        if noun is None or noun.head not in LOSSES:
            return None
        if noun.head in {"life", "lives"}:
            before = self.words[self.starts[n] - 1].lower if self.starts[n] else ""
            return (
                LOSSES[noun.head]
                if before in {"claimed", "claims", "claiming", "cost", "costs", "costing", "took", "taking", "takes"}
                else None
            )
        return LOSSES[noun.head]

    def _find_before(self, n: int) -> Action | None:
        at = self._skip_back(self.starts[n] - 1)
        if at < 0:
            return None
        pair = f"{self.words[at - 1].lower} {self.words[at].lower}" if at else ""
        if pair in ACTIONS:
            return ACTIONS[pair]
        lower = self.words[at].lower
        if lower in ACTIONS and not self._is_passive(at):
            return ACTIONS[lower]
        if lower in PRESENT and (at == 0 or self.words[at - 1].lower not in DETERMINERS):
            return PRESENT[lower]
        return self._find_noun_before(at)

    def _skip_back(self, at: int) -> int:
        while at >= 0 and (
            self.words[at].lower
            in {"the", "a", "another", "all", "some", "only", "just", "further", "additional", "as", "many", "total"}
            or self.words[at].lower in {"of"}
            and at
            and self.words[at - 1].lower == "total"
        ):
            at -= 1
        return at

    def _is_passive(self, at: int) -> bool:
        """Whether "were killed" stands there: then what follows is another matter."""
        before = self._skip_adverbs_back(at - 1)
        return before >= 0 and self.words[before].lower in AUXILIARIES - {"has", "have", "had"}

    def _skip_adverbs_back(self, at: int) -> int:
        while at >= 0 and (self.words[at].lower in ADVERBS or self.words[at].lower.endswith("ly")):
            at -= 1
        return at

    def _find_noun_before(self, at: int) -> Action | None:
        """The death of two people; injuries to four; the death toll rose to twelve."""
        lower = self.words[at].lower
        if lower in {"of", "to"} and at and self.words[at - 1].lower in _NOUNS_OF:
            noun = self.words[at - 1].lower
            return _NOUNS_OF[noun] if (lower == "of") != noun.startswith("injur") else None
        if lower not in _LEADING_TO:
            return None
        near = [word.lower for word in self.words[max(0, at - _VERB_REACH) : at + 1]]
        found = next((_TOLLS[word] for word in reversed(near) if word in _TOLLS), None)
        if found and "injured" not in near and "wounded" not in near:
            return found
        if "number" in near and "of" in near:
            return next((INTRANSITIVE[word] for word in near if word in INTRANSITIVE), None)
        return None

    def _find_behind(self, n: int) -> Action | None:
        noun = self.nouns[n]
        place = noun.stop if noun else self.stops[n]
        if self._is_bound(n):
            return None
        place = self._skip_aside(place)
        reach = 0
        while place < len(self.words) and reach < _VERB_REACH:
            found = self._read_verb(n, place)
            if found is not None:
                return found
            word = self.words[place]
            if (
                not word.text[0].isalnum()
                or word.lower in CONJUNCTIONS | SAYING
                or place in self.starts
                or self._is_verb(place)
            ):
                return None
            place, reach = place + 1, reach + 1
        return None

    def _is_bound(self, n: int) -> bool:
        """Whether a preposition binds the number to what stands before it: a plane with 12 people crashed."""
        at = self._skip_back(self.starts[n] - 1)
        return at >= 0 and self.words[at].lower in _BINDING

    def _is_verb(self, place: int) -> bool:
        return self.words[place].lower in AUXILIARIES or self.words[place].lower in ACTIONS

    def _skip_aside(self, place: int) -> int:
        """Past ", including three children," to the verb behind it."""
        if place >= len(self.words) or self.words[place].text != ",":
            return place
        if place + 1 < len(self.words) and self.words[place + 1].lower not in {
            "including",
            "among",
            "most",
            "mostly",
            "many",
            "some",
            "all",
            "both",
            "one",
            "two",
            "three",
        }:
            return place
        closing = next(
            (m for m in range(place + 1, min(len(self.words), place + 16)) if self.words[m].text == ","), None
        )
        return place if closing is None else closing + 1

    def _read_verb(self, n: int, place: int) -> Action | None:
        lower = self.words[place].lower
        if lower == "lost" and [word.lower for word in self.words[place + 1 : place + 3]][1:] in (["lives"], ["life"]):
            return Action("killed", "killed")
        if lower in INTRANSITIVE:
            return INTRANSITIVE[lower] if self._counts_people(n) or INTRANSITIVE[lower].measure == "count" else None
        if lower in AUXILIARIES and lower not in MODALS or lower in _LINKS:
            return self._read_participle(n, place + 1)
        return None

    def _read_loose(self, place: int) -> Action | None:
        """Were among the injured; were taken to hospital."""
        after = [word.lower for word in self.words[place + 1 : place + 4] if word.lower not in {"the", "a"}]
        if self.words[place].lower == "among":
            return INTRANSITIVE.get(after[0]) if after else None
        if after[:1] == ["to"] and after[1:2] in (["hospital"], ["hospitals"]):
            return Action(f"{self.words[place].lower} to {after[1]}")
        return None

    def _find_reduced(self, n: int) -> Action | None:
        noun = self.nouns[n]
        place = noun.stop if noun else self.stops[n]
        if place < len(self.words) and self._is_reduced(place):
            return ACTIONS.get(self.words[place].lower)
        return None

    def _read_participle(self, n: int, place: int) -> Action | None:
        while place < len(self.words) and (
            self.words[place].lower in ADVERBS | {"been", "being"} or self.words[place].lower.endswith("ly")
        ):
            if self.words[place].lower in {"not", "never"}:
                return None
            place += 1
        if place >= len(self.words):
            return None
        lower = self.words[place].lower
        pair = f"{lower} {self.words[place + 1].lower}" if place + 1 < len(self.words) else ""
        if pair in ACTIONS:
            return ACTIONS[pair]
        if lower in {"found", "left", "feared", "shot", "pronounced", "declared", "confirmed"}:
            after = self.words[place + 1].lower if place + 1 < len(self.words) else ""
            return (
                INTRANSITIVE.get(after)
                if after in {"dead", "missing", "injured", "wounded", "homeless"}
                else ACTIONS.get(lower)
            )
        if lower in {"among", "taken", "rushed", "airlifted", "brought"}:
            return self._read_loose(place)
        if lower in ACTIONS:
            return ACTIONS[lower]
        if lower in INTRANSITIVE:
            return INTRANSITIVE[lower]
        if lower in _LOOSE_PARTICIPLES:
            return None
        if lower in _IRREGULAR_PARTICIPLES or lower.endswith("ed") and len(lower) > 4:  # noqa: PLR2004 - not "need"
            return Action(lower)
        return None

    def _is_reduced(self, place: int) -> bool:
        """Seven missiles launched by Russia: a participle at once behind the noun, and no object behind it."""
        if not self.words[place].lower.endswith("ed") and self.words[place].lower not in _IRREGULAR_PARTICIPLES:
            return False
        after = self.words[place + 1] if place + 1 < len(self.words) else None
        return after is None or not after.text[0].isalnum() or after.lower in PREPOSITIONS | CONJUNCTIONS

    def _counts_people(self, n: int) -> bool:
        noun = self.nouns[n]
        return noun is None or noun.head in PEOPLE or noun.head in HUMANS or noun.head in LOSSES

    def _find_shared(self, n: int) -> Action | None:
        """Take the action of the number before: six missiles and 71 drones; 550 drones, including 11 missiles."""
        if n == 0 or n - 1 not in self.actions or self.nouns[n] is None:
            return None
        before = self.nouns[n - 1]
        start = before.stop if before else self.stops[n - 1]
        between = [word.lower for word in self.words[start : self.starts[n]]]
        if between == ["with"] and self.actions[n - 1].participle in _WITH_TOOLS:
            return Action(f"that {self.actions[n - 1].participle}")
        if between[-2:] == [",", "including"] and not any(self._is_verb(m) for m in range(start, self.starts[n])):
            return self.actions[n - 1]
        if between in (
            ["and"],
            [","],
            [",", "and"],
            [",", "including"],
            ["including"],
            ["as", "well", "as"],
            ["plus"],
            ["and", "another"],
        ):
            return self.actions[n - 1]
        return None

    def _find_at_preposition(self, n: int) -> Action | None:
        """Debris fell across 33 sites; used countermeasures against 40 more; reported damage in five districts."""
        at = self.starts[n] - 1
        if at < 1 or self.words[at].lower not in _AT or (self.nouns[n] is None and not self._is_more(n)):
            return None
        verb = next((m for m in range(at - 1, max(-1, at - 5), -1) if self._is_past(m)), None)
        if verb is None or any(verb < start < at for start in self.starts):
            return None
        told, thing = self.words[verb].lower, self.words[verb + 1 : at]
        if any(not word.text.isalpha() or word.lower in PREPOSITIONS | CONJUNCTIONS | DETERMINERS for word in thing):
            return None
        if told in SAYING:
            return Action(f"with {join_words(thing)}") if thing else None
        named = join_words(thing) if thing else self._find_clause_subject(verb)
        return Action(f"{named} {told} {self.words[at].lower}") if named else None

    def _is_past(self, place: int) -> bool:
        lower = self.words[place].lower
        return lower in _PAST or lower in _IRREGULAR_PARTICIPLES or (lower.endswith("ed") and lower not in DETERMINERS)

    def _find_clause_subject(self, verb: int) -> str:
        """The noun that opens the sentence: debris, in "Debris from drones fell"."""
        opening: list[Word] = []
        for word in self.words[:verb]:
            if word.lower in PREPOSITIONS | AUXILIARIES or not word.text[0].isalpha():
                break
            opening.append(word)
        while opening and opening[0].lower in DETERMINERS:
            opening = opening[1:]
        return join_words(opening).lower() if opening and len(opening) <= 2 else ""  # noqa: PLR2004 - a noun and its like

    def _is_more(self, n: int) -> bool:
        return self.stops[n] < len(self.words) and self.words[self.stops[n]].lower == "more"

    def _find_led(self, n: int) -> Action | None:
        """Out of 123 drones, …: a whole that opens the sentence is counted by itself."""
        if self.nouns[n] is None or n + 1 >= len(self.amounts) or self.amounts[n + 1].of != self.amounts[n].low:
            return None
        opens = [word.lower for word in self.words[: self.starts[n]]] in (
            ["out", "of"],
            ["of"],
            ["of", "the"],
            ["out", "of", "the"],
        )
        return Action("") if opens else None

    def _is_joined(self, n: int) -> bool:
        """Whether the next number follows by "and": 12 people and three officers were killed."""
        noun = self.nouns[n]
        if noun is None or self.nouns[n + 1] is None:
            return False
        return [word.lower for word in self.words[noun.stop : self.starts[n + 1]]] in (["and"], [","], [",", "and"])

    # What is counted

    def _build(self, n: int, action: Action) -> Subject | None:
        noun = self.nouns[n] or self._find_antecedent(n)
        quantity = self.amounts[n]
        if quantity.unit is not None or not _is_whole(quantity):
            return None
        if action.measure in _PEOPLE_MEASURES:
            return self._build_people(n, noun, action)
        if noun is None or noun.head in LOSSES:
            return None
        if noun.head in PEOPLE:
            printed = {word.lower for word in self.words}
            told = "people" if "people" in printed else noun.text
            return Subject("count", f"{told} {action.participle}", noun, action, n)
        return Subject("count", f"{noun.text} {action.participle}".strip(), noun, action, n)

    def _build_people(self, n: int, noun: Noun | None, action: Action) -> Subject | None:
        if noun is None or noun.is_people:
            return Subject(action.measure, f"people {action.participle}", noun, action, n)
        if noun.head not in HUMANS and not any(part in HUMANS for part in noun.text.lower().split()):
            return None
        return Subject(action.measure, f"{noun.text} {action.participle}", noun, action, n)

    def _find_antecedent(self, n: int) -> Noun | None:
        """The noun of the number before, for "71 of them", "shot down 71", "40 more"."""
        if n and (self.amounts[n].of is not None or self._is_more(n)) and self.actions.get(n):
            return next((each for each in reversed(self.nouns[:n]) if each is not None), None)
        return None


def _is_whole(quantity: Quantity) -> bool:
    return all(isinstance(each, int) for each in (quantity.low, quantity.high, quantity.of) if each is not None)


def join_words(words: Sequence[Word]) -> str:
    """The words with single spaces."""
    return " ".join(word.text for word in words)
