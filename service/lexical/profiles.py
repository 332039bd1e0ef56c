"""What of an article tells its event from others: its numbers, quotations, days, wording and the names it turns on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from service.language import Language
from service.lexical.cast import Cast
from service.lexical.english import HUMANS, INTRANSITIVE, PEOPLE, SAYING
from service.lexical.figures import Count
from service.lexical.grammar import find_grammar
from service.lexical.names import Name, strip_possessive
from service.lexical.passages import Passage, View, Word
from service.lexical.people import find_scene, list_bare_places
from service.lexical.places import Site
from service.lexical.quotes import Quotation
from service.lexical.scripts import romanize
from service.lexical.times import find_said_moment
from service.quantities import Quantity
from service.schema.report import Number
from service.text import list_words, stem_words

_LEAD: Final = 3
_FOREGROUND: Final = 0.7
"""Behind so much of an article stands its background: earlier, similar occurrences."""
_MIN_FOREGROUND: Final = 6
_DISTINCTIVE: Final = 5
"""A smaller number is shared by chance."""
_GRAM: Final = 5
_MIN_TELLING: Final = 2
_ROOT: Final = 5
"""Letters by which a name is known in every case."""
_SHORT_NAME: Final = 3
_LONG_NOUN: Final = 10
_LAST_DAY: Final = 31
_CLOCK: Final = re.compile(r"(?<![\d.,:])([01]?\d|2[0-3])[:.h]([0-5]\d)(?![\d.,:]*\d)(?!\s?%)")
_IDLE: Final = (
    "kill",
    "kills",
    "killed",
    "die",
    "dead",
    "injure",
    "injuring",
    "least",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "several",
    "car",
    "city",
    "street",
    "road",
    "hit",
    "house",
    "home",
    "left",
    "day",
)
_AT_PLACES: Final = frozenset(
    {"in", "at", "near", "of", "off", "from", "to", "across", "through", "around", "outside", "inside", "toward", "on"}
)


@dataclass(frozen=True, slots=True)
class Profile:
    """What of an article tells its event from others."""

    ordinal: str
    language: str
    stems: frozenset[str]
    """Content words of its first sentences, names aside."""
    names: frozenset[str]
    """Words with a capital in its first sentences."""
    things: frozenset[str]
    """Names of several words that stand as no person and no place: a ship, a company."""
    placed: frozenset[str]
    """Names of several words that stand as a person or as a place."""
    scene: frozenset[str]
    """Words of the places in its first sentence; none where its grammar is not known."""
    capitals: frozenset[str]
    """All its words with a capital."""
    opening: frozenset[str]
    """Stems of its first sentence but for names, people and what became of them."""
    numbers: frozenset[tuple[Number | None, ...]]
    """Amounts that are not of the past, and whether each has a unit: read in every language."""
    counts: tuple[Count, ...]
    grams: frozenset[tuple[str, ...]]
    """Runs of words within its quotations."""
    weekday: int | None
    """Of its event."""
    weekdays: frozenset[int]
    """All that it names."""
    published_at: datetime | None
    sites: frozenset[str] = frozenset()
    """Places that its title and first sentences name, by the beginnings of their words."""
    titled: frozenset[str] = frozenset()
    """Those of its title, in the same letters."""
    proper: frozenset[str] = frozenset()
    """Beginnings of the names that it prints anywhere, in Latin letters: alike in every case and script."""
    dates: frozenset[tuple[int, int]] = frozenset()
    """Days and months that it prints, those of what it looks back at aside."""
    clocks: frozenset[str] = frozenset()
    """Times of day that it prints to the minute."""


def build_profile(
    view: View, cast: Cast, counts: Sequence[Count], quotes: Sequence[Quotation], sites: Sequence[Site] = ()
) -> Profile:
    """Look at an article as something to be told from others."""
    lead = [each for each in view.passages if each.sentence.field == "title"] + list(view.prose[:_LEAD])
    capitals = (
        _find_names_in(lead, cast)
        if find_grammar(view.language).list("capital_nouns")
        else frozenset(
            strip_possessive(word.lower)
            for each in lead
            for n, word in enumerate(each.words)
            if word.is_capital and (n or (word.text.isupper() and len(word.text) > 1))
        )
    )
    name_stems = frozenset(stem_words(tuple(sorted(capitals)), view.language))
    moment = find_said_moment(view)
    named = tuple(_list_named(_list_foreground(view), cast))
    return Profile(
        ordinal=view.ordinal,
        language=view.language.code,
        stems=frozenset().union(*(each.stems for each in lead)) - name_stems,
        names=capitals,
        things=frozenset(text for text, is_thing in named if is_thing),
        placed=frozenset(text for text, is_thing in named if not is_thing),
        scene=find_scene(view, cast),
        capitals=frozenset(
            strip_possessive(word.lower) for each in view.passages for word in each.words if word.is_capital
        ),
        opening=view.prose[0].stems - name_stems - _list_idle_stems(view.language) if view.prose else frozenset(),
        numbers=frozenset(
            (each.low if each.low is not None else each.high, each.unit is not None, each.kind == "score" and each.high)
            for passage in view.prose
            if not passage.looks_back
            for each in passage.quantities
            if _is_telling(each, passage)
        ),
        counts=tuple(each for each in counts if each.relation == "core" and not each.is_plain),
        grams=frozenset(gram for each in quotes for gram in _cut_grams(each.words, view)),
        weekday=moment.weekday if moment and view.language.code == "en" else None,
        weekdays=frozenset(
            day
            for passage in view.prose
            if not passage.looks_back and not passage.lowers.isdisjoint(view.language.list("weekday"))
            for word in passage.words
            if word.is_capital and (day := view.language.weekday_number(strip_possessive(word.text))) is not None
        ),
        published_at=view.article.published_at,
        sites=frozenset(word for each in sites if each.is_lead for word in each.root.split()),
        titled=frozenset(_list_titled(view)),
        proper=frozenset(_list_proper(view, cast)),
        dates=frozenset(date for each in view.passages if not each.looks_back for date in _list_dates(each)),
        clocks=frozenset(
            f"{int(found[1])}:{found[2]}"
            for each in view.prose
            if not each.looks_back
            for found in _CLOCK.finditer(each.text)
        ),
    )


def _find_names_in(passages: Sequence[Passage], cast: Cast) -> frozenset[str]:
    """Words of names alone, where every noun has a capital."""
    names = (each for passage in passages for each in (*cast.names[passage.order], *cast.bodies[passage.order]))
    return frozenset(word.casefold() for name in names for word in name.text.split())


def _list_proper(view: View, cast: Cast) -> Iterator[str]:
    """Names anywhere in an article but those of countries and days: whom and what it is about."""
    has_capital_nouns = bool(find_grammar(view.language).list("capital_nouns"))
    for passage in view.passages:
        if has_capital_nouns:
            names = (*cast.names.get(passage.order, ()), *cast.bodies.get(passage.order, ()))
            words = [word for each in names for word in each.text.split()]
            words += (*list_bare_places(passage), *_list_long_nouns(passage))
            yield from (
                romanize(word)[: _ROOT if len(word) < _LONG_NOUN else _LONG_NOUN]
                for word in words
                if len(word) >= _SHORT_NAME
            )
            continue
        for at, word in enumerate(passage.words):
            if at and word.is_capital and passage.words[at - 1].text[-1].isalnum() and _is_proper(word, view.language):
                yield romanize(strip_possessive(word.text))[:_ROOT]


def _list_long_nouns(passage: Passage) -> Iterator[str]:
    """Long nouns that are no cue of any topic: compounds that name one thing, Törnitzbahn."""
    topics = find_grammar(passage.language).topics.values()
    for word in passage.words:
        if word.is_capital and len(word.text) >= _LONG_NOUN and not any(word.lower in each for each in topics):
            yield word.text


def _list_titled(view: View) -> Iterator[str]:
    """Words of the title with a capital and some length: its places and people are among them."""
    for passage in view.passages[:1]:
        if passage.sentence.field == "title":
            yield from (
                romanize(each.text)[:_ROOT] for each in passage.words if each.is_capital and len(each.text) >= _ROOT
            )


def _is_proper(word: Word, language: Language) -> bool:
    lower = word.lower
    if len(lower) < _SHORT_NAME or lower in language.list("stop") or lower in language.list("title"):
        return False
    return language.weekday_number(word.text) is None and language.month_number(word.text) is None


def _list_dates(passage: Passage) -> Iterator[tuple[int, int]]:
    """Each day with its month: 7 березня, 24. März, March 7."""
    if passage.lowers.isdisjoint(passage.language.list("month")):
        return
    words = passage.words
    for at, word in enumerate(words):
        month = passage.language.month_number(word.text)
        if month is None:
            continue
        near = [words[n].text for n in (at - 1, at - 2, at + 1) if 0 <= n < len(words)]
        day = next((int(each) for each in near if each.isdecimal() and 0 < int(each) <= _LAST_DAY), None)
        if day is not None:
            yield day, month


@lru_cache(maxsize=16)
def _list_idle_stems(language: Language) -> frozenset[str]:
    """Words that many occurrences of one day share."""
    tolls = [word for form in INTRANSITIVE for word in form.split()]
    idle = {*HUMANS, *PEOPLE, *SAYING, *tolls, *_IDLE}
    return frozenset(stem_words(tuple(sorted(idle)), language))


def _is_telling(quantity: Quantity, passage: Passage) -> bool:
    if quantity.kind == "score":
        return True
    if quantity.kind != "amount":
        return False
    if isinstance(quantity.low, int) and (quantity.low or quantity.high or 0) < _DISTINCTIVE:
        return False
    return (quantity.unit or "").lower() not in passage.language.list("duration")


def _list_foreground(view: View) -> list[Passage]:
    """The title and the sentences before the background, those that look back aside."""
    stop = max(_MIN_FOREGROUND, round(_FOREGROUND * len(view.prose)))
    title = [each for each in view.passages if each.sentence.field == "title"]
    return [each for each in (*title, *view.prose[:stop]) if not each.looks_back]


def _list_named(passages: Sequence[Passage], cast: Cast) -> Iterator[tuple[str, bool]]:
    """Names of several words, and whether each stands as a thing."""
    for passage in passages:
        if passage.language.code != "en":
            yield from ((each.text.casefold(), True) for each in cast.bodies.get(passage.order, ()) if " " in each.text)
            continue
        for name in cast.names.get(passage.order, ()):
            if " " in name.text:
                is_other = bool(name.title) or cast.is_person(name.text) or _is_at(passage, name)
                yield name.text.casefold(), not is_other


def _is_at(passage: Passage, name: Name) -> bool:
    """Whether the name stands as a place does: in Port Ana; not aboard the Sea Star."""
    if passage.words[name.start].start < passage.opening:
        return True
    return name.start > 0 and passage.words[name.start - 1].lower in _AT_PLACES


def _cut_grams(words: str, view: View) -> Iterator[tuple[str, ...]]:
    """Runs of words, so that a cut of a quotation is known again; not those of small words alone."""
    idle = view.language.list("stop")
    listed = list_words(words)
    for at in range(len(listed) - _GRAM + 1):
        gram = listed[at : at + _GRAM]
        if sum(word not in idle for word in gram) >= _MIN_TELLING:
            yield gram
