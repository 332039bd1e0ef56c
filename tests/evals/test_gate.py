"""The gate: a regression is called one, what cannot be compared is not, and nothing that could not run turns green."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from evals.accepted import Accepted
from evals.cases import Case
from evals.gate import Side, Yardstick, judge_run
from evals.measuring import Measured, measure
from evals.rules import load_rules
from evals.ruling import Finding, Ruling
from evals.runs import Baseline, Made
from evals.scoring.shape import CaseScore
from service.schema.report import Report
from tests.evals.made_runs import (
    LEXICAL,
    LIVE,
    RIGHT,
    WRONG,
    judge,
    make_baseline,
    make_case,
    make_outcome,
    make_run,
    make_side,
    make_yardstick,
    measure_all,
    score_slots,
)
from tests.fakes import make_report

RULES = load_rules()
TODAY = date(2026, 3, 1)
CASES = [make_case("fire"), make_case("flood")]


def _judge(run: Side, yardstick: Yardstick | str, *accepted: Accepted, cases: Sequence[Case] | None = None) -> Ruling:
    """Judge with the cases that either side has, unless told otherwise."""
    slugs = run.cases | (yardstick.side.cases if isinstance(yardstick, Yardstick) else set())
    known = [make_case(slug) for slug in sorted(slugs)] if cases is None else cases
    return judge_run(run, yardstick, cases=known, rules=RULES, accepted=accepted, today=TODAY)


def _rules_of(ruling: Ruling, level: str) -> list[tuple[str, str | None]]:
    return [(each.rule, each.case) for each in ruling.findings if each.level == level]


def _only(ruling: Ruling, rule: str) -> Finding:
    (finding,) = [each for each in ruling.findings if each.rule == rule]
    return finding


def _vouch(*measured: Measured) -> Yardstick:
    """A baseline that keeps what could not be scored."""
    return Yardstick(make_baseline(measured).model_copy(update={"run": make_run(measured)}), measured)


def test_the_same_again_passes() -> None:
    """Without a finding."""
    ruling = _judge(make_side(fire=RIGHT, flood=WRONG), make_yardstick(fire=RIGHT, flood=WRONG))
    assert (ruling.verdict, ruling.findings, ruling.exit_code) == ("PASS", (), 0)


def test_a_field_group_of_a_case_that_falls_fails() -> None:
    """However little: with case, group, both scores and the slots behind it."""
    ruling = _judge(make_side(fire=WRONG, flood=RIGHT), make_yardstick(fire=RIGHT, flood=RIGHT))
    finding = _only(ruling, "fall")
    assert (ruling.verdict, ruling.exit_code) == ("FAIL", 1)
    assert (finding.case, finding.group, finding.before, finding.after) == ("fire", "figures", 1, 0)
    assert [(each.kind, each.slot.expected) for each in finding.changes] == [("lost", "12")]


def test_a_rise_passes_and_is_listed() -> None:
    """It makes up for nothing elsewhere."""
    ruling = _judge(make_side(fire=RIGHT), make_yardstick(fire=WRONG))
    assert (ruling.verdict, _rules_of(ruling, "note")) == ("PASS", [("rise", "fire")])
    ruling = _judge(make_side(fire=RIGHT, flood=WRONG), make_yardstick(fire=WRONG, flood=RIGHT))
    assert ruling.verdict == "FAIL"


def test_a_fall_that_was_accepted_warns() -> None:
    """With the reason; of another group, or when its time is over, it does not count."""
    run, before = make_side(fire=WRONG), make_yardstick(fire=RIGHT)
    entry = Accepted(case="fire", group="figures", down_to=0, reason="the desk asked", by="Ana Lind", until=TODAY)
    ruling = _judge(run, before, entry)
    assert (ruling.verdict, ruling.exit_code) == ("WARN", 0)
    assert "accepted by Ana Lind: the desk asked" in _only(ruling, "accepted_fall").message
    assert _judge(run, before, entry.model_copy(update={"group": "quotes"})).verdict == "FAIL"
    expired = _judge(run, before, entry.model_copy(update={"until": date(2026, 2, 28)}))
    assert expired.verdict == "FAIL"
    assert "2026-02-28" in _only(expired, "fall").message


@pytest.mark.parametrize(("down_to", "verdict"), [(50, "WARN"), (50.04, "WARN"), (50.1, "FAIL"), (0, "WARN")])
def test_a_fall_is_accepted_down_to_a_score(down_to: float, verdict: str) -> None:
    """What rounds to that score is; deeper fails."""
    half = score_slots(judge(), judge("incorrect", "13"), judge(group="quotes"))
    full = score_slots(judge(), judge("correct", "13"), judge(group="quotes"))
    entry = Accepted(case="fire", group="figures", down_to=down_to, reason="x")
    assert _judge(make_side(fire=half), make_yardstick(fire=full), entry).verdict == verdict


def test_a_fall_that_fails_tells_what_would_accept_it() -> None:
    """Copied into accepted.toml, it does."""
    third = score_slots(judge(), *(judge("incorrect", each) for each in "34567"), judge(group="quotes"))
    run, before = make_side(fire=third), make_yardstick(fire=RIGHT)
    entry = _only(_judge(run, before), "fall").entry
    assert entry == 'case = "fire", group = "figures", down_to = 16.7'
    table = tomllib.loads("\n".join(entry.split(", ")))
    assert _judge(run, before, Accepted(reason="x", **table)).verdict == "WARN"
    deeper = _judge(run, before, Accepted(case="fire", group="figures", down_to=20, reason="x"))
    assert "fell deeper than accepted, down to 20" in _only(deeper, "fall").message


def test_an_expired_entry_hides_no_valid_one() -> None:
    """Nor one that does not reach as deep."""
    valid = Accepted(case="fire", group="figures", down_to=0, reason="x")
    expired = valid.model_copy(update={"until": date(2026, 2, 28)})
    shallow = valid.model_copy(update={"down_to": 99.0})
    run, before = make_side(fire=WRONG), make_yardstick(fire=RIGHT)
    assert _judge(run, before, expired, shallow, valid).verdict == "WARN"
    assert _judge(run, before, expired, shallow).verdict == "FAIL"


def test_an_acceptance_without_a_fall_is_called_stale() -> None:
    """It fails nothing."""
    entries = [Accepted(case=case, group="figures", down_to=0, reason="x") for case in ("fire", "nowhere")]
    ruling = _judge(make_side(fire=RIGHT), make_yardstick(fire=RIGHT), *entries)
    assert (ruling.verdict, _rules_of(ruling, "note")) == (
        "PASS",
        [("stale_acceptance", "fire"), ("stale_acceptance", "nowhere")],
    )


def test_a_fall_in_a_group_without_weight_warns() -> None:
    """Weight 0 shows a group without weighing it."""
    rules = RULES.model_copy(update={"groups": {**RULES.groups, "figures": 0.0}})
    ruling = judge_run(make_side(fire=WRONG), make_yardstick(fire=RIGHT), cases=CASES, rules=rules, today=TODAY)
    assert ruling.verdict == "WARN"


MADE_UP = score_slots(judge(), judge(group="quotes"), made_up=("41",))
LEAKY = score_slots(judge(), judge(group="quotes"), leaks=("from elsewhere",))
INVALID = RIGHT.model_copy(update={"invalid": ("e1 names f9",)})


@pytest.mark.parametrize(("score", "rule"), [(MADE_UP, "made_up"), (LEAKY, "leaks"), (INVALID, "invalid")])
def test_a_hard_invariant_newly_broken_fails(score: CaseScore, rule: str) -> None:
    """Even where every score stayed; accepted.toml has no say."""
    entries = [Accepted(case="fire", group=group, down_to=0, reason="x") for group in (rule, "figures")]
    ruling = _judge(make_side(fire=score), make_yardstick(fire=RIGHT), *entries)
    assert (ruling.verdict, _rules_of(ruling, "fail")) == ("FAIL", [(rule, "fire")])
    assert len(_only(ruling, rule).faults) == 1


def test_what_the_baseline_had_already_warns() -> None:
    """Until it gets more."""
    ruling = _judge(make_side(fire=MADE_UP), make_yardstick(fire=MADE_UP))
    assert ruling.verdict == "WARN"
    assert "already had 1" in _only(ruling, "made_up").message
    more = score_slots(judge(), judge(group="quotes"), made_up=("41", "42"))
    assert _judge(make_side(fire=more), make_yardstick(fire=MADE_UP)).verdict == "FAIL"


def _make_up(*details: str, item: str = "f1") -> CaseScore:
    score = score_slots(judge(), judge(group="quotes"), made_up=details)
    made_up = tuple(each.model_copy(update={"item": item}) for each in score.made_up)
    return score.model_copy(update={"made_up": made_up})


@pytest.mark.parametrize(
    ("score", "before", "rule"),
    [
        (_make_up("42"), _make_up("41"), "made_up"),
        (LEAKY.model_copy(update={"leaks": ("e1: 7.25",)}), LEAKY.model_copy(update={"leaks": ("e1: 7.24",)}), "leaks"),
        (INVALID, RIGHT.model_copy(update={"invalid": ("e1 names f8",)}), "invalid"),
    ],
)
def test_another_fault_in_the_place_of_a_known_one_fails(score: CaseScore, before: CaseScore, rule: str) -> None:
    """What counts is which they are, not how many."""
    ruling = _judge(make_side(fire=score), make_yardstick(fire=before))
    assert (ruling.verdict, _rules_of(ruling, "fail")) == ("FAIL", [(rule, "fire")])


def test_known_and_new_faults_are_told_apart() -> None:
    """A second one of a kind is new too."""
    ruling = _judge(make_side(fire=_make_up("41", "41", "42")), make_yardstick(fire=_make_up("41")))
    told = {each.level: each.faults for each in ruling.findings}
    assert told == {
        "fail": ("f1 number_not_in_evidence: 41", "f1 number_not_in_evidence: 42"),
        "warn": ("f1 number_not_in_evidence: 41",),
    }


def test_a_fault_is_known_by_whatever_id_its_item_has() -> None:
    """Reports number their items and events as they like."""
    ruling = _judge(make_side(fire=_make_up("41", item="c7")), make_yardstick(fire=_make_up("41")))
    assert ruling.verdict == "WARN"
    first, second = (LEAKY.model_copy(update={"leaks": (f"{event}: 7.24",)}) for event in ("e1", "e2"))
    assert _judge(make_side(fire=second), make_yardstick(fire=first)).verdict == "WARN"


def test_a_ceiling_lets_so_much_pass() -> None:
    """Over the whole run."""
    rules = RULES.model_copy(update={"gate": RULES.gate.model_copy(update={"made_up": 1})})
    one = judge_run(make_side(fire=MADE_UP), make_yardstick(fire=RIGHT), cases=CASES, rules=rules, today=TODAY)
    both = make_side(fire=MADE_UP, flood=MADE_UP)
    two = judge_run(both, make_yardstick(fire=RIGHT, flood=RIGHT), cases=CASES, rules=rules, today=TODAY)
    assert (one.verdict, two.verdict) == ("PASS", "FAIL")


@pytest.mark.parametrize(
    ("case", "rule"),
    [(make_case("fire", reference="other"), "reference_changed"), (make_case("fire", story="other"), "story_changed")],
)
def test_a_changed_case_cannot_be_compared(case: Case, rule: str) -> None:
    """It is named with the remedy; a fall elsewhere is told all the same, and exit 1 is kept for regressions."""
    run, before = make_side(fire=RIGHT, flood=WRONG), make_yardstick(fire=RIGHT, flood=RIGHT)
    ruling = _judge(run, before, cases=[case, make_case("flood")])
    assert (ruling.verdict, ruling.exit_code) == ("INCOMPARABLE", 5)
    assert _rules_of(ruling, "incomparable") == [(rule, "fire")]
    assert "land" in _only(ruling, rule).message
    assert _rules_of(ruling, "fail") == [("fall", "flood")]


def test_a_run_that_lacks_a_case_is_incomplete() -> None:
    """What suite and baseline have is not left out unseen: the case is named, and the command that goes on."""
    run = replace(make_side(fire=RIGHT), command="wirefold eval run --model lexical --out a.jsonl")
    ruling = _judge(run, make_yardstick(fire=RIGHT, flood=RIGHT))
    assert (ruling.verdict, ruling.exit_code) == ("INCOMPLETE", 4)
    assert _rules_of(ruling, "incomplete") == [("missing_case", "flood")]
    assert "`wirefold eval run --model lexical --out a.jsonl`" in _only(ruling, "missing_case").message


def test_a_case_that_went_from_the_suite_cannot_be_compared() -> None:
    """Whether it is in the run or not, unless its retirement gives a reason."""
    run, before = make_side(fire=RIGHT), make_yardstick(fire=RIGHT, flood=RIGHT)
    ruling = _judge(run, before, cases=[make_case("fire")])
    assert (ruling.verdict, ruling.exit_code) == ("INCOMPARABLE", 5)
    assert _rules_of(ruling, "incomparable") == [("only_in_baseline", "flood")]
    assert _judge(make_side(fire=RIGHT, flood=RIGHT), before, cases=[make_case("fire")]).exit_code == 5
    rules = RULES.model_copy(update={"retired": {"flood": "same as fire"}})
    ruling = judge_run(run, before, cases=[make_case("fire")], rules=rules, today=TODAY)
    assert (ruling.verdict, _rules_of(ruling, "note")) == ("PASS", [("retired", "flood")])
    assert "same as fire" in _only(ruling, "retired").message


def test_a_case_under_another_repeat_is_not_compared_with_nothing() -> None:
    """The run is incomplete: nothing of it meets the baseline's."""
    other = Measured(outcome=make_outcome("fire", repeat=2), score=WRONG, reference_sha256="r")
    ruling = _judge(Side(LEXICAL, (other, *measure_all({"flood": RIGHT}))), make_yardstick(fire=RIGHT, flood=RIGHT))
    assert (ruling.verdict, _rules_of(ruling, "incomplete")) == ("INCOMPLETE", [("other_repeat", "fire")])
    assert "the run has it as repeat 2, the baseline as repeat 1" in _only(ruling, "other_repeat").message


