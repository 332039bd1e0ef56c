"""Figures: the amount is read by code from each cited sentence anew, so the model cannot lose a bound."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from service.grounding.attribution import (
    Phrases,
    cite_with_speaker,
    ground_speakers,
    is_printed,
)
from service.grounding.circumstances.dating import is_day_beside
from service.grounding.circumstances.earlier import is_earlier
from service.grounding.circumstances.settings import ground_scope
from service.grounding.circumstances.times import ground_time
from service.grounding.citations import Shelf, sort_evidence
from service.grounding.index import Citation
from service.grounding.numbers.additions import hides_change, is_change, print_statement, word_addition
from service.grounding.numbers.belonging import is_said_of_another, is_scope_of_another, is_time_of_another
from service.grounding.numbers.measures import PEOPLE
from service.grounding.numbers.rates import word_rate
from service.grounding.numbers.subjects import counts, find_doubt, word_subject
from service.grounding.numbers.units import find_unit, has_unit
from service.grounding.outcome import Failure
from service.grounding.printed import find_ending
from service.grounding.wordings.voice import is_no_plain_fact
from service.quantities import Quantity, read_amount
from service.schema.draft import DraftFigure
from service.schema.report import Figure, Number, Support
from service.schema.vocabulary import Caveat, Reason, Relation
from service.text import find_content_stems

_REACH: Final = 80
"""Code points on either side of a number in which its subject is looked for."""
_MOVED: Final = 8
"""Among so many words before a number stands what tells that something changed from it."""
_BEHIND: Final = 8
"""So many words behind a number tell what it counts."""
_STATEMENT: Final = re.compile(r"[,;](?!\d)")
"""What ends them; a comma within another number does not."""
_AROUND: Final = " .:!?\"'“”’"
"""What does not belong to the words that it stands around."""


class Reading(NamedTuple):
    """One cited sentence and the amount that it prints."""

    citation: Citation
    quantity: Quantity
    as_drafted: bool
    """Whether the model gave the amount with the bound that is printed here."""
    counts_it: bool
    """Whether the words around the number count what the model says is counted."""


def ground_figure(drafted: DraftFigure, shelf: Shelf, event: str) -> tuple[Figure, ...] | Failure:
    """The figure as each cited sentence prints it: one item for each number and bound found, or why there is none."""
    citations = shelf.open(drafted.cites, event)
    if citations.failure:
        return Failure(*citations.failure)
    found, misses = _read_all(drafted, citations.kept)
    if not found and not drafted.unit.strip() and any(each.reason == Reason.UNIT_NOT_IN_EVIDENCE for each in misses):
        # Neither the model nor the sentence has a unit: a number it is, and no more.
        drafted = drafted.model_copy(update={"measure": "count"})
        found, misses = _read_all(drafted, citations.kept)
    if not found:
        return misses[0]
    readings = [each for each in found if each.counts_it] or found
    removed = len(readings) < len(citations.kept) and not citations.caveats
    caveats = citations.caveats + ((Caveat.EVIDENCE_REMOVED,) if removed else ())
    told = drafted if readings[0].counts_it else drafted.model_copy(update={"what": "", "measure": "count"})
    printed = [
        (each.citation, each.quantity) for each in readings if not hides_change(told, each.quantity, each.citation)
    ]
    subject = word_subject(told, printed) if printed else None
    return tuple(
        _build(told, group, subject, caveats, suffix="" if n == 0 else f"+{n}", years=shelf.list_years(event))
        for n, group in enumerate(_group(readings))
    )


def _read_all(drafted: DraftFigure, citations: Sequence[Citation]) -> tuple[list[Reading], list[Failure]]:
    readings: list[Reading] = []
    misses: list[Failure] = []
    wanted = {language: read_amount(drafted.amount, language) for language in {each.language for each in citations}}
    for citation in citations:
        found = _read(drafted, wanted[citation.language], citation)
        if isinstance(found, Failure):
            misses.append(found)
        else:
            readings.append(found)
    return readings, misses


def _read(drafted: DraftFigure, wanted: Quantity | None, citation: Citation) -> Reading | Failure:
    if wanted is None:
        return Failure(Reason.NUMBER_NOT_IN_EVIDENCE, "the amount holds no number")
    same = [each for each in citation.quantities if _numbers(each) == _numbers(wanted)]
    counted = [each for each in same if _may_count(each, drafted)]
    if not counted:
        why = f"it is a {same[0].kind} there" if same else "the number does not stand there"
        return Failure(Reason.NUMBER_NOT_IN_EVIDENCE, f"{citation.sentence.address}: {why}")
    measured = [each for each in counted if has_unit(each, drafted, citation)]
    if not measured:
        return Failure(Reason.UNIT_NOT_IN_EVIDENCE, f"{citation.sentence.address}: no unit of {drafted.measure} there")
    best = measured[0]
    if len(measured) > 1:
        best = max(measured, key=lambda each: _fit(each, wanted, drafted, citation))
    return Reading(citation, best, best.qualifier == wanted.qualifier, counts(drafted, best, citation))


def _numbers(quantity: Quantity) -> tuple[Number | None, ...]:
    if quantity.qualifier == "between":
        return (quantity.low, quantity.high)
    return (quantity.low if quantity.low is not None else quantity.high,)


def _may_count(quantity: Quantity, drafted: DraftFigure) -> bool:
    return quantity.kind == "amount" or (quantity.kind == "compound" and drafted.measure in ("measurement", "money"))


def _fit(
    quantity: Quantity, wanted: Quantity, drafted: DraftFigure, citation: Citation
) -> tuple[bool, bool, bool, int]:
    text, language = citation.text, citation.language
    near = text[max(0, quantity.start - _REACH) : quantity.end + _REACH]
    shared = find_content_stems(drafted.what, language) & find_content_stems(near, language)
    fits = counts(drafted, quantity, citation)
    return fits, quantity.qualifier == wanted.qualifier, quantity.of == wanted.of, len(shared)


def _group(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Readings with the same number and bound together; those that read as the model did come first."""
    groups: dict[tuple[object, ...], list[Reading]] = {}
    for each in readings:
        found = each.quantity
        groups.setdefault((found.low, found.high, found.qualifier, found.of), []).append(each)
    return sorted(groups.values(), key=lambda group: not group[0].as_drafted)


