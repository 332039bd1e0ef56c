"""Views: every one tells the verdict, what to do next, and what fell, and none is steered by an article's text."""

from __future__ import annotations

import json
from io import StringIO
from xml.sax.saxutils import unescape

import pytest
from junitparser import JUnitXml
from rich.console import Console

from evals.account import Account, give_account, note_yardstick
from evals.baselines import Found
from evals.gate import judge_run
from evals.rules import load_rules
from evals.ruling import NEXT
from evals.scoring.shape import CaseScore
from evals.summing import find_percentile, sum_up
from evals.views.comparison import Compared, render_comparison
from evals.views.documents import render_json
from evals.views.junit import render_junit
from evals.views.markdown import escape, render_markdown
from evals.views.terminal import render_terminal
from evals.views.words import clean, count, write_move
from tests.evals.made_runs import (
    NOW,
    RIGHT,
    WRONG,
    judge,
    make_case,
    make_side,
    make_yardstick,
    measure_all,
    score_slots,
)
from tests.evals.test_gate import TODAY

RULES = load_rules()
NASTY = score_slots(
    judge("spurious", None, found="\x1b[31m|<b>@ana</b>\n`x`"), judge(group="quotes"), made_up=("\x0741 [red]",)
)


def _account(before: dict[str, CaseScore | None] | None = None, **after: CaseScore | None) -> Account:
    run, weights = make_side(**after), RULES.groups
    if before is None:
        return give_account(run.made, run.measured, started_at=NOW, weights=weights)
    yardstick = make_yardstick(**before)
    ruling = judge_run(run, yardstick, cases=[make_case(each) for each in after], rules=RULES, today=TODAY)
    note = note_yardstick(Found(yardstick.baseline, "b.json at main (abc)"), yardstick.measured, weights)
    return give_account(run.made, run.measured, started_at=NOW, weights=weights, baseline=note, ruling=ruling)


def _print(account: Account) -> str:
    console = Console(file=StringIO(), width=200, highlight=False)
    console.print(render_terminal(account))
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


FELL = _account({"fire": RIGHT, "flood": RIGHT, "gone": RIGHT}, fire=RIGHT, flood=WRONG, storm=NASTY, late=None)


def test_the_terminal_ends_with_the_verdict_and_what_to_do() -> None:
    """After scores by group and case, falls first, and the baseline with who blessed it, when and why."""
    shown = _print(FELL)
    assert shown.rstrip().endswith(NEXT["INCOMPLETE"])
    assert f"b.json at main (abc); blessed by Ana Lind on {NOW}: first" in shown
    assert shown.index("flood  ") < shown.index("fire  ")
    assert "FAIL fall  flood · figures: fell (100.0 → 0.0)" in shown
    assert "    lost: missing figures: 12\n" in shown


@pytest.mark.parametrize("render", [_print, render_junit])
def test_a_fall_is_shown_with_what_would_accept_it(render: object) -> None:
    """On a line of its own, to be copied."""
    assert callable(render)
    lines = unescape(render(FELL)).splitlines()
    assert 'accepted by: case = "flood", group = "figures", down_to = 0.0, reason = …' in [
        each.strip() for each in lines
    ]


def test_a_run_without_a_gate_tells_its_faults() -> None:
    """What could not be scored, and what is made up."""
    shown = _print(_account(late=None, storm=NASTY))
    assert "late: not scored, timeout: late" in shown
    assert "storm: made up, f1 number_not_in_evidence: 41 [red]" in shown


@pytest.mark.parametrize("render", [_print, render_markdown, render_junit])
def test_an_articles_text_steers_nothing(render: object) -> None:
    """No control character gets through, not even out of a made-up item."""
    assert callable(render)
    shown = render(_account({"storm": RIGHT}, storm=NASTY))
    assert not {"\x1b", "\x07"} & set(shown)
    assert "41 " in shown


def test_markdown_formats_nothing_of_an_articles_text() -> None:
    """And calls nobody."""
    assert escape("<b> @ana | `x`\n[y](z)") == "\\<b\\> @\u200bana \\| \\`x\\` \\[y\\](z)"


def test_markdown_puts_made_up_items_before_falls() -> None:
    """And the verdict above both."""
    shown = render_markdown(_account({"storm": RIGHT}, storm=NASTY))
    assert shown.startswith("## wirefold eval: lexical — FAIL\n")
    assert shown.index("41") < shown.index("storm · figures") < shown.index("| field group |")


def test_a_run_without_a_baseline_shows_no_empty_columns() -> None:
    """Neither in a terminal nor in Markdown."""
    for render in (_print, render_markdown):
        assert "before" not in render(_account(fire=RIGHT))
        assert "moved" not in render(_account(fire=RIGHT))
        assert "before" in render(_account({"fire": RIGHT}, fire=RIGHT))


