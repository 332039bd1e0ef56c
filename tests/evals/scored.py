"""The suite's own cases, and the weights that they are scored with."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from evals import cases as cases_module
from evals.cases import Case, load_cases


@cache
def load_suite() -> tuple[Case, ...]:
    """Load every case that comes with the suite."""
    return load_cases()


@cache
def load_weights() -> dict[str, float]:
    """Load the weights of the field groups."""
    path = Path(cases_module.__file__).with_name("gate.toml")
    return {group: float(weight) for group, weight in tomllib.loads(path.read_text())["groups"].items()}
