"""What is read from printed numbers, per language: a table of sentences and what they hold."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.languages import find_language, load_languages
from service.quantities import Quantity, read_amount, read_quantities

LANGUAGES = load_languages()


def _read(text: str, code: str = "en") -> tuple[Quantity, ...]:
    return read_quantities(text, find_language(LANGUAGES, code))


def _amounts(text: str, code: str = "en") -> list[tuple[str, object, object, str]]:
    return [
        (text[each.start : each.end], each.low, each.high, each.qualifier)
        for each in _read(text, code)
        if each.kind == "amount"
    ]


@pytest.mark.parametrize(
    ("code", "text", "printed", "low", "high", "qualifier"),
    [
        ("en", "It killed 1,234 people.", "1,234", 1234, 1234, "exact"),
        ("en", "Some 1.2 million homes lost power.", "Some 1.2 million", 1_200_000, 1_200_000, "about"),
        ("en", "The deal is worth $3.5bn.", "$3.5bn", 3_500_000_000, 3_500_000_000, "exact"),
        ("en", "It cost US$5 million.", "US$5 million", 5_000_000, 5_000_000, "exact"),
        ("en", "About 2m people fled.", "About 2m", 2_000_000, 2_000_000, "about"),
        ("en", "Twenty-three were hurt.", "Twenty-three", 23, 23, "exact"),
        ("en", "one hundred and twelve cases", "one hundred and twelve", 112, 112, "exact"),
        ("en", "two thousand three hundred homes", "two thousand three hundred", 2300, 2300, "exact"),
        ("en", "a dozen people", "a dozen", 12, 12, "exact"),
        ("en", "half a dozen people", "half a dozen", 6, 6, "exact"),
        ("en", "half a million people", "half a million", 500_000, 500_000, "exact"),
        ("en", "two and a half million people", "two and a half million", 2_500_000, 2_500_000, "exact"),
        ("en", "two thirds of voters", "two thirds", 0.666667, 0.666667, "exact"),
        ("en", "more than half, he said", "more than half", 0.5, None, "more_than"),
        ("en", "at least 23 people", "at least 23", 23, None, "at_least"),
        ("en", "no fewer than 12 people", "no fewer than 12", 12, None, "at_least"),
        ("en", "no more than 12 people", "no more than 12", None, 12, "at_most"),
        ("en", "up to around 30 people", "up to around 30", None, 30, "at_most"),
        ("en", "fewer than 30 people", "fewer than 30", None, 30, "less_than"),
        ("en", "over 200 people", "over 200", 200, None, "more_than"),
        ("en", "at least another 12 people", "at least another 12", 12, None, "at_least"),
        ("en", "200 or more people", "200 or more", 200, None, "at_least"),
        ("en", "200+ people", "200+", 200, None, "at_least"),
        ("en", "200-plus people", "200-plus", 200, None, "at_least"),
        ("en", "an estimated 40 people", "an estimated 40", 40, 40, "about"),
        ("en", "30 to 35 people", "30 to 35", 30, 35, "between"),
        ("en", "between 30 and 35 people", "between 30 and 35", 30, 35, "between"),
        ("en", "30-35 people", "30-35", 30, 35, "between"),
        ("en", "30–35 people", "30–35", 30, 35, "between"),
        ("en", "10 to 15 million people", "10 to 15 million", 10_000_000, 15_000_000, "between"),
        ("en", "about 20% of the land", "about 20%", 20, 20, "about"),
        ("en", "minus 5 degrees", "minus 5", -5, -5, "exact"),
        ("es", "Al menos una persona murió.", "Al menos una", 1, None, "at_least"),
        ("es", "Hubo treinta y cinco heridos.", "treinta y cinco", 35, 35, "exact"),
        ("es", "Más de 1.234 casos.", "Más de 1.234", 1234, None, "more_than"),
        ("es", "Costó 2,5 millones de euros.", "2,5 millones", 2_500_000, 2_500_000, "exact"),
        ("pt", "Pelo menos duas pessoas morreram.", "Pelo menos duas", 2, None, "at_least"),
        ("pt", "Foram cento e doze feridos.", "cento e doze", 112, 112, "exact"),
        ("pt", "Custou R$ 3,5 milhões.", "R$ 3,5 milhões", 3_500_000, 3_500_000, "exact"),
        ("fr", "Au moins 5\u202f300 habitants", "Au moins 5\u202f300", 5300, None, "at_least"),
        ("fr", "quatre-vingt-dix-sept morts", "quatre-vingt-dix-sept", 97, 97, "exact"),
        ("fr", "soixante et onze blessés", "soixante et onze", 71, 71, "exact"),
        ("de", "Mindestens 1.000 Menschen", "Mindestens 1.000", 1000, None, "at_least"),
        ("de", "dreiundzwanzig Tote", "dreiundzwanzig", 23, 23, "exact"),
        ("de", "rund 3,5 Millionen Euro", "rund 3,5 Millionen", 3_500_000, 3_500_000, "about"),
        ("de", "allerhöchstens 300 Menschen", "allerhöchstens 300", None, 300, "at_most"),
        ("uk", "не більше як 300 людей", "не більше як 300", None, 300, "at_most"),
        ("uk", "не менше від 300 людей", "не менше від 300", 300, None, "at_least"),
        ("ru", "не меньше чем 300 человек", "не меньше чем 300", 300, None, "at_least"),
        ("uk", "Щонайменше двадцять три людини", "Щонайменше двадцять три", 23, None, "at_least"),
        ("uk", "понад 1,5 млн людей", "понад 1,5 млн", 1_500_000, None, "more_than"),
        ("ru", "Не менее 14 человек погибли", "Не менее 14", 14, None, "at_least"),
        ("ru", "сто двадцать три беспилотника", "сто двадцать три", 123, 123, "exact"),
        ("ja", "死者は14人", "14", 14, 14, "exact"),
        ("ja", "1.2万人が避難", "1.2万", 12_000, 12_000, "exact"),
    ],
)
def test_an_amount_is_read_with_its_bound(
    code: str, text: str, printed: str, low: object, high: object, qualifier: str
) -> None:
    """The printed words, both ends of the interval and the qualifier are what the sentence says."""
    assert _amounts(text, code) == [(printed, low, high, qualifier)]


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        ("en", "It began in 2022.", "date"),
        ("en", "On 12 May it rained.", "date"),
        ("en", "On May 12 it rained.", "date"),
        ("en", "It was popular in the 1990s.", "date"),
        ("en", "It began around 0230 GMT.", "clock"),
        ("en", "It began at 10:30.", "clock"),
        ("en", "It began at 7 p.m. sharp.", "clock"),
        ("en", "A man aged 42 was hurt.", "age"),
        ("en", "Anna Bell, 42, was hurt.", "age"),
        ("en", "She is 42 years old.", "age"),
        ("en", "A nine-year-old girl was hurt.", "compound"),
        ("en", "A 14-story building burned.", "compound"),
        ("en", "A seven-hour bombardment.", "compound"),
        ("en", "Their 2-1 win.", "score"),
        ("en", "They lost 2-3.", "score"),
        ("en", "Along Route 66 it rained.", "label"),
        ("en", "Aboard Flight 370 were many.", "label"),
        ("en", "An F-16 crashed.", "label"),
        ("en", "The G7 met.", "label"),
        ("en", "Train No. 5 was late.", "label"),
        ("en", "Leaders of the Group of Seven met.", "label"),
        ("de", "Am 5. Mai regnete es.", "date"),
        ("de", "Um 14 Uhr begann es.", "clock"),
        ("fr", "Le 12 mai il pleuvait.", "date"),
        ("es", "Un hombre de 42 años murió.".replace("Un hombre", "El hombre"), "age"),
        ("de", "im Jahr zweitausendzwanzig", "date"),
        ("ru", "Это началось в 2022 году.", "date"),
        ("uk", "9-річна дівчинка постраждала.", "compound"),
    ],
)
def test_a_number_that_counts_nothing_is_no_amount(code: str, text: str, kind: str) -> None:
    """Dates, times, ages, compounds, scores and names are read as what they are."""
    assert {each.kind for each in _read(text, code)} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "dozens of people",
        "several hundred people",
        "hundreds of people",
        "tens of thousands",
        "one of the worst nights",
        "no one was hurt",
        "they told one another",
        "one day it will end",
        "the 5th time, the 21st street",
        "in the second half",
        "the first quarter of the year",
        "a third man",
    ],
)
def test_words_that_only_look_like_numbers_are_not_read(text: str) -> None:
    """Vague counts, pronouns and ordinals are no quantities."""
    assert _read(text) == ()


@pytest.mark.parametrize(
    "text",
    ["one person was killed", "killing one and injuring others", "at least one", "One woman died.", "One Fatality"],
)
def test_one_is_an_amount_where_it_counts(text: str) -> None:
    """`one` before what is counted, after a bound, or as the object of a count is a number."""
    assert [each.low for each in _read(text)] == [1]


def test_one_counts_what_an_earlier_number_counts() -> None:
    """Where a place follows it; "one in ten" has its own whole."""
    assert [each.low for each in _read("Three people died in Leeds and one in York.")] == [3, 1]
    assert [each.low for each in _read("He found three keys and one in the door.")] == [3]


@pytest.mark.parametrize(
    ("code", "text", "low", "of"),
    [
        ("en", "six of seven missiles", 6, 7),
        ("en", "six of the seven missiles", 6, 7),
        ("en", "six out of seven missiles", 6, 7),
        ("en", "71 of the 123 drones", 71, 123),
        ("en", "at least five of the capital’s 10 districts", 5, 10),
        ("en", "one in five people", 1, 5),
        ("en", "Six in ten adults smoke.", 6, 10),
        ("en", "said nearly 6 in 10 adults", 6, 10),
        ("en", "About two in five voters", 2, 5),
        ("en", "One in every five adults", 1, 5),
        ("es", "seis de cada diez adultos", 6, 10),
        ("fr", "Six Français sur dix estiment cela.", 6, 10),
        ("fr", "Selon lui, deux habitants sur trois sont partis.", 2, 3),
        ("pt", "um em cada cinco", 1, 5),
        ("fr", "six des sept missiles", 6, 7),
        ("de", "sechs von sieben Raketen", 6, 7),
        ("uk", "шість із семи ракет", 6, 7),
        ("ru", "шесть из семи ракет", 6, 7),
    ],
)
def test_a_part_knows_its_whole(code: str, text: str, low: int, of: int) -> None:
    """The whole stands in `of` and is no amount of its own."""
    (quantity,) = _read(text, code)
    assert (quantity.low, quantity.of) == (low, of)


@pytest.mark.parametrize("text", ["It killed two in five attacks.", "It wounded six in ten villages."])
def test_a_toll_in_several_places_is_no_share(text: str) -> None:
    """Killed two in five attacks: two were killed."""
    assert [each.of for each in _read(text)] == [None, None]


def test_a_whole_that_leads_the_sentence_belongs_to_the_first_bare_amount() -> None:
    """What follows later ("40 more") is not made a part of it."""
    text = "Out of 123 drones, the military shot down 71, it added, and used countermeasures against 40 more."
    assert [(each.low, each.of) for each in _read(text)] == [(123, None), (71, 123), (40, None)]


def test_a_change_is_two_amounts_and_no_range() -> None:
    """What rose from 12 to 14 is at 14, not between them."""
    assert [each.low for each in _read("The toll rose from 12 to 14.")] == [12, 14]


def test_a_rise_in_percent_to_a_number_is_no_range() -> None:
    """What it rose by has a sign that what it came to has not."""
    assert [(each.low, each.high) for each in _read("Sales rose 5% to 12 million.")] == [
        (5, 5),
        (12_000_000, 12_000_000),
    ]


def test_numbers_of_different_units_are_no_range() -> None:
    """A rise in percent to a price in pence is two amounts."""
    read = _read("The shares rose a further 2.5 percent to 500 pence.")

    assert [(each.low, each.high, each.qualifier) for each in read] == [(2.5, 2.5, "exact"), (500, 500, "exact")]


@pytest.mark.parametrize("text", ["1.000 persone", "2,500 mensen"])
def test_without_tables_an_ambiguous_separator_is_not_read(text: str) -> None:
    """1.000 is a thousand in Rome and one in London."""
    assert _read(text, "it") == ()


def test_units_are_printed_words_beside_the_number() -> None:
    """Signs before and after, words after; null where something is simply counted."""
    text = "It paid €5 million, lost 3%, or 20 percent, over 1,000 feet and 12 drones."
    assert [each.unit for each in _read(text)] == ["€", "%", "percent", "feet", None]


@given(st.text(alphabet="0123456789 .,-–$%abcdeо万 at least one two of the seven million\n'’", max_size=80))
@pytest.mark.parametrize("code", ["en", "fr", "uk", "it", "de", "ja"])
def test_every_reading_slices_back(code: str, text: str) -> None:
    """Whatever the text, quantities are in order, lie inside it, and hold a number or its sign."""
    found = _read(text, code)
    assert [each.start for each in found] == sorted(each.start for each in found)
    for each in found:
        assert 0 <= each.start <= each.number_start < each.number_end <= each.end <= len(text)
        assert text[each.start : each.end].strip() == text[each.start : each.end]


@given(st.integers(min_value=0, max_value=999_999_999))
def test_grouped_digits_are_read_back(value: int) -> None:
    """English and German print the same number with other separators."""
    english = f"{value:,} homes"
    assert [each.low for each in _read(english) if each.kind == "amount"] in ([value], [])
    if value >= 10_000:
        assert [each.low for each in _read(english.replace(",", "."), "de")] == [value]


@pytest.mark.parametrize("text", ["> Three people died.", ">12 people died.", "He wrote > 12 people left."])
def test_a_mark_of_quoted_mail_is_no_bound(text: str) -> None:
    """The sign has to touch its number and may not open the text."""
    assert [each.qualifier for each in read_quantities(text, find_language(load_languages(), "en"))] == ["exact"]


@pytest.mark.parametrize(
    ("code", "text", "read"),
    [
        # Every case, and each form of the apostrophe.
        ("uk", "поранено п'ятьох людей", [("п'ятьох", 5, 5, "exact")]),
        ("uk", "дев’ятеро загинули", [("дев’ятеро", 9, 9, "exact")]),
        ("uk", "пʼять осіб", [("пʼять", 5, 5, "exact")]),
        ("uk", "шістьом потрібна допомога", [("шістьом", 6, 6, "exact")]),
        ("uk", "влучили трьома ракетами", [("трьома", 3, 3, "exact")]),
        ("uk", "двома тисячами чотирмастами людьми", [("двома тисячами чотирмастами", 2400, 2400, "exact")]),
        ("uk", "приблизно в чотирьохстах будинках", [("приблизно в чотирьохстах", 400, 400, "about")]),
        ("ru", "ранило семерых", [("семерых", 7, 7, "exact")]),
        ("ru", "пятьюстами солдатами", [("пятьюстами", 500, 500, "exact")]),
        ("ru", "более чем тремя тысячами", [("более чем тремя тысячами", 3000, None, "more_than")]),
        # Halves of what is large.
        ("uk", "понад пів мільярда гривень", [("понад пів мільярда", 500_000_000, None, "more_than")]),
        ("uk", "півтора мільйона людей", [("півтора мільйона", 1_500_000, 1_500_000, "exact")]),
        ("ru", "полмиллиарда рублей", [("полмиллиарда", 500_000_000, 500_000_000, "exact")]),
        ("ru", "более полутора тысяч", [("более полутора тысяч", 1500, None, "more_than")]),
        ("en", "half a billion dollars", [("half a billion", 500_000_000, 500_000_000, "exact")]),
        ("en", "a half-million people", [("a half-million", 500_000, 500_000, "exact")]),
        ("en", "a million and a half people", [("a million and a half", 1_500_000, 1_500_000, "exact")]),
        ("es", "medio millar de personas", [("medio millar", 500, 500, "exact")]),
        ("es", "un millón y medio de euros", [("un millón y medio", 1_500_000, 1_500_000, "exact")]),
        ("es", "3 millones y medio", [("3 millones y medio", 3_500_000, 3_500_000, "exact")]),
        ("pt", "meia centena de casas", [("meia centena", 50, 50, "exact")]),
        ("pt", "um milhão e meio de reais", [("um milhão e meio", 1_500_000, 1_500_000, "exact")]),
        ("fr", "un million et demi d'euros", [("un million et demi", 1_500_000, 1_500_000, "exact")]),
        ("de", "anderthalb Millionen Euro", [("anderthalb Millionen", 1_500_000, 1_500_000, "exact")]),
        ("de", "eine halbe Million", [("eine halbe Million", 500_000, 500_000, "exact")]),
        # Collectives.
        ("en", "a score of people", [("a score", 20, 20, "exact")]),
        ("en", "two dozen homes", [("two dozen", 24, 24, "exact")]),
        ("fr", "une dizaine de personnes", [("une dizaine", 10, 10, "about")]),
        ("fr", "plus d'une vingtaine de blessés", [("plus d'une vingtaine", 20, None, "more_than")]),
        ("fr", "près d’une centaine de blessés", [("près d’une centaine", 100, 100, "about")]),
        ("fr", "au moins une quinzaine de blessés", [("au moins une quinzaine", 15, None, "at_least")]),
        ("fr", "une quarantaine de personnes", [("une quarantaine", 40, 40, "about")]),
        ("es", "más de un millar de vecinos", [("más de un millar", 1000, None, "more_than")]),
        ("es", "una decena de muertos", [("una decena", 10, 10, "exact")]),
        ("pt", "cerca de uma centena", [("cerca de uma centena", 100, 100, "about")]),
        ("de", "ein Dutzend Menschen", [("ein Dutzend", 12, 12, "exact")]),
        ("uk", "два десятки дронів", [("два десятки", 20, 20, "exact")]),
        ("uk", "близько тисячі осіб", [("близько тисячі", 1000, 1000, "about")]),
        ("ru", "до десятка домов", [("до десятка", None, 10, "at_most")]),
        ("ru", "две сотни человек", [("две сотни", 200, 200, "exact")]),
        # Digits as each language prints them.
        ("en", "3.1 billion or more", [("3.1 billion or more", 3_100_000_000, None, "at_least")]),
        ("en", "12\u202f000 people", [("12\u202f000", 12_000, 12_000, "exact")]),
        ("de", "1.264 Menschen", [("1.264", 1264, 1264, "exact")]),
        ("de", "1,2 Mio. Euro", [("1,2 Mio", 1_200_000, 1_200_000, "exact")]),
        ("fr", "1 264 habitants", [("1 264", 1264, 1264, "exact")]),
        ("es", "9,5 millones de euros", [("9,5 millones", 9_500_000, 9_500_000, "exact")]),
        ("ar", "قتل ٢٣ شخصا", [("٢٣", 23, 23, "exact")]),
        ("ar", "١٬٢٣٤ شخصا", [("١٬٢٣٤", 1234, 1234, "exact")]),
        ("ar", "٣٫٥ كيلومتر", [("٣٫٥", 3.5, 3.5, "exact")]),
        ("hi", "२३ लोग", [("२३", 23, 23, "exact")]),
        ("ja", "１２，０００人", [("１２，０００", 12_000, 12_000, "exact")]),
        ("ja", "１．２万人", [("１．２万", 12_000, 12_000, "exact")]),
    ],
)
def test_number_words_are_read_in_each_language(
    code: str, text: str, read: list[tuple[str, object, object, str]]
) -> None:
    """Cases, halves, collectives and separators; the bound stands with them."""
    assert _amounts(text, code) == read


@pytest.mark.parametrize(
    ("code", "text", "printed", "value"),
    [
        # One magnitude multiplies another.
        ("en", "5 thousand million dollars", "5 thousand million", 5_000_000_000),
        ("en", "2 hundred thousand people", "2 hundred thousand", 200_000),
        ("en", "two thousand three hundred million", "two thousand three hundred million", 2_300_000_000),
        ("en", "The bridge cost Rs 500 crore.", "Rs 500 crore", 5_000_000_000),
        ("en", "1.2 lakh people left.", "1.2 lakh", 120_000),
        ("en", "debts of 5 lakh crore rupees", "5 lakh crore", 5_000_000_000_000),
        ("es", "Se envían 5 mil millones de mensajes.", "5 mil millones", 5_000_000_000),
        ("es", "1,5 mil millones de euros", "1,5 mil millones", 1_500_000_000),
        ("es", "dos mil quinientos millones de euros", "dos mil quinientos millones", 2_500_000_000),
        ("pt", "São enviadas 5 mil milhões de mensagens.", "5 mil milhões", 5_000_000_000),
        ("pt", "dois mil e quinhentos milhões", "dois mil e quinhentos milhões", 2_500_000_000),
        # Digits are added to what multiplies.
        ("en", "1 million 200 thousand people", "1 million 200 thousand", 1_200_000),
        ("es", "12 mil 500 personas", "12 mil 500", 12_500),
        ("es", "mil 500 personas", "mil 500", 1500),
        ("es", "5 millones 200 mil personas", "5 millones 200 mil", 5_200_000),
        ("es", "2 mil 300 millones de pesos", "2 mil 300 millones", 2_300_000_000),
        ("pt", "1 milhão e 200 mil pessoas", "1 milhão e 200 mil", 1_200_000),
        ("fr", "1 million 200 000 personnes", "1 million 200 000", 1_200_000),
        ("de", "2 Millionen 300 Tausend Menschen", "2 Millionen 300 Tausend", 2_300_000),
        ("ru", "1 млн 200 тыс. беженцев", "1 млн 200 тыс", 1_200_000),
        ("ru", "1 млн. 200 тыс. беженцев", "1 млн. 200 тыс", 1_200_000),
        ("ru", "2 тысячи 300 человек", "2 тысячи 300", 2300),
        ("uk", "1 млн 200 тис. біженців", "1 млн 200 тис", 1_200_000),
        # Shortened magnitudes, and letters beside a currency.
        ("pt", "A ponte custou R$ 5 bi.", "R$ 5 bi", 5_000_000_000),
        ("pt", "A ponte custou R$ 5 mi.", "R$ 5 mi", 5_000_000),
        ("de", "5 Tsd. Menschen", "5 Tsd", 5000),
        ("fr", "Le pont a coûté 5 M€.", "5 M€", 5_000_000),
        ("es", "12 k€ de multa", "12 k€", 12_000),
        ("fr", "une centaine de millions d'euros", "une centaine de millions", 100_000_000),
        ("es", "un centenar de miles de personas", "un centenar de miles", 100_000),
        # A half in two words.
        ("ru", "две с половиной тысячи", "две с половиной тысячи", 2500),
        ("en", "2 and a half million people", "2 and a half million", 2_500_000),
        ("en", "two-and-a-half million people", "two-and-a-half million", 2_500_000),
        ("en", "two-and-a-half hours", "two-and-a-half", 2.5),
        ("es", "2 y medio millones de euros", "2 y medio millones", 2_500_000),
        ("ru", "2 с половиной млн рублей", "2 с половиной млн", 2_500_000),
        ("ru", "два с половиной часа", "два с половиной", 2.5),
        ("uk", "дві з половиною тисячі", "дві з половиною тисячі", 2500),
        # The ending of a case behind digits.
        ("ru", "потери 3-х тысяч", "3-х тысяч", 3000),
        ("uk", "3-х тисяч осіб", "3-х тисяч", 3000),
    ],
)
def test_all_words_of_a_number_are_read_as_one(code: str, text: str, printed: str, value: float) -> None:
    """A number is not read without a magnitude or without what is added to it."""
    last = [each for each in _read(text, code) if each.kind == "amount"][-1]
    assert (text[last.start : last.end], last.low, last.high) == (printed, value, value)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "5 gazillion dollars"),
        ("en", "USD-linked 5 M notes"),
        ("en", "1 1/2 million"),
        ("en", "several 100 people"),
        ("en", "at least 5 or 6 million people"),
        ("en", "5-6,000 people"),
        ("en", ".5 million people"),
        ("en", "several hundred and fifty people"),
        ("es", "entre 5 mil y 6 mil millones"),
        ("es", "costó 5 mdp"),
        ("pt", "12 mil e 500 pessoas"),
        ("fr", "5 trillions d'euros"),
        ("de", "5 Bio. Euro"),
        ("de", "5 Mia. Franken"),
        ("de", "Mehrere tausend Menschen kamen."),
        ("de", "mehrere hunderttausend Menschen"),
        ("de", "einige 100 Menschen"),
    ],
)
def test_a_number_whose_size_is_not_known_is_not_read(code: str, text: str) -> None:
    """An unknown or vague magnitude, a letter that may mean anything, one number or two: nothing rather than wrong."""
    assert _amounts(text, code) == []


@pytest.mark.parametrize(
    ("code", "text", "read"),
    [
        ("en", "sold for $5 million 18 months ago", [5_000_000, 18]),
        ("en", "a thousand 155 mm shells", [1000, 155]),
        ("en", "a $5 million 2024 budget", [5_000_000]),
        ("en", "5 Arab states", [5]),
        ("en", "rose from 800,000 to 1.2 million", [800_000, 1_200_000]),
        ("en", "rose from 5 to 6 million", [6_000_000]),
        ("de", "5 Bio-Höfe", [5]),
        ("es", "El cañón es de 155 mm.", [155]),
        ("es", "En 2025 mil personas murieron.", [1000]),
        ("es", "Vendió 2025 mil acciones.", [2_025_000]),
        ("fr", "un homme sur deux motos", [1, 2]),
        ("pt", "entre 12 mil e 500 mil", [12_000]),
        ("fr", "à 5 m du sol", [5]),
    ],
)
def test_a_number_is_not_joined_to_what_is_none_of_it(code: str, text: str, read: list[int]) -> None:
    """Numbers side by side, and words that only look like a magnitude."""
    assert [each.low for each in _read(text, code) if each.kind == "amount"] == read


@pytest.mark.parametrize(
    ("code", "text", "read"),
    [
        ("it", "5 milioni di euro", [5_000_000]),
        ("it", "1,5 miliardi", [1_500_000_000]),
        ("nl", "5 miljoen mensen", [5_000_000]),
        ("pl", "12 tys. osób", [12_000]),
        ("tr", "5 bin kişi", [5000]),
        ("ko", "5만명", [50_000]),
        ("ko", "5천명", []),
        ("ko", "5천만명", []),
        ("sw", "5 million", []),
        ("de", "Ich bin 5", [5]),
    ],
)
def test_a_language_without_tables_has_its_magnitudes(code: str, text: str, read: list[int]) -> None:
    """Or the number before one is not read."""
    assert [each.low for each in _read(text, code)] == read


@pytest.mark.parametrize(
    ("code", "text", "bounds"),
    [
        ("en", "Some 5 or 6 million people fled.", (5_000_000, 6_000_000)),
        ("en", "five or six million people", (5_000_000, 6_000_000)),
        ("en", "3.5-4 million people", (3_500_000, 4_000_000)),
        ("en", "between 1 and 1.5 billion", (1_000_000_000, 1_500_000_000)),
        ("es", "entre 5 y 6 mil millones", (5_000_000_000, 6_000_000_000)),
        ("de", "1,5 Mrd. bis 2 Mrd. Euro", (1_500_000_000, 2_000_000_000)),
        ("ru", "5–6 тыс. человек", (5000, 6000)),
    ],
)
def test_a_magnitude_is_of_both_ends_of_a_range(code: str, text: str, bounds: tuple[int, int]) -> None:
    """Also behind a word that says that it is a guess."""
    (quantity,) = _read(text, code)
    assert (quantity.low, quantity.high, quantity.qualifier) == (*bounds, "between")


@pytest.mark.parametrize(
    ("code", "text", "low", "high", "qualifier"),
    [
        ("en", "The death toll exceeded 100 on Monday.", 100, None, "more_than"),
        ("en", "The toll topped 100.", 100, None, "more_than"),
        ("en", "The toll has passed 100.", 100, None, "more_than"),
        ("en", "The toll passed the 100 mark.", 100, None, "more_than"),
        ("en", "The bill is north of $5 million.", 5_000_000, None, "more_than"),
        ("en", "It should not exceed 100 people.", None, 100, "at_most"),
        ("en", "Just shy of 100 people were killed.", None, 100, "less_than"),
        ("en", "The count fell short of 100.", None, 100, "less_than"),
        ("en", "Fewer people than 100 were killed.", None, 100, "less_than"),
        ("en", "Not even 100 people came.", None, 100, "less_than"),
        ("en", "The number neared 100.", 100, 100, "about"),
        ("en", "Perhaps 100 people were killed.", 100, 100, "about"),
        ("en", "Barely 100 people came.", 100, 100, "about"),
        ("es", "Superan los 100 los muertos.", 100, None, "more_than"),
        ("es", "No superan los 100.", None, 100, "at_most"),
        ("es", "Apenas 100 personas.", 100, 100, "about"),
        ("es", "La cifra no llega a 100.", None, 100, "less_than"),
        ("pt", "O número ultrapassa 100.", 100, None, "more_than"),
        ("pt", "O número não ultrapassa 100.", None, 100, "at_most"),
        ("pt", "Talvez 100 pessoas.", 100, 100, "about"),
        ("fr", "Le bilan dépasse les 100 morts.", 100, None, "more_than"),
        ("fr", "Le bilan ne dépasse pas les 100 morts.", None, 100, "at_most"),
        ("fr", "Le bilan a dépassé la barre des 100 morts.", 100, None, "more_than"),
        ("fr", "guère plus de 100", 100, 100, "about"),
        ("de", "Die Zahl hat 100 überschritten.", 100, None, "more_than"),
        ("de", "Die Zahl hat 100 nicht überschritten.", None, 100, "at_most"),
        ("de", "keine 100 Menschen", None, 100, "less_than"),
        ("de", "weniger Menschen als 100", None, 100, "less_than"),
        ("ru", "Число погибших превысило 100.", 100, None, "more_than"),
        ("ru", "Погибли человек сто.", 100, 100, "about"),
        ("ru", "100 с лишним человек", 100, None, "more_than"),
        ("uk", "Кількість загиблих перевищила 100.", 100, None, "more_than"),
        ("uk", "Загинуло осіб сто.", 100, 100, "about"),
    ],
)
def test_a_bound_is_known_in_other_words(code: str, text: str, low: object, high: object, qualifier: str) -> None:
    """By a verb, a word of doubt, parted words, or a noun before its number."""
    (quantity,) = _read(text, code)
    assert (quantity.low, quantity.high, quantity.qualifier) == (low, high, qualifier)


@pytest.mark.parametrize(
    ("code", "text", "read"),
    [
        ("en", "Parliament passed 12 bills.", [("amount", "exact")]),
        ("en", "Troops approached two villages.", [("amount", "exact")]),
        ("en", "The bill passed 100 to 50.", [("amount", "exact")] * 2),
        ("en", "The prize drew more people than 12 other towns.", [("amount", "exact")]),
        ("en", "Sales exceeded 2019 levels.", [("date", "exact")]),
        ("en", "perhaps one of the worst", []),
        ("en", "She surpassed two rivals.", [("amount", "exact")]),
        ("es", "Superó dos pruebas.", [("amount", "exact")]),
        ("fr", "Il a dépassé trois camions.", [("amount", "exact")]),
        ("es", "quizás un error", []),
        ("fr", "peut-être un jour", []),
        ("de", "kaum einer", []),
        ("ru", "погибли 5 человек, 100 ранены", [("amount", "exact")] * 2),
        ("ru", "возможно, один из них", []),
        ("ru", "человек тысяч пять", []),
    ],
)
def test_what_only_looks_like_a_bound_is_none(code: str, text: str, read: list[tuple[str, str]]) -> None:
    """A verb with an object of its own, a comparison, a year, a pronoun; and тысяч пять is not five."""
    assert [(each.kind, each.qualifier) for each in _read(text, code)] == read


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("en", "minus 12 degrees", -12),
        ("en", "−12°C", -12),
        ("en", "12 degrees below zero", -12),
        ("es", "12 grados bajo cero", -12),
        ("pt", "12 graus abaixo de zero", -12),
        ("fr", "12 degrés au-dessous de zéro", -12),
        ("de", "12 Grad unter Null", -12),
        ("ru", "12 градусов мороза", -12),
        ("uk", "12 градусів нижче нуля", -12),
        ("pt", "12 negativos", 12),
    ],
)
def test_the_sign_of_a_number_is_kept(code: str, text: str, value: int) -> None:
    """Wherever it stands, and the zero it is told by is no number of its own."""
    assert [each.low for each in _read(text, code)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("About 3 000 people were evacuated.", 3000),
        ("12 000 000 people", 12_000_000),
        ("more than 12 500 people", 12_500),
        ("At gate 12 500 people waited.", None),
        ("In May 12 500 people came.", None),
    ],
)
def test_groups_parted_by_a_space_are_one_number_where_no_other_begins(text: str, value: int | None) -> None:
    """English prints commas; a group of zeros or a bound shows that a space stands for one."""
    assert [each.low for each in _read(text) if each.kind == "amount"] == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("code", "text", "kinds"),
    [
        ("en", "On 5 May 12 people were killed.", ["date", "amount"]),
        ("en", "On May 5, 12 people were killed.", ["date", "amount"]),
        ("en", "It ended on 5 May 12.", ["date", "date"]),
        ("de", "Am 5. Mai 12 Menschen getötet", ["date", "amount"]),
        ("de", "In Kiew 12 Menschen getötet", ["amount"]),
        ("es", "El 5 de mayo 12 personas murieron.", ["date", "amount"]),
        ("ru", "5 мая 12 человек погибли", ["date", "amount"]),
    ],
)
def test_a_month_has_one_day(code: str, text: str, kinds: list[str]) -> None:
    """The number behind a date counts."""
    assert [each.kind for each in _read(text, code)] == kinds


def test_a_rise_in_points_to_percent_is_no_range() -> None:
    """Percentage points and percent are two units."""
    read = _read("Inflation rose 3 percentage points to 5 percent.")
    assert [(each.low, each.high, each.unit) for each in read] == [(3, 3, "percentage points"), (5, 5, "percent")]


@pytest.mark.parametrize(
    ("code", "text", "printed", "value"),
    [
        ("en", "a tenth of the budget", "a tenth", 0.1),
        ("en", "It fell by a third.", "a third", 0.333333),
        ("en", "two-fifths of voters", "two-fifths", 0.4),
        ("en", "Half were women.", "Half", 0.5),
        ("en", "five tenths of it", "five tenths", 0.5),
        ("es", "tres cuartos de hora", "tres cuartos", 0.75),
        ("de", "um ein Drittel gesunken", "ein Drittel", 0.333333),
        ("uk", "дві десятих", "дві десятих", 0.2),
        ("ru", "из двух третей", "двух третей", 0.666667),
        ("fr", "un tiers des habitants", "un tiers", 0.333333),
        ("fr", "la moitié de la ville", "la moitié", 0.5),
        ("fr", "réglée aux quatre cinquièmes par la Confédération", "quatre cinquièmes", 0.8),
        ("es", "un tercio de los votos", "un tercio", 0.333333),
        ("es", "la mitad de los votos", "la mitad", 0.5),
        ("es", "la cuarta parte de los votos", "la cuarta parte", 0.25),
        ("pt", "metade dos votos", "metade", 0.5),
        ("pt", "um terço da população", "um terço", 0.333333),
        ("de", "ein Drittel der Wähler", "ein Drittel", 0.333333),
        ("de", "die Hälfte der Stadt", "die Hälfte", 0.5),
        ("uk", "третина населення", "третина", 0.333333),
        ("uk", "дві третини будинків", "дві третини", 0.666667),
        ("ru", "треть населения", "треть", 0.333333),
        ("ru", "две пятых", "две пятых", 0.4),
    ],
)
def test_a_share_is_its_value_with_its_own_word_as_unit(code: str, text: str, printed: str, value: float) -> None:
    """A fraction in words is one number, never its numerator alone."""
    (found,) = _read(text, code)
    assert (text[found.start : found.end], found.low, found.kind) == (printed, value, "amount")
    assert found.unit is not None
    assert found.unit in printed


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "a quarter of an hour late"),
        ("en", "around half past"),
        ("en", "in the second half"),
        ("en", "with a high score of none"),
        ("en", "one hundred and third in line"),
        ("en", "12 000 and more"),
        ("en", "He was hit by a third drone."),
        ("en", "concerns about a third term"),
        ("es", "en la segunda mitad del año"),
        ("pt", "na primeira metade do ano"),
        ("fr", "la première moitié du match"),
        ("fr", "un quart d'heure"),
        ("fr", "un quart de finale"),
        ("fr", "mise en quarantaine"),
        ("fr", "des dizaines de blessés"),
        ("es", "la media nacional"),
        ("es", "decenas de heridos"),
        ("es", "un cuarto de hotel"),
        ("es", "los cuartos de final"),
        ("pt", "dezenas de pessoas"),
        ("pt", "o quarto de hotel"),
        ("de", "Tausende Menschen"),
        ("de", "im Jahrhundert"),
        ("de", "neunzehnhundertneunundachtzig"),
        ("en", "one half, then the other"),
        ("de", "der zweihundertste Tag"),
        ("de", "eine halbe Stunde"),
        ("de", "ein Viertel der Stadt"),
        ("uk", "десятки людей"),
        ("uk", "сотні людей"),
        ("uk", "у другій половині дня"),
        ("uk", "половина шостої"),
        ("uk", "чверть століття"),
        ("uk", "двадцять п'ята ракета"),
        ("uk", "сьома ракета"),
        ("ru", "с семьёй и семью"),
        ("ru", "двадцать пятый дом"),
        ("ru", "четверть века"),
    ],
)
def test_what_is_no_figure_is_not_read(code: str, text: str) -> None:
    """Ordinals, plurals without a number, times of day and words that are more often something else."""
    assert _read(text, code) == ()


@pytest.mark.parametrize(
    ("code", "text", "read"),
    [
        ("ja", "少なくとも四人が死亡した。", [("少なくとも四", 4, None, "at_least")]),
        ("ja", "十二人がけがをした。", [("十二", 12, 12, "exact")]),
        ("ja", "車二十七台が焼けた。", [("二十七", 27, 27, "exact")]),
        ("ja", "約4千人が避難した。", [("約4千", 4000, 4000, "about")]),
        ("ja", "1万2000人が避難した。", [("1万2000", 12_000, 12_000, "exact")]),
        ("ja", "三百の家", [("三百", 300, 300, "exact")]),
        ("ja", "100人以上が避難した。", [("100人以上", 100, None, "at_least")]),
        ("ja", "200人超が避難した。", [("200人超", 200, None, "more_than")]),
        ("ja", "300人未満だった。", [("300人未満", None, 300, "less_than")]),
        ("ja", "最大で30人", [("最大で30", None, 30, "at_most")]),
        ("ja", "5人以内", [("5人以内", None, 5, "at_most")]),
        ("ja", "10〜15人", [("10〜15", 10, 15, "between")]),
        ("ja", "3億5000万円", [("3億5000万", 350_000_000, 350_000_000, "exact")]),
        ("ja", "予約30件", [("30", 30, 30, "exact")]),
        ("zh", "至少三人死亡", [("至少三", 3, None, "at_least")]),
        ("zh", "大约两万人", [("大约两万", 20_000, 20_000, "about")]),
        ("zh", "超过一千人", [("超过一千", 1000, None, "more_than")]),
        ("zh", "不到五十人", [("不到五十", None, 50, "less_than")]),
        ("zh", "最多20架", [("最多20", None, 20, "at_most")]),
        ("zh", "三百余人", [("三百余", 300, None, "more_than")]),
        ("zh", "死亡12，3人受伤", [("12", 12, 12, "exact"), ("3", 3, 3, "exact")]),
        ("zh", "最近3天", [("3", 3, 3, "exact")]),
    ],
)
def test_numbers_are_read_in_chinese_characters(
    code: str, text: str, read: list[tuple[str, object, object, str]]
) -> None:
    """With the bound before the number, or behind what it counts."""
    assert _amounts(text, code) == read


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ja", "四国と三重県の一部"),
        ("ja", "五輪の八百屋"),
        ("ja", "第3回、数十人、数10人、十数人"),
        ("ja", "三分の一、3分の1"),
        ("ja", "2025年5月12日午後3時30分"),
        ("ja", "五月十二日"),
        ("ja", "42歳"),
        ("ja", "七八人"),
        ("ja", "一人暮らし"),
        ("ja", "2対1、5階建て、震度5強"),
        ("zh", "上百人"),
        ("zh", "成千上万人"),
        ("zh", "一个男子和一名警察"),
        ("zh", "四川第三次"),
        ("zh", "几十人"),
        ("zh", "5月3日下午3点"),
    ],
)
def test_number_characters_inside_words_and_dates_count_nothing(code: str, text: str) -> None:
    """Places, ordinals, vague tens, dates, times and ages."""
    assert _amounts(text, code) == []


@pytest.mark.parametrize(
    ("code", "phrase", "low"),
    [
        ("en", "a tenth", 0.1),
        ("en", "half", 0.5),
        ("en", "one", 1),
        ("fr", "un tiers", 0.333333),
        ("es", "la mitad", 0.5),
        ("pt", "meia centena", 50),
        ("de", "anderthalb", 1.5),
        ("uk", "чверть", 0.25),
        ("ja", "四人", 4),
        ("ja", "四", 4),
        ("zh", "至少三", 3),
    ],
)
def test_a_copied_amount_is_read_without_its_sentence(code: str, phrase: str, low: object) -> None:
    """What it counts, or is a share of, was not copied with it."""
    found = read_amount(phrase, find_language(LANGUAGES, code))
    assert found is not None
    assert found.low == low


@pytest.mark.parametrize(("code", "phrase"), [("en", "the second half"), ("ja", "四国"), ("uk", "п'ята")])
def test_a_copied_phrase_without_an_amount_holds_none(code: str, phrase: str) -> None:
    """The word put behind it makes no number of what is none."""
    assert read_amount(phrase, find_language(LANGUAGES, code)) is None


# Spelled numbers read back


def _word(code: str, value: int) -> str:
    """The first word of the table for a value; the nominative stands first."""
    language = LANGUAGES[code]
    return next(word for table in (language.numerals, language.magnitudes) for word, n in table.items() if n == value)


def _spell_hundreds(code: str, value: int) -> list[str]:
    """Words of a value below 1,000: hundreds, tens, ones, as Slavic languages and Spanish say them."""
    hundreds, rest = value // 100 * 100, value % 100
    words = [] if not hundreds else [_word(code, hundreds)]
    if 0 < rest <= 20:
        return [*words, _word(code, rest)]
    return [*words, *(_word(code, each) for each in (rest // 10 * 10, rest % 10) if each)]


def _spell_slavic(code: str, value: int) -> str:
    thousands, rest = divmod(value, 1000)
    words = [*_spell_hundreds(code, thousands), _word(code, 1000)] if thousands else []
    return " ".join([*words, *_spell_hundreds(code, rest)])


def _spell_spanish(value: int) -> str:
    def below(part: int) -> str:
        hundreds, rest = part // 100 * 100, part % 100
        words = [("ciento" if rest else "cien") if hundreds == 100 else _word("es", hundreds)] if hundreds else []
        if rest and rest < 30:
            words.append(_word("es", rest))
        elif rest:
            words.append(" y ".join(_word("es", each) for each in (rest // 10 * 10, rest % 10) if each))
        return " ".join(words)

    thousands, rest = divmod(value, 1000)
    before = [] if not thousands else ["mil"] if thousands == 1 else [below(thousands), "mil"]
    return " ".join([*before, *([below(rest)] if rest else [])])


def _spell_english(value: int) -> str:
    def below(part: int) -> str:
        hundreds, rest = divmod(part, 100)
        words = [f"{_word('en', hundreds)} hundred"] if hundreds else []
        if 0 < rest <= 20:
            words.append(_word("en", rest))
        elif rest:
            words.append("-".join(_word("en", each) for each in (rest // 10 * 10, rest % 10) if each))
        return " and ".join(words)

    thousands, rest = divmod(value, 1000)
    return " ".join([*([f"{below(thousands)} thousand"] if thousands else []), *([below(rest)] if rest else [])])


def _spell_german(value: int) -> str:
    def below(part: int) -> str:
        hundreds, rest = divmod(part, 100)
        return (f"{_word('de', hundreds)}hundert" if hundreds else "") + (_word("de", rest) if rest else "")

    thousands, rest = divmod(value, 1000)
    return (f"{below(thousands)}tausend" if thousands else "") + below(rest)


_SPELLERS: dict[str, Callable[[int], str]] = {
    "de": _spell_german,
    "en": _spell_english,
    "es": _spell_spanish,
    "ru": partial(_spell_slavic, "ru"),
    "uk": partial(_spell_slavic, "uk"),
}


@given(value=st.integers(min_value=2, max_value=999_999))
@pytest.mark.parametrize("code", sorted(_SPELLERS))
def test_a_spelled_number_reads_back(code: str, value: int) -> None:
    """All of its words are one number, and no number stands inside it."""
    text = _SPELLERS[code](value)
    assert _amounts(text, code) == [(text, value, value, "exact")]


@given(value=st.integers(min_value=1000, max_value=999_999_999), thousandths=st.integers(min_value=1, max_value=99))
@pytest.mark.parametrize(
    ("code", "group", "point"),
    [
        ("en", ",", "."),
        ("en", "\u00a0", "."),
        ("de", ".", ","),
        ("es", ".", ","),
        ("es", ",", "."),
        ("pt", ".", ","),
        ("fr", "\u202f", ","),
        ("uk", " ", ","),
        ("ru", "\u00a0", ","),
        ("ja", ",", "."),
        ("zh", ",", "."),
        ("ar", "٬", "٫"),
    ],
)
def test_digits_with_each_languages_separators_read_back(
    code: str, group: str, point: str, value: int, thousandths: int
) -> None:
    """Whole and with two decimals."""
    whole = f"{value:,}".replace(",", group)
    for text, expected in (
        (f"{whole}%", value),
        (f"{whole}{point}{thousandths:02}%", round(value + thousandths / 100, 6)),
    ):
        assert [each.low for each in _read(text, code)] == [pytest.approx(expected)]


@given(st.integers(min_value=1, max_value=99_999_999))
def test_a_number_in_japanese_characters_reads_back(value: int) -> None:
    """Sections of ten thousand, each of thousands, hundreds, tens and ones."""
    text = f"{_spell_japanese(value)}人"
    assert _amounts(text, "ja") == [(text[:-1], value, value, "exact")]


def _spell_japanese(value: int) -> str:
    def below(part: int) -> str:
        spelled = ""
        for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit = part // power % 10
            spelled += ("" if digit == 1 and sign else _word("ja", digit)) + sign if digit else ""
        return spelled

    high, low = divmod(value, 10_000)
    return (f"{below(high)}万" if high else "") + below(low)
