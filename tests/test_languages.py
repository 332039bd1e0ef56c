"""The language tables: what each holds, and how a language is found."""

from __future__ import annotations

import pytest
import Stemmer

from service.languages import find_language, load_languages

LANGUAGES = load_languages()
LISTS = (
    "stop",
    "reporting",
    "negation",
    "weekday",
    "month",
    "hedge",
    "title",
    "personal",
    "pronoun",
    "percent",
    "currency",
    "unit",
)


@pytest.mark.parametrize("code", ["en", "es", "pt", "fr", "de", "uk", "ru"])
def test_a_language_has_its_tables(code: str) -> None:
    """Bounds, numerals, months, weekdays and the word lists are there, lower case."""
    language = LANGUAGES[code]
    assert language.has_tables
    assert len(language.months) == 12
    assert len(language.weekdays) == 7
    assert {each.qualifier for each in language.bounds} >= {"at_least", "more_than", "at_most", "less_than", "about"}
    for name in LISTS:
        assert language.list(name), name
        assert all(word == word.lower() for word in language.list(name)), name


def test_no_word_is_both_empty_of_content_and_a_negation() -> None:
    """Leaving out stop words must never drop a "not"."""
    for language in LANGUAGES.values():
        assert not language.list("stop") & language.list("negation"), language.code


def test_stemmers_exist() -> None:
    """Every stemmer named is one of Snowball's."""
    names = {find_language(LANGUAGES, code).stemmer for code in ("en", "es", "pt", "fr", "de", "ru", "it", "nl", "tr")}
    assert names <= set(Stemmer.algorithms())


@pytest.mark.parametrize(("tag", "code"), [("pt-BR", "pt"), ("EN", "en"), ("uk_UA", "uk"), ("zh-Hant", "zh")])
def test_a_language_is_found_by_its_primary_subtag(tag: str, code: str) -> None:
    """Regions and scripts do not matter."""
    assert find_language(LANGUAGES, tag).code == code


def test_a_language_without_tables_is_bare() -> None:
    """It has no lists and no bounds, and the same value each time."""
    bare = find_language(LANGUAGES, "und")
    assert not bare.has_tables
    assert bare.list("stop") == frozenset()
    assert bare is find_language(LANGUAGES, "und")


@pytest.mark.parametrize("code", ["ja", "zh"])
def test_a_language_may_have_tables_of_numbers_only(code: str) -> None:
    """Its bounds are known, and nothing by which wording could be checked."""
    language = LANGUAGES[code]
    assert (language.has_bounds, language.has_tables) == (True, False)
    assert {each.qualifier for each in language.bounds} >= {"at_least", "more_than", "at_most", "less_than", "about"}
    assert not language.list("negation")


def test_an_apostrophe_has_each_of_its_forms() -> None:
    """The table prints one of them."""
    assert {LANGUAGES["uk"].numerals[f"п{mark}ять"] for mark in "'’ʼ"} == {5}


def test_a_month_needs_its_capital_where_the_language_prints_one() -> None:
    """English "may" is a verb; Russian months have no capital."""
    assert LANGUAGES["en"].month_number("May") == 5
    assert LANGUAGES["en"].month_number("may") is None
    assert LANGUAGES["ru"].month_number("мая") == 5
    assert LANGUAGES["de"].weekday_number("Freitag") == 4
