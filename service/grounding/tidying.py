"""Cleans what a model wrote before it is held against anything: no control characters, no stray white space."""

from __future__ import annotations

import re
from typing import Any, Final, TypeVar

from pydantic_core import PydanticSerializationError

from service.schema.base import Shape

_ShapeT = TypeVar("_ShapeT", bound=Shape)

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Controls, line ends, marks that turn a line around, halves of characters."""
_SUSPECT: Final = re.compile(r'\\[bfnrtu]|[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\s"|(?<!\\)"\s')
"""What the JSON of a shape holds when one of its strings may have to be tidied."""


def tidy(shape: _ShapeT) -> _ShapeT:
    """The same draft or writing with every string trimmed and free of control characters."""
    return _tidy_shape(shape) if _is_suspect(shape) else shape


def _is_suspect(shape: Shape) -> bool:
    try:
        json = shape.model_dump_json()
    except PydanticSerializationError:
        return True  # halves of characters have no JSON
    return not _is_plainly_clean(json) and _SUSPECT.search(json) is not None


def _is_plainly_clean(json: str) -> bool:
    """Whether it has no odd space, control or escape but that of quotation marks: most drafts, and told fast."""
    has_spaces = ' "' in json or json.count('" ') > json.count('\\" ')
    return json.isprintable() and not has_spaces and json.count("\\") == json.count('\\"')


def _tidy_shape(shape: _ShapeT) -> _ShapeT:
    return shape.model_copy(update={name: _tidy(value) for name, value in shape})


def _tidy(value: Any) -> Any:
    if isinstance(value, str):
        return _CONTROL.sub(lambda found: " " if found[0].isspace() else "", value).strip()
    if isinstance(value, list):
        return [_tidy(each) for each in value]
    return _tidy_shape(value) if isinstance(value, Shape) else value
