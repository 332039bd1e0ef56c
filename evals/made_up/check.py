"""Every item of a report against the articles: what is told that they do not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evals.made_up.dates import find_contradiction
from evals.made_up.evidence import check_articles, check_evidence, check_presence
from evals.made_up.figures import check_figure
from evals.made_up.finding import MadeUp, make_finding
from evals.made_up.names import find_missing
from evals.made_up.negation import find_flipped_negation
from evals.made_up.numbers import read_numbers
from evals.made_up.sources import Piece, Sources, fold_stretch, holds_stretch
from evals.made_up.tables import guess_languages
from evals.made_up.wording import (
    find_changed_bounds,
    find_unborne_numbers,
    find_unborne_words,
    holds_words,
    is_verbatim,
    list_values,
)
from service.schema.report import (
    Actor,
    Claim,
    Disagreement,
    Event,
    Evidence,
    Figure,
    Item,
    Place,
    Quote,
    Report,
    Sentence,
    Title,
    When,
)
from service.schema.vocabulary import Caveat


@dataclass(frozen=True, slots=True)
class Desk:
    """One event under the check, with the articles."""

    event: Event
    sources: Sources

    def check(self) -> Iterator[MadeUp]:
        """Yield every fault of the event's items."""
        event = self.event
        for item in self._items():
            yield from check_evidence(item.id, item.evidence, self.sources)
            yield from check_presence(item.id, item.evidence)
        yield from self._check_text(event.title, self._rest(event.title))
        for sentence in event.summary:
            yield from self._check_text(sentence, self._rest(sentence))
        for place in event.where:
            yield from self._check_place(place)
        for actor in event.who:
            yield from self._check_actor(actor)
        for figure in event.figures:
            yield from check_figure(figure, self.sources.take(figure.evidence), self.sources)
            yield from self._check_said(figure)
        for claim in event.claims:
            yield from self._check_claim(claim)
            yield from self._check_said(claim)
        for quote in event.quotes:
            yield from self._check_quote(quote)
        for disagreement in event.disagreements:
            yield from self._check_disagreement(disagreement)
        if event.when:
            yield from self._check_time(event.when.id, event.when, event.when.evidence, whole=False)

    def _items(self) -> Iterator[Item]:
        event = self.event
        titled = [event.title] if event.title.evidence or not event.title.items else []
        yield from titled
        yield from (each for each in event.summary if each.evidence or not each.items)
        yield from (event.when,) if event.when else ()
        yield from (*event.where, *event.who, *event.figures, *event.claims, *event.quotes)

    def _rest(self, text: Title | Sentence) -> tuple[Piece, ...]:
        """Return the evidence of a title or sentence with that of the items that it names."""
        named = set(text.items)
        kinds = (self.event.where, self.event.who, self.event.figures, self.event.claims)
        rested: list[Evidence] = [
            evidence for kind in kinds for item in kind if item.id in named for evidence in item.evidence
        ]
        quoted = [evidence for quote in self.event.quotes if quote.id in named for evidence in quote.evidence]
        own = self.sources.take((*text.evidence, *rested))
        return tuple(dict.fromkeys((*own, *self.sources.take_sentences(quoted))))

    def _check_text(self, item: Title | Sentence | Claim, pieces: tuple[Piece, ...]) -> Iterator[MadeUp]:
        languages = self.sources.languages
        if is_verbatim(item.text, pieces):
            for bound in find_changed_bounds(item.text, pieces, languages):
                yield make_finding(item.id, "bound_not_in_evidence", bound)
            return
        for number in find_unborne_numbers(item.text, pieces, languages):
            yield make_finding(item.id, "number_not_in_evidence", number)
        for bound in find_changed_bounds(item.text, pieces, languages):
            yield make_finding(item.id, "bound_not_in_evidence", bound)
        spoken = self._languages_of(item, pieces)
        if spoken:
            for word in find_unborne_words(item.text, pieces, self.sources, spoken):
                yield make_finding(item.id, "words_not_in_evidence", word)

    def _languages_of(self, item: Title | Sentence | Claim, pieces: tuple[Piece, ...]) -> tuple[str, ...] | None:
        """Return the languages to check a text's words in; null for a translation, which no word list can judge."""
        if Caveat.UNCHECKED_TRANSLATION not in item.caveats:
            return self.sources.languages
        guessed = guess_languages(item.text)
        return guessed if len(guessed) == 1 and all(each.languages == guessed for each in pieces) else None

    def _check_claim(self, claim: Claim) -> Iterator[MadeUp]:
        pieces = self.sources.take(claim.evidence)
        if claim.text_from == "article":
            if not is_verbatim(claim.text, pieces):
                yield make_finding(claim.id, "words_not_in_evidence", claim.text)
            return
        yield from self._check_text(claim, pieces)
        translated = Caveat.UNCHECKED_TRANSLATION in claim.caveats
        if claim.stance != "denied" and not translated and not is_verbatim(claim.text, pieces):
            flipped = find_flipped_negation(claim.text, pieces, self.sources.languages)
            if flipped:
                yield make_finding(claim.id, "negation_not_in_evidence", flipped)

    def _check_said(self, item: Figure | Claim) -> Iterator[MadeUp]:
        pieces = self.sources.take(item.evidence)
        for name in (*item.attributed_to, *([item.via] if isinstance(item, Claim) and item.via else [])):
            yield from self._check_name(item.id, name, pieces)
        yield from self._check_attributions(item)
        if item.hedge and not holds_words(item.hedge, pieces):
            yield make_finding(item.id, "words_not_in_evidence", item.hedge)
        if item.when:
            yield from self._check_time(item.id, item.when, item.evidence, whole=True)

    def _check_attributions(self, item: Item) -> Iterator[MadeUp]:
        articles = dict.fromkeys(each.article_id for each in item.evidence if each.attributed_to)
        whole = {each: self._whole(each) for each in articles if each in self.sources.articles}
        for each in item.evidence:
            if each.attributed_to and each.article_id in whole:
                yield from self._check_name(item.id, each.attributed_to, whole[each.article_id])

    def _articles(self, item: Item) -> tuple[Piece, ...]:
        """Return the whole articles of an item: an office is printed beside the name once, often further up."""
        known = dict.fromkeys(each.article_id for each in item.evidence if each.article_id in self.sources.articles)
        return tuple(piece for each in known for piece in self._whole(each))

    def _whole(self, article: str) -> tuple[Piece, ...]:
        source = self.sources.articles[article]
        return tuple(Piece(text, source.languages, False, article) for text in (source.loose_body, source.title))  # noqa: FBT003

    def _check_name(
        self, item: str, name: str, pieces: tuple[Piece, ...], *, loosely: bool = False
    ) -> Iterator[MadeUp]:
        missing = find_missing(name, pieces, self.sources, loosely=loosely) if pieces else ()
        if missing:
            yield make_finding(item, "name_not_in_evidence", f"{name}: {' '.join(missing)}")

    def _check_place(self, place: Place) -> Iterator[MadeUp]:
        yield from self._check_name(place.id, place.name, self.sources.take(place.evidence))
        if place.country:
            every = tuple(piece for each in self.sources.articles for piece in self._whole(each))
            yield from self._check_name(place.id, place.country, every, loosely=True)

    def _check_actor(self, actor: Actor) -> Iterator[MadeUp]:
        pieces = self.sources.take(actor.evidence)
        yield from self._check_name(actor.id, actor.name, pieces)
        for alias in actor.aliases:
            yield from self._check_name(actor.id, alias, self._articles(actor))
        for role in actor.roles:
            yield from check_evidence(actor.id, role.evidence, self.sources)
            yield from check_presence(actor.id, role.evidence)
            yield from self._check_name(actor.id, role.text, self.sources.take(role.evidence), loosely=True)

    def _check_quote(self, quote: Quote) -> Iterator[MadeUp]:
        pieces = self.sources.take_sentences(quote.evidence)
        wanted = fold_stretch(quote.words).rstrip(" .,")
        texts = self.sources.texts(each.article_id for each in quote.evidence)
        if not any(holds_stretch(text, wanted) for text in texts):
            yield make_finding(quote.id, "quote_not_verbatim", quote.words)
        elif not any(self.sources.stands_in_marks(quote.words, each) for each in quote.evidence):
            yield make_finding(quote.id, "quote_not_verbatim", f"not in quotation marks there: {quote.words}")
        for name in (quote.speaker, quote.via):
            yield from self._check_name(quote.id, name, pieces) if name else ()
        if quote.speaker_role:
            yield from self._check_name(quote.id, quote.speaker_role, self._articles(quote), loosely=True)

    def _check_disagreement(self, disagreement: Disagreement) -> Iterator[MadeUp]:
        items = {each.id: each for kind in (self.event.figures, self.event.claims, self.event.quotes) for each in kind}
        for position in disagreement.positions:
            yield from check_evidence(disagreement.id, position.evidence, self.sources)
            rested = [evidence for each in position.items if each in items for evidence in items[each].evidence]
            pieces = self.sources.take((*position.evidence, *rested))
            yield from check_presence(disagreement.id, (*position.evidence, *rested))
            yield from self._check_value(disagreement.id, position.value, pieces)
            yield from check_articles(disagreement.id, position.articles, self.sources)

    def _check_value(self, item: str, value: str, pieces: Sequence[Piece]) -> Iterator[MadeUp]:
        """Check the numbers of a position: printed words, so they are read as the evidence is."""
        languages = tuple(sorted({each for piece in pieces for each in piece.languages})) or self.sources.languages
        told = {
            round(each, 6)
            for number in read_numbers(value, languages)
            if number.kind == "count"
            for each in number.values[:1]
        }
        for number in sorted(told - list_values(pieces)):
            yield make_finding(item, "number_not_in_evidence", f"{number:g}")

    def _check_time(self, item: str, when: When, evidence: Sequence[Evidence], *, whole: bool) -> Iterator[MadeUp]:
        """Check that a time's words are an article's: in the evidence; for an item's time anywhere in its article."""
        ids = dict.fromkeys(each.article_id for each in evidence)
        texts = self.sources.texts(ids) if whole else tuple(fold_stretch(each.text) for each in evidence)
        wanted = fold_stretch(when.text).casefold()
        if not any(holds_stretch(text.casefold(), wanted) for text in texts):
            yield make_finding(item, "words_not_in_evidence", when.text)
        elif contradiction := find_contradiction(when):
            yield make_finding(item, "number_not_in_evidence", contradiction)


def check_report(report: Report, sources: Sources) -> Iterator[MadeUp]:
    """Yield every fault of a report."""
    for event in report.events:
        yield from Desk(event, sources).check()
    yield from check_articles(None, (each.id for each in report.articles), sources)
    for warning in report.warnings:
        yield from check_evidence(None, warning.evidence, sources)
        yield from check_articles(None, [warning.article_id] if warning.article_id else [], sources)
