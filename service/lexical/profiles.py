"""What of an article tells its event from others: its numbers, quotations, days, wording and the names it turns on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from service.grouping import (
    CalendarDay,
    Profile,
    cut_grams,
    find_printed_days,
    find_writing_day,
    is_telling,
    key_number,
)
from service.language import Language
from service.lexical.cast import Cast
from service.lexical.english import HUMANS, INTRANSITIVE, PEOPLE, SAYING
from service.lexical.figures import Count
from service.lexical.grammar import find_grammar
from service.lexical.names import Name, is_time, strip_possessive
from service.lexical.passages import Passage, View
from service.lexical.people import find_scene, list_bare_places
from service.lexical.places import Site
from service.lexical.quotes import Quotation
from service.lexical.times import Moment, find_said_moment
from service.text import stem_words
from service.text.scripts import romanize

_LEAD: Final = 3
_FOREGROUND: Final = 0.7
"""Behind so much of an article stands its background: earlier, similar occurrences."""
_MIN_FOREGROUND: Final = 6
_ROOT: Final = 5
"""Letters by which a name is known in every case."""
_SHORT_NAME: Final = 3
_LONG_NOUN: Final = 10
_CLOCK: Final = re.compile(r"(?<![\d.,:])([01]?\d|2[0-3])[:.h]([0-5]\d)(?![\d.,:]*\d)(?!\s?%)")
_CLOCK_DIGITS: Final = re.compile(r"\d[:.h][0-5]\d")
"""In every time of day, and told far sooner."""
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
_TODAY: Final = frozenset({"today", "tonight", "this morning", "this afternoon", "this evening"})
_AT_PLACES: Final = frozenset(
    {"in", "at", "near", "of", "off", "from", "to", "across", "through", "around", "outside", "inside", "toward", "on"}
)


def build_profile(
    view: View, cast: Cast, counts: Sequence[Count], quotes: Sequence[Quotation], sites: Sequence[Site] = ()
) -> Profile:
    """Look at an article as something to be told from others."""
    lead = [each for each in view.passages if each.is_title] + list(view.prose[:_LEAD])
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
    moment, written_on = find_said_moment(view), find_writing_day(view.article)
    named = tuple(_list_named(_list_foreground(view), cast))
    fresh = [each for each in view.prose if not each.looks_back]
    return Profile(
        ordinal=view.ordinal,
        language=view.language.code,
        stems=frozenset().union(*(each.stems for each in lead)) - name_stems,
        names=capitals,
        things=frozenset(text for text, is_thing in named if is_thing),
        placed=frozenset(text for text, is_thing in named if not is_thing),
        scene=find_scene(view, cast),
        capitals=frozenset(
            map(strip_possessive, {each.words[at].lower for each in view.passages for at in each.capitals})
        ),
        opening=view.prose[0].stems - name_stems - _list_idle_stems(view.language) if view.prose else frozenset(),
        numbers=frozenset(
            key_number(each) for passage in fresh for each in passage.quantities if is_telling(each, view.language)
        ),
        counts=tuple(each for each in counts if each.relation == "core" and not each.is_plain),
        grams=frozenset(gram for each in quotes for gram in cut_grams(each.words, view.language)),
        weekday=_find_weekday(moment, written_on) if view.language.code == "en" else None,
        weekdays=frozenset(day for each in fresh for day in _list_weekdays(each)),
        written_on=written_on,
        sites=frozenset(word for each in sites if each.is_lead for word in each.root.split()),
        titled=frozenset(_list_titled(view)),
        proper=frozenset(_list_proper(view, cast)),
        dates=frozenset(date for each in view.passages for date in _list_dates(each)),
        clocks=frozenset(clock for each in fresh for clock in _list_clocks(each)),
    )


def _find_weekday(moment: Moment | None, written_on: CalendarDay | None) -> int | None:
    """The weekday that is printed, or that of the day of writing where it was today."""
    if moment is None or moment.weekday is not None:
        return moment.weekday if moment else None
    is_today = moment.words.lower() in _TODAY
    return written_on.weekday if written_on and is_today else None


def _find_names_in(passages: Sequence[Passage], cast: Cast) -> frozenset[str]:
    """Words of names alone, where every noun has a capital."""
    names = (each for passage in passages for each in (*cast.names[passage.order], *cast.bodies[passage.order]))
    return frozenset(word.casefold() for name in names for word in name.text.split())


def _list_proper(view: View, cast: Cast) -> Iterator[str]:
    """Names anywhere in an article but those of countries and days: whom and what it is about."""
    has_capital_nouns = bool(find_grammar(view.language).list("capital_nouns"))
    idle = view.language.list("stop") | view.language.list("title")
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
        printed = passage.words
        for at in passage.capitals:
            lower = printed[at].lower
            if at == 0 or lower in idle or len(lower) < _SHORT_NAME or not printed[at - 1].text[-1].isalnum():
                continue
            if not is_time(printed[at], view.language):
                yield romanize(strip_possessive(printed[at].text))[:_ROOT]


def _list_long_nouns(passage: Passage) -> Iterator[str]:
    """Long nouns that are no cue of any topic: compounds that name one thing, Törnitzbahn."""
    grammar = find_grammar(passage.language)
    for at in passage.capitals:
        word = passage.words[at]
        if len(word.text) >= _LONG_NOUN and not grammar.find_topics(word.lower):
            yield word.text


def _list_titled(view: View) -> Iterator[str]:
    """Words of the title with a capital and some length: its places and people are among them."""
    for passage in view.passages[:1]:
        if passage.is_title:
            yield from (
                romanize(each.text)[:_ROOT] for each in passage.words if each.is_capital and len(each.text) >= _ROOT
            )


def _list_weekdays(passage: Passage) -> list[int]:
    """Each weekday that is named."""
    language = passage.language
    if passage.lowers.isdisjoint(language.list("weekday")):
        return []
    named = [strip_possessive(passage.words[at].text) for at in passage.capitals]
    return [day for each in named if (day := language.weekday_number(each)) is not None]


def _list_clocks(passage: Passage) -> list[str]:
    """Each time of day that is printed to the minute."""
    if not _CLOCK_DIGITS.search(passage.text):
        return []
    return [f"{int(found[1])}:{found[2]}" for found in _CLOCK.finditer(passage.text)]


def _list_dates(passage: Passage) -> Iterator[CalendarDay]:
    """Each day that is printed with its month, of whatever year, unless it is looked back at."""
    if passage.lowers.isdisjoint(passage.language.list("month")) or passage.looks_back:
        return
    for _, day in find_printed_days(passage.text, passage.language):
        if not day.is_month:
            yield replace(day, year=None)


@lru_cache(maxsize=16)
def _list_idle_stems(language: Language) -> frozenset[str]:
    """Words that many occurrences of one day share."""
    tolls = [word for form in INTRANSITIVE for word in form.split()]
    idle = {*HUMANS, *PEOPLE, *SAYING, *tolls, *_IDLE}
    return frozenset(stem_words(tuple(sorted(idle)), language))


def _list_foreground(view: View) -> list[Passage]:
    """The title and the sentences before the background, those that look back aside."""
    stop = max(_MIN_FOREGROUND, round(_FOREGROUND * len(view.prose)))
    title = [each for each in view.passages if each.is_title]
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
