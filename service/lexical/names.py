"""Names of people and bodies as an article prints them: runs of capitals, titles before them, full forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

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
from service.lexical.passages import Passage, Word

PARTICLES: Final = frozenset(
    {"de", "da", "do", "dos", "del", "della", "di", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "le"}
    | {"y", "e"}
)
"""Small words that may stand inside a name."""
_INNER: Final = PARTICLES | {"&"}
_INNER_REACH: Final = 2
_PORTFOLIO_AND_NAME: Final = 3
_JOINERS: Final = frozenset({"y", "e", "et", "und", "та", "и", "і", "й"})
_POSSESSIVES: Final = ("'s", "’s", "'", "’")


class Name(NamedTuple):
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
        return self.text.rsplit(" ", 1)[-1].casefold()


def strip_possessive(text: str) -> str:
    """The word without its possessive ending."""
    if "'" not in text and "’" not in text:
        return text
    for ending in _POSSESSIVES:
        if text.endswith(ending):
            return text[: -len(ending)]
    return text


def find_names(
    words: Sequence[Word],
    language: Language,
    common: frozenset[str],
    known: AbstractSet[str] = frozenset(),
    *,
    near: int = 0,
) -> Iterator[Name]:
    """Every run of capitals in order; `common` are words that the article also prints without a capital.

    Where every noun has a capital one alone is a name only if it is among `known`, the last words of longer ones.
    Those that end before `near` may be left out.
    """
    rules = _learn_rules(language)
    first = near
    while first > 0 and (words[first - 1].is_capital or words[first - 1].lower in rules.inner):
        first -= 1  # the name at this place may begin before it
    return _walk(words, (at for at in range(first, len(words)) if words[at].is_capital), rules, common, known)


def list_names(passage: Passage, common: frozenset[str], known: AbstractSet[str] = frozenset()) -> list[Name]:
    """The names of a whole sentence: see `find_names`."""
    return list(_walk(passage.words, passage.capitals, _learn_rules(passage.language), common, known))


def _walk(
    words: Sequence[Word], capitals: Iterable[int], rules: _Rules, common: frozenset[str], known: AbstractSet[str]
) -> Iterator[Name]:
    """The names that begin at some of the capitals, from left to right."""
    stop = 0
    for start in capitals:
        if start < stop or not _is_name_word(words, start, rules, common):
            continue
        stop = _end_of_run(words, start, rules, common)
        if rules.has_capital_nouns and _is_thing(words[start:stop], rules):
            continue
        if _is_behind_portfolio(words, start, stop, rules):
            start += 1  # noqa: PLW2901 - the office's own word is no part of the name
        is_plain_noun = rules.has_capital_nouns and stop == start + 1
        if is_plain_noun and strip_possessive(words[start].lower) not in known:
            continue
        name = _name(words, start, stop, rules)
        if name is not None:
            yield name


def _is_thing(words: Sequence[Word], rules: _Rules) -> bool:
    """Whether a noun with an ending that no surname has closes a run, where every noun has a capital: Kündigungen."""
    endings = tuple(rules.grammar.rows.get("noun_endings", ()))
    if not endings or not words[-1].lower.endswith(endings):
        return False
    return not any(is_body_word(word.lower, rules.grammar) for word in words)


def _is_behind_portfolio(words: Sequence[Word], start: int, stop: int, rules: _Rules) -> bool:
    """Whether three capitals stand behind an office and "of": exministra de Sanidad Carmen Iturralde."""
    if stop - start != _PORTFOLIO_AND_NAME or start < 2 or not rules.grammar.list("linking"):  # noqa: PLR2004 - both
        return False
    if rules.language.code == "en" or words[start - 1].lower not in rules.grammar.list("linking"):
        return False
    office = words[start - 2].lower
    return office in rules.titles or office.removeprefix("ex") in rules.titles


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    """What tells a language's names from its other words with a capital."""

    language: Language
    grammar: Grammar
    has_capital_nouns: bool
    idle: frozenset[str]
    """Words that are no names for all their capitals."""
    times: frozenset[str]
    """Days and months."""
    measured: frozenset[str]
    """Units and number words, which have a capital where every noun has one: Millionen Euro."""
    doubtful: frozenset[str]
    """All of these."""
    titles: frozenset[str]
    inner: frozenset[str]
    """Small words that may stand within a name, some of them only within a body's."""
    no_openers: frozenset[str]
    """Words that open no office."""


@lru_cache(maxsize=16)
def _learn_rules(language: Language) -> _Rules:
    grammar = find_grammar(language)
    has_capital_nouns = bool(grammar.list("capital_nouns"))
    units = frozenset().union(*map(language.list, ("unit", "currency", "percent", "clock_after")))
    idle = language.list("stop") | language.list("pronoun")
    times = frozenset(form.lower() for forms in (*language.weekdays, *language.months) for form in forms)
    measured = units | language.numerals.keys() | language.magnitudes.keys() if has_capital_nouns else frozenset()
    return _Rules(
        language=language,
        grammar=grammar,
        has_capital_nouns=has_capital_nouns,
        idle=idle,
        times=times,
        measured=measured,
        doubtful=idle | times | measured,
        titles=language.list("title"),
        inner=_INNER | _JOINERS | {"of"} | grammar.list("linking") | grammar.list("articles"),
        no_openers=language.list("stop") | ORPHANS | ADVERBS | PREPOSITIONS | {"yesterday", "today"},
    )


