"""What `eval check` complains of: everything at once, each with its place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from evals.cases import Case
from evals.checking import check_case
from evals.reference import Reference
from service.schema.story import Article, Story

BODY = "At least 12 people were killed on 6 March 2026. “We lost the light,” said Ana Lind. Nine were rescued."
FIGURE = {"measure": "killed", "what": "people", "low": 12, "high": None, "qualifier": "at_least", "articles": ["a1"]}
CLAIM = {
    "kind": "happening",
    "text": "12 people were killed",
    "key_terms": ["people", "kill"],
    "stance": "asserted",
    "articles": ["a1"],
}
WHEN = {"start": "2026-03-06", "precision": "day", "text": "6 March 2026"}


def _check(*, notes: str = "", **event: Any) -> tuple[str, ...]:
    """What there is to complain of in a reference of one event."""
    table = {
        "reference_version": 1,
        "notes": notes,
        "events": [{"key": "e", "articles": ["a1"], "status": "occurred", **event}],
        "articles": [{"id": "a1", "role": "on_event", "events": ["e"]}],
    }
    story = Story(articles=(Article(id="a1", body=BODY),))
    reference = Reference.model_validate_json(json.dumps(table))
    return check_case(Case("c", story, reference, "s", "r"))


def test_a_sound_reference_has_no_complaint() -> None:
    """Whatever its notes say of who reviewed it."""
    assert _check(notes="Reviewed by Ana.", figures=[FIGURE], claims=[CLAIM], when=WHEN) == ()


def test_an_unreviewed_draft_is_complained_of() -> None:
    """As long as its notes say so."""
    assert _check(notes="UNREVIEWED. Made by …")[0].startswith("notes: still call it an unreviewed draft")


def test_a_wrong_article_hides_no_other_complaint() -> None:
    """Nor does it make up any about an article that is not there."""
    figures = [FIGURE | {"articles": ["a9"], "of": 40}, FIGURE | {"low": 77}]
    unknown, number = _check(figures=figures, claims=[CLAIM | {"articles": ["a9"]}])
    assert unknown == "article a9 is not in the story, which has a1; see `ids`"
    assert number == "events.e: figures.1 (people): article a1 does not print 77"


@pytest.mark.parametrize(
    ("term", "told"),
    [("Kill", "write it in lower case"), ("kill|", "an alternative is blank"), ("", "an alternative is blank")],
)
@pytest.mark.parametrize("field", ["key_terms", "forbidden_terms"])
def test_a_term_that_can_only_be_a_slip_is_complained_of(field: str, term: str, told: str) -> None:
    """Wherever terms are written."""
    assert told in "; ".join(_check(claims=[CLAIM | {field: [term]}]))
    assert told in "; ".join(_check(title_terms={"must": [term]}))
    assert told in "; ".join(_check(nuggets=[{"text": "x", "key_terms": [term]}]))


def test_a_figure_that_stands_there_twice_is_complained_of() -> None:
    """Another scope makes it another figure."""
    (complaint,) = _check(figures=[FIGURE, FIGURE | {"what": "People"}, FIGURE | {"scope": "rescued"}])
    assert complaint.startswith("events.e: figures.1 (People): is figures.0 again")


@pytest.mark.parametrize("start", ["2026-02-30", "2026-13", "2026-03-06T25:00", "0000"])
def test_a_date_that_no_calendar_has_is_complained_of(start: str) -> None:
    """Though it is written as one."""
    assert _check(when=WHEN | {"start": start}) == (f"events.e: when: {start} is no date, or no time, that there is",)


@pytest.mark.parametrize("start", ["2026", "2024-02-29", "2026-03-06T23", "2026-03-06T23:40+02:00", None])
def test_a_date_cut_to_its_precision_is_none_the_worse(start: str | None) -> None:
    """Nor one that the articles do not settle."""
    assert _check(when=WHEN | {"start": start}) == ()
