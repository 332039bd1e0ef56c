"""Who did a thing and to whom it was done stay what they are, told in the active or in the passive."""

from __future__ import annotations

import pytest

from tests.grounding.wordings import is_kept


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Police arrested several protesters in the square.", "Police were arrested in the square."),
        ("Ukraine attacked Russia on Monday.", "Ukraine was attacked on Monday."),
        ("Rebels killed 12 soldiers in the attack on the base.", "Rebels were killed in the attack on the base."),
        ("Protesters injured two officers near the bridge.", "Protesters were injured near the bridge."),
        ("The rebels have captured three villages.", "The rebels were captured."),
        ("Rebels killed at least 12 soldiers near the base.", "Rebels were killed near the base."),
        ("The president pardoned his son.", "The president was pardoned."),
        ("He stabbed a guard at the prison.", "He was stabbed at the prison."),
        ("The Russian army was attacked in Kharkiv.", "The Russian army attacked in Kharkiv."),
        ("The mayor was shot in the square.", "The mayor shot in the square."),
        ("The convoy was bombed in the north.", "The convoy bombed the north."),
        ("Soldiers rescued 40 girls abducted by rebels.", "Soldiers abducted 40 girls."),
        ("Police freed a journalist held by a gang in Lund.", "Police held a journalist in Lund."),
    ],
)
def test_who_does_a_thing_does_not_suffer_it(sentence: str, text: str) -> None:
    """Nor does who suffers it do it: a form of be is a little word that turns everything round."""
    assert not is_kept(sentence, text)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Police arrested several protesters in the square.", "Several protesters were arrested."),
        ("The port that Russia attacked on Monday is closed.", "The port was attacked on Monday."),
        ("Fourteen vessels ordered to stay in port were inspected.", "Fourteen vessels were ordered to stay in port."),
        ("The man arrested on Monday was freed on Friday.", "The man was arrested on Monday."),
        ("The man who was arrested on Monday was freed on Friday.", "The man arrested on Monday was freed on Friday."),
        ("Two people were killed and four were injured in the blast.", "Two people were killed in the blast."),
        ("Fourteen people killed at a market in Lund were buried.", "Fourteen people were killed at a market."),
        ("The driver, a woman of 41, was among the injured.", "The driver, a woman of 41, was injured."),
        ("The bank has been badly damaged in the storm.", "The bank was badly damaged."),
    ],
)
def test_a_true_passive_and_a_participle_are_kept(sentence: str, text: str) -> None:
    """Whoever stands behind the verb suffers it, and a participle goes with the noun before it."""
    assert is_kept(sentence, text)


@pytest.mark.parametrize(
    ("language", "sentence", "text"),
    [
        ("es", "El juez condenó al alcalde en mayo.", "El juez fue condenado en mayo."),
        ("es", "El convoy fue atacado en el norte.", "El convoy atacó en el norte."),
        ("pt", "O juiz condenou o prefeito em maio.", "O juiz foi condenado em maio."),
        ("fr", "La police a arrêté des manifestants sur la place.", "La police a été arrêtée sur la place."),
        ("fr", "Le juge a condamné le maire en mai.", "Le juge a été condamné en mai."),
        ("de", "Die Polizei verhaftete mehrere Demonstranten auf dem Platz.", "Die Polizei wurde verhaftet."),
        ("de", "Die Opposition hat den Minister am Montag kritisiert.", "Die Opposition wurde am Montag kritisiert."),
        ("de", "Die Armee wurde am Montag bei Kiew attackiert.", "Die Armee hat am Montag Kiew attackiert."),
        ("ru", "Полиция задержала демонстрантов на площади.", "Полиция была задержана на площади."),
        ("ru", "Солдаты ранили мужчину у моста.", "Солдаты ранены у моста."),
    ],
)
def test_other_languages_have_auxiliaries_of_their_own(language: str, sentence: str, text: str) -> None:
    """A German one may stand far from its participle, and a Russian participle needs none."""
    assert not is_kept(sentence, text, language)


@pytest.mark.parametrize(
    ("language", "sentence", "text"),
    [
        ("es", "El juez condenó al alcalde en mayo.", "El alcalde fue condenado."),
        ("fr", "La police a arrêté trois hommes.", "Trois hommes ont été arrêtés."),
        ("fr", "Un bateau acheté avec l’argent de la société a coulé.", "Un bateau a été acheté avec l’argent."),
        ("de", "Die Polizei verhaftete einen Mann.", "Ein Mann wurde verhaftet."),
        ("de", "Die Polizei hat am Montag zwölf Personen festgenommen.", "Zwölf Personen wurden festgenommen."),
        ("de", "Zwölf Personen wurden von der Polizei festgenommen.", "Die Polizei hat zwölf Personen festgenommen."),
        ("de", "Das Gericht verurteilte den Dieb zu zwei Jahren Haft.", "Der Dieb wurde zu zwei Jahren verurteilt."),
        ("ru", "Двое мужчин были задержаны полицией в Москве.", "Полиция задержала двоих мужчин в Москве."),
        ("ru", "Полиция задержала трёх мужчин.", "Трое мужчин задержаны."),
    ],
)
def test_a_true_passive_is_kept_in_every_language(language: str, sentence: str, text: str) -> None:
    """Whoever it is told of stands behind the verb."""
    assert is_kept(sentence, text, language)
