"""Whether a reference is borne out by its own articles: what `wirefold eval check` complains of.

Pure. It reads a reference as a report is read by `evals.made_up`: an editor's slip would punish every model for being
right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from evals.cases import Case
from evals.made_up.numbers import tell_numbers
from evals.reference import (
    ClaimReference,
    DisagreementReference,
    EventReference,
    FigureReference,
    Named,
    QuoteReference,
    Reference,
    Time,
)
from evals.scoring.claims import judge_proposition
from evals.scoring.words import fold, fold_quotation, holds_phrase, holds_term
from service.schema.story import Article

_ISO: Final = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?(Z|[+-]\d{2}:\d{2})?)?)?)?")
_OPEN_ABOVE: Final = frozenset({"at_least", "more_than"})
_OPEN_BELOW: Final = frozenset({"at_most", "less_than"})

Texts = Mapping[str, str]
"""Everything that an article prints, its outlet and title with it, by its id."""


def check_case(case: Case) -> tuple[str, ...]:
    """Complain of everything in a reference that its articles do not bear out, each with its place and remedy."""
    texts = {name_article(each, n): _join(each) for n, each in enumerate(case.story.articles, start=1)}
    reference = case.reference
    unknown = tuple(_check_ids(reference, texts))
    if unknown:
        return unknown
    language = next((each.language for each in case.story.articles if each.language), "und")
    return (
        *_check_articles(reference, texts),
        *chain.from_iterable(
            (f"events.{event.key}: {complaint}" for complaint in _check_event(event, texts, language))
            for event in reference.events
        ),
    )


def name_article(article: Article, ordinal: int) -> str:
    """The id that a report has for an article: its own, else its ordinal."""
    return article.id or f"a{ordinal}"


def _join(article: Article) -> str:
    return "\n".join(each for each in (article.source, article.title, article.body or article.body_html) if each)


def _check_ids(reference: Reference, texts: Texts) -> Iterator[str]:
    named = [each.id for each in reference.articles]
    for article in dict.fromkeys((*named, *_list_articles(reference))):
        if article not in texts:
            yield f"article {article} is not in the story, which has {', '.join(texts)}; see `ids`"


def _list_articles(reference: Reference) -> Iterator[str]:
    for event in reference.events:
        yield from event.articles
        yield from chain.from_iterable(each.articles for each in event.figures)
        yield from chain.from_iterable(each.articles for each in event.claims)
        yield from chain.from_iterable(each.articles for each in event.quotes)
        for disagreement in event.disagreements:
            yield from chain.from_iterable(each.articles for each in disagreement.positions)


def _check_articles(reference: Reference, texts: Texts) -> Iterator[str]:
    named = [each.id for each in reference.articles]
    for name in texts:
        if named.count(name) != 1:
            yield f"articles: {name} stands there {named.count(name)} times; list every article once"
    keys = {each.key: set(each.articles) for each in reference.events}
    for article in reference.articles:
        for key in article.events:
            if key not in keys:
                yield f"articles.{article.id}: there is no event {key}"
        on = {key for key, members in keys.items() if article.id in members}
        if article.role == "on_event" and on != set(article.events):
            yield f"articles.{article.id}: its events are {sorted(article.events)}, by the events' lists {sorted(on)}"


def _check_event(event: EventReference, texts: Texts, language: str) -> Iterator[str]:
    yield from _check_frame(event, texts)
    for n, figure in enumerate(event.figures):
        yield from (f"figures.{n} ({figure.what}): {each}" for each in _check_figure(figure, texts))
    for n, claim in enumerate(event.claims):
        yield from (f"claims.{n} ({claim.text}): {each}" for each in _check_claim(claim, texts, language))
    for n, quote in enumerate(event.quotes):
        yield from (f"quotes.{n}: {each}" for each in _check_quote(quote, texts))
    for n, disagreement in enumerate(event.disagreements):
        yield from (f"disagreements.{n}: {each}" for each in _check_disagreement(disagreement, texts))


def _check_frame(event: EventReference, texts: Texts) -> Iterator[str]:
    own = [texts[each] for each in event.articles]
    if event.when:
        yield from _check_time(event.when, own)
    for place in event.where:
        yield from _check_name(place, texts.values())
    for actor in event.who:
        yield from _check_name(actor, texts.values())
    for nugget in event.nuggets:
        yield from (f"nuggets ({nugget.text}): {each}" for each in _check_terms(nugget.key_terms, own))
    for phrase in event.must_not_appear:
        if any(holds_phrase(each, phrase) for each in own):
            yield f"must_not_appear: {phrase} stands in one of the event's own articles"


def _check_time(time: Time, own: Iterable[str]) -> Iterator[str]:
    for moment in (time.start, time.end):
        if moment is not None and not _ISO.fullmatch(moment):
            yield f"when: {moment} is not ISO 8601 cut to its precision, such as 2026-03-06 or 2026-03-06T23:40"
    if not any(fold(time.text) in fold(each) for each in own):
        yield f"when.text: no article of the event prints {time.text}"


def _check_name(named: Named, texts: Iterable[str]) -> Iterator[str]:
    held = list(texts)
    if not any(holds_phrase(each, form) for each in held for form in (named.name, *named.aliases)):
        yield f"no article prints the name {named.name}, nor one of its aliases; put a form there that one prints"


def _check_figure(figure: FigureReference, texts: Texts) -> Iterator[str]:
    if (figure.low is None) != (figure.qualifier in _OPEN_BELOW):
        yield f"low has to be {'null' if figure.qualifier in _OPEN_BELOW else 'the number'} with {figure.qualifier}"
    if (figure.high is None) != (figure.qualifier in _OPEN_ABOVE):
        yield f"high has to be {'null' if figure.qualifier in _OPEN_ABOVE else 'the number'} with {figure.qualifier}"
    for article in figure.articles:
        told = tell_numbers(texts[article], generous=True)
        for number in {figure.low, figure.high} - {None} - told:
            yield f"article {article} does not print {number:,}"
    if figure.of is not None and not any(
        figure.of in tell_numbers(texts[each], generous=True) for each in figure.articles
    ):
        yield f"none of its articles prints {figure.of:,}"
    if figure.attributed_to:
        yield from _check_name(figure.attributed_to, (texts[each] for each in figure.articles))


def _check_claim(claim: ClaimReference, texts: Texts, language: str) -> Iterator[str]:
    yield from _check_terms(claim.key_terms, [texts[each] for each in claim.articles])
    if judge_proposition(claim, claim.text, claim.stance, language=language) != "correct":
        yield "its own text lacks a key term or holds a forbidden one"
    if claim.speaker:
        yield from _check_name(claim.speaker, (texts[each] for each in claim.articles))


def _check_terms(terms: Iterable[str], texts: Iterable[str]) -> Iterator[str]:
    held = list(texts)
    for term in terms:
        if not any(holds_term(each, term) for each in held):
            yield f"no word of its articles begins with {term}"


def _check_quote(quote: QuoteReference, texts: Texts) -> Iterator[str]:
    for article in quote.articles:
        if fold_quotation(quote.words) not in fold(texts[article]):
            yield f"article {article} does not print the words {quote.words}"
    if quote.speaker:
        yield from _check_name(quote.speaker, (texts[each] for each in quote.articles))


def _check_disagreement(disagreement: DisagreementReference, texts: Texts) -> Iterator[str]:
    for position in disagreement.positions:
        for article in position.articles:
            missing = tell_numbers(position.value) - tell_numbers(texts[article], generous=True)
            yield from (f"article {article} does not print {number:,}" for number in sorted(missing))
