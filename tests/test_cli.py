"""The command line: results on stdout, everything else on stderr, exit codes that scripts can rely on."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import Assembly, _reload_on_hangup, wirefold
from service.errors import ConfigurationError, Unavailable
from service.ports import Caller, ModelProbe, ModelStatus
from service.schema.report import Report
from service.view import render_html
from tests.fakes import FakeReportService, make_report

Run = Callable[..., Result]

STORY = json.dumps({"articles": [{"body": "A bridge closed.\x07"}]})


class Assembler:
    """Hands out one fake service, and remembers with which configuration it was asked to."""

    def __init__(self) -> None:
        self.service = FakeReportService()
        self.configs: list[Path | None] = []
        self.error: ConfigurationError | None = None
        self.probes: list[ModelProbe] = []

    def __call__(self, *, config: Path | None) -> Assembly:
        """Assemble, or fail as set."""
        self.configs.append(config)
        if self.error:
            raise self.error
        return Assembly(self.service, probe=self._probe)

    async def _probe(self) -> list[ModelProbe]:
        return self.probes


@pytest.fixture
def assembler() -> Assembler:
    """What the commands are handed."""
    return Assembler()


@pytest.fixture
def run(assembler: Assembler) -> Run:
    """Run the command line with arguments."""

    def invoke(*arguments: object, stdin: str | None = None) -> Result:
        return CliRunner().invoke(wirefold, [str(each) for each in arguments], input=stdin, obj=assembler)

    return invoke


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A story's file."""
    path = tmp_path / "story.json"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_report_as_json_is_a_report_and_nothing_else(run: Run, story: Path, assembler: Assembler) -> None:
    """It can be piped: progress goes to stderr; notices stand in the warnings; the service is closed."""
    result = run("report", story, "--format", "json")
    assert result.exit_code == 0
    report = Report.model_validate_json(result.stdout)
    assert report.warnings[0].code == "control_characters"
    assert report.model_copy(update={"warnings": report.warnings[1:]}) == make_report()
    assert "reading 1 articles" in result.stderr
    assert (assembler.service.closed, assembler.service.callers) == (True, [Caller()])


def test_a_report_is_text_unless_asked_otherwise(run: Run, story: Path) -> None:
    """As `make run` prints it."""
    result = run("report", story)
    assert "Drones hit port [f1 c1]" in result.stdout
    assert "answered by main" in result.stdout


def test_a_report_as_html_is_the_page(run: Run, tmp_path: Path) -> None:
    """Redirected into a file, it opens in a browser."""
    path = tmp_path / "plain.json"
    path.write_text('{"articles": [{"body": "x"}]}', encoding="utf-8")
    assert run("report", path, "--format", "html").stdout == render_html(make_report())


@pytest.mark.parametrize("form", ["text", "html"])
def test_a_report_for_people_says_which_article_is_which(run: Run, form: str) -> None:
    """By what the story says of it: the report's JSON does not repeat it."""
    story = json.dumps({"articles": [{"body": "x", "source": "AP", "title": "Bridge closed"}]})
    assert "AP · Bridge closed" in run("report", "-", "--format", form, stdin=story).stdout


def test_a_story_comes_from_standard_input_too(run: Run, assembler: Assembler) -> None:
    """With - for the file."""
    assert run("report", "-", stdin=STORY).exit_code == 0
    assert len(assembler.service.stories) == 1


def test_a_model_of_the_command_line_wins(run: Run, tmp_path: Path, assembler: Assembler) -> None:
    """Over that of the story, whose other options stay."""
    path = tmp_path / "story.json"
    path.write_text('{"articles": [{"body": "x"}], "options": {"model": "a", "max_items": 7}}', encoding="utf-8")
    run("report", path, "--model", "b")
    options = assembler.service.stories[0].options
    assert (options.model, options.max_items) == ("b", 7)


def test_a_directory_is_a_story_of_its_files_in_order_of_name(run: Run, tmp_path: Path, assembler: Assembler) -> None:
    """Text and HTML are articles, other files are not; stderr says which is which."""
    (tmp_path / "2.html").write_text("<p>Two</p>", encoding="utf-8")
    (tmp_path / "1.txt").write_bytes("\ufeffOne\r\n".encode())
    (tmp_path / "notes.md").write_text("no", encoding="utf-8")
    result = run("report", tmp_path)
    articles = assembler.service.stories[0].articles
    assert [(each.id, each.body, each.body_html) for each in articles] == [
        ("a1", "One\r\n", None),
        ("a2", None, "<p>Two</p>"),
    ]
    assert "a1 is 1.txt\na2 is 2.html\n" in result.stderr


