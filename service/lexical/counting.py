"""What a number counts in any language that has lists: its unit, or the noun phrase behind it, found by words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from service.grounding.numbers.measures import PEOPLE, find_measures
from service.grounding.printed import read_words
from service.language import Language
from service.lexical.grammar import Grammar
from service.lexical.nouns import find_noun
from service.lexical.passages import Passage, Word
from service.quantities import Quantity
from service.schema.vocabulary import Measure

_REACH: Final = 6
"""Words of a noun phrase at most."""
_BACK: Final = 5
"""So many words before a sum stands what it is a sum of."""
_SHORT: Final = 3
"""Letters of a shortened month at least."""
_BOUND: Final = 30
"""Characters beside a number in which its bound stands."""
_BOUND_WORDS: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*\.?|[~≈≥≤+]")
_OF_WHOLE: Final = 3
"""Words at most between a part and its whole."""
_SIZABLE: Final = 5
_SAME_SIZE: Final = 2
_CLAUSE_MARKS: Final = frozenset(',;:.()—–«»“”"„')


class Counted(NamedTuple):
    """What one number of a sentence is of."""

    quantity: Quantity
    measure: Measure
    what: str
    """In the sentence's words."""


class _Phrase(NamedTuple):
    """Words `start` to `stop` of a sentence."""

    start: int
    stop: int

    def __bool__(self) -> bool:
        return self.stop > self.start


def read_counted(passage: Passage, grammar: Grammar) -> Iterator[Counted]:
    """What each number of a sentence counts, where its words tell."""
    return _Counting(passage, grammar).read()


