"""What figures are of: subjects that are one although they are worded differently."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from service.grounding.measures import PEOPLE
from service.language import Language
from service.schema.report import Figure
from service.schema.vocabulary import Measure, Relation
from service.text import find_content_stems, fold_plain, list_words, stem_words

_CURRENCIES: Final = ("dollar", "euro", "pound")
"""Lists of the language tables that hold the names and signs of one currency."""


class Subject(NamedTuple):
    """What a figure is of."""

    measure: Measure
    what: frozenset[str]
    """Stems of what is counted; of a toll only those that say more than who is counted in any toll."""
    unit: str
    scope: frozenset[str]
    relation: Relation

    @property
    def is_whole_toll(self) -> bool:
        """Whether it is the toll of all people, and not of the miners or the children among them."""
        return self.measure in PEOPLE and not self.what

    @property
    def family(self) -> tuple[Measure, str, frozenset[str], Relation]:
        """What a toll has in common with those of groups among its people."""
        return self.measure, self.unit, self.scope, self.relation


SubjectKey = Callable[[Figure], Subject]


def build_subject_key(language: Language) -> SubjectKey:
    """A function that tells what a figure is of. Verbs that mean one action are alike, and so are words for a toll."""
    actions = {word: row[0] for row in language.actions for word in row}

    @cache
    def find_subject(what: str, measure: Measure) -> frozenset[str]:
        plain = " ".join(actions.get(word, word) for word in list_words(_join_phrases(what, actions)))
        if measure in PEOPLE:
            plain = " ".join(_drop_toll_words(plain, measure, language))
        idle = language.list("tally") | (language.list("people") if measure != "count" else frozenset())
        return find_content_stems(plain, language) - frozenset(stem_words((*idle, measure), language))

    @cache
    def find_scope(scope: str) -> frozenset[str]:
        return find_content_stems(scope, language) or frozenset(list_words(scope))

    def key(figure: Figure) -> Subject:
        unit = _name_unit(figure, language)
        scope = find_scope(figure.scope) if figure.scope else frozenset()
        return Subject(figure.measure, find_subject(figure.what, figure.measure), unit, scope, figure.relation)

    return key


def _join_phrases(what: str, actions: dict[str, str]) -> str:
    text = what.casefold()
    for phrase, name in actions.items():
        if " " in phrase:
            text = text.replace(phrase, name)
    return text


def _drop_toll_words(what: str, measure: Measure, language: Language) -> Iterator[str]:
    """The words that say more than that these people are killed, injured and so on."""
    pattern = _compile_cues(language, measure)
    yield from (word for word in list_words(what) if not (pattern and pattern.fullmatch(word)))


@lru_cache(maxsize=128)
def _compile_cues(language: Language, measure: Measure) -> re.Pattern[str] | None:
    cues = (*language.measures.get(measure, ()), *language.measures.get("further", ()))
    return re.compile("|".join(re.escape(each).replace(r"\*", r"\w*") for each in cues)) if cues else None


def _name_unit(figure: Figure, language: Language) -> str:
    if figure.measure == "percentage":
        return ""
    unit = fold_plain(figure.unit or "").casefold().strip()
    known = next((name for name in _CURRENCIES if unit in language.list(name)), None)
    return known or " ".join(stem_words(list_words(unit), language)) or unit
