"""Claims: in the model's wording when the cited sentences bear every word of it, else in the article's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.grounding.attribution import Phrases, cite_with_speaker, ground_names, is_printed
from service.grounding.citations import Citation, Shelf, sort_evidence
from service.grounding.outcome import Failure
from service.grounding.times import ground_time
from service.grounding.wording import (
    SHARED_ENOUGH,
    differs_in_negation,
    find_context_for,
    find_meant_stems,
    find_unborne,
    find_unborne_quantity,
    share_of_stems,
)
from service.schema.draft import DraftClaim
from service.schema.report import Claim, Evidence, Support
from service.schema.vocabulary import Caveat


@dataclass(frozen=True, slots=True)
class Wording:
    """The text that is shown, the sentences that bear it, and the context it needs."""

    text: str
    citations: tuple[Citation, ...]
    from_article: bool = False
    context: tuple[Evidence, ...] = ()
    caveats: tuple[Caveat, ...] = ()


def ground_claim(drafted: DraftClaim, shelf: Shelf, event: str, *, language: str) -> Claim | Failure:
    """The claim in a wording that its evidence bears. `language` is the one that claims are written in."""
    citations = shelf.open(drafted.cites, event)
    if citations.failure:
        return Failure(*citations.failure)
    named = ground_names(drafted.attributed_to, citations.kept)
    wording = _word(drafted, citations.kept, named, language)
    speakers = ground_names(named.borne, wording.citations)
    caveats = citations.caveats + wording.caveats + ((Caveat.ATTRIBUTION_REMOVED,) if named.unborne else ())
    return _build(drafted, wording, speakers, caveats)


def _word(drafted: DraftClaim, citations: Sequence[Citation], speakers: Phrases, language: str) -> Wording:
    own = tuple(each for each in citations if each.index.article.language.code == language)
    if not own:
        return Wording(drafted.text.strip(), tuple(citations), caveats=(Caveat.UNCHECKED_TRANSLATION,))
    text = drafted.text.strip()
    if any(each.sentence.text == text for each in own):
        return _word_from_article(own, text)
    stems = find_meant_stems(text, own[0].index.article.language)
    context = _find_footing(text, stems, own) if text and not speakers.unborne else None
    if context is None:
        nearest = max(own, key=lambda each: share_of_stems(stems, each))
        return _word_from_article(own, nearest.sentence.text)
    bearing = _keep_bearing(stems, own)
    removed = (Caveat.EVIDENCE_REMOVED,) if len(bearing) < len(citations) else ()
    return Wording(text, bearing, context=context, caveats=removed)


def _find_footing(text: str, stems: frozenset[str], citations: Sequence[Citation]) -> tuple[Evidence, ...] | None:
    """The context that the wording needs, empty when it needs none; None when the articles do not bear it."""
    language = citations[0].index.article.language
    missing = find_unborne(stems, citations)
    context, missing = find_context_for(missing, citations, text) if missing else ((), missing)
    if missing or find_unborne_quantity(text, citations, language) or differs_in_negation(text, citations, language):
        return None
    return context


def _keep_bearing(stems: frozenset[str], citations: Sequence[Citation]) -> tuple[Citation, ...]:
    bearing = tuple(each for each in citations if share_of_stems(stems, each) >= SHARED_ENOUGH)
    return bearing or (max(citations, key=lambda each: share_of_stems(stems, each)),)


def _word_from_article(citations: Sequence[Citation], shown: str) -> Wording:
    """A cited sentence as it stands; those that are worded otherwise do not bear its wording."""
    bearing = tuple(each for each in citations if each.sentence.text == shown)
    removed = (Caveat.EVIDENCE_REMOVED,) if len(bearing) < len(citations) else ()
    return Wording(shown, bearing, from_article=True, caveats=removed)


def _build(drafted: DraftClaim, wording: Wording, speakers: Phrases, caveats: tuple[Caveat, ...]) -> Claim:
    when, when_context = ground_time(drafted.when, wording.citations, planned=drafted.kind == "plan")
    notes = (
        *caveats,
        *((Caveat.TIME_REMOVED,) if drafted.when.strip() and not when else ()),
    )
    cited = (cite_with_speaker(each, speakers.borne) for each in wording.citations)
    return Claim(
        id=drafted.id,
        evidence=sort_evidence((*cited, *wording.context, *speakers.context, *when_context)),
        caveats=tuple(dict.fromkeys(notes)),
        kind=drafted.kind,
        relation=drafted.relation,
        text=wording.text,
        text_from="article" if wording.from_article else "model",
        when=when,
        attributed_to=speakers.borne,
        via=drafted.via if drafted.via and is_printed(drafted.via, wording.citations) else None,
        stance=drafted.stance,
        hedge=drafted.hedge if drafted.hedge and is_printed(drafted.hedge, wording.citations) else None,
        responds_to=drafted.responds_to or None,
        figures=tuple(dict.fromkeys(drafted.figures)),
        support=Support(articles=len({each.index.article.id for each in wording.citations})),
    )