def test_a_case_that_the_baseline_could_not_score_cannot_be_compared() -> None:
    """Nobody knows what it was worth before."""
    before = _vouch(*measure_all({"fire": None, "flood": RIGHT}))
    ruling = _judge(make_side(fire=WRONG, flood=RIGHT), before)
    assert (ruling.verdict, _rules_of(ruling, "incomparable")) == ("INCOMPARABLE", [("baseline_unscored", "fire")])
    assert "timeout: late" in _only(ruling, "baseline_unscored").message


def test_new_cases_are_noted() -> None:
    """Run or not: the baseline knows nothing of them."""
    ruling = _judge(make_side(fire=WRONG, flood=RIGHT), make_yardstick(flood=RIGHT), cases=[*CASES, make_case("storm")])
    assert (ruling.verdict, _rules_of(ruling, "note")) == (
        "PASS",
        [("only_in_run", "fire"), ("only_in_suite", "storm")],
    )


def test_with_no_case_in_common_nothing_can_be_said() -> None:
    """Though nothing fell."""
    ruling = _judge(make_side(fire=RIGHT), make_yardstick(flood=RIGHT), cases=[make_case("fire")])
    assert ruling.verdict == "INCOMPARABLE"
    assert ("nothing_in_common", None) in _rules_of(ruling, "incomparable")


