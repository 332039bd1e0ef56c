"""Words that are a bound in one place and lead to what stands behind them in another, per language."""

from __future__ import annotations

import pytest

from service.languages import find_language, load_languages
from service.quantities import read_quantities


@pytest.mark.parametrize(
    ("code", "text", "qualifier"),
    [
        ("en", "The strike stretched over six weeks.", "exact"),
        ("en", "The strike lasted over six weeks.", "more_than"),
        ("en", "He fled over six weeks ago.", "more_than"),
        ("en", "After over six weeks of talks they agreed.", "more_than"),
        ("en", "Over six weeks, police arrested 12 men.", "exact"),
        ("en", "Police killed 40 people over six weeks.", "exact"),
        ("en", "He spent over six years in jail.", "more_than"),
        ("en", "It was built over two years.", "exact"),
        ("en", "They have waited for over two years.", "more_than"),
        ("en", "The trial took over two years.", "more_than"),
        ("en", "He was jailed over two murders in Oslo.", "exact"),
        ("en", "They argue about two islands.", "exact"),
        ("en", "The row over 12 islands goes on.", "exact"),
        ("en", "Over 40 people died.", "more_than"),
        ("en", "Police arrested over 40 people.", "more_than"),
        ("en", "They were arrested over 12 murders.", "exact"),
        ("en", "It was used over 100 times.", "more_than"),
        ("en", "He was sentenced to over six years.", "more_than"),
        ("en", "About five people were hurt.", "about"),
        ("en", "about two million people", "about"),
        ("en", "About two in five voters agree.", "about"),
        ("en", "Prices rose over 5%.", "more_than"),
        ("en", "The shop sold over $5 million of goods.", "more_than"),
        ("en", "It is over 40 km away.", "more_than"),
        ("en", "The index rose above 5.", "more_than"),
        ("en", "Talks about 12 hostages failed.", "exact"),
        ("en", "The court heard about 40 witnesses.", "about"),
        ("en", "Over two dozen people died.", "more_than"),
        ("en", "just over two weeks", "more_than"),
        ("en", "well over six weeks", "more_than"),
        ("en", "Under two conditions he agreed.", "exact"),
        ("en", "Over half of voters", "more_than"),
        ("es", "La cifra de muertos subió hasta 43 en Lima.", "exact"),
        ("es", "Murieron hasta 43 personas.", "at_most"),
        ("es", "El precio subió hasta un 43%.", "at_most"),
        ("es", "La cifra subió este martes hasta los 43 fallecidos.", "exact"),
        ("es", "Vive cerca de dos lagos.", "exact"),
        ("es", "Cerca de 200 personas murieron.", "about"),
        ("pt", "O número de mortos subiu até 43.", "exact"),
        ("pt", "Morreram até 43 pessoas.", "at_most"),
        ("fr", "Le bilan est monté jusqu'à 43 morts.", "exact"),
        ("fr", "Jusqu'à 43 personnes sont mortes.", "at_most"),
        ("fr", "Il vit près de deux villages.", "exact"),
        ("de", "Der Streit über 12 Inseln dauert an.", "exact"),
        ("de", "Über 40 Menschen starben.", "more_than"),
        ("de", "Ermittlungen gegen 15 Polizisten laufen.", "exact"),
        ("de", "Er wurde wegen Streit über zwei Inseln bekannt.", "exact"),
        ("de", "Die Zahl stieg auf bis zu 43.", "at_most"),
        ("ru", "Число погибших выросло до 43.", "exact"),
        ("ru", "Погибли до 43 человек.", "at_most"),
        ("uk", "Кількість загиблих зросла до 43.", "exact"),
        ("uk", "Загинули до 43 людей.", "at_most"),
        ("ru", "Он живет около двух сел.", "exact"),
        ("ru", "Около 200 человек погибли.", "about"),
        ("en", "Sales rose 5% to 12 million units.", "exact"),
    ],
)
def test_a_bound_is_told_from_a_preposition(code: str, text: str, qualifier: str) -> None:
    """By the words before it and by what is counted: over 40 people, a row over 12 islands."""
    language = find_language(load_languages(), code)
    amounts = [each for each in read_quantities(text, language) if each.kind == "amount"]
    assert amounts[0].qualifier == qualifier
