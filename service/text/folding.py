"""Folding: one form for what is printed in several, with the way back to where each character came from."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from service.text.characters import INVISIBLES
from service.text.span import Span

_MARKS: Final = frozenset("\"'`´ʼ«»‘’‚‛“”„‟‹›〝〞＂＇「」『』")
_DASHES: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d")
_ONE_FOR_ONE: Final = str.maketrans(dict.fromkeys(_MARKS, "'") | dict.fromkeys(_DASHES, "-") | {"\n": " "})
_UNFOLDABLE: Final = (
    "!#-_a-~\u00e0-\u00f6\u0410-\u044f\u0621-\u063a\u0641-\u064a\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3"
)
_PLAIN: Final = re.compile(f"[{_UNFOLDABLE}]+(?: [{_UNFOLDABLE}]+)*")
"""Runs that folding leaves alone, and fast: no marks, no dashes, no odd spaces, nothing NFKC would touch."""
_SPACES: Final = re.compile(r"[ \n]{2,}")
_NOT_SIMPLE: Final = re.compile(r"[^ -~\n\u0410-\u044f\u00e0-\u00f6‘’“”–—]")
_ASCII_CHANGES: Final = (('"', "'"), ("`", "'"), ("\n", " "))
_SIMPLE_CHANGES: Final = (*_ASCII_CHANGES, *((mark, "'") for mark in "‘’“”"), ("–", "-"), ("—", "-"))


@dataclass(frozen=True, slots=True)
class Folded:
    """A text with marks, dashes, spaces and compatibility forms made alike, and where each character came from."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def unfold(self, start: int, end: int) -> Span:
        """The stretch of the unfolded text that `text[start:end]` stands for."""
        return Span(self.starts[start], self.ends[end - 1])


def fold(text: str) -> Folded:
    """Fold quotation marks and apostrophes to ', dashes to -, runs of space to one, and the rest by NFKC; case stays.

    What no reader sees is left out.
    """
    if _is_simple(text):
        if _has_wide_space(text):
            return _fold_spaced(text)
        return Folded(_fold_simple(text), range(len(text)), range(1, len(text) + 1))
    if not INVISIBLES.search(text):
        return _fold_visible(text)
    places = [index for index, character in enumerate(text) if not INVISIBLES.match(character)]
    folded = _fold_visible("".join(text[index] for index in places))
    starts = array("l", (places[start] for start in folded.starts))
    ends = array("l", (places[end - 1] + 1 for end in folded.ends))
    return Folded(folded.text, starts, ends)


def _fold_spaced(text: str) -> Folded:
    """A simple text with runs of space, each of which becomes one."""
    starts, ends, places = array("l"), array("l"), array("l", range(len(text) + 1))
    position = 0
    for run in _SPACES.finditer(text):
        starts += places[position : run.start() + 1]
        ends += places[position + 1 : run.start() + 1]
        ends.append(run.end())
        position = run.end()
    starts += places[position:-1]
    ends += places[position + 1 :]
    return Folded(_fold_simple(_SPACES.sub(" ", text)), starts, ends)


def _fold_visible(text: str) -> Folded:
    pieces: list[str] = []
    starts, ends = array("l"), array("l")
    position = 0
    while position < len(text):
        end = _end_of_plain(text, position)
        if end > position:
            pieces.append(text[position:end])
            starts.extend(range(position, end))
            ends.extend(range(position + 1, end + 1))
        else:
            end = _end_of_cluster(text, position)
            piece = _fold_cluster(text[position:end])
            if piece == " " and pieces and pieces[-1].endswith(" "):
                ends[-1] = end
            else:
                pieces.append(piece)
                starts.extend([position] * len(piece))
                ends.extend([end] * len(piece))
        position = end
    return Folded("".join(pieces), starts, ends)


def fold_plain(text: str) -> str:
    """The text that `fold` gives, without offsets: several times faster on ordinary copy."""
    if not _is_simple(text):
        return fold(text).text
    return _fold_simple(_SPACES.sub(" ", text) if _has_wide_space(text) else text)


def _is_simple(text: str) -> bool:
    """Whether folding changes it character by character, runs of space aside, if at all."""
    return (text.isascii() and text.isprintable()) or not _NOT_SIMPLE.search(text)


def _has_wide_space(text: str) -> bool:
    return "  " in text or ("\n" in text and ("\n\n" in text or " \n" in text or "\n " in text))


def _fold_simple(text: str) -> str:
    """Several times faster than a translation table, which Python walks character by character."""
    for printed, folded in _ASCII_CHANGES if text.isascii() else _SIMPLE_CHANGES:
        if printed in text:
            text = text.replace(printed, folded)
    return text


def _end_of_plain(text: str, position: int) -> int:
    plain = _PLAIN.match(text, position)
    if not plain:
        return position
    # What combines with the last character is folded together with it.
    return plain.end() - 1 if _combines(text, plain.end()) else plain.end()


def _end_of_cluster(text: str, position: int) -> int:
    end = position + 1
    while _combines(text, end):
        end += 1
    return end


def _combines(text: str, position: int) -> bool:
    return position < len(text) and not text[position].isascii() and _joins_previous(text[position])


@lru_cache(maxsize=4_096)
def _joins_previous(character: str) -> bool:
    """Whether NFKC may compose a character with the one before it: a mark, or a later letter of a Hangul syllable."""
    first = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.category(first).startswith("M") or "\u1161" <= first <= "\u11ff"


def _fold_cluster(cluster: str) -> str:
    if cluster.isspace():
        return " "
    plain = cluster if cluster in _MARKS else unicodedata.normalize("NFKC", cluster)
    return plain.translate(_ONE_FOR_ONE)
