"""What of a strand, or of several that are one event, tells this event from others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from service.dates.calendar_day import CalendarDay, find_printed_days, read_date
from service.grounding.numbers.measures import PEOPLE
from service.language import Language
from service.reconcile.event import Strand, list_articles
from service.reconcile.quotes import fold_words
from service.reconcile.spelling import Spelled, spell_all, spell_words
from service.reconcile.times import read_time
from service.reconcile.tolls import Published
from service.schema.report import Actor, Figure, Item, Number, Place, When
from service.text import fold_plain
from service.text.characters import SPACELESS_CHARACTER

_MANY: Final = 10
"""Numbers below this are equal by chance."""
_DAY: Final = len("2025-02-12")
_FULL: Final = 2
"""From so many words on a name is somebody's own: Russia, Lind and Police are in many an event."""
_COUNTED: Final = frozenset({"exact", "at_least", "more_than"})


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the articles show before any draft, by id."""

    written: Mapping[str, CalendarDay] = field(default_factory=dict)
    """The day an article was written, where it is known."""
    groups: Mapping[str, int] = field(default_factory=dict)
    """Which articles the code took for one event's by their words: they have a number in common."""


class Toll(NamedTuple):
    """A number of people, and when it was told."""

    number: Number
    is_closed: bool
    told_at: datetime | None


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What tells the event of some strands from others, worked out once."""

    strands: tuple[Strand, ...]
    drafts: frozenset[int]
    articles: frozenset[tuple[bool, str]]
    """Those that no draft has on several events: whether they are on this one, else they only bear its items."""
    days: frozenset[str]
    """Of the event, as far as they are settled."""
    printed: frozenset[CalendarDay]
    """Of the event, also where the year is open."""
    weekdays: frozenset[int]
    """Of the event."""
    telling: frozenset[object]
    """Numbers of the event's own that are hardly shared by chance, and quotations."""
    passing: frozenset[object]
    """Such numbers of what is told in passing."""
    small: frozenset[object]
    """Tolls that are often equal by chance. Small counts of anything else tell nothing."""
    places: frozenset[Spelled]
    scenes: frozenset[Spelled]
    names: frozenset[Spelled]
    """Of people and organisations, in full."""
    capitals: frozenset[str]
    """Words with a capital in sentences on the event itself, as names are spelled."""
    tolls: Mapping[tuple[str, str], frozenset[Toll]]
    """By measure and scope."""
    categories: frozenset[str]
    written: frozenset[CalendarDay]
    groups: frozenset[int]


def look_at(
    strand: Strand, language: Language, outlook: Outlook, published: Published, *, round_ups: frozenset[str]
) -> Look:
    """Look at one strand. What an article on several events shows as a whole, `round_ups`, says nothing of one."""
    start = strand.when.start or "" if strand.when else ""
    articles = list_articles_of(strand)
    alone = [each for each in articles if each not in round_ups]
    return Look(
        strands=(strand,),
        drafts=frozenset({strand.draft}),
        articles=frozenset((bool(strand.articles), each) for each in alone),
        days=frozenset({start[:_DAY]} - {""}),
        printed=frozenset(_list_printed(strand.when, language)),
        weekdays=frozenset(_list_weekdays(strand.when, language)),
        telling=frozenset({*_key_figures(strand, is_core=True), *map(fold_words, strand.quotes)}),
        passing=frozenset(_key_figures(strand, is_core=False)),
        small=frozenset(_list_small_tolls(strand)),
        places=_spell_places(strand.places),
        scenes=_spell_places(_list_scenes(strand)),
        names=frozenset(_spell_names(strand.actors)),
        capitals=_list_capitals((*strand.claims, *(each for each in strand.figures if each.relation == "core"))),
        tolls=_list_tolls(strand, published),
        categories=frozenset({strand.category.code} if strand.category else ()),
        written=frozenset(_list_writing_days(articles, outlook, published)),
        groups=frozenset(outlook.groups[each] for each in alone if each in outlook.groups),
    )


