"""Claims: in the model's wording when the cited sentences bear every word of it, else in the article's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from service.grounding.attribution import Phrases, cite_with_speaker, ground_speakers, is_printed
from service.grounding.circumstances.dating import is_day_of_another
from service.grounding.circumstances.earlier import drops_year
from service.grounding.circumstances.times import ground_time
from service.grounding.citations import Shelf, sort_evidence
from service.grounding.index import Citation
from service.grounding.outcome import Failure
from service.grounding.wordings.denial import loses_denial
from service.grounding.wordings.thoughts import leaves_out_thinker
from service.grounding.wordings.translation import is_translation
from service.grounding.wordings.voice import adds_speech, loses_doubt, loses_plan, loses_speaker, loses_unreality
from service.grounding.wordings.wording import (
    SHARED_ENOUGH,
    Wording,
    agrees,
    find_footing,
    find_meant_stems,
    share_of_stems,
)
from service.language import Language
from service.schema.draft import DraftClaim
from service.schema.report import Claim, Evidence, Support
from service.schema.vocabulary import Caveat, Stance
from service.text import list_words, skip_dateline

_MOST_WORDS: Final = 200
"""A claim is one proposition: one of more words is no claim, and holding it to its sentences takes long."""


class Shown(NamedTuple):
    """The text that is shown, the sentences that bear it, and the context it needs."""

    text: str
    citations: tuple[Citation, ...]
    from_article: bool = False
    context: tuple[Evidence, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    planned: bool = False
    """Whether the model told as happened what the sentence tells as still to come."""


def ground_claim(drafted: DraftClaim, shelf: Shelf, event: str, *, language: Language) -> Claim | Failure:
    """The claim in a wording that its evidence bears. `language` is the one that claims are written in."""
    citations = shelf.open(drafted.cites, event)
    if citations.failure:
        return Failure(*citations.failure)
    named = ground_speakers(drafted.attributed_to, citations.kept)
    shown = _word(drafted, citations.kept, named, language, shelf.list_years(event))
    speakers = ground_speakers(named.borne, shown.citations)
    removed = (Caveat.ATTRIBUTION_REMOVED,) if named.unborne or speakers.unborne else ()
    return _build(drafted, shown, speakers, citations.caveats + shown.caveats + removed)


def _word(
    drafted: DraftClaim, citations: Sequence[Citation], speakers: Phrases, language: Language, years: frozenset[str]
) -> Shown:
    own = tuple(each for each in citations if each.language.code == language.code)
    if not own and drafted.text and is_translation(drafted.text, language, citations):
        return Shown(drafted.text, tuple(citations), caveats=(Caveat.UNCHECKED_TRANSLATION,))
    readable = own or tuple(citations)
    if all(each.text == drafted.text for each in readable):
        return _word_from_article(readable, drafted.text)
    wording = Wording(drafted.text, readable[0].language)
    is_checkable = not speakers.unborne and len(wording.words) <= _MOST_WORDS
    dated = tuple(each for each in readable if drafted.when or not drops_year(wording, each, years))
    checked = _word_from_model(drafted, wording, dated) if is_checkable and dated else None
    if checked is None:
        nearest = _find_nearest(wording, readable, speakers)
        planned = drafted.kind == "happening" and loses_plan(wording, nearest)
        return _word_from_article(readable, nearest.text)._replace(planned=planned)
    removed = (Caveat.EVIDENCE_REMOVED,) if len(checked.citations) < len(citations) else ()
    return checked._replace(caveats=removed, from_article=any(each.text == drafted.text for each in readable))


def _word_from_model(drafted: DraftClaim, wording: Wording, citations: Sequence[Citation]) -> Shown | None:
    """The model's wording, if one sentence bears all of it; others may stand beside that one, worded otherwise.

    Without tables a negation would go unnoticed, so there the article's own words stand.
    """
    printed = any(each.text == wording.text for each in citations)
    if not printed and not (wording.meant and wording.language.has_tables):
        return None
    denied = drafted.stance == "denied" and not printed
    agreeing = tuple(each for each in citations if agrees(wording, each, denied=denied))
    footings = [(each, _find_footing(drafted, wording, each)) for each in agreeing]
    contexts = [context for _, context in footings if context is not None]
    if not contexts:
        return None
    bearing = tuple(
        each
        for each, context in footings
        if context is not None or share_of_stems(wording.meant, each) >= SHARED_ENOUGH
    )
    return Shown(wording.text, bearing, context=min(contexts, key=len))


def _find_footing(drafted: DraftClaim, wording: Wording, citation: Citation) -> tuple[Evidence, ...] | None:
    """The context that the sentence needs to bear the wording, and who says it how surely; None when it does not."""
    if citation.text == wording.text:
        return ()
    hedged = drafted.stance != "asserted" or _is_hedge(drafted.hedge, citation)
    if not hedged and loses_doubt(wording, citation):
        return None
    if drafted.kind != "plan" and loses_plan(wording, citation):
        return None
    if not hedged and (loses_unreality(wording, citation) or loses_denial(wording, citation)):
        return None
    if adds_speech(wording, citation) or (not drafted.attributed_to and _loses_source(wording, citation)):
        return None
    return find_footing(wording, citation)


def _loses_source(wording: Wording, citation: Citation) -> bool:
    """Whether the sentence has from somebody what nobody says or thinks in the wording."""
    return loses_speaker(wording, citation) or leaves_out_thinker(wording, citation)


def _is_hedge(hedge: str, citation: Citation) -> bool:
    """Whether a sentence prints it, and it is a word of doubt."""
    doubts = citation.language.list("hedge")
    return is_printed(hedge, (citation,)) and not doubts.isdisjoint(list_words(hedge))


def _find_nearest(wording: Wording, citations: Sequence[Citation], speakers: Phrases) -> Citation:
    """The sentence that is nearest to what the model said; one that also names who says it goes first."""

    def weigh(citation: Citation) -> tuple[bool, float]:
        share = share_of_stems(wording.meant, citation)
        names = share >= SHARED_ENOUGH and any(is_printed(each, (citation,)) for each in speakers.borne)
        return names, share

    return max(citations, key=weigh)


def _word_from_article(citations: Sequence[Citation], text: str) -> Shown:
    """A cited sentence as it stands, its dateline aside; those that are worded otherwise do not bear its wording."""
    bearing = tuple(each for each in citations if each.text == text)
    removed = (Caveat.EVIDENCE_REMOVED,) if len(bearing) < len(citations) else ()
    return Shown(text[skip_dateline(text) :], bearing, from_article=True, caveats=removed)


def _build(drafted: DraftClaim, shown: Shown, speakers: Phrases, caveats: tuple[Caveat, ...]) -> Claim:
    when, when_context = ground_time(drafted.when, _list_dating(drafted, shown), planned=drafted.kind == "plan")
    is_checked = any(each.language.has_tables for each in shown.citations)
    notes = (
        *caveats,
        *(() if is_checked else (Caveat.UNCHECKED_STATUS,)),
        *((Caveat.TIME_REMOVED,) if drafted.when.strip() and not when else ()),
    )
    cited = (cite_with_speaker(each, speakers.borne) for each in shown.citations)
    return Claim(
        id=drafted.id,
        evidence=sort_evidence((*cited, *shown.context, *speakers.context, *when_context)),
        caveats=tuple(dict.fromkeys(notes)),
        kind="plan" if shown.planned else drafted.kind,
        relation=drafted.relation,
        text=shown.text,
        text_from="article" if shown.from_article else "model",
        when=when,
        attributed_to=speakers.borne,
        via=drafted.via if drafted.via and is_printed(drafted.via, shown.citations) else None,
        stance=_find_stance(drafted, shown),
        hedge=drafted.hedge if drafted.hedge and is_printed(drafted.hedge, shown.citations) else None,
        responds_to=drafted.responds_to or None,
        figures=tuple(dict.fromkeys(drafted.figures)),
        support=Support(articles=len({each.index.article.id for each in shown.citations})),
    )


def _list_dating(drafted: DraftClaim, shown: Shown) -> tuple[Citation, ...]:
    """The sentences without those that have the drafted day in another statement than what is told."""
    if not drafted.when:
        return shown.citations

    def tells(citation: Citation) -> bool:
        told = find_meant_stems(shown.text, citation.language)
        return shown.text == citation.text or not is_day_of_another(drafted.when, told, citation)

    return tuple(filter(tells, shown.citations))


def _find_stance(drafted: DraftClaim, shown: Shown) -> Stance:
    """What the speaker does to the text that is shown; an article's own sentence has its denial within."""
    return "asserted" if shown.from_article and drafted.stance == "denied" else drafted.stance
