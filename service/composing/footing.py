"""What a title or sentence stands on: the sentences and the wording of the items that it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from service.composing.passages import Passage, split_clauses
from service.grounding.numbers.predicates import list_told, takes_from_another
from service.grounding.printed import PrintedText, PrintedWord, negates, read_text
from service.grounding.wordings.dropped import drops_limit
from service.grounding.wordings.heads import drops_head
from service.grounding.wordings.skipping import leaps_over_subject
from service.grounding.wordings.turning import tells_otherwise
from service.grounding.wordings.voice import governs
from service.grounding.wordings.wording import keeps_names_in_order
from service.language import Language
from service.reconcile.disagreements import Told, show_value
from service.schema.report import Figure, Quote
from service.text import find_content_stems, list_words, skip_dateline
from service.text.characters import has_spaceless
from service.text.words import look_up

_LAST_MARKS: Final = " .…"
"""What a sentence may lose; a question stays one."""


@dataclass(frozen=True, slots=True)
class Footing:
    """One sentence that an item rests on, or the item's own words, with all that a reader is told of it."""

    printed: PrintedText
    stems: frozenset[str]


class Footings:
    """The footings of an event's items, each worked out once."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._known: dict[str, tuple[Footing, ...]] = {}

    def list(self, items: Sequence[Told]) -> tuple[Footing, ...]:
        """Every footing that these items give."""
        for each in items:
            if each.id not in self._known:
                self._known[each.id] = tuple(_list_footings(each, self._language))
        return tuple(footing for each in items for footing in self._known[each.id])


def _list_footings(item: Told, language: Language) -> Iterator[Footing]:
    label = frozenset[str]().union(*(find_content_stems(each, language) for each in _label(item)))
    own = read_text(show_value(item), language)
    yield Footing(own, own.stems | label)
    for each in item.evidence:
        printed = read_text(each.text, language)
        yield Footing(printed, printed.stems if each.context else printed.stems | label)


def _label(item: Told) -> Iterator[str]:
    """What is told of an item beside its words: whose it is, what is counted and where, how sure it is."""
    if isinstance(item, Quote):
        yield from (item.speaker or "", item.speaker_role or "")
        return
    yield from (*item.attributed_to, item.hedge or "")
    if isinstance(item, Figure):
        yield from (item.what, item.scope or "", item.unit or "")


def find_parted(text: Passage, footings: Sequence[Footing]) -> tuple[str, str] | None:
    """Stems of two words side by side in a text that no footing has together.

    Words of several sentences, each borne out alone, could say together what none of them says.
    """
    reporting, borne = text.language.list("reporting"), [each.stems for each in footings]
    for clause in text.clauses:
        telling = [word for word in clause.words if not (word.idle or word.letter or word.lower in reporting)]
        stems = [stem for word in telling for stem in _list_stems(word, text.language)]
        for left, right in pairwise(stems):
            if not any(map({left, right}.issubset, borne)):
                return left, right
    return None


def _list_stems(word: PrintedWord, language: Language) -> Sequence[str]:
    """The stem of a word; of a run in a script without spaces those of its pairs of characters, as in a footing."""
    if has_spaceless(word.lower):
        return [each.stem for each in look_up(list_words(word.lower), language) if each.telling]
    return (word.stem,)


def find_turned(text: Passage, footings: Sequence[Footing]) -> str | None:
    """A clause that negates where what it stands on does not, or the other way round."""
    for clause in text.clauses:
        nearest, negated = _find_nearest(clause.meant, footings), text.negated and clause.negated
        if clause.meant and all(_negates_near(each, clause.meant) != negated for each in nearest):
            return clause.text
    return None


def find_twisted(text: Passage, footings: Sequence[Footing]) -> str | None:
    """A clause whose names stand in no footing's order, or that leaves out what makes its words no fact.

    "Ukraine attacked Russia" of "Russia attacked Ukraine"; "raises taxes" of "plans to raise taxes". A sentence as an
    article prints it twists nothing.
    """
    if any(_is_printed(text, each.printed) for each in footings):
        return None
    cues = [text.language.list(cue) for cue in ("plan", "unreal")]
    lacked = [each for each in cues if each.isdisjoint(text.lowers)]
    for clause in text.clauses:
        nearest = _find_nearest(clause.told, footings)
        if clause.told and not any(
            _bears(each, clause, lacked)
            and not _turns_numbers(clause, each)
            and not _leaves_out(clause, each)
            and not tells_otherwise(clause, each)
            for each in nearest
        ):
            return clause.text
    return None


def _is_printed(text: Passage, printed: PrintedText) -> bool:
    """Whether a text is a whole sentence of an article, its dateline and its last mark aside."""
    sentence = printed.text[skip_dateline(printed.text) :]
    return sentence.rstrip(_LAST_MARKS) == text.text.rstrip(_LAST_MARKS)


def _find_nearest(stems: AbstractSet[str], footings: Sequence[Footing]) -> list[PrintedText]:
    """What is printed in the footings that have most of these stems, each text once."""
    shares = [len(stems & each.stems) for each in footings]
    most = max(shares)
    return list(dict.fromkeys(each.printed for each, share in zip(footings, shares, strict=True) if share == most))


def _bears(printed: PrintedText, clause: Passage, cues: Sequence[frozenset[str]]) -> bool:
    if any(governs(each, printed, clause.told) for each in cues):
        return False
    return keeps_names_in_order(clause.stated, printed) and not leaps_over_subject(clause.stated, printed)


def _leaves_out(clause: Passage, printed: PrintedText) -> bool:
    """Whether a clause leaves out what limits its words in the footing, or of whom they are told: the mayor's wife."""
    return drops_limit(clause.stems, clause, printed) or drops_head(clause, printed)


def _turns_numbers(clause: Passage, printed: PrintedText) -> bool:
    """Whether a clause tells of a number what its footing tells of another: launched 63 and shot down 40."""
    return len(printed.amounts) > 1 and any(
        takes_from_another(list_told(each, clause), found, printed)
        for each in clause.amounts
        for found in printed.amounts
        if (found.low, found.high) == (each.low, each.high)
    )


def _negates_near(printed: PrintedText, stems: AbstractSet[str]) -> bool:
    """Whether a text negates what these words tell: in the clause nearest to them, or ahead of it.

    A denial reaches on over what follows it; what stands behind is another statement.
    """
    if not printed.negated:
        return False
    clauses = split_clauses(printed)
    shares = [len(stems & {word.stem for word in clause}) for clause in clauses]
    end = clauses[shares.index(max(shares))][-1].end if clauses else len(printed.text)
    return negates(printed.text[:end], printed.language)
