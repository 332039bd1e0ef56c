"""What figures are of: subjects that are one although they are worded differently."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from service.grounding.numbers.measures import PEOPLE
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

    def key(figure: Figure) -> Subject:
        return Subject(
            measure=figure.measure,
            what=_stem_what(figure.what, figure.measure, language),
            unit="" if _is_percent(figure, language) else _name_unit(figure.unit or "", language),
            scope=_stem_scope(figure.scope, language) if figure.scope else frozenset(),
            relation=figure.relation,
        )

    return key


def _is_percent(figure: Figure, language: Language) -> bool:
    """Whether its unit is percent in any print; percentage points and basis points are other units."""
    return figure.measure == "percentage" and (figure.unit or "").casefold() not in language.list("percent_point")


@lru_cache(maxsize=1024)
def _stem_what(what: str, measure: Measure, language: Language) -> frozenset[str]:
    actions = _list_actions(language)
    plain = " ".join(actions.get(word, word) for word in list_words(_join_phrases(what, language)))
    if measure in PEOPLE:
        plain = " ".join(_drop_toll_words(plain, measure, language))
    return find_content_stems(plain, language) - _stem_idle(measure, language)


@lru_cache(maxsize=128)
def _stem_idle(measure: Measure, language: Language) -> frozenset[str]:
    """Stems of the words that say nothing of what is counted beside its measure."""
    idle = language.list("tally") | (language.list("people") if measure != "count" else frozenset())
    return frozenset(stem_words((*idle, measure), language))


@lru_cache(maxsize=1024)
def _stem_scope(scope: str, language: Language) -> frozenset[str]:
    return find_content_stems(scope, language) or frozenset(list_words(scope))


@lru_cache(maxsize=64)
def _list_actions(language: Language) -> Mapping[str, str]:
    """The first of the verbs that mean one action, by each of them."""
    return {word: row[0] for row in language.actions for word in row}


def _join_phrases(what: str, language: Language) -> str:
    text = what.casefold()
    for phrase, name in _list_phrases(language):
        text = text.replace(phrase, name)
    return text


@lru_cache(maxsize=64)
def _list_phrases(language: Language) -> Sequence[tuple[str, str]]:
    return [(word, name) for word, name in _list_actions(language).items() if " " in word]


def _drop_toll_words(what: str, measure: Measure, language: Language) -> Iterator[str]:
    """The words that say more than that these people are killed, injured and so on."""
    pattern = _compile_cues(language, measure)
    yield from (word for word in list_words(what) if not (pattern and pattern.fullmatch(word)))


@lru_cache(maxsize=128)
def _compile_cues(language: Language, measure: Measure) -> re.Pattern[str] | None:
    cues = (*language.measures.get(measure, ()), *language.measures.get("further", ()))
    return re.compile("|".join(re.escape(each).replace(r"\*", r"\w*") for each in cues)) if cues else None


@lru_cache(maxsize=1024)
def _name_unit(printed: str, language: Language) -> str:
    unit = fold_plain(printed).casefold().strip()
    known = next((name for name in _CURRENCIES if unit in language.list(name)), None)
    return known or " ".join(stem_words(list_words(unit), language)) or unit
