"""The suite's own reader of numbers: what a text tells, in digits and in the number words of several languages.

It reads generously, since its readers look for what is *not* there: "1.200" is 1200 and 1.2, "11 to 14 million" tells
11 and 11 million. A number inside another is none: 4 is not in 14, 1 is not in 1.2 million.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from evals.made_up.compounds import read_compound
from evals.made_up.numerals import read_numeral, split_numeral
from evals.made_up.tables import NumberWord, Table, guess_languages, load_table
from evals.made_up.tokens import Token, cut_tokens

Kind = Literal["count", "ordinal", "fraction", "article", "time"]


@dataclass(frozen=True, slots=True)
class Told:
    """One number that a text tells."""

    values: tuple[float, ...]
    """Every reading, the likeliest first."""
    parts: tuple[float, ...]
    """The numbers that its separators may part instead."""
    start: int
    end: int
    kind: Kind
    """Only a count has to be borne out; the others may bear something out."""
    first: int
    """Index of its first token."""
    last: int
    """Index behind its last token."""
    decimal: bool = False
    """Whether it is printed with decimals and no scale."""
    scale: float = 1.0
    """What its scale word multiplied it by."""


def tell_numbers(text: str, *, generous: bool = False) -> frozenset[float]:
    """Return the numbers that a text tells; with `generous`, ordinals, articles, fractions and times too."""
    told = read_numbers(text, guess_languages(text))
    return frozenset(
        value for each in told if generous or each.kind == "count" for value in (*each.values, *_parts(each, generous))
    )


def _parts(told: Told, generous: bool) -> tuple[float, ...]:  # noqa: FBT001 - of `tell_numbers` alone
    return told.parts if generous else ()


@lru_cache(maxsize=1 << 13)
def read_numbers(text: str, languages: tuple[str, ...]) -> tuple[Told, ...]:
    """Return the numbers of a text, read with the words of these languages, in its order."""
    tokens, table = cut_tokens(text), load_table(languages)
    found: list[Told] = []
    at = 0
    while at < len(tokens):
        told = _read_at(text, tokens, at, table, languages)
        if told:
            found.append(told)
        at = told.last if told else at + 1
    return _share_scales(tokens, tuple(found), table)


def _read_at(text: str, tokens: Sequence[Token], at: int, table: Table, languages: tuple[str, ...]) -> Told | None:
    token = tokens[at]
    if token.kind == "number":
        return _read_digits(text, tokens, at, table)
    if token.kind == "mark":
        share = _VULGAR.get(token.folded)
        return _told(tokens, at, at + 1, (share,), "fraction") if share else None
    if at and f"{tokens[at - 1].folded} {token.folded}" in table.units:
        return None
    words = _Words(tokens, table, languages)
    return words.read(at)


_AND: Final = frozenset({"and", "y", "et", "e"})
_VULGAR: Final = {"½": 0.5, "⅓": 1 / 3, "¼": 0.25, "¾": 0.75, "⅔": 2 / 3}


def _told(
    tokens: Sequence[Token], first: int, last: int, values: tuple[float, ...], kind: Kind, *, scale: float = 1.0
) -> Told:
    return Told(values, (), tokens[first].start, tokens[last - 1].end, kind, first, last, scale=scale)


_ORDINAL_TAILS: Final = frozenset({"st", "nd", "rd", "th", "er", "eme", "e", "o", "a", "й", "и", "го", "та", "я"})
_CLOCK: Final = frozenset({"am", "pm", "uhr", "gmt", "utc"})
_CLOCK_FACE: Final = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_BEFORE_CLOCK: Final = frozenset({"at", "las", "la", "um", "a", "о", "à", "since", "by", "until"})


def _read_digits(text: str, tokens: Sequence[Token], at: int, table: Table) -> Told:
    token = tokens[at]
    values, parts, last = read_numeral(token.folded), split_numeral(token.folded), at + 1
    tail = tokens[last] if last < len(tokens) and tokens[last].kind == "word" else None
    glued = tail is not None and tail.start == token.end
    if tail and glued and tail.folded in _ORDINAL_TAILS:
        return Told(values, (), token.start, tail.end, "ordinal", at, last + 1)
    if not _scale_after(tokens, at, table) and _is_clock(text, tokens, at):
        return Told(values, parts, token.start, token.end, "time", at, last)
    scale = _scale_after(tokens, at, table)
    if scale and (glued or tokens[last].start - token.end == 1 or tokens[last].kind == "mark"):
        last += 1 + (tokens[last].kind == "mark")
        scaled = tuple(round(value * scale, 6) for value in values)
        short = glued and tail is not None and len(tail.folded) == 1
        return Told(
            scaled + (values if short else ()), (), token.start, tokens[last - 1].end, "count", at, last, scale=scale
        )
    decimal = any(not value.is_integer() for value in values)
    return Told(values, parts if " " in token.folded else (), token.start, token.end, "count", at, last, decimal)


def _is_clock(text: str, tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    around = text[token.end : token.end + 2], text[max(0, token.start - 2) : token.start]
    if (around[0][:1] == ":" and around[0][1:].isdigit()) or (around[1][1:] == ":" and around[1][:1].isdigit()):
        return True
    following = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    preceding = tokens[at - 1].folded if at else ""
    return following in _CLOCK or (_CLOCK_FACE.fullmatch(token.folded) is not None and preceding in _BEFORE_CLOCK)


def _scale_after(tokens: Sequence[Token], at: int, table: Table) -> float | None:
    following = tokens[at + 1 : at + 3]
    if following and following[0].folded == "-":
        following = following[1:]
    if not following or following[0].kind != "word":
        return None
    single = len(following[0].folded) == 1 and following[0].start != tokens[at].end
    entries = table.numbers.get(following[0].folded, ())
    wanted = (each.value for each in entries if each.kind in ("scale", "multiplier"))
    return None if single else next(wanted, None)


@dataclass(slots=True)
class _Words:
    """Reads the number words that begin at a token."""

    tokens: Sequence[Token]
    table: Table
    languages: tuple[str, ...]
    total: float = 0.0
    current: float | None = None
    scale: float = float("inf")
    largest: float = 1.0

    def read(self, first: int) -> Told | None:
        """Read one number, or nothing."""
        at = end = first
        while at < len(self.tokens) and self._take(self.tokens[at]):
            end = at + 1
            at = self._next(end)
        if end == first:
            return self._read_lesser(first)
        return self._finish(first, end)

    def _finish(self, first: int, end: int) -> Told:
        value = self.total + (self.current or 0.0)
        following = self._entries(self._next(end))
        if any(each.kind == "ordinal" and each.value < 10 for each in following) and value % 10 == 0 and value >= 20:  # noqa: PLR2004
            ordinal = next(each.value for each in following if each.kind == "ordinal")
            return _told(self.tokens, first, self._next(end) + 1, (value + ordinal,), "ordinal")
        for each in following:
            if each.kind == "fraction" and value < each.value and each.value > 2:  # noqa: PLR2004 - "one half" has its own way
                share = value / each.value
                return _told(self.tokens, first, self._next(end) + 1, (share, 100 * share), "fraction")
        if half := self._read_half(end, value):
            return _told(self.tokens, first, half[1], (half[0],), "count", scale=self.largest)
        weak = any(each.kind == "weak" for each in self._entries(first)) and end == first + 1
        return _told(self.tokens, first, end, (value,), "article" if weak else "count", scale=self.largest)

    def _read_half(self, end: int, value: float) -> tuple[float, int] | None:
        """Read "and a half" behind a number, with the scale around it: the value and where it ends."""
        if end >= len(self.tokens) or self.tokens[end].folded not in _AND:
            return None
        at = end + 2 if self._is_article(end + 1) else end + 1
        if not any(each.kind == "fraction" and each.value == 2 for each in self._entries(at)):  # noqa: PLR2004
            return None
        if self.largest > 1:
            return value + self.largest / 2, at + 1
        scale = next((each.value for each in self._entries(at + 1) if each.kind == "scale"), None)
        self.largest = scale or 1.0
        return (value + 0.5) * self.largest, at + 1 + (scale is not None)

    def _entries(self, at: int) -> tuple[NumberWord, ...]:
        return self.table.numbers.get(self.tokens[at].folded, ()) if at < len(self.tokens) else ()

    def _next(self, at: int) -> int:
        """Return where the number may go on behind a hyphen or a joining word."""
        if at >= len(self.tokens):
            return at
        token = self.tokens[at]
        if token.folded in ("-", "‐", "‑") and token.start == self.tokens[at - 1].end:
            return self._next(at + 1) if self._next_joins(at) else at + 1
        return at + 1 if self._next_joins(at) else at

    def _next_joins(self, at: int) -> bool:
        if self.tokens[at].folded not in self.table.joins or at + 1 >= len(self.tokens):
            return False
        value = self.current if self.current is not None else self.total
        round_number = value % 100 == 0 or (self.table.joins_after_tens and value % 10 == 0 and value >= 20)  # noqa: PLR2004
        return bool(value) and round_number and self._would_take(self.tokens[at + 1])

    def _would_take(self, token: Token) -> bool:
        kept = self.total, self.current, self.scale, self.largest
        taken = self._take(token)
        self.total, self.current, self.scale, self.largest = kept
        return taken

    def _take(self, token: Token) -> bool:
        if token.kind != "word":
            return False
        entries = self.table.numbers.get(token.folded, ())
        compound = None if entries else read_compound(token.folded, self.languages)
        if compound and compound[1]:
            entries = (NumberWord("plain", compound[0]),)
        return any(self._add(each) for each in entries)

    def _add(self, entry: NumberWord) -> bool:
        if entry.kind == "plain":
            return self._add_plain(entry.value)
        if entry.kind == "multiplier":
            return self._multiply(entry.value)
        return entry.kind == "scale" and self._scale(entry.value)

    def _add_plain(self, value: float) -> bool:
        if value < 100 and self.current is None and self.total and value >= self.scale:  # noqa: PLR2004
            return False
        if self.current is None:
            self.current = value
            return True
        if _joins_to(self.current, value) or ("fr" in self.languages and self.current % 100 == 10 and 7 <= value < 10):  # noqa: PLR2004 - dix-sept
            self.current += value
            return True
        if value == 20 and self.current % 100 == 4 and "fr" in self.languages:  # noqa: PLR2004 - quatre-vingt
            self.current += 76
            return True
        return False

    def _multiply(self, value: float) -> bool:
        if self.current is not None and self.current >= 100:  # noqa: PLR2004
            return False
        self.current = value if self.current is None else self.current * value
        return True

    def _scale(self, value: float) -> bool:
        if value >= self.scale:
            return False
        self.total += (self.current if self.current is not None else 1.0) * value
        self.current, self.scale, self.largest = None, value, max(self.largest, value)
        return True

    def _read_lesser(self, at: int) -> Told | None:
        """Read an ordinal, an article, a fraction or an adjective made of a number."""
        token = self.tokens[at]
        if token.kind != "word":
            return None
        entries = self._entries(at)
        if any(each.kind == "fraction" for each in entries):
            return self._read_fraction(at, next(each.value for each in entries if each.kind == "fraction"))
        if entries:
            kind: Kind = "ordinal" if entries[0].kind == "ordinal" else "article"
            return _told(self.tokens, at, at + 1, tuple(each.value for each in entries), kind)
        compound = read_compound(token.folded, self.languages)
        return _told(self.tokens, at, at + 1, (compound[0],), "ordinal") if compound else None

    def _read_fraction(self, at: int, whole: float) -> Told:
        for last in (at + 1, at + 2):
            for each in self._entries(last):
                if each.kind in ("scale", "multiplier") and (last == at + 1 or self._is_article(at + 1)):
                    return _told(self.tokens, at, last + 1, (each.value / whole,), "count", scale=each.value)
        return _told(self.tokens, at, at + 1, (1 / whole, 100 / whole, whole), "fraction")

    def _is_article(self, at: int) -> bool:
        return any(each.kind == "weak" for each in self._entries(at))


def _joins_to(current: float, value: float) -> bool:
    """Whether a number word goes on after these: twenty + three, hundred + five, soixante + quinze."""
    if value < 10 and current % 10 == 0 and current % 100 >= 20:  # noqa: PLR2004
        return value > 0
    if 10 <= value < 20 and current % 100 in (60, 80):  # noqa: PLR2004
        return True
    return current >= 100 and current % 100 == 0 and 0 < value < 100  # noqa: PLR2004


def _share_scales(tokens: Sequence[Token], found: tuple[Told, ...], table: Table) -> tuple[Told, ...]:
    """Let "11 to 14 million" tell 11 million too, and "1.2 million, later 3.5" 3.5 million."""
    shared = list(found)
    for at, told in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        previous = found[at - 1] if at else None
        if following and told.scale == 1.0 and following.scale > 1.0 and is_range(tokens, told, following, table):
            shared[at] = _rescale(told, following.scale)
        elif told.decimal and previous and shared[at - 1].scale > 1.0 and told.first - previous.last < _NEAR:
            shared[at] = _rescale(told, shared[at - 1].scale)
    return tuple(shared)


_NEAR: Final = 8
"""Tokens over which a decimal number inherits a scale."""


def _rescale(told: Told, scale: float) -> Told:
    return replace(told, values=(*told.values, *(round(value * scale, 6) for value in told.values)))


def is_range(tokens: Sequence[Token], low: Told, high: Told, table: Table) -> bool:
    """Whether two numbers are the ends of a range: "30 to 35", "30-35", "between 30 and 35"."""
    between = [each.folded for each in tokens[low.last : high.first]]
    return len(between) == 1 and (between[0] in table.range_words or between[0] in ("-", "–", "—", "‑", "−"))
