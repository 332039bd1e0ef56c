"""Figures against each other: the same, compatible, or disputed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

from service.language import Language
from service.reconcile.merge import merge_alike, merge_items
from service.schema.report import Figure
from service.schema.vocabulary import Caveat
from service.text import find_content_stems, fold_plain, list_words, stem_words

ABOUT: Final = 0.1
"""How far from its number "about" reaches, as a share of it. No source gives one; a tenth is a reporter's rounding."""

SubjectKey = Callable[[Figure], tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers that a figure allows."""

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether one number satisfies both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low < high:
            return True
        return low == high and not (self.excludes(low) or other.excludes(low))

    def excludes(self, number: float) -> bool:
        """Whether an open end shuts a number out."""
        return (self.open_low and number == self.low) or (self.open_high and number == self.high)


def find_interval(figure: Figure) -> Interval:
    """The interval of a figure with its qualifier."""
    low = -math.inf if figure.low is None else figure.low
    high = math.inf if figure.high is None else figure.high
    if figure.qualifier == "about" and figure.low is not None:
        width = abs(figure.low) * ABOUT
        return Interval(figure.low - width, figure.low + width)
    return Interval(low, high, figure.qualifier == "more_than", figure.qualifier == "less_than")


def are_compatible(left: Figure, right: Figure) -> bool:
    """Whether one number satisfies both figures: "at least one" and "one"."""
    return find_interval(left).meets(find_interval(right))


def build_subject_key(language: Language) -> SubjectKey:
    """A function that tells what a figure is of: measure, what, unit, scope. Verbs that mean one action are alike."""
    actions = {word: row[0] for row in language.actions for word in row}
    people = frozenset(stem_words(tuple(language.list("people")), language))

    @cache
    def find_subject(what: str, measure: str) -> frozenset[str]:
        plain = " ".join(actions.get(word, word) for word in list_words(_join_phrases(what, actions)))
        stems = find_content_stems(plain, language)
        return stems - people - frozenset(stem_words((measure,), language)) if measure != "count" else stems

    def key(figure: Figure) -> tuple[object, ...]:
        scope = fold_plain(figure.scope or "").casefold()
        unit = fold_plain(figure.unit or "").casefold()
        return figure.measure, find_subject(figure.what, figure.measure), unit, scope, figure.relation

    return key


def _join_phrases(what: str, actions: dict[str, str]) -> str:
    text = what.casefold()
    for phrase, name in actions.items():
        if " " in phrase:
            text = text.replace(phrase, name)
    return text


def merge_figures(figures: Sequence[Figure], subject: SubjectKey) -> tuple[tuple[Figure, ...], dict[str, str]]:
    """Equal figures as one item, and the id that each old id became."""

    def identity(figure: Figure) -> tuple[object, ...]:
        return *subject(figure), figure.of, figure.low, figure.high, figure.qualifier

    return merge_alike(figures, identity, _merge)


def _merge(group: Sequence[Figure]) -> Figure:
    first = group[0]
    return merge_items(
        group,
        attributed_to=_union(each.attributed_to for each in group),
        hedge=next((each.hedge for each in group if each.hedge), None),
        when=next((each.when for each in group if each.when), None),
        text=first.text,
    )


def _union(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for names in lists for each in names))


def find_disputes(figures: Sequence[Figure], subject: SubjectKey) -> tuple[tuple[Figure, ...], ...]:
    """Groups of figures of one subject and time that no number satisfies together and no article states together."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for each in (each for each in figures if _has_clear_subject(each)):
        when = (each.when.start or fold_plain(each.when.text).casefold()) if each.when else None
        groups.setdefault((*subject(each), each.of if each.measure == "percentage" else None, when), []).append(each)
    disputed = (_pick_disputed(group) for group in groups.values())
    return tuple(group for group in disputed if group)


def _has_clear_subject(figure: Figure) -> bool:
    """Whether it is clear enough what is counted to say that two numbers clash: a noun and an action, in own words."""
    if Caveat.WORDING_FROM_ARTICLE in figure.caveats:
        return False
    return figure.measure != "count" or len(list_words(figure.what)) > 1


def _pick_disputed(group: Sequence[Figure]) -> tuple[Figure, ...]:
    against = {
        each.id
        for left, right in combinations(group, 2)
        if not are_compatible(left, right) and not _articles(left) & _articles(right)
        for each in (left, right)
    }
    return tuple(each for each in group if each.id in against)


def _articles(figure: Figure) -> frozenset[str]:
    return frozenset(each.article_id for each in figure.evidence if not each.context)
