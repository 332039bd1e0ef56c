"""The command line from end to end: exit codes that CI can rely on, files where they were asked for."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from evals.commands import _COMMANDS, evaluate
from evals.commands.common import BAD_USAGE, INCOMPLETE, INTERRUPTED
from evals.rules import RULES
from evals.ruling import EXIT_CODES
from evals.storage import read_records
from tests.evals.made_runs import assemble_fake, assemble_lexical, run_git

BASELINE = "cases/baselines/lexical.json"
Invoke = Callable[..., Result]

BODY = (
    "A ferry sank off Lisk on 1 March 2026. At least 12 people were killed, the coast guard said.\n"
    "“We lost the light in ten minutes,” said Ana Lind, the captain of a tug. Nine people were rescued."
)


@pytest.fixture
def cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two reviewed cases in the current directory, scaffolded from the embedded model's own report."""
    monkeypatch.chdir(tmp_path)
    for name in ("ferry", "tug"):
        story = tmp_path / f"{name}.json"
        story.write_text(json.dumps({"story_id": name, "articles": [{"body": BODY}]}), "utf-8")
        result = _invoke("new-case", story, "--cases", tmp_path / "cases")
        assert result.exit_code == 0, result.output
        reference = tmp_path / "cases" / name / "reference.json"
        reference.write_text(reference.read_text("utf-8").replace("UNREVIEWED.", "Reviewed by Ana."), "utf-8")
    return tmp_path / "cases"


def _invoke(*arguments: object, assemble: object = assemble_lexical) -> Result:
    return CliRunner().invoke(evaluate, [str(each) for each in arguments], obj=assemble)


def _run(cases: Path, *arguments: object, out: str = "a.jsonl") -> Result:
    return _invoke("run", "--cases", cases, "--jobs", 1, "--out", out, *arguments)


def _bless(cases: Path, records: str = "a.jsonl", *arguments: object) -> Result:
    return _invoke("bless", records, "--cases", cases, "--reason", "first", "--by", "Ana", *arguments)


def _gate(cases: Path, records: str = "a.jsonl", *arguments: object) -> Result:
    baseline = ("--baseline", BASELINE)
    return _invoke("gate", "--cases", cases, "--run", records, *baseline, *arguments)


def _commit(folder: Path) -> None:
    for arguments in (("init", "-b", "main"), ("add", folder.name), ("commit", "-m", "Bless")):
        run_git(folder.parent, *arguments)


def _alter(records: str, into: str, alter: Callable[[dict[str, Any]], None]) -> None:
    lines = Path(records).read_text("utf-8").splitlines()
    outcomes = [json.loads(line) for line in lines[1:]]
    for each in outcomes:
        alter(each)
    Path(into).write_text("\n".join([lines[0], *map(json.dumps, outcomes), ""]), "utf-8")


def _drop_bound(outcome: dict[str, Any]) -> None:
    for figure in outcome["report"]["events"][0]["figures"]:
        if outcome["case"] == "ferry" and figure["qualifier"] == "at_least":
            figure.update(qualifier="exact", high=figure["low"])


def test_a_run_is_recorded_scored_and_written_where_asked(cases: Path) -> None:
    """Tables on stdout, progress on stderr."""
    result = _run(cases, "--json", "out/a.json", "--junit", "a.xml", "--markdown", "a.md")
    assert result.exit_code == 0, result.output
    assert "by field group" in result.stdout
    assert "2/2 tug" in result.stderr
    assert "2/2" not in result.stdout
    assert json.loads(Path("out/a.json").read_text("utf-8"))["summary"]["scored"] == 2
    assert "testsuite" in Path("a.xml").read_text("utf-8")
    assert "## wirefold eval: lexical" in Path("a.md").read_text("utf-8")
    assert len(read_records(Path("a.jsonl")).outcomes) == 2


def test_a_run_goes_on_where_it_broke_off(cases: Path) -> None:
    """Only what is missing is asked for."""
    _run(cases)
    content = Path("a.jsonl").read_bytes()
    Path("a.jsonl").write_bytes(content[:-30])
    result = _run(cases)
    assert "its last line broke off and is dropped" in result.stderr
    assert "1 of 2 are there already" in result.stderr
    assert "1/1 tug" in result.stderr
    assert len(read_records(Path("a.jsonl")).outcomes) == 2


def test_records_of_another_model_are_refused(cases: Path) -> None:
    """Exit code 2, with the remedy."""
    _run(cases)
    result = _invoke("run", "--cases", cases, "--out", "a.jsonl", "--model", "main", assemble=assemble_fake)
    assert result.exit_code == 2
    assert "name another file with --out" in result.stderr


