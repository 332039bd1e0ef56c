"""What the embedded model knows of English grammar: word lists, and verbs with what they do to what is counted.

The lists are data beside this module (`languages/en.toml`), read once when it is imported.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from service.schema.vocabulary import Measure

_TABLE: Final[Mapping[str, Any]] = tomllib.loads(
    (files("service.lexical") / "languages" / "en.toml").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class Action:
    """What is done to those who are counted."""

    participle: str
    """As it stands behind the noun: shot down, killed."""
    measure: Measure = "count"


@dataclass(frozen=True, slots=True)
class Cued:
    """A pattern for text in lower case, with words of which one stands in whatever it matches.

    Patterns that ignore case are several times slower than a text is put in lower case.
    """

    pattern: re.Pattern[str]
    cues: frozenset[str]

    def may_match(self, words: Iterable[str]) -> bool:
        """Whether a text of these words, in lower case, may hold a match."""
        return not self.cues.isdisjoint(words)

    def search(self, text: str, words: Iterable[str]) -> re.Match[str] | None:
        """The first match in a text, whose words are given in lower case."""
        return self.pattern.search(text.lower()) if self.may_match(words) else None


def _list(name: str) -> frozenset[str]:
    return frozenset(_TABLE["words"][name])


def _join(name: str) -> str:
    """A pattern for the phrases of a row."""
    return "|".join(map(re.escape, _TABLE["words"][name]))


def _list_cues(name: str) -> frozenset[str]:
    """A word of each phrase of a row: its longest, and the last of several."""
    return frozenset(max(reversed(each.split()), key=len) for each in _TABLE["words"][name])


SAYING: Final = _list("saying")
PREPOSITIONS: Final = _list("prepositions")
AUXILIARIES: Final = _list("auxiliaries")
MODALS: Final = _list("modals")
CONJUNCTIONS: Final = _list("conjunctions")
DETERMINERS: Final = _list("determiners")
ADVERBS: Final = _list("adverbs")
PEOPLE: Final = _list("people")
HUMANS: Final = _list("humans")
IRREGULAR_PLURALS: Final = _list("irregular_plurals")
NOT_NOUNS: Final = _list("not_nouns")
DOUBT: Final = _list("doubt")
BACK: Final = Cued(
    re.compile(
        rf"\b(?:{_join('background')})\b"
        r"|\b(?:up|down) from (?:about |some |only |just )?"
        r"(?:[$£€]?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)"
    ),
    _list_cues("background") | {"up", "down"},
)
"""Phrases of clauses that look back."""
BACK_CUES: Final = frozenset({max(each.split(), key=len) for each in _TABLE["words"]["background"]} | {"from"})
"""Without one of these words no clause looks back."""
ELSEWHERE: Final = Cued(re.compile(rf"\b(?:{_join('elsewhere')})\b"), _list_cues("elsewhere"))
"""Phrases of sentences that turn to another occurrence."""
UNREAL: Final = Cued(
    re.compile(rf"^(?:if|unless|had)\b|\b(?:{_join('unreal')})\b(?! (?:alarms?|bits?|rigs?)\b)"),
    _list_cues("unreal") | {"if", "unless", "had"},
)
"""Phrases of sentences that tell of nothing that happened."""
TAKEN_BACK: Final = Cued(
    re.compile(rf"\b(?:{_join('taken_back')})"),
    frozenset(each.split()[1] for each in _TABLE["words"]["taken_back"]),  # the last word of a phrase may go on
)
"""What a sentence says to take back the one before."""
AHEAD: Final = re.compile(
    rf"\b(?:{'|'.join(_TABLE['words']['ahead'])})\b|\b(?:{'|'.join(_TABLE['words']['ahead_before'])})\s*$"
)
"""Phrases of clauses that tell of what is to come."""
PASSING: Final = re.compile(rf"\b(?:{'|'.join(_TABLE['words']['passing'])})\b[^,;:.—–]{{0,50}}$")
"""What stands before a place that is told only in passing."""
BODIES: Final = _list("bodies")
ASKS: Final = tuple(tuple(each.split()) for each in _TABLE["words"]["asks"])
WOUNDS: Final = _list("wounds")
OCCUPATIONS: Final = _list("occupations")
FIRMS: Final = _list("firms")
UNNAMED: Final = _list("unnamed")
OFFICE_OPENERS: Final = _list("office_openers")
TENURES: Final = _list("tenures")
MALE: Final = _list("male")
FEMALE: Final = _list("female")
ORPHANS: Final = _list("orphans")
LEANING: Final = Cued(re.compile(rf"\b(?:{_join('leaning')})\b"), _list_cues("leaning"))
"""What shows that a sentence cannot stand in a summary without others, or is of another matter."""
DOUBTS: Final = _list("doubts")
LOOSE_PARTICIPLES: Final = _list("loose_participles")
IRREGULAR_PARTICIPLES: Final = _list("irregular_participles")
MOVES: Final = _list("moves")
PAYMENTS: Final = _list("payments")

_DOUBLED: Final = MappingProxyType({"admit": "admitt", "repel": "repell"})


def _inflect(verb: str) -> tuple[str, str]:
    """The participle and the form in -ing of a regular verb."""
    if verb.endswith("y") and verb[-2] not in "aeo":
        return f"{verb[:-1]}ied", f"{verb}ing"
    stem = _DOUBLED.get(verb, verb.removesuffix("e"))
    return f"{stem}ed", f"{stem}ing"


def _regular() -> Iterable[tuple[str, str, Action]]:
    for measure, verbs in _TABLE["verbs"].items():
        for verb in verbs:
            participle, running = _inflect(verb)
            yield verb, running, Action(participle, measure)


def _read_actions(name: str) -> dict[str, Action]:
    return {form: Action(*told) for form, told in _TABLE[name].items()}


ACTIONS: Final[Mapping[str, Action]] = MappingProxyType(
    {form: action for _, running, action in _regular() for form in (action.participle, running)}
    | _read_actions("forms")
)
"""Verb forms, of one word or two, whose object is counted."""
BASES: Final[Mapping[str, Action]] = MappingProxyType(
    {verb: action for verb, _, action in _regular()} | _read_actions("forms")
)
"""Forms that stand behind "will" and "to"."""
PRESENT: Final[Mapping[str, Action]] = MappingProxyType({f"{verb}s": action for verb, _, action in _regular()})
"""Forms of headlines: kills, injures."""
INTRANSITIVE: Final[Mapping[str, Action]] = MappingProxyType(_read_actions("intransitive"))
"""Verbs and adjectives whose subject is counted."""
LOSSES: Final[Mapping[str, Action]] = MappingProxyType(_read_actions("losses"))
"""Nouns that are themselves what happened: two deaths, one fatality."""
STATES: Final[Mapping[str, Action]] = MappingProxyType(_read_actions("states"))
"""Phrases that tell how those counted fare: on strike, unaccounted for."""
