"""The wording rule: no wording is shown that one cited sentence does not bear by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from service.grounding.index import Citation
from service.grounding.known import known
from service.grounding.numbers.counted import find_counted
from service.grounding.numbers.measures import is_whole_of
from service.grounding.printed import (
    PrintedText,
    PrintedWord,
    adds_symbols,
    find_beginning,
    find_ending,
    list_joiners,
    list_names,
    negates,
    stem_list,
)
from service.grounding.wordings.agents import is_turned_passive, turns_active
from service.grounding.wordings.dropped import drops_limit
from service.grounding.wordings.heads import drops_head
from service.grounding.wordings.phrases import comes_out_of_phrase
from service.grounding.wordings.relatives import joins_clauses
from service.grounding.wordings.skipping import leaps_over_subject
from service.grounding.wordings.turning import tells_otherwise
from service.language import Language
from service.quantities import Quantity
from service.schema.report import Evidence
from service.schema.vocabulary import Qualifier
from service.text import find_content_stems

_AGENT: Final = 3
"""Among so many words behind "by" stands whoever does it."""
_STATEMENT_END: Final = re.compile(r"[,;:()]\s|\s[-–—]\s")
SHARED_ENOUGH = 0.4
"""A cited sentence with less of a claim's content words than this does not bear it."""


class Numbered(NamedTuple):
    """A number of a text, the stems of the words that it may count, and the word that stands before it."""

    quantity: Quantity
    counted: frozenset[str]
    before: str | None


class Wording(PrintedText):
    """A text that somebody proposes, and what a sentence has to have to bear it."""

    @known
    def numbers(self) -> tuple[Numbered, ...]:
        """Its numbers, each with what it counts and the word before it."""
        return tuple(
            Numbered(each, find_counted(each, self), _find_before(each, self.words)) for each in self.quantities
        )


def find_meant_stems(text: str, language: Language) -> frozenset[str]:
    """Stems of the content words of a text, the listed reporting verbs aside."""
    return find_content_stems(text, language) - stem_list("reporting", language)


def find_unborne(stems: frozenset[str], citations: Sequence[Citation]) -> frozenset[str]:
    """The stems that none of the cited sentences has."""
    return stems.difference(*(each.stems for each in citations))


def share_of_stems(stems: frozenset[str], citation: Citation) -> float:
    """How much of the content words a sentence has, 0 to 1."""
    return len(stems & citation.stems) / len(stems) if stems else 1.0


def agrees(wording: Wording, citation: Citation, *, denied: bool) -> bool:
    """Whether a sentence prints every number of a wording with its bound, and negates as the wording does.

    What somebody denies is worded without the denial, so there the sentence is the one that negates.
    """
    wanted = denied or wording.negated
    return _prints_numbers(wording, citation) and (
        negates(citation.text, wording.language) == wanted or _agrees_outside(wording, citation, wanted=wanted)
    )


def _prints_numbers(wording: Wording, citation: Citation) -> bool:
    """Whether a sentence prints every number of a wording with its bound, and has it count the same.

    "Two years, of which three suspended" has the numbers of "three years, of which two suspended".
    """
    return all(
        any(
            _is_same(each.quantity, found, wording, citation)
            and _may_count(each.counted, found, citation)
            and _stands_by(each.before, found, citation)
            and _keeps_part(found, wording, citation)
            for found in citation.quantities
        )
        for each in wording.numbers
    )


def _find_before(number: Quantity, words: Sequence[PrintedWord]) -> str | None:
    """Stem of the content word before a number; None where a name or nothing stands there."""
    ahead = reversed(words[: find_ending(words, number.start)])
    before = next((word for word in ahead if not (word.idle or word.letter)), None)
    return None if before is None or before.capital else before.stem


def _stands_by(stem: str | None, number: Quantity, citation: Citation) -> bool:
    """Whether a word stands beside a number in a sentence, no other number between: "killed 23 and injured 40"."""
    words = citation.words
    if stem is None or stem not in citation.places:
        return True
    others = [each for each in citation.quantities if each is not number]
    first = max((each.end for each in others if each.end <= number.start), default=0)
    last = min((each.start for each in others if each.start >= number.end), default=len(citation.text))
    here = words[find_beginning(words, first) : find_beginning(words, last)]
    nearest = next((word.start for word in here if word.stem == stem), last)
    return nearest < last and nearest < _find_parting(number, here, last, citation)