def _end_of_run(words: Sequence[Word], start: int, rules: _Rules, common: frozenset[str]) -> int:
    """Behind the last word of the name that begins here."""
    stop = start + 1
    while stop < len(words) and not words[stop - 1].text.endswith(_POSSESSIVES):
        if words[stop].is_capital:
            if not _is_name_word(words, stop, rules, common):
                break
            stop += 1
        elif (inner := _pass_inner(words, start, stop, rules)) > stop:
            stop = inner
        else:
            break
    return stop


def _pass_inner(words: Sequence[Word], start: int, stop: int, rules: _Rules) -> int:
    """Behind the small words within a name and the capital after them; "and" joins only the words of a body's name."""
    if words[stop].lower not in rules.inner:
        return stop
    grammar = rules.grammar
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


def _is_name_word(words: Sequence[Word], place: int, rules: _Rules, common: frozenset[str]) -> bool:
    """Whether a word with a capital belongs to a name."""
    lower = words[place].lower
    if lower in rules.doubtful and _is_no_name(words, place, rules):
        return False
    opens = place == 0 or not words[place - 1].text[-1].isalnum()
    return not opens or lower in rules.titles or strip_possessive(lower) not in common


def _is_no_name(words: Sequence[Word], place: int, rules: _Rules) -> bool:
    """Whether a word is a day, a unit or a small word for all its capital."""
    lower = words[place].lower
    if lower in rules.measured or (lower in rules.idle and not _is_name_all_the_same(words, place)):
        return True
    return is_time(words[place], rules.language)


def is_time(word: Word, language: Language) -> bool:
    """Whether a word is a weekday or a month as it is printed."""
    if word.lower not in _learn_rules(language).times:
        return False
    return language.weekday_number(word.text) is not None or language.month_number(word.text) is not None


def _is_name_all_the_same(words: Sequence[Word], place: int) -> bool:
    """US, and the "Per" of "Per Olsson": a stop word by its letters only."""
    if place == 0 or not (words[place - 1].text[-1].isalnum() or words[place - 1].text == ","):
        return False
    if words[place].text.isupper() and len(words[place].text) > 1:
        return True
    return place + 1 < len(words) and words[place + 1].is_capital and words[place].lower not in {"the", "a", "an"}


def _name(words: Sequence[Word], start: int, stop: int, rules: _Rules) -> Name | None:
    """The name of a run of capitals, where it is more than a title."""
    titles = [at for at in range(start, stop) if _is_title(words[at].lower, rules)]
    begin = titles[-1] + 1 if titles else start
    if begin >= stop:
        return None
    title_start = start
    if begin == start and start and _is_title(words[start - 1].lower, rules):
        title_start = _start_of_role(words, start, rules.language)
    while title_start < begin and title_start and _opens_office(words, title_start - 1, rules):
        title_start -= 1
    while title_start < begin and title_start and _tells_tenure(words, title_start - 1):
        title_start -= 1
    printed = " ".join([word.text for word in words[begin:stop]])
    text = strip_possessive(printed)
    title = " ".join([word.text for word in words[title_start:begin]]) if title_start < begin else ""
    return Name(text, begin, stop, title, title_start, text != printed)


def _tells_tenure(words: Sequence[Word], place: int) -> bool:
    """Former, acting; not the "then" of "and then President Lind spoke"."""
    is_adverb = words[place].text == "then" and place > 0 and words[place - 1].lower in CONJUNCTIONS
    return words[place].text in TENURES and not is_adverb


@lru_cache(maxsize=4096)
def _is_title(lower: str, rules: _Rules) -> bool:
    """President; ex-President, President-elect; where every noun has a capital, any trade."""
    title = lower.rstrip(".")
    if rules.has_capital_nouns and is_occupation(title, rules.grammar):
        return True
    first, _, last = title.partition("-")
    return (
        title in rules.titles
        or (last in rules.titles and first in TENURES)
        or (first in rules.titles and last == "elect")
    )


@lru_cache(maxsize=4096)
def is_occupation(lower: str, grammar: Grammar) -> bool:
    """Whether a noun is a trade or an office."""
    endings = grammar.rows.get("occupation_endings", ())
    return lower in grammar.list("occupations") or (bool(endings) and lower.endswith(tuple(endings)))


def _opens_office(words: Sequence[Word], place: int, rules: _Rules) -> bool:
    """Prime, in "Prime Minister"; Interior, where "Interior Minister" opens a sentence."""
    word = words[place]
    if not word.is_capital or not words[place + 1].is_capital or not word.text.isalpha():
        return False
    if word.lower in OFFICE_OPENERS:
        return True
    opens = place == 0 or not words[place - 1].text[-1].isalnum()
    is_idle = word.lower in rules.no_openers or word.lower.endswith("ly")
    return opens and not is_idle and not is_time(word, rules.language)


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
