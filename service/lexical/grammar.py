"""What the embedded model knows of each language: word lists and phrases, as data that a speaker can review.

The lists are in `languages`, one file each, read once when first needed; a language without a file has none, and then
nothing is read but its quotations and sentences.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from service.language import Language
from service.schema.vocabulary import Measure

LANGUAGES: Final = files("service.lexical") / "languages"
_ENDS: Final = ("ends", "prepositions", "conjunctions", "auxiliaries", "adverbs")
"""Rows that all hold words before which a noun phrase ends."""
_SHARED: Final = ("linking", "place_before")
"""Rows of the core's own tables."""
_PARTS: Final = re.compile(r"[^\W_]+")
_BEGINNING: Final = 3
_EMPTY: Final[frozenset[str]] = frozenset()


class _OpenList(frozenset[str]):
    """Words in lower case of which some may have any ending: `in` finds these too, all else sees the others alone."""

    prefixes: tuple[str, ...] = ()

    def __contains__(self, lower: object) -> bool:
        return super().__contains__(lower) or (isinstance(lower, str) and lower.startswith(self.prefixes))

    def __bool__(self) -> bool:
        return True


def build_list(rows: Iterable[str]) -> frozenset[str]:
    """The words of a row; a star stands for any ending."""
    listed = tuple(rows)
    exact = frozenset(each for each in listed if not each.endswith("*"))
    if len(exact) == len(set(listed)):
        return exact
    opened = _OpenList(exact)
    opened.prefixes = tuple(each[:-1] for each in listed if each.endswith("*"))
    return opened


def list_prefixes(words: frozenset[str]) -> tuple[str, ...]:
    """The beginnings of words that may have any ending."""
    return words.prefixes if isinstance(words, _OpenList) else ()


@dataclass(frozen=True, slots=False, eq=False)
class Grammar:
    """The lists of one language; all empty for one that has none. Compared by identity."""

    language: Language
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    rows: Mapping[str, Sequence[str]] = field(default_factory=dict)
    topics: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        """Whether anything but quotations and sentences can be read."""
        return bool(self.lists)

    def list(self, name: str) -> frozenset[str]:
        """A list by its name; an empty one where the language has none."""
        return self.lists.get(name, _EMPTY)

    @cached_property
    def ends(self) -> frozenset[str]:
        """Words before which a noun phrase ends."""
        idle = set(self.rows.get("linking", ())) | set(self.rows.get("articles", ()))
        return build_list({word for name in _ENDS for word in self.rows.get(name, ())} - idle)

    @cached_property
    def times(self) -> frozenset[str]:
        """Days, parts of days, and words for both: Donnerstagmorgen."""
        rows = ("weekday", "month", "today", "yesterday", "part_of_day")
        parts = self.language.list("part_of_day")
        compounds = frozenset(f"{day}{part}" for day in self.language.list("weekday") for part in parts)
        return compounds.union(*(self.language.list(each) for each in rows))

    @cached_property
    def place_leads(self) -> frozenset[str]:
        """Words behind which a place may stand."""
        rows = ("place_before", "place_kinds", "place_struck")
        return frozenset({"on"}).union(*(self.list(each) for each in rows))

    @cached_property
    def loose_bounds(self) -> tuple[frozenset[str], ...]:
        """The words, or the sign, of each phrase beside a number that makes it a loose bound."""
        rows = [each for name in ("loose_bounds", "loose_bounds_behind") for each in self.rows.get(name, ())]
        return tuple(frozenset(_PARTS.findall(each) or (each,)) for each in rows)

    @cached_property
    def saying(self) -> frozenset[str]:
        """Verbs that make someone the source of what a sentence states: the core's and more."""
        core = self.language.list("reporting") - frozenset(self.rows.get("not_saying", ()))
        return build_list(core | frozenset(self.rows.get("saying", ())))

    @cached_property
    def saying_cues(self) -> frozenset[str]:
        """Words of which one stands in whatever says who says something."""
        rows = (self.language.list("reporting"), self.rows.get("saying", ()), self.rows.get("according_after", ()))
        return build_list({*self.according_cues}.union(*rows))

    @cached_property
    def according(self) -> tuple[tuple[str, ...], ...]:
        """Phrases before who says it, word by word, the longest first."""
        rows = [tuple(each.replace("’", "’ ").split()) for each in self.rows.get("according", ())]
        return tuple(sorted(set(rows), key=len, reverse=True))

    @cached_property
    def according_cues(self) -> frozenset[str]:
        """First words of those phrases."""
        return frozenset(each[0] for each in self.according)

    @cached_property
    def according_words(self) -> frozenset[str]:
        """First words of those phrases, and words that stand behind who says it."""
        return self.according_cues | self.list("according_after")

    @cached_property
    def asides(self) -> re.Pattern[str]:
        """What opens a clause about someone behind a comma, or behind the two around an age: , 34, who."""
        told = "|".join(map(re.escape, self.rows.get("asides", ()))) or "(?!)"
        return re.compile(rf"(?:, \d+)?, (?:{told})(?!\w)")

    @cached_property
    def measures(self) -> Mapping[Measure, frozenset[str]]:
        """Words that tell what became of people, as the core lists them."""
        return MappingProxyType({name: build_list(rows) for name, rows in self.language.measures.items()})  # type: ignore[misc]

    @lru_cache(maxsize=4096)  # noqa: B019 - grammars live as long as the process
    def find_topics(self, lower: str) -> tuple[str, ...]:
        """The topics that a word is a cue of."""
        near = self._topic_beginnings.get(lower[:_BEGINNING], ())
        return (*self._topic_words.get(lower, ()), *(code for prefix, code in near if lower.startswith(prefix)))

    @cached_property
    def _topic_words(self) -> Mapping[str, Sequence[str]]:
        found: defaultdict[str, deque[str]] = defaultdict(deque)
        for code, cues in self.topics.items():
            for word in cues:
                found[word].append(code)
        return found

    @cached_property
    def _topic_beginnings(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        found: defaultdict[str, deque[tuple[str, str]]] = defaultdict(deque)
        for code, cues in self.topics.items():
            for prefix in list_prefixes(cues):
                found[prefix[:_BEGINNING]].append((prefix, code))
        return found

    def has_phrase(self, name: str, text: str) -> bool:
        """Whether a text has one of the phrases of a row."""
        pattern = self._phrases(name)
        return pattern is not None and pattern.search(text.lower()) is not None

    @lru_cache(maxsize=64)  # noqa: B019 - grammars live as long as the process
    def _phrases(self, name: str) -> re.Pattern[str] | None:
        """A pattern for the phrases of a row, if there are any, in lower case; a star stands for any ending."""
        rows = sorted(map(str.lower, self.rows.get(name, ())), key=len, reverse=True)
        if not rows:
            return None
        told = "|".join(re.escape(each).replace(r"\*", r"\w*").replace("'", "['’]") for each in rows)
        return re.compile(rf"(?<!\w)(?:{told})(?!\w)")


@lru_cache(maxsize=64)
def find_grammar(language: Language) -> Grammar:
    """The grammar of a language; an empty one where there is no file for it."""
    path = LANGUAGES / f"{language.code}.toml"
    if not path.is_file():
        return Grammar(language)
    table: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = {name: tuple(sorted(language.list(name))) for name in _SHARED}
    rows |= {name: tuple(words) for name, words in table["words"].items()}
    return Grammar(
        language,
        lists=MappingProxyType({name: build_list(words) for name, words in rows.items()}),
        rows=MappingProxyType(rows),
        topics=MappingProxyType({code: build_list(words) for code, words in table.get("topics", {}).items()}),
    )
