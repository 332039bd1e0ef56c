"""Text as the articles have it: sentences with offsets, folding with an offset map, words and stems.

Nothing here changes a body. Whatever is found in a folded text is told as offsets of the unfolded one.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import Stemmer
from sentencex import get_sentence_boundaries

from service.language import Language

MAX_RUN: Final = 1_000
"""Longest sentence in code points; a longer one is cut at white space."""

_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_SPACELESS: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SPACELESS_CHARACTER: Final = re.compile(f"[{_SPACELESS}]")
_WORD: Final = re.compile(f"[{_SPACELESS}]+|[^\\W_{_SPACELESS}]+")
_INVISIBLE: Final = frozenset("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff")
_INVISIBLES: Final = re.compile(f"[{''.join(_INVISIBLE)}]")
_MARKS: Final = frozenset("\"'`´«»‘’‚‛“”„‟‹›〝〞＂＇「」『』")
_DASHES: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d")
_PLAIN: Final = re.compile(r"(?:[!#-&(-,./0-_a-~\u0430-\u044f\u0410-\u042f\u00e0-\u00f6]| (?=[!-~\u0410-\u044f]))+")
"""Runs that folding leaves alone: no marks, no dashes, no odd spaces, nothing NFKC would touch."""


_MARKS_AND_DASHES: Final = str.maketrans(dict.fromkeys(_MARKS, "'") | dict.fromkeys(_DASHES, "-"))
_SIMPLE: Final = re.compile(r"(?:[!-~\u0410-\u044f\u00e0-\u00f6‘’“”–—]| (?! ))*")
"""What folding changes character by character, if at all."""


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]`, in code points."""

    start: int
    end: int


def split_sentences(body: str, language: str) -> tuple[tuple[Span, ...], ...]:
    """The sentences of each line of a body, trimmed: line breaks first, then sentences, then white space in long runs.

    Boundaries within a line are sentencex's (https://github.com/wikimedia/sentencex).
    """
    lines = (_split_line(body, line.start(), line.end(), language) for line in _LINE.finditer(body))
    return tuple(spans for spans in lines if spans)


def _split_line(body: str, start: int, end: int, language: str) -> tuple[Span, ...]:
    pieces: list[Span] = []
    for found in get_sentence_boundaries(language, body[start:end]):
        piece = _trim(body, start + found["start_index"], start + found["end_index"])
        if piece is None:
            continue
        if pieces and not _WORD.search(body, piece.start, piece.end):
            pieces[-1] = Span(pieces[-1].start, piece.end)
        else:
            pieces.append(piece)
    return tuple(part for piece in pieces for part in _cut_run(body, piece))


def _trim(body: str, start: int, end: int) -> Span | None:
    text = body[start:end]
    stripped = text.strip()
    if not stripped:
        return None
    left = start + len(text) - len(text.lstrip())
    return Span(left, left + len(stripped))


def _cut_run(body: str, piece: Span) -> Iterator[Span]:
    start = piece.start
    while piece.end - start > MAX_RUN:
        cut = next((i for i in range(start + MAX_RUN, start, -1) if body[i].isspace()), start + MAX_RUN)
        part = _trim(body, start, cut)
        if part:
            yield part
        start = cut
    rest = _trim(body, start, piece.end)
    if rest:
        yield rest


@dataclass(frozen=True, slots=True)
class Folded:
    """A text with marks, dashes, spaces and compatibility forms made alike, and where each character came from."""

    text: str
    starts: array[int]
    ends: array[int]

    def unfold(self, start: int, end: int) -> Span:
        """The stretch of the unfolded text that `text[start:end]` stands for."""
        return Span(self.starts[start], self.ends[end - 1])


def fold(text: str) -> Folded:
    """Fold quotation marks and apostrophes to ', dashes to -, runs of space to one, the rest by NFKC; case stays."""
    folded: list[str] = []
    starts, ends = array("l"), array("l")
    position = 0
    while position < len(text):
        plain = _PLAIN.match(text, position)
        if plain and not _combines(text, plain.end()):
            folded.append(plain.group())
            starts.extend(range(position, plain.end()))
            ends.extend(range(position + 1, plain.end() + 1))
            position = plain.end()
            continue
        end = _end_of_cluster(text, position)
        piece = _fold_cluster(text[position:end])
        if piece == " " and folded and folded[-1].endswith(" "):
            ends[-1] = end
        else:
            folded.append(piece)
            starts.extend([position] * len(piece))
            ends.extend([end] * len(piece))
        position = end
    return Folded("".join(folded), starts, ends)


