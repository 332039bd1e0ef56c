"""True reports of stories in Ukrainian, German and Spanish raise nothing; faults put in them are found."""

from __future__ import annotations

from typing import Any, Final

import pytest

from evals.made_up import find_made_up
from service.schema.story import Article, Story
from tests.evals.made_up.desk import Desk, Json, find_item, read_report

BODIES: Final = {
    "uk": (
        "Внаслідок атаки безпілотників у ніч на 7 березня на нафтобазі в Березогорі загинули троє людей, ще дев'ятеро "
        "поранені, повідомили увечері в суботу в обласному управлінні рятувальної служби.\n"
        "До гасіння залучили сто двадцять вісім рятувальників і тридцять чотири одиниці техніки.\n"
        "Зі слів начальника управління полковника Віталія Драча, вогнем знищено чотири резервуари з чотирнадцяти. "
        "«Нам удалося відстояти дев'ять цілих ємностей», — сказав він журналістам.\n"
        "Площа пожежі — близько двох тисяч шестисот квадратних метрів. Постраждали щонайменше двоє рятувальників. "
        "Компанія оцінила втрати у понад сто сорок мільйонів гривень. Речник Гліб Сороковий не визнав причетності."
    ),
    "de": (
        "Elmsau – Der Bund der Schienenberufe (BSB) rief am Donnerstag die rund 1.150 Beschäftigten zu einem "
        "Warnstreik auf. Er soll am Dienstag, 24. März, um 3 Uhr beginnen.\n"
        "Die Gewerkschaft fordert 8,5 Prozent mehr Lohn, mindestens aber 320 Euro im Monat. "
        "„Drei Runden lang haben wir zugehört“, sagte Verhandlungsführerin Katja Morgenroth.\n"
        "Die Törnitzbahn befördert etwa 48.000 Menschen. "
        "Das Unternehmen bezifferte den Schaden auf 1,1 Millionen Euro. "
        "Dreiundzwanzig Züge fielen aus, bis zu 25 Busse sollen fahren. Die Einmalzahlung wurde nicht ausgezahlt."
    ),
    "es": (
        "Al menos dos personas han muerto y hasta cinco permanecen desaparecidas tras el desbordamiento del río Tarmes "
        "en Villalcor, informaron fuentes de los servicios de emergencia.\n"
        "Entre 300 y 400 viviendas han resultado afectadas. El responsable de Emergencias, Tomás Ariza, indicó que "
        'trabajan más de ochenta efectivos. "El terreno no admite ni una gota más", afirmó.\n'
        "El ayuntamiento sumaba 1.264 desalojados, de los que 318 pasaron la noche en el polideportivo. "
        "Las pérdidas son de entre 11 y 14 millones de euros. "
        "La alcaldesa, Nuria Beltrán, estima en cerca de 9,5 millones el coste."
    ),
}


def _write(language: str) -> Json:
    desk = Desk(Story(articles=(Article(body=BODIES[language], language=language),)))
    return {"uk": _write_ukrainian, "de": _write_german, "es": _write_spanish}[language](desk)


def _line(language: str, words: str) -> str:
    """Cite the whole line that these words stand in."""
    return "a1:" + next(each for each in BODIES[language].split("\n") if words in each)


def _write_ukrainian(desk: Desk) -> Json:
    toll, crews, drach, loss = (_line("uk", each) for each in ("загинули", "залучили", "Драча", "Площа"))
    event = {
        "title": desk.text("h1", "Троє загиблих і дев'ятеро поранених у Березогорі", ["f1"], toll),
        "where": [desk.place("p1", "Березогір", toll)],
        "who": [desk.actor("w1", "Віталій Драч", drach)],
        "figures": [
            desk.figure("f1", "троє", 3, toll),
            desk.figure("f2", "дев'ятеро", 9, toll),
            desk.figure("f3", "сто двадцять вісім", 128, crews),
            desk.figure("f4", "тридцять чотири", 34, crews),
            desk.figure("f5", "чотири резервуари з чотирнадцяти", 4, drach, of=14, attributed_to=["Віталій Драч"]),
            desk.figure("f6", "близько двох тисяч шестисот", 2600, loss, qualifier="about"),
            desk.figure("f7", "щонайменше двоє", (2, None), loss),
            desk.figure(
                "f8", "понад сто сорок мільйонів", (140_000_000, None), loss, qualifier="more_than", unit="грн"
            ),
        ],
        "claims": [
            desk.claim("c1", "На нафтобазі загинули троє людей.", toll, when={"text": "у ніч на 7 березня"}),
            desk.claim("c2", "Вогонь знищив чотири резервуари.", drach),
            desk.claim("c3", "Гліб Сороковий не визнав причетності.", loss),
        ],
        "quotes": [desk.quote("q1", "Нам удалося відстояти дев’ять цілих ємностей", "Віталія Драча", drach)],
    }
    return desk.report("uk", event)