def test_a_case_that_cannot_be_scored_ends_with_4(cases: Path) -> None:
    """It is no score of zero; the others are scored."""
    story = json.loads((cases / "tug" / "story.json").read_text("utf-8"))
    (cases / "tug" / "story.json").write_text(json.dumps(story | {"story_id": "down"}), "utf-8")
    result = _invoke("run", "--cases", cases, "--jobs", 1, "--out", "a.jsonl", assemble=assemble_fake)
    assert result.exit_code == 4
    assert "tug: not scored, upstream: main: no connection" in result.stdout


@pytest.mark.parametrize(
    ("behaviour", "code", "told"),
    [("auth", 4, "stopped (auth)"), ("quota", 4, "stopped (quota)"), ("unknown", 2, "--model: options.model")],
)
def test_what_every_case_would_share_stops_the_run(cases: Path, behaviour: str, code: int, told: str) -> None:
    """What was not reached is told as such."""
    story = json.loads((cases / "ferry" / "story.json").read_text("utf-8"))
    (cases / "ferry" / "story.json").write_text(json.dumps(story | {"story_id": behaviour}), "utf-8")
    result = _invoke("run", "--cases", cases, "--jobs", 1, "--out", "a.jsonl", assemble=assemble_fake)
    assert result.exit_code == code
    assert told in result.stderr
    assert "tug: not scored, not_run" in result.stdout or code == 2


def test_the_same_run_passes_its_own_baseline(cases: Path) -> None:
    """Exit code 0, telling which baseline was taken."""
    _run(cases)
    assert _bless(cases).exit_code == 0
    result = _gate(cases)
    assert result.exit_code == 0, result.output
    assert "as it lies; blessed by Ana on" in result.stdout
    assert "\nPASS\n" in result.stdout


def test_a_lost_bound_fails_the_gate_unless_accepted(cases: Path) -> None:
    """Exit code 1 and nothing else means a regression."""
    _run(cases)
    _bless(cases)
    _alter("a.jsonl", "b.jsonl", _drop_bound)
    result = _gate(cases, "b.jsonl", "--junit", "b.xml")
    assert result.exit_code == 1, result.output
    assert "FAIL fall  ferry · qualifiers" in result.stdout
    assert "<failure" in Path("b.xml").read_text("utf-8")
    compared = _invoke("compare", "a.jsonl", "b.jsonl", "--cases", cases).stdout
    assert "qualifiers: lost" in compared
    assert "tug: the same" in compared


def test_a_changed_reference_cannot_be_gated_until_it_is_landed(cases: Path) -> None:
    """Exit code 5; rescoring with --write lands it, and refuses a changed story."""
    _run(cases)
    _bless(cases)
    path = cases / "ferry" / "reference.json"
    path.write_text(path.read_text("utf-8").replace("Reviewed by Ana", "Reviewed by Ben"), "utf-8")
    result = _gate(cases)
    assert (result.exit_code, "INCOMPARABLE reference_changed" in result.stdout) == (5, True)
    rescored = _invoke("rescore", BASELINE, "--cases", cases, "--write")
    assert rescored.exit_code == 0, rescored.output
    assert _gate(cases).exit_code == 0
    path = cases / "tug" / "story.json"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    refused = _invoke("rescore", BASELINE, "--cases", cases, "--write")
    assert (refused.exit_code, "bless a new run instead" in refused.stderr) == (2, True)


@pytest.mark.parametrize("where", [(), ("--baseline", "none.json")])
def test_without_a_baseline_the_gate_says_how_to_get_one(cases: Path, where: tuple[str, ...]) -> None:
    """Exit code 5, and the tables all the same: neither in git nor where it was said to lie."""
    _run(cases)
    result = _invoke("gate", "--cases", cases, "--run", "a.jsonl", *where)
    assert result.exit_code == 5
    assert "by field group" in result.stdout
    assert "no baseline" in result.stdout


def test_an_incomplete_run_is_not_blessed(cases: Path) -> None:
    """Nor one of other cases than the suite's."""
    _run(cases, "--only", "ferry")
    refused = _bless(cases)
    assert (refused.exit_code, "it lacks tug" in refused.stderr) == (2, True)
    _run(cases)

    def fail(outcome: dict[str, Any]) -> None:
        outcome.update(report=None, failure={"kind": "timeout", "message": "late"})

    _alter("a.jsonl", "b.jsonl", fail)
    refused = _bless(cases, "b.jsonl")
    assert (refused.exit_code, "the run is incomplete" in refused.stderr) == (2, True)


