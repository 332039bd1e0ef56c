"""Names of people and bodies as an article prints them: runs of capitals, titles before them, full forms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from service.language import Language
from service.lexical.english import (
    ADVERBS,
    CONJUNCTIONS,
    OFFICE_OPENERS,
    ORPHANS,
    PREPOSITIONS,
    TENURES,
)
from service.lexical.grammar import Grammar, find_grammar
from service.lexical.passages import Word

PARTICLES: Final = frozenset(
    {"de", "da", "do", "dos", "del", "della", "di", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "le"}
    | {"y", "e"}
)
"""Small words that may stand inside a name."""
_INNER: Final = PARTICLES | {"&"}
_INNER_REACH: Final = 2
_JOINERS: Final = frozenset({"y", "e", "et", "und", "та", "и", "і", "й"})
_POSSESSIVES: Final = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Name:
    """A name at `words[start:stop]` of a passage, its title before it."""

    text: str
    start: int
    """Of the name itself, after its title."""
    stop: int
    title: str = ""
    """As printed before the name: Ukrainian President."""
    title_start: int = 0
    possessive: bool = False

    @property
    def last(self) -> str:
        """The word that a later mention would use."""
        return self.text.split()[-1].casefold()


def strip_possessive(text: str) -> str:
    """The word without its possessive ending."""
    if "'" not in text and "’" not in text:
        return text
    for ending in _POSSESSIVES:
        if text.endswith(ending):
            return text[: -len(ending)]
    return text


def find_names(
    words: Sequence[Word], language: Language, common: frozenset[str], known: AbstractSet[str] = frozenset()
) -> list[Name]:
    """Every run of capitals in order; `common` are words that the article also prints without a capital.

    Where every noun has a capital one alone is a name only if it is among `known`, the last words of longer ones.
    """
    found: list[Name] = []
    place = 0
    has_capital_nouns = bool(find_grammar(language).list("capital_nouns"))
    while place < len(words):
        stop = _end_of_run(words, place, language, common) if words[place].is_capital else place
        if has_capital_nouns and stop == place + 1 and strip_possessive(words[place].lower) not in known:
            place = stop
        elif stop > place:
            found.extend(_name(words, place, stop, language))
            place = stop
        else:
            place += 1
    return found


def _end_of_run(words: Sequence[Word], start: int, language: Language, common: frozenset[str]) -> int:
    if not _is_name_word(words, start, language, common):
        return start
    stop = start + 1
    while stop < len(words) and not words[stop - 1].text.endswith(_POSSESSIVES):
        if _is_name_word(words, stop, language, common):
            stop += 1
        elif (inner := _pass_inner(words, start, stop, language)) > stop:
            stop = inner
        else:
            break
    return stop


def _pass_inner(words: Sequence[Word], start: int, stop: int, language: Language) -> int:
    """Behind the small words within a name and the capital after them; "and" joins only the words of a body's name."""
    grammar = find_grammar(language)
    if (
        stop + 1 >= len(words)
        or words[stop].is_capital
        or (not words[stop].text[0].isalpha() and words[stop].text != "&")
    ):
        return stop
    at, is_body = stop, any(is_body_word(word.lower, grammar) for word in words[start:stop])
    while at < len(words) and at - stop < _INNER_REACH and _is_inner(words[at].lower, grammar, is_body=is_body):
        at += 1
    return at + 1 if stop < at < len(words) and words[at].is_capital else stop


def _is_inner(lower: str, grammar: Grammar, *, is_body: bool) -> bool:
    if grammar.language.code == "en":
        return lower in _INNER or (is_body and lower == "of")
    if lower in _JOINERS:
        return is_body
    if grammar.list("capital_nouns"):
        return is_body and lower in grammar.list("linking")
    return lower in _INNER or lower in grammar.list("linking") or (is_body and lower in grammar.list("articles"))


@lru_cache(maxsize=4096)
def is_body_word(lower: str, grammar: Grammar) -> bool:
    """Whether a word in a name makes it a body's: ministry, court, club."""
    endings = grammar.rows.get("body_endings", ())
    return lower.rstrip(".") in grammar.list("bodies") or (bool(endings) and lower.endswith(tuple(endings)))


def _is_name_word(words: Sequence[Word], place: int, language: Language, common: frozenset[str]) -> bool:
    word = words[place]
    if not word.is_capital:
        return False
    idle, times = _list_idle(language)
    if word.lower in _list_measured(language):
        return False
    if word.lower in idle and not _is_name_all_the_same(words, place):
        return False
    if word.lower in times and _is_time(word, language):
        return False
    opens = place == 0 or not words[place - 1].text[-1].isalnum()
    if not opens or word.lower in language.list("title"):
        return True
    return strip_possessive(word.lower) not in common


