"""How a sentence sets a place or a day: near it, left out, or another than the one that its context names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

from service.grounding.attribution import find_printed_context, ground_names
from service.grounding.cues import find_cue
from service.grounding.index import Citation
from service.grounding.names import are_alike, names, print_name, stem_name
from service.grounding.numbers.belonging import list_named, list_times, stem_phrase
from service.grounding.printed import MARK, PrintedText, list_joiners
from service.schema.report import Evidence

_LEADING: Final = 6
"""Words at most from a preposition to its name: near the old southern port of Odesa."""


def ground_scope(scope: str, citations: Sequence[Citation]) -> tuple[str | None, tuple[Evidence, ...]]:
    """The scope, with the preposition that puts all near it; not one left out, nor one of the context beside another.

    "Near Kyiv" is not Kyiv, and nobody died there in "all regions except Kyiv".
    """
    phrase = scope.strip()
    telling = tuple(each for each in citations if phrase and _may_be_scope(phrase, each))
    found = ground_names((phrase,), telling)
    context = found.context
    if not found.borne:
        near = find_printed_context(phrase, telling)
        if near is None:
            return None, ()
        context = (near.cite(context=True),)
    named = [each for each in telling if names(each, phrase)]
    beside = [find_beside(print_name(phrase, each.index), each) for each in named]
    return (beside[0] if beside and all(beside) else phrase), context


def _may_be_scope(phrase: str, citation: Citation) -> bool:
    printed = print_name(phrase, citation.index)
    return not is_left_out(printed, citation) and (names(citation, phrase) or may_take_place(printed, citation))


def is_left_out(name: str, sentence: PrintedText) -> bool:
    """Whether a sentence names a place only to leave it out: all regions except Kyiv."""
    found = [_find_exception(each.start, sentence) for each in _find_runs(name, sentence)]
    return bool(found) and None not in found


def find_beside(name: str, sentence: PrintedText) -> str | None:
    """A name with the preposition that puts all near it and nothing in it: near Kyiv; None where it is not so."""
    runs = list(_find_runs(name, sentence))
    starts = [start for each in runs if (start := _find_beside(each.start, sentence)) is not None]
    if not runs or len(starts) < len(runs):
        return None
    words = sentence.words[starts[0] : runs[0].stop]
    printed = sentence.text[words[0].start : words[-1].end]
    return printed if starts[0] else printed[0].lower() + printed[1:]


def may_take_day(phrase: str, sentence: Citation) -> bool:
    """Whether the context may tell the day of a sentence: it has none of its own, or that one, or it refers back."""
    own, told = list_times(sentence), stem_phrase(phrase, sentence.language)
    return not own or any(each.stems & told for each in own) or _refers_back(sentence)


def may_take_place(name: str, sentence: Citation) -> bool:
    """Whether the context may tell the place of a sentence: it names none behind an "in", or that one."""
    prepositions, words = sentence.language.list("place_before"), sentence.words
    for named in list_named(words, sentence.language):
        first = _skip_kind(named.at, sentence)
        leading = takewhile(lambda word: word.idle, reversed(words[max(0, first - _LEADING) : first]))
        last = words[named.at + len(named.stems) - 1]
        printed = sentence.text[words[named.at].start : last.end]
        if any(word.lower in prepositions for word in leading) and not are_alike(name, printed):
            return False
    return True


def _refers_back(sentence: PrintedText) -> bool:
    """Whether a sentence tells of a time that another has named: that morning."""
    spans, back = sentence.language.lists("part_of_day", "duration"), sentence.language.list("pronoun")
    return any(a.lower in back and b.lower in spans for a, b in pairwise(sentence.words))


def _find_runs(name: str, sentence: PrintedText) -> Iterator[range]:
    """The words of a sentence that are those of a name, wherever it names it."""
    stems = stem_name(name, sentence.language)
    for at in sentence.places.get(stems[0], ()) if stems else ():
        stop = at + 1
        while stop < len(sentence.words) and sentence.words[stop].stem in stems[1:]:
            stop += 1
        yield range(at, stop)


def _find_exception(at: int, sentence: PrintedText) -> int | None:
    """Where an exception begins that the word at a place is: except those to Cairo."""
    return _find_cue_before(at, "exception", frozenset(), sentence)


def _find_beside(at: int, sentence: PrintedText) -> int | None:
    """Where a preposition stands that puts something near the name at a place, not in it."""
    language = sentence.language
    inside = language.list("place_before") | list_joiners(language)
    return _find_cue_before(_skip_kind(at, sentence), "beside", inside, sentence)


def _skip_kind(at: int, sentence: PrintedText) -> int:
    """Where the words begin that say what a named thing is: the southern port of Odesa."""
    words, language = sentence.words, sentence.language
    kind, linking = (word.lower for word in words[at - 2 : at]) if at > 1 else ("", "")
    if linking not in language.list("linking") or kind not in language.list("kind_of"):
        return at
    at -= 2
    while at and not (words[at - 1].idle or words[at - 1].capital):
        at -= 1
    return at


def _find_cue_before(at: int, name: str, leaving_out: frozenset[str], sentence: PrintedText) -> int | None:
    """Where a cue of a list stands before a place, with nothing but other little words between."""
    words, cues = sentence.words, sentence.language.list(name)
    for place in range(at - 1, max(-1, at - _LEADING), -1):
        if MARK.search(sentence.text, words[place].end, words[place + 1].start):
            return None
        cue = find_cue(place, words, cues)
        if cue and place + cue.count(" ") < at:
            return place
        if not words[place].idle or words[place].lower in leaving_out:
            return None
    return None
