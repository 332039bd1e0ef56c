"""Texts compared as an editor reads them: folded, cut into words, with a phrase found or put in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

MARKS: Final = re.compile('“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|»([^«»]+)«|「([^「」]+)」|"([^"]+)"')
"""Words between quotation marks, in one of the groups."""
ANY_MARK: Final = re.compile("[“”«»„「」\"『』‘]|(?<!\\w)['’]")
"""A quotation mark by itself; an apostrophe inside a word is none."""

_REMEMBERED: Final = 1 << 14
"""The same sentences are read for thousands of faults."""


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """Letter case, compatibility forms, quotation marks, dashes and runs of space made one."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = re.sub("[’‘ʼ`´]", "'", folded)
    folded = re.sub("[“”„«»]", '"', folded)
    folded = re.sub("[‐‑‒–—−]", "-", folded)
    return " ".join(folded.split())


@lru_cache(maxsize=_REMEMBERED)
def tokenize(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without punctuation."""
    return tuple(re.findall(r"[^\W_]+(?:'[^\W_]+)*", fold(text)))


def cut_ending(word: str) -> str:
    """A word without its last letters, where inflection is."""
    return word if len(word) <= 4 else word[: max(4, len(word) - 2)]


def is_run(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether some words follow each other in others."""
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


def is_spaceless(language: str) -> bool:
    """Whether a language writes its words without spaces between them."""
    return language == "ja"


@cache
def compile_phrase(phrase: str, language: str) -> re.Pattern[str]:
    """A phrase as whole words, apostrophes of any shape."""
    escaped = re.sub("['’]", "['’ʼ]", re.escape(phrase))
    if is_spaceless(language):
        return re.compile(escaped)
    head = r"(?<![\w])" if phrase[0].isalnum() else ""
    tail = r"(?![\w])" if phrase[-1].isalnum() else ""
    return re.compile(head + escaped + tail, re.IGNORECASE)


def capitalize_like(model: str, word: str) -> str:
    """The word with the capital that the one it stands for had."""
    return word[:1].upper() + word[1:] if model[:1].isupper() and not model[1:2].isupper() else word


def tidy(text: str) -> str:
    """A text without the spaces that a cut left, with a capital at its start."""
    closed = re.sub(r" {2,}", " ", text).replace(" .", ".").replace(" ,", ",").strip()
    return closed[:1].upper() + closed[1:]


def find_change(before: str, after: str) -> str:
    """The stretch of the altered text that differs, with a word on either side; all of it without spaces."""
    if " " not in after.strip():
        return fold(after).strip(" .。")
    old, new = before.split(), after.split()
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return fold(" ".join(new[max(0, head - 2) : len(new) - tail + 2])).strip(" .,;")


def holds(text: str | None, part: str) -> bool:
    """Whether a text, if there is one, has this folded part."""
    return text is not None and part in fold(text)
