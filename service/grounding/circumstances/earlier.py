"""What a sentence tells of a year before its event's, in passing.

"A similar fire killed 14 people in 2019", "the deadliest since 2010, when 300 people died": these are not its tolls.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from service.grounding.circumstances.dating import YEAR, list_days
from service.grounding.numbers.measures import list_measures
from service.grounding.printed import PrintedText, PrintedWord, find_beginning, find_ending, is_participle, read_text
from service.language import Language
from service.quantities import Quantity
from service.text.words import SENTENCES_KEPT

_NOUN: Final = 8
"""Among so many words behind a year stands what is told of it: the 2015 attacks in Paris that."""


class Past(NamedTuple):
    """A year that a sentence tells, or a span that stands for one: in 2019, last year, two years ago."""

    first: int
    """Of its words, a little word before it."""
    last: int
    year: str
    """Its digits, or the word for a year."""
    is_dated: bool
    """Whether it has a month or a day, and so may be the event's own where nothing says when that was."""
    is_time: bool
    """Whether something happened then: in 2019. "Since 2010" and "a year after" tell it of what hangs on them alone."""


def is_earlier(quantity: Quantity, sentence: PrintedText, years: frozenset[str]) -> bool:
    """Whether a number is told of a year before those of the event; `years` are its own, as far as they are known."""
    first = find_ending(sentence.words, quantity.number_start)
    last = max(first, find_beginning(sentence.words, quantity.end) - 1)
    return any(_is_of(each, first, last, sentence) for each in _list_before(sentence, years))


def drops_year(wording: PrintedText, sentence: PrintedText, years: frozenset[str]) -> bool:
    """Whether a wording tells what a sentence has in a year before the event's, and leaves the year out."""
    dropped = [each for each in _list_before(sentence, years) if each.year not in wording.lowers]
    if not dropped:
        return False
    told = [at for at, word in enumerate(sentence.words) if _is_told(word, wording)]
    return any(_is_of(each, at, at, sentence) for each in dropped for at in told)


def _is_told(word: PrintedWord, wording: PrintedText) -> bool:
    return word.telling and not word.capital and word.stem in wording.places


def _list_before(sentence: PrintedText, years: frozenset[str]) -> Sequence[Past]:
    """Years before the event's first; where that is unknown, those that stand without month and day."""
    found = _list_past(sentence.text, sentence.language)
    first = min(years, default="")
    if not first:
        return [each for each in found if not each.is_dated]
    return [each for each in found if not each.year.isdigit() or each.year < first]


@lru_cache(maxsize=SENTENCES_KEPT)
def _list_past(text: str, language: Language) -> tuple[Past, ...]:
    sentence = read_text(text, language)
    return (*_list_years(sentence), *_list_spans(sentence))


def _list_years(sentence: PrintedText) -> Iterator[Past]:
    words, language = sentence.words, sentence.language
    openers = language.lists("year_of", "month")
    for day in list_days(sentence):
        year = next((stem for stem in day.stems if stem.isdigit() and len(stem) == YEAR), None)
        if year is None:
            continue
        last = max(at for at in sentence.places[year] if at >= day.at)
        is_time = last > 0 and words[last - 1].lower in openers
        first = _pass_back(day.at, sentence, language.list("year_of"))
        yield Past(first, last, year, is_dated=len(day.stems) > 1, is_time=is_time)


def _list_spans(sentence: PrintedText) -> Iterator[Past]:
    """Last year, last August, two years ago, a year after."""
    words, language = sentence.words, sentence.language
    spans, months = language.lists("year_span", "year_alone"), language.list("month")
    if (spans | months).isdisjoint(sentence.lowers):
        return
    for at, word in enumerate(words):
        if word.lower in months and at and words[at - 1].lower in language.list("month_past"):
            yield Past(at - 1, at, word.lower, is_dated=True, is_time=True)
        if word.lower not in spans:
            continue
        first = _pass_number(at, sentence)
        leading, behind = _lower(words[max(0, first - 2) : at]), _lower(words[at + 1 : at + 2])
        is_alone = word.lower in language.list("year_alone")
        is_past = is_alone or not leading.isdisjoint(language.list("year_past"))
        is_ago = not behind.isdisjoint(language.list("year_ago"))
        if is_past or is_ago or not behind.isdisjoint(language.list("year_then")):
            first = _pass_back(first, sentence, language.lists("year_past", "year_of"))
            yield Past(first, at + is_ago, word.lower, is_dated=False, is_time=is_past or is_ago)


