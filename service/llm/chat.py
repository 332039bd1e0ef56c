"""The port `Chat` on LangChain: one request to one model, read without believing any of it.

`with_structured_output` is never used: it raises on a bad answer and loses the tokens that were paid for it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, Literal

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage
from langchain_core.runnables import Runnable
from langsmith.run_helpers import tracing_context

from service.errors import ModelError, TimedOut
from service.llm.failures import SDK_ERRORS, translate_failure
from service.ports import ChatAnswer, ChatUsage, Clock, Message

OutputMode = Literal["json_schema", "tool", "json_object"]


@dataclass(frozen=True, slots=True)
class Wire:
    """How one model has to be spoken to."""

    output: OutputMode
    chat_completions: bool = True
    """Whether it speaks OpenAI's protocol, and not one of LangChain's others."""
    extra_body: Mapping[str, Any] = field(default_factory=dict)
    """Sent besides, in OpenAI's protocol only."""
    errors: tuple[type[Exception], ...] = SDK_ERRORS
    """What a call may raise, to be translated."""


ANSWER: Final = "answer"
"""What the schema, or the tool, is called on the wire."""

_ROLES: Final[Mapping[str, type[BaseMessage]]] = MappingProxyType(
    {"system": SystemMessage, "user": HumanMessage, "assistant": AIMessage}
)

_FINISH_REASONS: Final = MappingProxyType(
    {
        "max_tokens": "length",
        "model_length": "length",
        "model_context_window_exceeded": "length",
        "refusal": "content_filter",
        "safety": "content_filter",
        "recitation": "content_filter",
        "prohibited_content": "content_filter",
        "blocklist": "content_filter",
        "spii": "content_filter",
        "guardrail_intervened": "content_filter",
        "content_filtered": "content_filter",
    }
)
"""Other providers' words for OpenAI's."""


class LangChainChat:
    """Sends to one LangChain chat model. Satisfies `service.ports.Chat`."""

    def __init__(self, llm: BaseChatModel, wire: Wire, *, model: str, schema_prompt: str, clock: Clock) -> None:
        self._llm = llm
        self._wire = wire
        self._model = model
        self._schema_prompt = schema_prompt
        self._clock = clock

    async def send(self, messages: Sequence[Message], schema: Mapping[str, Any], *, timeout_s: float) -> ChatAnswer:
        """Ask once for an answer that follows the schema. Raises `ModelError`, never with the provider's words."""
        turns = self._convert(messages, schema)
        bound = self._bind(schema)
        failure: ModelError
        try:
            # Absolute: httpx's own timeouts start again with every byte. Tracing would send articles to a third party.
            with tracing_context(enabled=False):
                async with asyncio.timeout(timeout_s):
                    message = await bound.ainvoke(turns)
        except TimeoutError:
            failure = TimedOut(f"{self._model}: no answer within {timeout_s:.1f} s")
        except self._wire.errors as error:
            failure = translate_failure(error, model=self._model, clock=self._clock)
        else:
            return read_message(message, output=self._wire.output)
        # Outside the `except`, so that what the provider said is not chained to it.
        raise failure

    def _convert(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> list[BaseMessage]:
        turns = [_ROLES[each.role](content=each.content) for each in messages]
        if self._wire.output == "json_object":
            told = self._schema_prompt.replace("{schema}", dump_schema(schema))
            turns[0] = SystemMessage(content=f"{messages[0].content}\n\n{told}")
        return turns

    def _bind(self, schema: Mapping[str, Any]) -> Runnable[Any, Any]:
        if self._wire.output == "tool":
            return self._bind_tool(schema)
        if not self._wire.chat_completions:
            return self._llm
        return self._llm.bind(extra_body={**self._wire.extra_body, "response_format": self._describe_response(schema)})

    def _bind_tool(self, schema: Mapping[str, Any]) -> Runnable[Any, Any]:
        function = {"name": ANSWER, "description": "Give the answer.", "parameters": dict(schema)}
        if not self._wire.chat_completions:
            return self._llm.bind_tools([{"type": "function", "function": function}], tool_choice=ANSWER)
        tool = {"type": "function", "function": {**function, "strict": True}}
        options = {"extra_body": dict(self._wire.extra_body)} if self._wire.extra_body else {}
        return self._llm.bind_tools([tool], tool_choice=ANSWER, parallel_tool_calls=False, **options)

    def _describe_response(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        if self._wire.output == "json_object":
            return {"type": "json_object"}
        return {"type": "json_schema", "json_schema": {"name": ANSWER, "strict": True, "schema": dict(schema)}}


def dump_schema(schema: Mapping[str, Any]) -> str:
    """A schema as compact JSON: what is hashed, and what a prompt shows."""
    return json.dumps(dict(schema), separators=(",", ":"))


def read_message(message: AIMessage, *, output: OutputMode) -> ChatAnswer:
    """What a model answered, out of LangChain's message."""
    metadata = message.response_metadata
    reason = metadata.get("finish_reason") or metadata.get("stop_reason") or metadata.get("stopReason")
    return ChatAnswer(
        text=(_read_arguments(message) if output == "tool" else None) or str(message.text),
        finish_reason=_FINISH_REASONS.get(reason.lower(), reason.lower()) if isinstance(reason, str) else None,
        refusal=message.additional_kwargs.get("refusal") or None,
        usage=_read_usage(message),
        model_reported=metadata.get("model_name") or metadata.get("model") or None,
    )


def _read_arguments(message: AIMessage) -> str:
    """The arguments of the tool calls: one JSON object when there was one call, no JSON at all when there were two."""
    parsed = [json.dumps(call["args"], ensure_ascii=False) for call in message.tool_calls]
    return "\n".join([*parsed, *(call["args"] or "" for call in message.invalid_tool_calls)])


def _read_usage(message: AIMessage) -> ChatUsage:
    usage = message.usage_metadata
    if usage is None:
        return ChatUsage()
    details = usage.get("input_token_details") or {}
    return ChatUsage(usage["input_tokens"], details.get("cache_read") or 0, usage["output_tokens"])