@lru_cache(maxsize=16)
def _list_idle(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    """Words that are no names for all their capitals, and days and months."""
    days = frozenset(form.lower() for forms in (*language.weekdays, *language.months) for form in forms)
    return language.list("stop") | language.list("pronoun"), days


@lru_cache(maxsize=16)
def _list_measured(language: Language) -> frozenset[str]:
    """Units and number words, which have a capital where every noun has one: Millionen Euro."""
    if not find_grammar(language).list("capital_nouns"):
        return frozenset()
    units = language.list("unit") | language.list("currency") | language.list("percent") | language.list("clock_after")
    return units | language.numerals.keys() | language.magnitudes.keys()


def _is_time(word: Word, language: Language) -> bool:
    return language.weekday_number(word.text) is not None or language.month_number(word.text) is not None


def _is_name_all_the_same(words: Sequence[Word], place: int) -> bool:
    """US, and the "Per" of "Per Olsson": a stop word by its letters only."""
    if place == 0 or not (words[place - 1].text[-1].isalnum() or words[place - 1].text == ","):
        return False
    if words[place].text.isupper() and len(words[place].text) > 1:
        return True
    return place + 1 < len(words) and words[place + 1].is_capital and words[place].lower not in {"the", "a", "an"}


def _name(words: Sequence[Word], start: int, stop: int, language: Language) -> Iterable[Name]:
    last_title = max((n for n in range(start, stop) if _is_title(words[n], language)), default=start - 1)
    begin = last_title + 1
    if begin == start and start and _is_title(words[start - 1], language):
        title_start = _start_of_role(words, start, language)
    else:
        title_start = start
    if begin >= stop:
        return
    while title_start < begin and title_start and _opens_office(words, title_start - 1, language):
        title_start -= 1
    while title_start < begin and title_start and _tells_tenure(words, title_start - 1):
        title_start -= 1
    text = " ".join(word.text for word in words[begin:stop])
    yield Name(
        text=strip_possessive(text),
        start=begin,
        stop=stop,
        title=" ".join(word.text for word in words[title_start:begin]),
        title_start=title_start,
        possessive=text.endswith(_POSSESSIVES),
    )


def _tells_tenure(words: Sequence[Word], place: int) -> bool:
    """Former, acting; not the "then" of "and then President Lind spoke"."""
    is_adverb = words[place].text == "then" and place > 0 and words[place - 1].lower in CONJUNCTIONS
    return words[place].text in TENURES and not is_adverb


def _is_title(word: Word, language: Language) -> bool:
    """President; ex-President, President-elect; where every noun has a capital, any trade."""
    titles, title = language.list("title"), word.lower.rstrip(".")
    grammar = find_grammar(language)
    if grammar.list("capital_nouns") and is_occupation(title, grammar):
        return True
    first, _, last = title.partition("-")
    return title in titles or (last in titles and first in TENURES) or (first in titles and last == "elect")


@lru_cache(maxsize=4096)
def is_occupation(lower: str, grammar: Grammar) -> bool:
    """Whether a noun is a trade or an office."""
    endings = grammar.rows.get("occupation_endings", ())
    return lower in grammar.list("occupations") or (bool(endings) and lower.endswith(tuple(endings)))


def _opens_office(words: Sequence[Word], place: int, language: Language) -> bool:
    """Prime, in "Prime Minister"; Interior, where "Interior Minister" opens a sentence."""
    word = words[place]
    if not word.is_capital or not words[place + 1].is_capital or not word.text.isalpha():
        return False
    if word.lower in OFFICE_OPENERS:
        return True
    idle = language.list("stop") | ORPHANS | ADVERBS | PREPOSITIONS | {"yesterday", "today"}
    opens = place == 0 or not words[place - 1].text[-1].isalnum()
    return opens and word.lower not in idle and not _is_time(word, language) and not word.lower.endswith("ly")


def _start_of_role(words: Sequence[Word], stop: int, language: Language) -> int:
    """Where a role in small letters before a name begins: Dnipropetrovsk regional governor, foreign minister."""
    start = stop - 1
    while start and start > stop - 4 and words[start - 1].text.isalpha() and not _ends_role(words[start - 1], language):
        start -= 1
        if words[start].is_capital:
            break
    return start


def _ends_role(word: Word, language: Language) -> bool:
    if word.lower in language.list("stop") or word.lower in language.list("reporting"):
        return True
    if word.lower in OFFICE_OPENERS:
        return False
    is_time = word.lower in language.list("weekday") or word.lower in language.list("month")
    return is_time or word.lower.endswith(("ed", "ing"))