class _Counting:
    """One sentence with its numbers, read by the lists of its language."""

    def __init__(self, passage: Passage, grammar: Grammar) -> None:
        self.passage = passage
        self.grammar = grammar
        self.words = passage.words
        self.amounts = passage.amounts
        self.starts = [passage.find_word(each.start) for each in self.amounts]
        self.stops = [passage.find_word(each.end) for each in self.amounts]
        self.has_capital_nouns = bool(grammar.list("capital_nouns"))

    def read(self) -> Iterator[Counted]:
        last: Counted | None = None
        for n, quantity in enumerate(self.amounts):
            told = self._read_measured(n, quantity) if quantity.unit else self._read_people(n, quantity)
            told = told or (self._read_elliptic(n, last) if last is not None else None)
            if told is not None and told.what:
                yield told
                last = None if quantity.unit else told

    def _read_elliptic(self, n: int, last: Counted) -> Counted | None:
        """A number alone behind one of its size is of the same: about 3,900 men; the union says over 4,000."""
        quantity, stop = self.amounts[n], self.stops[n]
        is_alone = stop >= len(self.words) or self.words[stop].text in _CLAUSE_MARKS
        sizes = sorted(float(each.low or each.high or 0) for each in (quantity, last.quantity))
        if not is_alone or quantity.unit or quantity.of or sizes[0] < _SIZABLE or sizes[1] > _SAME_SIZE * sizes[0]:
            return None
        if quantity.qualifier == "exact" and last.quantity.qualifier == "exact":
            return None
        if last.measure in PEOPLE and last.measure not in self._find_borne(n):
            return None
        return Counted(quantity, last.measure, last.what)

    # Sums, shares and lengths

    def _read_measured(self, n: int, quantity: Quantity) -> Counted | None:
        language, unit = self.grammar.language, (quantity.unit or "").lower()
        if unit in language.fractions:
            return None
        if unit in language.list("duration") and unit not in language.list("currency"):
            return self._read_span(n, quantity)
        if unit in language.list("percent"):
            measure: Measure = "percentage"
        else:
            measure = "money" if unit in language.list("currency") else "measurement"
        return Counted(quantity, measure, self._word_sum(n, quantity))

    def _word_sum(self, n: int, quantity: Quantity) -> str:
        """What a sum is of: losses of 3 million, 3 million of fines; else its unit with what follows."""
        before, is_linked = self._find_before(self.starts[n] - 1)
        if before and is_linked:
            return self._print(before)
        start = self._find_unit_stop(n)
        behind = self._find_behind(self._skip_joints(start), quantity)
        if behind and behind.start > start:
            return self._print(behind)
        if behind:
            return self._print(_Phrase(self._skip_joints(self.passage.find_word(quantity.number_end)), behind.stop))
        return self._print(before) if before and self.has_capital_nouns else (quantity.unit or "")

    def _find_unit_stop(self, n: int) -> int:
        """Behind the unit, which may be several words."""
        quantity = self.amounts[n]
        unit = quantity.unit or ""
        at = self.passage.text.find(unit, quantity.number_start)
        if at < 0:
            return self.stops[n]
        return max(self.stops[n], self.passage.find_word(at + len(unit)))

    def _read_span(self, n: int, quantity: Quantity) -> Counted | None:
        """A stretch of time is told where its phrase says of what: a term of one year, a year of prison.

        One of two that are told together is none: a lead of 1 minute, 12 seconds; six days after something is a time.
        """
        if self._is_of_several(n) or self._is_apart(n):
            return None
        before, is_linked = self._find_before(self.starts[n] - 1)
        if before and is_linked:
            is_age = any(word.lower in self.grammar.list("humans") for word in self.words[before.start : before.stop])
            return None if is_age else Counted(quantity, "measurement", self._print(before))
        at = self._find_unit_stop(n)
        if at >= len(self.words) or self.words[at].lower not in self.grammar.list("linking"):
            return None
        behind = self._find_behind(self._skip_joints(at), quantity)
        return Counted(quantity, "measurement", self._print(behind)) if behind else None

    def _is_of_several(self, n: int) -> bool:
        """Whether another stretch of time stands right before or behind it: 18 months and two years."""
        return any(self._go_together(left) for left in (n - 1, n) if 0 <= left < len(self.amounts) - 1)

    def _go_together(self, left: int) -> bool:
        durations = self.grammar.language.list("duration")
        if any((self.amounts[n].unit or "").lower() not in durations for n in (left, left + 1)):
            return False
        between = [word.lower for word in self.words[self._find_unit_stop(left) : self.starts[left + 1]]]
        return all(each == "," or each in self.grammar.list("joining") for each in between)

    def _is_apart(self, n: int) -> bool:
        """Whether it tells how long before or after something: six days after, siete días antes."""
        at = self._find_unit_stop(n)
        return at < len(self.words) and self.words[at].lower in self.grammar.list("apart")

    # Nouns

    def _read_people(self, n: int, quantity: Quantity) -> Counted | None:
        if not _is_whole(quantity) or self._is_day(self.stops[n]) or self._is_whole_of(n - 1):
            return None
        if self.grammar.language.code == "en":
            noun = find_noun(self.passage, quantity, self.stops[n])
            return Counted(quantity, "count", noun.text) if noun and not noun.is_people else None
        start = self.stops[n + 1] if self._is_whole_of(n) else self.stops[n]
        phrase = self._find_behind(self._skip_joints(start), quantity)
        measure = self._find_measure(n, phrase)
        if measure is not None:
            return None if self._is_of_others(n, phrase) else Counted(quantity, measure, self._word_people(phrase))
        if not phrase or self._is_idle(phrase) or (quantity.low, quantity.high, quantity.of) == (1, 1, None):
            return None
        return Counted(quantity, "count", self._print(phrase))

    def _is_whole_of(self, n: int) -> bool:
        """Whether the number behind this one is the whole that it is a part of: 2.400 der weltweit 18.500 Stellen."""
        if not 0 <= n < len(self.amounts) - 1 or self.amounts[n].unit or self.amounts[n + 1].unit:
            return False
        between = self.words[self.stops[n] : self.starts[n + 1]]
        if not 0 < len(between) <= _OF_WHOLE or between[0].lower not in self.grammar.list("of_whole"):
            return False
        return all(word.text.isalpha() and word.text.islower() for word in between)

    def _is_of_others(self, n: int, phrase: _Phrase) -> bool:
        """Whether it counts some of those of a toll, which is another number: six of the injured, seis dos feridos."""
        if not any(self._tells_measure(word) for word in self.words[phrase.start : phrase.stop]):
            return False
        articles = self.grammar.list("articles")
        joints = [word.lower for word in self.words[self.stops[n] : phrase.start]]
        return any(each in articles or each[1:] in articles for each in joints)

    def _is_day(self, at: int) -> bool:
        """Whether a month follows, in short: 11 feb."""
        return at < len(self.words) and self.words[at].lower in _list_month_beginnings(self.grammar.language)

    def _word_people(self, phrase: _Phrase) -> str:
        """Those counted, in one word where nobody is named more closely: then tolls of several articles are one."""
        words = self.words[phrase.start : phrase.stop]
        plain = self.grammar.language.list("people")
        if all(word.lower in plain or self._tells_measure(word) for word in words):
            return " ".join(self.grammar.rows.get("people_word", ())) or self._print(phrase)
        return self._print(phrase)

    def _find_measure(self, n: int, phrase: _Phrase) -> Measure | None:
        """What became of those counted: told by the noun, or by the clause where it counts people or is alone."""
        words = self.words[phrase.start : phrase.stop]
        own = {name for word in words for name in self._list_measures(word)}
        is_human = any(word.lower in self.grammar.list("humans") for word in words)
        near = own or ({*self._list_near(n, phrase)} if is_human or not phrase else set())
        if not near:
            return None
        borne = self._find_borne(n) & near
        return next(iter(borne)) if len(borne) == 1 else None

    def _find_borne(self, n: int) -> frozenset[Measure]:
        passage = self.passage
        words = read_words(passage.text, passage.language)
        return find_measures(passage.text, words, self.amounts[n], passage.numbers, passage.language)

    def _list_near(self, n: int, phrase: _Phrase) -> Iterator[Measure]:
        """Measures of the words behind the noun in its clause, or else of those before the number."""
        after = self.starts[n + 1] if n + 1 < len(self.starts) else len(self.words)
        behind = self._cut_clause(range(phrase.stop or self.stops[n], after))
        before = self._cut_clause(range(self.starts[n] - 1, self.stops[n - 1] - 1 if n else -1, -1))
        for places in (behind, before):
            found = [
                name
                for at in places
                for name in self._list_measures(self.words[at])
                if places is before or not self._is_singular(self.words[at].lower, n)
            ]
            if found:
                yield from found
                return

    def _is_singular(self, lower: str, n: int) -> bool:
        """Whether a word behind several people tells of one thing: a train with 61 passengers was held."""
        endings = tuple(self.grammar.rows.get("singular_endings", ()))
        running = tuple(self.grammar.rows.get("verb_endings", ()))
        is_one = (self.amounts[n].low, self.amounts[n].high) == (1, 1)
        return bool(endings) and not is_one and lower.endswith(endings) and not lower.endswith(running)

    def _cut_clause(self, places: range) -> list[int]:
        kept = []
        for at in places:
            if at >= len(self.words) or self.words[at].text in _CLAUSE_MARKS:
                break
            kept.append(at)
        return kept

    def _list_measures(self, word: Word) -> list[Measure]:
        if word.lower in self.grammar.list("occupations"):
            return []  # those who rescue are not the rescued
        return [name for name in PEOPLE if word.lower in self.grammar.measures.get(name, ())]

    def _tells_measure(self, word: Word) -> bool:
        return bool(self._list_measures(word))

    def _is_idle(self, phrase: _Phrase) -> bool:
        """Whether nothing is named but that there are more, or others."""
        further = self.grammar.measures.get("further", ())  # type: ignore[call-overload]
        stop = self.grammar.language.list("stop")
        return all(word.lower in further or word.lower in stop for word in self.words[phrase.start : phrase.stop])

    # Noun phrases

    def _skip_joints(self, at: int) -> int:
        """Past what may stand between a number and its noun: of, of the, other."""
        further = self.grammar.measures.get("further", ())  # type: ignore[call-overload]
        joints = (self.grammar.list("linking"), self.grammar.list("articles"), further)
        while at < len(self.words) and any(self.words[at].lower in each for each in joints):
            at += 1
        return at

    def _find_behind(self, start: int, quantity: Quantity) -> _Phrase:
        """The noun phrase that begins at a word."""
        following = min((s for s in self.starts if s >= start and s > 0), default=len(self.words))
        stop = start
        last = start
        while stop < min(following, len(self.words), start + _REACH):
            word = self.words[stop]
            if not word.text[0].isalpha() or (
                self.passage.is_quoted(word.start) and not self.passage.is_quoted(quantity.start)
            ):
                break
            if self._joins(stop, start):
                stop += 1
                continue
            if self._is_end(word, stop, start):
                break
            stop += 1
            last = stop
            if self.has_capital_nouns and word.is_capital and not self._joins(stop, start):
                break
        if self.has_capital_nouns and not any(word.is_capital for word in self.words[start:last]):
            return _Phrase(0, 0)
        return _Phrase(start, last)

    def _joins(self, at: int, start: int) -> bool:
        """Whether a word within a phrase goes on with it: of, with, and the article behind them."""
        if at == start or at >= len(self.words):
            return False
        lower = self.words[at].lower
        if lower in self.grammar.list("linking") or lower in self.grammar.list("inner"):
            return True
        joined = self.words[at - 1].lower in self.grammar.list("linking") or self.words[
            at - 1
        ].lower in self.grammar.list("inner")
        return joined and lower in self.grammar.list("articles")

    def _is_end(self, word: Word, at: int, start: int) -> bool:
        lower = word.lower
        if lower in self.grammar.ends or lower in self.grammar.saying or lower in self.grammar.times:
            return True
        if lower in self.grammar.list("sum_verbs"):
            return True
        if (
            word.is_capital
            and not self.has_capital_nouns
            and at > start
            and not self._joins(at - 1, start)
            and not self.words[at - 1].is_capital
        ):
            return True
        endings = self.grammar.rows.get("verb_endings", ())
        is_verb = bool(endings) and lower.endswith(tuple(endings))
        return is_verb and (at > start or not self._tells_measure(word))

    def _find_before(self, at: int) -> tuple[_Phrase, bool]:
        """The noun phrase before a sum, and whether a word such as "of" ties it to it: losses of, an advance of."""
        ends, linking, articles = self.grammar.ends, self.grammar.list("linking"), self.grammar.list("articles")
        leading = tuple(self.grammar.rows.get("leading_endings", ()))
        stop = at
        while stop >= 0 and at - stop < _BACK and self._is_passable(stop):
            stop -= 1
        start = stop
        while (
            start >= 0
            and stop - start < _BACK
            and not (self.has_capital_nouns and stop - start and self.words[start + 1].is_capital)
        ):
            word = self.words[start]
            if (
                not word.text[0].isalpha()
                or word.lower in ends
                or word.lower in articles
                or self.passage.is_quoted(word.start)
                or (start < stop and word.lower.endswith(leading))
            ):
                break
            start -= 1
        while start < stop and self.words[start + 1].lower in linking:
            start += 1
        phrase = _Phrase(start + 1, stop + 1)
        if self.has_capital_nouns and stop >= 0 and self._is_measure(self.words[stop].lower):
            return _Phrase(0, 0), False
        if self.has_capital_nouns and phrase and not self.words[stop].is_capital:
            return _Phrase(0, 0), False
        is_linked = stop < at and self.words[stop + 1].lower in linking
        verbs = self.grammar.list("sum_verbs")
        is_linked = is_linked or any(word.lower in verbs for word in self.words[stop + 1 : at + 1])
        return phrase, is_linked

    def _is_passable(self, at: int) -> bool:
        word = self.words[at]
        rows = ("linking", "articles", "sum_verbs")
        known = (
            self.grammar.ends,
            self.grammar.saying,
            self.grammar.times,
            *(self.grammar.list(each) for each in rows),
        )
        return word.text[0].isalpha() and any(word.lower in each for each in known)

    def _is_measure(self, lower: str) -> bool:
        """Whether a noun is a unit, and so of another number: by 12.4 percent to 1.07 billion euros."""
        rows = ("percent", "currency", "unit", "duration")
        return lower in self.grammar.language.magnitudes or any(
            lower in self.grammar.language.list(each) for each in rows
        )

    def _print(self, phrase: _Phrase) -> str:
        if not phrase:
            return ""
        return self.passage.text[self.words[phrase.start].start : self.words[phrase.stop - 1].end]


