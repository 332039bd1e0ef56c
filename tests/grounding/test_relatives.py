"""What a relative clause tells is of whom it is about, and not of what goes on behind it."""

from __future__ import annotations

import pytest

from tests.grounding.test_dropped import is_kept


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("The man who shot the mayor fled.", "The mayor fled."),
        ("A nurse who had treated the minister died on Monday.", "The minister died on Monday."),
        ("Lind, who was arrested in January, was sentenced in March.", "Lind was arrested in March."),
        ("The bridge, which collapsed in 2019, reopened last week.", "The bridge collapsed last week."),
        ("The trawler, whose captain was fined, sank off Lund.", "The captain sank off Lund."),
        ("The trawler, whose captain was fined, sank off Lund.", "The trawler was fined."),
        ("Police arrested a man who shot two officers in Lund.", "Police shot two officers in Lund."),
        ("Troops killed a rebel who had bombed a church.", "Troops had bombed a church."),
        ("The dog that bit the postman has been put down.", "The postman has been put down."),
        ("The driver of the lorry that hit Ms Novak was jailed.", "Ms Novak was jailed."),
        ("The bank that sued the broker went bust in May.", "The broker went bust in May."),
        ("The truck carrying the statue caught fire near Lund.", "The statue caught fire near Lund."),
        ("The police officer guarding the ambassador was shot dead.", "The ambassador was shot dead."),
    ],
)
def test_a_relative_clause_is_not_joined_with_what_stands_behind_it(sentence: str, text: str) -> None:
    """The mayor did not flee, and Lind was not arrested in March."""
    assert not is_kept(sentence, text)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("The man who shot the mayor fled on Monday.", "The man fled on Monday."),
        ("The bank that sued the broker went bust in May.", "The bank went bust in May."),
        ("The truck carrying the statue caught fire near Lund.", "The truck caught fire."),
        ("Police arrested a man carrying a bomb in Lund.", "Police arrested a man in Lund."),
        ("A missile hit the port injuring four people.", "A missile hit the port."),
        ("The ministry confirmed the report that Lind had fled.", "The ministry confirmed the report."),
        ("The man who shot the mayor fled on Monday.", "The man who shot the mayor fled."),
        ("Police arrested a man who had shot the mayor.", "A man had shot the mayor."),
        ("Lind, who was arrested in January, was sentenced in March.", "Lind was arrested in January."),
        ("Lind, who was arrested in January, was sentenced in March.", "Lind was sentenced in March."),
        ("Lind, who ran Moscow’s port, claimed Moscow had paid him.", "Lind claimed Moscow had paid him."),
        ("The trawler, whose captain was fined, sank off Lund.", "The trawler sank off Lund."),
        ("Police arrested a man who had shot the mayor in Lund.", "Police arrested a man."),
    ],
)
def test_one_of_the_two_alone_is_kept(sentence: str, text: str) -> None:
    """The clause with whom it is about, or the sentence without the clause."""
    assert is_kept(sentence, text)


@pytest.mark.parametrize(
    ("language", "sentence", "text"),
    [
        ("fr", "L’homme qui a blessé le maire a fui.", "Le maire a fui."),
        ("es", "La mujer, cuyo hijo murió en Lorca, pide justicia.", "La mujer murió en Lorca."),
        ("ru", "Мужчина, который ранил мэра, сбежал.", "Мэр сбежал."),
        ("uk", "Чоловік, який поранив мера, втік.", "Мер втік."),
    ],
)
def test_other_languages_have_pronouns_of_their_own(language: str, sentence: str, text: str) -> None:
    """What is told in them is held to the same."""
    assert not is_kept(sentence, text, language)
