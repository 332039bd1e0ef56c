"""Whoever is named behind a preposition is no subject of what the sentence tells of another."""

from __future__ import annotations

import pytest

from tests.grounding.test_dropped import is_kept


@pytest.mark.parametrize(
    ("language", "sentence", "text"),
    [
        ("en", "A man with links to the mayor was arrested in Split.", "The mayor was arrested in Split."),
        ("en", "Workers at a supplier to Boeing walked out on Thursday.", "Boeing walked out on Thursday."),
        ("en", "Investors in Tesla sued the bank on Friday.", "Tesla sued the bank on Friday."),
        ("en", "A lorry belonging to Amazon overturned on Friday.", "Amazon overturned on Friday."),
        ("en", "Shell sold the refinery to Vitol in June.", "Vitol sold the refinery."),
        ("en", "Madrid lost to Getafe on Sunday.", "Getafe lost on Sunday."),
        ("en", "The cargo was sold to Vitol and arrived in Lund.", "Vitol arrived in Lund."),
        ("en", "Boer confessed to Detective Smit on Friday.", "Detective Smit confessed on Friday."),
        ("en", "Reed apologised to Hale for the remarks.", "Hale apologised for the remarks."),
        ("es", "Un hombre con vínculos con el alcalde fue detenido.", "El alcalde fue detenido."),
        ("fr", "Un homme en conflit avec le maire a été arrêté.", "Le maire a été arrêté."),
        ("de", "Ein Mann mit Kontakten zum Bürgermeister wurde verhaftet.", "Der Bürgermeister wurde verhaftet."),
    ],
)
def test_nothing_is_told_of_whom_a_phrase_names(language: str, sentence: str, text: str) -> None:
    """Neither what another did nor what was done to them."""
    assert not is_kept(sentence, text, language)


@pytest.mark.parametrize(
    ("language", "sentence", "text"),
    [
        ("en", "A man with links to the mayor was arrested in Split.", "A man was arrested in Split."),
        ("en", "Police arrested a man in Split on Friday.", "A man was arrested in Split."),
        ("en", "In Kyiv, drones hit a school and a port.", "Drones hit a school in Kyiv."),
        ("en", "Flights to Cairo were cancelled on Friday.", "Cairo flights were cancelled."),
        ("en", "Residents returned to homes that were damaged in the war.", "Homes were damaged in the war."),
        ("en", "Drones hit a port in Odesa on Monday.", "In Odesa, drones hit a port."),
        ("es", "El juez condenó al alcalde en mayo.", "El alcalde fue condenado."),
    ],
)
def test_whom_the_sentence_tells_it_of_may_be_told_so(language: str, sentence: str, text: str) -> None:
    """Circumstances may go to the front, and an object may become a subject."""
    assert is_kept(sentence, text, language)
