"""Providers behind LangChain's interface only: tools or plain text, and their own words for the same things."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from langchain_core.exceptions import ModelRateLimitError
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import PrivateAttr

from service.errors import RateLimited
from service.llm.chat import LangChainChat, OutputMode, Wire
from service.ports import ChatUsage, Message
from tests.fakes import FixedClock
from tests.llm.material import TINY_SCHEMA

ASKED = (Message("system", "Extract."), Message("user", "Text."))


class OtherModel(BaseChatModel):
    """A chat model of another provider's package: gives one message, or fails."""

    message: AIMessage | None = None
    _heard: list[tuple[list[BaseMessage], dict[str, Any]]] = PrivateAttr(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "other"

    def bind_tools(self, tools: Sequence[Any], *, tool_choice: str | None = None, **_options: Any) -> Any:
        """Keep the tools for the call."""
        return self.bind(tools=list(tools), tool_choice=tool_choice)

    def _generate(self, messages: list[BaseMessage], *_arguments: Any, **options: Any) -> ChatResult:
        self._heard.append((messages, options))
        if self.message is None:
            raise ModelRateLimitError("the provider's words")
        return ChatResult(generations=[ChatGeneration(message=self.message)])

    @property
    def heard(self) -> tuple[list[BaseMessage], dict[str, Any]]:
        """The one call."""
        return self._heard[0]


def make_chat(llm: OtherModel, output: OutputMode) -> LangChainChat:
    """A chat to it."""
    wire = Wire(output, chat_completions=False)
    return LangChainChat(llm, wire, model="main", schema_prompt="Follow {schema}", clock=FixedClock())


async def test_reads_a_tool_call_and_its_tokens() -> None:
    """Arguments, tokens with the cached ones, and the model's name come through."""
    message = AIMessage(
        content="",
        tool_calls=[{"name": "answer", "args": {"a": 1}, "id": "1"}],
        usage_metadata={
            "input_tokens": 9,
            "output_tokens": 2,
            "total_tokens": 11,
            "input_token_details": {"cache_read": 4},
        },
        response_metadata={"stop_reason": "tool_use", "model": "other-1"},
    )
    llm = OtherModel(message=message)
    answer = await make_chat(llm, "tool").send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert json.loads(answer.text) == {"a": 1}
    assert answer.usage == ChatUsage(9, 4, 2)
    assert (answer.finish_reason, answer.model_reported) == ("tool_use", "other-1")
    assert llm.heard[1]["tool_choice"] == "answer"
    assert llm.heard[1]["tools"][0]["function"]["parameters"] == TINY_SCHEMA


async def test_two_tool_calls_are_no_answer() -> None:
    """Taking the first would lose the second without a word: together they are not JSON."""
    calls = [{"name": "answer", "args": {"a": each}, "id": str(each)} for each in (1, 2)]
    answer = await make_chat(OtherModel(message=AIMessage(content="", tool_calls=calls)), "tool").send(
        ASKED, TINY_SCHEMA, timeout_s=5
    )
    with pytest.raises(json.JSONDecodeError):
        json.loads(answer.text)


async def test_tells_the_schema_in_words() -> None:
    """With json_object nothing of OpenAI's is sent along."""
    llm = OtherModel(message=AIMessage(content='{"a":1}'))
    answer = await make_chat(llm, "json_object").send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert answer.text == '{"a":1}'
    assert "response_format" not in json.dumps(list(llm.heard[1]))
    assert str(llm.heard[0][0].content).startswith("Extract.\n\nFollow {")
    assert answer.usage == ChatUsage()


@pytest.mark.parametrize(
    ("metadata", "reason"),
    [
        ({"stop_reason": "max_tokens"}, "length"),
        ({"finish_reason": "MAX_TOKENS"}, "length"),
        ({"stopReason": "guardrail_intervened"}, "content_filter"),
        ({"finish_reason": "SAFETY"}, "content_filter"),
        ({"stop_reason": "refusal"}, "content_filter"),
        ({"finish_reason": "STOP"}, "stop"),
        ({}, None),
    ],
)
async def test_knows_other_words_for_the_end_of_an_answer(metadata: dict[str, str], reason: str | None) -> None:
    """Cut off is cut off and declined is declined, whatever a provider calls it."""
    llm = OtherModel(message=AIMessage(content="{}", response_metadata=metadata))
    assert (await make_chat(llm, "json_object").send(ASKED, TINY_SCHEMA, timeout_s=5)).finish_reason == reason


async def test_translates_langchain_s_own_errors() -> None:
    """What a package raises under LangChain's names is understood."""
    with pytest.raises(RateLimited) as caught:
        await make_chat(OtherModel(), "tool").send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert "words" not in str(caught.value)
    assert caught.value.__context__ is None