def list_articles_of(strand: Strand) -> tuple[str, ...]:
    """The articles that are on the event; of one that is told in passing alone, those that bear its items."""
    if strand.articles:
        return strand.articles
    items: tuple[Item, ...] = (*strand.figures, *strand.claims, *strand.quotes)
    return tuple(sorted(frozenset().union(*map(list_articles, items))))


def merge_looks(looks: Sequence[Look]) -> Look:
    """All of them as one event."""
    if len(looks) == 1:
        return looks[0]
    tolls: dict[tuple[str, str], frozenset[Toll]] = {}
    for each in looks:
        for key, numbers in each.tolls.items():
            tolls[key] = tolls.get(key, frozenset()) | numbers
    strands = tuple(strand for each in looks for strand in each.strands)
    names = (each.name for each in fields(Look) if each.name not in ("strands", "tolls"))
    sets: dict[str, Any] = {name: frozenset().union(*(getattr(each, name) for each in looks)) for name in names}
    return Look(strands=strands, tolls=tolls, **sets)


def _list_printed(when: When | None, language: Language) -> Iterator[CalendarDay]:
    if when is None:
        return
    if when.start and len(when.start) >= _DAY:
        yield read_date(date.fromisoformat(when.start[:_DAY]))
    else:
        yield from (day for _, day in find_printed_days(when.text, language) if not day.is_month)


def _list_writing_days(articles: Iterable[str], outlook: Outlook, published: Published) -> Iterator[CalendarDay]:
    for each in articles:
        if each in outlook.written:
            yield outlook.written[each]
        elif each in published:
            yield read_date(published[each].date())


def _list_weekdays(when: When | None, language: Language) -> Iterator[int]:
    time = read_time(when, language)
    if len(time.start) >= _DAY:
        yield date.fromisoformat(time.start[:_DAY]).weekday()
    elif time.weekday is not None:
        yield time.weekday


def _key_figures(strand: Strand, *, is_core: bool) -> Iterator[object]:
    figures = (each for each in strand.figures if (each.relation == "core") == is_core)
    return (_key_figure(each) for each in figures if _is_telling(each))


def _list_small_tolls(strand: Strand) -> Iterator[object]:
    tolls = (each for each in strand.figures if each.relation == "core" and each.measure in PEOPLE)
    return (_key_figure(each) for each in tolls if not _is_telling(each))


def _is_telling(figure: Figure) -> bool:
    number = figure.low if figure.low is not None else figure.high
    return figure.of is not None or (number is not None and (abs(number) >= _MANY or (number % 1 != 0 and number > 1)))


def _key_figure(figure: Figure) -> tuple[object, ...]:
    return figure.measure, figure.low, figure.high, figure.of


def _list_scenes(strand: Strand) -> Iterator[Place]:
    return (each for each in strand.places if each.role == "scene")


def _spell_places(places: Iterable[Place]) -> frozenset[Spelled]:
    return frozenset(spelled for each in places if (spelled := spell_words(each.name)))


def _spell_names(actors: Iterable[Actor]) -> Iterator[Spelled]:
    for each in actors:
        name = spell_words(each.name)
        # A script without spaces has a full name in one word.
        if len(name) >= _FULL or (name and SPACELESS_CHARACTER.match(name[0])):
            yield name


def _list_capitals(items: Iterable[Item]) -> frozenset[str]:
    return spell_all(
        {each.text for item in items for each in item.evidence if not each.context and each.field == "body"}
    )


def _list_tolls(strand: Strand, published: Published) -> Mapping[tuple[str, str], frozenset[Toll]]:
    """The event's own tolls of all people somewhere, or of all its people, by measure and scope."""
    tolls: dict[tuple[str, str], set[Toll]] = {}
    for each in strand.figures:
        is_whole = each.measure in PEOPLE and each.relation == "core" and each.of is None
        if is_whole and each.qualifier in _COUNTED and each.low is not None:
            times = [published[one.article_id] for one in each.evidence if one.article_id in published]
            toll = Toll(each.low, each.qualifier == "exact", min(times, default=None))
            tolls.setdefault((each.measure, fold_plain(each.scope or "").casefold()), set()).add(toll)
    return {key: frozenset(numbers) for key, numbers in tolls.items()}
