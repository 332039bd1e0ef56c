"""Whether an office that a sentence prints is that of somebody it names: Mayor Ana Lind; Ana Lind, the mayor.

Anna Lind, wife of the mayor, or killed by the attacker, is neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Final, NamedTuple

from service.grounding.index import Citation
from service.grounding.printed import PrintedWord, find_beginning, stem_list
from service.grounding.speech.passage import list_verbs
from service.language import Language

_APPOSITION: Final = 6
"""So many other words may stand between a name and the office behind its comma: Ana Lind, the youngest mayor."""
_HELPING: Final = 3
"""Among so many words behind a subject stands its verb: the mayor had also said."""
_MARKS: Final = ("“", "„", "«", "»", '"')


def is_borne(start: int, end: int, own: frozenset[str], citation: Citation) -> bool:
    """Whether the office at a stretch of a sentence is held by the one whose names have these stems.

    A sentence that does not name them leaves it open, and so does a language without a list of what links the two.
    """
    if not citation.language.list("office_link"):
        return True
    words = citation.words
    first, stop = find_beginning(words, start), find_beginning(words, end)
    named = sorted(at for stem in own for at in citation.places.get(stem, ()) if words[at].capital)
    if not named or any(first <= at < stop for at in named):
        return True
    if stop < len(words) and words[stop].lower in citation.language.list("possessive"):
        return False
    behind = next((at for at in named if at >= stop), None)
    before = next((at for at in reversed(named) if at < first), None)
    between = partial(_Between.cut, citation)
    if behind is not None and between(stop, behind).leads_to_name() and not _opens_another(first, behind, citation):
        return True
    if before is None or not between(before + 1, first).leads_to_office():
        return False
    return between(before + 1, first).is_linked() or not _is_subject(stop, citation)


def _is_subject(stop: int, citation: Citation) -> bool:
    """Whether a verb of saying or being follows the office at once: on a visit to Ana Lind, the mayor (has) said."""
    words, text, language = citation.words, citation.text, citation.language
    verbs = list_verbs(language, "passive")
    for at in range(stop, min(stop + _HELPING, len(words))):
        if text[words[at - 1].end : words[at].start].strip() or words[at].lower in language.list("own_clause"):
            return False
        if words[at].lower in verbs:
            return True
        if not words[at].idle:
            return False
    return False


def _opens_another(office: int, name: int, citation: Citation) -> bool:
    """Whether the name only comes next, and no comma shuts it in again: Asked about the mayor, Ana Lind said."""
    words, text, of_others = citation.words, citation.text, citation.language.list("office_of")
    if "," not in text[words[name - 1].end : words[name].start]:
        return False
    lead = next((word for word in reversed(words[:office]) if not (word.idle and word.lower not in of_others)), None)
    if lead is None or lead.lower not in of_others:
        return False
    last = name
    while last + 1 < len(words) and words[last + 1].capital and not words[last].idle:
        last += 1
    closing = text[words[last].end : words[last + 1].start if last + 1 < len(words) else len(text)]
    return not closing.strip()


class _Between(NamedTuple):
    """The words between a name and an office, and what stands before each and before what follows."""

    words: Sequence[PrintedWord]
    gaps: Sequence[str]
    language: Language

    @classmethod
    def cut(cls, citation: Citation, first: int, stop: int) -> _Between:
        """The words of a sentence from one place to another."""
        words, text = citation.words, citation.text
        gaps = [text[words[at - 1].end : words[at].start].strip(" '’") for at in range(first, stop + 1)]
        return cls(words[first:stop], gaps, citation.language)

    def leads_to_name(self) -> bool:
        """Mayor (Col.) Ana Lind; the mayor (of the old town), Ana Lind; the owner, (the firm) “Linds”."""
        little = {word.lower for word in self.words if word.idle}
        if self._is_slight(self.words) and little <= self.language.list_without("office_link", "clause"):
            return True
        if any(self.gaps[1:-1]):
            return False
        links = self.language.lists("linking", "place_before", "office_of")
        has_complement = not self.gaps[0] and self.gaps[-1] == "," and self.words[0].lower in links
        return has_complement or (self.gaps[0] == "," and self.gaps[-1] in _MARKS)

    def leads_to_office(self) -> bool:
        """Ana Lind, (40, the) mayor; Ana Lind (was elected) mayor; Ana Lind, (a teacher and the) mayor."""
        parted = not self.words or any(self.gaps) or self.words[0].lower in self.language.list("own_clause")
        return (parted and self._is_slight(self.words)) or self._links() or self._puts_beside()

    def _is_slight(self, words: Sequence[PrintedWord]) -> bool:
        """Whether all are little words, numbers and titles, and none makes the office another's: of, by, and."""
        parting, ages = self.language.lists("office_of", "number_joiner"), _list_age_words(self.language)
        titles = stem_list("title", self.language)
        return all(
            (word.idle or word.letter or word.stem.isdigit() or word.lower in ages or word.stem in titles)
            and word.lower not in parting
            for word in words
        )

    def is_linked(self) -> bool:
        """Whether a word stands there that gives an office and does nothing else: is, elected; not: as."""
        return self._find_last(self.language.list_without("office_link", "clause")) is not None

    def _links(self) -> bool:
        """Whether a word that gives an office stands before it, and no other name before that: Berg was the mayor."""
        at = self._find_last(self.language.list("office_link"))
        return at is not None and not (at and self.words[at - 1].capital) and self._describes(self.words[at + 1 :])

    def _puts_beside(self) -> bool:
        """Whether it stands behind the name's comma with nothing but what describes it, or behind an "and" there."""
        if not self.gaps[0] or any(self.gaps[1:]) or len(self.words) > _APPOSITION:
            return False
        joiner = self._find_last(self.language.list("number_joiner"))
        relative = self.language.list("own_clause")
        return self._describes(self.words[(-1 if joiner is None else joiner) + 1 :]) and not any(
            word.lower in relative for word in self.words
        )

    def _describes(self, words: Sequence[PrintedWord]) -> bool:
        """Whether words may be those of one noun phrase: (the country's) youngest; not: knew the, wife of the."""
        language = self.language
        if any(
            word.lower in language.lists("office_of", "number_joiner", "place_before", "own_clause") for word in words
        ):
            return False
        verb = next((at for at, word in enumerate(words) if not (word.idle or word.capital)), len(words))
        little = [word for word in words[verb:] if word.idle and word.lower not in language.list("possessive")]
        return not little

    def _find_last(self, among: frozenset[str]) -> int | None:
        return next((at for at in reversed(range(len(self.words))) if self.words[at].lower in among), None)


@lru_cache(maxsize=64)
def _list_age_words(language: Language) -> frozenset[str]:
    phrases = language.lists("duration", "age_after", "age_before")
    return frozenset(word for phrase in phrases for word in phrase.split())
