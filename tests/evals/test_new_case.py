"""A scaffold: a reference that scores its own report in full, and that nobody takes for reviewed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.cases import load_case
from evals.files import BadFile
from evals.new_case import name_slug, render_reference, scaffold_reference, write_case
from evals.reference import Reference
from service.schema.report import Report
from tests.fakes import BODY, make_report

STORY = json.dumps({"articles": [{"id": "x7", "body": BODY}, {"body": "Nothing."}]}).encode()


def _report() -> Report:
    report = make_report(article_id="x7")
    event = report.events[0]
    position = event.disagreements[0].positions[0].model_copy(update={"articles": ("x7",)})
    other = event.disagreements[0].positions[1]
    disagreement = event.disagreements[0].model_copy(update={"positions": (position, other)})
    return report.model_copy(update={"events": (event.model_copy(update={"disagreements": (disagreement,)}),)})


def test_every_item_is_turned_into_its_reference() -> None:
    """Under the short ids, with the caller's listed."""
    reference = scaffold_reference(_report())
    (event,) = reference.events
    assert reference.ids == {"a1": "x7"}
    assert [each.role for each in reference.articles] == ["on_event", "unrelated"]
    assert (event.articles, event.category, event.status) == (("a1",), "16000000", "occurred")
    figure = event.figures[0]
    assert (figure.what, figure.low, figure.high, figure.qualifier) == ("drones", 23, None, "at_least")
    assert figure.articles == ("a1",)
    assert figure.attributed_to
    assert figure.attributed_to.name == "the mayor"
    assert event.claims[0].key_terms == ("drones", "hit", "port")
    assert event.quotes[0].words == "We will rebuild"
    assert [each.articles for each in event.disagreements[0].positions] == [("a1",), ("a2",)]
    assert event.nuggets[0].text == "At least 23 drones hit the port."


def test_a_scaffold_says_that_nobody_reviewed_it() -> None:
    """And whose guess it is."""
    assert scaffold_reference(_report()).notes.startswith(
        "UNREVIEWED. Made by `wirefold eval new-case` from a report of main"
    )


def test_ids_are_explained_where_they_differ() -> None:
    """A story without ids of its own needs no word on them."""
    assert scaffold_reference(_report()).notes.endswith("`ids` has the story's own id of each.")
    same = scaffold_reference(make_report(article_id="a1"))
    assert (same.ids, "`ids`" in same.notes) == ({}, False)


def test_a_scaffold_is_tagged_with_its_language() -> None:
    """Unless nobody could tell it."""
    assert scaffold_reference(_report()).tags == ("en",)
    assert scaffold_reference(_report().model_copy(update={"language": "und"})).tags == ()


def test_a_case_is_written_whole_and_can_be_loaded(tmp_path: Path) -> None:
    """With the schema that an editing program reads."""
    reference = scaffold_reference(_report())
    written = write_case(tmp_path / "port", STORY, reference)
    assert {each.name for each in written} == {"story.json", "reference.json", "NOTES.md", "reference.schema.json"}
    (event,) = load_case(tmp_path / "port").reference.events
    assert event.articles == ("x7",)
    assert (tmp_path / "port" / "story.json").read_bytes() == STORY


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """Neither a case nor the schema beside it."""
    (tmp_path / "reference.schema.json").write_text("mine", "utf-8")
    write_case(tmp_path / "port", STORY, scaffold_reference(_report()))
    with pytest.raises(BadFile, match="is there already"):
        write_case(tmp_path / "port", STORY, scaffold_reference(_report()))
    assert (tmp_path / "reference.schema.json").read_text("utf-8") == "mine"


def test_what_has_its_default_is_left_out() -> None:
    """An editor reads what was said."""
    text = render_reference(scaffold_reference(_report()))
    assert '"optional"' not in text
    assert Reference.model_validate_json(text) == scaffold_reference(_report())


@pytest.mark.parametrize(
    ("path", "slug"), [("Port Fire, 2026.json", "port-fire-2026"), ("port/story.json", "port"), ("…/….json", "case")]
)
def test_a_case_is_called_as_its_file(path: str, slug: str) -> None:
    """Or as the folder of a file that is called story."""
    assert name_slug(Path(path)) == slug
