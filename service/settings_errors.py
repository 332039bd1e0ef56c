"""Says what is wrong with a configuration: where it stands, which key, what would be right. Never a value."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

_SECRET_KEY: Final = re.compile(r"(?:^|_)(?:key|secret|token|password)$")
_MOST_PROBLEMS: Final = 20

_NAME_PATTERN: Final = "a name is made of a-z, 0-9, dot, dash and underscore"
_PATTERNS: Final = MappingProxyType(
    {
        "api_key_env": "names an environment variable, in capitals; the key itself goes into that variable",
        "base_url": "has to start with http:// or https:// and hold no space, user, password or query: "
        "a key goes into the variable that api_key_env names",
    }
)
_REMEDIES: Final = MappingProxyType(
    {
        "missing": "is missing; add it",
        "tuple_type": 'has to be a list, such as ["main"]',
        "model_type": "has to be a section with keys of its own",
        "dict_type": "has to be a section with keys of its own",
        "string_type": "has to be text in quotes",
        "string_too_short": "has to be at least {min_length} character long",
        "string_too_long": "has to be at most {max_length} characters long",
        "int_type": "has to be a whole number",
        "int_parsing": "has to be a whole number",
        "int_from_float": "has to be a whole number",
        "float_type": "has to be a number",
        "float_parsing": "has to be a number",
        "finite_number": "has to be a finite number",
        "greater_than": "has to be more than {gt:g}",
        "greater_than_equal": "has to be at least {ge:g}",
        "less_than_equal": "has to be at most {le:g}",
    }
)
"""By pydantic's name of the problem, filled from its context, which holds limits but no values."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where settings came from."""

    file: Path | None
    prefix: str
    environment: Mapping[str, Any]
    """What environment variables set, nested like the file."""

    def name(self, key: tuple[str | int, ...]) -> str:
        """The variable that set a key, or the file and the dotted key."""
        if key[0] == "models" and any(":" in str(part) for part in key[1:2]):
            return f"{self.prefix}MODEL"  # its shorthand; the name of a section has no colon
        if self._is_set_by_variable(key):
            return self.prefix + "__".join(str(part) for part in key).upper()
        dotted = ".".join(str(part) for part in key)
        return f"{self.file}: {dotted}" if self.file else dotted

    def _is_set_by_variable(self, key: tuple[str | int, ...]) -> bool:
        node: Any = self.environment
        for part in key:
            if not isinstance(node, Mapping) or part not in node:
                return False
            node = node[part]
        return not isinstance(node, Mapping)


def suggest(given: str, known: Collection[str], *, prefix: str = "") -> str:
    """`; did you mean …?` for a near miss, else nothing. A prefix that all share would make any two of them near."""
    near = difflib.get_close_matches(given.lower(), known, n=1, cutoff=0.6) or difflib.get_close_matches(
        given.upper(), known, n=1, cutoff=0.6
    )
    return f"; did you mean {prefix}{near[0]}?" if near else ""


def describe_syntax(file: Path, text: str, message: str) -> str:
    """Where a file stops being TOML and why, of a parser's words such as "Cannot overwrite a value (at line 3, …)"."""
    told, _, place = message.removesuffix(")").partition(" (at ")
    repeated = _find_repeated(told, text, place)
    if repeated:
        return f"{file}, {place.partition(',')[0]}: {repeated} is given twice; keep one of them"
    return f"{file}, {place}: not TOML: {told[:1].lower()}{told[1:]}"


def _find_repeated(told: str, text: str, place: str) -> str | None:
    """The key or section that is given twice, if that is what is wrong."""
    names: list[str] = re.findall(r"'([^']+)'", told)
    if told.startswith("Cannot declare"):
        return f"[{'.'.join(names)}]"
    if told.startswith("Duplicate inline table key"):
        return names[0]
    number = re.match(r"line (\d+)", place)
    if not number or not told.startswith("Cannot overwrite a value"):
        return None
    *before, line = text.split("\n")[: int(number[1])]
    key = _read_key(line)
    return key if key in map(_read_key, before) else None  # else it may be a piece of a value, which nobody is shown


def _read_key(line: str) -> str | None:
    found = re.match(r"""\s*["']?([\w.-]+)["']?\s*=""", line)
    return found[1] if found else None


def describe_problems(error: ValidationError, origin: Origin, root: type[BaseModel]) -> str:
    """One line for each problem: where, what, remedy."""
    problems = error.errors(include_url=False)
    lines = [_describe(each, origin, root) for each in problems[:_MOST_PROBLEMS]]
    if len(problems) > _MOST_PROBLEMS:
        lines.append(f"and {len(problems) - _MOST_PROBLEMS} more")
    return "\n".join(lines)


def _describe(problem: ErrorDetails, origin: Origin, root: type[BaseModel]) -> str:
    key = tuple(part for part in problem["loc"] if part != "[key]")
    return f"{origin.name(key)}: {_find_remedy(problem, key, root)}"


def _find_remedy(problem: ErrorDetails, key: tuple[str | int, ...], root: type[BaseModel]) -> str:
    kind = problem["type"]
    if kind == "extra_forbidden":
        return _describe_unknown(str(key[-1]), _known_keys(root, key[:-1]))
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", str(problem.get("ctx", {}).get("expected", "")))
        return f"has to be one of {', '.join(choices)}{suggest(str(problem['input']), choices)}"
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(str(key[-1]), _NAME_PATTERN)
    if kind in _REMEDIES:
        return _REMEDIES[kind].format_map(problem.get("ctx", {})) + _show_default(key, root)
    message = problem["msg"].removeprefix("Value error, ")
    return message[:1].lower() + message[1:]


def _show_default(key: tuple[str | int, ...], root: type[BaseModel]) -> str:
    """`, such as …` where a key has a default to show."""
    shape = _find_shape(root, key[:-1])
    field = shape.model_fields.get(str(key[-1])) if shape else None
    default = field.default if field else None
    return f", such as {json.dumps(default)}" if isinstance(default, (str, int, float)) else ""


def _describe_unknown(key: str, known: Collection[str]) -> str:
    if _SECRET_KEY.search(key):
        return "secrets are not read from here; put it into an environment variable and name that in api_key_env"
    return f"there is no such key{suggest(key, known)}; there is {', '.join(known)}"


def _known_keys(root: type[BaseModel], path: tuple[str | int, ...]) -> tuple[str, ...]:
    shape = _find_shape(root, path)
    return tuple(shape.model_fields) if shape else ()


def _find_shape(root: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The section that a path leads to, if it is one."""
    node: Any = root
    for part in path:
        node = _step_into(node, str(part))
    return node if _is_shape(node) else None


def _step_into(node: Any, part: str) -> Any:
    if not _is_shape(node):
        return get_args(node)[-1]  # the values of a dict
    annotation: Any = node.model_fields[part].annotation
    if get_origin(annotation) is dict:
        return annotation
    return next((each for each in get_args(annotation) if _is_shape(each)), annotation)


def _is_shape(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
