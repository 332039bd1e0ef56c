"""Text as the scorer compares it: folded, in words, by key terms. Wordings align items here; they never judge them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from evals.made_up.numbers import tell_numbers

_MARKS: Final = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-"}
)
_WORD: Final = re.compile(r"\w+(?:['\-]\w+)*")
_LITTLE: Final = frozenset(
    [
        *("the", "a", "an", "of", "in", "at", "on", "to"),  # en
        *("der", "die", "das", "des", "dem", "den", "ein", "eine", "im", "am", "von"),  # de
        *("le", "la", "les", "un", "une", "du", "de", "des", "d'", "l'"),  # fr
        *("el", "los", "las", "una", "del", "en"),  # es
        *("o", "os", "as", "um", "uma", "do", "da", "dos", "das", "no", "na", "em"),  # pt
        *("у", "в", "на", "з", "та", "и"),  # uk, ru
    ]
)
_EDGES: Final = " \t\n.,;:!?…\"'"


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Fold case, marks and white space, so that spellings of one wording are equal."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_MARKS).casefold().split())


@lru_cache(maxsize=20_000)
def split_words(text: str) -> tuple[str, ...]:
    """Split a text into its folded words."""
    return tuple(_WORD.findall(fold(text)))


def compare_wordings(one: str, other: str) -> float:
    """How alike two wordings are, 0 to 1, whatever the order of their words: for aligning, never for judging."""
    return fuzz.token_set_ratio(" ".join(split_words(one)), " ".join(split_words(other))) / 100


def hold_same_words(one: str, other: str) -> bool:
    """Whether all words of one stand in the other, either way round, little ones aside."""
    first, second = (set(split_words(each)) - _LITTLE for each in (one, other))
    return bool(first) and bool(second) and (first <= second or second <= first)


def fold_quotation(words: str) -> str:
    """Fold a quotation, its closing punctuation aside."""
    return fold(words).strip(_EDGES)


@lru_cache(maxsize=5_000)
def _compile_term(term: str) -> re.Pattern[str]:
    alternatives = "|".join(_quote_alternative(fold(each)) for each in term.split("|") if each.strip())
    return re.compile(rf"(?<!\w)(?:{alternatives})")


def _quote_alternative(alternative: str) -> str:
    """A number has to end where the alternative ends: 17 is not the beginning of 170, nor nine of nineteen."""
    if alternative[-1:].isdigit():
        return re.escape(alternative) + r"(?!\d|[.,]\d)"
    is_number = alternative.isascii() and alternative.isalpha() and bool(tell_numbers(alternative))
    return re.escape(alternative) + (r"(?!\w)" if is_number else "")


@lru_cache(maxsize=200_000)
def holds_term(text: str, term: str) -> bool:
    """Whether a key term, or one of its alternatives between `|`, begins at a word of the text."""
    return _compile_term(term).search(fold(text)) is not None


def count_terms(text: str, terms: tuple[str, ...]) -> int:
    """How many of several key terms a text holds."""
    return sum(holds_term(text, each) for each in terms)


def holds_phrase(text: str, phrase: str) -> bool:
    """Whether a phrase stands in a text as whole words."""
    return re.search(rf"(?<!\w){re.escape(fold(phrase))}(?!\w)", fold(text)) is not None


_STEM: Final = 4
_STEM_SHARE: Final = 0.6


@lru_cache(maxsize=200_000)
def share_word(one: str, other: str) -> bool:
    """Whether two wordings share a word of four letters or more, its ending aside."""
    return any(_begin_alike(first, second) for first in split_words(one) for second in split_words(other))


def _begin_alike(one: str, other: str) -> bool:
    needed = max(_STEM, int(_STEM_SHARE * max(len(one), len(other))))
    return min(len(one), len(other)) >= _STEM and one[:needed] == other[:needed]
