"""What is read from printed numbers, per language: a table of sentences and what they hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.languages import find_language, load_languages
from service.quantities import Quantity, read_quantities

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


@pytest.mark.parametrize(
    ("code", "text", "low", "of"),
    [
        ("en", "six of seven missiles", 6, 7),
        ("en", "six of the seven missiles", 6, 7),
        ("en", "six out of seven missiles", 6, 7),
        ("en", "71 of the 123 drones", 71, 123),
        ("en", "at least five of the capital’s 10 districts", 5, 10),
        ("en", "one in five people", 1, 5),
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


def test_a_whole_that_leads_the_sentence_belongs_to_the_first_bare_amount() -> None:
    """What follows later ("40 more") is not made a part of it."""
    text = "Out of 123 drones, the military shot down 71, it added, and used countermeasures against 40 more."
    assert [(each.low, each.of) for each in _read(text)] == [(123, None), (71, 123), (40, None)]


def test_a_change_is_two_amounts_and_no_range() -> None:
    """What rose from 12 to 14 is at 14, not between them."""
    assert [each.low for each in _read("The toll rose from 12 to 14.")] == [12, 14]


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
@pytest.mark.parametrize("code", ["en", "fr", "uk", "it"])
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
