"""What is known of one article while items are held against it, computed once and when first needed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import islice, takewhile

from service.grounding.printed import PrintedWord, find_name_ends, read_words
from service.prepare import AddressedSentence, PreparedArticle
from service.quantities import Quantity, read_quantities
from service.schema.report import Evidence
from service.text import Folded, Span, count_words, find_content_stems, fold, fold_plain
from service.text.characters import SPACELESS_CHARACTER

CONTEXT_BEFORE = 3
CONTEXT_AFTER = 1
LEAD = 10
"""Most sentences of a first paragraph: some articles are all one paragraph."""
QUOTED_WORDS = 4
"""From so many on, words between marks are somebody's own sentence."""


def _find_lead(article: PreparedArticle) -> tuple[AddressedSentence, ...]:
    """The title and the first paragraph, which come first."""
    paragraph = next((each.paragraph for each in article.sentences if each.paragraph >= 0), -1)
    lead = takewhile(lambda each: each.paragraph <= paragraph, article.sentences)
    return tuple(islice(lead, LEAD + (article.title is not None)))


class ArticleIndex:
    """An article's folded body, its quotations, and for each sentence its stems and quantities."""

    def __init__(self, article: PreparedArticle) -> None:
        self.article = article
        self.sentences = {each.address: each for each in article.sentences}
        self._order = {each.address: n for n, each in enumerate(article.sentences)}
        self._quantities: dict[str, tuple[Quantity, ...]] = {}
        self._lowered: dict[str, str] = {}
        self._contexts: dict[str, tuple[AddressedSentence, ...]] = {}
        self._lowers: dict[str, frozenset[str]] = {}
        self._outside: dict[str, str] = {}
        self._cited: dict[tuple[str, bool, str | None], Evidence] = {}
        self._answers: dict[tuple[str, ...], bool] = {}
        self._lead = _find_lead(article)

    @cached_property
    def folded(self) -> Folded:
        """The body, folded."""
        return fold(self.article.body)

    @cached_property
    def lowered_body(self) -> str:
        """The body in lower case, folded."""
        return fold_plain(self.article.body.casefold())

    @property
    def quotations(self) -> tuple[Span, ...]:
        """What stands between quotation marks in the body."""
        return self.article.quotations

    def lowered(self, sentence: AddressedSentence) -> str:
        """A sentence in lower case, folded."""
        if sentence.address not in self._lowered:
            self._lowered[sentence.address] = fold_plain(sentence.text.casefold())
        return self._lowered[sentence.address]

    def stems(self, sentence: AddressedSentence) -> frozenset[str]:
        """Stems of a sentence's content words."""
        return self._stems[sentence.address]

    @cached_property
    def _stems(self) -> dict[str, frozenset[str]]:
        language = self.article.language
        return {
            each.address: find_content_stems(each.text, language)
            if SPACELESS_CHARACTER.search(each.text)
            else frozenset([word.stem for word in self._words[each.address] if word.telling])
            for each in self.article.sentences
        }

    def words(self, sentence: AddressedSentence) -> tuple[PrintedWord, ...]:
        """A sentence's words in order."""
        return self._words[sentence.address]

    @cached_property
    def _words(self) -> dict[str, tuple[PrintedWord, ...]]:
        return {each.address: read_words(each.text, self.article.language) for each in self.article.sentences}

    def lowers(self, sentence: AddressedSentence) -> frozenset[str]:
        """A sentence's words in lower case, each once."""
        if sentence.address not in self._lowers:
            self._lowers[sentence.address] = frozenset([word.lower for word in self._words[sentence.address]])
        return self._lowers[sentence.address]

    @cached_property
    def last_names(self) -> frozenset[str]:
        """Stems of the words that end a name of several words with capitals."""
        return frozenset(
            self._words[each.address][at].stem
            for each in self.article.sentences
            for at in find_name_ends(self._words[each.address], each.text)
        )

    def remember(self, question: tuple[str, ...], find: Callable[[], bool]) -> bool:
        """The answer to a question about the article, found out once."""
        if question not in self._answers:
            self._answers[question] = find()
        return self._answers[question]

    def sentences_with(self, stem: str) -> Sequence[AddressedSentence]:
        """The sentences that have a word of this stem."""
        return self._by_stem.get(stem, ())

    @cached_property
    def _by_stem(self) -> dict[str, list[AddressedSentence]]:
        found: dict[str, list[AddressedSentence]] = {}
        for sentence in self.article.sentences:
            for stem in self.stems(sentence):
                found.setdefault(stem, []).append(sentence)
        return found

    def quantities(self, sentence: AddressedSentence) -> tuple[Quantity, ...]:
        """Numbers printed in a sentence."""
        if sentence.address not in self._quantities:
            self._quantities[sentence.address] = read_quantities(sentence.text, self.article.language)
        return self._quantities[sentence.address]

    def context(self, sentence: AddressedSentence) -> tuple[AddressedSentence, ...]:
        """Sentences that may name who, where and when for this one, nearest first: 3 before, 1 after, the lead."""
        if sentence.address not in self._contexts:
            at = self._order[sentence.address]
            all_sentences = self.article.sentences
            before = all_sentences[max(0, at - CONTEXT_BEFORE) : at][::-1]
            after = all_sentences[at + 1 : at + 1 + CONTEXT_AFTER]
            near = {each.address: each for each in (*before, *after, *self._lead) if each is not sentence}
            self._contexts[sentence.address] = tuple(near.values())
        return self._contexts[sentence.address]

    def cite(self, sentence: AddressedSentence, *, context: bool = False, attributed_to: str | None = None) -> Evidence:
        """The sentence as evidence."""
        key = sentence.address, context, attributed_to
        if key not in self._cited:
            self._cited[key] = Evidence(
                article_id=self.article.id,
                field=sentence.field,
                start=sentence.start,
                end=sentence.end,
                text=sentence.text,
                context=context,
                attributed_to=attributed_to,
            )
        return self._cited[key]

    def cite_span(self, span: Span) -> Evidence:
        """A stretch of the body as evidence."""
        text = self.article.body[span.start : span.end]
        return Evidence(article_id=self.article.id, start=span.start, end=span.end, text=text)

    def leave_out_quotations(self, sentence: AddressedSentence) -> str:
        """A sentence without what it quotes; a few quoted words are its own way of speaking and stay."""
        if sentence.address not in self._outside:
            self._outside[sentence.address] = self._leave_out_quotations(sentence)
        return self._outside[sentence.address]

    def _leave_out_quotations(self, sentence: AddressedSentence) -> str:
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

    def sentences_at(self, span: Span) -> tuple[AddressedSentence, ...]:
        """The sentences of the body that a stretch touches."""
        first = bisect_right(self._body, span.start, key=lambda each: each.end)
        stop = bisect_left(self._body, span.end, key=lambda each: each.start)
        return self._body[first:stop]

    @cached_property
    def _body(self) -> tuple[AddressedSentence, ...]:
        return tuple(each for each in self.article.sentences if each.field == "body")
