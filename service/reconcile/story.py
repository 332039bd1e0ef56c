"""All drafts of a story become its events, with ids of the report's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from service.grounding import GroundedDraft
from service.language import Language
from service.reconcile.disagreements import Dismissed, find_disagreements, reject_disagreement
from service.reconcile.event import MergedEvent, Strand
from service.reconcile.figures import SubjectKey, build_subject_key, merge_figures
from service.reconcile.people import merge_actors, merge_places
from service.reconcile.rank import keep_most_newsworthy
from service.reconcile.rename import choose_names, rename_event
from service.reconcile.strands import join_strands, split_draft
from service.reconcile.words import mark_cuts, merge_claims, merge_quotes
from service.schema.draft import DraftSentence, DraftTitle
from service.schema.report import Claim, Figure, Item, Rejected, Warning_
from service.schema.vocabulary import Standing

_Counted = TypeVar("_Counted", Figure, Claim)
_RestT = TypeVar("_RestT", DraftTitle, DraftSentence)
_AgreedT = TypeVar("_AgreedT")


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The events of a story, the one with most articles first, and what did not make it into them."""

    events: tuple[MergedEvent, ...]
    rejected: tuple[Rejected, ...]
    warnings: tuple[Warning_, ...]


def reconcile_drafts(
    drafts: Sequence[GroundedDraft], language: Language, *, article_order: Sequence[str], max_items: int
) -> Reconciled:
    """Join what is the same, keep apart what is not, and show where sources disagree.

    `article_order` is the ids as sent; `max_items` bounds figures, claims and quotes of the report together.
    """
    place = {each: n for n, each in enumerate(article_order)}
    ordered = sorted(drafts, key=lambda each: _find_first(each.verdicts, place))
    strands = [strand for number, draft in enumerate(ordered) for strand in split_draft(draft, number)]
    groups, unclear = join_strands(strands)
    subject = build_subject_key(language)
    merged = [_merge_strands(group, subject, language) for group in groups]
    events = sorted(
        (event for event, _ in merged), key=lambda each: (-len(each.articles), _find_first(each.articles, place))
    )
    kept, left_out = keep_most_newsworthy(events, max_items)
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


def _merge_strands(
    strands: Sequence[Strand], subject: SubjectKey, language: Language
) -> tuple[MergedEvent, tuple[Dismissed, ...]]:
    figures, figure_ids = merge_figures([each for strand in strands for each in strand.figures], subject)
    claims, claim_ids = merge_claims([each for strand in strands for each in strand.claims])
    quotes, quote_ids = merge_quotes([each for strand in strands for each in strand.quotes])
    renamed = figure_ids | claim_ids | quote_ids
    event = MergedEvent(
        key=f"{strands[0].draft}/{strands[0].key}",
        articles=tuple(dict.fromkeys(each for strand in strands for each in strand.articles)),
        category=_agree([each.category for each in strands if each.category]),
        status=_agree([each.status for each in strands if each.status != "unknown"]) or "unknown",
        when=next((each.when for each in strands if each.when), None),
        where=merge_places([each for strand in strands for each in strand.places]),
        who=merge_actors([each for strand in strands for each in strand.actors]),
        figures=figures,
        claims=tuple(_point_anew(each, figures, figure_ids, claim_ids) for each in claims),
        quotes=mark_cuts(quotes),
        titles=tuple(_rest_anew(each, renamed) for strand in strands for each in strand.titles),
        summary=tuple(_rest_anew(each, renamed) for strand in strands for each in strand.summary),
    )
    judged = find_disagreements(event.items, strands, renamed, subject, language)
    return _set_standing(replace(event, disagreements=judged.kept)), judged.dismissed


def _agree(values: Sequence[_AgreedT]) -> _AgreedT | None:
    """The value that all give; None when they differ or give none."""
    return values[0] if values and all(each == values[0] for each in values) else None


def _point_anew(
    claim: Claim, figures: Sequence[Figure], figure_ids: Mapping[str, str], claim_ids: Mapping[str, str]
) -> Claim:
    """The claim with the figures that its own sentences print, and the other claim that it answers."""
    stated = {each.id for each in figures if _list_places(each) & _list_places(claim)}
    named = dict.fromkeys(figure_ids[each] for each in claim.figures if each in figure_ids)
    answered = claim_ids.get(claim.responds_to) if claim.responds_to else None
    return claim.model_copy(
        update={
            "figures": tuple(each for each in named if each in stated),
            "responds_to": answered if answered != claim.id else None,
        }
    )


def _list_places(item: Item) -> frozenset[tuple[str, str, int]]:
    return frozenset((each.article_id, each.field, each.start) for each in item.evidence if not each.context)


def _rest_anew(told: _RestT, renamed: Mapping[str, str]) -> _RestT:
    return told.model_copy(update={"items": list(dict.fromkeys(renamed.get(each, each) for each in told.items))})


def _set_standing(event: MergedEvent) -> MergedEvent:
    disputed = {item for each in event.disagreements for position in each.positions for item in position.items}
    return replace(
        event,
        figures=tuple(_stand(each, disputed) for each in event.figures),
        claims=tuple(_stand(each, disputed) for each in event.claims),
    )


def _stand(item: _Counted, disputed: set[str]) -> _Counted:
    standing: Standing = "repeated" if item.support.articles > 1 else "single"
    return item.model_copy(update={"standing": "disputed" if item.id in disputed else standing})
