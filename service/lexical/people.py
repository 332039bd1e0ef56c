"""Who and where: people with their printed offices, and the places that an article's first sentences name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from service.lexical.cast import Cast
from service.lexical.english import BODIES, PASSING
from service.lexical.grammar import Grammar, find_grammar
from service.lexical.names import is_occupation, strip_possessive
from service.lexical.passages import Passage, View
from service.schema.draft import DraftActor
from service.schema.vocabulary import ActorKind

_STRUCK: Final = re.compile(
    r"\b(?:in|near|off|outside|across|struck|hit|hits|rocked|shook)\s+(?:the\s+)?(?:[a-z]+ern\s+)?"
    r"((?:[A-Z][\w’'-]*)(?:\s+[A-Z][\w’'-]*){0,3})"
)
_MAX_PEOPLE: Final = 11
_MAX_OTHERS: Final = 5
_MANY: Final = 4


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
            is_time = (
                passage.language.weekday_number(right.text) is not None
                or passage.language.month_number(right.text) is not None
            )
            if not is_time and right.text.isalpha() and right.lower not in passage.language.list("part_of_day"):
                yield right.text


def _is_place(name: str, passage: Passage, start: int, cast: Cast) -> bool:
    language, words = passage.language, name.split()
    if passage.is_quoted(start) or cast.is_person(name) or any(word.casefold() in BODIES for word in words):
        return False
    is_time = any(language.weekday_number(w) is not None or language.month_number(w) is not None for w in words)
    return not is_time and words[0].casefold() not in language.list("stop") | language.list("title")


class Mention(NamedTuple):
    """Someone named in a sentence."""

    name: str
    """In the fullest form that the article prints."""
    form: str
    passage: Passage
    kind: ActorKind
    role: str = ""
    speaks: bool = False


def find_mentions(view: View, cast: Cast, speakers: Sequence[str]) -> Iterator[Mention]:
    """Everyone whom an article names: people, bodies, and who is only told as a source."""
    grammar = find_grammar(view.language)
    speaking = set(speakers)
    for passage in view.passages:
        for found in cast.names.get(passage.order, ()):
            if cast.is_person(found.text):
                name = cast.name_in_full(found.text)
                role = cast.roles.get(found.last, "") or cast.roles.get(name.split()[-1].casefold(), "")
                yield Mention(name, found.text, passage, "person", role, name in speaking)
        for found in cast.bodies.get(passage.order, ()):
            if not passage.is_quoted(passage.words[found.start].start):
                yield Mention(
                    found.text, found.text, passage, _find_kind(found.text, grammar), "", found.text in speaking
                )
    for source in dict.fromkeys(speakers):
        passage_with = next((each for each in view.passages if source in each.text), None) if source else None
        is_known = bool(source) and (cast.is_person(source) or source[0].isupper() or _is_short_form(source, cast))
        if passage_with is not None and not is_known and grammar.is_known:
            yield Mention(source, source, passage_with, _find_kind(source, grammar), "", speaks=True)


def _is_short_form(source: str, cast: Cast) -> bool:
    """Whether a word such as "ministry" stands for a body whose name has it."""
    if " " in source:
        return False
    return any(source in name.text.casefold().split() for names in cast.bodies.values() for name in names)


@lru_cache(maxsize=1024)
def _find_kind(name: str, grammar: Grammar) -> ActorKind:
    words = [word.casefold() for word in name.split()]
    endings = tuple(grammar.rows.get("government_endings", ()))
    if any(word in grammar.list("governments") or (endings and word.endswith(endings)) for word in words):
        return "government"
    if any(word in grammar.list("groups") or word in grammar.language.list("people") for word in words):
        return "group"
    if any(word in grammar.list("unnamed") or is_occupation(word, grammar) for word in words):
        return "person"
    return "organization"


def list_actors(mentions: Sequence[tuple[str, Mention]], event: str) -> Iterator[DraftActor]:
    """Those of an event who speak or whom several of its sentences name; `mentions` are with their articles."""
    known: dict[tuple[ActorKind, str], list[tuple[str, Mention]]] = {}
    for article, mention in mentions:
        known.setdefault((mention.kind, mention.name), []).append((article, mention))
    ranked = sorted(known.items(), key=lambda each: -_weigh(each[1]))
    people = [(key, told) for key, told in ranked if key[0] == "person" and " " in key[1]]
    others = [(key, told) for key, told in ranked if key[0] != "person" and _is_telling(key[1], told)]
    for (kind, name), told in (*people[:_MAX_PEOPLE], *others[:_MAX_OTHERS]):
        role = next((mention.role for _, mention in told if mention.role), "")
        yield DraftActor(
            event=event,
            name=name,
            aliases=list(dict.fromkeys(mention.form for _, mention in told if mention.form != name)),
            kind=kind,
            role=role,
            cites=list(
                dict.fromkeys(each.address for each in _cite([mention.passage for _, mention in told], name, role))
            ),
        )


def _weigh(told: Sequence[tuple[str, Mention]]) -> float:
    articles = len({article for article, _ in told})
    return 2 * any(mention.speaks for _, mention in told) + 2 * articles + min(len(told), _MANY)


def _is_telling(name: str, told: Sequence[tuple[str, Mention]]) -> bool:
    """Whether a body speaks, or is named more than once by more than letters."""
    return any(mention.speaks for _, mention in told) or (len(told) > 1 and (" " in name or len(told) > _MANY))


def _cite(passages: Sequence[Passage], name: str, role: str) -> list[Passage]:
    """The first sentence with the full name, and one that prints the office beside it."""
    full = [each for each in passages if name in each.text]
    titled = [each for each in passages if role and role in each.text]
    return [*full[:1], *titled[:1]] or list(passages[:1])
