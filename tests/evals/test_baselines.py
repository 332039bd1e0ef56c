"""Baselines: kept whole and readable, and read from where a change cannot reach them."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.baselines import (
    name_baseline,
    parse_baseline,
    read_baseline,
    render_baseline,
    rescore_baseline,
)
from evals.cases import CASES
from evals.commands.ground_rules import settle_rules
from evals.commands.homes import Home
from evals.files import BadFile
from evals.history import NoBaseline, fetch_baseline
from evals.rules import RULES as GATE
from evals.rules import load_rules
from tests.evals.made_runs import LEXICAL, LIVE, RIGHT, WRONG, make_baseline, measure_all, run_git

BASELINE = make_baseline(measure_all({"fire": RIGHT, "flood": WRONG}))
RULES = load_rules()
PATH = name_baseline("lexical")
SUITE = Home(CASES)


def test_a_baseline_is_read_as_it_was_written() -> None:
    """Reports and scores, bit by bit, and the same bytes every time."""
    text = render_baseline(BASELINE)
    assert parse_baseline(text, "x") == BASELINE
    assert render_baseline(parse_baseline(text, "x")) == text


def test_every_outcome_and_every_score_has_a_line() -> None:
    """So that a diff shows which case moved."""
    lines = render_baseline(BASELINE).splitlines()
    assert sum('"story_sha256"' in line for line in lines) == 2
    assert sum(line.startswith('{"case":"flood"') for line in lines) == 2
    assert '"reason": "first",' in lines


def test_seconds_are_kept_where_they_are_not_noise() -> None:
    """Those of a deterministic model would change every line of a diff."""
    measured = measure_all({"fire": RIGHT})
    assert [each.duration_s for each in make_baseline(measured, LEXICAL).run.outcomes] == [0]
    assert [each.duration_s for each in make_baseline(measured, LIVE).run.outcomes] == [1]


def test_rescoring_keeps_the_reports() -> None:
    """Scores and the references' hashes are today's; who vouched for it stays."""
    measured = [each.model_copy(update={"reference_sha256": "new"}) for each in measure_all({"fire": WRONG})]
    again = rescore_baseline(make_baseline(measure_all({"fire": RIGHT})), measured)
    assert [each.score for each in again.scores] == [WRONG.score]
    assert [each.reference_sha256 for each in again.run.outcomes] == ["new"]
    assert again.run.outcomes[0].report == measured[0].outcome.report
    assert again.blessed_by == "Ana Lind"


def test_a_broken_baseline_is_told_with_its_name() -> None:
    """And how to make another."""
    with pytest.raises(BadFile, match=r"main\.json: .*bless a run anew"):
        parse_baseline("{}", "main.json")


def test_a_file_is_taken_as_it_lies(tmp_path: Path) -> None:
    """Its origin says so."""
    path = tmp_path / "b.json"
    path.write_text(render_baseline(BASELINE), "utf-8")
    assert read_baseline(path).origin == f"{path} as it lies"
    with pytest.raises(BadFile, match="cannot be read"):
        read_baseline(tmp_path / "c.json")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose main branch holds a baseline, with a branch that blesses itself checked out."""
    run_git(tmp_path, "init", "-b", "main")
    (tmp_path / PATH).parent.mkdir(parents=True)
    (tmp_path / PATH).write_text(render_baseline(BASELINE), "utf-8")
    run_git(tmp_path, "add", ".")
    run_git(tmp_path, "commit", "-m", "Bless")
    run_git(tmp_path, "checkout", "-b", "change")
    own = BASELINE.model_copy(update={"reason": "self"})
    (tmp_path / PATH).write_text(render_baseline(own), "utf-8")
    run_git(tmp_path, "commit", "-am", "Bless itself")
    return tmp_path


def test_a_branch_cannot_bless_itself(repository: Path) -> None:
    """The baseline is that of the merge base; its commit is told."""
    found = fetch_baseline(PATH, directory=repository)
    assert found.baseline.reason == "first"
    assert "at the merge base with main (" in found.origin


def test_another_commit_can_be_named(repository: Path) -> None:
    """A branch, a tag, a hash."""
    found = fetch_baseline(PATH, ref="change", directory=repository)
    assert found.baseline.reason == "self"
    assert "at change (" in found.origin


def test_the_path_counts_from_the_directory(repository: Path) -> None:
    """Also below the top of the repository."""
    found = fetch_baseline(Path("lexical.json"), directory=repository / PATH.parent)
    assert found.baseline.reason == "first"


@pytest.mark.parametrize(
    ("path", "ref", "told"),
    [
        (name_baseline("main"), None, "main.json is not in the merge base"),
        (PATH, "nowhere", "nowhere is no commit here"),
        (PATH, "--help", "--help is no commit here"),
    ],
)
def test_what_is_missing_is_told_with_the_remedy(repository: Path, path: Path, ref: str | None, told: str) -> None:
    """There is always a file to take as it lies."""
    with pytest.raises(NoBaseline, match="--baseline FILE") as error:
        fetch_baseline(path, ref=ref, directory=repository)
    assert told in str(error.value)


def test_outside_a_repository_there_is_no_baseline(tmp_path: Path) -> None:
    """It is told, not crashed on."""
    with pytest.raises(NoBaseline, match="no git repository"):
        fetch_baseline(PATH, directory=tmp_path)


def test_a_clone_without_the_default_branch_is_told_to_fetch_it(tmp_path: Path) -> None:
    """As CI has it."""
    run_git(tmp_path, "init", "-b", "change")
    run_git(tmp_path, "commit", "--allow-empty", "-m", "First")
    with pytest.raises(NoBaseline, match="fetch the default branch"):
        fetch_baseline(PATH, directory=tmp_path)


def test_a_change_cannot_loosen_its_own_rules(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the commit that the baseline comes from count; the difference is told."""
    loose = RULES.model_copy(update={"groups": {**RULES.groups, "figures": 0.0}, "retired": {"fire": "burnt"}})
    run_git(repository, "checkout", "main")
    (repository / "evals" / "gate.toml").write_text(GATE.read_text("utf-8"), "utf-8")
    run_git(repository, "add", ".")
    run_git(repository, "commit", "-m", "Add rules")
    found = fetch_baseline(PATH, directory=repository)
    monkeypatch.chdir(repository)
    ground = settle_rules(loose, found, home=SUITE)
    assert ground.rules == RULES.model_copy(update={"retired": {"fire": "burnt"}})
    assert [(each.level, each.rule) for each in ground.remarks] == [("warn", "rules_changed")]
    assert "groups.figures was 3, is 0" in ground.remarks[0].message
    assert settle_rules(RULES, found, home=SUITE).remarks == ()


def test_a_commit_without_rules_leaves_the_present_ones_with_a_warning(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A baseline as it lies brings no rules at all, and no warning."""
    monkeypatch.chdir(repository)
    ground = settle_rules(RULES, fetch_baseline(PATH, directory=repository), home=SUITE)
    assert ground.rules == RULES
    assert ["is not in the baseline's commit" in each.message for each in ground.remarks] == [True]
    assert settle_rules(RULES, read_baseline(repository / PATH), home=SUITE).remarks == ()
    assert settle_rules(RULES, "no baseline", home=SUITE).remarks == ()
