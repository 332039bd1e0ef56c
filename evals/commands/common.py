"""What the commands share: options, what they read first, how errors and accounts reach the outside."""

from __future__ import annotations

import functools
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NoReturn, ParamSpec, TypeVar

import click
from rich.console import Console, RenderableType

from evals.account import Account
from evals.cases import CASES, BadCase, Case, load_cases
from evals.commands.homes import Home
from evals.files import BadFile
from evals.measuring import Measured, measure
from evals.rules import Rules, load_rules
from evals.runs import Outcome
from evals.scoring import score_report
from evals.views.documents import render_json
from evals.views.junit import render_junit
from evals.views.markdown import render_markdown
from evals.views.terminal import render_terminal
from service.errors import ConfigurationError

BAD_USAGE: Final = 2
INCOMPLETE: Final = 4
INTERRUPTED: Final = 130
_PLAIN_WIDTH: Final = 120
"""Columns where nobody looks: in a pipe, in CI."""

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")
Decorated = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Suite:
    """What everything is measured by."""

    cases: tuple[Case, ...]
    rules: Rules

    def measure(self, outcomes: Sequence[Outcome]) -> tuple[Measured, ...]:
        """Score outcomes by the present scorer."""
        return measure(outcomes, self.cases, self.rules.groups, score_report)


def load_suite(directory: Path, only: Sequence[str], gate_file: Path | None) -> Suite:
    """Read cases and rules, those that belong to the cases unless others are named. Raises `BadCase`, `BadFile`."""
    return Suite(load_cases(directory, only=only), load_rules(gate_file or Home(directory).rules))


def _existing(*, folder: bool = False) -> click.Path:
    return click.Path(exists=True, file_okay=not folder, dir_okay=folder, path_type=Path)


EXISTING_FILE: Final = _existing()
NEW_FILE: Final = click.Path(dir_okay=False, path_type=Path)

cases_option = click.option(
    "--cases", "directory", type=_existing(folder=True), default=CASES, help="Folder of cases; by default the suite's."
)
only_option = click.option("--only", multiple=True, metavar="TAG", help="Only cases of this tag or name; repeatable.")
rules_option = click.option(
    "--gate", "gate_file", type=EXISTING_FILE, help="Weights and ceilings; by default the cases' own, else the suite's."
)
model_option = click.option("--model", help="Model or route that is to answer; by default the route in force.")
config_option = click.option(
    "--config", type=EXISTING_FILE, help="Configuration file; by default wirefold.toml where there is one."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What every command that runs cases is asked for."""

    model: str | None
    config: Path | None
    directory: Path
    only: tuple[str, ...]
    gate_file: Path | None
    repeats: int
    jobs: int | None
    out: Path | None

    @property
    def home(self) -> Home:
        """What is kept for the cases."""
        return Home(self.directory)

    def load_suite(self) -> Suite:
        """Read cases and rules. Raises `BadCase`, `BadFile`."""
        return load_suite(self.directory, self.only, self.gate_file)


def run_options(command: Decorated) -> Decorated:
    """Options of every command that runs cases; the command gets them as `asked`."""
    options = [
        model_option,
        config_option,
        cases_option,
        only_option,
        rules_option,
        click.option("--repeats", type=click.IntRange(1), default=1, show_default=True, help="How often each case."),
        click.option("--jobs", type=click.IntRange(1), help="Cases at a time; by default as many as there are cores."),
        click.option(
            "--out", type=NEW_FILE, help="Records; the same file again goes on where it broke off. [evals/runs/…]"
        ),
    ]

    @functools.wraps(command)
    def gather(*arguments: Any, **given: Any) -> Any:
        asked = Asked(**{each.name: given.pop(each.name) for each in fields(Asked)})
        return command(*arguments, asked=asked, **given)

    return functools.reduce(lambda decorated, option: option(decorated), reversed(options), gather)


_FORMS: Final[dict[str, Callable[[Account], str]]] = {
    "json": render_json,
    "junit": render_junit,
    "markdown": render_markdown,
}


def view_options(command: Decorated) -> Decorated:
    """Files that an account can be written to; the command gets them as `files`."""
    options = [click.option(f"--{form}", type=NEW_FILE, help=f"Write it there as {form} too.") for form in _FORMS]

    @functools.wraps(command)
    def gather(*arguments: Any, **given: Any) -> Any:
        files: dict[str, Path | None] = {form: given.pop(form) for form in _FORMS}
        for form, path in files.items():
            if path is not None:
                require_writable(path, f"--{form}")
        return command(*arguments, files=files, **given)

    return functools.reduce(lambda decorated, option: option(decorated), reversed(options), gather)


def publish(account: Account, files: Mapping[str, Path | None], *, misses: int | None = 0) -> None:
    """Print an account, with so many misses a case (None for all), and write it to the files asked for."""
    for form, path in files.items():
        if path is not None:
            write_file(path, _FORMS[form](account))
    show(render_terminal(account, misses=misses))


def require_writable(path: Path, option: str) -> None:
    """Refuse a file that cannot be written, before anything is run. The folders above it need not be there yet."""
    above = next(each for each in path.absolute().parents if each.exists())
    if not above.is_dir() or not os.access(path if path.exists() else above, os.W_OK):
        refuse(f"{option} {path}: cannot be written there; name another file")


def write_file(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def show(what: RenderableType) -> None:
    """Print to stdout."""
    width = None if sys.stdout.isatty() else _PLAIN_WIDTH
    Console(file=sys.stdout, highlight=False, width=width).print(what)


@contextmanager
def tell_errors() -> Iterator[None]:
    """End with exit code 2 where a file, a setting or a case cannot be used; it is named, with the remedy.

    No other error ends with 1, as Python's own way would be: CI reads 1 as a regression.
    """
    try:
        yield
    except (click.ClickException, click.exceptions.Exit):
        raise
    except ConfigurationError as error:
        click.echo(f"configuration: {error}", err=True)
        raise click.exceptions.Exit(BAD_USAGE) from None
    except (BadCase, BadFile) as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(BAD_USAGE) from None
    except KeyboardInterrupt:
        click.echo("interrupted; the same --out again goes on from here", err=True)
        raise click.exceptions.Exit(INTERRUPTED) from None
    except Exception as error:  # noqa: BLE001 - whatever it is, it is no regression
        if isinstance(error, OSError) and error.filename:
            click.echo(f"{error.filename}: {error.strerror}; name another file, or make room for this one", err=True)
            raise click.exceptions.Exit(BAD_USAGE) from None
        traceback.print_exception(error)
        click.echo("the suite itself failed, which says nothing of the model", err=True)
        raise click.exceptions.Exit(INCOMPLETE) from None


def refuse(message: str) -> NoReturn:
    """End with exit code 2 and one line."""
    click.echo(message, err=True)
    raise click.exceptions.Exit(BAD_USAGE)


def tell_now() -> str:
    """This moment, UTC, RFC 3339, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