def _find_parting(number: Quantity, words: Sequence[PrintedWord], last: int, citation: Citation) -> int:
    """Where the statement of a number ends, of the words as far as the next number: at a mark, an "and", a "while"."""
    text, language = citation.text, citation.language
    joiners = list_joiners(language)
    mark = _STATEMENT_END.search(text, number.end, last)
    parted = next((word.start for word in words if word.start >= number.end and word.lower in joiners), last)
    return min(parted, mark.start() if mark else last)


def _is_same(number: Quantity, found: Quantity, wording: Wording, citation: Citation) -> bool:
    """Whether two numbers have one value, kind, unit and bound; a time, which has none of its own, the word before."""
    if _bound(found) != _bound(number) or not _is_alike(found, number):
        return False
    if _comes_to(number, wording) != _comes_to(found, citation):
        return False
    if number.kind == "amount":
        return True
    bound = _find_bound_before(wording.text, number, wording.language)
    return bound == _find_bound_before(citation.text, found, wording.language)


def _comes_to(number: Quantity, text: PrintedText) -> bool:
    """Whether something comes to a number, and does not change by it: rose to 30%, rose 30%."""
    levels = text.language.list("level")
    if levels.isdisjoint(text.lowers):
        return False
    before = text.words[: find_ending(text.words, number.start)][-1:]
    return any(word.lower in levels for word in before)


def _find_bound_before(text: str, number: Quantity, language: Language) -> Qualifier | None:
    before = text[: number.start].casefold().split()[-1:]
    return _list_bounds(language).get(before[0].strip("(“„«\"'")) if before else None


@lru_cache(maxsize=64)
def _list_bounds(language: Language) -> Mapping[str, Qualifier]:
    """Single words that bound what follows: about, quase, etwa."""
    return {each.phrase: each.qualifier for each in language.bounds if each.side == "before" and " " not in each.phrase}


def _is_alike(found: Quantity, number: Quantity) -> bool:
    """Whether two numbers are of one kind and, where both have one, of one unit."""
    same_unit = not found.unit or not number.unit or found.unit.casefold() == number.unit.casefold()
    return found.kind == number.kind and same_unit


def _keeps_part(found: Quantity, wording: Wording, citation: Citation) -> bool:
    """Whether a wording with a number that another one is a part of has that one too: out of 62 passengers, 41 died."""
    parts = [each for each in citation.quantities if is_whole_of(found, each)]
    told = {_bound(each) for each in wording.quantities}
    return not parts or any(_bound(each) in told for each in parts)


def _may_count(counted: frozenset[str], found: Quantity, citation: Citation) -> bool:
    printed = find_counted(found, citation)
    return not counted or not printed or not counted.isdisjoint(printed)


def _agrees_outside(wording: Wording, citation: Citation, *, wanted: bool) -> bool:
    """Whether a sentence without the quotations in it has every word, and then negates as it should."""
    outside = citation.outside
    if outside is citation or not wording.meant <= outside.stems:
        return False
    return negates(outside.text, wording.language) == wanted


def _bound(quantity: Quantity) -> tuple[object, ...]:
    return quantity.low, quantity.high, quantity.qualifier


def find_footing(wording: Wording, citation: Citation) -> tuple[Evidence, ...] | None:
    """The context that a sentence needs to bear every word, empty when it needs none; None when it does not bear it."""
    if adds_symbols(wording.text, citation.text) or not keeps_names_in_order(wording.words, citation):
        return None
    if _adds_little_words(wording, citation) or _loses_agent(wording, citation):
        return None
    if not _keeps_sequence(wording, citation) or leaps_over_subject(wording.words, citation):
        return None
    if tells_otherwise(wording, citation) or turns_active(wording, citation):
        return None
    return None if _leaves_out(wording, citation.outside) else _find_context(wording, citation)


def _leaves_out(wording: Wording, sentence: PrintedText) -> bool:
    return (
        drops_limit(wording.meant, wording, sentence)
        or drops_head(wording, sentence)
        or joins_clauses(wording, sentence)
        or comes_out_of_phrase(wording, sentence)
    )


def _find_context(wording: Wording, citation: Citation) -> tuple[Evidence, ...] | None:
    """The context that has the names which a sentence has a pronoun for; None where it has not every other word."""
    missing = find_unborne(wording.meant, (citation,))
    if not missing:
        return ()
    runs = tuple(_find_runs(wording, missing))
    if missing - {stem for run in runs for stem in run.stems}:
        return None
    found = [_find_namer(run, citation) for run in runs]
    return None if None in found else tuple(each for each in found if each)


