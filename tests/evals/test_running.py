"""Running: every case gets an outcome, whatever happens to it, and what all would share ends the run."""

from __future__ import annotations

import pytest

from evals.desk import Desk, Task, steady_report
from evals.running import DIED, Staff, UnknownModel, answer_tasks, describe_service, list_tasks, run_tasks
from evals.runs import Outcome
from tests.evals.made_runs import assemble_fake, assemble_lexical, make_case
from tests.fakes import make_report


def _run(*slugs: str, jobs: int = 1, repeats: int = 1) -> dict[str, Outcome]:
    tasks = list_tasks(map(make_case, slugs), model="lexical", repeats=repeats)
    outcomes = run_tasks(tasks, Staff(assemble_fake, None, jobs), keep=lambda _: None, tell=lambda _: None)
    return {each.case: each for each in outcomes}


def test_a_report_is_kept_without_what_differs_from_run_to_run() -> None:
    """Its id, its time and its seconds are fixed; the seconds of the case are the outcome's."""
    outcome = _run("fire")["fire"]
    assert outcome.report
    assert outcome.report == steady_report(make_report())
    assert (outcome.report.id, outcome.report.usage.duration_s) == ("report", 0)
    assert [each.duration_s for each in outcome.report.usage.attempts] == [0]
    assert outcome.report.created_at.startswith("1970")


@pytest.mark.parametrize(
    ("slug", "kind", "told"),
    [
        ("down", "upstream", "main: no connection"),
        ("auth", "auth", "main: the key is not accepted"),
        ("quota", "quota", "main: no credit"),
        ("unknown", "unknown_model", "options.model: ask for one of lexical"),
        ("degraded", "degraded", "lexical stood in for lexical: no call was made"),
    ],
)
def test_a_failure_keeps_its_kind_and_its_words(slug: str, kind: str, told: str) -> None:
    """A case that could not be answered has no report, and so no score; a stand-in's report is not the model's."""
    failure = _run(slug)[slug].failure
    assert failure
    assert failure.kind == kind
    assert told in failure.message or slug == "degraded"


def test_a_crash_is_told_by_its_type_and_place_and_never_by_its_text() -> None:
    """The other cases are answered all the same."""
    outcomes = _run("crash", "fire")
    failure = outcomes["crash"].failure
    assert failure
    assert failure.kind == "crash"
    assert "ValueError at " in failure.message
    assert "zqsecret" not in failure.message
    assert outcomes["fire"].report


@pytest.mark.parametrize("kind", ["auth", "quota", "unknown"])
def test_what_every_case_would_share_ends_the_run(kind: str) -> None:
    """Nothing is asked after it."""
    assert list(_run("fire", kind, "flood")) == ["fire", kind]


def test_every_outcome_is_kept_before_it_is_told() -> None:
    """So that what was shown is on disk."""
    steps: list[str] = []
    tasks = list_tasks([make_case("fire"), make_case("flood")], model="lexical", repeats=1)
    run_tasks(
        tasks,
        Staff(assemble_fake),
        keep=lambda each: steps.append(f"keep {each.case}"),
        tell=lambda each: steps.append(f"tell {each.case}"),
    )
    assert steps == ["keep fire", "tell fire", "keep flood", "tell flood"]


def test_a_worker_that_dies_costs_its_own_case_alone() -> None:
    """Those at work beside it are answered in another process."""
    tasks = [Task(make_case(slug), "lexical") for slug in ("fire", "dies", "flood")]
    outcomes = {each.case: each for each in answer_tasks(tasks, Staff(assemble_fake, None, 2))}
    assert outcomes["dies"].failure == DIED
    assert outcomes["fire"].report
    assert outcomes["flood"].report


def test_the_model_asked_for_is_the_one_that_answers() -> None:
    """Instead of the story's own; its other options stay."""
    with Desk(assemble_lexical, None) as desk:
        outcome = desk.answer(Task(make_case("fire"), "lexical"))
    assert outcome.report
    assert [each.name for each in outcome.report.provenance.models] == ["lexical"]


def test_the_embedded_model_alone_is_deterministic() -> None:
    """Any other name is compared with caution; with none, the route in force is taken."""
    made = describe_service(Staff(assemble_lexical), None)
    assert (made.model, made.deterministic) == ("lexical", True)
    assert not describe_service(Staff(assemble_fake), "main").deterministic
    with pytest.raises(UnknownModel, match="ask for one of lexical"):
        describe_service(Staff(assemble_lexical), "main")
    assert len(made.service_sha256) == 64


def test_the_embedded_model_answers_the_same_every_time() -> None:
    """Or it could not be compared exactly."""
    with Desk(assemble_lexical, None) as desk:
        first, second = (desk.answer(Task(make_case("fire"), "lexical", n)).report for n in (1, 2))
    assert first == second


def test_repeats_of_a_case_follow_one_another() -> None:
    """Cases keep their order."""
    tasks = list_tasks([make_case("fire"), make_case("flood")], model="m", repeats=2)
    assert [(each.case.slug, each.repeat) for each in tasks] == [("fire", 1), ("fire", 2), ("flood", 1), ("flood", 2)]
