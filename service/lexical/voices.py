"""Who an article makes speak, sentence by sentence: what quotations, figures and claims ask for."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final

from service.lexical.cast import Cast
from service.lexical.english import DETERMINERS, FEMALE, FIRMS, MALE, MODALS, PREPOSITIONS, SAYING, UNNAMED
from service.lexical.grammar import find_grammar
from service.lexical.names import Name, find_names
from service.lexical.passages import Passage, View, Word
from service.lexical.sayings import find_sayings, may_speak
from service.lexical.speakers import PRONOUNS, Saying, find_according, find_subject, find_subject_after

_BACK: Final = 3
"""Sentences before a pronoun in which its person is looked for."""
_OPENING: Final = 3
_OPENS: Final = 8
"""Words before a speaker who still opens the sentence."""
_TRAIL: Final = 8
"""So many words at most stand behind a speaker who trails the sentence."""
_BEING: Final = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_BASES: Final = frozenset({"add", "estimate", "report", "claim", "post", "note", "state", "indicate", "suggest"})
_BEFORE_BASES: Final = MODALS | {"to"}
_DENIED: Final = 4
"""So many words behind its verb stands what is denied."""
_DENIALS: Final = frozenset({"denied", "denies", "dismissed", "rejected"})
_SAYING_CUES: Final = SAYING | {"according"}
_PEOPLE_PRONOUNS: Final = frozenset({"he", "she"})


class Voices:
    """One article's speakers; remembers whom each sentence was found to make speak."""

    def __init__(self, view: View, cast: Cast) -> None:
        self.view = view
        self.cast = cast
        self.grammar = find_grammar(view.language)
        self.is_english = view.language.code == "en"
        self.verbs: Container[object] = view.language.list("reporting") if self.is_english else self.grammar.saying
        self._heard: dict[int, str] = {}
        self._sayings: dict[int, list[tuple[Saying, int, bool]]] = {}

    def remember(self, passage: Passage, speaker: str) -> None:
        """Note who speaks in a sentence."""
        self._heard[passage.order] = speaker

    def find_speaker(self, passage: Passage) -> str:
        """The one person whom a sentence makes say something; empty when there is none or more."""
        if passage.order not in self._heard:
            self._heard[passage.order] = self._find_speaking_person(passage)
        return self._heard[passage.order]

    def resolve(self, said: Saying, passage: Passage, *, position: int) -> str:
        """The full name for a surname or a pronoun at an offset; empty where that is in doubt."""
        speaker = said.speaker
        if speaker in _PEOPLE_PRONOUNS:
            return self._find_antecedent(speaker, passage, position)
        if speaker == "it":
            return self._find_body_before(passage)
        if speaker.casefold() in FIRMS:
            return self._name_firm(passage) or speaker
        if speaker in PRONOUNS or speaker.casefold() in {"i", "we", "you", "who", "that", "which"}:
            return ""
        return "" if _is_no_source(speaker) else self.cast.name_in_full(speaker)

    def find_only_person(self, passage: Passage) -> str:
        """The person whom a sentence is about: its subject, and the only one that it names."""
        people = self._list_people(passage, len(passage.text))
        person = self._find_opening_person(passage)
        return person if people == {person} else ""

    def find_relative(self, passage: Passage) -> str | None:
        """The name of the relative with whom a sentence opens, empty where none is told; None where it does not.

        His mother, Grace, watched: she is whom the next "she" means, and not he.
        """
        language, opening = passage.language, [word.lower for word in passage.words[:2]]
        kin = language.lists("relation", "kin")
        if len(opening) < 2 or opening[0] not in language.list("pronoun") or opening[1] not in kin:  # noqa: PLR2004
            return None
        place = 2 + (passage.words[2:3] != () and passage.words[2].text == ",")
        return next((name.text for name in self.cast.names.get(passage.order, ()) if name.start == place), "")

    def _find_body_before(self, passage: Passage) -> str:
        """Whom "it" means: the body or company that opens the sentence before, in the same paragraph."""
        before = self._find_previous(passage)
        if before is None:
            return ""
        opening = self._find_opening_body(before)
        words = [word.lower for word in before.words[:2]]
        if not opening and len(words) > 1 and words[0] == "the" and words[1] in FIRMS:
            return self._name_firm(before) or words[1]
        return opening

    def _name_firm(self, passage: Passage) -> str:
        """The name of "the company": it opens the sentence before, or is the article's only one and stands near."""
        before = self._find_previous(passage)
        opening = self._find_opening_body(before) if before is not None else ""
        if opening:
            return opening
        near = self.view.passages[max(0, passage.order - _BACK) : passage.order + 1]
        only = next(iter(self.cast.firms)) if len(self.cast.firms) == 1 else ""
        return only if only and any(only in each.text for each in near) else ""

    def _find_opening_body(self, passage: Passage) -> str:
        for name in self.cast.bodies.get(passage.order, []):
            if name.title_start == 0 and " " in name.text and not name.possessive:
                return name.text
        return ""

    def _find_previous(self, passage: Passage) -> Passage | None:
        """The sentence before, in the same paragraph."""
        before = self.view.passages[passage.order - 1] if passage.order else None
        return before if before and before.sentence.paragraph == passage.sentence.paragraph else None

    def find_main_subject(self, words: Sequence[Word], verb: int) -> Saying | None:
        """The person who is the subject of the sentence, for a participle such as ", asserting that"."""
        if verb == 0 or (words[verb - 1].text != "," and words[verb - 1].lower != "and"):
            return None
        for name in find_names(words[:verb], self.cast.language, self.cast.common):
            before = words[name.title_start - 1].text if name.title_start else ","
            if not name.possessive and before == "," and self.cast.is_person(name.text):
                return Saying(name.text, verb, name.title_start, verb + 1)
        return None

    def find_sources(self, passage: Passage, position: int) -> tuple[str, ...]:
        """Who the sentence says that what stands at `position` is from: names, or a body such as "local officials"."""
        sayings = self._list_sayings(passage)
        before = [said for said, start, _ in sayings if start <= position]
        spoken = [said for said in before if not self._is_aside(passage, said, position)]
        behind = [said for said, start, trails in sayings if start > position and trails]
        chosen = spoken[-1:] or behind[:1]
        named = tuple(name for each in chosen if (name := self._name_source(each, passage)))
        is_plain = self.is_english and not chosen and len(spoken) == len(before)
        return named or (self._find_plain_source(passage, position) if is_plain else ())

    def _is_aside(self, passage: Passage, said: Saying, position: int) -> bool:
        """Whether a clause about who speaks, or about what was said, opens between: there the article speaks itself."""
        words, asides = passage.words if self.is_english else passage.outside, self.grammar.asides
        start = words[said.verb].start if self.is_english else words[said.stop - 1].end
        opening = (asides.search if self.is_english else asides.match)(passage.text, start, position)
        if opening is None:
            return False
        clause = passage.words[passage.find_word(opening.end()) : passage.find_word(position)]
        return not any(word.lower in self.verbs for word in clause)

    def _find_last_word(self, passage: Passage) -> Saying | None:
        """The source behind "according to" that ends a sentence, whoever it tells to have spoken."""
        words = passage.words if self.is_english else passage.outside
        for said, _, trails in reversed(self._list_sayings(passage)):
            is_according = words[said.verb].lower in self.grammar.according_words
            if is_according and trails and said.stop + _TRAIL >= len(words):
                return said
        return None

    def _find_plain_source(self, passage: Passage, position: int) -> tuple[str, ...]:
        """The only source of a sentence by the plain lists, where the grammar of English finds none."""
        outside = passage.outside
        found = {said.speaker: outside[said.verb].start for said, _ in find_sayings(outside, self.cast)}
        if len(found) != 1:
            return ()
        ((speaker, start),) = found.items()
        is_aside = self.grammar.asides.search(passage.text, start, position) is not None
        if is_aside or speaker.casefold() in PRONOUNS or _is_no_source(speaker):
            return ()
        return (self.cast.name_in_full(speaker),)

    def find_main_saying(self, passage: Passage) -> tuple[str, str]:
        """Whom the sentence as a whole is from, as it opens or trails it, and the verb; both may be empty."""
        words = passage.words
        ending = self._find_last_word(passage)
        if ending is not None:
            outside = words if self.is_english else passage.outside
            return self._name_source(ending, passage), outside[ending.verb].lower
        if not self.is_english:
            return self._find_foreign_saying(passage)
        for said, _, trails in self._list_sayings(passage):
            opens = _opens_sentence(words[: said.start])
            last = said.stop + _TRAIL >= len(words)
            if (opens and not trails) or (trails and last):
                return self._name_source(said, passage), words[said.verb].lower
        return self._find_denial(passage)

    def _find_denial(self, passage: Passage) -> tuple[str, str]:
        """Who denies something as the sentence opens, and the verb: denied that it was unsafe, rejected the claim."""
        words, denied = passage.words, self.grammar.list("denied_things")
        for verb in passage.find_places(self.grammar.list("denying")):
            behind = [word.lower for word in words[verb + 1 : verb + 1 + _DENIED]]
            if denied.isdisjoint(behind) or _is_no_saying(words, verb):
                continue
            said = find_subject(words, verb, self.cast)
            if said is None or not _opens_sentence(words[: said.start]):
                continue
            if said.speaker in PRONOUNS or may_speak(said.speaker, self.grammar):
                return self._name_source(said, passage), words[verb].lower
        return "", ""

    def leans_on_speaker(self, passage: Passage) -> bool:
        """Whether it is from whoever a pronoun means, or a verb without a subject: It denied that; За його словами."""
        if self.grammar.has_phrase("by_pronoun", passage.text):
            return True
        if not self.is_english:
            return False
        opens = passage.words[0].lower in PRONOUNS
        said = next((each.start for each, _, _ in self._list_sayings(passage)), None)
        return opens and (said == 0 or bool(self._find_denial(passage)[1]))

    def _find_foreign_saying(self, passage: Passage) -> tuple[str, str]:
        """The source of a sentence with one saying only, which opens it or trails it."""
        outside = passage.outside
        sayings = self._list_sayings(passage)
        for said, _, trails in sayings:
            opens = all(word.text[0].isalnum() for word in outside[: said.start]) and said.start <= _OPENS
            if opens or (trails and said.stop + _TRAIL >= len(outside)):
                return self._name_source(said, passage), outside[said.verb].lower
        return "", ""

    def _list_sayings(self, passage: Passage) -> list[tuple[Saying, int, bool]]:
        """Each saying of a sentence with the offset of its verb, and whether it trails behind a comma."""
        if passage.order not in self._sayings:
            self._sayings[passage.order] = self._find_sayings(passage)
        return self._sayings[passage.order]

    def _find_sayings(self, passage: Passage) -> list[tuple[Saying, int, bool]]:
        if not self.is_english:
            outside = passage.outside
            return [(said, outside[said.verb].start, trails) for said, trails in find_sayings(outside, self.cast)]
        found: list[tuple[Saying, int, bool]] = []
        words = passage.words
        for n in passage.find_places(_SAYING_CUES):
            word = words[n]
            if word.lower != "according" and (word.text not in SAYING or _is_no_saying(words, n)):
                continue
            said = self._read_saying(words, n)
            if said is not None and (said.start < n or word.lower == "according" or words[n - 1].text == ","):
                trails = said.start > 0 and words[said.start - 1].text in {",", "”", '"'}
                found.append((said, word.start, trails))
        return found

    def _read_saying(self, words: Sequence[Word], verb: int) -> Saying | None:
        if words[verb].lower == "according":
            return find_according(words, verb, self.cast)
        return find_subject(words, verb, self.cast) or find_subject_after(words, verb, self.cast)

    def _name_source(self, said: Saying, passage: Passage) -> str:
        if not self.is_english:
            return self.cast.find_holder(self.cast.name_in_full(said.speaker))
        if said.speaker != "it":
            return self.resolve(said, passage, position=passage.words[said.start].start)
        body = self._find_body_before(passage)
        if body:
            return body
        before = self.view.passages[passage.order - 1] if passage.order else None
        sayings = self._list_sayings(before) if before is not None else []
        names = {each.speaker for each, _, _ in sayings if each.speaker not in PRONOUNS}
        only = names.pop() if len(names) == 1 else ""
        return "" if self.cast.is_person(only) else only

    def _find_speaking_person(self, passage: Passage) -> str:
        if not self.is_english:
            named = dict.fromkeys(self.cast.name_in_full(each.speaker) for each, _, _ in self._list_sayings(passage))
            told = [each for each in named if self.cast.is_person(each)]
            return told[0] if len(told) == 1 else ""
        words = passage.outside
        people: dict[str, None] = {}
        for verb in [at for at, word in enumerate(words) if word.lower in self.verbs]:
            said = self._read_person(words, verb)
            if said and said.speaker not in PRONOUNS and self._may_be_person(said.speaker):
                people[self.cast.name_in_full(said.speaker)] = None
        return next(iter(people)) if len(people) == 1 else ""

    def _may_be_person(self, speaker: str) -> bool:
        """Whether it is a person's name, or a person without one: a spokesman."""
        return self.cast.is_person(speaker) or _is_described(speaker)

    def _read_person(self, words: Sequence[Word], verb: int) -> Saying | None:
        if words[verb].lower == "according":
            return find_according(words, verb, self.cast)
        if words[verb].lower.endswith("ing"):
            return self.find_main_subject(words, verb)
        return find_subject(words, verb, self.cast)

    def _find_antecedent(self, pronoun: str, passage: Passage, position: int) -> str:
        """The person named before in the sentence, else the last whom a sentence before makes its subject."""
        here = self._list_people(passage, position)
        if here:
            return here.pop() if len(here) == 1 else ""
        for order in range(passage.order - 1, max(-1, passage.order - 1 - _BACK), -1):
            before = self.view.passages[order]
            relative = self.find_relative(before)
            if relative is not None:
                return relative
            person = self.find_speaker(before) or self._find_opening_person(before)
            if person:
                return person if self._find_gender(person, pronoun) == pronoun else ""
            names = self.cast.names.get(order, [])
            if _opens_with_someone(before) or any(self._is_perhaps_person(before, name) for name in names):
                return ""
        return ""

    def _find_gender(self, person: str, otherwise: str) -> str:
        if _is_described(person):
            words = set(person.split())
            return "he" if words & MALE else "she" if words & FEMALE else otherwise
        return self.cast.genders.get(person.rsplit(maxsplit=1)[-1].casefold(), otherwise)

    def _is_perhaps_person(self, passage: Passage, name: Name) -> bool:
        """Whether it is a person's name, or might be one that nothing tells: two words that open the sentence."""
        if self.cast.is_person(name.text):
            return True
        before = passage.words[name.title_start - 1].text if name.title_start else ","
        return before == "," and len(name.text.split()) == 2 and name.text not in self.cast.firms  # noqa: PLR2004 - first and last name

    def _list_people(self, passage: Passage, stop: int) -> set[str]:
        """Those whom a sentence names before an offset, outside quotations."""
        return {
            self.cast.name_in_full(name.text)
            for name in self.cast.names.get(passage.order, [])
            if self.cast.is_person(name.text)
            and passage.words[name.start].start < stop
            and not passage.is_quoted(passage.words[name.start].start)
        }

    def _find_opening_person(self, passage: Passage) -> str:
        """The person who opens the sentence, or opens it after an introduction."""
        for name in self.cast.names.get(passage.order, []):
            if not self.cast.is_person(name.text) or passage.is_quoted(passage.words[name.start].start):
                continue
            before = passage.words[: name.title_start]
            last = max((n for n, word in enumerate(before) if word.text == ","), default=-1)
            opens = not before or last == len(before) - 1 or _is_plain_opening(before[last + 1 :])
            return self.cast.name_in_full(name.text) if opens and not name.possessive else ""
        return ""


