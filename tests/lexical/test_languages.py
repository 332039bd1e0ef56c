"""One fire in seven languages: what is counted, who says it, where, when and what it is about."""

from __future__ import annotations

import tomllib

import pytest

from service.lexical.grammar import LANGUAGES
from service.schema.draft import Draft
from service.schema.vocabulary import TOPICS
from tests.lexical.material import read_story

FIRES = {
    "es": (
        "BOLDAR, 4 mar (EFX) - Al menos 14 personas murieron y más de 30 resultaron heridas el martes por la noche "
        "en un incendio en el mercado central de Boldar, informó la policía.\n\n"
        "Unos 250 vecinos fueron evacuados, según el alcalde, Julián Ortega. «Hemos perdido a gente muy querida "
        "en este barrio», dijo Ortega.\n\nLa portavoz de Bomberos, Elena Marín, negó que hubiera retrasos."
    ),
    "pt": (
        "Norte, 4 mar (Agência Norte) – Pelo menos 14 pessoas morreram e mais de 30 ficaram feridas na noite de "
        "terça-feira num incêndio no mercado central de Boldar, informou a polícia.\n\n"
        "Cerca de 250 moradores foram retirados, segundo o prefeito, Júlio Ortega. “Perdemos gente muito querida neste "
        "bairro”, disse Ortega.\n\nA porta-voz dos bombeiros, Helena Marins, negou que tenha havido atrasos."
    ),
    "fr": (
        "BOLDAR (AFX) - Au moins 14 personnes ont été tuées et plus de 30 blessées mardi soir dans un incendie au "
        "marché central de Boldar, a annoncé la police.\n\n"
        "Quelque 250 habitants ont été évacués, selon le maire, Julien Ortega. « Nous avons perdu des gens que nous "
        "aimions tous », a déclaré M. Ortega.\n\nLa porte-parole des pompiers, Hélène Marin, a démenti tout retard."
    ),
    "de": (
        "Boldar (nnx) – Bei einem Brand in Boldar sind am Dienstagabend mindestens 14 Menschen getötet und mehr als 30 "
        "verletzt worden, teilte die Polizei mit.\n\n"
        "Rund 250 Anwohner wurden nach Angaben von Bürgermeister Jürgen Ortwein in Sicherheit gebracht. „Wir haben "
        "Menschen verloren, die wir alle kannten“, sagte Ortwein.\n\n"
        "Feuerwehrsprecherin Helena Marin bestritt, dass es Verzögerungen gab."
    ),
    "uk": (
        "БОЛДАР, 4 березня. Щонайменше 14 людей загинули і понад 30 поранені внаслідок пожежі на ринку в Болдарі у "
        "вівторок увечері, повідомила поліція.\n\n"
        "Близько 250 мешканців евакуювали, за словами міського голови Юрія Ортенка. «Ми втратили людей, яких усі "
        "любили», — сказав Ортенко.\n\nРечниця рятувальників Олена Марин заперечила затримки."
    ),
    "ru": (
        "БОЛДАР, 4 марта. По меньшей мере 14 человек погибли и более 30 пострадали в результате пожара на рынке в "
        "Болдаре во вторник вечером, сообщила полиция.\n\n"
        "Около 250 жителей эвакуировали, по словам мэра Юрия Ортенко. «Мы потеряли людей, которых все любили», — "
        "сказал Ортенко.\n\nПредставитель пожарных Елена Марина опровергла задержки."
    ),
}
"""The same report in each language, with invented people and places."""

BOUNDS = {
    "es": ("Al menos 14", "más de 30", "Unos 250"),
    "pt": ("Pelo menos 14", "mais de 30", "Cerca de 250"),
    "fr": ("Au moins 14", "plus de 30", "Quelque 250"),
    "de": ("mindestens 14", "mehr als 30", "Rund 250"),
    "uk": ("Щонайменше 14", "понад 30", "Близько 250"),
    "ru": ("По меньшей мере 14", "более 30", "Около 250"),
}


