"""The unit of a figure: of the country that it is named for, of percent or of its parts; and a rate as a rate."""

from __future__ import annotations

import pytest

from service.schema.report import Figure
from tests.drafting import draft_figure, ground, make_draft


def _figures(amount: str, what: str, body: str, language: str = "en", **fields: str) -> list[Figure]:
    draft = make_draft("a1", figures=[draft_figure(amount, what, "a1:1", **fields)])
    return [each.item for each in ground(draft, body, written_in=language, language=language).figures]


@pytest.mark.parametrize(
    ("language", "body", "amount", "unit", "shown"),
    [
        ("en", "The bridge cost 5 million Canadian dollars.", "5 million", "Canadian dollars", "Canadian dollars"),
        ("en", "The bridge cost 5 million Canadian dollars.", "5 million", "$", "Canadian dollars"),
        ("en", "The bridge cost 5 million Hong Kong dollars.", "5 million", "dollars", "Hong Kong dollars"),
        ("es", "El puente costó 5 mil millones de pesos.", "5 mil millones", "pesos", "pesos"),
        ("es", "Costó 5 millones de dólares canadienses.", "5 millones", "dólares canadienses", "dólares canadienses"),
        ("pt", "A ponte custou 5 mil milhões de euros.", "5 mil milhões", "euros", "euros"),
        ("fr", "Le pont a coûté 5 M€.", "5 M€", "€", "€"),
        ("de", "Die Brücke kostete 1,5 Mio. Euro.", "1,5 Mio. Euro", "Euro", "Euro"),
    ],
)
def test_a_currency_is_shown_as_printed(language: str, body: str, amount: str, unit: str, shown: str) -> None:
    """With the country's name, behind each word for a magnitude."""
    (figure,) = _figures(amount, "cost", body, language, measure="money", unit=unit)
    assert figure.unit == shown


def test_a_currency_of_another_sentence_part_is_not_taken() -> None:
    """Behind a mark something else begins."""
    assert _figures("5 million", "loss", "It lost 5 million. Canadian dollars fell.", measure="money", unit="€") == []


@pytest.mark.parametrize("unit", ["basis points", "percentage points"])
def test_parts_of_a_percent_are_a_percentage(unit: str) -> None:
    """With their own unit."""
    (figure,) = _figures("25", "rate cut", f"The bank cut rates by 25 {unit}.", measure="percentage", unit=unit)
    assert (figure.measure, figure.unit) == ("percentage", unit)


def test_a_unit_may_hold_the_rate() -> None:
    """Miles per hour need no second one."""
    (figure,) = _figures(
        "60", "wind", "The wind blew at 60 miles per hour.", measure="measurement", unit="miles per hour"
    )
    assert (figure.unit, figure.what) == ("miles per hour", "wind")


@pytest.mark.parametrize(
    ("language", "body", "amount", "measure", "what", "shown"),
    [
        ("en", "The strike costs the company $10 million a day.", "$10 million", "money", "strike", "strike a day"),
        ("en", "The plant burns 400 tons of coal per hour.", "400", "measurement", "coal", "coal per hour"),
        ("en", "The plant burns 400 tons daily.", "400", "measurement", "tons", "tons daily"),
        ("en", "Some 900 people a week cross the river.", "900", "count", "people", "people a week"),
        ("en", "Some 900 people a week cross the river.", "900", "count", "people a week", "people a week"),
        ("es", "La huelga cuesta 10 millones de euros al día.", "10 millones", "money", "huelga", "huelga al día"),
        ("pt", "A greve custa 10 milhões de euros por dia.", "10 milhões", "money", "greve", "greve por dia"),
        ("fr", "La grève coûte 10 millions d'euros par jour.", "10 millions", "money", "grève", "grève par jour"),
        ("de", "Der Streik kostet 10 Millionen Euro pro Tag.", "10 Millionen", "money", "Streik", "Streik pro Tag"),
        ("de", "Sie bekommen 320 Euro im Monat.", "320", "money", "Euro", "Euro im Monat"),
        ("ru", "Завод сжигает 400 тонн в час.", "400", "measurement", "тонн", "тонн в час"),
        ("uk", "Завод спалює 400 тонн на добу.", "400", "measurement", "тонн", "тонн на добу"),
    ],
)
def test_a_rate_is_told_with_what_is_counted(
    language: str, body: str, amount: str, measure: str, what: str, shown: str
) -> None:
    """So that a rate is not shown as a total."""
    (figure,) = _figures(amount, what, body, language, measure=measure)
    assert figure.what == shown


@pytest.mark.parametrize(
    ("language", "body", "amount"),
    [
        ("en", "The army lost 12 soldiers a day after the vote.", "12"),
        ("en", "The army lost 12 soldiers a week ago.", "12"),
        ("en", "The army lost 12 soldiers a day later.", "12"),
        ("en", "The army lost 12 soldiers, a day of mourning followed.", "12"),
        ("en", "The army lost 12 soldiers in a day.", "12"),
        ("en", "The army lost 12 soldiers for the third year and a month later 20.", "12"),
        ("es", "El ejército perdió 12 soldados al día siguiente.", "12"),
        ("de", "Die Armee verlor 12 Soldaten am Tag der Wahl.", "12"),
        ("ru", "Армия потеряла 12 солдат в день выборов.", "12"),
    ],
)
def test_a_time_is_no_rate(language: str, body: str, amount: str) -> None:
    """A day after the vote is not "a day"."""
    noun = body.split(amount)[1].split(maxsplit=1)[0].strip(",.")
    (figure,) = _figures(amount, noun, body, language)
    assert figure.what == noun
