"""What is known of one article while items are held against it, computed once and when first needed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import islice, takewhile
from typing import Any, TypeVar
from weakref import proxy

from service.grounding.known import known
from service.grounding.printed import PrintedText, read_text
from service.prepare import AddressedSentence, PreparedArticle
from service.schema.report import Evidence
from service.text import Folded, Span, count_words, fold, fold_plain
from service.text.scripts import has_cyrillic, spell_alike

_AnswerT = TypeVar("_AnswerT")

CONTEXT_BEFORE = 3
CONTEXT_AFTER = 1
LEAD = 10
"""Most sentences of a first paragraph: some articles are all one paragraph."""
QUOTED_WORDS = 4
"""From so many on, words between marks are somebody's own sentence."""


class Citation(PrintedText):
    """One sentence of an article as items cite it, for as long as the article's index is there.

    It refers to nothing that refers to it: Python lets go of a story at once, and looks for no cycles of it.
    """

    def __init__(self, index: ArticleIndex, sentence: AddressedSentence) -> None:
        super().__init__(sentence.text, index.article.language)
        self.index: ArticleIndex = proxy(index)
        self.sentence = sentence
        self._evidence: dict[tuple[bool, str | None], Evidence] = {}

    @property
    def context(self) -> tuple[Citation, ...]:
        """Sentences that may name who, where and when for this one, nearest first: 3 before, 1 after, the lead."""
        return self.index.find_context(self)

    @property
    def outside(self) -> PrintedText:
        """What is read of it without what it quotes; a few quoted words are its own way of speaking and stay."""
        return self._unquoted or self

    @known
    def _unquoted(self) -> PrintedText | None:
        """The same where it quotes something."""
        text = self.index.leave_out_quotations(self.sentence)
        return None if text == self.text else read_text(text, self.language)

    def cite(self, *, context: bool = False, attributed_to: str | None = None) -> Evidence:
        """The sentence as evidence."""
        key = context, attributed_to
        if key not in self._evidence:
            self._evidence[key] = Evidence(
                article_id=self.index.article.id,
                field=self.sentence.field,
                start=self.sentence.start,
                end=self.sentence.end,
                text=self.text,
                context=context,
                attributed_to=attributed_to,
            )
        return self._evidence[key]


class ArticleIndex:
    """An article's sentences by address, its folded body and its quotations."""

    def __init__(self, article: PreparedArticle) -> None:
        self.article = article
        self.sentences = {each.address: Citation(self, each) for each in article.sentences}
        self._order = {address: at for at, address in enumerate(self.sentences)}
        self._with_stem: dict[str, Sequence[Citation]] = {}
        self._answers: dict[tuple[str, ...], Any] = {}

    @known
    def folded(self) -> Folded:
        """The body, folded."""
        return fold(self.article.body)

    @known
    def lowered_body(self) -> str:
        """The body in lower case, folded."""
        return fold_plain(self.article.body.casefold())

    @property
    def quotations(self) -> tuple[Span, ...]:
        """What stands between quotation marks in the body."""
        return self.article.quotations

    @known
    def last_names(self) -> frozenset[str]:
        """Stems of the words that end a name of several words with capitals."""
        return frozenset(each.words[at].stem for each in self._in_order for at in each.name_ends)

    def remember(self, question: tuple[str, ...], find: Callable[[], _AnswerT]) -> _AnswerT:
        """The answer to a question about the article, found out once."""
        if question not in self._answers:
            self._answers[question] = find()
        answer: _AnswerT = self._answers[question]
        return answer

    def sentences_with(self, stem: str) -> Sequence[Citation]:
        """The sentences that have a word of this stem."""
        if stem not in self._with_stem:
            self._with_stem[stem] = [each for each in self._in_order if stem in each.stems]
        return self._with_stem[stem]

    @known
    def _in_order(self) -> tuple[Citation, ...]:
        return tuple(self.sentences.values())

    @known
    def _lead(self) -> tuple[Citation, ...]:
        """The title and the first paragraph, which come first."""
        paragraph = next((each.paragraph for each in self.article.sentences if each.paragraph >= 0), -1)
        lead = takewhile(lambda each: each.sentence.paragraph <= paragraph, self._in_order)
        return tuple(islice(lead, LEAD + (self.article.title is not None)))

    def find_context(self, cited: Citation) -> tuple[Citation, ...]:
        """What `Citation.context` tells."""
        return self.remember(("context", cited.sentence.address), lambda: self._find_context(cited))

    def _find_context(self, cited: Citation) -> tuple[Citation, ...]:
        at = self._order[cited.sentence.address]
        before = self._in_order[max(0, at - CONTEXT_BEFORE) : at][::-1]
        after = self._in_order[at + 1 : at + 1 + CONTEXT_AFTER]
        return tuple([each for each in dict.fromkeys((*before, *after, *self._lead)) if each is not cited])

    def cite_span(self, span: Span) -> Evidence:
        """A stretch of the body as evidence."""
        text = self.article.body[span.start : span.end]
        return Evidence(article_id=self.article.id, start=span.start, end=span.end, text=text)

    def leave_out_quotations(self, sentence: AddressedSentence) -> str:
        """A sentence without what it quotes, as `Citation.outside` reads it."""
        if sentence.field != "body":
            return sentence.text
        kept, position = "", sentence.start
        for span in self.quotations:
            if span.end <= position or span.start >= sentence.end:
                continue
            if count_words(self.article.body[span.start : span.end]) >= QUOTED_WORDS:
                kept += self.article.body[position : max(position, span.start)]
                position = min(span.end, sentence.end)
        return kept + self.article.body[position : sentence.end]

    def sentences_at(self, span: Span) -> tuple[Citation, ...]:
        """The sentences of the body that a stretch touches."""
        first = bisect_right(self._body, span.start, key=lambda each: each.sentence.end)
        stop = bisect_left(self._body, span.end, key=lambda each: each.sentence.start)
        return self._body[first:stop]

    @known
    def has_cyrillic(self) -> bool:
        """Whether it is printed in Cyrillic letters, some of it at least."""
        return has_cyrillic(self.article.body)

    @known
    def spellings(self) -> Mapping[str, str]:
        """The words that it prints with a capital, by how they are spelled in any script; also without their ending."""
        words = [word for each in self._in_order for word in each.words if word.capital]
        stems = {spell_alike(word.stem): word.lower for word in words}
        return stems | {spell_alike(word.lower): word.lower for word in words}

    @known
    def _body(self) -> tuple[Citation, ...]:
        return tuple(each for each in self._in_order if each.sentence.field == "body")
