"""Reading the suite's own files: whatever is wrong with one is told with its name, the key, and the remedy."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from evals.slips import list_slips
from service.schema.base import Shape

AnyShape = TypeVar("AnyShape", bound=Shape)


class BadFile(Exception):
    """A file of the suite that cannot be used: names it, what is wrong, and what would be right."""


def load_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file. Raises `BadFile`."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadFile(f"{path}: cannot be read ({error.strerror}); name another file, or mend this one") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadFile(f"{path}: not TOML in UTF-8: {error}") from None


def read_shape(shape: type[AnyShape], table: Any, path: Path) -> AnyShape:
    """Make a shape of what a file holds. Raises `BadFile` with a line for each slip."""
    try:
        return shape.model_validate(table)
    except ValidationError as error:
        raise BadFile("\n".join(f"{path}: {each}" for each in list_slips(error, shape))) from None


def describe_problems(error: ValidationError, *, most: int = 20) -> str:
    """Tell each problem by its key, without the value."""
    problems = error.errors(include_input=False, include_url=False)[:most]
    return "; ".join(f"{'.'.join(map(str, each['loc'])) or 'file'}: {each['msg']}" for each in problems)
