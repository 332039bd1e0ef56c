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


def merge_alike(
    items: Sequence[_ItemT], identity: Callable[[_ItemT], Hashable], merge: Callable[[Sequence[_ItemT]], _ItemT]
) -> tuple[tuple[_ItemT, ...], dict[str, str]]:
    """Items with one identity as one, in the order of their first, and the id that each old id became."""
    groups: dict[Hashable, list[_ItemT]] = {}
    for each in items:
        groups.setdefault(identity(each), []).append(each)
    merged = tuple(merge(group) for group in groups.values())
    renamed = {each.id: whole.id for whole, group in zip(merged, groups.values(), strict=True) for each in group}
    return merged, renamed


def merge_items(group: Sequence[_ItemT], **update: Any) -> _ItemT:
    """The first item with the evidence of all."""
    first = group[0]
    if len(group) == 1:
        return first
    caveats = tuple(dict.fromkeys(caveat for each in group for caveat in each.caveats))
    joined = first.model_copy(
        update={
            **update,
            "evidence": sort_evidence([each for item in group for each in item.evidence]),
            "caveats": caveats,
        }
    )
    if "support" not in type(joined).model_fields:
        return joined
    return joined.model_copy(update={"support": Support(articles=len(list_articles(joined)))})


def merge_named(group: Sequence[_NamedT], **update: Any) -> _NamedT:
    """The first item, under its name, with the evidence of all; what prints the name comes first."""
    joined = merge_items(group, **update)
    name = fold_plain(joined.name).casefold()
    printing = [each for each in joined.evidence if has_words(fold_plain(each.text).casefold(), name)]
    articles = {each.article_id for each in printing or group[0].evidence}

    def weigh(evidence: Evidence) -> tuple[bool, bool, bool]:
        return evidence.context, evidence not in printing, evidence.article_id not in articles

    return joined.model_copy(update={"evidence": tuple(sorted(joined.evidence, key=weigh))})
