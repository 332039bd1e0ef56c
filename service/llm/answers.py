"""Reads a model's answer strictly: whole, unrepaired, exactly the shape asked for, or a list of what is wrong."""

from __future__ import annotations

import json
from typing import Final, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from service.errors import InvalidAnswer, Refused, Truncated
from service.llm.transport import refuse_repeated_keys
from service.ports import ChatAnswer
from service.schema.base import Shape

Answered = TypeVar("Answered", bound=Shape)

MAX_PROBLEMS: Final = 20

_CUT_OFF: Final = "the answer ended at a limit before it was whole; raise max_output_tokens or ask for less"


class UnreadableAnswer(InvalidAnswer):
    """An answer that may be asked for once more: it came whole, but cannot be read."""

    def __init__(self, text: str, problems: tuple[str, ...]) -> None:
        self.text = text
        """Never to be logged."""
        self.problems = problems
        """Paths and messages, no values: fit to be sent back."""
        super().__init__(f"the answer does not follow the schema ({len(problems)} problems); first: {problems[0]}")


def read_answer(answer: ChatAnswer, shape: type[Answered], *, unwrap: bool) -> Answered:
    """The answer as a shape. Raises `Refused`, `Truncated` or `UnreadableAnswer`.

    With `unwrap` a code fence or prose around the object is passed over; what is inside is never repaired. JSON that
    ends before it is whole is `Truncated` whatever the finish reason: some servers call it `stop` at a limit of theirs.
    """
    if answer.refusal or answer.finish_reason == "content_filter":
        raise Refused("the model, or a filter, declined to answer")
    if answer.finish_reason == "length":
        raise Truncated(_CUT_OFF)
    if not answer.text.strip():
        raise UnreadableAnswer(answer.text, ("the answer is empty",))
    return _parse(answer.text, _unwrap(answer.text) if unwrap else answer.text, shape)


def _unwrap(text: str) -> str:
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text


def _parse(text: str, inner: str, shape: type[Answered]) -> Answered:
    problems: tuple[str, ...]
    try:
        value = shape.model_validate_json(inner)
        # Only now: what fits the shape is shallow, so the recursion of `json` is bounded.
        json.loads(inner, object_pairs_hook=refuse_repeated_keys, parse_constant=_refuse_constant)
        if "\x00" not in inner and "\\u0000" not in inner:
            return value
        problems = ("the answer holds NUL characters",)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)[:MAX_PROBLEMS]
        problems = () if _is_cut_off(found[0]) else tuple(_describe(each) for each in found)
    except ValueError as error:
        problems = (str(error),)
    # Outside the `except`, so that the answer is not chained to what is raised.
    raise UnreadableAnswer(text, problems) if problems else Truncated(_CUT_OFF)


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


def _is_cut_off(problem: ErrorDetails) -> bool:
    """Whether the text ended where JSON had to go on."""
    return problem["type"] == "json_invalid" and str(problem["ctx"]["error"]).startswith("EOF while parsing")


def _describe(problem: ErrorDetails) -> str:
    loc = list(problem["loc"])
    if problem["type"] == "extra_forbidden":
        # The unknown key is the model's own text.
        loc[-1] = "(a key that the schema does not have)"
    path = ".".join(str(part) for part in loc)
    return f"{path}: {problem['msg']}" if path else problem["msg"]
