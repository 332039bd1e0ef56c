"""`wirefold eval …`: each command is imported only when it is called or listed, for scoring needs the extra `evals`."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

_COMMANDS: Final = {
    "bless": "evals.commands.keeping:bless",
    "check": "evals.commands.authoring:check",
    "compare": "evals.commands.reading:compare",
    "gate": "evals.commands.gating:gate",
    "new-case": "evals.commands.authoring:new_case",
    "rescore": "evals.commands.keeping:rescore",
    "run": "evals.commands.answering:run",
    "schema": "evals.commands.authoring:schema",
}
_EXTRA: Final = frozenset({"junitparser", "numpy", "rapidfuzz", "scipy"})


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Name every command, in alphabetical order."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Import a command; what it needs and lacks is told with the remedy."""
        module, _, name = _COMMANDS.get(cmd_name, "").partition(":")
        if not module:
            return None
        try:
            found = getattr(import_module(module), name)
        except ModuleNotFoundError as error:
            library = (error.name or "").partition(".")[0]
            if library in _EXTRA:
                raise click.UsageError(f"{library} is missing: in a checkout, pip install '.[evals]'") from None
            raise
        return found if isinstance(found, click.Command) else None


@click.group(cls=_LazyGroup, name="eval")
def evaluate() -> None:
    """Measure reports against fixed references, and gate on falls.

    Exit codes: 0 done, passed or warned; 1 a regression, and nothing else; 2 bad usage or a bad file; 4 a case could
    not be scored; 5 nothing comparable; 130 interrupted.
    """
