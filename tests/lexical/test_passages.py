"""How a sentence is cut into words, and what is known of them."""

from __future__ import annotations

import pytest

from tests.lexical.material import view


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("en", "Dr. Lind met U.S. aides.", ["Dr.", "Lind", "met", "U.S.", "aides", "."]),
        ("en", "The state-run plant's 4.5-hour stop", ["The", "state-run", "plant's", "4.5-hour", "stop"]),
        ("en", "It cost $3,200 (so far)", ["It", "cost", "$", "3,200", "(", "so", "far", ")"]),
        ("fr", "L’été d'Ana, dit-il", ["L’", "été", "d'", "Ana", ",", "dit-il"]),
        ("de", "Über 40 m² brannten", ["Über", "40", "m²", "brannten"]),
    ],
)
def test_a_sentence_is_cut_into_words_and_marks(language: str, sentence: str, words: list[str]) -> None:
    """Offsets lead back to the words as printed."""
    (passage,) = view(sentence, language).passages

    assert [word.text for word in passage.words] == words
    assert [sentence[word.start : word.end] for word in passage.words] == words


def test_a_phrase_is_looked_for_where_its_words_stand_joined_too() -> None:
    """Hyphens and apostrophes join words that a pattern finds all the same."""
    (passage,) = view("Last year's war-torn towns").passages

    assert {"year", "war", "torn"} <= passage.cues
    assert passage.lowers.isdisjoint({"year", "war", "torn"})


def test_a_quotation_within_another_is_known_as_such() -> None:
    """Its outer one begins before it and ends behind it."""
    article = view("“She told us ‘run for it’ and we ran,” he said. “Nobody was hurt.”")

    inner = [each for each in article.quotations.spans if article.quotations.is_inner(each)]

    assert [article.article.body[each.start : each.end] for each in inner] == ["run for it"]
