"""Tolls over time: the articles' own words make one the earlier state of another, and both stay."""

from __future__ import annotations

import pytest

from service.quantities import read_quantities
from service.reconcile.subjects import build_subject_key
from service.reconcile.tolls import mark_earlier_tolls
from service.schema.report import Figure
from service.schema.vocabulary import Caveat, Measure
from tests.reconcile.material import ENGLISH, cite, figure

SUBJECT = build_subject_key(ENGLISH)


def tell(text: str, article: str = "a1", **fields: object) -> list[Figure]:
    """Every number of a sentence as people killed."""
    return [
        figure(each.low, each.qualifier, article, high=each.high, evidence=(cite(article, text),), **fields)
        for each in read_quantities(text, ENGLISH)
        if each.kind == "amount"
    ]


def list_superseded(*figures: Figure) -> list[float | None]:
    """The numbers that are marked as earlier ones."""
    marked = mark_earlier_tolls(figures, SUBJECT, ENGLISH)
    assert [each.id for each in marked] == [each.id for each in figures], "nothing is dropped"
    return [each.low for each in marked if Caveat.SUPERSEDED in each.caveats]


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("The toll rose from nine people to eleven people.", [9]),
        ("The number of dead climbed to eleven people, up from nine people.", [9]),
        ("Eleven people died, up from nine people on Monday.", [9]),
        ("Eleven people died; earlier police said nine people had died.", [9]),
        ("Police said earlier that nine people had died; now it is eleven people.", [9]),
        ("Eleven people died, not the nine people initially reported.", []),
        ("The previous toll of nine people was given before eleven people were found.", [9]),
        ("In an attack earlier on Monday, police said nine people died and then eleven people.", []),
        ("Nine people died on Monday and eleven people on Friday.", []),
        ("Eleven people died; the coastguard had earlier spoken of nine people.", [9]),
        ("Eleven people died; an earlier version gave nine people.", [9]),
        ("Eleven people died. Earlier the coastguard had spoken of nine people.", [9]),
        ("The attack earlier had killed nine people; eleven people died now.", []),
        ("Earlier attacks, police said, killed nine people; eleven people died now.", []),
        ("Police said earlier attacks killed nine people; eleven people died now.", []),
        ("The previous attack, police said, killed nine people; eleven people died now.", []),
        ("Nine people died; taking the number of dead to eleven people, another was found.", [9]),
        ("Nine people died; rising waters led to eleven people dying.", []),
        ("Nine people died; walls brought down by the blast fell on, and led to, eleven people dying.", []),
        ("Ships from nine people to eleven people.", []),
    ],
)
def test_an_article_words_which_toll_is_the_earlier_one(text: str, earlier: list[float]) -> None:
    """From and to beside a verb of moving; earlier beside a verb of saying, and not where it tells when it happened."""
    assert list_superseded(*tell(text)) == earlier


def test_what_a_toll_rose_to_supersedes_what_others_still_tell() -> None:
    """With the sentence that says so among the evidence, as context: it does not tell the earlier number."""
    (nine,) = tell("Nine people were killed.", "a1")
    (eleven,) = tell("The toll rose to eleven people.", "a2")
    marked, latest = mark_earlier_tolls([nine, eleven], SUBJECT, ENGLISH)
    assert marked.caveats == (Caveat.SUPERSEDED,)
    assert [(each.article_id, each.context) for each in marked.evidence] == [("a1", False), ("a2", True)]
    assert latest == eleven


def test_an_earlier_number_is_known_wherever_and_however_it_is_printed() -> None:
    """One article words the order, another prints the number in figures."""
    merged = figure(
        9, text="9", evidence=(cite("a1", "9 people died."), cite("a2", "Police earlier said nine people."))
    )
    assert list_superseded(merged, figure(11, article="a2")) == [9]


@pytest.mark.parametrize("other", [figure(9, "at_least", "a2"), figure(11, article="a2", scope="Lund")])
def test_nothing_is_superseded_that_no_other_figure_of_the_toll_contradicts(other: Figure) -> None:
    """At least nine are nine as well; eleven in Lund are another toll."""
    assert list_superseded(*tell("Earlier police said nine people had died."), other) == []


def test_a_higher_number_is_not_superseded_by_what_a_toll_rose_to() -> None:
    """The union's 37 stand beside the ministry's 23."""
    (union,) = tell("The union counts 37 people.", "a1")
    (ministry,) = tell("The official toll rose to 23 people.", "a2")
    assert list_superseded(union, ministry) == []


@pytest.mark.parametrize(("measure", "superseded"), [("killed", True), ("injured", True), ("percentage", False)])
def test_only_tolls_are_superseded(measure: Measure, *, superseded: bool) -> None:
    """A price or a rate that rose was what it was before."""
    told = tell("It rose from nine people to eleven people.", measure=measure, what="those hurt")
    assert bool(list_superseded(*told)) is superseded
