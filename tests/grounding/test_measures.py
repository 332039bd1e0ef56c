"""What became of those whom a number counts: by the words nearest to it, unless others take them back."""

from __future__ import annotations

import pytest

from service.grounding.numbers.measures import find_measures
from service.grounding.printed import read_text
from service.languages import load_languages
from service.schema.vocabulary import Measure
from tests.drafting import draft_figure, ground, make_draft

TAKEN_BACK = [
    ("en", 12, "killed", "Twelve people survived the crash that killed the pilot."),
    ("en", 54, "killed", "All 54 passengers escaped unhurt after the crash in which the driver died."),
    ("en", 12, "missing", "Twelve people who had been missing were found alive."),
    ("en", 300, "detained", "Police released 300 detained people."),
    ("en", 12, "killed", "Police questioned 12 executives of the bank."),
    ("en", 300, "detained", "The 300 detained protesters were released on Monday."),
    ("en", 12, "detained", "Russia freed 12 prisoners of war."),
    ("en", 12, "detained", "The court released 12 people detained in March."),
    ("en", 12, "missing", "Rescuers found 12 missing hikers."),
    ("en", 12, "killed", "Twelve miners feared dead were found alive."),
    ("en", 12, "injured", "Twelve passengers were unhurt when the train injured a cow."),
    ("en", 12, "detained", "Of 300 detained people, police released 12."),
    ("en", 60, "killed", "A ferry carrying 60 people capsized off Crete, killing at least 12."),
    ("en", 40, "killed", "A missile hit a block of 40 flats, killing two."),
    ("en", 30, "killed", "Thirty were on board and eight are dead."),
    ("en", 62, "killed", "Out of 62 passengers, 41 died."),
    ("en", 62, "killed", "Of the 62 passengers aboard, 41 drowned and nine were hurt."),
    ("de", 12, "killed", "Zwölf Menschen überlebten den Absturz, bei dem der Pilot starb."),
    ("de", 300, "detained", "Die 300 Gefangenen wurden freigelassen."),
    ("es", 12, "killed", "Doce personas sobrevivieron al accidente en el que murió el piloto."),
    ("es", 300, "detained", "Los 300 detenidos fueron liberados."),
    ("fr", 12, "killed", "Douze personnes ont survécu à l'accident qui a tué le pilote."),
    ("fr", 300, "detained", "Les 300 détenus ont été libérés."),
    ("pt", 12, "missing", "Os 12 desaparecidos foram encontrados."),
    ("uk", 12, "killed", "Дванадцять людей вижили в аварії, де загинув пілот."),
    ("uk", 12, "missing", "12 зниклих знайдено живими."),
    ("ru", 300, "detained", "300 задержанных освобождены."),
    ("ru", 12, "killed", "12 человек выжили в аварии, где погиб пилот."),
]
TOLD = [
    ("en", 12, "killed", "A ferry carrying 60 people capsized off Crete, killing at least 12."),
    ("en", 12, "killed", "12 men and 3 women were killed."),
    ("en", 62, "killed", "Of the 62 people killed, 41 were children."),
    ("en", 41, "killed", "Out of 62 passengers, 41 died."),
    ("en", 12, "killed", "Twelve people were killed when they tried to escape the fire."),
    ("en", 12, "killed", "Twelve people were killed and the pilot survived."),
    ("en", 12, "killed", "The blast killed 12 people and 3 survived."),
    ("en", 12, "missing", "Twelve people were reported missing after the wreck was found."),
    ("en", 12, "killed", "Rescuers found 12 people dead."),
    ("en", 12, "detained", "Twelve people were arrested and later released."),
    ("en", 12, "detained", "Twelve people are still detained after others were released."),
    ("en", 300, "detained", "Of 300 detained people, police released 12."),
    ("en", 12, "injured", "Twelve people were injured but survived."),
    ("en", 12, "missing", "The ferry sank and 12 are missing; rescuers found 3 bodies."),
    ("en", 12, "rescued", "Twelve survivors were rescued."),
    ("en", 3, "killed", "Three people died and the others escaped safely."),
    ("ru", 12, "killed", "12 человек погибли, остальные выжили."),
]


def find(language: str, number: int, sentence: str) -> frozenset[Measure]:
    """The measures of a number in a sentence."""
    text = read_text(sentence, load_languages()[language])
    quantity = next(each for each in text.amounts if each.low == number)
    return find_measures(sentence, text.words, quantity, text.quantities, text.language)


@pytest.mark.parametrize(("language", "number", "measure", "sentence"), TAKEN_BACK)
def test_who_survived_is_not_killed(language: str, number: int, measure: Measure, sentence: str) -> None:
    """Nor is anybody detained who is released, or missing who is found."""
    assert measure not in find(language, number, sentence)


@pytest.mark.parametrize(("language", "number", "measure", "sentence"), TOLD)
def test_a_measure_is_taken_back_by_nothing_that_is_told_of_others(
    language: str, number: int, measure: Measure, sentence: str
) -> None:
    """Such a word counts where it stands beside the measure's own, or is nearer to the number in one statement."""
    assert measure in find(language, number, sentence)


@pytest.mark.parametrize(
    ("body", "amount", "what", "told"),
    [
        ("Twelve soldiers were wounded and the general was killed.", "Twelve", "soldiers killed", False),
        ("Twelve soldiers were wounded and the general was killed.", "Twelve", "soldiers wounded", True),
        ("The general was killed and 12 soldiers were wounded.", "12", "soldiers killed", False),
        ("Twelve people survived the crash that killed the pilot.", "Twelve", "people killed", False),
        ("Twelve people survived the crash that killed the pilot.", "Twelve", "people who survived", True),
        ("Twelve people, none of them children, were killed.", "Twelve", "children killed", False),
        ("Twelve people, none of them children, were killed.", "Twelve", "people killed", True),
        ("Twelve people, not children, were killed.", "Twelve", "children", False),
        ("Twelve children have not been found.", "Twelve", "children not found", True),
        ("Police released 300 detained people.", "300", "detained people released", True),
        ("The army lost 12 tanks.", "12", "tanks lost", True),
        ("About 208 targets were lost from radar and presumed jammed.", "about 208", "targets presumed jammed", True),
        ("Twelve homes burned in the blast that killed the mayor.", "Twelve", "homes burned", True),
    ],
)
def test_a_count_is_of_what_is_told_of_it(body: str, amount: str, what: str, *, told: bool) -> None:
    """A word of what became of others, or of nobody, is none of it; then the article's own words stand."""
    draft = make_draft(figures=[draft_figure(amount, what, "a1:1")])
    (figure,) = [each.item for each in ground(draft, body).figures]

    assert (figure.what == what) is told
