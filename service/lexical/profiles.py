"""What of an article tells its event from others: its numbers, quotations, days, wording and the names it turns on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from service.grouping import CalendarDay, Profile, cut_grams, find_writing_day, is_telling, key_number
from service.language import Language
from service.lexical.cast import Cast
from service.lexical.english import HUMANS, INTRANSITIVE, PEOPLE, SAYING
from service.lexical.figures import Count
from service.lexical.names import Name, strip_possessive
from service.lexical.passages import Passage, View
from service.lexical.people import find_scene
from service.lexical.quotes import Quotation
from service.lexical.times import Moment, find_said_moment
from service.text import stem_words

_LEAD: Final = 3
_FOREGROUND: Final = 0.7
"""Behind so much of an article stands its background: earlier, similar occurrences."""
_MIN_FOREGROUND: Final = 6
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


def build_profile(view: View, cast: Cast, counts: Sequence[Count], quotes: Sequence[Quotation]) -> Profile:
    """Look at an article as something to be told from others."""
    lead = [each for each in view.passages if each.sentence.field == "title"] + list(view.prose[:_LEAD])
    capitals = frozenset(
        strip_possessive(word.lower)
        for each in lead
        for n, word in enumerate(each.words)
        if word.is_capital and (n or (word.text.isupper() and len(word.text) > 1))
    )
    name_stems = frozenset(stem_words(tuple(sorted(capitals)), view.language))
    moment, written_on = find_said_moment(view), find_writing_day(view.article)
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
            key_number(each)
            for passage in view.prose
            if not passage.looks_back
            for each in passage.quantities
            if is_telling(each, view.language)
        ),
        counts=tuple(each for each in counts if each.relation == "core"),
        grams=frozenset(gram for each in quotes for gram in cut_grams(each.words, view.language)),
        weekday=_find_weekday(moment, written_on),
        weekdays=frozenset(
            day
            for passage in view.prose
            if not passage.looks_back and not passage.lowers.isdisjoint(view.language.list("weekday"))
            for word in passage.words
            if word.is_capital and (day := view.language.weekday_number(strip_possessive(word.text))) is not None
        ),
        written_on=written_on,
    )


def _find_weekday(moment: Moment | None, written_on: CalendarDay | None) -> int | None:
    """The weekday that is printed, or that of the day of writing where it was today."""
    if moment is None or moment.weekday is not None:
        return moment.weekday if moment else None
    is_today = moment.words.lower() in _TODAY
    return written_on.weekday if written_on and is_today else None


@lru_cache(maxsize=16)
def _list_idle_stems(language: Language) -> frozenset[str]:
    """Words that many occurrences of one day share."""
    tolls = [word for form in INTRANSITIVE for word in form.split()]
    idle = {*HUMANS, *PEOPLE, *SAYING, *tolls, *_IDLE}
    return frozenset(stem_words(tuple(sorted(idle)), language))


def _list_foreground(view: View) -> list[Passage]:
    """The title and the sentences before the background, those that look back aside."""
    stop = max(_MIN_FOREGROUND, round(_FOREGROUND * len(view.prose)))
    title = [each for each in view.passages if each.sentence.field == "title"]
    return [each for each in (*title, *view.prose[:stop]) if not each.looks_back]


def _list_named(passages: Sequence[Passage], cast: Cast) -> Iterator[tuple[str, bool]]:
    """Names of several words, and whether each stands as a thing."""
    for passage in passages:
        for name in cast.names.get(passage.order, ()):
            if " " in name.text:
                is_other = bool(name.title) or cast.is_person(name.text) or _is_at(passage, name)
                yield name.text.casefold(), not is_other


def _is_at(passage: Passage, name: Name) -> bool:
    """Whether the name stands as a place does: in Port Ana; not aboard the Sea Star."""
    if passage.words[name.start].start < passage.opening:
        return True
    return name.start > 0 and passage.words[name.start - 1].lower in _AT_PLACES
