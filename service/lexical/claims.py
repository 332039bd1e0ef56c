"""Sentences that report: an article's first ones on the event, then others worth keeping, in its own words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from service.lexical.english import DOUBTS, ELSEWHERE, MODALS, ORPHANS
from service.lexical.grammar import find_grammar
from service.lexical.passages import Passage, View
from service.lexical.times import Moment, find_moment
from service.lexical.voices import Voices
from service.schema.vocabulary import ClaimKind, Relation, Stance

LEAD: Final = 3
_EARLY: Final = 3
"""So many first sentences weigh more, the first most."""
_KEY: Final = 2.0
_MOST_SHARED: Final = 3
"""Articles that share a key word count up to so many."""
_FEW_STEMS: Final = 4
_QUOTED: Final = 0.35
"""A sentence of which more stands in quotation marks is told as a quote."""
_OPENING: Final = 40
_PLAN: Final = re.compile(
    r"\b(?:will|plans? to|planned to|(?:is|are|was|were) (?:set|due|scheduled|expected|to)|intends? to|scheduled)\b",
    re.IGNORECASE,
)
_STANCES: Final[tuple[tuple[str, Stance], ...]] = (
    ("denying", "denied"),
    ("alleging", "alleged"),
    ("predicting", "predicted"),
)
"""Rows of verbs of saying, and what they do to what is said."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence as a claim."""

    passage: Passage
    place: int
    """Among the sentences that report."""
    kind: ClaimKind
    relation: Relation
    stance: Stance
    attributed_to: tuple[str, ...]
    hedge: str
    when: str

    @property
    def stands_alone(self) -> bool:
        """Whether it can be understood without the sentence before."""
        first = self.passage.words[0].lower
        return first not in ORPHANS and first not in find_grammar(self.passage.language).list("orphans")


def find_claims(
    view: View, voices: Voices, limit: int, telling: frozenset[str], key_stems: Mapping[str, int] = MappingProxyType({})
) -> tuple[Told, ...]:
    """At most `limit` sentences: those that tell what the event's articles open with, name someone or state a number.

    `telling` are the addresses of sentences with the event's own figures; `key_stems` are the words of the titles and
    first sentences of its articles, and how many of them have each.
    """
    prose = enumerate(view.prose)
    told = [each for place, p in prose if (each := _read(p, place, voices, telling)) is not None]
    shared = {stem: min(count, _MOST_SHARED) for stem, count in key_stems.items()}
    chosen = sorted(told, key=lambda each: _weigh(each, shared), reverse=True)[:limit]
    return tuple(sorted(chosen, key=lambda each: each.place))


def _read(passage: Passage, place: int, voices: Voices, telling: frozenset[str]) -> Told | None:
    if _is_mostly_quoted(passage) or _runs_on(passage):
        return None
    source, verb = voices.find_main_saying(passage)
    sources = (source,) if source else ()
    found = find_moment(passage)
    moment = found if found and found.is_sure else None
    kind = _find_kind(passage, sources, moment)
    return Told(
        passage=passage,
        place=place,
        kind=kind,
        relation=_find_relation(passage, place, kind, is_told=passage.address in telling),
        stance=_find_stance(verb, passage),
        attributed_to=sources,
        hedge=next((passage.words[at].text for at in passage.find_places(DOUBTS)), ""),
        when=moment.words if moment and (kind == "plan" or not moment.is_ahead) else "",
    )


def _find_stance(verb: str, passage: Passage) -> Stance:
    if not verb:
        return "asserted"
    grammar = find_grammar(passage.language)
    return next((stance for row, stance in _STANCES if verb in grammar.list(row)), "asserted")


def _is_mostly_quoted(passage: Passage) -> bool:
    if not passage.quoted:
        return False
    quoted = sum(min(span.end, len(passage.text)) - max(span.start, 0) for span in passage.quoted)
    return quoted > _QUOTED * len(passage.text)


def _runs_on(passage: Passage) -> bool:
    """A sentence that a quotation was cut in: its marks do not pair."""
    return passage.text.count("“") != passage.text.count("”") or passage.text.count('"') % 2 == 1


def _find_kind(passage: Passage, sources: Sequence[str], moment: Moment | None) -> ClaimKind:
    if sources:
        return "statement"
    if passage.language.code != "en":
        return "plan" if find_grammar(passage.language).phrases("planned").search(passage.text) else "happening"
    is_plan = moment.is_ahead if moment else _PLAN.search(passage.text)
    return "plan" if is_plan else "happening"


def _find_relation(passage: Passage, place: int, kind: ClaimKind, *, is_told: bool) -> Relation:
    if place == 0:
        return "core"
    if passage.language.code == "en" and (passage.looks_back or _turns_elsewhere(passage)):
        return "background"
    if place < LEAD:
        return "core"
    if is_told:
        return "core"
    return "reaction" if kind == "statement" else "related"


def _turns_elsewhere(passage: Passage) -> bool:
    return bool(ELSEWHERE.search(passage.text[:_OPENING]))


def _weigh(told: Told, key_stems: Mapping[str, int]) -> tuple[float, int]:
    """Numbers, names, sources and what the articles open with make a sentence worth keeping; looking back does not."""
    passage = told.passage
    names = len(passage.capitals) - passage.words[0].is_capital
    weight = 2.0 * (told.relation == "core") + 1.5 * bool(told.attributed_to) + min(names, 4) * 0.25
    weight += max(0.0, _EARLY - told.place) + 2.0 * (told.place == 0)
    weight += _KEY * sum(map(key_stems.__getitem__, passage.stems & key_stems.keys())) / (6 + len(passage.stems))
    weight -= 2.0 * (told.relation == "background") + 0.5 * (not told.stands_alone)
    weight -= 1.5 * (len(passage.stems) < _FEW_STEMS) + 1.0 * passage.text.endswith("?")
    weight -= 0.5 * (not passage.lowers.isdisjoint(MODALS))
    return weight, -told.place