def _write_german(desk: Desk) -> Json:
    call, pay, rest = (_line("de", each) for each in ("rief", "fordert", "befördert"))
    event = {
        "title": desk.text("h1", "Bund der Schienenberufe ruft zum Warnstreik auf", ["c1"], call),
        "where": [desk.place("p1", "Elmsau", call)],
        "who": [desk.actor("w1", "Katja Morgenroth", pay), desk.actor("w2", "Bund der Schienenberufe", call)],
        "figures": [
            desk.figure("f1", "rund 1.150", 1150, call, qualifier="about"),
            desk.figure("f2", "8,5 Prozent", 8.5, pay, unit="%"),
            desk.figure("f3", "mindestens aber 320", (320, None), pay, unit="€"),
            desk.figure("f4", "etwa 48.000", 48_000, rest, qualifier="about"),
            desk.figure("f5", "1,1 Millionen", 1_100_000, rest, unit="Euro"),
            desk.figure("f6", "Dreiundzwanzig", 23, rest),
            desk.figure("f7", "bis zu 25", (None, 25), rest),
        ],
        "claims": [
            desk.claim(
                "c1", "Der Bund der Schienenberufe rief zum Warnstreik auf.", call, when={"text": "am Donnerstag"}
            ),
            desk.claim("c2", "Die Gewerkschaft fordert mehr Lohn.", pay),
            desk.claim("c3", "Der Warnstreik soll um 3 Uhr beginnen.", call, kind="plan"),
            desk.claim("c4", "Die Einmalzahlung wurde nicht ausgezahlt.", rest),
        ],
        "quotes": [desk.quote("q1", "Drei Runden lang haben wir zugehört", "Katja Morgenroth", pay)],
    }
    return desk.report("de", event)


def _write_spanish(desk: Desk) -> Json:
    toll, homes, moved = (_line("es", each) for each in ("muerto", "viviendas", "sumaba"))
    event = {
        "title": desk.text("h1", "Al menos dos muertos por el desbordamiento del río Tarmes", ["f1"], toll),
        "where": [desk.place("p1", "Villalcor", toll)],
        "who": [desk.actor("w1", "Tomás Ariza", homes), desk.actor("w2", "Nuria Beltrán", moved)],
        "figures": [
            desk.figure("f1", "Al menos dos", (2, None), toll),
            desk.figure("f2", "hasta cinco", (None, 5), toll),
            desk.figure("f3", "Entre 300 y 400", (300, 400), homes),
            desk.figure(
                "f4", "más de ochenta", (80, None), homes, qualifier="more_than", attributed_to=["Tomás Ariza"]
            ),
            desk.figure("f5", "1.264", 1264, moved),
            desk.figure("f6", "318", 318, moved),
            desk.figure("f7", "entre 11 y 14 millones", (11_000_000, 14_000_000), moved, unit="euros"),
            desk.figure("f8", "cerca de 9,5 millones", 9_500_000, moved, qualifier="about"),
        ],
        "claims": [
            desk.claim("c1", "Entre 300 y 400 viviendas resultaron afectadas.", homes),
            desk.claim("c2", "El río Tarmes se desbordó; murieron al menos dos personas.", toll),
        ],
        "quotes": [desk.quote("q1", "El terreno no admite ni una gota más", "Tomás Ariza", homes)],
    }
    return desk.report("es", event)


