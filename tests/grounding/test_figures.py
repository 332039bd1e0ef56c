"""Figures: the amount as each cited sentence prints it, of what that sentence counts."""

from __future__ import annotations

from typing import Any

import pytest

from service.schema.report import Figure
from service.schema.vocabulary import Caveat, Measure, Reason
from tests.drafting import draft_figure, ground, list_reasons, make_draft

BODY = (
    "Russia attacked Lund on Monday, killing one person and injuring four others. "
    "At least 23 buildings were hit and 71 drones were downed, the mayor, Ana Lind, said. "
    "Six of the seven ballistic missiles were intercepted. "
    "The army likely used jammers against 40 more. "
    "Repairs will cost $5 million, or 20% of the budget. "
    "A nine-year-old girl was among those taken to hospital. "
    "Between 30 and 35 people fled the seven-hour fire. "
    "Twelve people were found. More than 900 miles away nobody noticed."
)


def find_figures(amount: str, what: str, *cites: str, body: str = BODY, **fields: Any) -> list[Figure]:
    """What becomes of one drafted figure."""
    draft = make_draft(figures=[draft_figure(amount, what, *cites, **fields)])
    return [each.item for each in ground(draft, body).figures]


def find_reason(amount: str, what: str, *cites: str, **fields: Any) -> Reason:
    """Why one drafted figure is rejected."""
    (reason,) = list_reasons(ground(make_draft(figures=[draft_figure(amount, what, *cites, **fields)]), BODY))
    return reason


@pytest.mark.parametrize(
    ("amount", "cite", "low", "high", "qualifier", "text"),
    [
        ("at least 23", "a1:2", 23, None, "at_least", "At least 23"),
        ("71", "a1:2", 71, 71, "exact", "71"),
        ("30 to 35", "a1:7", 30, 35, "between", "Between 30 and 35"),
        ("more than 900", "a1:9", 900, None, "more_than", "More than 900"),
        ("twelve", "a1:8", 12, 12, "exact", "Twelve"),
    ],
)
def test_the_amount_is_read_from_the_sentence(
    amount: str, cite: str, low: int, high: int, qualifier: str, text: str
) -> None:
    """Number, bound and the printed words are the article's."""
    (figure,) = find_figures(amount, "", cite)
    assert (figure.low, figure.high, figure.qualifier, figure.text) == (low, high, qualifier, text)


def test_a_part_has_its_whole() -> None:
    """Six of seven is six, of seven."""
    (figure,) = find_figures("six of the seven", "ballistic missiles intercepted", "a1:3")
    assert (figure.low, figure.of, figure.what) == (6, 7, "ballistic missiles intercepted")


@pytest.mark.parametrize(
    ("amount", "cite"),
    [
        ("24", "a1:2"),
        ("7", "a1:2"),
        ("nine", "a1:6"),
        ("several", "a1:2"),
        ("", "a1:2"),
        ("23", "a1:1"),
        ("9" * 400, "a1:2"),
        ("NaN", "a1:2"),
        ("-71", "a1:2"),
        ("71.5", "a1:2"),
        ("71 million", "a1:2"),
    ],
)
def test_a_number_that_the_sentence_does_not_print_is_rejected(amount: str, cite: str) -> None:
    """Nor a part of one, nor an age, nor one of the context."""
    assert find_reason(amount, "buildings", cite) == Reason.NUMBER_NOT_IN_EVIDENCE


def test_a_lost_bound_is_put_back_and_an_added_one_taken_off() -> None:
    """And both are told."""
    (lost,) = find_figures("23", "buildings hit", "a1:2")
    (added,) = find_figures("at least 71", "drones downed", "a1:2")
    assert (lost.qualifier, lost.caveats) == ("at_least", (Caveat.BOUND_CORRECTED,))
    assert (added.qualifier, added.caveats) == ("exact", (Caveat.BOUND_CORRECTED,))


def test_one_figure_that_two_articles_bound_differently_is_two() -> None:
    """The one as drafted comes first and keeps the id."""
    body = "At least 23 buildings were hit. Ana Lind said 23 buildings were hit."
    first, second = find_figures("23", "buildings hit", "a1:1", "a1:2", body=body)
    assert [(each.id, each.qualifier) for each in (first, second)] == [("f1", "exact"), ("f1+1", "at_least")]
    assert Caveat.BOUND_CORRECTED not in first.caveats + second.caveats


