"""Quotes: verbatim between one pair of marks, never nearly so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from service.grounding.attribution import Phrases, ground_speakers, is_printed
from service.grounding.citations import Shelf, sort_evidence
from service.grounding.index import Citation
from service.grounding.names import find_name, print_name
from service.grounding.outcome import Failure
from service.grounding.speech.cutting import Place, find_quotation, is_quoted_of_another, mend_cut
from service.grounding.speech.roles import bears_role
from service.grounding.speech.speakers import is_said_by_another
from service.grounding.speech.speaking import may_speak
from service.schema.draft import DraftQuote
from service.schema.report import Evidence, Quote, Support
from service.schema.vocabulary import Caveat, Reason
from service.text import count_words, find_words

MIN_WORDS: Final = 5
"""Fewer stay in their marks inside a claim."""
_OUTER: Final = " “”„«»「」\"‘’'"


def ground_quote(drafted: DraftQuote, shelf: Shelf, event: str) -> Quote | Failure:
    """The quote where the articles print it word for word, or why it is not one."""
    citations = shelf.open(drafted.cites, event)
    if citations.failure:
        return Failure(*citations.failure)
    words = drafted.words.strip(_OUTER)
    if count_words(words) < MIN_WORDS:
        return Failure(Reason.QUOTE_TOO_SHORT, f"a quote has {MIN_WORDS} words or more; shorter ones stay in a claim")
    found = [place for citation in citations.kept for place in _find_words(words, citation)]
    if not found:
        return Failure(Reason.QUOTE_NOT_VERBATIM, "the words do not stand so in the cited articles")
    quoted = [place for place in found if find_quotation(place)]
    if not quoted:
        return Failure(Reason.QUOTE_NOT_IN_MARKS, "the words are the article's own, or run over several quotations")
    mended = [whole for place in quoted if (whole := mend_cut(place))]
    if not mended:
        return Failure(Reason.QUOTE_NOT_VERBATIM, "the rest of the quoted sentence turns the sense of the words")
    as_drafted = [place for place in mended if place in quoted]
    changed = () if as_drafted else (Caveat.WORDING_FROM_ARTICLE,)
    return _build(drafted, _once_each(as_drafted or mended), citations.caveats + changed)


def _find_words(words: str, citation: Citation) -> Iterator[Place]:
    """Occurrences that touch the cited sentence; else any in its article, for a quotation may run over sentences."""
    spans = find_words(citation.index.folded, words)
    at_home = [span for span in spans if citation in citation.index.sentences_at(span)]
    for span in at_home or spans:
        touched = citation.index.sentences_at(span)
        if touched:
            yield Place(touched[0], span)


def _list_touched(place: Place) -> tuple[Citation, ...]:
    """All sentences that the quote runs over: the speaker may stand in any of them."""
    return place.citation.index.sentences_at(place.span)


def _ground_speaker(drafted: DraftQuote, places: Sequence[Place]) -> Phrases:
    """The speaker, where no sentence of the quote or near it makes somebody else say it."""
    name, role = drafted.speaker, drafted.speaker_role

    def may_be_of(run: Sequence[Citation]) -> bool:
        printed = print_name(name, run[0].index)
        return not any(is_said_by_another(printed, each, role=role) for each in run) and may_speak(printed, run)

    runs = (_list_touched(each) for each in places if not is_quoted_of_another(each))
    return ground_speakers((name,), [each for run in runs if may_be_of(run) for each in run], role=role)


def _cite_naming(speakers: Sequence[str], places: Sequence[Place]) -> Iterator[Evidence]:
    """The sentences of the quote that name who says it, as context: the words themselves do not."""
    for place in places:
        for touched in _list_touched(place):
            if any(naming and not naming.context for naming in (find_name(each, touched) for each in speakers)):
                yield touched.cite(context=True)


def _once_each(places: Sequence[Place]) -> tuple[Place, ...]:
    return tuple({(each.citation.index.article.id, each.span.start): each for each in places}.values())


def _build(drafted: DraftQuote, places: Sequence[Place], caveats: tuple[Caveat, ...]) -> Quote:
    citations = tuple(each.citation for each in places)
    speaker = _ground_speaker(drafted, places)
    has_role = bool(speaker.borne) and _bears_role_nearby(drafted, citations)
    notes = (*caveats, *((Caveat.SPEAKER_REMOVED,) if speaker.unborne else ()))
    spans = tuple(each.citation.index.cite_span(each.span) for each in places)
    return Quote(
        id=drafted.id,
        evidence=sort_evidence((*spans, *_cite_naming(speaker.borne, places), *speaker.context)),
        caveats=tuple(dict.fromkeys(notes)),
        words=spans[0].text,
        speaker=next(iter(speaker.borne), None),
        speaker_role=drafted.speaker_role if has_role else None,
        via=drafted.via if drafted.via and is_printed(drafted.via, citations) else None,
        translated=drafted.translated,
        support=Support(articles=len({each.index.article.id for each in citations})),
    )


def _bears_role_nearby(drafted: DraftQuote, citations: Sequence[Citation]) -> bool:
    """Whether the sentence of the quote, or its context, has the speaker's role."""
    near = (other for each in citations for other in each.context)
    return any(bears_role(drafted.speaker_role, (drafted.speaker,), each) for each in (*citations, *near))