def _build(
    drafted: DraftFigure,
    group: Sequence[Reading],
    subject: str | None,
    caveats: tuple[Caveat, ...],
    *,
    suffix: str,
    years: frozenset[str],
) -> Figure:
    citations = tuple(each.citation for each in group)
    quantity, first = group[0].quantity, group[0].citation
    speakers = _ground_speakers(drafted.attributed_to, group)
    scope, scope_context = ground_scope(drafted.scope, _leave_out(is_scope_of_another, drafted.scope, group))
    when, when_context = ground_time(drafted.when, _leave_out(_is_of_another_time, drafted.when, group))
    notes = (
        *caveats,
        *((Caveat.BOUND_CORRECTED,) if not suffix and not group[0].as_drafted else ()),
        *(() if first.language.has_bounds else (Caveat.UNCHECKED_BOUND,)),
        *((Caveat.UNCHECKED_STATUS,) if all(_is_no_plain_fact(each) for each in group) else ()),
        *((Caveat.ATTRIBUTION_REMOVED,) if speakers.unborne else ()),
        *((Caveat.SCOPE_REMOVED,) if drafted.scope.strip() and not scope else ()),
        *((Caveat.TIME_REMOVED,) if drafted.when.strip() and not when else ()),
        *((Caveat.WORDING_FROM_ARTICLE,) if subject is None else ()),
    )
    evidence = (
        *(cite_with_speaker(each, speakers.borne) for each in citations),
        *speakers.context,
        *scope_context,
        *when_context,
    )
    unit = find_unit(quantity, drafted, first)
    return Figure(
        id=drafted.id + suffix,
        evidence=sort_evidence(evidence),
        caveats=tuple(dict.fromkeys(notes)),
        measure=drafted.measure,
        what=_word(subject, unit, group[0], drafted),
        low=quantity.low,
        high=quantity.high,
        qualifier=quantity.qualifier,
        of=quantity.of,
        unit=unit,
        scope=scope,
        hedge=_find_hedge(drafted, quantity, citations),
        relation=_relate(drafted, group, years),
        attributed_to=speakers.borne,
        when=when,
        text=first.text[quantity.start : quantity.end],
        support=Support(articles=len({each.index.article.id for each in citations})),
    )


