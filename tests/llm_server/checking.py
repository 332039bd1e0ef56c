"""Holds a request against the protocol as strictly as the strictest provider, and against what a test expects."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from tests.llm_server.replies import Reply

OutputMode = Literal["json_schema", "tool", "json_object"]

MEMBERS: Final = frozenset(
    {
        "max_completion_tokens",
        "max_tokens",
        "messages",
        "model",
        "parallel_tool_calls",
        "response_format",
        "stream",
        "tool_choice",
        "tools",
    }
)
"""What a request may have; a provider refuses members that it does not know."""

KEYWORDS: Final = frozenset(
    {"$defs", "$ref", "additionalProperties", "description", "enum", "items", "properties", "required", "type"}
)
"""Of JSON Schema, as far as every server that enforces one takes it."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What the requests for one model have to be like."""

    output: OutputMode = "json_schema"
    key: str = "none"
    """The bearer key."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a request."""

    status: int
    about: str

    def reply(self) -> Reply:
        """What a provider says to that."""
        error = {"message": f"something is wrong with {self.about}", "param": self.about, "code": None}
        return Reply(status=self.status, raw=json.dumps({"error": error}).encode())


def check_request(
    headers: Mapping[str, str], body: Mapping[str, Any], expected: Mapping[str, Expected]
) -> Complaint | None:
    """The first thing that is wrong with a request, or None."""
    wanted = expected.get(str(body.get("model")))
    if wanted is None:
        return Complaint(404, "model")
    if headers.get("authorization") != f"Bearer {wanted.key}":
        return Complaint(401, "authorization")
    if headers.get("content-type") != "application/json":
        return Complaint(415, "content-type")
    about = next(_find_faults(body, wanted.output), None)
    return Complaint(400, about) if about else None


def _find_faults(body: Mapping[str, Any], output: OutputMode) -> Iterator[str]:
    yield from sorted(body.keys() - MEMBERS)
    if body.get("stream") is not False:
        yield "stream"
    yield from _find_in_messages(body["messages"])
    if ("tools" in body) != (output == "tool"):
        yield "tools"
    if ("response_format" in body) != (output != "tool"):
        yield "response_format"
    yield from {"json_schema": _find_in_format, "tool": _find_in_tools, "json_object": _find_in_object}[output](body)


def _find_in_messages(messages: list[dict[str, Any]]) -> Iterator[str]:
    roles = [each["role"] for each in messages]
    turns = ["system", "user", *["assistant", "user"] * 9]
    if len(roles) % 2 or roles != turns[: len(roles)] or not all(each["content"].strip() for each in messages):
        yield "messages"


def _find_in_format(body: Mapping[str, Any]) -> Iterator[str]:
    form = body["response_format"]
    if form["type"] != "json_schema" or form["json_schema"]["strict"] is not True or not form["json_schema"]["name"]:
        yield "response_format"
    yield from (f"response_format: {each}" for each in find_loose_places(form["json_schema"]["schema"]))


def _find_in_object(body: Mapping[str, Any]) -> Iterator[str]:
    # OpenAI refuses the mode when no message speaks of JSON.
    if body["response_format"] != {"type": "json_object"} or "JSON" not in body["messages"][0]["content"]:
        yield "response_format"


def _find_in_tools(body: Mapping[str, Any]) -> Iterator[str]:
    (tool,) = body["tools"]
    function = tool["function"]
    if tool["type"] != "function" or function["strict"] is not True:
        yield "tools"
    if body["tool_choice"] != {"type": "function", "function": {"name": function["name"]}}:
        yield "tool_choice"
    if body["parallel_tool_calls"] is not False:
        yield "parallel_tool_calls"
    yield from (f"tools: {each}" for each in find_loose_places(function["parameters"]))


def find_loose_places(schema: Mapping[str, Any], place: str = "schema") -> Iterator[str]:
    """Where a schema asks for what a strict server refuses: open or optional members, keywords that not all know."""
    yield from (f"{place}.{each}" for each in sorted(schema.keys() - KEYWORDS))
    members = schema.get("properties", {})
    if schema.get("type") == "object" and (
        schema.get("additionalProperties") is not False or list(members) != schema.get("required")
    ):
        yield place
    for name, inner in {**members, **schema.get("$defs", {})}.items():
        yield from find_loose_places(inner, f"{place}.{name}")
    if "items" in schema:
        yield from find_loose_places(schema["items"], f"{place}[]")