def _lower(words: Sequence[PrintedWord]) -> frozenset[str]:
    return frozenset(word.lower for word in words)


def _pass_number(at: int, sentence: PrintedText) -> int:
    """Where the words begin that tell how many years: two, a."""
    words, articles = sentence.words, sentence.language.list("one_before_magnitude")
    numbers = {find_ending(words, each.number_start) for each in sentence.quantities}
    return at - 1 if at and (at - 1 in numbers or words[at - 1].lower in articles) else at


def _pass_back(at: int, sentence: PrintedText, leading: frozenset[str]) -> int:
    """Where the little words begin that stand before a place of the same statement."""
    while at and at not in sentence.openings and sentence.words[at - 1].lower in leading:
        at -= 1
    return at


def _is_of(past: Past, first: int, last: int, sentence: PrintedText) -> bool:
    """Whether the words from one place to another are told of a year."""
    if first > past.last:
        ways = (_leads, _is_in_its_clause, _is_of_its_noun)
        return any(each(past, first, sentence) for each in ways)
    return last < past.first and past.is_time and _follows(past, last, sentence)


def _leads(past: Past, at: int, sentence: PrintedText) -> bool:
    """Whether a year begins a statement, and the word stands in it or behind the mark that ends it: in 1996, killed."""
    if not past.is_time or past.first not in sentence.openings:
        return False
    parted = [place for place in sentence.openings if past.last < place <= at]
    return not parted or parted == [past.last + 1]


def _is_in_its_clause(past: Past, at: int, sentence: PrintedText) -> bool:
    """Whether a clause that hangs on a year or its noun has the word: since 2010, when; the 2004 blast, in which."""
    words, language = sentence.words, sentence.language
    parted = [place for place in sentence.openings if past.last < place <= at]
    joining = language.lists("own_clause", "relative") - language.list("condition")
    for place in range(past.last + 1, min(at, past.last + 1 + _NOUN)):
        begins = place in parted or place - 1 in parted
        if words[place].lower in joining or (begins and words[place].lower in language.list("year_clause")):
            return not parted or (len(parted) == 1 and begins)
    return False


def _is_of_its_noun(past: Past, at: int, sentence: PrintedText) -> bool:
    """Whether something named by its year is all that stands before what became of people: the 2004 blast killed 21."""
    language, between = sentence.language, sentence.words[past.last + 1 : at]
    named = past.first > 0 and sentence.words[past.first - 1].lower in language.list("year_named")
    if not named or len(between) > _NOUN or sentence.is_parted(past.last, at):
        return False
    ends = next((n for n, word in enumerate(between) if list_measures(word, language)), 0)
    return ends > 0 and not any(word.idle or _is_done(word, language) for word in between[:ends])


def _follows(past: Past, at: int, sentence: PrintedText) -> bool:
    """Whether nothing but circumstances parts a word from a year behind it: killed 14 people at a concert in 2019."""
    language = sentence.language
    if sentence.is_parted(at, past.first):
        return False
    between = sentence.words[at + 1 : past.first]
    clauses = language.lists("own_clause", "relative", "subordinate", "before_or_after", "year_then")
    return not any(word.lower in clauses or _is_done(word, language) for word in between)


def _is_done(word: PrintedWord, language: Language) -> bool:
    """Whether a word may be a participle of something else than what became of people: the mine opened in 2019."""
    if word.idle or word.lower in language.lists("counted", "people") or list_measures(word, language):
        return False
    return is_participle(word, language)