def _opens_sentence(before: Sequence[Word]) -> bool:
    """Whether whoever stands behind these words opens a sentence, or its main clause."""
    return not before or before[-1].text == "," or all(word.lower in DETERMINERS for word in before)


def _is_no_saying(words: Sequence[Word], verb: int) -> bool:
    """Whether it is passive, what something may do or a noun: is estimated at; would add; denied reports."""
    before = words[verb - 1].lower if verb else ""
    if before in _DENIALS:
        return True
    if before in _BEING and not words[verb].lower.endswith("ing"):
        return True
    return before in _BEFORE_BASES and words[verb].lower in _BASES


def _is_no_source(name: str) -> bool:
    """Whether what was read as a source is a report's age or holds a verb: Early reports; Police denied."""
    words = name.lower().split()
    return words[:1] in (["early"], ["earlier"], ["initial"]) or not _DENIALS.isdisjoint(words)


def _is_plain_opening(words: Sequence[Word]) -> bool:
    """Whether the words leave the name the subject: But engineer Tomas Hult disagreed."""
    return len(words) <= _OPENING and all(word.text.isalpha() and word.lower not in PREPOSITIONS for word in words)


def _is_described(speaker: str) -> bool:
    """Whether someone without a name speaks: a spokesman for the company."""
    words = speaker.split()
    return words[:1] in (["a"], ["an"], ["one"]) and not UNNAMED.isdisjoint(words)


def _opens_with_someone(passage: Passage) -> bool:
    """Whether the subject of a sentence is a person without a name: A spokesman for the city was there."""
    opening = [word.lower for word in passage.words[:_OPENING]]
    return opening[:1] in (["a"], ["an"], ["one"], ["another"]) and not UNNAMED.isdisjoint(opening)
