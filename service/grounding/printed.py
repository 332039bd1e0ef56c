"""Words as a text prints them, in order and with their capitals; and the symbols that it has beside them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import pairwise
from operator import add, attrgetter
from re import Match
from typing import Final, NamedTuple

from service.grounding.known import known
from service.language import Language
from service.quantities import Quantity, read_quantities
from service.text import find_content_stems, fold, fold_plain, list_words, stem_words
from service.text.characters import has_spaceless, match_words
from service.text.words import SENTENCES_KEPT, look_up

_MARKUP: Final = frozenset("*_#@\\[]{}")
MARK: Final = re.compile(r"[,;:.()!?…]|\s[-–—]\s")
"""What parts one statement from the next, or from what is put in between."""
_UNUSUAL: Final = re.compile(r"[^\w .,;:!?\"'()/&%\u00a0‘’“”«»„–—-]|_")
"""Neither letter, digit nor common punctuation: a text without these has no symbol and no markup."""


class PrintedWord(NamedTuple):
    """One word of a text, folded, at `text[start:end]`."""

    start: int
    end: int
    lower: str
    stem: str
    capital: bool
    idle: bool
    """Whether it is a stop word; US and WHO, printed so, are none."""
    letter: bool
    """Whether it is a lone letter, as of an initial or an elision."""
    telling: bool
    """Whether it carries meaning in any print: no stop word, no lone letter."""


_START: Final = attrgetter("start")
_END: Final = attrgetter("end")
_build = partial(tuple.__new__, PrintedWord)


@lru_cache(maxsize=SENTENCES_KEPT)
def read_words(text: str, language: Language) -> tuple[PrintedWord, ...]:
    """The words of a text in order."""
    plain = fold_plain(text)
    found = list(match_words(plain))
    spans: Iterable[tuple[int, int]] = map(Match.span, found)
    if len(plain) != len(text):
        folded = fold(text)
        spans = ((folded.starts[start], folded.ends[end - 1]) for start, end in spans)
    # Every word of every story comes by here: `map` takes it through without a step of Python's own.
    return tuple(map(_build, map(add, spans, look_up(map(Match.group, found), language))))


class PrintedText:
    """A text as it is printed, and what is read of it: once, whatever asks."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.words = read_words(text, language)

    @known
    def stems(self) -> frozenset[str]:
        """Stems of its content words."""
        if has_spaceless(self.text):
            return find_content_stems(self.text, self.language)
        return frozenset([word.stem for word in self.words if word.telling])

    @known
    def meant(self) -> frozenset[str]:
        """Stems of its content words, the listed verbs of saying aside."""
        return self.stems - stem_list("reporting", self.language)

    @known
    def told(self) -> frozenset[str]:
        """Stems of its words, little ones aside."""
        return frozenset([word.stem for word in self.words if not (word.idle or word.letter)])

    @known
    def negated(self) -> bool:
        """Whether it holds a word of negation."""
        return negates(self.text, self.language)

    @known
    def lowers(self) -> frozenset[str]:
        """Its words in lower case, each once."""
        return frozenset([word.lower for word in self.words])

    @known
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where the words of each stem stand among its words."""
        places: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            places.setdefault(word.stem, []).append(at)
        return places

    @known
    def openings(self) -> frozenset[int]:
        """Which of its words may begin a statement: a mark, an "and" or a "while" stands right before it."""
        joiners = list_joiners(self.language)
        found = {at + 1 for at, word in enumerate(self.words) if word.lower in joiners}
        for mark in MARK.finditer(self.text):
            at = find_beginning(self.words, mark.end())
            if at and self.words[at - 1].end <= mark.start():
                found.add(at)
        return frozenset(found | {0})

    def find_opening(self, at: int) -> int:
        """Where the statement begins that one of its words stands in."""
        return max(place for place in self.openings if place <= at)

    def is_parted(self, left: int, right: int) -> bool:
        """Whether a statement begins behind one of its words and not behind the other."""
        return not self.openings.isdisjoint(range(left + 1, right + 1))

    @known
    def turns(self) -> frozenset[int]:
        """Its openings, and the words right behind one that leads to a statement of its own: after, because, when."""
        language = self.language
        leading = language.lists("before_or_after", "subordinate") - language.lists(
            "complement", "relative", "condition"
        )
        if leading.isdisjoint(self.lowers):
            return self.openings
        return self.openings.union(at + 1 for at, word in enumerate(self.words) if word.lower in leading)

    @known
    def names(self) -> Mapping[str, Mapping[int, str | None]]:
        """By the stem of a word with a capital: which of these words it is, each with the telling word before it."""
        names: dict[str, dict[int, str | None]] = {}
        for place, (before, stem) in enumerate(list_names(self.words)):
            names.setdefault(stem, {})[place] = before
        return names

    @known
    def name_ends(self) -> Sequence[int]:
        """Which of its words end a name of several words with capitals."""
        return find_name_ends(self.words, self.text)

    @known
    def lowered(self) -> str:
        """Its text in lower case, folded."""
        return fold_plain(self.text.casefold())

    @known
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers that it prints."""
        return read_quantities(self.text, self.language)

    @known
    def amounts(self) -> tuple[Quantity, ...]:
        """Those of its numbers that count or measure."""
        return tuple([each for each in self.quantities if each.kind == "amount"])


