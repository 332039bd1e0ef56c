"""The reader of numbers: what a text tells, in seven languages, and nothing that stands inside another number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.made_up.bounds import read_bounds
from evals.made_up.numbers import read_numbers, tell_numbers


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "twenty-three", {23}),
        ("en", "one hundred and five people", {105}),
        ("en", "half a million", {500_000}),
        ("en", "$1.5 million", {1_500_000}),
        ("en", "£3.4bn", {3_400_000_000}),
        ("en", "two dozen", {24}),
        ("en", "a nine-year-old girl", {9}),
        ("en", "of the 14", {14}),
        ("de", "dreiundzwanzig Züge", {23}),
        ("de", "1,5 Mio. Euro", {1_500_000}),
        ("de", "dreitausendfünfhundert", {3_500}),
        ("fr", "quatre-vingt-deux", {82}),
        ("fr", "quatre-vingt-dix-neuf", {99}),
        ("fr", "vingt et un", {21}),
        ("fr", "dix-sept ans", {17}),
        ("en", "48 hours", {48}),
        ("en", "the need at 3.1 billion", {3_100_000_000}),
        ("en", "closed at 487.8 pence", {487.8}),
        ("es", "las 24 horas", {24}),
        ("es", "treinta y cuatro mil", {34_000}),
        ("es", "9.384.200 euros", {9_384_200}),
        ("pt", "cento e vinte e um", {121}),
        ("uk", "двадцять три", {23}),
        ("uk", "двох тисяч шестисот", {2_600}),
        ("uk", "п’ятеро", {5}),
        ("uk", "пів мільярда", {500_000_000}),
        ("ru", "двумя тысячами ста", {2_100}),
        ("ru", "1 200 человек", {1_200}),
    ],
)
def test_numbers_are_read(language: str, text: str, told: set[float]) -> None:
    """Digits of either convention and number words in their forms tell their value."""
    counted = [each for each in read_numbers(text, (language,)) if each.kind == "count"]
    assert {each.values[0] for each in counted} == told


@pytest.mark.parametrize(
    ("language", "text", "kind", "value"),
    [
        ("en", "the second victim", "ordinal", 2),
        ("en", "twenty-first", "ordinal", 21),
        ("en", "a woman", "article", 1),
        ("de", "zweitägiger Streik", "ordinal", 2),
        ("uk", "тридцятичотирирічний", "ordinal", 34),
        ("uk", "обидва", "article", 2),
        ("en", "two thirds", "fraction", 200 / 3),
    ],
)
def test_weaker_numbers_bear_out_and_need_nothing(language: str, text: str, kind: str, value: float) -> None:
    """Ordinals, articles and fractions are read, each as what it is."""
    (told,) = (each for each in read_numbers(text, (language,)) if each.kind == kind)
    assert any(abs(each - value) < 1e-6 for each in told.values)


def test_both_readings_of_a_separator_are_told() -> None:
    """1.200 is 1200 in one convention and 1.2 in the other."""
    assert tell_numbers("1.200 Menschen") == {1_200, 1.2}


@pytest.mark.parametrize("text", ["once more", "the dos and don'ts", "six million or more once"])
def test_words_of_other_languages_are_no_numbers(text: str) -> None:
    """Spanish eleven is not told by English "once"."""
    assert not {11, 2} & {value for each in read_numbers(text, ("en",)) for value in each.values}


@given(st.integers(min_value=0, max_value=9_999_999))
def test_an_integer_is_told_and_nothing_else(number: int) -> None:
    """However grouped, an integer tells itself first and none of its parts."""
    for text in (str(number), f"{number:,}", f"{number:,}".replace(",", ".")):
        (told,) = read_numbers(f"about {text} people", ("en",))
        assert told.values[0] == number


@given(st.text(max_size=80))
def test_every_number_stands_where_it_says(text: str) -> None:
    """Spans lie inside the text, in order, for any text."""
    ends = [0]
    for told in read_numbers(text, ("de", "en", "uk")):
        assert ends[-1] <= told.start < told.end <= len(text)
        ends.append(told.end)


@pytest.mark.parametrize(
    ("language", "text", "certain"),
    [
        ("en", "at least 12 were killed", "at_least"),
        ("en", "more than 100 people", "more_than"),
        ("en", "no more than 6 years", "at_most"),
        ("en", "60 or more", "at_least"),
        ("en", "about 50 missing", "about"),
        ("en", "between 30 and 35", "between"),
        ("es", "no menos de 3.800 hectáreas", "at_least"),
        ("de", "höchstens 25 Busse", "at_most"),
        ("uk", "понад двісті п'ятдесят пасажирів", "more_than"),
        ("ru", "не менее 12 человек", "at_least"),
        ("fr", "au moins douze morts", "at_least"),
        ("pt", "pelo menos doze mortos", "at_least"),
    ],
)
def test_bounds_are_read(language: str, text: str, certain: str) -> None:
    """The bound printed at a number is found."""
    first = next(each for each in read_bounds(text, (language,)) if each.told.kind == "count")
    assert certain in first.certain


@pytest.mark.parametrize("text", ["at least one was killed and 4 injured", "rose from 30 to 35", "over 5 years"])
def test_bounds_of_others_are_not_taken(text: str) -> None:
    """A bound belongs to the number it stands at; a rise is no range."""
    last = [each for each in read_bounds(text, ("en",)) if each.told.kind == "count"][-1]
    assert not last.certain
