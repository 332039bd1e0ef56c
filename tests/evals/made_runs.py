"""Cases, runs and scores made by hand, and services that answer, fail or die, for tests of running and judging."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evals.baselines import bless_run
from evals.cases import Case
from evals.gate import Side, Yardstick
from evals.made_up import MadeUp
from evals.measuring import Measured
from evals.reference import Reference
from evals.runs import Baseline, Failure, Made, Outcome, Run
from evals.scoring.counts import Judgement, count_verdicts
from evals.scoring.shape import CaseScore
from service.cli import Assembly
from service.errors import AuthenticationFailed, InvalidInput, Problem, QuotaExhausted, Unavailable
from service.ports import Caller
from service.schema.report import Report
from service.schema.story import Article, Story
from service.settings import Settings
from service.wiring import build_newsroom
from tests.fakes import BODY, FakeReportService, make_report

NOW = "2026-03-01T06:30:00Z"
LEXICAL = Made(model="lexical", deterministic=True, service_sha256="5" * 64, service_version="0.1.0")
LIVE = LEXICAL.model_copy(update={"model": "main", "deterministic": False})


def make_case(slug: str, *, story: str = "s", reference: str = "r", body: str = BODY) -> Case:
    """A case with an empty reference; `story` and `reference` stand for the hashes of its files."""
    return Case(
        slug=slug,
        story=Story(story_id=slug, articles=(Article(id="a1", body=body),)),
        reference=Reference(reference_version=1, events=(), articles=()),
        story_sha256=story,
        reference_sha256=reference,
    )


def make_outcome(
    case: str = "fire",
    *,
    failure: str | None = None,
    report: Report | None = None,
    repeat: int = 1,
    duration_s: float = 1,
) -> Outcome:
    """What a case came to: a report, or a failure of some kind."""
    return Outcome(
        case=case,
        repeat=repeat,
        story_sha256="s",
        reference_sha256="r",
        report=None if failure else report or make_report(),
        failure=Failure(kind=failure, message="no answer") if failure else None,
        duration_s=duration_s,
    )


def judge(verdict: str = "correct", expected: str | None = "12", *, group: str = "figures", **fields: str) -> Judgement:
    """One slot that came to something."""
    found = fields.pop("found", None if verdict == "missing" else expected)
    given = {"group": group, "field": f"{group}.value", "verdict": verdict, "expected": expected, "found": found}
    return Judgement.model_validate({**given, **fields})


def score_slots(*slots: Judgement, made_up: tuple[str, ...] = (), leaks: tuple[str, ...] = ()) -> CaseScore:
    """A score of some slots: the mean of their groups."""
    names = dict.fromkeys(each.group for each in slots)
    groups = {name: count_verdicts(each for each in slots if each.group == name) for name in names}
    return CaseScore(
        judgements=slots,
        made_up=tuple(MadeUp(item="f1", rule="number_not_in_evidence", detail=each) for each in made_up),
        leaks=leaks,
        groups=groups,
        score=sum(counts.f1 for counts in groups.values()) / len(groups) if groups else 1.0,
    )


RIGHT = score_slots(judge(), judge(group="quotes"))
WRONG = score_slots(judge("missing"), judge(group="quotes"))


def measure_all(scores: Mapping[str, CaseScore | None]) -> tuple[Measured, ...]:
    """Cases with their scores; None stands for one that could not be scored."""
    return tuple(
        Measured(outcome=make_outcome(case), score=score, reference_sha256="r")
        if score
        else Measured(outcome=make_outcome(case, failure="timeout"), failure=Failure(kind="timeout", message="late"))
        for case, score in scores.items()
    )


def make_side(made: Made = LEXICAL, /, **scores: CaseScore | None) -> Side:
    """One side of a comparison."""
    return Side(made, measure_all(scores))


def make_run(measured: tuple[Measured, ...], made: Made = LEXICAL) -> Run:
    """A run of some outcomes."""
    return Run(made=made, started_at=NOW, outcomes=tuple(each.outcome for each in measured))


def make_baseline(measured: tuple[Measured, ...], made: Made = LEXICAL) -> Baseline:
    """A run that Ana Lind vouched for."""
    run = make_run(measured, made)
    return bless_run(run, measured, blessed_by="Ana Lind", reason="first", blessed_at=NOW)


def make_yardstick(made: Made = LEXICAL, /, **scores: CaseScore | None) -> Yardstick:
    """A baseline with its scores."""
    measured = measure_all(scores)
    return Yardstick(make_baseline(measured, made), measured)


def run_git(directory: Path, *arguments: str) -> None:
    """Run git as Ana."""
    git = shutil.which("git")
    assert git
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run([git, *who, *arguments], cwd=directory, check=True, capture_output=True)  # noqa: S603 - a list


def assemble_lexical(*, config: Path | None) -> Assembly:  # noqa: ARG001 - the port's own signature
    """The service as it is without any configuration."""
    return Assembly(build_newsroom(Settings(), {}))


def assemble_fake(*, config: Path | None) -> Assembly:  # noqa: ARG001 - the port's own signature
    """A service whose behaviour is named by the story's id."""
    return Assembly(Moody())


@dataclass(slots=True)
class Moody(FakeReportService):
    """Answers a story, or does what its id says."""

    route: str = "lexical"
    seen: list[str] = field(default_factory=list)

    async def answer(self, story: Story, *, caller: Caller) -> Report:
        """Answer, fail, crash or die."""
        self.seen.append(story.story_id or "")
        match story.story_id:
            case "down":
                raise Unavailable("main: no connection")
            case "auth":
                raise AuthenticationFailed("main: the key is not accepted")
            case "quota":
                raise QuotaExhausted("main: no credit")
            case "unknown":
                raise InvalidInput(Problem("options.model", "ask for one of lexical"))
            case "crash":
                raise ValueError("zqsecret")
            case "degraded":
                return make_report().model_copy(update={"degraded": True})
            case "dies":
                os._exit(1)
        return await FakeReportService.answer(self, story, caller=caller)