def fold_plain(text: str) -> str:
    """The text that `fold` gives, without offsets: several times faster on ordinary copy."""
    return text.translate(_MARKS_AND_DASHES) if _SIMPLE.fullmatch(text) else fold(text).text


def _combines(text: str, position: int) -> bool:
    return position < len(text) and unicodedata.combining(text[position]) > 0


def _end_of_cluster(text: str, position: int) -> int:
    end = position + 1
    while _combines(text, end):
        end += 1
    return end


def _fold_cluster(cluster: str) -> str:
    if cluster in _INVISIBLE or unicodedata.category(cluster[0]) == "Cf":
        return ""
    if cluster in _MARKS:
        return "'"
    if cluster in _DASHES:
        return "-"
    if cluster.isspace():
        return " "
    return unicodedata.normalize("NFKC", cluster)


def find_words(haystack: Folded, needle: str) -> tuple[Span, ...]:
    """Every place where the folded needle stands as whole words, as spans of the unfolded text."""
    words = fold_plain(needle).strip()
    return tuple(haystack.unfold(at, at + len(words)) for at in _find_whole(haystack.text, words))


def has_words(folded: str, needle: str) -> bool:
    """Whether the needle, folded, stands in a text that is folded already, as whole words."""
    return next(_find_whole(folded, fold_plain(needle).strip()), None) is not None


def _find_whole(text: str, words: str) -> Iterator[int]:
    position = text.find(words) if words else -1
    while position >= 0:
        if is_word_edge(text, position) and is_word_edge(text, position + len(words)):
            yield position
        position = text.find(words, position + 1)


def is_word_edge(text: str, position: int) -> bool:
    """Whether no word runs across this position; scripts without spaces have an edge between any two characters."""
    if position in (0, len(text)):
        return True
    left, right = text[position - 1], text[position]
    if not (left.isalnum() and right.isalnum()):
        return True
    return bool(_SPACELESS_CHARACTER.match(left) or _SPACELESS_CHARACTER.match(right))


def list_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded and in lower case; scripts without spaces give pairs of characters."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", _INVISIBLES.sub("", text))
    runs = _WORD.findall(plain.casefold())
    if text.isascii() or not _SPACELESS_CHARACTER.search(plain):
        return tuple(runs)
    return tuple(word for run in runs for word in _spell(run))


def _spell(run: str) -> Sequence[str]:
    if len(run) == 1 or run.isascii() or not _SPACELESS_CHARACTER.match(run):
        return (run,)
    return tuple(run[index : index + 2] for index in range(len(run) - 1))


def stem_words(words: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """Stems of the words (Snowball, https://snowballstem.org); number words become digits, the rest stays."""
    stems = _stemmer(language.stemmer).stemWords(list(words)) if language.stemmer else words
    if language.numerals.keys().isdisjoint(words):
        return tuple(stems)
    return tuple(
        str(language.numerals[word]) if word in language.numerals else stem
        for word, stem in zip(words, stems, strict=True)
    )


@lru_cache(maxsize=32)
def _stemmer(algorithm: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(algorithm)


def find_content_stems(text: str, language: Language) -> frozenset[str]:
    """Stems of the words that carry meaning: no stop words, no single letters of an elision or a possessive."""
    words = set(list_words(text)) - language.list("stop")
    return frozenset(stem_words(tuple(word for word in words if _carries_meaning(word)), language))


def _carries_meaning(word: str) -> bool:
    return len(word) > 1 or not word.isascii() or word.isdigit()


def count_words(text: str) -> int:
    """Words as an editor counts them; two characters of a script without spaces count as one."""
    runs = [found.group() for found in _WORD.finditer(text)]
    return sum((len(run) + 1) // 2 if _SPACELESS_CHARACTER.match(run) else 1 for run in runs)
