"""`wirefold eval …`: each command is imported only when it is called, for scoring needs the extra `evals`."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

_COMMANDS: Final = {
    "bless": ("evals.commands.keeping:bless", "Make a run the yardstick: RUN.jsonl, or a new run of --model."),
    "check": ("evals.commands.authoring:check", "Tell what the references hold that their articles do not."),
    "compare": (
        "evals.commands.reading:compare",
        "Tell item by item what AFTER lost, gained and changed against BEFORE.",
    ),
    "gate": (
        "evals.commands.gating:gate",
        "Compare a run with a baseline: PASS, WARN, FAIL, or why nothing can be said.",
    ),
    "new-case": ("evals.commands.authoring:new_case", "Make a case of STORY.json: its reference is a report's guess."),
    "rescore": ("evals.commands.keeping:rescore", "Score FILE, a run's records or a baseline, by the present scorer."),
    "run": ("evals.commands.answering:run", "Answer every case, score the reports, print the tables."),
    "schema": ("evals.commands.authoring:schema", "Print the JSON Schema of a reference."),
}
"""Where each is found, and what it does: told here too, so that the list of them needs nothing installed."""

_EXTRA: Final = frozenset({"junitparser", "numpy", "rapidfuzz", "scipy"})
_REMEDY: Final = "run `make dev` in the checkout; into an environment of your own, pip install '.[evals]' from there"


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Name every command, in alphabetical order."""
        return list(_COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """Write what each command does, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, told) in _COMMANDS.items()])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Import a command; what it needs and lacks is told with the remedy."""
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name][0].partition(":")
        try:
            found = getattr(import_module(module), name)
        except ModuleNotFoundError as error:
            library = (error.name or "").partition(".")[0]
            if library in _EXTRA:
                raise click.UsageError(f"{library} is missing: {_REMEDY}") from None
            raise
        return found if isinstance(found, click.Command) else None


@click.group(cls=_LazyGroup, name="eval")
def evaluate() -> None:
    """Measure reports against fixed references, and gate on falls.

    Exit codes: 0 done, passed or warned; 1 a regression, and nothing else; 2 bad usage or a bad file; 4 a case could
    not be scored; 5 nothing comparable; 130 interrupted.
    """
