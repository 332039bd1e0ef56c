"""When two words are forms of one: by a common beginning, as strict as the language allows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from evals.made_up.romanizing import has_cyrillic, list_romanized, romanize
from evals.made_up.sources import Piece
from evals.made_up.tables import load_table

_LEAST = 4
_SHARE = 0.6
_SLAVIC_SHARE = 0.5
_SUFFIX = 3
"""Letters that an ending adds: kill, killing."""
_SHORT = 5
_PLENTY = 7
"""Letters in common that make kin of words of any length: desbordó, desbordamiento."""


def count_common(one: str, other: str) -> int:
    """Count the letters that two words begin with together."""
    size = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        size += 1
    return size


def is_kin(one: str, other: str, *, inflects: bool) -> bool:
    """Whether two content words are forms of one word."""
    common, short, long = count_common(one, other), min(len(one), len(other)), max(len(one), len(other))
    if common == short and long - short <= _SUFFIX and short >= 2:  # noqa: PLR2004 - "war", "wars"
        return True
    if short < _LEAST:
        return False
    share = _SLAVIC_SHARE if inflects else _SHARE
    if common >= _PLENTY:
        return True
    return common >= max(_LEAST, share * long) or (inflects and long <= _SHORT and common >= _LEAST - 1)


_ROMANCE: Final = frozenset({"es", "fr", "pt"})
_ENDINGS: Final = re.compile(
    r"(?:[aeo]s?|is|it|ies?|ee|ees|er|ez|ent|ant|ait|aient|ons|ont|ra|ar|ir|[ai]d[ao]s?|aron|ieron|[aei]ram"
    r"|[aei]u|ou|io|ando|i?endo|[aei][nm]|[ab]?aban?|avam?|ar[ae])?"
)
"""Endings, without accents, of verbs and participles in Spanish, French and Portuguese."""


def is_conjugated(one: str, other: str) -> bool:
    """Whether two words of a Romance language are forms of one verb: "fretou", "fretados"."""
    common = count_common(one, other)
    return any(
        _ENDINGS.fullmatch(one, at) and _ENDINGS.fullmatch(other, at)
        for at in range(max(_LEAST, common - 1), common + 1)
    )


def is_same_name(one: str, other: str, *, inflects: bool) -> bool:
    """Whether two words are one name, in another case of it at most."""
    if one == other:
        return True
    common, short, long = count_common(one, other), min(len(one), len(other)), max(len(one), len(other))
    if not inflects:
        return common == short >= _LEAST and long - short <= _SUFFIX
    return common >= max(_LEAST, _SHARE * long) or (long <= _SHORT and common >= max(_LEAST - 1, long - 2))


@dataclass(frozen=True, slots=True)
class Index:
    """The words of an item's evidence, quick to search."""

    words: frozenset[str]
    by_beginning: Mapping[str, tuple[str, ...]]
    kin: frozenset[int]
    languages: tuple[str, ...]
    inflects: bool

    def holds(self, word: str) -> bool:
        """Whether a content word stands here in some form."""
        if word in self.words:
            return True
        table = load_table(self.languages)
        if table.kin.get(word, -1) in self.kin:
            return True
        near = self.by_beginning.get(word[:2], ())
        if any(is_kin(word, each, inflects=self.inflects) for each in near):
            return True
        if _ROMANCE & set(self.languages) and any(is_conjugated(word, each) for each in near):
            return True
        return "de" in self.languages and self._holds_german(word)

    def _holds_german(self, word: str) -> bool:
        """Look for a part of a compound, and for a participle without its "ge"."""
        if len(word) > _SHORT and any(word[:-1] in each for each in self.words):
            return True
        bare = word.removeprefix("ge")
        return any(is_kin(bare, each.removeprefix("ge"), inflects=False) for each in self.words)

    def holds_name(self, word: str, *, loosely: bool = False) -> bool:
        """Whether a word of a name stands here; loosely, an adjective made of it will do ("Ukrainian")."""
        if word in self.words:
            return True
        near = self.by_beginning.get(word[:2], ())
        same = is_kin if loosely else is_same_name
        return any(same(word, each, inflects=self.inflects) for each in near) or self._holds_in_other_letters(word)

    def _holds_in_other_letters(self, word: str) -> bool:
        """Whether it stands here in the other script: Zelensky, Зеленський."""
        plain, others = romanize(word), list_romanized(self.words, cyrillic=not has_cyrillic(word))
        return any(is_same_name(plain, each, inflects=True) for each in others)


@lru_cache(maxsize=1 << 11)
def index_pieces(pieces: tuple[Piece, ...]) -> Index:
    """Index the words of these pieces."""
    languages = tuple(sorted({each for piece in pieces for each in piece.languages}))
    words = frozenset(token.folded for piece in pieces for token in piece.tokens if token.kind != "mark")
    return index_words(words, languages)


def index_words(words: Iterable[str], languages: tuple[str, ...]) -> Index:
    """Index words of these languages."""
    beginnings: dict[str, list[str]] = defaultdict(list)
    every = frozenset(words)
    for word in every:
        beginnings[word[:2]].append(word)
    table = load_table(languages)
    return Index(
        words=every,
        by_beginning={key: tuple(values) for key, values in beginnings.items()},
        kin=frozenset(table.kin[word] for word in every & table.kin.keys()),
        languages=languages,
        inflects=table.inflects,
    )
