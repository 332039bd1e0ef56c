"""Offices of people against each other: the same office, held now, once, or in somebody's place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final, NamedTuple

from service.grounding.printed import PrintedWord, read_words
from service.language import Language
from service.schema.report import Actor, Evidence, RoleText
from service.text import fold_plain, is_word_edge, list_words

_DOTTED: Final = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_SPECIFIC: Final = 2
"""From so many words on an office tells whose it is: "President" is said of those who were it as well."""


class Office(NamedTuple):
    """A role without the words that tell how it is held."""

    words: frozenset[str]
    """Stems of its words, initials without their dots."""
    held: frozenset[str]
    """Words such as former, acting, deputy."""


@lru_cache(maxsize=1024)
def read_office(text: str, language: Language) -> Office:
    """The office that a role names: "Former U.S. President" is that of "US President", held once."""
    plain = _DOTTED.sub(lambda found: found.group().replace(".", ""), fold_plain(text))
    words = read_words(plain, language)
    cues = language.list("office_held")
    return Office(
        words=frozenset(word.stem for word in words if not word.idle and word.lower not in cues),
        held=frozenset(word.lower for word in words if word.lower in cues),
    )


def list_printed_roles(actor: Actor, sentences: Iterable[Evidence], language: Language) -> Iterator[RoleText]:
    """The words with a capital, or of how an office is held, that sentences print right before the name of somebody."""
    for each in sentences:
        for at in _find_names(each.text, (actor.name, *actor.aliases)):
            before = each.text[_find_title(each.text, at, language) : at].strip()
            if before:
                yield RoleText(text=before, evidence=(each,))


def _find_names(text: str, names: Iterable[str]) -> Iterator[int]:
    """Where a text prints one of these names, in whole words."""
    for name in names:
        at = text.find(name)
        while at >= 0:
            if is_word_edge(text, at) and is_word_edge(text, at + len(name)):
                yield at
            at = text.find(name, at + 1)


def _find_title(text: str, name: int, language: Language) -> int:
    """Where the title before a name begins; at the name itself where there is none, or one that was held then."""
    held, then = language.list("office_held"), language.list("office_then")
    start = name
    for word in reversed(_list_before(text, name, language)):
        if word.lower in then:
            return name
        gap = text[word.end : start].strip(" -\u2010\u2011")
        apart = bool(gap) and not (gap == "." and word.letter)
        if apart or not (word.capital or word.lower in held):
            break
        start = word.start
    return start


def _list_before(text: str, name: int, language: Language) -> Sequence[PrintedWord]:
    """The words before a name, of those of the whole text unless one runs on into the name, as in Korean."""
    words = read_words(text, language)
    following = bisect_left(words, name, key=lambda each: each.start)
    before = words[:following]
    return before if not before or before[-1].end <= name else read_words(text[:name], language)


def find_contradicting_roles(roles: Sequence[RoleText], language: Language) -> tuple[tuple[RoleText, ...], ...]:
    """The sides on one office that articles have one person hold in different ways; empty where there are none.

    Only where no article tells both, for one that does tells of a change.
    """
    offices: dict[frozenset[str], dict[frozenset[str], list[RoleText]]] = {}
    for role in roles:
        office = read_office(role.text, language)
        if len(office.words) >= _SPECIFIC and language.list("office_then").isdisjoint(list_words(role.text)):
            offices.setdefault(office.words, {}).setdefault(office.held, []).append(role)
    return next(_list_sides(offices.values()), ())


def _list_sides(offices: Iterable[dict[frozenset[str], list[RoleText]]]) -> Iterator[tuple[tuple[RoleText, ...], ...]]:
    for ways in offices:
        sides = tuple(tuple(roles) for roles in ways.values())
        if len(sides) > 1 and all(not _list_articles(a) & _list_articles(b) for a, b in combinations(sides, 2)):
            yield sides


def _list_articles(roles: tuple[RoleText, ...]) -> frozenset[str]:
    return frozenset(each.article_id for role in roles for each in role.evidence)
