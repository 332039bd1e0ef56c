"""Tolls over time: which of two an article's own words, or else its time of publication, make the earlier one.

Nothing is dropped: the earlier toll stays, with a caveat and with the sentence that makes it the earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final, NamedTuple

from service.grounding.numbers.measures import PEOPLE
from service.grounding.printed import PrintedWord, read_words
from service.language import Language
from service.quantities import read_quantities
from service.reconcile.event import list_articles
from service.reconcile.intervals import find_interval
from service.reconcile.subjects import Subject, SubjectKey
from service.schema.report import Evidence, Figure, Number
from service.schema.vocabulary import Caveat, Measure, Qualifier
from service.text import list_words

GROWING: Final[frozenset[Measure]] = PEOPLE - {"missing"}
"""Tolls that only grow as more becomes known; of the missing there are more and then fewer."""
_COUNTING: Final[frozenset[Measure]] = PEOPLE | {"count"}
"""What is still being counted while articles are written."""
_BESIDE: Final = 4
"""So many words off, a verb of saying or a count still belongs to "earlier"; farther off it may be another's."""
_BEFORE: Final = 2
"""So many words may stand between "from" or "to" and its number."""
_MARK: Final = re.compile(r"[;:!?]|\.(?:\s|$)")

Published = Mapping[str, datetime]
"""When articles were published, by id; those without a time are left out."""


def mark_earlier_tolls(figures: Sequence[Figure], subject: SubjectKey, language: Language) -> tuple[Figure, ...]:
    """The figures, those marked that an article's words make an earlier state of a toll: rose from nine to eleven.

    Only where another figure of the same toll says something else: else nothing supersedes it.
    """
    tolls: dict[Subject, list[Figure]] = {}
    for each in figures:
        if each.measure in PEOPLE:
            tolls.setdefault(subject(each), []).append(each)
    marked: dict[str, tuple[Evidence, ...]] = {}
    for group in (each for each in tolls.values() if len(each) > 1):
        marked |= dict(_find_earlier(group, language))
    return tuple(_mark(each, marked[each.id]) if each.id in marked else each for each in figures)


def _mark(figure: Figure, reasons: Sequence[Evidence]) -> Figure:
    known = {(each.article_id, each.field, each.start) for each in figure.evidence}
    added = tuple(
        each.model_copy(update={"context": True})
        for each in reasons
        if (each.article_id, each.field, each.start) not in known
    )
    caveats = tuple(dict.fromkeys((*figure.caveats, Caveat.SUPERSEDED)))
    return figure.model_copy(update={"caveats": caveats, "evidence": figure.evidence + added})


def _find_earlier(group: Sequence[Figure], language: Language) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Ids of the figures that are earlier states, each with the sentences that say so."""
    earlier = _list_told_earlier(group, language)
    current = [each for each in group if each.id not in earlier]
    latest = [(each, found) for each in current if (found := tuple(_list_telling(each, language, earlier=False)))]
    highest = max(latest, key=lambda told: find_interval(told[0]).low, default=None)
    for each in group:
        if each.id in earlier:
            if _contradicts_any(each, current):
                yield each.id, earlier[each.id]
        elif highest and each.measure in GROWING and find_interval(each).is_below(find_interval(highest[0])):
            yield each.id, tuple(telling.evidence for telling in highest[1])


class _Telling(NamedTuple):
    """A sentence that words a figure as an earlier or the latest state of its toll, and where it prints it."""

    evidence: Evidence
    at: int


def _list_told_earlier(group: Sequence[Figure], language: Language) -> dict[str, tuple[Evidence, ...]]:
    """The sentences that tell each figure as an earlier one: the first that such a sentence prints, not the others."""
    told = {each.id: list(_list_telling(each, language, earlier=True)) for each in group}
    first: dict[Evidence, int] = {}
    for telling in (each for tellings in told.values() for each in tellings):
        first[telling.evidence] = min(telling.at, first.get(telling.evidence, telling.at))
    kept = {name: tuple(e for e, at in tellings if first[e] == at) for name, tellings in told.items()}
    return {name: evidence for name, evidence in kept.items() if evidence}


def _contradicts_any(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether no number satisfies it and one of the others: the lowest or the highest, if any."""
    intervals = [find_interval(each) for each in others]
    ends = (min(intervals, key=lambda each: each.high), max(intervals, key=lambda each: each.low)) if intervals else ()
    return any(not find_interval(figure).meets(each) for each in ends)


