"""What a sentence only asks, fears, boasts of or proposes is not told as a fact."""

from __future__ import annotations

import pytest

from tests.grounding.wordings import is_kept


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Has Russia run out of missiles?", "Russia has run out of missiles."),
        ("Is the minister corrupt?", "The minister is corrupt."),
        ("“Is the minister corrupt?” the crowd in Lund shouted.", "The minister is corrupt."),
        ("Investigators are examining whether the pilot was drunk.", "The pilot was drunk."),
        ("Officials fear that the dam has burst.", "The dam has burst."),
        ("Officials fear the dam has burst.", "The dam has burst."),
        ("Prosecutors dropped allegations she took bribes.", "She took bribes."),
        ("The paper printed rumours Lind had fled to Lund.", "Lind had fled to Lund."),
        ("Trump boasted that Iran has surrendered.", "Iran has surrendered."),
        ("Residents ran into the street thinking a bomb had gone off.", "A bomb had gone off."),
        ("Many voters think the election was stolen.", "The election was stolen."),
        ("Beijing regards the vessel as a spy ship.", "The vessel is a spy ship."),
        ("She pretended to have been robbed.", "She was robbed."),
        ("Had the bomb exploded, 200 people would have died.", "The bomb exploded."),
        ("The senate rejected a bill that doubles the tax on fuel.", "A bill doubles the tax on fuel."),
        ("The senate debated a plan that closes ten ports.", "A plan closes ten ports."),
        ("Police prevented protesters from storming the parliament.", "Protesters stormed the parliament."),
        ("Police foiled an attack on the parliament.", "An attack on the parliament."),
    ],
)
def test_a_question_or_thought_is_no_fact(sentence: str, text: str) -> None:
    """Nobody has said that it is so."""
    assert not is_kept(sentence, text)


@pytest.mark.parametrize(
    ("sentence", "text", "speakers"),
    [
        ("“Is the minister corrupt?” the crowd in Lund shouted.", "The crowd in Lund shouted.", []),
        ("Iran has surrendered, and Trump boasted that he won.", "Iran has surrendered.", []),
        ("Trump boasted that Iran has surrendered.", "Iran has surrendered.", ["Trump"]),
        ("Ana Lind said that the senate rejected the bill.", "Lind said the senate rejected the bill.", []),
        ("Lind told reporters on Tuesday that the dam has burst.", "Lind told reporters that the dam has burst.", []),
        ("A dam that burst on Monday flooded the valley.", "A dam burst on Monday.", []),
        ("The report the council wrote was leaked on Monday.", "The report was leaked on Monday.", []),
        ("Residents returned to homes that were damaged in the war.", "Homes were damaged in the war.", []),
        ("Because of the fact that the dam burst, the port was closed.", "The dam burst.", []),
    ],
)
def test_what_is_stated_is_kept(sentence: str, text: str, speakers: list[str]) -> None:
    """By the article, or by whoever it is told to come from."""
    assert is_kept(sentence, text, attributed_to=speakers)


@pytest.mark.parametrize(
    ("language", "sentence", "text"),
    [
        ("de", "Ermittler prüfen, ob der Pilot betrunken war.", "Der Pilot war betrunken."),
        ("de", "Die Stadt befürchtet, dass der Damm gebrochen ist.", "Der Damm ist gebrochen."),
        ("de", "Hätte die Bombe gezündet, wäre das Haus zerstört.", "Die Bombe hat gezündet."),
        ("es", "¿Se ha quedado Rusia sin misiles?", "Rusia se ha quedado sin misiles."),
        ("es", "El alcalde presumió de que la presa ha cedido.", "La presa ha cedido."),
        ("es", "La policía impidió que los manifestantes entraran.", "Los manifestantes entraron."),
        ("fr", "Les autorités craignent que le barrage ait cédé.", "Le barrage a cédé."),
        ("pt", "As autoridades temem que a barragem cedeu.", "A barragem cedeu."),
        ("ru", "Следователи проверяют, был ли пилот пьян.", "Пилот был пьян."),
        ("ru", "Власти опасаются, что плотина прорвана.", "Плотина прорвана."),
        ("uk", "Влада побоюється, що греблю прорвано.", "Греблю прорвано."),
    ],
)
def test_other_languages_have_words_of_thought_of_their_own(language: str, sentence: str, text: str) -> None:
    """What is told in them is held to the same."""
    assert not is_kept(sentence, text, language)
