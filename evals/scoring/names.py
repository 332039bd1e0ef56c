"""Whether names mean the same one: by the reference's aliases, never by likeness."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from evals.reference import Named
from evals.scoring.counts import Verdict
from evals.scoring.words import split_words

_ARTICLES = frozenset({"the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "las", "o", "os", "as"})


def is_name_of(found: str, named: Named) -> bool:
    """Whether a name is one of the forms that the reference gives, case, accents and a leading article aside."""
    return _bare(found) in {_bare(each) for each in (named.name, *named.aliases)}


@lru_cache(maxsize=20_000)
def _bare(name: str) -> tuple[str, ...]:
    words = tuple(_drop_accents(each.removesuffix("'s")) for each in split_words(name))
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def _drop_accents(word: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", word) if not unicodedata.combining(each))


def judge_names(expected: Named | None, found: Iterable[str]) -> Verdict | None:
    """Judge who is named: partial when others are named beside the right one; None where nobody is on either side."""
    names = tuple(found)
    if expected is None:
        return "spurious" if names else None
    if not names:
        return "missing"
    right = sum(is_name_of(each, expected) for each in names)
    if not right:
        return "incorrect"
    return "correct" if right == len(names) else "partial"
