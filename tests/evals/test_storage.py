"""Records: nothing that was answered is lost or asked again, and nothing is mixed."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.desk import Task
from evals.files import BadFile
from evals.storage import Header, Recorder, find_done, read_records
from tests.evals.made_runs import LEXICAL, LIVE, NOW, make_case, make_outcome

HEADER = Header(made=LEXICAL, started_at=NOW)


def _record(path: Path, *outcomes: str) -> None:
    with Recorder(path, HEADER) as recorder:
        for case in outcomes:
            recorder.keep(make_outcome(case))


def test_what_is_recorded_is_read_again(tmp_path: Path) -> None:
    """Whole reports, by case."""
    path = tmp_path / "runs" / "a.jsonl"
    _record(path, "flood", "fire")
    records = read_records(path)
    assert records.run.made == LEXICAL
    assert records.outcomes == (make_outcome("fire"), make_outcome("flood"))
    assert not records.torn


def test_an_outcome_is_on_disk_before_the_next(tmp_path: Path) -> None:
    """While the file is still open."""
    path = tmp_path / "a.jsonl"
    with Recorder(path, HEADER) as recorder:
        recorder.keep(make_outcome("fire"))
        assert len(read_records(path).outcomes) == 1


def test_a_torn_last_line_is_dropped(tmp_path: Path) -> None:
    """What follows stands on a line of its own."""
    path = tmp_path / "a.jsonl"
    _record(path, "fire", "flood")
    path.write_bytes(path.read_bytes()[:-40])
    assert read_records(path).torn
    with Recorder(path, HEADER) as recorder:
        assert recorder.begun
        assert recorder.begun.torn
        recorder.keep(make_outcome("storm"))
    records = read_records(path)
    assert [each.case for each in records.outcomes] == ["fire", "storm"]
    assert not records.torn


def test_a_broken_line_further_up_is_refused(tmp_path: Path) -> None:
    """With its number, and what to do."""
    path = tmp_path / "a.jsonl"
    _record(path, "fire")
    path.write_bytes(path.read_bytes() + b"{}\n" + b"{}\n")
    with pytest.raises(BadFile, match=r"a\.jsonl:3: .*run again with another --out"):
        read_records(path)


def test_a_run_of_something_else_is_not_gone_on_with(tmp_path: Path) -> None:
    """The file stays as it was; what differs is named."""
    path = tmp_path / "a.jsonl"
    _record(path, "fire")
    before = path.read_bytes()
    with pytest.raises(BadFile, match="another model, deterministic, so"):
        Recorder(path, Header(made=LIVE, started_at=NOW))
    assert path.read_bytes() == before


def test_a_failed_case_is_run_again_and_its_last_outcome_counts(tmp_path: Path) -> None:
    """Reports of the same files are not asked for again."""
    path = tmp_path / "a.jsonl"
    with Recorder(path, HEADER) as recorder:
        recorder.keep(make_outcome("fire", failure="timeout"))
        recorder.keep(make_outcome("flood"))
    tasks = [Task(make_case(slug), "lexical") for slug in ("fire", "flood")]
    assert [each.case for each in find_done(tasks, read_records(path).outcomes)] == ["flood"]
    _record(path, "fire")
    assert [each.case for each in find_done(tasks, read_records(path).outcomes)] == ["fire", "flood"]


def test_a_case_that_changed_is_run_again() -> None:
    """Its story or its reference; one that nobody asks for is left."""
    outcomes = [make_outcome("fire"), make_outcome("flood"), make_outcome("storm")]
    tasks = [Task(make_case("fire", story="other"), "m"), Task(make_case("flood", reference="other"), "m")]
    assert find_done(tasks, outcomes) == ()


def test_records_of_other_cases_are_not_mixed_with_these(tmp_path: Path) -> None:
    """Nor those of another story or reference; each case is named, with the remedy, and the file stays as it was."""
    path = tmp_path / "a.jsonl"
    _record(path, "fire", "flood", "storm")
    before = path.read_bytes()
    cases = [make_case("fire"), make_case("flood", reference="other")]
    with pytest.raises(BadFile, match="name another file with --out") as error:
        Recorder(path, HEADER, cases=cases)
    assert "flood, whose story or reference is another now; storm, no case here" in str(error.value)
    assert "fire" not in str(error.value)
    assert path.read_bytes() == before


def test_an_empty_file_is_no_run_but_can_become_one(tmp_path: Path) -> None:
    """As after a crash before the first line."""
    path = tmp_path / "a.jsonl"
    path.touch()
    with pytest.raises(BadFile, match="holds no run"):
        read_records(path)
    _record(path, "fire")
    assert len(read_records(path).outcomes) == 1
