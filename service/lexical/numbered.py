"""The numbers of an English sentence with their nouns, and how those counted fared where a phrase beside them tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.lexical.english import (
    AUXILIARIES,
    CONJUNCTIONS,
    INTRANSITIVE,
    IRREGULAR_PARTICIPLES,
    PREPOSITIONS,
    WOUNDS,
    Action,
)
from service.lexical.nouns import find_noun
from service.lexical.passages import Passage, Word
from service.lexical.verbs import is_finite, read_state

VOTES: Final = "votes"
_BEFORE_NUMBERS: Final = frozenset(
    {"the", "a", "another", "all", "some", "only", "just", "further", "additional", "as", "many", "total"}
)
_FLEEING: Final = frozenset({("to", "flee"), ("to", "leave"), ("to", "evacuate")})
_FATES: Final = frozenset({"injured", "wounded", "dead", "missing"})
_AFTER_NOUNS: Final = AUXILIARIES | PREPOSITIONS | CONJUNCTIONS
_VOTING: Final = frozenset({"vote", "votes", "voted", "ballot"})
_LINKS: Final = frozenset({"remain", "remained", "remains", "still", "left"})
_REACH: Final = 7
_TOLL_REACH: Final = 16


class NumberedSentence:
    """A sentence's amounts, where each begins and ends among its words, and the noun behind each."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.words = passage.words
        self.amounts = passage.amounts
        self.starts = [passage.find_word(each.start) for each in self.amounts]
        self.stops = [passage.find_word(each.end) for each in self.amounts]
        self.nouns = [find_noun(passage, each, stop) for each, stop in zip(self.amounts, self.stops, strict=True)]

    def find_state(self, n: int) -> Action | None:
        """31 people still missing; 12 people were on strike; the roughly 60 injured were taken away."""
        noun = self.nouns[n]
        if noun is None and self.lower(self.stops[n]) in _FATES:
            after = self.lower(self.stops[n] + 1)
            is_noun = self.lower(self.starts[n] - 1) == "the" and (not after[:1].isalpha() or after in _AFTER_NOUNS)
            return INTRANSITIVE[self.lower(self.stops[n])] if is_noun else None
        place = self.end(n)
        has_verb = place < len(self.words) and (is_finite(self.words[place]) or self.lower(place) in _LINKS)
        told = read_state(self.words, place + has_verb)
        if told is None and has_verb and noun and noun.is_human:
            told = self._find_out(place + 1)
        if told is None or (noun is None and not has_verb):
            return None
        if told.measure != "count" and noun is not None and not noun.is_human:
            return None
        is_aside = told.measure == "count" and not has_verb and self.lower(self.starts[n] - 1) not in {"with", "of"}
        return None if is_aside else told

    def _find_out(self, place: int) -> Action | None:
        """Workers who are now out: on strike."""
        place += self.lower(place) in {"now", "still", "already"}
        ends = self.lower(place) == "out" and not self.lower(place + 1)[:1].isalpha()
        return Action("out") if ends else None

    def find_carried(self, n: int) -> Action | None:
        """A ferry carrying 132 passengers and nine crew."""
        noun, before = self.nouns[n], self.lower(self.starts[n] - 1)
        if noun is None or before != "carrying" or self.lower(self.starts[n] - 2) in {"of", "for", "from"}:
            return None
        return Action("")

    def find_part(self, n: int) -> Action | None:
        """Four of its six rafts failed to inflate; six of the seven members of the committee had urged it."""
        if self.amounts[n].of is None or self.nouns[n] is None:
            return None
        at = self.end(n)
        if self.lower(at) == "of":
            at = next((k for k in range(at + 1, min(len(self.words), at + _REACH)) if is_past(self.words[k])), at)
        at += self.lower(at) in {"had", "have", "has", "were", "was", "are"}
        if at >= len(self.words) or not is_past(self.words[at]) or self.lower(at) in AUXILIARIES:
            return None
        words = self.words[at : at + 1]
        if self.lower(at + 1) == "to" and self.lower(at + 2).isalpha():
            words = self.words[at : at + 3]
        return Action(join_words(words).lower())

    def find_votes(self, n: int) -> Action | None:
        """Rejected it by 2,318 votes to 1,204; a ballot that went 2,318 to 1,204; voted 52 to 48."""
        amount = self.amounts[n]
        if _VOTING.isdisjoint(self.passage.lowers) or amount.unit is not None or amount.qualifier != "exact":
            return None
        if n + 1 < len(self.amounts) and self._is_vote(n, n + 1):
            return Action(VOTES)
        after = self.lower(self.stops[n])
        ends = not after[:1].isalpha() or after in PREPOSITIONS or after == "votes"
        return Action(VOTES) if n and ends and self._is_vote(n - 1, n) else None

    def _is_vote(self, left: int, right: int) -> bool:
        between = [word.lower for word in self.words[self.stops[left] : self.starts[right]]]
        if left == right or between not in (["to"], ["votes", "to"], ["against"], ["-"], ["–"], ["votes", "against"]):
            return False
        before = self.lower(self.starts[left] - 1)
        return "votes" in between or before in _VOTING or before == "went"

    def find_moved(self, n: int, at: int) -> Action | None:
        """Forced 1,200 from their homes; pulled 45 people from rooftops."""
        end = self.end(n)
        after = tuple(self.lower(end + k) for k in range(3))
        if self.lower(at) in {"forced", "forcing"} and (after == ("from", "their", "homes") or after[:2] in _FLEEING):
            return Action(f"{self.lower(at)} {' '.join(after if after[0] == 'from' else after[:2])}")
        if self.lower(at) in {"pulled", "plucked", "lifted", "winched", "airlifted"} and self.nouns[n]:
            is_saved = after[0] in {"from", "ashore", "alive"} or after[:2] == ("to", "safety")
            return Action(self.lower(at), "rescued") if is_saved else None
        return None

    def skip_back(self, at: int) -> int:
        """Before words that may part a verb from its number."""
        while self.lower(at) in _BEFORE_NUMBERS or (self.lower(at) == "of" and self.lower(at - 1) == "total"):
            at -= 1
        return at

    def lower(self, place: int) -> str:
        """The word at a place in lower case, empty outside the sentence."""
        return self.words[place].lower if 0 <= place < len(self.words) else ""

    def end(self, n: int) -> int:
        """After the noun, or after the number that stands alone."""
        noun = self.nouns[n]
        return noun.stop if noun else self.stops[n]

    def prints(self, lower: str) -> bool:
        """Whether the sentence has the word."""
        return lower in self.passage.lowers

    def has_wounds(self, n: int) -> bool:
        """Whether they were treated for injuries."""
        behind = [word.lower for word in self.words[self.end(n) : self.end(n) + _TOLL_REACH]]
        return "for" in behind and not WOUNDS.isdisjoint(behind)


def is_past(word: Word) -> bool:
    """Whether the word looks like a past tense or participle."""
    return is_past_form(word.lower)


def is_past_form(lower: str) -> bool:
    """Whether the first word looks like a past tense or participle."""
    first = lower.split(maxsplit=1)[0] if lower else ""
    return first in IRREGULAR_PARTICIPLES or (first.endswith("ed") and len(first) > 4)  # noqa: PLR2004 - not "red"


def join_words(words: Sequence[Word]) -> str:
    """The words with single spaces."""
    return " ".join(word.text for word in words)
