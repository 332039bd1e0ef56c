"""Loads prompts, which are text files outside the code: `prompts/<task>/<version>/`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jinja2 import Environment, StrictUndefined, Template

from service.errors import ConfigurationError
from service.prompting import Prompt
from service.schema.report import PromptVersion

PROMPTS: Final = Path(__file__).parents[2] / "prompts"

READ: Final = ("read", "v1")
WRITE: Final = ("write", "v1")
SHARED: Final = ("shared", "v1")

_JINJA: Final = Environment(
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=False,
    autoescape=False,  # noqa: S701 - text for a model, and nothing of an article goes in
)


@dataclass(frozen=True, slots=True)
class SharedPrompts:
    """What is said about form, whatever the task."""

    json_object: str
    """How the schema is told to a model that is not held to it; `{schema}` stands for it."""
    reask: Template
    """What is said after an answer that cannot be read; takes `problems`."""
    version: PromptVersion


def load_prompt(task: str, version: str, *, root: Path = PROMPTS) -> Prompt:
    """One version of a task's prompt. Raises `ConfigurationError` when a file of it is missing."""
    system = _read_text(root / task / version / "system.md")
    user_template = _read_text(root / task / version / "user.md.j2")
    return Prompt(task, version, system, user_template, _hash(system, user_template))


def load_shared_prompts(*, root: Path = PROMPTS) -> SharedPrompts:
    """The texts that every task uses. Raises `ConfigurationError` when one is missing."""
    name, version = SHARED
    json_object = _read_text(root / name / version / "json_object.md")
    reask = _read_text(root / name / version / "reask.md.j2")
    stamp = PromptVersion(name=name, version=version, sha256=_hash(json_object, reask))
    return SharedPrompts(json_object.rstrip("\n"), _JINJA.from_string(reask), stamp)


def _read_text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        message = f"{'/'.join(file.parts[-3:])}: this prompt is missing; install the service with its prompts directory"
    raise ConfigurationError(message)


def _hash(*texts: str) -> str:
    # NUL between them, so that moving a line from one file to the other changes the hash.
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()
