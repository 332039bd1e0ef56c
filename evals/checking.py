"""Whether a reference is borne out by its own articles: what `wirefold eval check` complains of.

Pure. It reads a reference as a report is read by `evals.made_up`: an editor's slip would punish every model for being
right.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
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
UNREVIEWED: Final = "UNREVIEWED"
"""Stands in the notes of a reference that a machine drafted, until somebody has reviewed it."""

_OPEN_ABOVE: Final = frozenset({"at_least", "more_than"})
_OPEN_BELOW: Final = frozenset({"at_most", "less_than"})

Texts = Mapping[str, str]
"""Everything that an article prints, its outlet and title with it, by its id."""


def check_case(case: Case) -> tuple[str, ...]:
    """Complain of everything in a reference that its articles do not bear out, each with its place and remedy."""
    texts = {name_article(each, n): _join(each) for n, each in enumerate(case.story.articles, start=1)}
    reference = case.reference
    language = next((each.language for each in case.story.articles if each.language), "und")
    return (
        *_check_notes(reference),
        *_check_ids(reference, texts),
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


def is_unreviewed(reference: Reference) -> bool:
    """Whether its notes still say that it is a draft that nobody has read."""
    return UNREVIEWED in reference.notes


def _check_notes(reference: Reference) -> Iterator[str]:
    if is_unreviewed(reference):
        yield "notes: still call it an unreviewed draft; correct it, then write there who reviewed it, and when"


def _pick(articles: Iterable[str], texts: Texts) -> Texts:
    """The texts of some articles, but for those that the story does not have: `_check_ids` tells these."""
    return {each: texts[each] for each in articles if each in texts}


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
    yield from _check_twins(event.figures)
    for n, figure in enumerate(event.figures):
        yield from (f"figures.{n} ({figure.what}): {each}" for each in _check_figure(figure, texts))
    for n, claim in enumerate(event.claims):
        yield from (f"claims.{n} ({claim.text}): {each}" for each in _check_claim(claim, texts, language))
    for n, quote in enumerate(event.quotes):
        yield from (f"quotes.{n}: {each}" for each in _check_quote(quote, texts))
    for n, disagreement in enumerate(event.disagreements):
        yield from (f"disagreements.{n}: {each}" for each in _check_disagreement(disagreement, texts))


def _check_frame(event: EventReference, texts: Texts) -> Iterator[str]:
    own = _pick(event.articles, texts).values()
    if event.when:
        yield from _check_time(event.when, own)
    for place in event.where:
        yield from _check_name(place, texts.values())
    for actor in event.who:
        yield from _check_name(actor, texts.values())
    for nugget in event.nuggets:
        yield from (f"nuggets ({nugget.text}): {each}" for each in _check_terms(nugget.key_terms, own))
    title = (*event.title_terms.must, *event.title_terms.must_not)
    yield from (f"title_terms: {complaint}" for complaint in _check_spelling(title))
    for phrase in event.must_not_appear:
        if any(holds_phrase(each, phrase) for each in own):
            yield f"must_not_appear: {phrase} stands in one of the event's own articles"


def _is_moment(moment: str) -> bool:
    """Whether a calendar has it, and a clock; what is cut off does not matter."""
    day, _, _ = moment.partition("T")
    try:
        datetime.fromisoformat(moment if day != moment else f"{day}-01-01"[:10])
    except ValueError:
        return False
    return True


def _check_time(time: Time, own: Collection[str]) -> Iterator[str]:
    for moment in (time.start, time.end):
        if moment is not None and not _ISO.fullmatch(moment):
            yield f"when: {moment} is not ISO 8601 cut to its precision, such as 2026-03-06 or 2026-03-06T23:40"
        elif moment is not None and not _is_moment(moment):
            yield f"when: {moment} is no date, or no time, that there is"
    if own and not any(fold(time.text) in fold(each) for each in own):
        yield f"when.text: no article of the event prints {time.text}"


def _check_name(named: Named, texts: Iterable[str]) -> Iterator[str]:
    held = list(texts)
    if held and not any(holds_phrase(each, form) for each in held for form in (named.name, *named.aliases)):
        yield f"no article prints the name {named.name}, nor one of its aliases; put a form there that one prints"


def _check_figure(figure: FigureReference, texts: Texts) -> Iterator[str]:
    if (figure.low is None) != (figure.qualifier in _OPEN_BELOW):
        yield f"low has to be {'null' if figure.qualifier in _OPEN_BELOW else 'the number'} with {figure.qualifier}"
    if (figure.high is None) != (figure.qualifier in _OPEN_ABOVE):
        yield f"high has to be {'null' if figure.qualifier in _OPEN_ABOVE else 'the number'} with {figure.qualifier}"
    own = _pick(figure.articles, texts)
    for article, text in own.items():
        told = tell_numbers(text, generous=True)
        for number in {figure.low, figure.high} - {None} - told:
            yield f"article {article} does not print {number:,}"
    whole = figure.of
    if own and whole is not None and not any(whole in tell_numbers(each, generous=True) for each in own.values()):
        yield f"none of its articles prints {whole:,}"
    if figure.attributed_to:
        yield from _check_name(figure.attributed_to, own.values())


def _check_twins(figures: Iterable[FigureReference]) -> Iterator[str]:
    first: dict[tuple[object, ...], int] = {}
    for n, each in enumerate(figures):
        bounds = (each.low, each.high, each.qualifier, each.of, each.unit, each.scope)
        known = first.setdefault((each.measure, fold(each.what), *bounds), n)
        if known != n:
            yield f"figures.{n} ({each.what}): is figures.{known} again; make it one, with the articles of both"


def _check_claim(claim: ClaimReference, texts: Texts, language: str) -> Iterator[str]:
    own = _pick(claim.articles, texts).values()
    yield from _check_terms(claim.key_terms, own)
    yield from _check_spelling(claim.forbidden_terms)
    if judge_proposition(claim, claim.text, claim.stance, language=language) != "correct":
        yield "its own text lacks a key term or holds a forbidden one"
    if claim.speaker:
        yield from _check_name(claim.speaker, own)


def _check_terms(terms: Collection[str], texts: Collection[str]) -> Iterator[str]:
    yield from _check_spelling(terms)
    for term in terms:
        if texts and not any(holds_term(each, term) for each in texts):
            yield f"no word of its articles begins with {term}"


def _check_spelling(terms: Iterable[str]) -> Iterator[str]:
    for term in terms:
        if term != term.lower():
            yield f"key term {term}: write it in lower case"
        if not all(each.strip() for each in term.split("|")):
            yield f'key term "{term}": an alternative is blank; strike it, or the term'


def _check_quote(quote: QuoteReference, texts: Texts) -> Iterator[str]:
    own = _pick(quote.articles, texts)
    for article, text in own.items():
        if fold_quotation(quote.words) not in fold(text):
            yield f"article {article} does not print the words {quote.words}"
    if quote.speaker:
        yield from _check_name(quote.speaker, own.values())


def _check_disagreement(disagreement: DisagreementReference, texts: Texts) -> Iterator[str]:
    for position in disagreement.positions:
        for article, text in _pick(position.articles, texts).items():
            missing = tell_numbers(position.value) - tell_numbers(text, generous=True)
            yield from (f"article {article} does not print {number:,}" for number in sorted(missing))