def test_one_is_singular() -> None:
    """Of whatever is counted."""
    assert (count(0, "case"), count(1, "case"), count(2, "case")) == ("0 cases", "1 case", "2 cases")
    assert "1 item that the articles do not hold; not in the baseline" in _print(_account({"s": RIGHT}, s=NASTY))


def test_json_holds_everything_and_is_stable() -> None:
    """The exit code and the advice too."""
    text = render_json(FELL)
    table = json.loads(text)
    assert render_json(FELL) == text
    assert (table["ruling"]["verdict"], table["ruling"]["exit_code"]) == ("INCOMPLETE", 4)
    assert len(table["entries"]) == 4
    assert table["entries"][0]["score"]["judgements"][0]["expected"] == "12"


def test_junit_keeps_errors_apart_from_failures() -> None:
    """A regression is a failure, what could not be scored an error, a case of one side skipped."""
    report = JUnitXml.fromstring(render_junit(FELL))
    results = {case.name: [each._tag for each in case.result] for suite in report for case in suite}
    assert results == {
        "fire": [],
        "flood": ["failure"],
        "storm": ["skipped"],
        "late": ["error"],
        "gone": ["error"],
        "verdict": ["error"],
    }


def test_junit_counts_every_case_once() -> None:
    """A case that fell in two groups is one failure, with both; the verdict of a FAIL is another."""
    both = score_slots(judge("missing"), judge("missing", group="quotes"))
    text = render_junit(_account({"fire": RIGHT, "flood": RIGHT}, fire=RIGHT, flood=both))
    report = JUnitXml.fromstring(text)
    results = {case.name: [each._tag for each in case.result] for suite in report for case in suite}
    assert results == {"fire": [], "flood": ["failure"], "verdict": ["failure"]}
    (suite,) = report
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (3, 2, 0, 0)
    assert "flood · figures: fell" in text
    assert "flood · quotes: fell" in text


def test_junit_of_a_run_without_a_gate_has_no_verdict() -> None:
    """A case that could not be scored is an error there too."""
    report = JUnitXml.fromstring(render_junit(_account(fire=RIGHT, late=None)))
    results = {case.name: [each._tag for each in case.result] for suite in report for case in suite}
    assert results == {"fire": [], "late": ["error"]}


def test_the_suites_score_is_the_mean_over_cases() -> None:
    """Not over pooled items; what could not be scored is counted apart, not as zero."""
    big = score_slots(*[judge()] * 9, judge("missing"))
    summary = sum_up(measure_all({"big": big, "small": score_slots(judge("missing")), "late": None}), RULES.groups)
    assert summary.groups["figures"] == pytest.approx(9 / 19)
    assert (summary.scored, summary.unscored) == (2, 1)


def test_what_a_run_took_is_summed_up() -> None:
    """Calls, tokens, cost, rejected items, seconds."""
    summary = sum_up(measure_all({"fire": RIGHT, "flood": RIGHT}), RULES.groups)
    assert (summary.calls, summary.input_tokens, summary.output_tokens) == (2, 2400, 600)
    assert summary.cost_usd == pytest.approx(0.0018)
    assert summary.rejected == {"number_not_in_evidence": 2}
    assert summary.items_per_story == 5
    assert (summary.p50_s, summary.p95_s) == (1, 1)


@pytest.mark.parametrize(("percent", "value"), [(50, 2), (95, 4), (1, 1)])
def test_percentiles_are_values_that_were_measured(percent: int, value: float) -> None:
    """By nearest rank."""
    assert find_percentile([4, 1, 3, 2], percent) == value


def test_a_small_fall_is_not_rounded_away() -> None:
    """It would show as no fall beside a FAIL."""
    assert [write_move(0.5, each) for each in (0.5, 0.49999, 0.4, 0.6)] == ["=", "-0.001", "-10.0", "+10.0"]
    assert write_move(None, 0.5) == "–"


def test_comparing_tells_each_case() -> None:
    """The same, changed, or on one side only."""
    console = Console(file=StringIO(), width=200, highlight=False)
    before, after = measure_all({"fire": RIGHT, "flood": RIGHT}), measure_all({"fire": NASTY, "storm": RIGHT})
    console.print(render_comparison(Compared("a", "b", before, after), RULES.groups))
    assert isinstance(console.file, StringIO)
    shown = console.file.getvalue()
    assert "made_up, new: f1 number_not_in_evidence: 41 [red]" in shown
    assert "figures: lost figures.value: expected “12”" in shown
    assert "storm: only in b" in shown
    assert "flood: only in a" in shown


def test_lines_stay_lines() -> None:
    """Bidirectional marks and line separators steer as well."""
    assert clean("a\u202eb\u2028c\r\nd") == "a b c d"
