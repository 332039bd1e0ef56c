"""Validates the shape of a story, and says what is wrong in words that name the remedy."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from service.errors import InvalidInput, Problem
from service.intake.values import MAX_PROBLEMS
from service.schema.story import Story

_REMEDIES: Final = MappingProxyType(
    {
        "missing": "give this key",
        "string_type": "give a string",
        "string_too_short": "give at least {min_length} character, or null",
        "string_too_long": "give at most {max_length} characters",
        "bool_type": "give true or false",
        "int_type": "give a whole number",
        "int_from_float": "give a whole number",
        "float_type": "give a number",
        "dict_type": "give an object",
        "model_type": "give an object",
        "model_attributes_type": "give an object",
        "tuple_type": "give a list",
        "literal_error": "give one of {expected}",
        "greater_than": "give more than {gt}",
        "greater_than_equal": "give at least {ge}",
        "less_than_equal": "give at most {le}",
        "value_error": "{error}",
    }
)
"""By pydantic's name of the error, filled from its context, which holds limits but no values."""

_REMEDIES_BY_FIELD: Final = MappingProxyType(
    dict.fromkeys(
        ("published_at", "embargoed_until", "reference_time"),
        "give an RFC 3339 time with an offset, such as 2026-03-01T06:30:00Z, or null",
    )
    | {"version": "give a string of at most 2,000 characters, a whole number or null"}
)

_TOLD_BEFORE: Final = frozenset({"extra_forbidden", "too_short", "too_long"})
"""Unknown keys and the number of articles are looked at before; here they would be said twice, and worse."""

_UNFORESEEN: Final = "compare this with the schema at /v1/schema/story"


def validate_story(text: str, *, unknown: tuple[Problem, ...] = ()) -> Story:
    """Validate a JSON text. Raises `InvalidInput` for it and for keys found unknown before, all in one list."""
    try:
        return Story.model_validate_json(text)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        problems = dict.fromkeys(_tell(each) for each in details if each["type"] not in _TOLD_BEFORE)
        raise InvalidInput(*(*unknown, *problems)[:MAX_PROBLEMS]) from None


def _tell(error: ErrorDetails) -> Problem:
    path = _cut_location(error["loc"])
    by_field = _REMEDIES_BY_FIELD.get(str(path[-1])) if path else None
    remedy = by_field or _REMEDIES.get(error["type"], _UNFORESEEN).format_map(error.get("ctx", {}))
    return Problem(".".join(map(str, path)), remedy)


def _cut_location(location: tuple[int | str, ...]) -> tuple[int | str, ...]:
    # Below a field stand names of pydantic's own, such as the branch of a union.
    depth = {"articles": 3, "options": 2}.get(str(location[0]), 1) if location else 0
    return location[:depth]