def test_without_a_baseline_nothing_can_be_said() -> None:
    """What is made up is named all the same."""
    ruling = _judge(make_side(fire=MADE_UP), "no baseline: commit one")
    assert (ruling.verdict, _rules_of(ruling, "warn")) == ("INCOMPARABLE", [("made_up", "fire")])
    assert _only(ruling, "no_baseline").message == "no baseline: commit one"


def test_a_case_that_could_not_be_scored_leaves_the_run_incomplete() -> None:
    """Before all else: once it is whole, the rest may look different. It is not a score of zero."""
    run = make_side(fire=None, flood=WRONG)
    ruling = _judge(run, make_yardstick(fire=RIGHT, flood=RIGHT), cases=[make_case("flood", reference="other")])
    assert (ruling.verdict, ruling.exit_code) == ("INCOMPLETE", 4)
    assert ruling.findings[0].case == "fire"
    assert _judge(make_side(), make_yardstick(fire=RIGHT)).verdict == "INCOMPLETE"


def test_a_hard_invariant_is_named_whatever_the_verdict() -> None:
    """Also where the run is incomplete, or cannot be compared."""
    ruling = _judge(make_side(fire=None, flood=MADE_UP), make_yardstick(fire=RIGHT, flood=RIGHT))
    assert (ruling.verdict, _rules_of(ruling, "fail")) == ("INCOMPLETE", [("made_up", "flood")])