@pytest.fixture(params=FIRES)
def code(request: pytest.FixtureRequest) -> str:
    """A language."""
    return str(request.param)


@pytest.fixture
def draft(code: str) -> Draft:
    """What is read of the fire in that language."""
    return read_story(FIRES[code], language=code)


def test_tolls_are_read_with_their_bounds(code: str, draft: Draft) -> None:
    """Killed and injured with "at least" and "more than", and those who had to leave."""
    killed, injured, left = BOUNDS[code]
    told = {each.amount: each.measure for each in draft.figures}
    assert (told[killed], told[injured]) == ("killed", "injured")
    assert told[left] in {"displaced", "count"}


def test_a_toll_is_given_to_who_announced_it(code: str, draft: Draft) -> None:
    """The police say it behind the toll, whatever the order of the words; the mayor counts those who left."""
    killed, _, left = BOUNDS[code]
    sources = {each.amount: each.attributed_to for each in draft.figures}
    assert [each[:4].casefold() for each in sources[killed]] in (["poli"], ["polí"], ["полі"], ["поли"])
    if code != "de":
        assert sources[left][0].split()[-1][:4] in {"Orte", "Орте"}


def test_a_quotation_has_its_speaker_in_full(draft: Draft) -> None:
    """A surname alone, in whatever case, is the name that was given before."""
    (quote,) = draft.quotes
    assert len(quote.speaker.split()) == 2
    assert quote.speaker.split()[1][:3] in {"Ort", "Орт"}


def test_a_denial_is_one(draft: Draft) -> None:
    """Who denies something is its source, and the stance says so."""
    denied = [each for each in draft.claims if each.stance == "denied"]
    assert [len(each.attributed_to[0].split()) for each in denied] == [2]


def test_place_time_topic_and_state_are_told(draft: Draft) -> None:
    """Where by a name in the first sentence, when by its evening, what by cue words; it has happened."""
    (event,) = draft.events
    assert (event.category, event.status) == ("03000000", "occurred")
    assert event.when
    assert [each.name[:5] for each in draft.places] in (["Bolda"], ["Болда"])


def test_people_have_the_office_that_is_printed_beside_them(draft: Draft) -> None:
    """Two people; whoever speaks for the fire brigade does so by her office."""
    people = [each for each in draft.actors if each.kind == "person"]
    assert len(people) == 2
    assert all(each.name[0].isupper() for each in people)


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Un tren con 61 pasajeros quedó detenido durante casi tres horas.", "es"),
        ("Un train avec 61 passagers est resté arrêté en gare de Boldar.", "fr"),
        ("До гасіння залучили 128 рятувальників.", "uk"),
    ],
)
def test_what_is_told_of_a_thing_is_not_told_of_people(body: str, language: str) -> None:
    """A train that was held has no arrested passengers, and those who rescue are not the rescued."""
    assert {each.measure for each in read_story(body, language=language).figures} <= {"count"}


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Seis de los heridos siguen en el hospital de Velm.", "es"),
        ("Seis dos feridos continuam no hospital de Velm.", "pt"),
        ("Six des blessés sont toujours à l'hôpital de Velm.", "fr"),
        ("Sechs der Verletzten liegen noch im Krankenhaus von Velm.", "de"),
    ],
)
def test_some_of_the_injured_are_no_toll(body: str, language: str) -> None:
    """Six of them beside a toll of 28 would pass for another toll."""
    assert [each for each in read_story(body, language=language).figures if each.measure == "injured"] == []


def test_a_number_alone_is_of_what_its_neighbour_is() -> None:
    """Another count of the same, with its own bound."""
    body = "Die Gewerkschaft rechnet mit mehr als 700 Streikenden, das Unternehmen mit höchstens 500."
    told = [(each.what, each.amount) for each in read_story(body, language="de").figures]
    assert told == [("Streikenden", "mehr als 700"), ("Streikenden", "höchstens 500")]


