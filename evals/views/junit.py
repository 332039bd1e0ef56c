"""The account of a run as JUnit XML, for CI: a regression is a failure, what could not be scored is an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from junitparser.junitparser import FinalResult

from evals.account import Account
from evals.ruling import Finding, Level, Ruling
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
        yield _judge_all(account.ruling)


def _make_case(
    name: str, line: CaseLine | None, findings: list[Finding], seconds: float, *, told: str = ""
) -> TestCase:
    case = TestCase(clean(name), classname="wirefold.eval", time=round(seconds, 3))
    case.result = list(_find_result(line, findings))
    said = [write_finding(each) for each in findings if each.level in {"warn", "note"}]
    case.system_out = "\n".join(
        [*([told] if told else []), *([f"score {write_score(line.score)}"] if line else []), *said]
    )
    return case


def _find_result(line: CaseLine | None, findings: list[Finding]) -> Iterator[FinalResult]:
    """The gravest result of a case, with all that is grave about it: more than one would be counted as more cases."""
    grave = [each for each in findings if each.level in _ERRORS or each.level == "fail"]
    one_sided = [each for each in findings if each.rule in _ONE_SIDED]
    if grave:
        kind = Error if any(each.level in _ERRORS for each in grave) else Failure
        yield _fill(kind, grave)
    elif not findings and line and line.failures:
        yield Error(clean("; ".join(line.failures)), "not_scored")
    elif one_sided:
        yield Skipped(clean("; ".join(each.message for each in one_sided)))


def _fill(kind: type[Error | Failure], findings: list[Finding]) -> Error | Failure:
    rules = ", ".join(dict.fromkeys(each.rule for each in findings))
    result = kind(clean("; ".join(map(write_finding, findings))), rules)
    result.text = "\n".join(line for each in findings for line in (write_finding(each), *list_details(each)))
    return result


def _judge_all(ruling: Ruling) -> TestCase:
    """The verdict as a case of its own: whoever only counts cases sees it too."""
    general = [each for each in ruling.findings if each.case is None]
    told = f"{ruling.verdict}. {ruling.advice}"
    case = _make_case(_VERDICT, None, general, 0.0, told=told)
    if ruling.exit_code and not case.result:
        kind = Failure if ruling.verdict == "FAIL" else Error
        case.result = [kind(clean(told), ruling.verdict.lower())]
    return case
