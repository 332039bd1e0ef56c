"""The country of a place, by code: the one that the datelines of an event's articles name, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from service.language import Language
from service.prepare import PreparedArticle
from service.reconcile import MergedEvent
from service.schema.report import Place

_DATELINE: Final = re.compile(
    r"^\s*[^\W\d_a-zа-яіїєґё][^\Wa-zа-яіїєґё\d_]*(?:[ .'’-]+[^\Wa-zа-яіїєґё\d_]+)*,\s+"
    r"(?P<country>[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*){0,2})(?=,|\s*\(|\s+[—–-])"
)
"""A place in capitals, and behind a comma what it is in: PORT ANA, Marenza, May 4 (MPA) —"""
_DIVISIONS: Final = frozenset(
    {
        "alabama",
        "alaska",
        "alberta",
        "andalucía",
        "arizona",
        "arkansas",
        "bavaria",
        "bayern",
        "california",
        "catalunya",
        "cataluña",
        "colorado",
        "connecticut",
        "crimea",
        "delaware",
        "florida",
        "georgia",
        "hawaii",
        "hessen",
        "idaho",
        "illinois",
        "indiana",
        "iowa",
        "kansas",
        "kentucky",
        "louisiana",
        "maine",
        "manitoba",
        "maryland",
        "massachusetts",
        "michigan",
        "minnesota",
        "mississippi",
        "missouri",
        "montana",
        "nebraska",
        "nevada",
        "ohio",
        "oklahoma",
        "ontario",
        "oregon",
        "pennsylvania",
        "quebec",
        "queensland",
        "québec",
        "sachsen",
        "saskatchewan",
        "tasmania",
        "tennessee",
        "texas",
        "utah",
        "vermont",
        "victoria",
        "virginia",
        "washington",
        "wisconsin",
        "wyoming",
        "крим",
        "крым",
    }
)
"""Parts of countries that datelines name in a country's place."""
_DIVISION_WORDS: Final = frozenset(
    {
        "calif",
        "conn",
        "county",
        "d.c",
        "fla",
        "mass",
        "new",
        "north",
        "oblast",
        "province",
        "region",
        "south",
        "state",
        "west",
        "край",
        "область",
    }
)
_LONGEST: Final = 40


def name_countries(events: Sequence[MergedEvent], articles: Sequence[PreparedArticle]) -> tuple[MergedEvent, ...]:
    """The events with a country at the scenes of each whose articles' datelines name one country, and only one."""
    known = {each.id: each for each in articles}
    return tuple(_name_country(event, [known[each] for each in event.articles]) for event in events)


def _name_country(event: MergedEvent, articles: Sequence[PreparedArticle]) -> MergedEvent:
    named = set(_list_countries(articles))
    if len(named) != 1:
        return event
    (country,) = named
    return replace(event, where=tuple(_place_in(each, country) for each in event.where))


def _place_in(place: Place, country: str) -> Place:
    if place.role != "scene" or place.country or place.name.casefold() == country.casefold():
        return place
    return place.model_copy(update={"country": country})


def _list_countries(articles: Sequence[PreparedArticle]) -> Iterator[str]:
    for article in articles:
        found = _DATELINE.match(article.body)
        name = found["country"] if found else ""
        if found and len(found.group()) <= 2 * _LONGEST and _may_be_country(name, article.language):
            yield name


def _may_be_country(name: str, language: Language) -> bool:
    """Whether it is a name, and neither a date nor a part of a country that is known as one."""
    words = name.split()
    if not all(word[0].isupper() for word in words) or name.isupper():
        return False
    if any(language.month_number(word) is not None or language.weekday_number(word) is not None for word in words):
        return False
    return not any(word.casefold() in _DIVISIONS | _DIVISION_WORDS for word in words)
