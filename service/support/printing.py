"""Where a copy prints the words of another article's evidence: the same words, at offsets of its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from service.origins.reading import Text
from service.schema.report import Evidence
from service.text import Folded, Span, find_words, fold, list_words, skip_dateline


class Print:
    """One article, looked at for the words of others."""

    def __init__(self, text: Text) -> None:
        self.article = text.article
        self._text = text
        self._lines = {each.words: each.sentence for each in reversed(self._text.lines)}

    def find(self, evidence: Evidence, *, quoted: bool) -> Evidence | None:
        """The evidence as this article prints it, or None where it does not; `quoted`: between quotation marks."""
        if evidence.field == "title":
            return self._find_title(evidence)
        span = self._find_quoted(evidence.text) if quoted else self._find_lines(evidence.text)
        return self._cite(evidence, span) if span else None

    def _find_title(self, evidence: Evidence) -> Evidence | None:
        title = self.article.title
        if title is None or list_words(title) != list_words(evidence.text):
            return None
        changes = {"article_id": self.article.id, "start": 0, "end": len(title), "text": title}
        return evidence.model_copy(update=changes)

    def _find_quoted(self, text: str) -> Span | None:
        found, quoted = find_words(self._folded, text), self.article.quotations
        return next((each for each in found if any(q.start <= each.start and each.end <= q.end for q in quoted)), None)

    def _find_lines(self, text: str) -> Span | None:
        words = list_words(text[skip_dateline(text) :])
        line = self._lines.get(words)
        if line:
            return Span(line.start, line.end)
        return next(self._find_runs(words), None) if self._text.prints(words) else None

    def _find_runs(self, words: tuple[str, ...]) -> Iterator[Span]:
        """The words in several lines, whole ones: a copy may break its lines elsewhere."""
        for first, at in self._starts.get(words[0], ()):
            last = self._ends.get(at + len(words))
            if last is not None and self._text.words[at : at + len(words)] == words:
                yield Span(self._text.lines[first].sentence.start, self._text.lines[last].sentence.end)

    def _cite(self, evidence: Evidence, span: Span) -> Evidence:
        text = self.article.body[span.start : span.end]
        changes = {"article_id": self.article.id, "start": span.start, "end": span.end, "text": text}
        return evidence.model_copy(update=changes)

    @cached_property
    def _folded(self) -> Folded:
        return fold(self.article.body)

    @cached_property
    def _starts(self) -> dict[str, list[tuple[int, int]]]:
        """By its first word each line, and how many words stand before it."""
        found: dict[str, list[tuple[int, int]]] = {}
        before = 0
        for number, line in enumerate(self._text.lines):
            if line.words:
                found.setdefault(line.words[0], []).append((number, before))
            before += len(line.words)
        return found

    @cached_property
    def _ends(self) -> dict[int, int]:
        """The line that ends with so many words."""
        return {end: number for number, end in enumerate(accumulate(len(each.words) for each in self._text.lines))}