def _list_telling(figure: Figure, language: Language, *, earlier: bool) -> Iterator[_Telling]:
    """The sentences that word this figure as an earlier, or else as the latest, state of its toll."""
    cues = language.lists("toll_moves", *(("earlier", "earlier_toll") if earlier else ()))
    for each in (each for each in figure.evidence if not each.context):
        if cues.isdisjoint(list_words(each.text)):
            continue
        places = _find_number(each.text, figure.low, figure.high, figure.qualifier, language)
        at = next((at for at in places if _is_worded(each.text, at, language, earlier=earlier)), None)
        if at is not None:
            yield _Telling(each, at)


@lru_cache(maxsize=1024)
def _find_number(
    text: str, low: Number | None, high: Number | None, qualifier: Qualifier, language: Language
) -> tuple[int, ...]:
    """Where a sentence prints an amount, in whatever form."""
    found = read_quantities(text, language)
    return tuple(each.start for each in found if (each.low, each.high, each.qualifier) == (low, high, qualifier))


def _is_worded(text: str, number: int, language: Language, *, earlier: bool) -> bool:
    words = _list_before(text, number, language)
    if _is_moved(words, language, "toll_from" if earlier else "toll_to"):
        return True
    return earlier and (_is_said_earlier(words, text, language) or _is_earlier_toll(words, language))


def _list_before(text: str, number: int, language: Language) -> list[PrintedWord]:
    """The words of the same statement before a number; other numbers do not close it, as in "from nine to eleven"."""
    marks = [found.end() for found in _MARK.finditer(text, 0, number)]
    return [word for word in read_words(text, language) if (marks[-1] if marks else 0) <= word.start < number]


def _is_moved(words: Sequence[PrintedWord], language: Language, direct: str) -> bool:
    """Whether "from" or "to" stands right before the number, and belongs to a verb of moving: rose to, up from.

    A verb farther off is another one's, as in "rising waters led to", unless it moves a count or goes on from "from".
    """
    last = [at for at, word in enumerate(words) if word.lower in language.list(direct)][-1:]
    if not last or last[0] < len(words) - 1 - _BEFORE:
        return False
    moves = [at for at, word in enumerate(words[: last[0]]) if word.lower in language.list("toll_moves")]
    between = [word.lower for word in words[moves[-1] + 1 : last[0]]] if moves else []
    counts = language.lists("tally", "toll_from")
    return bool(moves) and (len(between) < _BEFORE or not counts.isdisjoint(between))


def _is_said_earlier(words: Sequence[PrintedWord], text: str, language: Language) -> bool:
    """Whether it was said earlier, and did not happen earlier: earlier said; said earlier that; Earlier police said."""
    saying = language.lists("reporting", "toll_told")
    for at in (at for at, word in enumerate(words) if word.lower in language.list("earlier")):
        before, after = words[:at][-1:], words[at + 1 : at + 1 + _BESIDE]
        if after and after[0].lower in saying:
            return True
        if before and before[0].lower in saying and (not after or after[0].idle):
            return True
        told = next((word for word in after if word.lower in saying), None)
        if at == 0 and told and "," not in text[after[0].end : told.start]:
            return True
    return False


def _is_earlier_toll(words: Sequence[PrintedWord], language: Language) -> bool:
    """Whether it is of an earlier count: the previous toll of nine, an earlier version."""
    return any(
        word.lower in language.lists("earlier", "earlier_toll")
        and any(near.lower in language.list("tally") for near in words[at + 1 : at + 1 + _BESIDE])
        for at, word in enumerate(words)
    )


def has_moved(smaller: Figure, larger: Figure, published: Published, *, either_way: bool) -> bool:
    """Whether the time of publication explains that two counts differ: every article with the larger is a later one.

    `either_way` where a count falls as well, as of the missing. A weaker reason than words, for it may be the time of
    a crawl; and none for what happened long ago, where nobody counts any more.
    """
    before, after = _span(smaller, published), _span(larger, published)
    counted = smaller.measure in _COUNTING and smaller.relation == "core"
    if not counted or before is None or after is None:
        return False
    return before[1] < after[0] or (either_way and after[1] < before[0])


def find_older(left: Figure, right: Figure, published: Published) -> Figure:
    """Which of two figures was published first."""
    return min((left, right), key=lambda each: _span(each, published) or ())


def _span(figure: Figure, published: Published) -> tuple[datetime, datetime] | None:
    articles = list_articles(figure)
    if not articles <= published.keys():
        return None
    times = [published[each] for each in articles]
    return (min(times), max(times)) if times else None
