"""Gives every copy what it prints: evidence of its own for the items, and its fullest's verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from service.grounding import GroundedDraft, GroundedEvent, Placed
from service.grounding.citations import sort_evidence
from service.origins import Origins
from service.reconcile.event import list_articles
from service.schema.draft import ArticleVerdict
from service.schema.report import Actor, EventTime, Evidence, Item, Place, Quote, Support
from service.support.printing import Print
from service.text import list_words

_ItemT = TypeVar("_ItemT", bound=Item)


def credit_copies(drafts: Sequence[GroundedDraft], origins: Origins) -> tuple[GroundedDraft, ...]:
    """The drafts with the copies of what they have read: evidence where a copy prints it, verdicts, articles of events.

    A copy is credited for the sentences that it prints and for no others.
    """
    if not origins.groups:
        return tuple(drafts)
    verdicts = {name: each for draft in drafts for name, each in draft.verdicts.items()}
    credit = _Credit(origins, verdicts)
    return tuple(credit.apply(draft) for draft in drafts)


class _Credit:
    """One story's copies, each read for its words once."""

    def __init__(self, origins: Origins, verdicts: Mapping[str, ArticleVerdict]) -> None:
        self.origins = origins
        self.verdicts = verdicts
        prints = [tuple(map(Print, group)) for group in origins.groups]
        self.prints = {each.article.id: group for group in prints for each in group}

    def apply(self, draft: GroundedDraft) -> GroundedDraft:
        return replace(
            draft,
            events=tuple(map(self._credit_event, draft.events)),
            verdicts=self._give_verdicts(draft.verdicts),
            places=tuple(map(self._credit_placed, draft.places)),
            actors=tuple(map(self._credit_placed, draft.actors)),
            figures=tuple(map(self._credit_placed, draft.figures)),
            claims=tuple(map(self._credit_placed, draft.claims)),
            quotes=tuple(map(self._credit_placed, draft.quotes)),
        )

    def _give_verdicts(self, given: Mapping[str, ArticleVerdict]) -> dict[str, ArticleVerdict]:
        """Those of the draft, those of copies as of their fullest, wherever that was read."""
        names = [*given, *(copy for copy, fullest in self.origins.copy_of.items() if fullest in given)]
        return {name: self.verdicts.get(self.origins.find(name)) or given[name] for name in names}

    def _credit_event(self, event: GroundedEvent) -> GroundedEvent:
        copies = [copy for copy, fullest in self.origins.copy_of.items() if fullest in event.articles]
        when = self._credit(event.when) if event.when else None
        return replace(event, articles=tuple(dict.fromkeys((*event.articles, *copies))), when=when)

    def _credit_placed(self, placed: Placed[_ItemT]) -> Placed[_ItemT]:
        return replace(placed, item=self._credit(placed.item))

    def _credit(self, item: _ItemT) -> _ItemT:
        bearing = {each.article_id for each in item.evidence if not each.context}
        printed = [each for each in self._list_printed(item) if each.article_id not in bearing]
        credited = {each.article_id for each in printed if not each.context}
        more = [each for each in printed if each.article_id in credited]
        if not more:
            return item
        changed = item.model_copy(update={"evidence": sort_evidence((*item.evidence, *more))})
        if "support" not in type(changed).model_fields:
            return changed
        return changed.model_copy(update={"support": Support(articles=len(list_articles(changed)))})

    def _list_printed(self, item: Item) -> Iterator[Evidence]:
        """The item's evidence as other articles of the same text print it."""
        for evidence in item.evidence:
            quoted = isinstance(item, Quote) and not evidence.context
            for each in self.prints.get(evidence.article_id, ()):
                found = each.find(evidence, quoted=quoted) if each.article.id != evidence.article_id else None
                if found and _still_names(item, evidence, found):
                    yield found


def _still_names(item: Item, evidence: Evidence, printed: Evidence) -> bool:
    """Whether the item is named as before: what a copy has dropped with the dateline may be its place or day."""
    if isinstance(item, Place | Actor):
        names = item.name
    elif isinstance(item, EventTime):
        names = item.text
    else:
        return True
    words = set(list_words(evidence.text))
    return words.intersection(list_words(names)) <= set(list_words(printed.text))
