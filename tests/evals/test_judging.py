"""What earns a slot, kind by kind: types judge, however alike the wordings are."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from evals.reference import DisagreementReference, FigureReference, Named, Time
from evals.scoring.alignment import Pair, align
from evals.scoring.claims import judge_claim, judge_proposition, weigh_claims
from evals.scoring.counts import Counts, Judgement, Verdict
from evals.scoring.disagreements import judge_disagreement
from evals.scoring.figures import judge_figure, weigh_figures
from evals.scoring.names import is_name_of, judge_names
from evals.scoring.negation import is_negated
from evals.scoring.quotes import judge_quote, weigh_quotes
from evals.scoring.times import judge_time
from service.schema.report import Disagreement, Figure
from tests.evals.material import (
    expect_claim,
    expect_disagreement,
    expect_figure,
    expect_quote,
    report_claim,
    report_disagreement,
    report_figure,
    report_quote,
    report_time,
)

POLICE = Named(name="Police", aliases=("officers",))


def _by_field(judgements: Iterable[Judgement]) -> dict[str, Verdict]:
    return {each.field: each.verdict for each in judgements}


def _figure(expected: FigureReference, found: Figure) -> dict[str, Verdict]:
    return _by_field(judge_figure(Pair(expected, found)))


def test_a_near_number_earns_nothing() -> None:
    """Twelve reported as thirteen is wrong, not nearly right."""
    assert _figure(expect_figure(number=12), report_figure(number=13))["figure.value"] == "incorrect"


def test_a_lost_bound_is_counted_apart_from_the_number() -> None:
    """“At least 12” reported as 12 has the number right and the bound wrong."""
    verdicts = _figure(expect_figure(high=None, qualifier="at_least"), report_figure())

    assert verdicts["figure.value"] == "correct"
    assert verdicts["figure.qualifier"] == "incorrect"


def test_a_part_without_its_whole_is_half_right() -> None:
    """Six of seven reported as six keeps half of the number."""
    assert _figure(expect_figure(number=6, of=7), report_figure(number=6))["figure.value"] == "partial"


@pytest.mark.parametrize(
    ("expected", "found", "verdict"),
    [
        ("Kharkiv", None, "missing"),
        (None, "Kharkiv", "spurious"),
        ("Kharkiv", "the Kharkiv region", "correct"),
        ("Kharkiv", "Odesa", "incorrect"),
    ],
)
def test_a_scope_is_judged_by_its_words(expected: str | None, found: str | None, verdict: Verdict) -> None:
    """A figure limited to a place is another figure than one without limits."""
    assert _figure(expect_figure(scope=expected), report_figure(scope=found))["figure.scope"] == verdict


def test_another_subject_of_the_same_measure_is_half_right() -> None:
    """Soldiers killed are not people killed, though nobody can tell by the words alone."""
    assert _figure(expect_figure("people killed"), report_figure("people killed"))["figure.what"] == "correct"
    assert _figure(expect_figure("cows"), report_figure("soldiers"))["figure.what"] == "partial"


def test_units_are_the_same_in_every_spelling() -> None:
    """€ and euros are one unit, dollars another."""
    euros = expect_figure(measure="money", unit="€")

    assert _figure(euros, report_figure(measure="money", unit="euros"))["figure.unit"] == "correct"
    assert _figure(euros, report_figure(measure="money", unit="dollars"))["figure.unit"] == "incorrect"


def test_a_figure_of_another_subject_is_never_paired_by_its_number_alone() -> None:
    """Forty drones are not forty houses."""
    drones = expect_figure("drones shot down", 40, measure="count")

    assert weigh_figures(drones, report_figure("houses damaged", 40, measure="count")) == 0
    assert weigh_figures(drones, report_figure("drones", 40, measure="count")) > 0


def test_the_right_number_is_preferred_to_the_nearer_wording() -> None:
    """A pair with the same number outweighs a pair with the same words."""
    expected = [expect_figure("people killed in the fire", 12)]
    found = [report_figure("people killed in the fire", 14, id="f1"), report_figure("dead people", 12, id="f2")]

    pairs = align(expected, found, weigh_figures)

    assert [each.found.id for each in pairs if each.expected and each.found] == ["f2"]


def test_every_article_that_states_an_item_counts() -> None:
    """An article left out is missing, one too many is spurious."""
    judged = judge_figure(Pair(expect_figure(articles=("a1", "a2")), report_figure(articles=("a2", "a3"))))

    assert [each.verdict for each in judged if each.field == "figure.articles"] == ["missing", "correct", "spurious"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Police arrested the mine's owner", "correct"),
        ("Police did not arrest the mine's owner", "incorrect"),
        ("Police arrested a driver", "partial"),
        ("Police released the owner whom they had arrested", "incorrect"),
        ("The mine is dangerous, not deep; police arrested its owner", "correct"),
    ],
)
def test_a_claim_is_judged_by_its_terms_and_its_negation(text: str, verdict: Verdict) -> None:
    """A wording with every key term is right, with a forbidden one or a negation wrong, else partly right."""
    expected = expect_claim("Police arrested the owner", "arrest|detain", "owner", forbidden_terms=("releas",))

    assert judge_proposition(expected, text, "asserted", language="en") == verdict


def test_a_claim_with_another_number_is_another_claim() -> None:
    """The numbers of a claim are part of what it says, in words or digits."""
    expected = expect_claim("The strike lasts 48 hours", "strike", "hours")

    assert judge_proposition(expected, "The strike will last forty-eight hours", "asserted", language="en") == "correct"
    assert judge_proposition(expected, "The strike will last 24 hours", "asserted", language="en") == "incorrect"


def test_likeness_alone_never_makes_two_claims_one() -> None:
    """A reported claim that lacks most key terms is left unpaired, however alike it reads."""
    expected = expect_claim("The ministry suspended the licence", "suspend", "licen")

    assert weigh_claims(expected, report_claim("The ministry praised the miners"), language="en") == 0


def test_a_denial_told_as_a_statement_is_wrong() -> None:
    """Words that match do not save a claim that somebody denied from being shown as asserted."""
    expected = expect_claim("The minister took money", "minister", "money", stance="denied", speaker=POLICE)

    verdicts = _by_field(judge_claim(Pair(expected, report_claim("The minister took money")), language="en"))

    assert verdicts["claim.text"] == "incorrect"
    assert verdicts["claim.attributed_to"] == "missing"


def test_an_asserted_denial_says_what_a_denied_claim_says() -> None:
    """“The minister denied taking money” is no fault; only its stance is half right."""
    expected = expect_claim("The minister took money", "minister", "money", stance="denied")

    verdicts = _by_field(judge_claim(Pair(expected, report_claim("The minister denied taking money")), language="en"))

    assert (verdicts["claim.text"], verdicts["claim.stance"]) == ("correct", "partial")


@pytest.mark.parametrize(
    "text",
    [
        "It is false that police arrested the owner",
        "Police refused to arrest the owner",
        "Police failed to arrest the owner",
        "Police said they did not arrest him, but fined the owner whose arrest they had sought no more",
    ],
)
def test_negation_has_many_words(text: str) -> None:
    """Denial, refusal and failure negate as "not" does."""
    expected = expect_claim("Police arrested the owner", "arrest", "owner")

    assert judge_proposition(expected, text, "asserted", language="en") == "incorrect"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("No fewer than 90 poles were felled", "en"),
        ("Not only poles were felled: 90 of them", "en"),
        ("Se cayeron no menos de 90 postes", "es"),
        ("Ces 90 personnes ont abattu des poteaux", "fr"),
    ],
)
def test_a_bound_is_no_negation(text: str, language: str) -> None:
    """The words “no fewer than” bound a number and negate nothing."""
    assert is_negated(text, language=language) is False


def test_negation_is_read_in_the_language_of_the_text() -> None:
    """Whatever language a report says it is in."""
    assert is_negated("Le maire n’a pas démissionné de son poste", language="en") is True
    assert is_negated("It is not true that the mayor resigned", language="xx") is True


def test_a_quotation_is_right_to_the_letter_or_wrong() -> None:
    """Marks and the closing stop aside, a word more or less is an altered quotation."""
    expected = expect_quote("We will not close the mine’s gates.")

    exact = report_quote("We will not close the mine's gates")
    altered = report_quote("We will close the mine's gates")

    assert weigh_quotes(expected, altered) > 0
    assert _by_field(judge_quote(Pair(expected, exact)))["quote.words"] == "correct"
    assert _by_field(judge_quote(Pair(expected, altered)))["quote.words"] == "incorrect"


def test_a_quotation_with_nothing_in_common_is_another_one() -> None:
    """It is missing and spurious, not altered."""
    assert weigh_quotes(expect_quote("We will not close the gates"), report_quote("Nobody told the families")) == 0


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ((), "missing"),
        (("the officers",), "correct"),
        (("Police", "a witness"), "partial"),
        (("a witness",), "incorrect"),
    ],
)
def test_who_says_it_is_judged_by_the_names_that_the_reference_gives(found: tuple[str, ...], verdict: Verdict) -> None:
    """An alias is right, company makes it partly right, another name wrong."""
    assert judge_names(POLICE, found) == verdict


def test_a_name_is_never_matched_by_likeness() -> None:
    """One letter makes another person."""
    assert not is_name_of("Jon Marsh", Named(name="John Marsh"))
    assert is_name_of("the john marsh", Named(name="John Marsh"))


@pytest.mark.parametrize(
    ("start", "precision", "verdict"),
    [
        ("2026-03-06T23:40", "minute", "correct"),
        ("2026-03-06T23", "hour", "partial"),
        ("2026-03-06", "day", "partial"),
        ("2026-03-07", "day", "incorrect"),
        (None, "unknown", "incorrect"),
        ("2026-03-06T23:40+02:00", "minute", "correct"),
        ("2", "day", "incorrect"),
        ("", "day", "incorrect"),
    ],
)
def test_a_time_agrees_at_the_precision_of_the_reference(start: str | None, precision: str, verdict: Verdict) -> None:
    """Coarser is partly right; another day, or none, is wrong."""
    expected = Time(start="2026-03-06T23:40", precision="minute", text="at 23:40 on Friday")

    assert judge_time(expected, report_time(start, precision=precision)) == verdict


def test_times_with_offsets_are_compared_as_instants() -> None:
    """23:40 in Kyiv and 21:40 UTC are one moment."""
    expected = Time(start="2026-03-06T23:40+02:00", precision="minute", text="at 23:40")

    assert judge_time(expected, report_time("2026-03-06T21:40+00:00", precision="minute")) == "correct"


def test_a_day_is_the_day_of_the_place_whatever_the_offset() -> None:
    """Half past midnight in Kyiv is not the day before."""
    expected = Time(start="2026-03-05", precision="day", text="on Thursday")

    assert judge_time(expected, report_time("2026-03-05T00:30+02:00", precision="minute")) == "correct"


def test_an_undated_time_is_right_undated() -> None:
    """Where the articles settle no date, giving one is wrong."""
    expected = Time(precision="day", text="on Wednesday")

    assert judge_time(expected, report_time(None)) == "correct"
    assert judge_time(expected, report_time("2026-03-06")) == "incorrect"


def _disagreement(expected: DisagreementReference, found: Disagreement) -> Verdict:
    return _by_field(judge_disagreement(Pair(expected, found)))["disagreement.positions"]


def test_a_disagreement_needs_two_sides_with_their_articles() -> None:
    """Both values with the right articles are right, with others partly, one value alone is wrong."""
    expected = expect_disagreement(_23=("a1",), _37=("a2", "a3"))

    assert _disagreement(expected, report_disagreement(_37=("a3", "a2"), _23=("a1",))) == "correct"
    assert _disagreement(expected, report_disagreement(_23=("a1",), _37=("a2",))) == "partial"
    assert _disagreement(expected, report_disagreement(_23=("a1",), _41=("a2", "a3"))) == "incorrect"


def test_measures_are_those_of_the_message_understanding_conferences() -> None:
    """A partial answer earns half; missing costs recall, spurious costs precision."""
    counts = Counts(correct=6, partial=2, incorrect=1, missing=1, spurious=4)

    assert counts.recall == pytest.approx(7 / 10)
    assert counts.precision == pytest.approx(7 / 13)
    assert counts.f1 == pytest.approx(2 * 7 / 23)
    assert Counts().f1 == 1
