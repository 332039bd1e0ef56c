"""The account of a run as JUnit XML, for CI: a regression is a failure, what could not be scored is an error."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from junitparser.junitparser import FinalResult

from evals.account import Account
from evals.ruling import Finding, Level
from evals.summing import CaseLine
from evals.views.items import list_details
from evals.views.words import clean, write_finding, write_score

_ERRORS: Final[frozenset[Level]] = frozenset({"incomplete", "incomparable", "underpowered"})
_ONE_SIDED: Final = frozenset({"only_in_run", "only_in_suite", "retired", "no_case"})
_VERDICT: Final = "verdict"
"""The test case of what concerns no single case."""


def render_junit(account: Account) -> str:
    """Render one test case for each eval case, and one for the verdict where there is one."""
    suite = TestSuite(clean(f"wirefold eval {account.made.model}"))
    for case in _list_cases(account):
        suite.add_testcase(case)
    report = JUnitXml("wirefold eval")
    report.add_testsuite(suite)
    text = report.tostring()  # type: ignore[no-untyped-call]
    return text.decode() if isinstance(text, bytes) else text


def _list_cases(account: Account) -> Iterable[TestCase]:
    findings = account.ruling.findings if account.ruling else ()
    lines = {line.case: line for line in account.summary.cases}
    seconds = {name: sum(each.duration_s for each in account.entries if each.case == name) for name in lines}
    names = list(dict.fromkeys([*lines, *(each.case for each in findings if each.case)]))
    for name in names:
        own = [each for each in findings if each.case == name]
        yield _make_case(name, lines.get(name), own, seconds.get(name, 0.0))
    if account.ruling:
        general = [each for each in findings if each.case is None]
        yield _make_case(_VERDICT, None, general, 0.0, told=f"{account.ruling.verdict}. {account.ruling.advice}")


def _make_case(
    name: str, line: CaseLine | None, findings: list[Finding], seconds: float, *, told: str = ""
) -> TestCase:
    case = TestCase(clean(name), classname="wirefold.eval", time=round(seconds, 3))
    results: list[FinalResult] = []
    for finding in findings:
        if finding.level in _ERRORS:
            results.append(_fill(Error(clean(write_finding(finding)), finding.rule), finding))
        elif finding.level == "fail":
            results.append(_fill(Failure(clean(write_finding(finding)), finding.rule), finding))
        elif finding.rule in _ONE_SIDED:
            results.append(Skipped(clean(finding.message)))
    if not findings and line:
        results = [Error(clean(each), "not_scored") for each in line.failures]
    case.result = results
    said = [write_finding(each) for each in findings if each.level in {"warn", "note"}]
    case.system_out = "\n".join(
        [*([told] if told else []), *([f"score {write_score(line.score)}"] if line else []), *said]
    )
    return case


def _fill(result: Error | Failure, finding: Finding) -> Error | Failure:
    result.text = "\n".join([write_finding(finding), *list_details(finding)])
    return result
