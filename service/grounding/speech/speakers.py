"""Whom a sentence itself names beside a verb of saying: then nobody else said it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from service.grounding.index import Citation
from service.grounding.names import stem_name
from service.grounding.printed import PrintedWord, list_endings, read_words
from service.grounding.speech.passage import Passage, list_verbs, read_passage
from service.grounding.speech.sayers import is_said_by_noun
from service.language import Language
from service.text.words import SENTENCES_KEPT

_REACH: Final = 7
"""Among so many words behind a verb of saying stands the name of who said it."""
_BEHIND: Final = 5
"""Among so many words behind a name begins what it is said to have said."""
_ABBREVIATION: Final = 4
"""Letters that a shortened title has at most."""


def is_said_by_another(name: str, citation: Citation, *, role: str = "") -> bool:
    """Whether the sentence, what it quotes aside, has only others right beside its verbs of saying.

    "Ana Lind also said", "“…,” said Ana Lind", "the navy said". A pronoun there, or the mayor where the article calls
    them so or `role` does, leaves open who it is.
    """
    language = citation.language
    if list_verbs(language, "according_to", "characterizing").isdisjoint(citation.lowers):
        return False
    named = list_speakers(citation.outside.text, language)
    if named:
        return all(each.isdisjoint(list_subject_forms(name, language)) for each in named)
    return is_said_by_noun((name, role), citation)


@lru_cache(maxsize=SENTENCES_KEPT)
def list_speakers(text: str, language: Language) -> tuple[frozenset[str], ...]:
    """The words of each name beside a verb of saying, as `list_subject_forms` has them; `text` has no quotations."""
    return tuple(_find_speakers(text, language))


@lru_cache(maxsize=1024)
def list_subject_forms(name: str, language: Language) -> frozenset[str]:
    """The words of a name as its subject has them: stems, or where nouns have cases the words themselves.

    "Сказал адвокат Петрова" is said by a lawyer of Петров.
    """
    if not _has_cases(language):
        return frozenset(stem_name(name, language))
    return frozenset(_write(word) for word in read_words(name, language) if word.telling)


def _has_cases(language: Language) -> bool:
    return bool(language.list("object_ending"))


def _write(word: PrintedWord) -> str:
    return word.lower.replace("ё", "е")


def _find_speakers(text: str, language: Language) -> Iterator[frozenset[str]]:
    passage, verbs = _Naming(*read_passage(text, language)), list_verbs(language)
    for at, word in enumerate(passage.words):
        if word.lower in language.list("quoting"):
            yield from filter(None, (passage.run_quoted(at),))
        elif passage.characterizes(at):
            yield from filter(None, (passage.run_agent(at) or passage.run_back(at),))
        elif word.lower in verbs:
            yield from filter(None, (passage.run_back(at), passage.run_on(at)))


@lru_cache(maxsize=64)
def _list_passable(language: Language) -> frozenset[str]:
    """Helping words and days: what may stand between a name and its verb of saying."""
    return language.list_without("stop", "pronoun") | language.list("weekday")


class _Naming(Passage):
    """A sentence without what it quotes, searched for names."""

    def run_back(self, verb: int) -> frozenset[str]:
        """The words before the verb that end in a name; helping words and days may stand between."""
        stop = self.pass_back(verb, _list_passable(self.language))
        if self.is_addressed(stop, verb):
            return frozenset()
        if self._is_passive(stop, verb):
            return self.run_agent(verb)
        return self._run_antecedent(stop) or self._run_subject(stop)

    def characterizes(self, verb: int) -> bool:
        """Whether a quotation says what somebody is who is accused, described or dismissed: accused by Patel of “…”."""
        if self.words[verb].lower not in self.language.list("characterizing"):
            return False
        _, stop = self._find_run(verb + 1)
        return self.quotes_between(verb, stop + _BEHIND)

    def _run_antecedent(self, stop: int) -> frozenset[str]:
        """The name before the comma of a "who" that a verb follows: greeted by Macron, who called him."""
        is_clause = stop < len(self.words) and self.words[stop].lower in self.language.lists("own_clause", "relative")
        if not is_clause or not stop or self.gaps[stop] != "," or not self._is_name(stop - 1):
            return frozenset()
        return self._stems(self._run_from(stop - 1), stop)

    def run_quoted(self, verb: int) -> frozenset[str]:
        """Whom somebody quotes: Reuters quoted Ana Lind as saying; Ana Lind was quoted by Reuters."""
        start, stop = self._find_run(verb + 1)
        behind = self._stems(start, stop) if start == verb + 1 else frozenset()
        return behind or self._run_subject(self.pass_back(verb, self._list_helping()))

    def _is_passive(self, first: int, verb: int) -> bool:
        """Whether something is said of the subject: was accused by Ana Lind; not "was saying"."""
        progressive = list_endings(self.language, "gerund_ending")
        if not progressive or self.words[verb].lower.endswith(progressive):
            return False
        return any(word.lower in self.language.list("passive") for word in self.words[first:verb])

    def run_agent(self, verb: int) -> frozenset[str]:
        """The name behind the "by" of a passive: accused by Patel."""
        by = verb + 1
        if by >= len(self.words) or self.words[by].lower not in self.language.list("agent"):
            return frozenset()
        return self._stems(*self._find_run(by + 1))

    def _run_subject(self, stop: int) -> frozenset[str]:
        """The words that end in a name before a verb and its helping words."""
        if stop and self.gaps[stop] == ",":
            return self._run_opening() or self._run_beside_noun(stop) or self._run_described(stop)
        if not stop or self.gaps[stop] or not self.words[stop - 1].capital or self.words[stop - 1].idle:
            return frozenset()
        start = self._run_from(stop - 1)
        owner = self._find_owner(start)
        if owner is not None:
            start = self._run_from(owner)
        if start and not self.gaps[start] and self._is_of_noun(start - 1, "place_before"):
            return frozenset()
        return self._stems(start, stop)

    def _find_owner(self, start: int) -> int | None:
        """The last word of a name before a little word, or "of the": Marcus Oyeleye of Wenlaw Police is one speaker."""
        if start and self.words[start - 1].lower in self.language.list("determiner") and not self.gaps[start]:
            start -= 1
            if not start or self.words[start - 1].lower not in self.language.list("linking"):
                return None
        joined = start > 1 and not self.gaps[start] and not self.gaps[start - 1]
        return start - 2 if joined and self._is_name(start - 2) else None

    def _run_from(self, last: int) -> int:
        """Where the words that end in one begin, little words aside."""
        while last and not self.gaps[last] and not self.words[last - 1].idle:
            last -= 1
        return last

    def run_on(self, verb: int) -> frozenset[str]:
        """The name behind a verb that follows a quotation: next to it, or behind an office or whom it was said to.

        “…,” said Ana Lind; “…”, a déclaré à la presse Me Aubertin; “…”, said the mayor, Ana Lind.
        """
        if not self.follows_quotation(self.pass_back(verb, self._list_helping())):
            return frozenset()
        start, stop = self._find_run(verb + 1)
        while stop < len(self.words) and self.words[stop].lower in self.language.list("possessive"):
            # “…”, said Lind's lawyer, Per Dahl.
            start, stop = self._find_run(stop + 1)
        return self._stems(start, stop)

    def _find_run(self, first: int) -> tuple[int, int]:
        """Where the first name from a place on begins and ends; both past the last word where none does."""
        start = self._find_name(first)
        stop = start
        while stop < len(self.words) and (stop == start or self._goes_on(stop)) and self._is_named(stop):
            stop += 1
        return start, stop

    def _is_named(self, at: int) -> bool:
        """Whether a word is of a name, or an office that stands within one: Labour leader Ana Lind."""
        is_within = at + 1 < len(self.words) and not self.gaps[at + 1] and self._may_open_name(at + 1)
        return self._is_name(at) or (is_within and (self.words[at].telling or self._may_open_name(at)))

    def _goes_on(self, at: int) -> bool:
        """Whether nothing but the point of an abbreviation parts a word from the one before: Sgt. Ingrid Maloway."""
        before = self.words[at - 1]
        return not self.gaps[at] or (self.gaps[at] == "." and before.end - before.start <= _ABBREVIATION)

    def _run_opening(self) -> frozenset[str]:
        """The name of several words that a sentence begins with, a comma behind it: Ana Lind, who was there, said."""
        stop = 0
        while stop < len(self.words) and self._is_name(stop) and not (stop and self.gaps[stop]):
            stop += 1
        is_set_apart = 0 < stop < len(self.words) and self.gaps[stop] == ","
        return self._stems(0, stop) if is_set_apart and (stop > 1 or self._describes(stop)) else frozenset()

    def _describes(self, at: int) -> bool:
        """Whether a word tells more of the name before it, which no "Meanwhile" has: Lind, who was there."""
        endings, lower = list_endings(self.language, "participle_ending"), self.words[at].lower
        return lower in self.language.lists("relative", "participle") or (bool(endings) and lower.endswith(endings))

    def _run_beside_noun(self, stop: int) -> frozenset[str]:
        """The name between commas behind a noun: Lind's lawyer, Per Dahl, said; a lawyer for Lind, Per Dahl, said."""
        start = stop
        while start and self.words[start - 1].capital and (start == stop or not self.gaps[start]):
            start -= 1
        if not start or start == stop or self.gaps[start] != ",":
            return frozenset()
        is_noun = not self.words[start - 1].capital
        return self._stems(start, stop) if is_noun or self._is_of_noun(self._run_from(start - 1) - 1) else frozenset()

    def _quotes(self, at: int) -> bool:
        """Whether somebody only quotes another there: Dahl, quoting Lind, said."""
        return self.words[at].lower in self.language.list("quoting")

    def _run_described(self, stop: int) -> frozenset[str]:
        """The name that opens a statement, and is described up to the verb: Lind, a former critic of Berg, said."""
        start = stop - 1
        while start and not self.gaps[start]:
            start -= 1
        if not start or self.gaps[start] != "," or not self._is_name(start - 1):
            return frozenset()
        if all(word.capital for word in self.words[start:stop]) or self._quotes(start):
            return frozenset()
        first = opening = self._run_from(start - 1)
        while opening and not self.gaps[opening] and self._is_determiner(opening - 1):
            opening -= 1
        return self._stems(first, start) if not opening or self.gaps[opening] else frozenset()

    def _is_of_noun(self, at: int, *further: str) -> bool:
        """Whether a word gives the name behind it to a noun that speaks: critics of Ana Lind; police in Leeds."""
        if at < 0:
            return False
        lower, before = self.words[at].lower, self.words[at - 1] if at else None
        if lower in self.language.list("about_whom"):
            return True
        behind_noun = before is not None and before.telling and not (before.capital and at > 1)
        return behind_noun and lower in self.language.lists("linking", "on_behalf", *further)

    def _list_helping(self) -> frozenset[str]:
        return self.language.list_without("stop", "pronoun")

    def _find_name(self, first: int) -> int:
        """Where a name begins that no preposition makes a place or a listener; past the end where none does."""
        for at in range(first, min(first + _REACH, len(self.words))):
            if self.gaps[at] not in ("", ",") or (self.gaps[at] and not self._may_open_name(at)):
                break
            if self._is_name(at) and self._opens_name(at, first):
                return at
        return len(self.words)

    def _may_open_name(self, at: int) -> bool:
        """Whether a word is of a name; a first name may be a little word as well: Per Dahl."""
        return self._is_name(at) or (self.words[at].capital and not self._is_determiner(at))

    def _is_determiner(self, at: int) -> bool:
        return self.words[at].lower in self.language.list("determiner")

    def _opens_name(self, at: int, first: int) -> bool:
        """Whether a name may begin here: behind an office or a title, and not behind a preposition or within a name."""
        if at == first or self.gaps[at]:
            return True
        before = self.words[at - 1]
        if before.capital and before.idle:
            return self._opens_name(at - 1, first)
        prepositions = self.language.lists("place_before", "about_whom")
        return not (before.capital or before.idle or before.lower in prepositions)

    def _is_name(self, at: int) -> bool:
        word = self.words[at]
        calendar = self.language.lists("weekday", "month")
        is_noun = not at and word.lower in self.language.list("bare_sayer")
        return word.capital and not (word.idle or is_noun or word.lower in calendar)

    def _stems(self, start: int, stop: int) -> frozenset[str]:
        """The words of a name, without what stands before an office within: Labour leader Ana Lind."""
        offices = (at + 1 for at in range(start, stop - 1) if self.words[at].telling and not self.words[at].capital)
        words = self.words[max(offices, default=start) : stop]
        return frozenset(_write(word) if _has_cases(self.language) else word.stem for word in words)
