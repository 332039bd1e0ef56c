"""From the tokens of one sentence to its quantities: bounds, ranges and wholes around the single numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from service.language import Language
from service.quantities.bounds import find_bound, find_bound_after, find_bound_before, is_number_at, is_rough
from service.quantities.kinds import classify, is_compound, is_one_that_counts, is_score, is_year
from service.quantities.lexicon import Lexicon, Token, compile_lexicon, match_after, match_before
from service.quantities.loose_bounds import is_firm
from service.quantities.magnitudes import skip_stop
from service.quantities.number import Exact, Number, are_adjacent, to_value
from service.quantities.numbers import find_numbers
from service.quantities.ratios import may_be_ratio, opens_ratio
from service.quantities.shape import Quantity, QuantityKind
from service.schema.vocabulary import Qualifier
from service.text.words import SENTENCES_KEPT, list_words

_DIGIT: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"[^\W\d_]+")
_UNIT_STEM: Final = 3
"""Letters by which a unit is known in the singular and in the plural."""
_RANGE_DASHES: Final = frozenset("-‐‑–—〜～")
_SHORT_YEAR: Final = 100
_THOUSAND: Final = 1000


@lru_cache(maxsize=SENTENCES_KEPT)
def read_quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """Every number printed in one sentence, in order. Without tables only digits are read, and no bounds."""
    lexicon = compile_lexicon(language)
    if not _DIGIT.search(text) and not _holds_a_word(text, lexicon):
        return ()
    tokens = lexicon.cut(text)
    reading = _Reading(tokens, lexicon)
    found = [reading.finish(span) for span in reading.find_spans()]
    marks = _read_marks(tokens)
    return tuple(sorted((*marks, *found), key=lambda each: each.start) if marks else found)


def _holds_a_word(text: str, lexicon: Lexicon) -> bool:
    """Whether a text without digits has a word that a number in words needs."""
    # In ASCII these are the words that other steps have cut already.
    words = list_words(text) if text.isascii() else _WORD.findall(text.lower())
    if not lexicon.triggers.isdisjoint(words):
        return True
    return lexicon.inside is not None and lexicon.inside.search(text.lower()) is not None


class _Span(NamedTuple):
    """A number or a range with what stands around it, in token indices."""

    first: int
    stop: int
    number: Number
    kind: QuantityKind
    qualifier: Qualifier = "exact"
    high: Exact | None = None
    of: Exact | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    tokens: list[Token]
    lexicon: Lexicon

    def find_spans(self) -> list[_Span]:
        """Single numbers, then ranges, then wholes."""
        numbers = find_numbers(self.tokens, self.lexicon)
        spans: list[_Span] = []
        place = 0
        while place < len(numbers):
            left, right = numbers[place], numbers[place + 1] if place + 1 < len(numbers) else None
            joined = self._join(left, right) if right else None
            spans.extend(self._read_one(left) if joined is None else joined)
            place += 1 if joined is None else 2
        return self._add_leading_whole(self._add_wholes(spans))

    def finish(self, span: _Span) -> Quantity:
        """The quantity of a span, with offsets into the text."""
        low, high = _interval(span)
        return Quantity(
            start=self.tokens[span.first].start,
            end=self.tokens[span.stop - 1].end,
            number_start=self.tokens[span.number.first].start,
            number_end=self.tokens[span.number.stop - 1].end,
            low=None if low is None else to_value(low),
            high=None if high is None else to_value(high),
            qualifier=span.qualifier,
            of=None if span.of is None else to_value(span.of),
            unit=span.number.unit,
            kind=span.kind,
        )

    # One number

    def _read_one(self, number: Number) -> list[_Span]:
        first, qualifier = find_bound(self.tokens, number, self.lexicon)
        bounded = qualifier != "exact" and is_firm(self.tokens, first, self.lexicon)
        kind = classify(self.tokens, number, self.lexicon, bounded=bounded)
        if kind == "amount" and not is_one_that_counts(self.tokens, number, self.lexicon, bounded=bounded):
            return [] if self._find_whole(number) is None else [_Span(number.first, number.stop, number, "amount")]
        if kind != "amount":
            return [_Span(number.first, number.stop, number, kind)]
        stop = number.stop
        if qualifier == "exact":
            stop, qualifier = find_bound_after(self.tokens, number, self.lexicon)
        if qualifier == "exact" and is_rough(self.tokens, number, self.lexicon):
            qualifier = "about"
        return [_Span(first, stop, number, "amount", qualifier)]

    # Two numbers

    def _join(self, left: Number, right: Number) -> list[_Span] | None:
        end = max(left.unit_stop, skip_stop(self.tokens, left, self.lexicon))
        between = self.tokens[end if end < right.first else left.stop : right.first]
        if len(between) != 1 or left.fraction or right.fraction:
            return None
        mark = between[0]
        if mark.text in _RANGE_DASHES:
            tight = mark.start == self.tokens[right.first - 2].end and mark.end == self.tokens[right.first].start
            return self._join_by_dash(left, right) if tight else None
        return self._join_by_word(left, right, mark.lower)

    def _join_by_dash(self, left: Number, right: Number) -> list[_Span] | None:
        kind = self._find_kind_by_dash(left, right)
        if kind is not None:
            return [_Span(each.first, each.stop, each, kind) for each in (left, right)]
        if is_score(self.tokens, left, right, self.lexicon):
            return [_Span(left.first, right.stop, left, "score", high=right.value)]
        return self._build_range(left, right)

    def _find_kind_by_dash(self, left: Number, right: Number) -> QuantityKind | None:
        """What both numbers are when they are no range and no score: 2008-2012, 555-123-4567, 3-5 p.m."""
        if is_year(left, self.tokens) and (is_year(right, self.tokens) or right.value < _SHORT_YEAR):
            return "date"
        if left.in_words != right.in_words or self._is_chain(left, right):
            return "label"
        if is_compound(self.tokens, right, self.lexicon):
            return "compound"
        kinds = [classify(self.tokens, each, self.lexicon, bounded=False) for each in (right, left)]
        if kinds[0] in {"date", "clock", "age"}:
            return kinds[0]
        return kinds[1] if kinds[1] in {"label", "age"} else None

    def _is_chain(self, left: Number, right: Number) -> bool:
        """Telephone numbers and the like: a third number follows or precedes by a dash."""
        before, after = left.first - 1, right.stop
        return (before >= 1 and self.tokens[before].text in _RANGE_DASHES and are_adjacent(self.tokens, before)) or (
            after + 1 < len(self.tokens)
            and self.tokens[after].text in _RANGE_DASHES
            and self.tokens[after + 1].kind == "number"
            and are_adjacent(self.tokens, after)
        )

    def _join_by_word(self, left: Number, right: Number, word: str) -> list[_Span] | None:
        opened = self._find_between(left)
        joins = word in self.lexicon.lists["range_and" if opened is not None else "range_to"]
        if not joins or _differ_in_unit(left, right, self.lexicon):
            return None
        if self._changes(left):
            return self._read_one(right) if _lacks_magnitude(left, right) else None
        kinds = [classify(self.tokens, each, self.lexicon, bounded=False) for each in (left, right)]
        if kinds[0] == "age" or (opened is not None and self._opens_age(opened)):
            return [_Span(each.first, each.stop, each, "age") for each in (left, right)]
        if kinds[0] == "amount" and kinds[1] in {"clock", "date", "age"}:
            return [_Span(each.first, each.stop, each, kinds[1]) for each in (left, right)]
        return self._join_amounts(left, right, word, opened) if kinds == ["amount", "amount"] else None

    def _join_amounts(self, left: Number, right: Number, word: str, opened: int | None) -> list[_Span] | None:
        """Five or six million; nothing of "at least five or six million", where it is open what is at least."""
        if opened is None and word in self.lexicon.lists["or"] and self._is_limited(left):
            return [] if _lacks_magnitude(left, right) else None
        return self._build_range(left, right, first=opened)

    def _is_limited(self, number: Number) -> bool:
        """At least five or six are not five to six; some five or six are."""
        return find_bound_before(self.tokens, number.first, self.lexicon)[1] not in {"exact", "about"}

    def _opens_age(self, place: int) -> bool:
        return bool(match_before(self.tokens, place, self.lexicon.phrases["age_before"]))

    def _find_between(self, left: Number) -> int | None:
        """Where "between" stands before the left number, past a bound such as "roughly"."""
        first, _ = find_bound_before(self.tokens, left.first, self.lexicon)
        for at in (left.first - 1, first - 1):
            if at >= 0 and self.tokens[at].lower in self.lexicon.lists["range_before"]:
                return at
        return None

    def _changes(self, left: Number) -> bool:
        first, _ = find_bound_before(self.tokens, left.first, self.lexicon)
        return first > 0 and self.tokens[first - 1].lower in self.lexicon.lists["change_before"]

    def _build_range(self, left: Number, right: Number, *, first: int | None = None) -> list[_Span] | None:
        low = left.value * right.magnitude if left.magnitude == 1 < right.magnitude else left.value
        if low >= right.value:
            return None
        if 0 < low * _THOUSAND <= right.value:
            # 5-6,000: what is printed at one end may be of both.
            return []
        if first is None:
            first, _ = find_bound_before(self.tokens, left.first, self.lexicon)
        whole = right._replace(first=left.first, value=low, unit=right.unit or left.unit)
        return [_Span(first, right.stop, whole, "amount", "between", high=right.value)]

    # Parts of a whole

    def _add_wholes(self, spans: list[_Span]) -> list[_Span]:
        """Take "of the seven" into "six of the seven"."""
        kept: list[_Span] = []
        for span in spans:
            before = kept[-1] if kept else None
            if before is not None and self._is_whole_of(before, span):
                kept[-1] = before._replace(stop=span.stop, of=span.number.value)
            else:
                kept.append(span)
        return [span for span in kept if span.of is not None or self._stands_alone(span)]

    def _stands_alone(self, span: _Span) -> bool:
        bounded = span.qualifier != "exact"
        return span.kind != "amount" or is_one_that_counts(self.tokens, span.number, self.lexicon, bounded=bounded)

    def _is_whole_of(self, part: _Span, whole: _Span) -> bool:
        if (part.kind, whole.kind) != ("amount", "amount") or part.of is not None or whole.qualifier != "exact":
            return False
        if part.number.unit or whole.number.unit or (part.high or part.number.value) > whole.number.value:
            return False
        return self._find_whole(part.number) == whole.first

    def _find_whole(self, part: Number) -> int | None:
        """Where the number of the whole begins after "of", "out of the", "of the capital's"; None without them."""
        length = match_after(self.tokens, part.stop, self.lexicon.phrases["whole"])
        place = part.stop + length
        if not length and opens_ratio(self.tokens, part, self.lexicon):
            return self._number_at(place + 2)
        if not length:
            is_ratio = place < len(self.tokens) and self.tokens[place].lower in self.lexicon.lists["whole_ratio"]
            return (
                self._number_at(place + 1)
                if is_ratio and may_be_ratio(self.tokens, part, place + 1, self.lexicon)
                else None
            )
        if place < len(self.tokens) and self.tokens[place].lower in self.lexicon.lists["whole_article"]:
            place += 1
        if place < len(self.tokens) and self.tokens[place].lower.endswith(("'s", "’s")):
            place += 1
        return self._number_at(place)

    def _number_at(self, place: int) -> int | None:
        if is_number_at(self.tokens, place, self.lexicon):
            return place
        return None

    def _add_leading_whole(self, spans: list[_Span]) -> list[_Span]:
        """Out of 123 drones, the military shot down 71: the first bare amount after it is a part of it."""
        for place, span in enumerate(spans):
            if span.kind != "amount" or span.qualifier != "exact" or span.number.unit or not self._opens_whole(span):
                continue
            for at in range(place + 1, len(spans)):
                part = spans[at]
                if self._is_bare(part) and not self._opens_whole(part) and part.number.value <= span.number.value:
                    return [*spans[:at], part._replace(of=span.number.value), *spans[at + 1 :]]
        return spans

    def _opens_whole(self, span: _Span) -> bool:
        length = match_before(self.tokens, span.first, self.lexicon.phrases["whole_before"])
        first = span.first - length
        return bool(length) and (first == 0 or self.tokens[first - 1].kind == "mark")

    def _is_bare(self, span: _Span) -> bool:
        if span.kind != "amount" or span.of is not None or span.number.unit or span.high is not None:
            return False
        if self.tokens[span.first - 1].text == ",":
            return True
        after = self.tokens[span.stop] if span.stop < len(self.tokens) else None
        return after is None or after.kind == "mark" or after.lower in self.lexicon.lists["stop"]


def _differ_in_unit(left: Number, right: Number, lexicon: Lexicon) -> bool:
    """Whether the left number has a unit of its own, ending aside: 2.5 percent to 500 pence, 5% to 12 million.

    A rise of 3 percentage points to 5 percent is no range either; 1 metre to 2 is one.
    """
    points = [(each.unit or "").lower() in lexicon.lists["percent_point"] for each in (left, right)]
    if left.unit is not None and points[0] != points[1]:
        return True
    unit = (left.unit or "").lower()
    has_own = bool(unit) and (left.unit_stop > left.stop or right.unit is not None or unit in lexicon.lists["percent"])
    return has_own and (left.unit or "")[:_UNIT_STEM] != (right.unit or "")[:_UNIT_STEM]


def _lacks_magnitude(left: Number, right: Number) -> bool:
    """Whether the magnitude of the right number is the left one's too: from 5 to 6 million."""
    is_bare = left.magnitude == 1 and left.value < _THOUSAND and left.unit_stop <= left.stop
    return is_bare and right.magnitude >= _THOUSAND


def _interval(span: _Span) -> tuple[Exact | None, Exact | None]:
    value = span.number.value
    if span.high is not None:
        return value, span.high
    if span.qualifier in {"at_least", "more_than"}:
        return value, None
    if span.qualifier in {"at_most", "less_than"}:
        return None, value
    return value, value


def _read_marks(tokens: Sequence[Token]) -> list[Quantity]:
    """Clock times and dates whose shape says what they are: 10:30, 12.05.2022."""
    kinds: dict[str, QuantityKind] = {"clock": "clock", "date": "date"}
    return [
        Quantity(
            start=token.start,
            end=token.end,
            number_start=token.start,
            number_end=token.end,
            low=None,
            high=None,
            qualifier="exact",
            of=None,
            unit=None,
            kind=kinds[token.kind],
        )
        for token in tokens
        if token.kind in kinds
    ]
