"""Little words go with what they go with in the sentence: by the gate, not by the prisoners."""

from __future__ import annotations

import pytest

from tests.grounding.wordings import is_kept


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Russia struck Ukraine by night.", "Russia was struck by Ukraine."),
        ("Guards attacked the prisoners by the gate.", "Guards were attacked by the prisoners."),
        ("Troops were moved from Kyiv to Lviv.", "Troops were moved to Kyiv from Lviv."),
        ("Lind resigned after the vote, days before the trial.", "Lind resigned before the vote."),
        ("There was an explosion before the fire.", "There was a fire before the explosion."),
        ("Lawmakers voted for the budget and against the amendment.", "Lawmakers voted against the budget."),
        ("The union voted against the deal and for a strike.", "The union voted for the deal."),
    ],
)
def test_a_little_word_does_not_move(sentence: str, text: str) -> None:
    """Every word is the sentence's own, and it says another thing."""
    assert not is_kept(sentence, text)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Funds were moved from the charity to the campaign in May.", "Funds were moved to the campaign in May."),
        ("Lind resigned after the vote, days before the trial.", "Lind resigned days before the trial."),
        ("Lawmakers voted for the budget and against the amendment.", "Lawmakers voted against the amendment."),
        ("Before the vote Lind met with reporters for an hour.", "Lind met with reporters before the vote."),
        ("The prisoner was freed by a large group of armed men.", "The prisoner was freed by armed men."),
        (
            "The limit is 80, and Lind says the train was keeping to it.",
            "Lind says the train was keeping to the limit.",
        ),
    ],
)
def test_what_it_goes_with_may_be_shortened(sentence: str, text: str) -> None:
    """A noun may lose its adjectives, and a pronoun may be given its name."""
    assert is_kept(sentence, text)


@pytest.mark.parametrize(
    ("language", "sentence", "text"),
    [
        ("de", "Lind sprach nach dem Urteil, kurz vor der Wahl.", "Lind sprach vor dem Urteil."),
        ("es", "Lind dimitió tras la votación, días antes del juicio.", "Lind dimitió antes de la votación."),
        ("fr", "Lind a voté pour le budget et contre la réforme.", "Lind a voté contre le budget."),
        ("pt", "Lind votou pelo orçamento e contra a reforma.", "Lind votou contra o orçamento."),
        ("ru", "Линд выступил после суда, перед выборами.", "Линд выступил перед судом."),
        ("uk", "Лінд виступив після суду, перед виборами.", "Лінд виступив перед судом."),
    ],
)
def test_other_languages_have_little_words_of_their_own(language: str, sentence: str, text: str) -> None:
    """What is told in them is held to the same."""
    assert not is_kept(sentence, text, language)
