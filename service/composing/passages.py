"""A title or a sentence that is proposed, with all that the checks look for in it, read once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from service.grounding.known import known
from service.grounding.printed import PrintedText, PrintedWord
from service.quantities import Quantity
from service.schema.report import Figure, Number
from service.schema.vocabulary import Qualifier

_CLAUSE_MARK: Final = re.compile(r"[;:.]| [-–—]")

Value = tuple[Number | None, Number | None, Qualifier]
"""The least and the most that a number can be, and its bound."""


def read_value(amount: Figure | Quantity) -> Value:
    """What a number says, whatever it counts."""
    return amount.low, amount.high, amount.qualifier


class Passage(PrintedText):
    """A proposed text, or a clause of one."""

    @known
    def clauses(self) -> tuple[Passage, ...]:
        """It, cut where a new statement may begin, each with the question mark behind it."""
        clauses = split_clauses(self)
        spans = [(each[0].start, each[-1].end) for each in clauses]
        return tuple(
            Passage(self.text[start : end + self.text.startswith("?", end)], self.language) for start, end in spans
        )

    @known
    def stated(self) -> Sequence[PrintedWord]:
        """Its words behind a verb of saying: who says it may stand in front, wherever a sentence names him."""
        reporting = self.language.list("reporting")
        said = next((at + 1 for at, word in enumerate(self.words) if word.lower in reporting), 0)
        return self.words[said:]

    @known
    def values(self) -> frozenset[Value]:
        """What its numbers say."""
        return frozenset(map(read_value, self.quantities))


def split_clauses(text: PrintedText) -> list[list[PrintedWord]]:
    """The words of a text, cut where a new statement may begin; a single word belongs to the statement before it."""
    clauses: list[list[PrintedWord]] = []
    open_clause: list[PrintedWord] = []
    for word, may_begin in _mark_beginnings(text):
        if may_begin:
            open_clause = _close(clauses, open_clause)
        open_clause.append(word)
    rest = _close(clauses, open_clause)
    return [*clauses, rest] if rest else clauses


def _mark_beginnings(text: PrintedText) -> Iterator[tuple[PrintedWord, bool]]:
    """Every word, and whether a new statement may begin with it."""
    openers, end = text.language.list("clause"), 0
    for at, word in enumerate(text.words):
        gap = text.text[end : word.start] if at else ""
        yield word, word.lower in openers or (gap != " " and bool(_CLAUSE_MARK.search(gap)))
        end = word.end


def _close(clauses: list[list[PrintedWord]], clause: list[PrintedWord]) -> list[PrintedWord]:
    """Put a clause to those that are closed; what stays open is a single word that has no clause before it."""
    if sum(not (word.idle or word.letter) for word in clause) > 1:
        clauses.append(clause)
        return []
    if clauses:
        clauses[-1] += clause
        return []
    return clause
