"""The command line: results on stdout, progress and logs on stderr.

Exit codes: 0 done, 1 the work failed, 2 bad usage, input or configuration, 130 interrupted. What a command needs is
handed in by `run`, so that nothing here builds an adapter. Further commands are found through the entry point group
`wirefold.commands`.
"""

from __future__ import annotations

import asyncio
import json
import logging
import signal
import sys
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

import click
from rich.console import Console

from service import __version__
from service.errors import ConfigurationError, InvalidInput, WirefoldError
from service.http.app import build_app
from service.http.limits import Limits
from service.http.server import Address, build_server
from service.intake import Intake, append_notices, read_story
from service.ports import Caller, ModelProbe, ModelStatus, ReportService
from service.schema.published import ShapeName, publish_schema
from service.schema.report import Report
from service.schema.story import Story
from service.settings import LEXICAL
from service.view import render_html, render_terminal

COMMAND_GROUP: Final = "wirefold.commands"

_FAILED: Final = 1
_BAD_INPUT: Final = 2
_INTERRUPTED: Final = 130
_BODY_KEYS: Final = {".txt": "body", ".html": "body_html"}


@dataclass(frozen=True, slots=True)
class Assembly:
    """A service as configured, and how it is to be served."""

    service: ReportService
    address: Address = field(default_factory=Address)
    limits: Limits = field(default_factory=Limits)
    reload: Callable[[], None] | None = None
    """Reads the configuration anew; what is wrong with it the service tells."""
    probe: Callable[[], Awaitable[Sequence[ModelProbe]]] | None = None
    """Sends each configured model one tiny request."""


class Assemble(Protocol):
    """Reads the configuration and builds the service; called inside a running event loop, which it may use.

    Raises `ConfigurationError`.
    """

    def __call__(self, *, config: Path | None) -> Assembly:
        """Assemble from a configuration file, or from wherever it is found when None."""
        ...


def run(assemble: Assemble, arguments: Sequence[str] | None = None) -> None:
    """Run the command line; ends the process with its exit code."""
    wirefold(args=arguments, prog_name="wirefold", obj=assemble)