def test_a_run_with_faults_is_blessed_only_knowingly(cases: Path) -> None:
    """Each fault is named."""
    _run(cases)

    def invent(outcome: dict[str, Any]) -> None:
        outcome["report"]["events"][0]["figures"][0].update(low=777, high=None, text="777")

    _alter("a.jsonl", "b.jsonl", invent)
    refused = _bless(cases, "b.jsonl")
    assert (refused.exit_code, "777" in refused.stderr, Path(BASELINE).exists()) == (2, True, False)
    assert _bless(cases, "b.jsonl", "--with-faults").exit_code == 0


def test_blessing_wants_a_reason_and_a_whole_suite(cases: Path) -> None:
    """And a run, or a model to run."""
    assert _invoke("bless", "--cases", cases, "--reason", "x", "--by", "Ana").exit_code == 2
    assert _invoke("bless", "--model", "lexical", "--cases", cases).exit_code == 2
    assert _invoke("bless", "--model", "lexical", "--cases", cases, "--reason", "x", "--only", "ferry").exit_code == 2


def test_records_of_other_cases_are_refused(cases: Path) -> None:
    """Exit code 2; a part of the suite may be run into the file of the whole."""
    _run(cases)
    assert _run(cases, "--only", "ferry").exit_code == 0
    reference = cases / "tug" / "reference.json"
    reference.write_text(reference.read_text("utf-8") + "\n", "utf-8")
    result = _run(cases, "--only", "ferry")
    assert (result.exit_code, "tug, whose story or reference is another now" in result.stderr) == (2, True)


def test_what_was_named_amiss_is_told_in_one_line(cases: Path) -> None:
    """A file that is no run, a folder that is a case itself, a tag that no case carries."""
    _run(cases, "--json", "account.json")
    for file in ("account.json", "tug.json"):
        result = _invoke("compare", file, "a.jsonl", "--cases", cases)
        assert result.stderr.startswith(f"{file}: is neither a run's records")
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    result = _invoke("check", "--cases", cases / "tug")
    assert result.stderr == f"{cases / 'tug'}: is a case itself; name the folder above it: {cases}\n"
    result = _invoke("check", "--cases", cases, "--only", "zz")
    assert result.stderr.startswith("no case is tagged zz; there are tags ")
    assert result.stderr.endswith("; cases ferry, tug\n")


def test_an_unreviewed_draft_is_no_yardstick(cases: Path) -> None:
    """Exit code 2, naming the case, even with --with-faults."""
    reference = cases / "tug" / "reference.json"
    reference.write_text(reference.read_text("utf-8").replace("Reviewed by Ana", "UNREVIEWED"), "utf-8")
    _run(cases)
    refused = _bless(cases, "a.jsonl", "--with-faults")
    assert (refused.exit_code, "unreviewed drafts: tug;" in refused.stderr) == (2, True)
    assert "notes: still call it an unreviewed draft" in _invoke("check", "--cases", cases).stdout


def test_what_was_missed_is_listed_where_asked(cases: Path) -> None:
    """One line an item; without --misses a line tells of it, and --misses all leaves none out."""
    assert "item by item: --misses" in _run(cases).stdout
    path = cases / "ferry" / "reference.json"
    reference = json.loads(path.read_text("utf-8"))
    (event,) = reference["events"]
    claim = {"kind": "happening", "stance": "asserted", "articles": ["a1"], "key_terms": ["ferry"]}
    event["claims"] += [claim | {"text": f"The ferry of {n} sank."} for n in range(100, 145)]
    path.write_text(json.dumps(reference), "utf-8")
    shown = _run(cases, "--misses", out="b.jsonl").stdout
    assert "\nferry\n" in shown
    assert shown.count("  claims: missing claim: The ferry of ") == 40
    assert "  and 5 more: --misses all" in shown
    assert "item by item" not in shown
    assert _run(cases, "--misses", "all", out="b.jsonl").stdout.count("  claims: missing claim: ") == 45


def test_an_unknown_model_is_refused_before_anything_is_written(cases: Path) -> None:
    """Exit code 2 with the models that there are; no file is begun."""
    result = _run(cases, "--model", "gpt", "--json", "a.json")
    assert (result.exit_code, "--model gpt: " in result.stderr, "lexical" in result.stderr) == (2, True, True)
    assert not {"a.jsonl", "a.json"} & {each.name for each in Path.cwd().iterdir()}