FAULTS: Final[list[tuple[str, str, dict[str, Any], str]]] = [
    ("uk", "f1", {"low": 2, "high": 2}, "number_not_in_evidence"),
    ("uk", "f3", {"low": 100, "high": 100}, "number_not_in_evidence"),
    ("uk", "f4", {"low": 43, "high": 43}, "number_not_in_evidence"),
    ("uk", "f5", {"of": 40}, "number_not_in_evidence"),
    ("uk", "f6", {"qualifier": "exact"}, "bound_not_in_evidence"),
    ("uk", "f7", {"high": 2, "qualifier": "exact"}, "bound_not_in_evidence"),
    ("uk", "f2", {"high": None, "qualifier": "at_least"}, "bound_not_in_evidence"),
    ("uk", "f8", {"unit": "євро"}, "unit_not_in_evidence"),
    ("uk", "w1", {"name": "Остап Линник"}, "name_not_in_evidence"),
    ("uk", "q1", {"speaker": "Гліб Сороковий"}, "name_not_in_evidence"),
    ("uk", "q1", {"words": "Нам удалося відстояти вісім цілих ємностей"}, "quote_not_verbatim"),
    ("uk", "c2", {"text": "Вогонь пошкодив чотири резервуари."}, "words_not_in_evidence"),
    ("uk", "c1", {"text": "На нафтобазі загинули восьмеро людей."}, "number_not_in_evidence"),
    ("uk", "c3", {"text": "Гліб Сороковий визнав причетність."}, "negation_not_in_evidence"),
    ("de", "f1", {"low": 1510, "high": 1510}, "number_not_in_evidence"),
    ("de", "f6", {"low": 32, "high": 32}, "number_not_in_evidence"),
    ("de", "f6", {"low": 20, "high": 20}, "number_not_in_evidence"),
    ("de", "f3", {"high": 320, "qualifier": "exact"}, "bound_not_in_evidence"),
    ("de", "f7", {"low": 25, "qualifier": "exact"}, "bound_not_in_evidence"),
    ("de", "f2", {"high": None, "qualifier": "at_least"}, "bound_not_in_evidence"),
    ("de", "f5", {"unit": "$"}, "unit_not_in_evidence"),
    ("de", "q1", {"speaker": "Henning Averbeck"}, "name_not_in_evidence"),
    ("de", "q1", {"words": "Drei Runden lang haben wir gewartet"}, "quote_not_verbatim"),
    ("de", "c1", {"text": "Der Bund der Schienenberufe sagte den Warnstreik gestern ab."}, "words_not_in_evidence"),
    ("de", "c4", {"text": "Die Einmalzahlung wurde ausgezahlt."}, "negation_not_in_evidence"),
    ("de", "c2", {"text": "Die Gewerkschaft fordert nicht mehr Lohn."}, "negation_not_in_evidence"),
    ("es", "f5", {"low": 1624, "high": 1624}, "number_not_in_evidence"),
    ("es", "f7", {"high": 14_000}, "number_not_in_evidence"),
    ("es", "f1", {"high": 2, "qualifier": "exact"}, "bound_not_in_evidence"),
    ("es", "f2", {"low": 5, "qualifier": "exact"}, "bound_not_in_evidence"),
    ("es", "f3", {"high": 300, "qualifier": "exact"}, "bound_not_in_evidence"),
    ("es", "f6", {"high": None, "qualifier": "more_than"}, "bound_not_in_evidence"),
    ("es", "w1", {"name": "Tomás Arizmendi"}, "name_not_in_evidence"),
    ("es", "q1", {"words": "El terreno admite una gota más"}, "quote_not_verbatim"),
    ("es", "c1", {"text": "Entre 300 y 400 viviendas resultaron destruidas."}, "words_not_in_evidence"),
]


def _find(written: Json, language: str) -> dict[str | None, set[str]]:
    story = Story(articles=(Article(body=BODIES[language], language=language),))
    found: dict[str | None, set[str]] = {}
    for each in find_made_up(read_report(written), story):
        found.setdefault(each.item, set()).add(f"{each.rule} {each.detail}")
    return found


@pytest.mark.parametrize("language", BODIES)
def test_a_true_report_raises_nothing(language: str) -> None:
    """Inflected names, numbers in words and another order of words are no faults."""
    assert _find(_write(language), language) == {}


@pytest.mark.parametrize(("language", "name", "change", "rule"), FAULTS, ids=lambda value: str(value)[:40])
def test_each_fault_raises_its_rule(language: str, name: str, change: dict[str, Any], rule: str) -> None:
    """One thing made up in one item is found in that item, under its rule."""
    written = _write(language)
    find_item(written, name).update(change)
    assert rule in {each.split()[0] for each in _find(written, language).get(name, set())}
