"""What a scripted model answers: a whole, valid reply unless a field says otherwise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Break = Literal["before", "amid"]
"""Where a connection breaks off: before the first byte of the reply, or amid its body."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer of a scripted model."""

    content: str | None = "{}"
    finish_reason: str | None = "stop"
    refusal: str | None = None
    tool_arguments: tuple[str, ...] | str | None = None
    """With these the model calls the tool it was given, once for each, and `content` is null."""
    input_tokens: int = 100
    cached_input_tokens: int = 40
    output_tokens: int = 20
    counts_tokens: bool = True
    """Whether the reply has a `usage`."""
    model: str | None = None
    """What it says it ran; a server says what it was asked for, when None."""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    """Sent instead of a chat completion."""
    content_type: str = "application/json"
    latency_s: float = 0
    """Before the first byte."""
    head_pause_s: float = 0
    """Between single bytes of status line and headers, when above 0."""
    trickle_s: float = 0
    """Between single bytes of the body, when above 0."""
    resets: Break | None = None
    """Where the connection is reset."""
    ends_early: bool = False
    """Whether the connection is closed in good order amid the body."""
    stalls: bool = False
    """Whether nothing comes any more after half of the body."""

    def render(self) -> bytes:
        """The body as sent."""
        return json.dumps(build_body(self)).encode() if self.raw is None else self.raw


def build_body(reply: Reply, *, tool_name: str = "answer") -> dict[str, Any]:
    """The chat completion that a reply stands for."""
    message: dict[str, Any] = {"role": "assistant", "content": reply.content, "refusal": reply.refusal}
    if reply.tool_arguments is not None:
        calls = (reply.tool_arguments,) if isinstance(reply.tool_arguments, str) else reply.tool_arguments
        message |= {"content": None, "tool_calls": [_call(n, tool_name, each) for n, each in enumerate(calls, 1)]}
    counted = {
        "prompt_tokens": reply.input_tokens,
        "completion_tokens": reply.output_tokens,
        "total_tokens": reply.input_tokens + reply.output_tokens,
        "prompt_tokens_details": {"cached_tokens": reply.cached_input_tokens},
    }
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": reply.model or "scripted-1",
        "choices": [{"index": 0, "message": message, "finish_reason": reply.finish_reason, "logprobs": None}],
        **({"usage": counted} if reply.counts_tokens else {}),
    }


def _call(number: int, name: str, arguments: str) -> dict[str, Any]:
    return {"id": f"call_{number}", "type": "function", "function": {"name": name, "arguments": arguments}}


def reply_with(text: str, body: Mapping[str, Any]) -> Reply:
    """A reply that says a text where the request wants it: in the message, or as the arguments of its tool."""
    if body.get("tools"):
        return Reply(tool_arguments=text, finish_reason="tool_calls")
    return Reply(content=text)
