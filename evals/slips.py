"""Slips in a file that somebody wrote by hand: each told in a line with its key and, where there is one, its remedy.

Pure. What stands in the file is not repeated, but for a key and for a value that is one of a few.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

MOST: Final = 20
"""Slips that are told of one file."""

_QUOTED: Final = re.compile(r"'([^']*)'")


def list_slips(error: ValidationError, shape: type[BaseModel]) -> tuple[str, ...]:
    """Tell each slip by its key. A field that is missing because its name is misspelt is told once, as misspelt."""
    problems = error.errors(include_url=False)
    keys = _Keys(shape, problems)
    lines = [f"{_join(each['loc'])}: {keys.tell(each)}" for each in problems if not keys.is_meant(each)]
    rest = (f"and {len(lines) - MOST} more",) if len(lines) > MOST else ()
    return (*lines[:MOST], *rest)


def suggest(given: str, known: Collection[str]) -> str:
    """`; did you mean …?` for a near miss, else nothing."""
    near = get_close_matches(given.lower(), sorted(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""


class _Keys:
    """The keys that a shape has, and which of them those that it has not are meant to be."""

    def __init__(self, shape: type[BaseModel], problems: Iterable[ErrorDetails]) -> None:
        self._shape = shape
        misspelt = [each["loc"] for each in problems if each["type"] == "extra_forbidden"]
        self._meant = {(*loc[:-1], near) for loc in misspelt for near in self._find_near(loc)}

    def is_meant(self, problem: ErrorDetails) -> bool:
        """Whether a missing field is there under a misspelt name."""
        return problem["type"] == "missing" and problem["loc"] in self._meant

    def tell(self, problem: ErrorDetails) -> str:
        """What is wrong, and what would be right."""
        if problem["type"] == "extra_forbidden":
            known = self._list_known(problem["loc"])
            return f"there is no such field{suggest(str(problem['loc'][-1]), known) or _list(known)}"
        if problem["type"] == "literal_error":
            return problem["msg"] + suggest(str(problem["input"]), _QUOTED.findall(problem["msg"]))
        return problem["msg"]

    def _find_near(self, loc: tuple[int | str, ...]) -> list[str]:
        return get_close_matches(str(loc[-1]).lower(), self._list_known(loc), n=1)

    def _list_known(self, loc: tuple[int | str, ...]) -> list[str]:
        node: Any = self._shape
        for part in loc[:-1]:
            node = _step_into(node, part)
        model = next(_find_shapes(node), None)
        return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _step_into(node: Any, part: int | str) -> Any:
    """The type below a type: of a shape's field, of a list's items, of a table's values."""
    model = next(_find_shapes(node), None) if isinstance(part, str) else None
    if model is None:
        return get_args(node)
    found = (field.annotation for name, field in model.model_fields.items() if part in {name, field.alias})
    return next(found, None)


def _find_shapes(node: Any) -> Iterator[type[BaseModel]]:
    if isinstance(node, type) and issubclass(node, BaseModel):
        yield node
    for each in node if isinstance(node, tuple) else get_args(node):
        yield from _find_shapes(each)


def _join(loc: Iterable[int | str]) -> str:
    return ".".join(map(str, loc)) or "file"


def _list(known: Collection[str]) -> str:
    return f"; there are {', '.join(known)}" if known else ""