@pytest.mark.parametrize(
    ("amount", "measure"),
    [("one", "injured"), ("four", "killed"), ("one", "missing"), ("four", "rescued")],
)
def test_a_toll_told_as_another_is_a_count_in_the_article_s_words(amount: str, measure: Measure) -> None:
    """Killing one and injuring four is neither four killed nor one injured."""
    (figure,) = find_figures(amount, f"people {measure}", "a1:1", measure=measure)
    assert figure.measure == "count"
    assert figure.what in {"person and injuring four others", "others"}
    assert Caveat.WORDING_FROM_ARTICLE in figure.caveats


@pytest.mark.parametrize(("amount", "measure"), [("one", "killed"), ("four", "injured")])
def test_a_toll_is_told_as_the_words_beside_it_tell_it(amount: str, measure: Measure) -> None:
    """Each number has the verb next to it."""
    (figure,) = find_figures(amount, f"people {measure}", "a1:1", measure=measure)
    assert (figure.measure, figure.what, figure.caveats) == (measure, f"people {measure}", ())


TOLLS = [
    ("One person was killed and four injured.", "one", "killed"),
    ("One person was killed and four injured.", "four", "injured"),
    ("Two dead, 14 injured.", "two", "killed"),
    ("Two dead, 14 injured.", "14", "injured"),
    ("Two people were killed and 14 people were wounded.", "two", "killed"),
    ("Two people were killed and 14 people were wounded.", "14", "injured"),
    ("The death toll rose to 12, with 30 hurt.", "12", "killed"),
    ("The death toll rose to 12, with 30 hurt.", "30", "injured"),
    ("It resulted in one fatality and injuries to four individuals.", "one", "killed"),
    ("It resulted in one fatality and injuries to four individuals.", "four", "injured"),
    ("It claimed the lives of 12 people.", "12", "killed"),
    ("Four people, two of them children, were killed.", "four", "killed"),
    ("Some 300 people were evacuated and 12 are missing.", "300", "displaced"),
    ("Some 300 people were evacuated and 12 are missing.", "12", "missing"),
    ("Police arrested 40 protesters, and 3 officers were injured.", "40", "detained"),
    ("Firefighters rescued 7 people from the roof.", "7", "rescued"),
]


@pytest.mark.parametrize(("body", "amount", "measure"), TOLLS)
def test_true_tolls_stay_as_they_are(body: str, amount: str, measure: Measure) -> None:
    """In the ways that news copy tells them."""
    (figure,) = find_figures(amount, f"people {measure}", "a1:1", body=body, measure=measure)
    assert figure.measure == measure


@pytest.mark.parametrize(
    ("language", "body", "measure", "wrong"),
    [
        ("de", "Bei dem Angriff wurden 12 Menschen getötet.", "killed", "injured"),
        ("fr", "L’attaque a fait 12 blessés.", "injured", "killed"),
        ("es", "El ataque dejó 12 heridos.", "injured", "killed"),
        ("pt", "O ataque deixou 12 mortos.", "killed", "injured"),
        ("ru", "В результате атаки погибли 12 человек.", "killed", "injured"),
        ("uk", "Внаслідок атаки поранено 12 людей.", "injured", "killed"),
    ],
)
def test_tolls_are_told_apart_in_every_language_with_tables(
    language: str, body: str, measure: Measure, wrong: Measure
) -> None:
    """The right one stays, the wrong one becomes a count."""
    for told, shown in ((measure, measure), (wrong, "count")):
        draft = make_draft(figures=[draft_figure("12", "", "a1:1", measure=told)])
        (placed,) = ground(draft, body, language=language, written_in=language).figures
        assert placed.item.measure == shown


@pytest.mark.parametrize(
    ("amount", "what"),
    [("71", "buildings hit"), ("23", "drones downed"), ("six of the seven", "drones"), ("71", "missiles")],
)
def test_a_number_counts_the_noun_behind_it(amount: str, what: str) -> None:
    """Another noun of the same sentence is not what is counted; the printed words stand instead."""
    cite = "a1:3" if "seven" in amount else "a1:2"
    (figure,) = find_figures(amount, what, cite)
    assert figure.what != what
    assert Caveat.WORDING_FROM_ARTICLE in figure.caveats