@lru_cache(maxsize=64)
def _list_month_beginnings(language: Language) -> frozenset[str]:
    """The months, in full and however shortened."""
    return frozenset(month[:stop] for month in language.list("month") for stop in range(_SHORT, len(month) + 1))


def _list_number_words(passage: Passage, quantity: Quantity) -> list[str]:
    """The words of a number without its bound."""
    return _BOUND_WORDS.findall(passage.text[quantity.number_start : quantity.number_end])


def has_loose_bound(passage: Passage, quantity: Quantity, grammar: Grammar) -> bool:
    """Whether the words beside a number make it a bound that no two readers would take alike: just over 300."""
    rows = ("loose_numbers", "rough_numbers") if quantity.qualifier in {"exact", "about"} else ("loose_numbers",)
    lists = [listed for row in rows if (listed := grammar.list(row))]
    if lists and any(word.lower() in each for word in _list_number_words(passage, quantity) for each in lists):
        return True
    if not any(map(passage.cues.issuperset, grammar.loose_bounds)):
        return False
    loose, trailing = grammar.list("loose_bounds"), grammar.list("loose_bounds_behind")
    before = passage.text[max(0, quantity.number_start - _BOUND) : quantity.number_start].lower().replace("'", "’")
    behind = passage.text[quantity.number_end : quantity.number_end + _BOUND].lower()
    words = _BOUND_WORDS.findall(before)
    while words and words[-1] in grammar.list("articles"):
        words = words[:-1]
    ahead = {" ".join(words[-size:]) for size in range(1, 5)}
    after = _BOUND_WORDS.findall(behind)
    return not loose.isdisjoint(ahead) or not trailing.isdisjoint(" ".join(after[:size]) for size in range(1, 4))


def _is_whole(quantity: Quantity) -> bool:
    """Whether things can be so many."""
    return all(each is None or float(each).is_integer() for each in (quantity.low, quantity.high))