def find_beginning(words: Sequence[PrintedWord], place: int, first: int = 0) -> int:
    """Which of the words, from one on, is the first that begins at a place of their text or behind it."""
    return bisect_left(words, place, lo=first, key=_START)


def find_ending(words: Sequence[PrintedWord], place: int) -> int:
    """Which of the words is the first that ends behind a place of their text; how many they are where none does."""
    return bisect_right(words, place, key=_END)


def list_joiners(language: Language) -> frozenset[str]:
    """Words that part statements: and, while."""
    return language.lists("number_joiner", "clause")


def list_calendar(language: Language) -> frozenset[str]:
    """Words that tell a day, a month or a part of the day: Friday, May, evening."""
    return language.lists("weekday", "month", "part_of_day")


@lru_cache(maxsize=SENTENCES_KEPT)
def read_text(text: str, language: Language) -> PrintedText:
    """What a text prints; the same object for the same text."""
    return PrintedText(text, language)


def list_names(
    words: Sequence[PrintedWord], leaving_out: frozenset[str] = frozenset()
) -> Iterator[tuple[str | None, str]]:
    """Stems of every word with a capital, but those left out, and of the telling word before it."""
    before: str | None = None
    for word in words:
        if word.idle or word.letter:
            continue
        if word.capital and word.lower not in leaving_out:
            yield before, word.stem
        before = word.stem


def find_name_ends(words: Sequence[PrintedWord], text: str) -> Sequence[int]:
    """Where a run of two or more words with capitals ends: Delia Marrant, Mr Senn; the words are those of the text."""
    named = [at for at, word in enumerate(words) if word.capital and not word.idle]
    side_by_side = ((left, right) for left, right in pairwise(named) if right == left + 1)
    joined = [at for left, at in side_by_side if not text[words[left].end : words[at].start].strip(" .-")]
    return [at for at in joined if at + 1 not in joined]


def adds_symbols(text: str, *sources: str) -> bool:
    """Whether a text has signs, pictures or markup that none of its sources has."""
    if not _UNUSUAL.search(text):
        return False
    odd = {each for each in text if each in _MARKUP or unicodedata.category(each)[0] in "SC"}
    return bool(odd) and not odd <= set().union(*sources)


@lru_cache(maxsize=256)
def stem_list(name: str, language: Language) -> frozenset[str]:
    """Stems of the words of one of a language's lists."""
    return frozenset(stem_words(tuple(language.list(name)), language))


@lru_cache(maxsize=256)
def list_endings(language: Language, *names: str) -> tuple[str, ...]:
    """The endings of words in several of a language's lists."""
    return tuple(language.lists(*names))


def is_participle(word: PrintedWord, language: Language) -> bool:
    """Whether a word may be a participle: by the language's list, or by its ending."""
    if word.capital:
        return False
    return word.lower.endswith(list_endings(language, "participle_ending")) or word.lower in language.list("participle")


def is_content(word: PrintedWord) -> bool:
    """Whether a word is neither a little word nor a lone letter nor a number."""
    return not (word.idle or word.letter or word.stem.isdigit())


@lru_cache(maxsize=SENTENCES_KEPT)
def negates(text: str, language: Language) -> bool:
    """Whether a text holds a word of negation."""
    return not language.list("negation").isdisjoint(list_words(text)) or "n't" in text.replace("’", "'")
