"""Where the files that belong to some cases are: below `evals/` for the suite's own, beside them for all others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evals.accepted import ACCEPTED, Accepted, load_accepted
from evals.baselines import BASELINES, Found, name_baseline
from evals.cases import CASES
from evals.history import fetch_baseline, fetch_text
from evals.rules import RULES

RULES_IN_GIT: Final = Path("evals/gate.toml")
"""Of the suite, below the current directory, as its baselines are."""


@dataclass(frozen=True, slots=True)
class Home:
    """A folder of cases, and what is kept for them."""

    cases: Path

    @property
    def is_suite(self) -> bool:
        """Whether these are the cases that come with the suite."""
        return self.cases.resolve() == CASES.resolve()

    @property
    def option(self) -> str:
        """What names these cases on a command line, with a space before it; nothing for the suite's own."""
        return "" if self.is_suite else f" --cases {self.cases}"

    @property
    def rules(self) -> Path:
        """Their weights and ceilings: the suite's where they have none of their own."""
        own = self.cases / RULES.name
        return RULES if self.is_suite or not own.exists() else own

    def name_baseline(self, model: str) -> Path:
        """The file that a model's baseline is in."""
        return name_baseline(model, BASELINES if self.is_suite else self.cases / BASELINES.name)

    def fetch_baseline(self, model: str, *, ref: str | None) -> Found:
        """Read a model's baseline from git. Raises `NoBaseline`, `BadFile`."""
        directory = Path.cwd() if self.is_suite else self.cases
        path = self.name_baseline(model).absolute().relative_to(directory.absolute())
        return fetch_baseline(path, ref=ref, directory=directory)

    def load_accepted(self) -> tuple[Accepted, ...]:
        """Their accepted falls; none where no file lists any. Raises `BadFile`."""
        own = self.accepted
        return load_accepted(own) if own.exists() else ()

    @property
    def accepted(self) -> Path:
        """The file that lists their accepted falls."""
        return ACCEPTED if self.is_suite else self.cases / ACCEPTED.name

    def fetch_rules(self, commit: str) -> str | None:
        """The rules that a commit has for them, else the suite's there; None where it has neither."""
        found = (fetch_text(path, commit=commit, directory=folder) for folder, path in self._list_rules())
        return next((each for each in found if each is not None), None)

    def _list_rules(self) -> Iterator[tuple[Path, Path]]:
        if not self.is_suite:
            yield self.cases, Path(RULES.name)
        yield Path.cwd(), RULES_IN_GIT
