"""Number words, bounds and small words of each language, read from the files under `languages/`."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, Literal

from evals.made_up.tokens import cut_tokens, fold_word

_FOLDER: Final = Path(__file__).parent / "languages"
KNOWN: Final = tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))
"""Languages that have a table."""

NumberKind = Literal["plain", "multiplier", "scale", "weak", "ordinal", "fraction"]
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What a word counts."""

    kind: NumberKind
    value: float


@dataclass(frozen=True, slots=True)
class Table:
    """What one language's words mean here, or those of several together."""

    numbers: Mapping[str, tuple[NumberWord, ...]]
    joins: frozenset[str]
    """Words that join parts of one number: "one hundred and five"."""
    joins_after_tens: bool
    before: Mapping[Phrase, frozenset[str]]
    """Bounds that stand before a number, with their qualifiers."""
    after: Mapping[Phrase, frozenset[str]]
    """Bounds that stand behind it."""
    bound_words: frozenset[str]
    """Every word of the bounds."""
    range_words: frozenset[str]
    """Words between the ends of a range."""
    spatial: frozenset[str]
    """Bound words that also tell a place or a duration, so that they prove no bound."""
    filler: frozenset[str]
    """Words that may stand between a bound and its number."""
    stop: frozenset[str]
    negation: frozenset[str]
    negative: frozenset[str]
    """Words that deny without a negation: "refused", "unhurt"."""
    kin: Mapping[str, int]
    """Irregular forms: equal values are forms of one word."""
    units: Mapping[str, str]
    """What a unit's words and signs stand for."""
    months: Mapping[str, int]
    """Names of months and their abbreviations, with their numbers."""
    nights: frozenset[str]
    """Words of a time that belongs to two days."""
    counted: Mapping[str, frozenset[str]]
    """Words for what each measure counts; under "any", those that any figure may be named with."""
    durations: frozenset[str]
    """Words that a number after "over" makes a duration of."""
    inflects: bool
    """Whether names and nouns change their endings widely."""


def choose_languages(*tags: str | None) -> tuple[str, ...]:
    """Choose the known languages among BCP 47 tags; all of them where none is known."""
    bases = {tag.split("-")[0].lower() for tag in tags if tag}
    return tuple(each for each in KNOWN if each in bases) or KNOWN


@lru_cache(maxsize=1 << 12)
def guess_languages(text: str) -> tuple[str, ...]:
    """Guess a text's language by its small words; all languages where it has none."""
    words = [each.folded for each in cut_tokens(text[:2_000]) if each.kind == "word"]
    hits = Counter({each: sum(word in load_table((each,)).stop for word in words) for each in KNOWN})
    most = max(hits.values())
    return tuple(each for each in KNOWN if most and hits[each] == most) or KNOWN


@cache
def load_table(languages: tuple[str, ...]) -> Table:
    """Load the tables of these languages as one."""
    files = [tomllib.loads((_FOLDER / f"{each}.toml").read_text(encoding="utf-8")) for each in languages]
    return Table(
        numbers=_number_words(files),
        joins=_words(file["joins"]["words"] for file in files),
        joins_after_tens=any(file["joins"]["after_tens"] for file in files),
        before=_phrases(files, ""),
        after=_phrases(files, "after_"),
        bound_words=frozenset(
            word for prefix in ("", "after_") for phrase in _phrases(files, prefix) for word in phrase
        ),
        range_words=_words(file["bounds"]["to"] for file in files),
        spatial=_words(file["bounds"]["spatial"] for file in files),
        filler=_words(file["words"]["filler"] for file in files),
        stop=_words(file["words"][name] for file in files for name in ("stop", "reporting", "negation")),
        negation=_words(file["words"]["negation"] for file in files),
        negative=_words(file["words"]["negative"] for file in files),
        kin=_kin(files),
        units=_units(files),
        months=_months(files),
        nights=_words(file["dates"]["nights"] for file in files),
        counted={each: _words(file["counted"][each] for file in files) for each in files[0]["counted"]},
        durations=_words(file["bounds"]["times"] for file in files),
        inflects=any(file["inflects"] for file in files),
    )


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_word(word) for text in texts for word in text.split())


_SECTIONS: Final[Mapping[str, NumberKind]] = {
    "numbers": "plain",
    "multipliers": "multiplier",
    "scales": "scale",
    "weak": "weak",
    "ordinals": "ordinal",
    "fractions": "fraction",
}


def _number_words(files: Iterable[Mapping[str, Any]]) -> Mapping[str, tuple[NumberWord, ...]]:
    found: dict[str, tuple[NumberWord, ...]] = {}
    for file in files:
        for section, kind in _SECTIONS.items():
            for value, words in file[section].items():
                for word in words.split():
                    entry = NumberWord(kind, float(value))
                    found[fold_word(word)] = tuple(dict.fromkeys((*found.get(fold_word(word), ()), entry)))
    return found


_QUALIFIERS: Final = ("at_least", "more_than", "at_most", "less_than", "about", "between")


def _phrases(files: Iterable[Mapping[str, Any]], prefix: str) -> Mapping[Phrase, frozenset[str]]:
    found: dict[Phrase, frozenset[str]] = {}
    for file in files:
        for qualifier in _QUALIFIERS:
            for text in file["bounds"].get(prefix + qualifier, "").split("|"):
                phrase = tuple(each.folded for each in cut_tokens(text))
                if phrase:
                    found[phrase] = found.get(phrase, frozenset()) | {qualifier}
    return found


def _kin(files: Iterable[Mapping[str, Any]]) -> Mapping[str, int]:
    months = [words.split() for file in files for words in file["months"].values()]
    groups = months + [group.split() for file in files for group in file["words"]["irregular"].split("|")]
    return {fold_word(word): number for number, group in enumerate(groups) for word in group}


def _months(files: Iterable[Mapping[str, Any]]) -> Mapping[str, int]:
    return {
        fold_word(word): int(number)
        for file in files
        for number, words in file["months"].items()
        for word in words.split()
    }


def _units(files: Iterable[Mapping[str, Any]]) -> Mapping[str, str]:
    return {
        " ".join(token.folded for token in cut_tokens(form)): sign
        for file in files
        for sign, forms in file["units"].items()
        for form in (sign, *(forms.split("|") if "|" in forms else forms.split()))
    }
