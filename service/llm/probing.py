"""Asks a model something tiny, to learn whether it can be asked at all and what it keeps to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from service.errors import ModelError
from service.llm.chat import OutputMode
from service.llm.line import Line
from service.ports import Chat, ChatAnswer, ChatUsage, Clock, Message, ModelProbe

PROBE_TIMEOUT_S: Final = 20.0

PROBE_MESSAGES: Final = (
    Message("system", "You test a connection."),
    Message("user", "Answer with the one word pong in plain text. Do not write JSON and call no tool."),
)
"""At odds with the schema: only a server that enforces it answers as the schema says."""

PROBE_SCHEMA: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "type": "object",
        "properties": {"heard": {"type": "string", "enum": ["yes"]}},
        "required": ["heard"],
        "additionalProperties": False,
    }
)


async def probe_model(
    model_name: str, chat: Chat, *, output: OutputMode, clock: Clock, timeout_s: float = PROBE_TIMEOUT_S
) -> ModelProbe:
    """What one tiny request came to. Raises nothing that a model can do: a failure is a result."""
    started = clock.monotonic()
    try:
        answer = await chat.send(PROBE_MESSAGES, PROBE_SCHEMA, timeout_s=timeout_s)
    except ModelError as error:
        return ModelProbe(model_name, error.outcome, clock.monotonic() - started, detail=str(error))
    duration_s = clock.monotonic() - started
    return ModelProbe(
        model_name,
        "ok",
        duration_s,
        schema_enforced=output != "json_object" and _follows_schema(answer),
        usage_reported=answer.usage != ChatUsage(),
        output_tokens_per_s=answer.usage.output_tokens / duration_s if duration_s > 0 else None,
        model_reported=answer.model_reported,
    )


async def revive(line: Line, chat: Chat, *, timeout_s: float = PROBE_TIMEOUT_S) -> None:
    """Take a model that is out of service back if it answers a tiny request; asks no other."""
    if not line.is_out:
        return
    try:
        await chat.send(PROBE_MESSAGES, PROBE_SCHEMA, timeout_s=timeout_s)
    except ModelError:
        return  # still out, as its status says
    line.restore()


def _follows_schema(answer: ChatAnswer) -> bool:
    try:
        return bool(json.loads(answer.text) == {"heard": "yes"})
    except ValueError:
        return False
