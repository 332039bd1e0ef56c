"""`wirefold eval check`, `new-case` and `schema`: for whoever writes cases."""

from __future__ import annotations

from pathlib import Path

import click

from evals.cases import CASES, load_cases, parse_story
from evals.checking import check_case
from evals.commands.common import (
    BAD_USAGE,
    EXISTING_FILE,
    INCOMPLETE,
    cases_option,
    config_option,
    only_option,
    tell_errors,
)
from evals.desk import UNKNOWN_MODEL, Assemble, Desk, set_model
from evals.new_case import name_slug, require_free, scaffold_reference, write_case
from evals.reference import publish_reference_schema
from evals.runs import Failure
from evals.views.words import count
from service.settings import LEXICAL


@click.command("check")
@cases_option
@only_option
@tell_errors()
def check(*, directory: Path, only: tuple[str, ...]) -> None:
    """Tell what the references hold that their articles do not. Exit code 2 where there is something."""
    cases = load_cases(directory, only=only)
    complaints = [f"{directory / case.slug}: {each}" for case in cases for each in check_case(case)]
    for each in complaints:
        click.echo(each)
    click.echo(f"{count(len(cases), 'case')}, {count(len(complaints), 'complaint')}", err=True)
    if complaints:
        raise click.exceptions.Exit(BAD_USAGE)


@click.command("new-case")
@click.argument("story", type=EXISTING_FILE, metavar="STORY.json")
@click.option(
    "--cases",
    "directory",
    type=click.Path(file_okay=False, path_type=Path),
    default=CASES,
    help="Folder of cases; by default the suite's.",
)
@click.option("--slug", help="The case's name; by default made of the file's.")
@click.option("--model", default=LEXICAL, show_default=True, help="Model whose report is turned into a reference.")
@config_option
@click.pass_obj
@tell_errors()
def new_case(
    assemble: Assemble, /, *, story: Path, directory: Path, slug: str | None, model: str, config: Path | None
) -> None:
    """Make a case of STORY.json: its reference is a report's guess, for an editor to correct."""
    if slug is not None and name_slug(Path(slug).with_suffix(".json")) != slug:
        raise click.UsageError(f"--slug {slug}: use small letters, digits and hyphens")
    folder = directory / (slug or name_slug(story))
    require_free(folder)
    raw = story.read_bytes()
    with Desk(assemble, config) as desk:
        answer = desk.ask(set_model(parse_story(raw, story), model))
    if isinstance(answer, Failure):
        click.echo(f"{story}: no report ({answer.kind}): {answer.message}", err=True)
        raise click.exceptions.Exit(BAD_USAGE if answer.kind == UNKNOWN_MODEL else INCOMPLETE)
    for path in write_case(folder, raw, scaffold_reference(answer)):
        click.echo(str(path))
    click.echo(f"correct {folder}/reference.json, then run `wirefold eval check --cases {directory}`", err=True)


@click.command("schema")
def schema() -> None:
    """Print the JSON Schema of a reference."""
    click.echo(publish_reference_schema(), nl=False)
