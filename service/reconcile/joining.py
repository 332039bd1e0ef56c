"""Makes one event of all that its drafts have on it, whatever order drafts and articles came in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from service.grounding.citations import sort_evidence
from service.language import Language
from service.reconcile.claims import merge_claims
from service.reconcile.disagreements import Dismissed, find_disagreements, show_value
from service.reconcile.disputes import Disputes, find_disputes
from service.reconcile.event import MergedEvent, Strand
from service.reconcile.figures import merge_figures
from service.reconcile.people import merge_actors
from service.reconcile.places import merge_places
from service.reconcile.quotes import mark_cuts, merge_quotes
from service.reconcile.subjects import SubjectKey, build_subject_key
from service.reconcile.tolls import Published, mark_earlier_tolls
from service.schema.draft import DraftSentence, DraftTitle
from service.schema.report import Actor, Claim, EventTime, Figure, Item, Place, Quote
from service.schema.vocabulary import Caveat, Standing

_ItemT = TypeVar("_ItemT", Figure, Claim, Quote, Place, Actor)
_RestT = TypeVar("_RestT", DraftTitle, DraftSentence)
_AgreedT = TypeVar("_AgreedT")


def join_items(
    strands: Sequence[Strand], language: Language, published: Published
) -> tuple[MergedEvent, tuple[Dismissed, ...]]:
    """The event of these strands with its disagreements, and what the models called one and is none."""
    subject = build_subject_key(language)
    told, renamed = _merge_items(strands, subject, language)
    disputes = find_disputes(told.figures, subject, language, published=published)
    judged = find_disagreements(told, strands, renamed, disputes.groups, language)
    return _set_standing(replace(told, disagreements=judged.kept), disputes), judged.dismissed


def _merge_items(
    strands: Sequence[Strand], subject: SubjectKey, language: Language
) -> tuple[MergedEvent, dict[str, str]]:
    figures, figure_ids = merge_figures(_line_up([each.figures for each in strands]), subject, language)
    claims, claim_ids = merge_claims(_line_up([each.claims for each in strands]), language)
    quotes, quote_ids = merge_quotes(_line_up([each.quotes for each in strands]), language)
    renamed = figure_ids | claim_ids | quote_ids
    event = MergedEvent(
        key=f"{strands[0].draft}/{strands[0].key}",
        articles=tuple(dict.fromkeys(each for strand in strands for each in strand.articles)),
        category=_agree([each.category for each in strands if each.category]),
        status=_agree([each.status for each in strands if each.status != "unknown"]) or "unknown",
        when=_choose_time([each.when for each in strands if each.when]),
        where=merge_places(_line_up([each.places for each in strands]), language),
        who=merge_actors(_line_up([each.actors for each in strands]), language),
        figures=mark_earlier_tolls(figures, subject, language),
        claims=tuple(_point_anew(claims, figures, figure_ids, claim_ids)),
        quotes=mark_cuts(quotes, language),
        titles=tuple(_rest_anew(each, renamed) for strand in strands for each in strand.titles),
        summary=tuple(_rest_anew(each, renamed) for strand in strands for each in strand.summary),
    )
    return event, renamed


def _line_up(lists: Sequence[Sequence[_ItemT]]) -> tuple[_ItemT, ...]:
    """The items of all drafts, each draft's first ones first: a draft has the most newsworthy in front.

    What else orders them is what they say, so that no draft goes before another for where it came from.
    """
    if len(lists) == 1:
        return tuple(lists[0])
    ranked = ((place, item) for items in lists for place, item in enumerate(items))
    return tuple(item for _, item in sorted(ranked, key=lambda each: (each[0], *_show(each[1]))))


def _show(item: Figure | Claim | Quote | Place | Actor) -> tuple[str, str, str, int]:
    first = item.evidence[0]
    text = item.name if isinstance(item, Place | Actor) else show_value(item)
    return text, first.text, first.article_id, first.start


def _agree(values: Sequence[_AgreedT]) -> _AgreedT | None:
    """The value that all give; None when they differ or give none."""
    return values[0] if values and all(each == values[0] for each in values) else None


def _choose_time(times: Sequence[EventTime]) -> EventTime | None:
    """The time that is told most finely, a date before none, then the one that most tell; with the evidence of all."""
    tellings: dict[tuple[str, str, str], list[EventTime]] = {}
    for each in times:
        tellings.setdefault((each.start or "", each.text, each.resolved_from), []).append(each)
    if not tellings:
        return None
    same = tellings[max(tellings, key=lambda each: (len(each[0]), len(tellings[each]), each))]
    evidence = sorted({told for each in same for told in each.evidence}, key=lambda each: (each.article_id, each.start))
    return same[0].model_copy(update={"evidence": sort_evidence(evidence)})


def _point_anew(
    claims: Sequence[Claim], figures: Sequence[Figure], figure_ids: Mapping[str, str], claim_ids: Mapping[str, str]
) -> list[Claim]:
    """Claims with the figures that their own sentences print, and the other claim that each answers."""
    places = {each.id: _list_places(each) for each in figures}
    return [_point(each, places, figure_ids, claim_ids) for each in claims]


def _point(
    claim: Claim,
    places: Mapping[str, frozenset[object]],
    figure_ids: Mapping[str, str],
    claim_ids: Mapping[str, str],
) -> Claim:
    named = dict.fromkeys(figure_ids[each] for each in claim.figures if each in figure_ids)
    own = _list_places(claim) if named else frozenset()
    answered = claim_ids.get(claim.responds_to) if claim.responds_to else None
    return claim.change(
        figures=tuple(each for each in named if places[each] & own),
        responds_to=answered if answered != claim.id else None,
    )


def _list_places(item: Item) -> frozenset[object]:
    return frozenset((each.article_id, each.field, each.start) for each in item.evidence if not each.context)


def _rest_anew(told: _RestT, renamed: Mapping[str, str]) -> _RestT:
    return told.model_copy(update={"items": list(dict.fromkeys(renamed.get(each, each) for each in told.items))})


def _set_standing(event: MergedEvent, disputes: Disputes) -> MergedEvent:
    disputed = {item for each in event.disagreements for position in each.positions for item in position.items}
    return replace(
        event,
        figures=tuple(_stand(_date(each, disputes), disputed) for each in event.figures),
        claims=tuple(_stand(each, disputed) for each in event.claims),
    )


def _date(figure: Figure, disputes: Disputes) -> Figure:
    if figure.id not in disputes.outdated:
        return figure
    return figure.model_copy(update={"caveats": tuple(dict.fromkeys((*figure.caveats, Caveat.PUBLISHED_EARLIER)))})


_CountedT = TypeVar("_CountedT", Figure, Claim)


def _stand(item: _CountedT, disputed: set[str]) -> _CountedT:
    standing: Standing = "repeated" if item.support.articles > 1 else "single"
    return item.change(standing="disputed" if item.id in disputed else standing)
