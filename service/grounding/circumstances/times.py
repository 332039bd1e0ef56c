"""When something was: the words are an article's, the date is worked out by code or left open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from service.dates import names_weekday, resolve_time
from service.grounding.attribution import find_printed_context, is_printed
from service.grounding.circumstances.outlook import Tense, looks_ahead, may_be_over, tell_tense
from service.grounding.circumstances.settings import may_take_day
from service.grounding.index import Citation
from service.grounding.printed import PrintedText
from service.schema.report import Evidence, When


def ground_time(
    words: str, citations: Sequence[Citation], *, planned: bool = False
) -> tuple[When | None, tuple[Evidence, ...]]:
    """The time that the words tell, with the context they stand in, or None when no cited article prints them there."""
    phrase = words.strip()
    printing = _list_printing(phrase, citations) if phrase else ()
    if not printing:
        return None, ()
    read = ((_resolve(phrase, each, planned=planned), each) for each in printing)
    first = next(read)
    when, found = first if first[0].start else next((each for each in read if each[0].start), first)
    return when, () if found in citations else (found.cite(context=True),)


def _resolve(phrase: str, citation: Citation, *, planned: bool) -> When:
    article = citation.index.article
    return resolve_day(phrase, citation, published_at=article.published_at, planned=planned, body=article.body)


def resolve_day(
    phrase: str, sentence: PrintedText, *, published_at: datetime | None, planned: bool, body: str = ""
) -> When:
    """The time that words of a sentence tell: "Friday" is the one to come where the verbs of its clause say so.

    `planned` is whether the model has it still to come; where the verbs tell otherwise, or both, the day stays open.
    """

    def resolve(*, ahead: bool) -> When:
        language, text = sentence.language, sentence.text
        return resolve_time(phrase, language, published_at=published_at, planned=ahead, sentence=text, body=body)

    last_one = resolve(ahead=False)
    next_one = resolve(ahead=True) if names_weekday(phrase, sentence.language) else last_one
    if next_one == last_one:
        return last_one
    is_ahead = _is_ahead(phrase, sentence, planned=planned)
    if is_ahead is None:
        return resolve_time(phrase, sentence.language, published_at=None)
    return next_one if is_ahead else last_one


def _is_ahead(phrase: str, sentence: PrintedText, *, planned: bool) -> bool | None:
    """Whether the words tell of a day to come; None where that is not clear."""
    tense = tell_tense(phrase, sentence)
    if tense in (Tense.AHEAD, Tense.SAID):
        return tense is Tense.AHEAD
    if planned:
        return None if tense in (Tense.PAST, Tense.MIXED) else True
    if tense is Tense.PAST or (tense is Tense.UNTOLD and may_be_over(phrase, sentence) and not looks_ahead(sentence)):
        return False
    return None


def _list_printing(phrase: str, citations: Sequence[Citation]) -> Sequence[Citation]:
    """The cited sentences that print the words, or else the first of the context of one that has no other day."""
    here = [each for each in citations if is_printed(phrase, (each,))]
    if here:
        return here
    near = find_printed_context(phrase, (each for each in citations if may_take_day(phrase, each)))
    return (near,) if near else ()