@pytest.mark.parametrize(("made", "before"), [(LIVE, LIVE), (LIVE, LEXICAL), (LEXICAL, LIVE)])
def test_a_model_that_does_not_answer_the_same_way_twice_is_not_compared(made: Made, before: Made) -> None:
    """On either side: the reason is told."""
    ruling = _judge(make_side(made, fire=WRONG), make_yardstick(before, fire=RIGHT))
    assert (ruling.verdict, ruling.exit_code) == ("UNDERPOWERED", 5)
    assert "the same way twice" in _only(ruling, "not_deterministic").message


def test_a_deterministic_model_whose_repeats_differ_is_found_out() -> None:
    """Comparing it exactly would be comparing chance."""
    other = make_report().model_copy(update={"language": "de"})
    measured = (
        Measured(outcome=make_outcome("fire"), score=RIGHT),
        Measured(outcome=make_outcome("fire", repeat=2, report=other), score=RIGHT),
    )
    ruling = _judge(Side(LEXICAL, measured), make_yardstick(fire=RIGHT))
    assert (ruling.verdict, _rules_of(ruling, "underpowered")) == ("UNDERPOWERED", [("wavers", "fire")])


def test_a_changed_scorer_measures_both_sides_and_says_so() -> None:
    """The stored scores are for readers."""
    yardstick = make_yardstick(fire=RIGHT)
    (stored,) = yardstick.baseline.scores
    baseline: Baseline = yardstick.baseline.model_copy(update={"scores": (stored.model_copy(update={"score": 0.5}),)})
    ruling = _judge(make_side(fire=RIGHT), Yardstick(baseline, yardstick.measured))
    assert (ruling.verdict, _rules_of(ruling, "note")) == ("PASS", [("rescored", None)])
    assert "fire" in _only(ruling, "rescored").message


