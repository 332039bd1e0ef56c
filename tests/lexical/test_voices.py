"""Who a claim is from: the voices of an article, in its own words."""

from __future__ import annotations

import pytest

from service.lexical.reader import read_slices
from tests.lexical.material import brief, prepare


def _claims(body: str, language: str = "en") -> list[tuple[str, list[str]]]:
    draft = read_slices(prepare(body, language=language), brief(language))
    return [(each.stance, each.attributed_to) for each in draft.claims]


@pytest.mark.parametrize(
    ("body", "language", "sources"),
    [
        (
            "The ministry had warned Gorge Lifts in March, according to two people familiar with it.",
            "en",
            ["two people familiar with it"],
        ),
        ("Sun Ferries was fined, according to court papers seen by Reuters.", "en", ["court papers"]),
        ("The ministry warned Gorge Lifts in March that its cables were worn.", "en", ["ministry"]),
        ("El ministerio advirtió a la empresa en marzo, según la policía.", "es", ["policía"]),
    ],
)
def test_a_sentence_is_from_whom_it_ends_with(body: str, language: str, sources: list[str]) -> None:
    """Behind "according to" stands who tells all of it, even that somebody else spoke."""
    assert _claims(body, language) == [("asserted", sources)]


@pytest.mark.parametrize(
    ("body", "language", "sources"),
    [
        ("Dos trenes chocaron en Velm, dijo el alcalde, Ana Lind, que perdió a 12 amigos.", "es", []),
        (
            "Dos trenes chocaron en Velm, dijo el alcalde, Ana Lind, que añadió que 12 vagones volcaron.",
            "es",
            ["Ana Lind"],
        ),
    ],
)
def test_a_clause_about_the_speaker_is_the_articles_own(body: str, language: str, sources: list[str]) -> None:
    """What is told of her is not what she told, unless a verb of saying stands there."""
    figures = read_slices(prepare(body, language=language), brief(language)).figures
    assert [each.attributed_to for each in figures if each.amount == "12"] == [sources]


@pytest.mark.parametrize(
    ("body", "language", "told"),
    [
        ("The mayor, Ana Lind, denied that the bridge was unsafe.", "en", [("denied", ["Ana Lind"])]),
        ("The company denied reports that the bridge was unsafe.", "en", [("denied", ["company"])]),
        ("Sun & Sons Holdings rejected the accusation in Velm.", "en", [("denied", ["Sun & Sons Holdings"])]),
        ("Police denied access to the bridge in Velm.", "en", [("asserted", [])]),
        ("A claim that the bridge was unsafe was rejected by the court.", "en", [("asserted", [])]),
        ("El abogado, Ramiro Santos, negó que el puente fuera inseguro.", "es", [("denied", ["Ramiro Santos"])]),
    ],
)
def test_who_denies_something_is_its_source(body: str, language: str, told: list[tuple[str, list[str]]]) -> None:
    """A statement is denied, not access; nobody is the source of what others reject."""
    assert _claims(body, language) == told


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("It denied that the bridge was unsafe.", "en"),
        ("He has denied any wrongdoing in Velm.", "en"),
        ("За його словами, міст у Велмі був небезпечним.", "uk"),
        ("По его словам, мост в Велме был опасен.", "ru"),
        ("Seinen Angaben zufolge war die Brücke in Velm unsicher.", "de"),
    ],
)
def test_what_an_unknown_speaker_says_is_no_claim(body: str, language: str) -> None:
    """Where no sentence before tells whom the pronoun means."""
    assert _claims(body, language) == []
