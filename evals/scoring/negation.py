"""Whether a proposition is negated, read off the clause that holds most of its key terms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from evals.made_up.tables import guess_languages
from evals.scoring.words import count_terms, fold, split_words

_CLAUSE_END: Final = r"[,;:.()]\s|\s[-–—]\s"
_NUMBER_OF: Final = re.compile(r"\bno\.? ?(?=\d)")
"""In "shaft No 2"."""
_TABLES: Final = Path(__file__).with_name("negation.toml")


@dataclass(frozen=True, slots=True)
class _Table:
    """What negates in a language."""

    cues: frozenset[str]
    beginnings: tuple[str, ...]
    harmless: re.Pattern[str]
    clause_end: re.Pattern[str]

    def negates(self, clause: str) -> bool:
        """Whether a clause holds a word of negation or of denial."""
        words = split_words(self.harmless.sub(" ", _NUMBER_OF.sub(" ", clause)))
        return any(
            word in self.cues or word.startswith((*self.beginnings, "n'")) or word.endswith("n't") for word in words
        )


@cache
def _load_tables() -> Mapping[str, _Table]:
    tables = tomllib.loads(_TABLES.read_text(encoding="utf-8"))
    return {code: _build(table) for code, table in tables.items()}


def _build(table: Mapping[str, Sequence[str]]) -> _Table:
    return _Table(
        cues=frozenset(map(fold, table["cues"])),
        beginnings=tuple(map(fold, table["beginnings"])),
        harmless=re.compile("|".join(map(_quote, table["not_negations"]))),
        clause_end=re.compile("|".join((_CLAUSE_END, *(re.escape(each) for each in table["splits"])))),
    )


def _quote(phrase: str) -> str:
    return rf"\b{re.escape(fold(phrase))}\b"


def is_negated(text: str, key_terms: Sequence[str] = (), *, language: str) -> bool | None:
    """Whether the proposition in a text is negated; None in a language that has no table.

    Args:
        text: One or more clauses.
        key_terms: What the proposition cannot do without; its clause is the one that holds most of them.
        language: BCP 47, of the report: believed only where the text's own small words allow it.
    """
    tables = tuple(_find_tables(text, language.split("-", maxsplit=1)[0]))
    if not tables:
        return None
    folded = fold(text)
    return any(table.negates(_find_clause(folded, key_terms, table)) for table in tables)


def _find_tables(text: str, language: str) -> Iterable[_Table]:
    guessed = guess_languages(text)
    tables = _load_tables()
    return (tables[each] for each in ((language,) if language in guessed else guessed) if each in tables)


def _find_clause(text: str, key_terms: Sequence[str], table: _Table) -> str:
    return max(table.clause_end.split(text), key=lambda each: count_terms(each, tuple(key_terms)))