class _OpenGroup(click.Group):
    """A group that takes in commands of other packages, and imports one only when it is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name own and found commands."""
        return sorted({*super().list_commands(ctx), *entry_points(group=COMMAND_GROUP).names})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find an own command first, then one of another package."""
        own = super().get_command(ctx, cmd_name)
        if own is not None or cmd_name not in entry_points(group=COMMAND_GROUP).names:
            return own
        found = entry_points(group=COMMAND_GROUP)[cmd_name].load()
        return found if isinstance(found, click.Command) else None


_config_option = click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Configuration file; by default wirefold.toml where there is one.",
)


@click.group(cls=_OpenGroup)
@click.version_option(__version__)
def wirefold() -> None:
    """Several articles about one story in, one checked event report out."""


@wirefold.command()
@click.option("--host", help="Address to listen on; by default that of the configuration, or loopback.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on; 0 takes a free one.")
@_config_option
@click.pass_obj
def serve(assemble: Assemble, *, host: str | None, port: int | None, config: Path | None) -> None:
    """Serve reports over HTTP until interrupted. SIGHUP has the configuration read anew."""
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s %(message)s")

    async def work() -> bool:
        assembly = assemble(config=config)
        address = Address(
            host=assembly.address.host if host is None else host, port=assembly.address.port if port is None else port
        )
        _reload_on_hangup(assembly)
        server = build_server(build_app(assembly.service, limits=assembly.limits), address)
        try:
            await server.serve()
        except SystemExit:  # uvicorn's way of saying that it cannot listen there, which it has logged
            click.echo(_tell_unfit(address), err=True)
            return False
        return server.started

    try:
        started = _run(work)
    except KeyboardInterrupt:
        raise click.exceptions.Exit(_INTERRUPTED) from None
    if not started:
        raise click.exceptions.Exit(_FAILED)


@wirefold.command()
@click.argument("story", type=click.Path(exists=True, allow_dash=True, path_type=Path))
@click.option("--model", help="Model or route that is to answer, instead of the story's or the configured one.")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@_config_option
@click.pass_obj
def report(assemble: Assemble, *, story: Path, model: str | None, form: str, config: Path | None) -> None:
    """Report a STORY: a JSON file as a CMS posts it, - for standard input, or a directory of *.txt and *.html."""

    async def work() -> tuple[Report, Story]:
        intake = _read_intake(story, model=model)
        service = assemble(config=config).service
        try:
            click.echo(f"reading {len(intake.story.articles)} articles", err=True)
            answer = await service.answer(intake.story, caller=Caller())
        finally:
            await service.aclose()
        return append_notices(answer, intake.notices), intake.story

    _print_report(*_run(work), form)


@wirefold.command()
@click.option("--probe", is_flag=True, help="Send each model one tiny request, which may cost a fraction of a cent.")
@_config_option
@click.pass_obj
def models(assemble: Assemble, *, probe: bool, config: Path | None) -> None:
    """List routes and the models that can be asked for; with --probe, what each keeps to.

    Ends with 1 when a probe failed.
    """

    async def work() -> bool:
        assembly = assemble(config=config)
        try:
            _list_models(assembly.service)
            probes = await assembly.probe() if probe and assembly.probe else ()
        finally:
            await assembly.service.aclose()
        for each in probes:
            click.echo(f"\n{_describe_probe(each)}")
        return all(each.outcome == "ok" for each in probes)

    if not _run(work):
        raise click.exceptions.Exit(_FAILED)


@wirefold.command()
@click.argument("name", type=click.Choice(["story", "report", "draft"]))
def schema(*, name: ShapeName) -> None:
    """Print the JSON Schema of what is sent, of what is answered, or of what a model is asked for."""
    click.echo(json.dumps(publish_schema(name), indent=2))


def _tell_unfit(address: Address) -> str:
    return (
        f"cannot listen on port {address.port} of {address.host}, for the reason above; take another port with --port "
        "or WIREFOLD_SERVICE__PORT, another address with --host or WIREFOLD_SERVICE__HOST"
    )


def _reload_on_hangup(assembly: Assembly) -> None:
    if assembly.reload and hasattr(signal, "SIGHUP"):  # which Windows has not
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, assembly.reload)


def _list_models(service: ReportService) -> None:
    click.echo(f"route {service.route}")
    for name, legs in service.list_routes().items():
        click.echo(f"route {name}: {', '.join(legs)}")
    for each in service.list_models():
        click.echo("\t".join([each.name, each.provider, each.requested, _tell_place(each), _tell_state(each)]))


def _tell_place(model: ModelStatus) -> str:
    return "local" if model.local else "remote"


def _tell_state(model: ModelStatus) -> str:
    if not model.up:
        return f"down ({model.why})"
    return "up" if model.provider == LEXICAL else "not asked yet"  # a process that lists models has asked none


def _describe_probe(probe: ModelProbe) -> str:
    request = probe.request or "(the request is not shown: the provider's package sends it by a client of its own)"
    if probe.outcome != "ok":
        return f"{probe.name}: failed ({probe.outcome}) after {probe.duration_s:.2f} s: {probe.detail}\n{request}"
    speed = f"{probe.output_tokens_per_s:.0f} tokens/s" if probe.output_tokens_per_s else "tokens/s unknown"
    facts = (
        "reachable",
        f"schema {'enforced' if probe.schema_enforced else 'NOT enforced'}",
        f"usage {'reported' if probe.usage_reported else 'NOT reported'}",
        speed,
        f"{probe.duration_s:.2f} s",
        f"answered as {probe.model_reported or 'unnamed'}",
    )
    return f"{probe.name}: {', '.join(facts)}\n{request}"


def _read_intake(path: Path, *, model: str | None) -> Intake:
    try:
        intake = read_story(_gather_articles(path) if path.is_dir() else _read_file(path))
    except InvalidInput:
        click.echo(f"{'standard input' if str(path) == '-' else path} cannot be read as a story:", err=True)
        raise
    if model is None:
        return intake
    options = intake.story.options.model_copy(update={"model": model})
    return Intake(intake.story.model_copy(update={"options": options}), intake.notices)


def _read_file(path: Path) -> bytes:
    return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()


def _gather_articles(directory: Path) -> bytes:
    files = sorted(each for each in directory.iterdir() if each.suffix in _BODY_KEYS and each.is_file())
    if not files:
        raise click.UsageError(f"no *.txt and no *.html in {directory}")
    for number, file in enumerate(files, start=1):
        click.echo(f"a{number} is {file.name}", err=True)
    return json.dumps({"articles": [{_BODY_KEYS[file.suffix]: _read_text(file)} for file in files]}).encode()


def _read_text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{file.name}: save it as UTF-8; byte {error.start:,} is not UTF-8") from None


def _print_report(report: Report, story: Story, form: str) -> None:
    match form:
        case "json":
            click.echo(report.model_dump_json(indent=2))
        case "html":
            click.echo(render_html(report, story.articles), nl=False)
        case _:
            Console(file=sys.stdout, highlight=False).print(render_terminal(report, story.articles))


_Result = TypeVar("_Result")


def _run(work: Callable[[], Coroutine[Any, Any, _Result]]) -> _Result:
    try:
        return asyncio.run(work())
    except InvalidInput as error:
        for problem in error.problems:
            click.echo(f"{problem.field or 'story'}: {problem.message}", err=True)
        raise click.exceptions.Exit(_BAD_INPUT) from None
    except ConfigurationError as error:
        click.echo(f"configuration: {error}", err=True)
        raise click.exceptions.Exit(_BAD_INPUT) from None
    except WirefoldError as error:
        click.echo(f"failed ({error.kind}): {error}", err=True)
        raise click.exceptions.Exit(_FAILED) from None
