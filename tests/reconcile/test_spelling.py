"""Names are the same across scripts, spellings and endings; other names are not."""

from __future__ import annotations

import pytest

from service.reconcile.spelling import spell_words


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Kyiv", "Київ"),
        ("Kharkiv", "Харків"),
        ("Chernihiv", "Чернігів"),
        ("Volodymyr Zelensky", "Володимир Зеленський"),
        ("Yuliia Svyrydenko", "Юлія Свириденко"),
        ("Berezohir", "Березогорі"),
        ("Estádio da Lezíria", "Estadio Lezíria"),
        ("Zelensky", "Zelenskyy"),
    ],
)
def test_one_name_in_two_spellings(name: str, other: str) -> None:
    """Small words have no capital and are no part of it."""
    assert spell_words(name) == spell_words(other) != ()


@pytest.mark.parametrize(
    ("name", "other"), [("Kherson", "Chernihiv"), ("Hensgate", "Hexwell"), ("Lund", "Lunden"), ("北浜", "北海")]
)
def test_two_names_stay_two(name: str, other: str) -> None:
    """Also where they begin alike."""
    assert spell_words(name) != spell_words(other)


def test_numbers_and_words_without_a_capital_are_no_names() -> None:
    """A script without capitals keeps all its words."""
    assert spell_words("About 20 people left Lund on Monday") == ("about", "lund", "mondai")
    assert spell_words("瀬波川町北浜") == ("瀬波川町北浜",)
