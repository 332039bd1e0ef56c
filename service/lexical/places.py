"""Where it was: names behind words such as "in" and "near", weighed by how many articles place the event there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from service.lexical.cast import Cast
from service.lexical.english import BODIES, PASSING
from service.lexical.grammar import Grammar, find_grammar
from service.lexical.names import is_body_word, is_occupation, strip_possessive
from service.lexical.passages import Passage, View, Word
from service.schema.draft import DraftPlace
from service.schema.vocabulary import PlaceRole
from service.text.scripts import romanize

_LEAD: Final = 3
"""A title and so many sentences tell where the event was."""
_NEAR: Final = 8
"""Further on an article tells of other places."""
_MAX_PLACES: Final = 4
_MAX_WORDS: Final = 4
_TITLED: Final = 2.0
_OPENED: Final = 1.5
_TOLD: Final = 0.5
_ENOUGH: Final = 1.5
_ROOT: Final = 5
_AREAS: Final = frozenset(
    {"region", "district", "province", "oblast", "county", "state", "strait", "city", "town", "village"}
)
"""Small words behind a name that belong to it."""
_TONGUES: Final = ("glish", "nish", "ench", "erman", "ussian", "ainian")
"""A name that ends so is a language's: in English, in French."""
_ATTACKS: Final = frozenset({"attack", "attacks", "assault", "strike", "strikes", "raid", "raids"})
_DATED_PLACE: Final = re.compile(r"^([^,(\d—–-]+?)\s*(?:,|\(|—|–|-\s|\d|\.)")


class Site(NamedTuple):
    """A name that stands as a place does."""

    name: str
    passage: Passage
    is_lead: bool
    """In the title or the first sentences."""
    is_opening: bool
    """In the title or the first sentence."""

    @property
    def root(self) -> str:
        """What the name's forms in every case have in common."""
        return " ".join(romanize(word)[:_ROOT] for word in self.name.split() if word[0].isupper())


def find_sites(view: View, cast: Cast) -> tuple[Site, ...]:
    """Every name that stands as a place does, in order; none in languages that have no lists."""
    grammar = find_grammar(view.language)
    if not grammar.is_known:
        return ()
    lead = {each.order for each in view.prose[:_LEAD]}
    near = {each.order for each in view.prose[:_NEAR]}
    opening = {each.order for each in view.prose[:1]}
    found: list[Site] = []
    for passage in view.passages:
        is_title = passage.is_title
        if not is_title and passage.order not in near:
            continue
        is_lead, is_opening = is_title or passage.order in lead, is_title or passage.order in opening
        names = _find_named(passage, cast, grammar)
        found.extend(Site(name, passage, is_lead, is_opening) for name in names)
    return tuple(found)


def list_places(sites: Sequence[tuple[str, Site]], event: str) -> Iterator[DraftPlace]:
    """The places of an event, those that most articles open with first; `sites` are with their articles."""
    told: defaultdict[str, defaultdict[str, list[Site]]] = defaultdict(lambda: defaultdict(list))
    for article, site in sites:
        told[site.root][article].append(site)
    weights = {root: sum(map(_weigh, by_article.values())) for root, by_article in told.items()}
    ranked = [root for root in sorted(weights, key=lambda each: -weights[each]) if weights[root] >= _ENOUGH]
    for place, root in enumerate(ranked[:_MAX_PLACES]):
        mine = list(chain.from_iterable(told[root].values()))
        role: PlaceRole = "scene" if place == 0 or any(site.is_opening for site in mine) else "affected"
        cited = _choose_form(mine)
        yield DraftPlace(event=event, name=cited.name, role=role, cites=[cited.passage.address])


def _choose_form(sites: Sequence[Site]) -> Site:
    """The first site with the form of its name that is printed most, the shorter where two are."""
    forms = Counter(site.name for site in sites)
    name = max(forms, key=lambda each: (forms[each], -len(each)))
    return next(site for site in sites if site.name == name)


def _weigh(sites: Sequence[Site]) -> float:
    titled = any(site.passage.is_title for site in sites)
    opened = any(site.is_opening for site in sites)
    lead = any(site.is_lead for site in sites)
    return _TITLED * titled + _OPENED * opened + lead + _TOLD * min(2, len(sites))


def _find_named(passage: Passage, cast: Cast, grammar: Grammar) -> Iterator[str]:
    words = passage.words
    if not passage.is_title:
        yield from _find_dated(passage, cast)
    behind = 0
    for at in passage.find_places(grammar.place_leads):
        if at < behind or at == len(words) - 1:
            continue
        start = _pass_lead(words, at, grammar)
        stop = _end_of_name(words, start, grammar) if start > at else start
        if stop > start and not passage.is_quoted(words[start].start) and words[start].start >= passage.opening:
            name = strip_possessive(" ".join(word.text for word in words[start:stop]))
            if _is_place(name, words[start:stop], passage, cast, grammar) and not _is_passing(passage, words[at].start):
                yield name
            behind = stop


