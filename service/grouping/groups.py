"""Groups the articles of a story by what can be seen in their words without knowing any grammar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from service.grounding.numbers.measures import PEOPLE, find_measures
from service.grounding.printed import read_words
from service.grouping.clusters import cluster
from service.grouping.features import cut_grams, is_telling, key_number
from service.grouping.profile import Profile
from service.grouping.writing_day import find_writing_day
from service.language import Language
from service.prepare import AddressedSentence, PreparedArticle
from service.quantities import Quantity, read_quantities
from service.schema.vocabulary import Measure
from service.text import find_content_stems, skip_dateline, stem_words
from service.text.characters import WORD

_LEAD: Final = 5
"""Sentences, a title among them: what an article is about stands there."""
_STRICTNESS: Final = 0.5
"""Less is seen than a reader sees, and a group is no verdict."""


@dataclass(frozen=True, slots=True)
class Toll:
    """So many people killed, injured and the like."""

    measure: Measure
    quantity: Quantity
    what: str = "people"
    scope: str = ""


def group_articles(articles: Sequence[PreparedArticle]) -> tuple[tuple[PreparedArticle, ...], ...]:
    """Articles that tell of one event as far as their words show it, the largest group first; none without text.

    Days of writing, weekdays, tolls, numbers, quotations and wording tell, names alone never do.
    """
    read = {each.ordinal: each for each in articles if each.sentences}
    groups = cluster([profile_article(each) for each in read.values()], strictness=_STRICTNESS)
    return tuple(tuple(read[each] for each in group) for group in groups)


def profile_article(article: PreparedArticle) -> Profile:
    """Look at an article as something to be told from others."""
    lead, language = article.sentences[:_LEAD], article.language
    names = frozenset(name for each in lead for name in _list_names(each))
    name_stems = frozenset(stem_words(tuple(sorted(names)), language))
    amounts = [amount for each in lead for amount in read_quantities(each.text, language)]
    days = [day for each in article.sentences for day in _list_weekdays(each, language)]
    first = next((day for each in lead for day in _list_weekdays(each, language)), None)
    quoted = [article.body[each.start : each.end] for each in article.quotations]
    return Profile(
        ordinal=article.ordinal,
        language=language.code,
        stems=frozenset().union(*(find_content_stems(each.text, language) for each in lead)) - name_stems,
        names=names,
        things=frozenset(),
        placed=frozenset(),
        scene=frozenset(),
        capitals=frozenset(word.lower() for word in WORD.findall(article.body) if word[0].isupper()),
        opening=frozenset(),
        numbers=frozenset(key_number(each) for each in amounts if is_telling(each, language)),
        counts=tuple(_list_tolls(lead, language)),
        grams=frozenset(gram for each in quoted for gram in cut_grams(each, language)),
        weekday=first,
        weekdays=frozenset(days),
        written_on=find_writing_day(article),
    )


def _list_names(sentence: AddressedSentence) -> Iterator[str]:
    """Words with a capital that do not begin the sentence."""
    words = WORD.findall(sentence.text[skip_dateline(sentence.text) :])
    return (word.lower() for word in words[1:] if word[0].isupper())


def _list_weekdays(sentence: AddressedSentence, language: Language) -> Iterator[int]:
    for word in WORD.findall(sentence.text):
        day = language.weekday_number(word)
        if day is not None:
            yield day


def _list_tolls(lead: Sequence[AddressedSentence], language: Language) -> Iterator[Toll]:
    for sentence in lead:
        amounts = [each for each in read_quantities(sentence.text, language) if each.kind == "amount"]
        words = read_words(sentence.text, language) if amounts else ()
        for each in amounts:
            measures = find_measures(sentence.text, words, each, amounts, language) & PEOPLE
            if len(measures) == 1:
                yield Toll(min(measures), each)
