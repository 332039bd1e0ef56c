"""Sentences that report: an article's first ones on the event, then others worth keeping, in its own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from service.lexical.english import DOUBTS, ELSEWHERE, MODALS, ORPHANS, Cued
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
_PLAN: Final = Cued(
    re.compile(
        r"\b(?:will|plans? to|planned to|(?:is|are|was|were) (?:set|due|scheduled|expected|to)|intends? to|scheduled)\b"
    ),
    frozenset({"will", "plan", "plans", "planned", "is", "are", "was", "were", "intend", "intends", "scheduled"}),
)
_STANCES: Final[tuple[tuple[str, Stance], ...]] = (
    ("denying", "denied"),
    ("alleging", "alleged"),
    ("predicting", "predicted"),
)
"""Rows of verbs of saying, and what they do to what is said."""


class Told(NamedTuple):
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


class _Candidate(NamedTuple):
    """One sentence that may become a claim, with what it is weighed by."""

    passage: Passage
    place: int
    source: str
    verb: str
    """The verb of saying that makes someone its source."""
    relation: Relation


def find_claims(
    view: View, voices: Voices, limit: int, telling: frozenset[str], key_stems: Mapping[str, int] = MappingProxyType({})
) -> tuple[Told, ...]:
    """At most `limit` sentences: those that tell what the event's articles open with, name someone or state a number.

    `telling` are the addresses of sentences with the event's own figures; `key_stems` are the words of the titles and
    first sentences of its articles, and how many of them have each.
    """
    prose = enumerate(view.prose)
    candidates = [each for place, p in prose if (each := _consider(p, place, voices, telling)) is not None]
    shared = {stem: min(count, _MOST_SHARED) for stem, count in key_stems.items()}
    chosen = sorted(candidates, key=lambda each: _weigh(each, shared), reverse=True)[:limit]
    return tuple(_read(each) for each in sorted(chosen, key=lambda each: each.place))


def _consider(passage: Passage, place: int, voices: Voices, telling: frozenset[str]) -> _Candidate | None:
    if _is_mostly_quoted(passage) or _runs_on(passage):
        return None
    source, verb = voices.find_main_saying(passage)
    if not source and voices.leans_on_speaker(passage):
        return None
    is_told = passage.address in telling
    relation = _find_relation(passage, place, is_told=is_told, is_statement=bool(source))
    return _Candidate(passage, place, source, verb, relation)


def _read(candidate: _Candidate) -> Told:
    passage, source = candidate.passage, candidate.source
    found = find_moment(passage)
    moment = found if found and found.is_sure else None
    kind: ClaimKind = "statement" if source else _find_kind(passage, moment)
    return Told(
        passage=passage,
        place=candidate.place,
        kind=kind,
        relation=candidate.relation,
        stance=_find_stance(candidate.verb if source else "", passage),
        attributed_to=(source,) if source else (),
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


def _find_kind(passage: Passage, moment: Moment | None) -> ClaimKind:
    if passage.language.code != "en":
        return "plan" if find_grammar(passage.language).has_phrase("planned", passage.text) else "happening"
    is_plan = moment.is_ahead if moment else _PLAN.search(passage.text, passage.cues)
    return "plan" if is_plan else "happening"


def _find_relation(passage: Passage, place: int, *, is_told: bool, is_statement: bool) -> Relation:
    if place == 0:
        return "core"
    if passage.language.code == "en" and (passage.looks_back or _turns_elsewhere(passage)):
        return "background"
    if place < LEAD or is_told:
        return "core"
    return "reaction" if is_statement else "related"


def _turns_elsewhere(passage: Passage) -> bool:
    return ELSEWHERE.search(passage.text[:_OPENING], passage.cues) is not None


def _weigh(told: _Candidate, key_stems: Mapping[str, int]) -> tuple[float, int]:
    """Numbers, names, sources and what the articles open with make a sentence worth keeping; looking back does not."""
    passage, stems = told.passage, told.passage.stems
    names = len(passage.capitals) - passage.words[0].is_capital
    weight = 2.0 * (told.relation == "core") + 1.5 * bool(told.source) + min(names, 4) * 0.25
    weight += max(0.0, _EARLY - told.place) + 2.0 * (told.place == 0)
    weight += _KEY * sum(map(key_stems.__getitem__, stems & key_stems.keys())) / (6 + len(stems))
    weight -= 2.0 * (told.relation == "background") + 0.5 * (not _stands_alone(passage))
    weight -= 1.5 * (len(stems) < _FEW_STEMS) + 1.0 * passage.text.endswith("?")
    weight -= 0.5 * (not passage.lowers.isdisjoint(MODALS))
    return weight, -told.place


def _stands_alone(passage: Passage) -> bool:
    """Whether it can be understood without the sentence before."""
    first = passage.words[0].lower
    return first not in ORPHANS and first not in find_grammar(passage.language).list("orphans")