def _pass_lead(words: Sequence[Word], at: int, grammar: Grammar) -> int:
    """Behind a preposition of place, an article and small adjectives: in the northern town of, en la localidad de."""
    if words[at].lower in grammar.list("place_kinds"):
        joint = at + 1 < len(words) and (words[at + 1].lower in grammar.list("linking") or words[at + 1].text == ",")
        return at + 1 + joint if at + 1 + joint < len(words) and words[at + 1 + joint].is_capital else at
    if words[at].lower not in grammar.list("place_before") and not _is_struck(words, at, grammar):
        return at
    place = at + 1
    while place < len(words) and place - at <= _MAX_WORDS and _is_small_lead(words[place], grammar):
        place += 1
    has_article = any(word.lower in grammar.list("articles") for word in words[at + 1 : place])
    if grammar.list("capital_nouns") and (
        place > at + 1 or (words[place : place + 1] and words[place].lower in grammar.list("no_places"))
    ):
        return at if not has_article or not _is_kind(words, place - 1) else place
    if place >= len(words) or not words[place].is_capital:
        return at
    small = [word for word in words[at + 1 : place] if word.lower not in grammar.list("articles")]
    if small and small[-1].lower not in grammar.list("linking") and not small[-1].lower.endswith("ern"):
        return at if grammar.language.code not in ("uk", "ru") else place
    return place


def _is_struck(words: Sequence[Word], at: int, grammar: Grammar) -> bool:
    """Whether an attack was on what follows, or a verb such as "battered" has it for its object."""
    if words[at].lower in grammar.list("place_struck"):
        return True
    return words[at].lower == "on" and at > 0 and words[at - 1].lower in _ATTACKS and grammar.language.code == "en"


def _is_small_lead(word: Word, grammar: Grammar) -> bool:
    if word.is_capital or not word.text.isalpha():
        return False
    return (
        word.lower in grammar.list("articles")
        or word.lower in grammar.list("linking")
        or word.lower not in grammar.ends
    )


def _is_kind(words: Sequence[Word], at: int) -> bool:
    return words[at].lower in _AREAS


def _end_of_name(words: Sequence[Word], start: int, grammar: Grammar) -> int:
    stop = start
    while stop < len(words) and stop - start < _MAX_WORDS:
        if words[stop].is_capital and words[stop].text[0].isalpha():
            stop += 1
            if words[stop - 1].text.endswith(("'s", "’s")):
                break
        elif _is_inner(words, stop, start, grammar):
            stop += 1
        else:
            break
    if start < stop < len(words) and words[stop].lower in _AREAS:
        # "the Swiss town of Velm" is Velm.
        return start if stop + 1 < len(words) and words[stop + 1].lower in grammar.list("linking") else stop + 1
    return start if stop == start + 1 and words[start].lower.endswith(_TONGUES) else stop


def _is_inner(words: Sequence[Word], at: int, start: int, grammar: Grammar) -> bool:
    """Whether a small word within a place's name joins it to another capital: Villalcor de Tarmes."""
    if at == start or grammar.language.code in ("en", "de") or at + 1 >= len(words):
        return False
    return words[at].lower in grammar.list("linking") and words[at + 1].is_capital


def _find_dated(passage: Passage, cast: Cast) -> Iterator[str]:
    """The place of a dateline, as the article prints it elsewhere."""
    if not passage.opening:
        return
    found = _DATED_PLACE.match(passage.text[: passage.opening])
    printed = found.group(1).strip() if found else ""
    forms = {name.text for names in cast.names.values() for name in names if name.text.casefold() == printed.casefold()}
    if printed and not printed.isupper() and printed in passage.text[passage.opening :]:
        yield printed
    elif forms - {printed}:
        yield min(forms - {printed})


def _is_place(name: str, words: Sequence[Word], passage: Passage, cast: Cast, grammar: Grammar) -> bool:
    language = passage.language
    if cast.is_person(name) or name in cast.firms or not name or (name.isupper() and len(name) <= _MAX_WORDS):
        return False
    if (
        any(is_body_word(word.lower, grammar) or word.lower in BODIES for word in words[:1])
        and grammar.language.code == "en"
    ):
        return False
    if is_body_word(words[-1].lower, grammar) or is_body_word(words[0].lower, grammar):
        return False
    plain = [strip_possessive(word.text) for word in words]
    is_time = any(
        language.weekday_number(each) is not None or language.month_number(each) is not None for each in plain
    )
    first = words[0].lower
    idle = first in language.list("stop") or first in language.list("title") or is_occupation(first, grammar)
    return not is_time and not idle and first not in language.list("part_of_day")


def _is_passing(passage: Passage, stop: int) -> bool:
    return passage.language.code == "en" and PASSING.search(passage.text[:stop]) is not None
