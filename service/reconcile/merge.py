"""Makes one item of several that are the same: evidence and caveats joined, support counted anew."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from service.grounding.citations import sort_evidence
from service.reconcile.event import list_articles
from service.schema.report import Actor, Evidence, Item, Place, Support
from service.text import fold_plain, has_words

_ItemT = TypeVar("_ItemT", bound=Item)
_NamedT = TypeVar("_NamedT", Place, Actor)


def _keep(item: _ItemT) -> _ItemT:
    return item


def merge_alike(
    items: Sequence[_ItemT],
    identity: Callable[[_ItemT], Hashable],
    merge: Callable[[Sequence[_ItemT]], _ItemT],
    *,
    alone: Callable[[_ItemT], _ItemT] = _keep,
) -> tuple[tuple[_ItemT, ...], dict[str, str]]:
    """Items with one identity as one, in the order of their first, and the id that each old id became.

    `merge` makes one of several; `alone` is what becomes of an item that has its identity to itself.
    """
    groups: dict[Hashable, list[_ItemT]] = {}
    for each in items:
        groups.setdefault(identity(each), []).append(each)
    merged = tuple(merge(group) if len(group) > 1 else alone(group[0]) for group in groups.values())
    renamed = {each.id: whole.id for whole, group in zip(merged, groups.values(), strict=True) for each in group}
    return merged, renamed


def merge_items(group: Sequence[_ItemT], **update: Any) -> _ItemT:
    """The first item with the evidence of all."""
    evidence = sort_evidence([each for item in group for each in item.evidence])
    caveats = tuple(dict.fromkeys(caveat for each in group for caveat in each.caveats))
    joined = group[0].model_copy(update={**update, "evidence": evidence, "caveats": caveats})
    if "support" not in type(joined).model_fields:
        return joined
    return joined.model_copy(update={"support": Support(articles=len(list_articles(joined)))})


def merge_named(group: Sequence[_NamedT], **update: Any) -> _NamedT:
    """The first item, under its name, with the evidence of all; what prints the name comes first."""
    return _put_printing_first(merge_items(group, **update), group[0].evidence)


def put_printing_first(item: _NamedT) -> _NamedT:
    """The item with the evidence first that prints its name."""
    return _put_printing_first(item, item.evidence) if len(item.evidence) > 1 else item


def _put_printing_first(item: _NamedT, own: Sequence[Evidence]) -> _NamedT:
    """Behind it stands what else its articles print; where nothing prints the name, what the articles of `own` do."""
    name = fold_plain(item.name).casefold()
    printing = {each for each in item.evidence if has_words(fold_plain(each.text).casefold(), name)}
    articles = {each.article_id for each in printing or own}

    def weigh(evidence: Evidence) -> tuple[bool, bool, bool]:
        return evidence.context, evidence not in printing, evidence.article_id not in articles

    ordered = tuple(sorted(item.evidence, key=weigh))
    return item if ordered == item.evidence else item.model_copy(update={"evidence": ordered})
