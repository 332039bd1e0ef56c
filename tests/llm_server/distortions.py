"""What to do to a right reply so that it is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any, Final

from tests.llm_server.replies import Reply

MARK: Final = "Zyxwvut"
"""Stands in everything that a faulty reply says and in no article: where it shows, something of a reply got out."""

ECHOED_KEY: Final = "sk-echoed-0123456789abcdef"
"""Stands in every error's message, as a provider repeats the key that it refuses."""

Distort = Callable[[Reply], Reply]
"""From the reply that would be right to what is sent in its place."""


def fail(status: int, code: str = "", *, parameter: str = "", text: str = "", **headers: str) -> Distort:
    """A status with an error as OpenAI words them; the names of headers have `_` for `-`."""
    error = {"message": f"{MARK} {ECHOED_KEY} {text}", "type": code or "error", "code": code, "param": parameter}
    raw = json.dumps({"error": error}).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _reply: Reply(status=status, raw=raw, headers=named)


def limit_for_a_second(reply: Reply) -> Reply:
    """429 until an HTTP date, a second after it is sent."""
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=1), usegmt=True)
    return fail(429, retry_after=until)(reply)


def say(raw: bytes, content_type: str = "application/json", *, status: int = 200) -> Distort:
    """A body of its own in place of a chat completion."""
    return lambda _reply: Reply(status=status, raw=raw, content_type=content_type)


def change(**fields: Any) -> Distort:
    """The right reply with other fields."""
    return lambda reply: replace(reply, **fields)


def reword(say_it: Callable[[str], str], **fields: Any) -> Distort:
    """The right answer in other words, wherever the reply has it."""

    def distort(reply: Reply) -> Reply:
        if isinstance(reply.tool_arguments, str):
            return replace(reply, tool_arguments=say_it(reply.tool_arguments), **fields)
        return replace(reply, content=say_it(reply.content or ""), **fields)

    return distort


def edit(change_it: Callable[[dict[str, Any]], dict[str, Any]]) -> Distort:
    """The right answer as JSON with something else in it."""
    return reword(lambda text: json.dumps(change_it(json.loads(text))))


def leave_the_language(answer: dict[str, Any]) -> dict[str, Any]:
    """Claims in a language that nobody asked for: made up, so that nothing of it stands in an article."""
    said = f"{MARK} lorru ep stasin anu vela"
    return {
        name: [{**each, "text": said} if "text" in each else each for each in items] for name, items in answer.items()
    }


def call_twice(reply: Reply) -> Reply:
    """The same answer as two calls of the tool."""
    text = reply.tool_arguments if isinstance(reply.tool_arguments, str) else reply.content or ""
    return replace(reply, tool_arguments=(text, text), finish_reason="tool_calls")


def cut_off(text: str) -> str:
    """Two thirds of a text."""
    return text[: len(text) * 2 // 3]


def leave_a_list_out(answer: dict[str, Any]) -> dict[str, Any]:
    """All lists but the claims."""
    return {name: items for name, items in answer.items() if name != "claims"}


def write_nan(answer: dict[str, Any]) -> dict[str, Any]:
    """What Python takes for JSON and JSON does not have."""
    return answer | {"summary": [{"event": "e1", "text": float("nan"), "items": []}]}


def write_a_number(answer: dict[str, Any]) -> dict[str, Any]:
    """A title that is no text."""
    return answer | {"titles": [{"event": "e1", "text": 7, "items": []}]}


def run_into_nul(text: str) -> str:
    """A key of NULs, in a whole answer."""
    return text.replace('"e1"', '"' + "\\u0000" * 500 + '"', 1)


def fence(text: str) -> str:
    """In a code fence, as Markdown has it."""
    return f"```json\n{text}\n```"
