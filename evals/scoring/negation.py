"""Whether a proposition is negated, read off the clause that holds most of its key terms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from evals.scoring.words import count_terms, fold, split_words

_CLAUSE_END: Final = re.compile(r"[,;:.()]\s|\s[-–—]\s")
_TABLES: Final = Path(__file__).with_name("negation.toml")


@cache
def _load_cues() -> Mapping[str, frozenset[str]]:
    tables = tomllib.loads(_TABLES.read_text(encoding="utf-8"))
    return {code: frozenset(fold(each) for each in table["cues"]) for code, table in tables.items()}


def is_negated(text: str, key_terms: tuple[str, ...], *, language: str) -> bool | None:
    """Whether the proposition in a text is negated; None in a language that has no table of cues.

    Args:
        text: One or more clauses.
        key_terms: What the proposition cannot do without; its clause is the one that holds most of them.
        language: BCP 47; only the language itself counts.
    """
    cues = _load_cues().get(language.split("-", maxsplit=1)[0])
    if cues is None:
        return None
    clause = max(_CLAUSE_END.split(text), key=lambda each: count_terms(each, key_terms))
    return any(word in cues or word.endswith("n't") for word in split_words(clause))
