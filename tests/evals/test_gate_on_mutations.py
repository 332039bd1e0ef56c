"""The gate catches each fault, with no key at hand: a perfect report as baseline, the faulty one as candidate."""

from __future__ import annotations

from datetime import date

import pytest

from evals.cases import Case
from evals.gate import Side, Yardstick, judge_run
from evals.measuring import Measured
from evals.rules import load_rules
from evals.runs import Outcome
from evals.scoring import CaseScore, count_groups, judge_report, weigh_groups
from service.schema.report import Report
from tests.evals.made_runs import LEXICAL, make_baseline
from tests.evals.mutations import MUTATIONS, Mutation
from tests.evals.perfect import write_perfect_report
from tests.evals.scored import load_suite, load_weights

RULES = load_rules()


def _measure(report: Report, case: Case) -> Measured:
    """A report with its score; what is made up in a report without a person's evidence is not the question here."""
    judgements = tuple(judge_report(report, case.reference))
    groups = count_groups(judgements)
    outcome = Outcome(
        case=case.slug, story_sha256=case.story_sha256, reference_sha256=case.reference_sha256, report=report
    )
    score = CaseScore(judgements=judgements, groups=groups, score=weigh_groups(groups, load_weights()))
    return Measured(outcome=outcome, score=score, reference_sha256=case.reference_sha256)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: each.name)
def test_a_fault_turns_the_gate_red_and_its_field_group_is_named(mutation: Mutation) -> None:
    """Exit 1, and a fall of each group that the fault has to lower."""
    case, faulty = next(
        (case, report) for case in load_suite() if (report := mutation.mutate(write_perfect_report(case), case))
    )
    before = (_measure(write_perfect_report(case), case),)

    ruling = judge_run(
        Side(LEXICAL, (_measure(faulty, case),)),
        Yardstick(make_baseline(before), before),
        cases=[case],
        rules=RULES,
        today=date(2026, 3, 1),
    )

    assert ruling.verdict == "FAIL"
    assert {each.group for each in ruling.findings if each.level == "fail"} >= mutation.always