def test_an_outcome_of_another_story_is_not_scored() -> None:
    """Its evidence would point into another text; the same goes for a case that is gone."""
    outcomes = [make_outcome("fire"), make_outcome("flood"), make_outcome("storm")]
    cases = [make_case("fire"), make_case("flood", story="other")]
    measured = measure(outcomes, cases, {}, lambda report, case, weights: RIGHT)  # noqa: ARG005 - a scorer's own
    kinds = [each.failure.kind if each.failure else None for each in measured]
    assert kinds == [None, "story_changed", "no_case"]
    assert _judge(Side(LEXICAL, measured), make_yardstick(fire=RIGHT)).verdict == "INCOMPARABLE"


@pytest.mark.parametrize("error", [ValueError("secret"), OverflowError("secret")])
def test_a_case_that_the_scorer_chokes_on_is_left_unscored(error: Exception) -> None:
    """The others are scored; what is told is the kind of error, not the text that led to it."""

    def score(report: Report, case: Case, weights: Mapping[str, float]) -> CaseScore:  # noqa: ARG001 - a scorer's own
        if case.slug == "fire":
            raise error
        return RIGHT

    first, second = measure([make_outcome("fire"), make_outcome("flood")], CASES, {}, score)
    assert first.failure
    assert (first.failure.kind, second.score) == ("unscorable", RIGHT)
    assert type(error).__name__ in first.failure.message
    assert "secret" not in first.failure.message
    assert _judge(Side(LEXICAL, (first, second)), make_yardstick(fire=RIGHT, flood=RIGHT)).exit_code == 4
    assert _judge(make_side(fire=RIGHT, flood=RIGHT), _vouch(first, second)).exit_code == 5
