"""The tables of the languages that the core knows, as data that a speaker can review: one TOML file each."""

from __future__ import annotations

import copyreg
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from service.language import Bound, Language

_STEMMERS: Final = "stemmers.toml"
_MAGNITUDES: Final = "magnitudes.toml"
_APOSTROPHES: Final = "'’ʼ"


@lru_cache(maxsize=1)
def load_languages() -> Mapping[str, Language]:
    """Every language that has tables, by primary subtag; read from the package once."""
    tables = (
        tomllib.loads(each.read_text(encoding="utf-8"))
        for each in sorted(files(__name__).iterdir(), key=lambda entry: entry.name)
        if each.name.endswith(".toml") and each.name not in (_STEMMERS, _MAGNITUDES)
    )
    return MappingProxyType({table["code"]: _build_language(table) for table in tables})


def find_language(languages: Mapping[str, Language], tag: str) -> Language:
    """The language of a BCP 47 tag, by its primary subtag; one without tables for a language that has none."""
    code = tag.replace("_", "-").split("-", 1)[0].lower()
    return languages.get(code) or _bare_language(code)


@lru_cache(maxsize=256)
def _bare_language(code: str) -> Language:
    magnitudes = _load_magnitudes()
    own = magnitudes.get(code, {})
    unread = frozenset().union(*magnitudes.values()).difference(own)
    return Language(
        code=code,
        stemmer=_load_stemmers().get(code),
        magnitudes=own,
        words=MappingProxyType({"unread_magnitude": unread}),
    )


@lru_cache(maxsize=1)
def _load_stemmers() -> Mapping[str, str]:
    return MappingProxyType(tomllib.loads((files(__name__) / _STEMMERS).read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def _load_magnitudes() -> Mapping[str, Mapping[str, int]]:
    tables = tomllib.loads((files(__name__) / _MAGNITUDES).read_text(encoding="utf-8"))
    return MappingProxyType({code: _read_values(table) for code, table in tables.items()})


def _build_language(table: Mapping[str, Any]) -> Language:
    calendar = table.get("calendar", {"months": [], "weekdays": []})
    return Language(
        code=table["code"],
        has_tables="calendar" in table,
        stemmer=table.get("stemmer"),
        endings=tuple(sorted(table.get("endings", ()), key=len, reverse=True)),
        alternations=MappingProxyType(table.get("alternations", {})),
        decimal=table["decimal"],
        groups=table["groups"],
        bounds=tuple(_read_bounds(table["bounds"])),
        numerals=_read_values(table["numerals"]),
        magnitudes=_read_values(table["magnitudes"]),
        halves=_read_values(table.get("halves", {})),
        fractions=_read_values(table.get("fractions", {})),
        months=_freeze_rows(calendar["months"]),
        weekdays=_freeze_rows(calendar["weekdays"]),
        measures=MappingProxyType({name: tuple(words) for name, words in table.get("measures", {}).items()}),
        actions=_freeze_rows(table.get("actions", {}).get("alike", [])),
        words=MappingProxyType(
            {name: _list_cases(words) for name, words in table["words"].items()}
            | {name: _forms(calendar[f"{name}s"]) for name in ("month", "weekday") if "calendar" in table}
        ),
    )


def _list_cases(words: Iterable[str]) -> frozenset[str]:
    """The words in lower case and as texts are folded, which differ in one letter: außer, ausser."""
    return frozenset(form for word in words for form in (word, word.casefold()))


def _find_again(code: str) -> Language:
    return find_language(load_languages(), code)


# Tables are compared by identity and are the same in every process: a language travels by its code.
copyreg.pickle(Language, lambda language: (_find_again, (language.code,)))


def _read_values(table: Mapping[str, int | list[str]]) -> Mapping[str, int]:
    """Values by word, from rows `word = value` or `value = [words]`, with every form of the apostrophe."""
    values: dict[str, int] = {}
    for key, row in table.items():
        words, value = ([key], row) if isinstance(row, int) else (row, int(key))
        values |= {word.replace("'", form): value for word in words for form in _APOSTROPHES}
    return MappingProxyType(values)


def _read_bounds(sides: Mapping[Any, Mapping[Any, list[str]]]) -> Iterable[Bound]:
    for side, phrases_by_qualifier in sides.items():
        for qualifier, phrases in phrases_by_qualifier.items():
            yield from (Bound(phrase=phrase, qualifier=qualifier, side=side) for phrase in phrases)


def _freeze_rows(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in rows)


def _forms(rows: list[list[str]]) -> frozenset[str]:
    return frozenset(form.lower() for row in rows for form in row)
