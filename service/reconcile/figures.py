"""Figures against each other: one item where subject, number, bound and time are the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.language import Language
from service.reconcile.homes import find_identities
from service.reconcile.merge import merge_alike, merge_items
from service.reconcile.subjects import SubjectKey
from service.reconcile.times import TimeKey, fits_time, read_time
from service.schema.report import Figure


def merge_figures(
    figures: Sequence[Figure], subject: SubjectKey, language: Language
) -> tuple[tuple[Figure, ...], dict[str, str]]:
    """Equal figures as one item, and the id that each old id became.

    Of two days they are two; one without a day joins the only one that has one.
    """
    identities = find_identities(
        {each.id: (subject(each), each.of, each.low, each.high, each.qualifier) for each in figures},
        {each.id: read_time(each.when, language) for each in figures},
        sharpness=_weigh_time,
        fits=fits_time,
    )
    return merge_alike(figures, lambda each: identities[each.id], lambda group: _merge(group, language))


def _weigh_time(time: TimeKey) -> tuple[int, int, str, tuple[str, ...]]:
    return time.sharpness


def _merge(group: Sequence[Figure], language: Language) -> Figure:
    dated = [each.when for each in group if each.when]
    return merge_items(
        group,
        attributed_to=_union(each.attributed_to for each in group),
        hedge=next((each.hedge for each in group if each.hedge), None),
        when=max(dated, key=lambda each: read_time(each, language).sharpness, default=None),
    )


def _union(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for names in lists for each in names))
