"""All drafts of a story become its events, with ids of the report's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.grounding import GroundedDraft
from service.language import Language
from service.reconcile.disagreements import Dismissed, reject_disagreement
from service.reconcile.event import MergedEvent
from service.reconcile.joining import join_items
from service.reconcile.looks import Outlook
from service.reconcile.one_event import join_strands
from service.reconcile.rank import keep_most_newsworthy
from service.reconcile.rename import choose_names, rename_event
from service.reconcile.strands import split_draft
from service.reconcile.tolls import Published
from service.schema.report import Rejected, Warning_


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The events of a story, the one with most articles first, and what did not make it into them."""

    events: tuple[MergedEvent, ...]
    rejected: tuple[Rejected, ...]
    warnings: tuple[Warning_, ...]


def reconcile_drafts(
    drafts: Sequence[GroundedDraft],
    language: Language,
    *,
    article_order: Sequence[str],
    max_items: int,
    published: Published | None = None,
    outlook: Outlook | None = None,
    copies: Mapping[str, str] | None = None,
) -> Reconciled:
    """Join what is the same, keep apart what is not, and show where sources disagree.

    `article_order` is the ids as sent; `max_items` bounds figures, claims and quotes of the report together;
    `published` is when dated articles were published, by id; `outlook` what the articles show before any draft;
    `copies` the fullest article by the id of each copy of it.
    """
    place = {each: n for n, each in enumerate(article_order)}
    ordered = sorted(drafts, key=lambda each: _find_first(each.verdicts, place))
    strands = [strand for number, draft in enumerate(ordered) for strand in split_draft(draft, number)]
    groups, unclear = join_strands(strands, language, outlook or Outlook(), published or {})
    merged: list[tuple[MergedEvent, tuple[Dismissed, ...]]] = [
        join_items(group, language, published or {}) for group in groups
    ]
    events = sorted(
        (event for event, _ in merged), key=lambda each: (-len(each.articles), _find_first(each.articles, place))
    )
    kept, left_out = keep_most_newsworthy(events, max_items, copies=copies or {})
    names = choose_names(kept)
    return Reconciled(
        events=tuple(_rename_all(kept, names)),
        rejected=tuple(each for draft in ordered for each in draft.rejected)
        + tuple(reject_disagreement(each, names) for _, dismissed in merged for each in dismissed),
        warnings=tuple(_warn(unclear=unclear, items=left_out, events=len(events) - len(kept))),
    )


def _rename_all(events: Sequence[MergedEvent], names: Mapping[str, str]) -> Iterator[MergedEvent]:
    disagreements = 0
    for number, event in enumerate(events, start=1):
        yield rename_event(event, number, names, disagreements_before=disagreements)
        disagreements += len(event.disagreements)


def _find_first(articles: Iterable[str], place: Mapping[str, int]) -> int:
    """The place of the one that was sent first: the order in which drafts come back is chance."""
    return min((place[each] for each in articles if each in place), default=len(place))


def _warn(*, unclear: bool, items: int, events: int) -> Iterator[Warning_]:
    if unclear:
        message = "Events of different calls stay apart: more than one could be the same, so none was joined."
        yield Warning_(code="events_unresolved", message=message)
    if items:
        whole = f", {events} whole events among them" if events else ""
        message = f"{items} less newsworthy items are left out{whole}; raise options.max_items to get them."
        yield Warning_(code="items_left_out", message=message)