def test_a_sentence_in_which_the_number_counts_something_else_is_taken_off() -> None:
    """The others bear the figure."""
    body = "Rescuers counted 71 drones. The mayor counted 71 houses."
    (figure,) = find_figures("71", "drones", "a1:1", "a1:2", body=body)
    assert [each.start for each in figure.evidence] == [0]
    assert (figure.caveats, figure.support.articles) == ((Caveat.EVIDENCE_REMOVED,), 1)


def test_what_is_counted_is_borne_by_one_sentence_not_by_several() -> None:
    """Words of two sentences do not make a third thing."""
    body = "Drones were seen: 71 in all. The army fired 71 at hospitals."
    (figure,) = find_figures("71", "drones fired at hospitals", "a1:1", "a1:2", body=body)
    assert figure.what != "drones fired at hospitals"


@pytest.mark.parametrize("what", ["buildings <b>hit</b>", "buildings hit 🎉", "hospitals hit", "buildings destroyed"])
def test_what_no_sentence_bears_is_not_shown(what: str) -> None:
    """The printed words behind the number stand instead, and say so."""
    (figure,) = find_figures("at least 23", what, "a1:2")
    assert (figure.what, figure.caveats) == (
        "buildings were hit and 71 drones were downed",
        (Caveat.WORDING_FROM_ARTICLE,),
    )


def test_units_are_the_printed_ones() -> None:
    """A unit known or printed right behind the number, and none of elsewhere."""
    assert [each.unit for each in find_figures("$5 million", "repairs cost", "a1:5", measure="money")] == ["$"]
    assert [each.unit for each in find_figures("seven-hour", "fire", "a1:7", measure="measurement", unit="hours")] == [
        "hour"
    ]
    assert [each.unit for each in find_figures("71", "drones downed", "a1:2", unit="buildings")] == [None]
    assert [each.unit for each in find_figures("71", "drones downed", "a1:2", unit="drones")] == ["drones"]


@pytest.mark.parametrize("measure", ["money", "percentage"])
def test_money_and_percentages_need_their_unit(measure: Measure) -> None:
    """Without a currency or a percent sign it is neither: a count, where the model has no unit, else nothing."""
    (counted,) = find_figures("71", "drones downed", "a1:2", measure=measure)
    assert counted.measure == "count"
    assert find_reason("71", "drones", "a1:2", measure=measure, unit="euros") == Reason.UNIT_NOT_IN_EVIDENCE


@pytest.mark.parametrize(
    ("body", "amount", "unit"),
    [
        ("The town will give each family 20,000 taros for burials.", "20,000", "taros"),
        ("Payments of 900,000, 800,000 and 600,000 crowns were made.", "800,000", "crowns"),
        ("The value rose by 27 million crowns, to 211 million, the office said.", "211 million", "crowns"),
        ("The firm pays 150,000 euros, of which 50,000 at once.", "50,000", "euros"),
    ],
)
def test_a_currency_is_the_printed_word_or_that_of_another_number_beside_a_bare_one(
    body: str, amount: str, unit: str
) -> None:
    """No list of currencies has to know it, and a series names it once."""
    (figure,) = find_figures(amount, "", "a1:1", body=body, measure="money", unit=unit)
    assert figure.unit == unit


@pytest.mark.parametrize(("amount", "unit"), [("211", "crowns"), ("27 million", "euros")])
def test_a_number_that_counts_a_noun_has_no_unit_of_another(amount: str, unit: str) -> None:
    """211 boats cost nothing by themselves, and crowns are never euros."""
    body = "The value rose by 27 million crowns for 211 boats."
    draft = make_draft(figures=[draft_figure(amount, "", "a1:1", measure="money", unit=unit)])
    found = [each.item.unit for each in ground(draft, body).figures]
    assert unit not in found


def test_a_scope_may_stand_in_the_context_and_is_taken_off_where_it_does_not() -> None:
    """Then the context is evidence; else the loss is told."""
    (figure,) = find_figures("at least 23", "buildings hit", "a1:2", scope="Lund")
    assert (figure.scope, [each.context for each in figure.evidence]) == ("Lund", [False, True])
    (figure,) = find_figures("at least 23", "buildings hit", "a1:2", scope="Odesa")
    assert (figure.scope, figure.caveats) == (None, (Caveat.SCOPE_REMOVED,))