@pytest.mark.parametrize("form", ["json", "junit", "markdown"])
def test_a_file_that_cannot_be_written_is_refused_before_anything_is_run(cases: Path, form: str) -> None:
    """Below a file no folder can be made; exit code 2 with one line."""
    result = _run(cases, f"--{form}", cases / "tug" / "story.json" / "a")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert result.stderr.startswith(f"--{form} ")
    assert not Path("a.jsonl").exists()


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_blank_reason_is_none(cases: Path, reason: str) -> None:
    """Exit code 2 with one line, and nothing written."""
    _run(cases)
    refused = _invoke("bless", "a.jsonl", "--cases", cases, "--by", "Ana", "--reason", reason)
    assert (refused.exit_code, len(refused.stderr.splitlines())) == (2, 1)
    assert not Path(BASELINE).exists()


@pytest.mark.parametrize(
    "arguments", [("run", "--only", "nothing"), ("gate", "--run", "bad.jsonl"), ("compare", "x", "y")]
)
def test_bad_usage_and_bad_files_end_with_2(cases: Path, arguments: tuple[str, ...]) -> None:
    """The file or the option is named."""
    Path("bad.jsonl").write_text("no\n", "utf-8")
    result = _invoke(*arguments, "--cases", cases)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_what_a_reference_holds_beyond_its_articles_is_complained_of(cases: Path) -> None:
    """Exit code 2, as for any bad file, each complaint with its case; 1 is a regression."""
    path = cases / "ferry" / "reference.json"
    reference = json.loads(path.read_text("utf-8"))
    reference["events"][0]["quotes"] = [{"words": "never said by anyone", "articles": ["a1"]}]
    path.write_text(json.dumps(reference), "utf-8")
    result = _invoke("check", "--cases", cases, "--only", "ferry")
    assert result.exit_code == 2
    assert "ferry: " in result.stdout


@pytest.mark.parametrize(("error", "code"), [(RuntimeError, 4), (KeyboardInterrupt, 130)])
def test_nothing_but_a_regression_ends_with_1(cases: Path, error: type[BaseException], code: int) -> None:
    """Neither a crash of the suite itself nor an interruption, though Python and click would have it so."""

    def assemble(*, config: Path | None) -> object:  # noqa: ARG001 - the port's own signature
        raise error

    result = _invoke("run", "--cases", cases, "--jobs", 1, assemble=assemble)
    assert (result.exit_code, result.stdout) == (code, "")


def test_the_rules_come_from_the_baselines_commit(cases: Path) -> None:
    """Unless a file of rules is named, or the baseline is taken as it lies."""
    _run(cases)
    _bless(cases)
    _alter("a.jsonl", "b.jsonl", _drop_bound)
    loose = RULES.read_text("utf-8").replace("qualifiers = 2", "qualifiers = 0").replace("made_up = 0", "made_up = 1")
    (cases / "gate.toml").write_text(loose, "utf-8")
    _commit(cases)
    (cases / "gate.toml").write_text(RULES.read_text("utf-8"), "utf-8")
    result = _invoke("gate", "--cases", cases, "--run", "b.jsonl")
    assert result.exit_code == 0, result.output
    assert "groups.qualifiers was 0, is 2" in " ".join(result.stdout.split())
    assert "WARN fall  ferry · qualifiers" in result.stdout
    assert _invoke("gate", "--cases", cases, "--run", "b.jsonl", "--gate", RULES).exit_code == 1
    assert _gate(cases, "b.jsonl").exit_code == 1


