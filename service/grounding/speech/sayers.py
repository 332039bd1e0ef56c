"""Whom a sentence has say something by a plain noun: a heckler shouted, the navy said, according to the ministry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from service.grounding.index import Citation
from service.grounding.names import stem_name
from service.grounding.printed import PrintedWord, read_words
from service.grounding.speech.passage import Passage, list_verbs, read_passage
from service.grounding.speech.roles import bears_role
from service.language import Language
from service.text.words import SENTENCES_KEPT

_PHRASE: Final = 4
"""Words that a noun and what stands before it have at most: the tall Danish foreign minister."""
_BESIDE: Final = 2
"""So many words off, a pronoun is still the one who says it: he said, she has also told, добавил он."""


def is_said_by_noun(names: Sequence[str], citation: Citation) -> bool:
    """Whether the sentence, what it quotes aside, has a plain noun say something that nobody of these names is called.

    "The navy said", where the article calls nobody so a navy. A pronoun there leaves open who it is. The first of the
    names is the one by which the article knows them.
    """
    if list_verbs(citation.language, "according_to").isdisjoint(citation.lowers):
        return False
    sayers = _list_sayers(citation.outside.text, citation.language)
    if not sayers or is_said_by_pronoun(citation):
        return False
    return not any(_may_be_called(names, word, citation) for words in sayers for word in words)


def _may_be_called(names: Sequence[str], noun: PrintedWord, citation: Citation) -> bool:
    """Whether the noun is a part of one of the names, or an office of theirs somewhere in the article."""
    if noun.lower in list_verbs(citation.language):
        return False
    own = stem_name(names[0], citation.language)
    if not own or any(noun.stem == word.stem for name in names for word in read_words(name, citation.language)):
        return True
    if noun.lower in citation.language.list("company") and own[-1] not in citation.places:
        # Any company may be called so: who it is stands in a sentence before.
        return True
    if not _is_proper(names[0]) or _is_theirs(noun, own[-1], citation):
        return False
    index = citation.index

    def is_their_office() -> bool:
        naming = (each for each in index.sentences_with(own[-1]) if noun.stem in each.places)
        return any(bears_role(noun.lower, names[:1], each) for each in naming)

    return index.remember(("called", names[0], noun.stem), is_their_office)


def _is_proper(name: str) -> bool:
    """Whether it is a name, and no plain noun that an article has for somebody: the governor."""
    return not name.rsplit(maxsplit=1)[-1][:1].islower()


def _is_theirs(noun: PrintedWord, name: str, citation: Citation) -> bool:
    """Whether a noun stands behind the possessive of a name: Boer's mother is not Boer."""
    words, possessive = citation.outside.words, citation.language.list("possessive")
    return any(
        word.start == noun.start and words[at - 1].lower in possessive and words[at - 2].stem == name
        for at, word in enumerate(words)
        if at > 1
    )


def is_said_by_pronoun(citation: Citation) -> bool:
    """Whether a pronoun stands beside a verb of saying, what the sentence quotes aside."""
    language = citation.language
    if language.list("personal").isdisjoint(citation.lowers):
        return False
    passage = read_passage(citation.outside.text, language)
    verbs = (at for at, word in enumerate(passage.words) if word.lower in list_verbs(language))
    return any(_is_beside_pronoun(verb, passage) for verb in verbs)


def _is_beside_pronoun(verb: int, passage: Passage) -> bool:
    """Before a verb, or behind it where nobody is told of something by the pronoun: said he; not said he had left."""
    words, language = passage.words, passage.language
    near = range(max(0, verb - _BESIDE), min(verb + 1 + _BESIDE, len(words)))
    pronouns = (at for at in near if words[at].lower in language.list("personal"))
    return any(at < verb or not _opens_clause(at, passage) for at in pronouns)


