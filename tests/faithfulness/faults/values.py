"""Every number that a text can be read to print: digits, words, magnitudes, in any of the languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from tests.faithfulness.faults.lexicon import words_of
from tests.faithfulness.faults.wording import fold, is_spaceless

DIGITS: Final = re.compile(r"\d+(?:[.,]\d+|[ \u00a0\u202f]\d{3}(?!\d))*")
_KANJI: Final = re.compile("[一二三四五六七八九十百千]+")
_KANJI_DIGITS: Final = "零一二三四五六七八九"
_KANJI_TENS: Final = MappingProxyType({"十": 10, "百": 100, "千": 1000})


@cache
def _word_values(language: str) -> Mapping[str, float]:
    words = words_of(language)
    pairs = [(word, float(value)) for value, forms in words.numbers.items() for word in forms]
    return MappingProxyType({fold(word): value for word, value in pairs})


def _digit_values(printed: str) -> set[float]:
    """Every reading of digits with separators."""
    joined = re.sub(r"[^\d]", "", printed)
    found = {float(joined)}
    parts = re.split(r"[.,]", printed.replace("\u00a0", "").replace("\u202f", "").replace(" ", ""))
    if len(parts) > 1:
        found.add(float("".join(parts[:-1]) + "." + parts[-1]))
    return found


def _kanji_value(run: str) -> float:
    total = unit = 0
    for sign in run:
        if sign in _KANJI_TENS:
            total, unit = total + (unit or 1) * _KANJI_TENS[sign], 0
        else:
            unit = unit * 10 + _KANJI_DIGITS.index(sign)
    return float(total + unit)


def _spelt(text: str, language: str) -> list[tuple[int, float]]:
    """Where number words end, and what they say; words that follow each other are added up as well."""
    if is_spaceless(language):
        return [(hit.end(), _kanji_value(hit[0])) for hit in _KANJI.finditer(text)]
    known = _word_values(language)
    found: list[tuple[int, float]] = []
    running, last_end = 0.0, -9
    for hit in re.finditer(r"[^\W\d_]+(?:'[^\W\d_]+)*(?:-[^\W\d_]+)*", text):
        whole = known.get(hit[0])
        parts = [known[part] for part in hit[0].split("-") if part in known]
        value = whole if whole is not None else sum(parts) if parts else None
        if value is None:
            continue
        running = running + value if hit.start() - last_end <= 1 else value
        last_end = hit.end()
        found += [(hit.end(), each) for each in {value, running, *parts}]
    return found


@lru_cache(maxsize=1 << 14)
def read_values(text: str, language: str) -> frozenset[float]:
    """Every number that a text can be read to print, magnitudes applied and not."""
    words, folded = words_of(language), fold(text)
    ends = [(hit.end(), value) for hit in DIGITS.finditer(folded) for value in _digit_values(hit[0])]
    ends += _spelt(folded, language)
    found = {value for _, value in ends}
    for end, value in ends:
        behind = folded[end : end + 14].lstrip(" -")
        for factor, names in words.magnitudes.items():
            found |= {value * float(factor) for name in names if behind.startswith(fold(name))}
    found |= {value for phrase, value in words.loose.items() if fold(phrase) in folded}
    return frozenset(round(value, 4) for value in found)


@cache
def compile_number(language: str) -> re.Pattern[str]:
    """A number in digits or in one word."""
    if is_spaceless(language):
        return re.compile(f"{DIGITS.pattern}|{_KANJI.pattern}")
    forms = sorted((form for forms in words_of(language).numbers.values() for form in forms), key=len, reverse=True)
    spelt = "|".join(re.escape(form).replace("'", "['’ʼ]") for form in forms)
    return re.compile(rf"(?<![\w.,]){DIGITS.pattern}(?![\w])|(?<![\w\-])(?:{spelt})(?![\w\-])", re.IGNORECASE)
