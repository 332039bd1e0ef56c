"""The cases that come with the suite can be relied on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from evals.cases import CASES, NOTES, Case
from evals.checking import check_case
from evals.reference import publish_reference_schema
from evals.scoring import judge_report, score_report
from tests.evals.perfect import write_perfect_report
from tests.evals.scored import load_suite, load_weights
from tests.regions import Region

PAGE: Final = Path(__file__).parents[2] / "docs" / "evals.md"
TABLE: Final = Region("cases", "tests.evals.test_suite_cases")

each_case = pytest.mark.parametrize("case", load_suite(), ids=lambda case: case.slug)


@each_case
def test_its_articles_bear_the_reference_out(case: Case) -> None:
    """Nothing in a reference is without footing in the articles that it names."""
    assert check_case(case) == ()


@each_case
def test_the_report_that_the_reference_asks_for_has_full_marks(case: Case) -> None:
    """Scored against itself, a reference loses no slot of any field group."""
    report = write_perfect_report(case)

    wrong = [each for each in judge_report(report, case.reference) if each.verdict != "correct"]

    assert wrong == []
    scored = score_report(report, case, load_weights())
    assert scored.score == 1
    assert scored.leaks == scored.invalid == ()


@each_case
def test_its_notes_say_what_it_is_there_to_catch(case: Case) -> None:
    """Every case has notes that name it, and tell where its text comes from."""
    notes = (CASES / case.slug / NOTES).read_text(encoding="utf-8")

    assert notes.startswith(f"# {case.slug}\n")
    assert "Text: " in notes


def test_every_field_group_is_weighed_somewhere() -> None:
    """Every group that some case judges has a weight, and no weight is for a group that none judges."""
    judged = {each.group for case in load_suite() for each in judge_report(write_perfect_report(case), case.reference)}

    assert judged == set(load_weights())


def test_the_suite_holds_what_newsrooms_send() -> None:
    """There are a dozen cases or more, of two to eight articles (one: of sixty), in three languages besides English."""
    suite = load_suite()
    languages = {article.language for case in suite for article in case.story.articles if article.language}
    sizes = [len(case.story.articles) for case in suite]

    assert len(suite) >= 12
    assert [size for size in sizes if not 2 <= size <= 8] == [60]
    assert len(languages - {"en"}) >= 3


def test_the_schema_beside_the_cases_is_that_of_the_code() -> None:
    """An editor's program is told of a slip by the schema that the suite itself enforces."""
    assert Path(CASES / "reference.schema.json").read_text(encoding="utf-8") == publish_reference_schema()


def make_table() -> str:
    """The table of cases: how much each holds, and what it is tagged with."""
    return "\n".join(_list_rows()) + "\n"


def _list_rows() -> Iterator[str]:
    yield "| case | articles | events | figures | claims | quotes | disagreements | tags |"
    yield "|---|---:|---:|---:|---:|---:|---:|---|"
    for case in load_suite():
        events = case.reference.events
        counts = (
            sum(not item.optional for event in events for item in getattr(event, kind))
            for kind in ("figures", "claims", "quotes", "disagreements")
        )
        numbers = " | ".join(map(str, (len(case.story.articles), len(events), *counts)))
        yield f"| `{case.slug}` | {numbers} | {', '.join(case.reference.tags)} |"


def test_the_table_of_cases_in_the_documentation_is_up_to_date() -> None:
    """Whoever reads the page sees the cases that there are."""
    assert TABLE.read(PAGE) == make_table(), TABLE.remedy


if __name__ == "__main__":
    TABLE.write(PAGE, make_table())
