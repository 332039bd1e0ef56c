"""An article as a run of words, whatever marks, spaces, line breaks and dateline it is printed with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Final, NamedTuple

from service.prepare import AddressedSentence, PreparedArticle
from service.text import Span, list_words, skip_dateline

SHINGLE: Final = 5
"""Words of a shingle: of articles that were written apart hardly one in fifty is shared, in the cases of the suite."""


class Line(NamedTuple):
    """A sentence of a body with its words, dateline aside."""

    sentence: AddressedSentence
    words: tuple[str, ...]


class Text:
    """The body of an article: its lines, and its shingles.

    A. Broder, "On the resemblance and containment of documents", 1997.
    """

    def __init__(self, article: PreparedArticle) -> None:
        self.article = article
        self.lines = tuple(
            Line(each, list_words(each.text[skip_dateline(each.text) :]))
            for each in article.sentences
            if each.field == "body"
        )

    def __reduce__(self) -> tuple[type[Text], tuple[PreparedArticle]]:
        # Hashes of words differ from process to process: another one reads the article anew.
        return Text, (self.article,)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All its words in order."""
        return tuple(chain.from_iterable(each.words for each in self.lines))

    @cached_property
    def keys(self) -> frozenset[tuple[str, ...]]:
        """The words of each line."""
        return frozenset(each.words for each in self.lines)

    @cached_property
    def _runs(self) -> tuple[int, ...]:
        """The shingle that begins with each word."""
        return tuple(cut_shingles(self.words))

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Hashes of all runs of so many words, across lines too."""
        return frozenset(self._runs)

    @cached_property
    def told(self) -> frozenset[int]:
        """The shingles that lie within one line and outside quotations: what the writer has put in words."""
        quotations = _keep_outer(self.article.quotations)
        starts, ends = [each.start for each in quotations], [each.end for each in quotations]
        told: list[int] = []
        first = 0
        for line in self.lines:
            inside = quotations[bisect_right(ends, line.sentence.start) : bisect_left(starts, line.sentence.end)]
            if inside:
                told += chain.from_iterable(map(cut_shingles, _leave_out(line, inside)))
            else:
                told += self._runs[first : first + max(0, len(line.words) - SHINGLE + 1)]
            first += len(line.words)
        return frozenset(told)

    def prints(self, words: tuple[str, ...]) -> bool:
        """Whether it has a line of these words, or every run of so many of them."""
        return words in self.keys or (len(words) >= SHINGLE and self.shingles.issuperset(cut_shingles(words)))


def cut_shingles(words: Sequence[str]) -> Iterator[int]:
    """A hash of every run of so many words."""
    return map(hash, zip(*(words[start:] for start in range(SHINGLE)), strict=False))


def _keep_outer(quotations: Sequence[Span]) -> list[Span]:
    """Those that stand in no other; they come in order."""
    kept: list[Span] = []
    for each in quotations:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _leave_out(line: Line, inside: Sequence[Span]) -> Iterator[tuple[str, ...]]:
    """The words of a line in pieces: before, between and behind its quotations."""
    sentence = line.sentence
    start = skip_dateline(sentence.text)
    for each in inside:
        yield list_words(sentence.text[start : max(start, each.start - sentence.start)])
        start = max(start, each.end - sentence.start)
    yield list_words(sentence.text[start:])