def test_time_and_speaker_are_taken_off_where_they_are_not_printed() -> None:
    """And their loss is told."""
    (figure,) = find_figures("71", "drones downed", "a1:2", when="on Friday", attributed_to=["Emmanuel Macron"])
    assert (figure.when, figure.attributed_to) == (None, ())
    assert figure.caveats == (Caveat.ATTRIBUTION_REMOVED, Caveat.TIME_REMOVED)


def test_a_word_of_doubt_beside_the_number_is_not_lost() -> None:
    """Whether the model copied it or not; one that is not printed is left out."""
    assert [each.hedge for each in find_figures("40", "jammed", "a1:4")] == ["likely"]
    assert [each.hedge for each in find_figures("71", "drones downed", "a1:2", hedge="reportedly")] == [None]


def test_a_bound_in_a_language_without_tables_is_said_to_be_unchecked() -> None:
    """Only digits are read there."""
    draft = make_draft(figures=[draft_figure("23", "hus", "a1:1")])
    (placed,) = ground(draft, "Minst 23 hus skadades.", language="sv", written_in="sv").figures
    assert (placed.item.low, placed.item.qualifier) == (23, "exact")
    assert Caveat.UNCHECKED_BOUND in placed.item.caveats


def test_support_counts_articles_not_sentences() -> None:
    """Two sentences of one article are one article."""
    body = "Rescuers counted 71 drones. In the end 71 drones were found."
    draft = make_draft("a1", "a2", figures=[draft_figure("71", "drones", "a1:1", "a1:2", "a2:1")])
    (placed,) = ground(draft, body, "All 71 drones were old.").figures
    assert placed.item.support.articles == 2


@pytest.mark.parametrize(
    "body",
    [
        "Police denied that 40 people were killed.",
        "The firm plans to hire 40 people.",
        "There were not 40 people in the hall.",
        "The hall held 61 people, up from 40 people in May.",
        "The hall can hold 40 people.",
        "The ferry is licensed to carry 40 people.",
    ],
)
def test_a_figure_beside_words_that_deny_or_plan_says_that_its_status_is_unchecked(body: str) -> None:
    """The number stands there; whether it is one of the event an editor has to see."""
    (figure,) = find_figures("40", "people", "a1:1", body=body)
    assert Caveat.UNCHECKED_STATUS in figure.caveats


@pytest.mark.parametrize(
    "body",
    [
        "The mayor denied it, but 40 people were hurt.",
        "Nearly 40 people were hurt.",
        "No fewer than 40 people were hurt.",
    ],
)
def test_a_plain_figure_has_no_such_caveat(body: str) -> None:
    """Words of another clause do not matter, nor do those of its bound."""
    (figure,) = find_figures("40", "people hurt", "a1:1", body=body)
    assert Caveat.UNCHECKED_STATUS not in figure.caveats


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("The fire killed 40 cows.", "cows"),
        ("The blast killed 40 dairy cows.", "dairy cows"),
        ("Some 40 sheep were killed.", "sheep were killed"),
    ],
)
def test_animals_are_in_no_toll_of_people(body: str, what: str) -> None:
    """What died is told in the article's words."""
    (figure,) = find_figures("40", "people killed", "a1:1", body=body, measure="killed")
    assert (figure.measure, figure.what) == ("count", what)


@pytest.mark.parametrize("body", ["The fire killed 40 people and cows.", "The fire killed 40 sheep farmers."])
def test_a_toll_of_people_may_name_animals_behind_them(body: str) -> None:
    """The first noun is what is counted."""
    (figure,) = find_figures("40", "people killed", "a1:1", body=body, measure="killed")
    assert (figure.measure, figure.what) == ("killed", "people killed")


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("The hall, which holds 40 people, was evacuated.", "people evacuated"),
        ("Ana Lind, who led 40 people out of the hall, was honoured.", "people honoured"),
        ("The ward, in which 40 people lay, was shelled.", "people shelled"),
    ],
)
def test_what_is_told_behind_a_relative_clause_is_not_told_of_its_numbers(body: str, what: str) -> None:
    """The hall was evacuated; nobody says how many were in it."""
    (figure,) = find_figures("40", what, "a1:1", body=body)
    assert figure.what != what


def test_what_is_told_before_a_relative_clause_may_be() -> None:
    """The clause is about it."""
    (figure,) = find_figures(
        "40", "people killed in blast", "a1:1", body="The blast, which killed 40 people, was heard."
    )
    assert figure.what == "people killed in blast"