def _relate(drafted: DraftFigure, group: Sequence[Reading], years: frozenset[str]) -> Relation:
    """How the figure relates to its event: a toll of an earlier year is told in passing."""
    may_be_earlier = drafted.relation == "core" and drafted.measure in PEOPLE
    if may_be_earlier and all(is_earlier(each.quantity, each.citation, years) for each in group):
        return "background"
    return drafted.relation


def _word(subject: str | None, unit: str | None, reading: Reading, drafted: DraftFigure) -> str:
    """What is counted, told as an addition or a change where the sentence does; else in the article's words."""
    quantity, citation = reading.quantity, reading.citation
    if subject is None and is_change(drafted.measure, quantity, citation):
        return print_statement(quantity, citation)
    what = subject or _print_subject(reading, drafted)
    return word_rate(word_addition(what, drafted.measure, quantity, citation), unit, quantity, citation)


def _leave_out(
    is_of_another: Callable[[str, Quantity, Citation], bool], phrase: str, group: Sequence[Reading]
) -> tuple[Citation, ...]:
    """The sentences of a group, without those that print the phrase with another of their numbers."""
    return tuple(each.citation for each in group if not is_of_another(phrase, each.quantity, each.citation))


def _is_of_another_time(when: str, quantity: Quantity, citation: Citation) -> bool:
    return is_time_of_another(when, quantity, citation) or is_day_beside(when, quantity, citation)


def _ground_speakers(names: Sequence[str], group: Sequence[Reading]) -> Phrases:
    found = [ground_speakers((name,), _leave_out(is_said_of_another, name, group)) for name in names]
    return Phrases(
        borne=tuple(dict.fromkeys(name for each in found for name in each.borne)),
        context=tuple(evidence for each in found for evidence in each.context),
        unborne=tuple(name for each in found for name in each.unborne),
    )


def _is_no_plain_fact(reading: Reading) -> bool:
    return is_no_plain_fact(reading.citation, reading.quantity.start) or _is_former(reading)


def _is_former(reading: Reading) -> bool:
    """Whether a number is only what something changed from: 61%, up from 57%."""
    citation, language = reading.citation, reading.citation.language
    if language.list("toll_from").isdisjoint(citation.lowers):
        return False
    before = [word.lower for word in citation.words[: find_ending(citation.words, reading.quantity.start)]]
    leads = bool(before) and before[-1] in language.list("toll_from")
    return leads and not language.list("toll_moves").isdisjoint(before[-_MOVED:])


def _find_hedge(drafted: DraftFigure, quantity: Quantity, citations: Sequence[Citation]) -> str | None:
    """The word of doubt that the model copied, or one beside the number; among other numbers only that."""
    if drafted.hedge and is_printed(drafted.hedge, citations) and len(citations[0].amounts) == 1:
        return drafted.hedge
    return find_doubt(quantity, citations[0])


def _print_subject(reading: Reading, drafted: DraftFigure) -> str:
    """What is counted in the words printed behind the number, or before it where none are: winds of 120 km/h."""
    quantity, citation = reading.quantity, reading.citation
    before = _print_before(quantity, citation)
    lead = citation.text[: quantity.start].split()[-1:]
    if quantity.unit and before and lead and lead[0].casefold() in citation.language.list("linking"):
        return before
    behind = _STATEMENT.split(citation.text[quantity.end :].lstrip("-"))[0].split()[:_BEHIND]
    return " ".join(behind).strip(_AROUND) or before or drafted.measure


def _print_before(quantity: Quantity, citation: Citation) -> str:
    """The words of the statement before a number, without the little ones right before it."""
    words = print_statement(quantity, citation).split()
    while words and words[-1].casefold() in citation.language.list("stop"):
        words.pop()
    return " ".join(words)
