"""What a title or sentence stands on: the sentences and the wording of the items that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from service.grounding.dropped import drops_limit
from service.grounding.heads import drops_head
from service.grounding.predicates import list_told, takes_from_another
from service.grounding.printed import PrintedWord, negates, read_text, read_words
from service.grounding.skipping import leaps_over_subject
from service.grounding.voice import governs
from service.grounding.wording import find_meant_stems, keeps_names_in_order
from service.language import Language
from service.reconcile.disagreements import Told, show_value
from service.schema.report import Figure, Quote
from service.text import find_content_stems

_CLAUSE_MARK: Final = re.compile(r"[;:.]| [-–—]")


@dataclass(frozen=True, slots=True)
class Footing:
    """One sentence that an item rests on, or the item's own words, with all that a reader is told of it."""

    text: str
    stems: frozenset[str]
    negated: bool


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
    label = find_content_stems(" ".join(_label(item)), language)
    own = show_value(item)
    yield Footing(own, find_content_stems(own, language) | label, negates(own, language))
    for each in item.evidence:
        stems = find_content_stems(each.text, language)
        yield Footing(each.text, stems if each.context else stems | label, negates(each.text, language))


def _label(item: Told) -> Iterator[str]:
    """What is told of an item beside its words: whose it is, what is counted and where, how sure it is."""
    if isinstance(item, Quote):
        yield from (item.speaker or "", item.speaker_role or "")
        return
    yield from (*item.attributed_to, item.hedge or "")
    if isinstance(item, Figure):
        yield from (item.what, item.scope or "", item.unit or "")


def find_parted(text: str, footings: Sequence[Footing], language: Language) -> tuple[str, str] | None:
    """Two words side by side in a text that no footing has together.

    Words of several sentences, each borne out alone, could say together what none of them says.
    """
    for clause in split_clauses(text, language):
        reporting = language.list("reporting")
        telling = [word for word in clause if not (word.idle or word.letter or word.lower in reporting)]
        for left, right in pairwise(telling):
            if not any({left.stem, right.stem} <= each.stems for each in footings):
                return left.lower, right.lower
    return None


def split_clauses(text: str, language: Language) -> tuple[tuple[PrintedWord, ...], ...]:
    """A text cut where a new statement may begin; a single word belongs to the statement before it."""
    clauses: list[tuple[PrintedWord, ...]] = []
    open_clause: tuple[PrintedWord, ...] = ()
    before: PrintedWord | None = None
    for word in read_words(text, language):
        gap = text[before.end : word.start] if before else ""
        if word.lower in language.list("clause") or _CLAUSE_MARK.search(gap):
            clauses, open_clause = _close(clauses, open_clause)
        open_clause, before = (*open_clause, word), word
    clauses, rest = _close(clauses, open_clause)
    return (*clauses, rest) if rest else tuple(clauses)


def _close(
    clauses: Sequence[tuple[PrintedWord, ...]], clause: tuple[PrintedWord, ...]
) -> tuple[list[tuple[PrintedWord, ...]], tuple[PrintedWord, ...]]:
    """The clauses with this one closed, and what stays open: a single word that has no clause before it."""
    if sum(not (word.idle or word.letter) for word in clause) > 1:
        return [*clauses, clause], ()
    if clauses:
        return [*clauses[:-1], clauses[-1] + clause], ()
    return [], clause


def find_turned(text: str, footings: Sequence[Footing], language: Language) -> str | None:
    """A clause that negates where what it stands on does not, or the other way round."""
    for clause in split_clauses(text, language):
        words = text[clause[0].start : clause[-1].end]
        stems = find_meant_stems(words, language)
        shares = [len(stems & each.stems) for each in footings]
        nearest = [each for each, share in zip(footings, shares, strict=True) if share == max(shares)]
        negated = negates(words, language)
        if stems and all(_negates_near(each, stems, language) != negated for each in nearest):
            return words
    return None


def find_twisted(text: str, footings: Sequence[Footing], language: Language) -> str | None:
    """A clause whose names stand in no footing's order, or that leaves out what makes its words no fact.

    "Ukraine attacked Russia" of "Russia attacked Ukraine"; "raises taxes" of "plans to raise taxes".
    """
    lowered = {word.lower for word in read_words(text, language)}
    cues = [language.list(cue) for cue in ("plan", "unreal") if language.list(cue).isdisjoint(lowered)]
    for clause in split_clauses(text, language):
        told = frozenset(word.stem for word in clause if not (word.idle or word.letter))
        shares = [len(each.stems & told) for each in footings]
        nearest = [each for each, share in zip(footings, shares, strict=True) if share == max(shares)]
        stated = text[clause[0].start : clause[-1].end]
        if told and not any(
            _bears(each, clause, told, cues, language)
            and not _turns_numbers(stated, each, language)
            and not _leaves_out(stated, each, language)
            for each in nearest
        ):
            return text[clause[0].start : clause[-1].end]
    return None


def _bears(
    footing: Footing,
    clause: Sequence[PrintedWord],
    told: frozenset[str],
    cues: Sequence[frozenset[str]],
    language: Language,
) -> bool:
    printed = read_words(footing.text, language)
    kept = told & {word.stem for word in printed}
    # Who says it may stand in front, wherever the sentence names him.
    said = next((at + 1 for at, word in enumerate(clause) if word.lower in language.list("reporting")), 0)
    if leaps_over_subject(clause[said:], read_text(footing.text, language)):
        return False
    in_order = keeps_names_in_order(clause[said:], read_text(footing.text, language))
    return in_order and not any(governs(each, read_text(footing.text, language), kept) for each in cues)


def _leaves_out(stated: str, footing: Footing, language: Language) -> bool:
    """Whether a clause leaves out what limits its words in the footing, or of whom they are told: the mayor's wife."""
    clause, printed = read_text(stated, language), read_text(footing.text, language)
    return drops_limit(clause.stems, clause, printed) or drops_head(clause, printed)


def _turns_numbers(stated: str, footing: Footing, language: Language) -> bool:
    """Whether a clause tells of a number what its footing tells of another: launched 63 and shot down 40."""
    printed = read_text(footing.text, language)
    clause = read_text(stated, language) if len(printed.amounts) > 1 else None
    return clause is not None and any(
        takes_from_another(list_told(each, clause), found, printed)
        for each in clause.amounts
        for found in printed.amounts
        if (found.low, found.high) == (each.low, each.high)
    )


def _negates_near(footing: Footing, stems: frozenset[str], language: Language) -> bool:
    """Whether a footing negates what these words tell: in the clause nearest to them, or ahead of it.

    A denial reaches on over what follows it; what stands behind is another statement.
    """
    if not footing.negated:
        return False
    clauses = split_clauses(footing.text, language)
    shares = [len(stems & {word.stem for word in clause}) for clause in clauses]
    end = clauses[shares.index(max(shares))][-1].end if clauses else len(footing.text)
    return negates(footing.text[:end], language)
