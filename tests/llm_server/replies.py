"""What a scripted model answers: a whole, valid reply unless a field says otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer of a scripted model."""

    content: str | None = "{}"
    finish_reason: str | None = "stop"
    refusal: str | None = None
    tool_arguments: str | None = None
    """With these the model calls the tool it was given, and `content` is null."""
    input_tokens: int = 100
    cached_input_tokens: int = 40
    output_tokens: int = 20
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    """Sent instead of a chat completion."""
    content_type: str = "application/json"
    latency_s: float = 0
    """Before the first byte."""
    trickle_s: float = 0
    """Between single bytes, when above 0."""


def build_body(reply: Reply, *, model: str = "scripted-1", tool_name: str = "answer") -> dict[str, Any]:
    """The chat completion that a reply stands for."""
    message: dict[str, Any] = {"role": "assistant", "content": reply.content, "refusal": reply.refusal}
    if reply.tool_arguments is not None:
        function = {"name": tool_name, "arguments": reply.tool_arguments}
        message |= {"content": None, "tool_calls": [{"id": "call_1", "type": "function", "function": function}]}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": model,
        "choices": [{"index": 0, "message": message, "finish_reason": reply.finish_reason, "logprobs": None}],
        "usage": {
            "prompt_tokens": reply.input_tokens,
            "completion_tokens": reply.output_tokens,
            "total_tokens": reply.input_tokens + reply.output_tokens,
            "prompt_tokens_details": {"cached_tokens": reply.cached_input_tokens},
        },
    }