@pytest.mark.parametrize(
    ("body", "language", "expected"),
    [
        (
            "Velm Werke will rund 2.400 der weltweit 18.500 Stellen streichen.",
            "de",
            [("rund 2.400", "Stellen")],
        ),
        (
            "Von den 18.500 Stellen fallen 2.400 Arbeitsplätze weg.",
            "de",
            [("18.500", "Stellen"), ("2.400", "Arbeitsplätze")],
        ),
        ("Der Umsatz sank auf 1,07 Milliarden Euro.", "de", [("1,07 Milliarden", "Umsatz")]),
        (
            "Der Umsatz sank um 12 Prozent auf 1,07 Milliarden Euro.",
            "de",
            [("12", "Umsatz"), ("1,07 Milliarden", "Euro")],
        ),
        ("Die Aktie legte am Donnerstagmorgen um 2,1 Prozent zu.", "de", [("2,1", "Prozent")]),
        ("La dimisión llega seis días después de que se publicara.", "es", []),
        ("Hubo tres días de luto en Velm.", "es", [("tres", "luto")]),
    ],
)
def test_a_label_is_of_what_the_number_counts(body: str, language: str, expected: list[tuple[str, str]]) -> None:
    """The part has its whole's noun and the whole no figure; a day, a unit or what happened before is no label."""
    assert [(each.amount, each.what) for each in read_story(body, language=language).figures] == expected


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Just over 300 people were evacuated from Velm on Monday.", "en"),
        ("Poco más de 300 personas fueron evacuadas de Velm el lunes.", "es"),
        ("Un peu plus de 300 personnes ont été évacuées lundi à Velm.", "fr"),
    ],
)
def test_a_number_with_a_bound_that_is_read_two_ways_is_left_out(body: str, language: str) -> None:
    """Just over 300 is neither about 300 nor any number above it."""
    assert read_story(body, language=language).figures == []


def test_every_list_is_in_lower_case_and_every_topic_known() -> None:
    """A slip in a table would go unnoticed: a word that never fits, a topic that nobody has."""
    for path in LANGUAGES.iterdir():
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        rows = {**{name: row for name, row in table["words"].items() if name != "people_word"}, **table["topics"]}
        assert not [word for row in rows.values() for word in row if word != word.lower()], path
        assert set(table["topics"]) <= set(TOPICS)


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Cayó el puente de Velm el lunes. En octubre hubo un accidente en el que murieron 19 personas.", "es"),
        ("У Велмі в понеділок упав міст. Від початку року в області загинула 41 людина.", "uk"),
        ("In Velm brach am Montag eine Brücke ein. Seit Jahresbeginn starben im Kreis 41 Menschen.", "de"),
    ],
)
def test_the_toll_of_a_month_or_a_year_is_background(body: str, language: str) -> None:
    """It is of other events, or of many."""
    tolls = [each for each in read_story(body, language=language).figures if each.measure == "killed"]
    assert [each.relation for each in tolls] == ["background"]


@pytest.mark.parametrize(
    ("body", "language", "source"),
    [
        ("У Міністерстві оборони Росії заявили, що збили 40 дронів у Велмі.", "uk", "Міністерстві оборони Росії"),
        ("Зросла кількість постраждалих, повідомила Державна служба у Велмі.", "uk", "Державна служба"),
        ("В Министерстве обороны России заявили, что сбили 40 дронов.", "ru", "Министерстве обороны России"),
    ],
)
def test_a_bodys_name_is_whole(body: str, language: str, source: str) -> None:
    """The country behind a ministry and the adjective before a service do not speak alone."""
    (claim,) = read_story(body, language=language).claims
    assert claim.attributed_to == [source]


def test_who_holds_an_office_in_a_body_is_a_person() -> None:
    """The head doctor of a hospital."""
    body = "Стан двох тяжкий, розповіла головна лікарка міської лікарні Оксана Бойчук."
    assert [(each.name, each.kind) for each in read_story(body, language="uk").actors] == [("Оксана Бойчук", "person")]
