"""A language's tables compiled for reading: phrases as tuples of tokens, and the pattern that cuts tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import attrgetter
from re import Match
from typing import Any, Final, NamedTuple, TypeVar

from service.language import Language, WordLists
from service.schema.vocabulary import Qualifier

SPACES: Final = "\u00a0\u202f\u2009"
"""Spaces that only ever stand inside a number."""
HYPHENS: Final = frozenset("-‐‑")

_PHRASES: Final = (
    "bound_filler",
    "whole",
    "whole_before",
    "clock_after",
    "clock_before",
    "age_before",
    "age_after",
    "fraction_before",
    "fraction_idiom",
    "counter",
    "below_zero",
    "loose_bound",
    "bare_bound",
    "large_bound",
    "bound_or_topic",
    "bound_or_cause",
    "bound_or_place",
    "bound_or_goal",
    "bound_or_total",
    "bound_or_during",
)
_JOINING: Final = ("number_joiner", "half_joiner", "collective", "ordinal")
_OPENERS: Final = ("one_before_magnitude", "bare_magnitude", "bounded_magnitude", "fraction_article")
_PIECE: Final = re.compile(r"[^\W\d_]+")
_HAN: Final = "\u3005\u3400-\u9fff"
_WIDE: Final = r"[０-９]{1,3}(?:，[０-９]{3})+(?:．[０-９]+)?|[０-９]+．[０-９]+"
"""Full-width digits; between others the wide comma parts clauses."""
_DIGITS: Final = rf"(?:{_WIDE}|\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)"
_UNSPACED: Final = "\u3040-\u30ff" + _HAN
"""Characters of Chinese and Japanese, which print no spaces between words."""


class Token(NamedTuple):
    """A word, a number or a single mark of a sentence."""

    kind: str
    """`word`, `number`, `clock`, `date` or `mark`."""
    text: str
    lower: str
    start: int
    end: int


_KIND: Final = attrgetter("lastgroup")
_build = partial(tuple.__new__, Token)
"""As `Token(...)`, without a call of Python's own for each of a sentence's tokens."""
Phrase = tuple[str, ...]
_ValueT = TypeVar("_ValueT")


class PhraseBook(dict[Phrase, _ValueT]):
    """Phrases with what they mean, found by their first or last word."""

    def __init__(self, phrases: Iterable[tuple[Phrase, _ValueT]]) -> None:
        super().__init__(phrases)
        self.heads = frozenset(phrase[0] for phrase in self)
        self.tails = frozenset(phrase[-1] for phrase in self)
        self.longest = max(map(len, self), default=0)


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything about one language that reading numbers looks up."""

    language: Language
    lists: WordLists
    pattern: re.Pattern[str]
    triggers: frozenset[str]
    """Words without one of which, or a digit, a sentence holds no number."""
    openers: frozenset[str]
    """Words that a number in words can begin with."""
    articles: frozenset[str]
    """Openers that are no number themselves."""
    multiples: frozenset[str]
    """Words of which an article makes a number: a dozen, a third, eine halbe Million."""
    numerals: PhraseBook[int]
    alone: Mapping[str, int]
    """Number words that are nothing else: whole numbers, unless one of `continuing` follows."""
    continuing: frozenset[str]
    """Words and marks that may go on, or change, what a number word begins."""
    before: PhraseBook[Qualifier]
    after: PhraseBook[Qualifier]
    units: PhraseBook[str]
    fractions: PhraseBook[int]
    inside: re.Pattern[str] | None
    """What shows a number inside a run of letters: hundert in dreihundert, 三 in 約三百人."""
    ideographs: re.Pattern[str] | None
    """A number character, in languages that print them."""
    phrases: Mapping[str, PhraseBook[None]]
    """Further lists of phrases by name."""

    def cut(self, text: str) -> list[Token]:
        """The tokens of a sentence, in order."""
        found = list(self.pattern.finditer(text))
        printed = list(map(Match.group, found))
        places = map(Match.start, found), map(Match.end, found)
        return list(map(_build, zip(map(_KIND, found), printed, map(str.lower, printed), *places, strict=True)))


@lru_cache(maxsize=64)
def compile_lexicon(language: Language) -> Lexicon:
    """Compile a language's tables, once per language."""
    pattern = _compile_tokens(language)

    def cut(phrase: str) -> Phrase:
        return tuple(match.group().lower() for match in pattern.finditer(phrase))

    ideographs = _compile_ideographs(language)
    numerals = {} if ideographs else language.numerals
    heads = frozenset(cut(numeral)[0] for numeral in numerals)
    values = heads.union(_list_multiples(language))
    numbers = PhraseBook((cut(word), value) for word, value in numerals.items())
    fractions = PhraseBook((cut(each), value) for each, value in language.fractions.items())
    inside = ideographs or _compile_any(language.list("compound"))
    units = language.list("percent") | language.list("currency") | language.list("unit")
    return Lexicon(
        language=language,
        lists=language.word_lists,
        pattern=pattern,
        triggers=frozenset(piece for word in values for piece in _PIECE.findall(word)[:1]),
        openers=heads.union(language.halves, language.fractions, *map(language.list, _OPENERS)),
        articles=language.list("one_before_magnitude").union(language.list("fraction_article")) - numerals.keys(),
        multiples=frozenset(piece for word in _list_multiples(language) for piece in (word, word.split()[0])),
        numerals=numbers,
        alone={} if inside else _list_alone(numbers, language),
        continuing=HYPHENS.union(
            language.magnitudes, language.halves, fractions.heads, *numbers, *map(language.list, _JOINING)
        ),
        before=PhraseBook((cut(each.phrase), each.qualifier) for each in language.bounds if each.side == "before"),
        after=PhraseBook((cut(each.phrase), each.qualifier) for each in language.bounds if each.side == "after"),
        units=PhraseBook((cut(each), each) for each in units),
        fractions=fractions,
        inside=inside,
        ideographs=ideographs,
        phrases={name: PhraseBook((cut(each), None) for each in language.list(name)) for name in _PHRASES},
    )