def test_a_directory_that_cannot_be_read_as_a_story_is_bad_usage(run: Run, tmp_path: Path) -> None:
    """Empty, or not UTF-8: the file is named, its content is not."""
    assert run("report", tmp_path).exit_code == 2
    (tmp_path / "1.txt").write_bytes(b"caf\xe9")
    result = run("report", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "1.txt: save it as UTF-8; byte 3" in result.stderr


def test_a_malformed_story_is_told_field_by_field(run: Run, tmp_path: Path, assembler: Assembler) -> None:
    """Exit code 2, before anything is built."""
    path = tmp_path / "story.json"
    path.write_text('{"articles": [{"text": "zqsecret"}]}', encoding="utf-8")
    result = run("report", path)
    assert (result.exit_code, result.stdout, assembler.configs) == (2, "", [])
    assert "articles.0.text: this key is not known; did you mean body?" in result.stderr
    assert "zqsecret" not in result.stderr


def test_a_malformed_story_is_told_with_its_file(run: Run, tmp_path: Path) -> None:
    """Where many are read in a loop it matters which."""
    path = tmp_path / "broken.json"
    path.write_text("{", encoding="utf-8")
    assert run("report", path).stderr.splitlines() == [
        f"{path} cannot be read as a story:",
        "story: send JSON; this stops being JSON at line 1, column 2",
    ]
    assert "standard input cannot be read as a story:" in run("report", "-", stdin="").stderr


def test_a_failure_of_the_work_ends_with_1(run: Run, story: Path, assembler: Assembler) -> None:
    """The service is closed all the same."""
    assembler.service.error = Unavailable("main: no connection")
    result = run("report", story)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "failed (upstream): main: no connection" in result.stderr
    assert assembler.service.closed


@pytest.mark.parametrize("command", [["serve"], ["models"], ["report", "-"]])
def test_a_configuration_that_cannot_work_ends_with_2(run: Run, assembler: Assembler, command: list[str]) -> None:
    """At start-up, with the message that names file and key."""
    assembler.error = ConfigurationError("wirefold.toml: [models.main] name is missing")
    result = run(*command, stdin=STORY)
    assert result.exit_code == 2
    assert "configuration: wirefold.toml: [models.main] name is missing" in result.stderr


def test_an_address_that_is_taken_ends_with_1(run: Run, assembler: Assembler) -> None:
    """The last line says which, and how to take another; the service is closed."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", "--port", port)
    assert result.exit_code == 1
    last = result.stderr.splitlines()[-1]
    assert f"cannot listen on port {port} of 127.0.0.1" in last
    assert "--port or WIREFOLD_SERVICE__PORT" in last
    assert assembler.service.closed


def test_the_configuration_file_is_handed_on(run: Run, tmp_path: Path, assembler: Assembler) -> None:
    """And one that is not there is bad usage."""
    config = tmp_path / "other.toml"
    assert run("models", "--config", config).exit_code == 2
    config.touch()
    assert run("models", "--config", config).exit_code == 0
    assert assembler.configs == [config]


def test_models_are_listed_one_to_a_line(run: Run, assembler: Assembler) -> None:
    """After the routes, with tabs between, for people and for cut; none is called up that nobody has asked."""
    out = ModelStatus("main", "openai", "gpt-x", local=False, up=False, why="quota")
    house = ModelStatus("house", "openai", "llama", local=True, up=True)
    assembler.service.models = (*assembler.service.models, out, house)
    assert run("models").stdout.splitlines() == [
        "route default",
        "route default: lexical",
        "lexical\tlexical\tlexical\tlocal\tup",
        "main\topenai\tgpt-x\tremote\tdown (quota)",
        "house\topenai\tllama\tlocal\tnot asked yet",
    ]
    assert assembler.service.closed


def test_a_probe_tells_what_each_model_keeps_to(run: Run, assembler: Assembler) -> None:
    """With the request as it was sent; nothing is sent unasked; it ends with 1 when one failed."""
    good = ModelProbe(
        "main", "ok", 0.5, schema_enforced=True, usage_reported=True, output_tokens_per_s=41.2, request="POST x"
    )
    assembler.probes = [good]
    assert "main: " not in run("models").stdout
    result = run("models", "--probe")
    assert result.exit_code == 0
    assert (
        "main: reachable, schema enforced, usage reported, 41 tokens/s, 0.50 s, answered as unnamed\nPOST x"
        in result.stdout
    )
    assembler.probes = [good, ModelProbe("other", "auth", 0.1, detail="other: check the key")]
    result = run("models", "--probe")
    assert result.exit_code == 1
    assert "other: failed (auth) after 0.10 s: other: check the key\n(the request is not shown" in result.stdout


@pytest.mark.parametrize(("name", "key"), [("story", "articles"), ("report", "provenance"), ("draft", "titles")])
def test_schemas_are_printed(run: Run, name: str, key: str) -> None:
    """Without any configuration."""
    assert key in json.loads(run("schema", name).stdout)["properties"]


def test_an_unknown_command_or_format_is_bad_usage(run: Run, story: Path) -> None:
    """Exit code 2, as for any command line."""
    assert run("reprot").exit_code == 2
    assert run("report", story, "--format", "pdf").exit_code == 2
    assert run("report", "nowhere.json").exit_code == 2


def test_help_names_every_command(run: Run) -> None:
    """Those of other packages too, where they are installed."""
    shown = run("--help").stdout
    assert all(name in shown for name in ("serve", "report", "models", "schema"))


def test_commands_of_other_packages_are_found(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By their entry point: the service does not import them."""
    (tmp_path / "extra-1.dist-info").mkdir()
    (tmp_path / "extra-1.dist-info" / "METADATA").write_text("Name: extra\nVersion: 1\n", encoding="utf-8")
    entry = "[wirefold.commands]\nextra = extra_commands:extra\n"
    (tmp_path / "extra-1.dist-info" / "entry_points.txt").write_text(entry, encoding="utf-8")
    code = "import click\n\n@click.command()\ndef extra():\n    'More.'\n    click.echo('found')\n"
    (tmp_path / "extra_commands.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert "extra" in run("--help").stdout
    assert run("extra").stdout == "found\n"


async def test_sighup_has_the_configuration_read_anew() -> None:
    """As daemons do it; the process goes on."""
    read = asyncio.Event()
    _reload_on_hangup(Assembly(FakeReportService(), reload=read.set))
    try:
        os.kill(os.getpid(), signal.SIGHUP)
        await asyncio.wait_for(read.wait(), 5)
    finally:
        asyncio.get_running_loop().remove_signal_handler(signal.SIGHUP)
