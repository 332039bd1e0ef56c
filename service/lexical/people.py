"""Who and where: people with their printed offices, and the places that an article's first sentences name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from service.lexical.cast import Cast
from service.lexical.english import BODIES, PASSING
from service.lexical.grammar import find_grammar
from service.lexical.names import strip_possessive
from service.lexical.passages import Passage, View
from service.schema.draft import DraftActor, DraftPlace

_STRUCK: Final = re.compile(
    r"\b(?:in|near|off|outside|across|struck|hit|hits|rocked|shook)\s+(?:the\s+)?(?:[a-z]+ern\s+)?"
    r"((?:[A-Z][\w’'-]*)(?:\s+[A-Z][\w’'-]*){0,3})"
)
_LEAD: Final = 3
_MAX_PEOPLE: Final = 8
_SCENE: Final = re.compile(
    r"\b(?:in|near|at|outside|(?:attack|attacks|strike|strikes) on|(?:city|town|village|capital|region|province) of)"
    r"\s+(?:the\s+)?"
    r"((?:[A-Z][\w’'-]*)(?:\s+[A-Z][\w’'-]*){0,3}(?:\s+(?:region|district|province|oblast|county|state))?)"
)


def find_scene(view: View, cast: Cast) -> frozenset[str]:
    """Words of the places that the first sentence of an English article names as struck or as where it was."""
    if view.language.code != "en" or not view.prose:
        return frozenset()
    passage = view.prose[0]
    found = [(each.group(1), each) for each in _STRUCK.finditer(passage.text)]
    places = [
        name
        for name, each in found
        if PASSING.search(passage.text[: each.start()]) is None and _is_place(name, passage, each.start(1), cast)
    ]
    return frozenset(strip_possessive(word).casefold() for name in places for word in name.split())


def list_bare_places(passage: Passage) -> Iterator[str]:
    """Capitals behind a preposition without an article, where every noun has a capital: in Elmsau, nach Wall."""
    grammar = find_grammar(passage.language)
    before, idle = grammar.list("place_before"), grammar.list("no_places")
    for left, right in pairwise(passage.words):
        if right.is_capital and left.lower in before and right.lower not in idle and not passage.is_quoted(right.start):
            is_time = passage.language.weekday_number(right.text) is not None or passage.language.month_number(right.text) is not None
            if not is_time and right.text.isalpha() and right.lower not in passage.language.list("part_of_day"):
                yield right.text


def _is_place(name: str, passage: Passage, start: int, cast: Cast) -> bool:
    language, words = passage.language, name.split()
    if passage.is_quoted(start) or cast.is_person(name) or any(word.casefold() in BODIES for word in words):
        return False
    is_time = any(language.weekday_number(w) is not None or language.month_number(w) is not None for w in words)
    return not is_time and words[0].casefold() not in language.list("stop") | language.list("title")


def list_people(view: View, cast: Cast, event: str, speakers: Sequence[str]) -> Iterator[DraftActor]:
    """Those who speak, then others with an office, in the order that the article names them."""
    mentions: dict[str, list[Passage]] = {}
    forms: dict[str, dict[str, None]] = {}
    for passage in view.passages:
        for found in cast.names.get(passage.order, []):
            if cast.is_person(found.text):
                full = cast.name_in_full(found.text)
                mentions.setdefault(full, []).append(passage)
                forms.setdefault(full, {})[found.text] = None
    known = [name for name in mentions if " " in name]
    ranked = sorted(known, key=lambda name: (name not in speakers, -len(mentions[name])))
    for name in ranked[:_MAX_PEOPLE]:
        role = cast.roles.get(name.split()[-1].casefold(), "")
        yield DraftActor(
            event=event,
            name=name,
            aliases=[form for form in forms[name] if form != name],
            kind="person",
            role=role,
            cites=list(dict.fromkeys(each.address for each in _cite(mentions[name], name, role))),
        )


def _cite(passages: Sequence[Passage], name: str, role: str) -> list[Passage]:
    """The first sentence with the full name, and one that prints the office beside it."""
    full = [each for each in passages if name in each.text]
    titled = [each for each in passages if role and role in each.text]
    return [*full[:1], *titled[:1]] or list(passages[:1])