def _list_multiples(language: Language) -> Iterable[str]:
    return (*language.magnitudes, *language.halves, *language.fractions)


def _list_alone(numerals: PhraseBook[int], language: Language) -> Mapping[str, int]:
    """Numerals of one word, without those that may be a half or a fraction."""
    words = {phrase[0]: value for phrase, value in numerals.items() if len(phrase) == 1}
    return {word: words[word] for word in words.keys() - language.halves.keys() - language.fractions.keys()}


def match_before(tokens: list[Token], stop: int, phrases: PhraseBook[Any]) -> int:
    """How many tokens that end at `stop` (exclusive) are the longest phrase there; 0 for none."""
    if stop == 0 or tokens[stop - 1].lower not in phrases.tails:
        return 0
    words = tuple([token.lower for token in tokens[max(0, stop - phrases.longest) : stop]])
    for length in range(len(words), 0, -1):
        if words[-length:] in phrases:
            return length
    return 0


def match_after(tokens: list[Token], start: int, phrases: PhraseBook[Any]) -> int:
    """How many tokens from `start` on are the longest phrase there; 0 for none."""
    if start >= len(tokens) or tokens[start].lower not in phrases.heads:
        return 0
    words = tuple([token.lower for token in tokens[start : start + phrases.longest]])
    for length in range(len(words), 0, -1):
        if words[:length] in phrases:
            return length
    return 0


def find_magnitude(tokens: list[Token], place: int, lexicon: Lexicon, *, letters: bool = False) -> int:
    """What the word at this place multiplies by, 0 for nothing; a lone letter only where the caller allows it."""
    if place >= len(tokens):
        return 0
    lower = tokens[place].lower
    if lower in lexicon.lists["collective"] or (not letters and is_letter(lower)):
        return 0
    return lexicon.language.magnitudes.get(lower, 0)


def is_letter(word: str) -> bool:
    """Whether a magnitude is a letter that means something else when it stands alone: 2 m."""
    return len(word) == 1 and word.isascii()


def _compile_any(words: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(words, key=lambda each: (-len(each), each))
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def _compile_ideographs(language: Language) -> re.Pattern[str] | None:
    if not language.list("counter"):
        return None
    characters = "".join(each for each in (*language.numerals, *language.magnitudes) if len(each) == 1)
    return re.compile(f"[{re.escape(characters)}]")


def _compile_unspaced(language: Language) -> tuple[str, str]:
    """How a language without spaces prints numbers and words: a character is a word where no list says more.

    Number characters are a number where what they count follows (四人, not 四国), or, two and more, no other character
    of the kind (三百の, not 八百屋).
    """
    ideographs = _compile_ideographs(language)
    if ideographs is None:
        return "", ""
    one = ideographs.pattern
    lists = ("counter", "unit", "currency", "percent", "age_after", "clock_after", "year_after", "day_after")
    counted = _compile_any(word for name in lists for word in language.list(name))
    phrases = {each.phrase for each in language.bounds}.union(*language.words.values())
    known = _compile_any(each for each in phrases if each.isalpha())
    follows = "" if counted is None else counted.pattern
    opaque = _compile_any(language.list("opaque"))
    vague = "".join(re.escape(each[-1]) for each in language.list("ordinal_before"))
    starts = rf"(?<!{one})(?<![{vague}])" + ("" if opaque is None else f"(?!{opaque.pattern})")
    number = (
        rf"{_DIGITS}{one}(?:{one}|\d{{1,4}}(?!\d))*"
        rf"|{starts}{one}+(?=[多余餘]?(?:{follows}))"
        rf"|{starts}{one}{{2,}}(?![{_HAN}])|"
    )
    return number, rf"|{'' if known is None else known.pattern}|[{_UNSPACED}]"


def _compile_tokens(language: Language) -> re.Pattern[str]:
    groups = re.escape("".join({*language.groups, *SPACES}))
    decimal = re.escape(language.decimal)
    unspaced_number, unspaced_word = _compile_unspaced(language)
    elisions = "|".join(re.escape(each) for each in sorted(language.list("elision")))
    word = (
        r"(?P<word>(?<=\d)[万萬만億亿억兆]|(?:[^\W\d_]\.){2,}"
        + unspaced_word
        + (rf"|(?i:{elisions})(?=\w|$)" if elisions else "")
        + r"|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*)"
    )
    numbers = (
        r"(?P<date>(?<!\d)\d{4}-\d\d-\d\d(?:[Tt][\d:]+[Zz]?)?(?!\d)|(?<![\d.])\d{1,2}(?P<_s>[./])\d{1,2}(?P=_s)\d{2,4}(?![\d.]\d)|(?<!\d)\d{1,4}/\d{1,2}(?!\d))"
        r"|(?P<clock>(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?![\d:]))"
        rf"|(?P<number>{unspaced_number}{_WIDE}|\d{{1,3}}(?:[{groups}]\d{{3}})+(?:[{decimal}]\d+)?(?![.,]?\d)|\d+(?:[.,'’٫٬]\d+)*)"
    )
    mark = r"|(?P<mark>[^\w\s]|_)"
    # Told at once that no token begins with a space, the search is twice as fast.
    if unspaced_number:
        return re.compile(rf"(?=\S)(?:{numbers}|{word}{mark})", re.IGNORECASE)
    # Nor does a number begin with a letter where words have spaces, and most tokens are words.
    return re.compile(rf"(?=\S)(?:{word}|(?=\d)(?:{numbers}){mark})")