def _opens_clause(at: int, passage: Passage) -> bool:
    """Whether a pronoun behind a verb of saying begins what is said, in a language that needs no "that" before it."""
    words, clauses = passage.words, passage.language.list("unmarked_clause")
    return words[at].lower in clauses and at + 1 < len(words) and not passage.gaps[at + 1]


@lru_cache(maxsize=SENTENCES_KEPT)
def _list_sayers(text: str, language: Language) -> tuple[Sequence[PrintedWord], ...]:
    """The words of each noun that says something; `text` is a sentence without what it quotes."""
    return tuple(filter(None, _find_sayers(text, language)))


def _find_sayers(text: str, language: Language) -> Iterator[Sequence[PrintedWord]]:
    passage, verbs = _Saying(*read_passage(text, language)), list_verbs(language)
    for at, word in enumerate(passage.words):
        if word.lower in language.list("according_to"):
            yield passage.find_source(at)
        elif word.lower in verbs:
            yield passage.find_before(at)
            yield passage.find_behind(at)


class _Saying(Passage):
    """A sentence without what it quotes, searched for nouns that say something."""

    def find_source(self, at: int) -> Sequence[PrintedWord]:
        """Whoever stands behind "according to": a critic (of Bo Ek); the mayor, Ana Lind; a report by Bo Ek.

        The word may also be another one: "segundo" behind an article is the second.
        """
        if at and not self.gaps[at] and self.words[at - 1].lower in self._determiners:
            return ()
        stop = self._find_mark(at + 1)
        of_others, documents = self.language.list("office_of"), self.language.lists("in_writing", "document")
        head = next((n for n in range(at + 2, stop) if self.words[n].lower in of_others), stop)
        if any(word.lower in documents for word in self.words[at + 1 : head]):
            # A report says what those say whose it is.
            head = stop
        return [word for word in (*self.words[at + 1 : head], *self._list_apposition(stop)) if not word.idle]

    def _list_apposition(self, first: int) -> Sequence[PrintedWord]:
        """The name behind a comma: the mayor, Ana Lind."""
        if first >= len(self.words) or self.gaps[first] != ",":
            return ()
        name = self.words[first : self._find_mark(first)]
        return name if all(word.capital for word in name) else ()

    def _find_mark(self, first: int) -> int:
        """Where the words from a place on are parted from those behind."""
        return next((at for at in range(first + 1, len(self.words)) if self.gaps[at].strip("'’.")), len(self.words))

    def find_before(self, verb: int) -> Sequence[PrintedWord]:
        """The noun before a verb of saying, helping words aside: the Danish navy has said."""
        helping = self.language.list_without("stop", "pronoun", "determiner", "own_clause")
        stop = self.pass_back(verb, helping)
        if self.is_addressed(stop, verb):
            return self.find_source(verb) or (self.words[verb],)
        if stop and self.gaps[stop]:
            return self._find_opening() if self.gaps[stop] == "," else ()
        if stop and self.words[stop - 1].lower in self.language.list("own_clause") and not self.gaps[stop - 1]:
            # A woman who said.
            stop -= 1
        stop = self._pass_name(stop)
        start = stop
        while (
            start and stop - start < _PHRASE and self._is_plain(start - 1) and (start == stop or not self.gaps[start])
        ):
            start -= 1
        return self.words[start:stop] if start < stop and self._is_subject(start, stop, verb) else ()

    def _find_opening(self) -> Sequence[PrintedWord]:
        """The noun that a sentence begins with, with a comma or a name behind it: The mother, Eva Ek, said."""
        if not self.words or self.words[0].lower not in self._determiners:
            return ()
        stop = 1
        while stop < len(self.words) and not self.gaps[stop] and self._is_plain(stop):
            stop += 1
        if stop >= len(self.words) or self.gaps[stop] != ",":
            return ()
        return [*self.words[1:stop], *self._list_apposition(stop)]

    def _pass_name(self, stop: int) -> int:
        """Where the noun ends that a name behind a preposition belongs to: a letter (to Ana Lind)."""
        start = stop
        while start and not self.gaps[start] and self.words[start - 1].capital:
            start -= 1
        of_whom = self.language.lists("about_whom", "linking", "on_behalf", "place_before")
        behind = 0 < start < stop and self.words[start - 1].lower in of_whom
        return start - 1 if behind else stop

    def find_behind(self, verb: int) -> Sequence[PrintedWord]:
        """The noun behind a verb that follows a quotation, or all that is told: “…”, said the mayor."""
        helping = self.language.list_without("stop", "personal")
        at, tag = self._pass_owner(verb + 1), self.pass_back(verb, helping)
        if at + 1 >= len(self.words) or self.words[at].lower not in self._determiners:
            return ()
        closes = self.gaps[tag] == "," and self.words[verb].lower not in self.language.lists("undergone", "also_noun")
        if not (closes or self.follows_quotation(tag)):
            return ()
        first = stop = self._pass_whose(at + 1)
        while stop < len(self.words) and not self.gaps[stop] and self._is_plain(stop):
            stop += 1
        if closes and stop < len(self.words) and not self.gaps[stop]:
            return ()
        return (*self.words[first:stop], *self._list_beside(stop))

    def _pass_whose(self, first: int) -> int:
        """Where a plain noun begins behind whose it is, or the place itself: said a (Trump) spokeswoman."""
        at = first if self.gaps[first] else self._pass_capitals(first)
        return at if at < len(self.words) and not self.gaps[at] and self._is_plain(at) else first

    def _pass_owner(self, first: int) -> int:
        """The possessive behind a name that begins here, or the place itself: said (Ana Lind)'s lawyer."""
        at = self._pass_capitals(first)
        owns = first < at < len(self.words) and self.words[at].lower in self.language.list("possessive")
        return at if owns else first

    def _pass_capitals(self, first: int) -> int:
        """Where the words with capitals end that begin at a place."""
        at = first
        while at < len(self.words) and self.words[at].capital and (at == first or not self.gaps[at]):
            at += 1
        return at

    def _list_beside(self, at: int) -> Sequence[PrintedWord]:
        """The names behind a comma that goes on with the noun before it: said one passenger, a student called Mirel."""
        if at + 1 >= len(self.words) or self.gaps[at] != ",":
            return ()
        goes_on = self.words[at].capital or self.words[at].lower in self._determiners
        return [word for word in self.words[at:] if word.capital and not word.idle] if goes_on else ()

    @property
    def _determiners(self) -> frozenset[str]:
        return self.language.lists("determiner", "possessive")

    def _is_plain(self, at: int) -> bool:
        word = self.words[at]
        prepositions = self.language.lists("place_before", "about_whom")
        return word.telling and not ((word.capital and at) or word.stem.isdigit() or word.lower in prepositions)

    def _is_subject(self, start: int, stop: int, verb: int) -> bool:
        """Whether a noun with its article, or one that speaks without any, may be who says it.

        "Late last year" says nothing, and a statement is somebody's, who may stand elsewhere.
        """
        language, last = self.language, self.words[stop - 1].lower
        if last in language.lists("in_writing", "duration", "part_of_day", "ago", "weekday", "month"):
            return False
        if start and not self.gaps[start].strip("'’") and self.words[start - 1].lower in self._determiners:
            return self._is_finite(verb, start - 1, has_helper=stop < verb)
        return last in language.list("bare_sayer") and (
            not start or bool(self.gaps[start]) or self.words[start - 1].idle
        )

    def _is_finite(self, verb: int, first: int, *, has_helper: bool) -> bool:
        """Whether the verb says something: not "a full report", and not "found a man reported missing"."""
        lower, before = self.words[verb].lower, self.words[first - 1].lower if first else ""
        if lower in self.language.list("also_noun"):
            return False
        if has_helper or lower not in self.language.list("undergone"):
            return True
        joiners = self.language.lists("clause", "number_joiner", "weekday", "month")
        return not first or bool(self.gaps[first]) or before in joiners