def test_what_is_kept_for_cases_lies_beside_them(cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Baseline, rules and accepted falls, also out of git and from another folder."""
    _run(cases)
    blessed = _bless(cases)
    assert f"{cases}/baselines/lexical.json: 2 reports" in blessed.stdout
    assert not Path("evals/baselines").exists()
    _alter("a.jsonl", "b.jsonl", _drop_bound)
    entry = '[[accepted]]\ncase = "ferry"\ngroup = "{}"\ndown_to = 0\nreason = "x"\n'
    groups = ("qualifiers", "summary", "claims", "figures")
    (cases / "accepted.toml").write_text("".join(map(entry.format, groups)), "utf-8")
    _commit(cases)
    records = Path("b.jsonl").absolute()
    elsewhere = cases.parent / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    result = _invoke("gate", "--cases", "../cases", "--run", records)
    assert "WARN accepted_fall  ferry · qualifiers" in result.stdout
    assert ("FAIL fall" in result.stdout, "rules_changed" in result.stdout) == (False, False)
    (cases / "accepted.toml").unlink()
    assert "FAIL fall  ferry · qualifiers" in _invoke("gate", "--cases", cases, "--run", records).stdout


def test_a_missing_baseline_is_told_with_its_cases(cases: Path) -> None:
    """So that the remedy makes it where the gate looks."""
    _run(cases)
    shown = " ".join(_gate(cases).stdout.split())
    assert f"`wirefold eval bless --model lexical --cases {cases} --reason …` makes one" in shown


def test_a_run_of_some_cases_does_not_pass_for_the_suite(cases: Path) -> None:
    """Exit code 4 with the command that goes on, which does."""
    _run(cases)
    _bless(cases)
    _run(cases, "--only", "ferry", out="b.jsonl")
    result = _gate(cases, "b.jsonl")
    assert result.exit_code == 4, result.output
    assert "INCOMPLETE missing_case  tug" in result.stdout
    command = f"wirefold eval run --model lexical --out b.jsonl --cases {cases}"
    assert command in " ".join(result.stdout.split())
    assert _invoke(*command.split()[2:], "--jobs", 1).exit_code == 0
    assert _gate(cases, "b.jsonl").exit_code == 0


def test_a_gate_over_some_cases_leaves_the_others_alone(cases: Path) -> None:
    """Those of the baseline, and those that were accepted, are not missed."""
    _run(cases)
    _bless(cases)
    entry = '[[accepted]]\ncase = "tug"\ngroup = "quotes"\ndown_to = 0\nreason = "x"\n'
    Path("accepted.toml").write_text(entry, "utf-8")
    result = _gate(cases, "a.jsonl", "--only", "ferry", "--accepted", "accepted.toml")
    assert result.exit_code == 0, result.output
    assert "tug" not in result.stdout


@pytest.mark.parametrize(("case", "group"), [("tugg", "quotes"), ("tug", "quots")])
def test_a_misspelt_acceptance_is_a_bad_file(cases: Path, case: str, group: str) -> None:
    """Exit code 2, also where only other cases are asked for."""
    _run(cases)
    _bless(cases)
    entry = f'[[accepted]]\ncase = "{case}"\ngroup = "{group}"\ndown_to = 0\nreason = "x"\n'
    Path("accepted.toml").write_text(entry, "utf-8")
    result = _gate(cases, "a.jsonl", "--only", "ferry", "--accepted", "accepted.toml")
    assert (result.exit_code, "is not known; there are" in result.stderr) == (2, True)


def test_a_case_is_not_made_twice(cases: Path) -> None:
    """Exit code 2; another name does."""
    story = cases.parent / "tug.json"
    assert _invoke("new-case", story, "--cases", cases).exit_code == 2
    assert _invoke("new-case", story, "--cases", cases, "--slug", "../x").exit_code == 2
    assert _invoke("new-case", story, "--cases", cases, "--slug", "tug-2").exit_code == 0


def test_the_references_schema_is_printed() -> None:
    """As it stands beside the cases."""
    assert "reference_version" in json.loads(_invoke("schema").stdout)["properties"]


def test_help_names_every_command() -> None:
    """With one line on each."""
    shown = _invoke("--help").stdout
    assert all(name in shown for name in ("bless", "check", "compare", "gate", "new-case", "rescore", "run", "schema"))
    assert _invoke("nothing").exit_code == 2


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    """It is written without importing them."""
    context = click.Context(evaluate)
    for name, (_, told) in _COMMANDS.items():
        command = evaluate.get_command(context, name)
        assert command is not None
        assert " ".join((command.help or "").split()).startswith(told.rstrip("."))


def test_the_page_tells_every_exit_code() -> None:
    """Also that of an interruption."""
    page = (Path(__file__).parents[2] / "docs" / "evals.md").read_text("utf-8")
    rows = [line.split("|") for line in page.splitlines() if line.startswith("|")]
    told = {row[2].strip() for row in rows}
    codes = {str(each) for each in (*EXIT_CODES.values(), BAD_USAGE, INCOMPLETE, INTERRUPTED)}
    assert codes <= told
    assert "wirefold[evals]" not in page


@pytest.mark.parametrize("library", ["junitparser", "numpy", "rapidfuzz", "scipy"])
def test_a_library_that_is_missing_is_told_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    """From a checkout, for nothing is published; the list of commands needs none of them."""
    for name in [each for each in sys.modules if each.startswith(("evals.", library))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    assert _invoke("--help").exit_code == 0
    result = _invoke("run")
    assert result.exit_code == 2
    assert f"{library} is missing: run `make dev` in the checkout" in result.stderr
