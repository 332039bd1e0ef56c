"""The drafts' schemas as sent, beside the prompts they go with: `python -m tests.schema_files` writes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from service.schema.base import Shape
from service.schema.draft import Draft, Writing, build_wire_schema

PROMPTS: Final = Path(__file__).parents[1] / "prompts"
COMMAND: Final = ".venv/bin/python -m tests.schema_files"
SHAPES: Final[Mapping[str, type[Shape]]] = MappingProxyType({"read": Draft, "write": Writing})
"""What a model answers to each task."""


def find_schema_file(task: str) -> Path:
    """Where the schema of a task is kept."""
    return PROMPTS / task / "v1" / "schema.json"


def render_schema(shape: type[Shape]) -> str:
    """The schema as its file has it."""
    return json.dumps(build_wire_schema(shape), indent=2) + "\n"


def write_schemas() -> None:
    """Write every schema anew."""
    for task, shape in SHAPES.items():
        find_schema_file(task).write_text(render_schema(shape), encoding="utf-8")


if __name__ == "__main__":
    write_schemas()