class _Run(NamedTuple):
    """Words with a capital that a sentence does not have, and what follows them in the wording."""

    stems: tuple[str, ...]
    next_stem: str | None


def _find_runs(wording: Wording, missing: frozenset[str]) -> Iterator[_Run]:
    words = tuple(word for word in wording.words if not word.idle and not word.letter)
    at = 0
    while at < len(words):
        stop = at
        while stop < len(words) and words[stop].capital and words[stop].stem in missing:
            stop += 1
        if stop > at:
            yield _Run(tuple(each.stem for each in words[at:stop]), words[stop].stem if stop < len(words) else None)
        at = max(stop, at + 1)


def _find_namer(run: _Run, citation: Citation) -> Evidence | None:
    """The context sentence that prints the names, if the cited one has a pronoun in their place.

    Without a pronoun a name from the context could be put where the sentence has somebody else.
    """
    if run.next_stem not in _list_after_pronouns(citation):
        return None
    for near in citation.context:
        if set(run.stems) <= {word.stem for word in near.words if word.capital}:
            return near.cite(context=True)
    return None


def _list_after_pronouns(citation: Citation) -> frozenset[str | None]:
    pronouns = citation.language.list("pronoun")
    if pronouns.isdisjoint(citation.lowers):
        return frozenset()
    words = citation.words
    places = [at for at, word in enumerate(words) if word.lower in pronouns]
    return frozenset(next((word.stem for word in words[at + 1 :] if not word.idle), None) for at in places)


def keeps_names_in_order(told: Sequence[PrintedWord], sentence: PrintedText) -> bool:
    """Whether the names that a wording shares with a sentence come in the sentence's order.

    "Russia attacked Ukraine" has the words of "Ukraine attacked Russia". A name may move with the word before it:
    "districts of Kyiv". Days and months may stand anywhere.
    """
    calendar = sentence.language.lists("weekday", "month")
    places = sentence.names
    last = -1
    for before, stem in list_names(told, calendar):
        here = places.get(stem)
        if here is None or (before and before in here.values()):
            continue
        later = [place for place in here if place > last]
        if not later:
            return False
        last = later[0]
    return True


def _adds_little_words(wording: Wording, citation: Citation) -> bool:
    """Whether the wording has a stop word or a verb of saying that the sentence has not, light ones aside.

    Against and for, before and after, urged and condemned: no content word, and another claim.
    """
    language = wording.language
    added = (wording.lowers - citation.lowers) & _list_binding(language)
    if not added:
        return False
    return any(
        word.lower in added
        and not (word.stem in citation.places and word.lower in language.list("reporting"))
        and not is_turned_passive(at, wording, citation)
        for at, word in enumerate(wording.words)
    )


@lru_cache(maxsize=64)
def _list_binding(language: Language) -> frozenset[str]:
    """Stop words and verbs of saying, light ones aside."""
    return (language.lists("stop", "reporting")) - language.list("light")


def _keeps_sequence(wording: Wording, citation: Citation) -> bool:
    """Whether the words that a wording shares with a sentence come in the sentence's order, names aside.

    "A student stabbed a teacher" has the words of "a teacher stabbed a student". One run may be put in front.
    """
    printed = [word.stem for word in citation.words]
    told = [word.stem for word in wording.words if not (word.idle or word.capital) and word.stem in citation.places]
    return any(_is_within([*told[at:], *told[:at]], printed) for at in range(max(1, len(told))))


def _loses_agent(wording: Wording, citation: Citation) -> bool:
    """Whether the sentence has somebody do it in the passive, and the wording has nobody: attacked by police."""
    agents = wording.language.list("agent")
    if not agents.isdisjoint(wording.lowers) or agents.isdisjoint(citation.lowers):
        return False
    told = {word.stem for word in wording.words if not word.idle}
    words = citation.words
    return any(
        word.lower in agents and any(each.stem in told for each in words[at + 1 : at + 1 + _AGENT])
        for at, word in enumerate(words)
        if at and words[at - 1].stem in told
    )


def _is_within(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the parts stand in the whole one after another, others between them."""
    rest = iter(whole)
    return all(each in rest for each in part)
