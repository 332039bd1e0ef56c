"""Anthropic's own package over its own client, against a server that answers as its API does."""

from __future__ import annotations

import contextlib
import json
import logging
from collections.abc import AsyncIterator
from typing import Any, Final

import pytest
from pydantic import SecretStr

from service.errors import (
    AuthenticationFailed,
    MalformedReply,
    ModelError,
    QuotaExhausted,
    RateLimited,
    RequestRejected,
    TimedOut,
    TooLong,
    Unavailable,
)
from service.llm.engine import build_chat
from service.llm.providers import build_langchain_model
from service.ports import Chat, ChatUsage, Message
from service.settings import ModelSettings
from tests.fakes import FixedClock
from tests.llm.material import KEY, TINY_SCHEMA
from tests.llm_server import LoopbackModel, Reply, serve_model

pytest.importorskip("langchain_anthropic", reason="the extra `anthropic` is not installed")

ASKED: Final = (Message("system", "Extract."), Message("user", "[a1:1] Text."))
MARK: Final = "the provider's words"

ANSWER: Final[dict[str, Any]] = {
    "id": "msg_1",
    "type": "message",
    "role": "assistant",
    "model": "claude-2026",
    "content": [{"type": "tool_use", "id": "toolu_1", "name": "answer", "input": {"a": 1}}],
    "stop_reason": "tool_use",
    "stop_sequence": None,
    "usage": {"input_tokens": 60, "cache_read_input_tokens": 40, "cache_creation_input_tokens": 0, "output_tokens": 20},
}


@contextlib.asynccontextmanager
async def serve(status: int, body: Any, **headers: str) -> AsyncIterator[LoopbackModel]:
    """A server that answers each request so."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    reply = Reply(status=status, raw=json.dumps(body).encode(), headers=named)
    async with serve_model(lambda _body: reply) as server:
        yield server


def make_chat(server: LoopbackModel, **changes: Any) -> Chat:
    """A chat to a server of this test."""
    base_url = server.base_url.removesuffix("/v1")
    usual = {"provider": "anthropic", "name": "claude-x", "output": "tool", "base_url": base_url}
    model = ModelSettings.model_validate(usual | changes)
    return build_chat("main", model, clock=FixedClock(), api_key=SecretStr(KEY), http_client=None)


async def test_sends_a_tool_that_has_to_be_called() -> None:
    """The request as Anthropic sees it: the schema as the tool's input, the key for nobody else."""
    async with serve(200, ANSWER) as server:
        answer = await make_chat(server).send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert server.requests[0] == {
        "model": "claude-x",
        "max_tokens": 8000,
        "system": "Extract.",
        "messages": [{"role": "user", "content": "[a1:1] Text."}],
        "tools": [{"name": "answer", "description": "Give the answer.", "input_schema": TINY_SCHEMA}],
        "tool_choice": {"type": "tool", "name": "answer"},
    }
    assert json.loads(answer.text) == {"a": 1}
    assert answer.usage == ChatUsage(input_tokens=100, cached_input_tokens=40, output_tokens=20)
    assert answer.model_reported == "claude-2026"


async def test_tells_the_schema_in_words_where_no_tool_is_wanted() -> None:
    """With json_object the schema stands in the system text and the answer in the message."""
    said = ANSWER | {"content": [{"type": "text", "text": '{"a":1}'}], "stop_reason": "end_turn"}
    async with serve(200, said) as server:
        answer = await make_chat(server, output="json_object").send(ASKED, TINY_SCHEMA, timeout_s=5)
    body = server.requests[0]
    assert "tools" not in body
    assert body["system"].endswith(json.dumps(TINY_SCHEMA, separators=(",", ":")))
    assert answer.text == '{"a":1}'


async def test_an_answer_at_the_limit_is_told_as_such() -> None:
    """Anthropic's `max_tokens` is OpenAI's `length`."""
    async with serve(200, ANSWER | {"stop_reason": "max_tokens"}) as server:
        assert (await make_chat(server).send(ASKED, TINY_SCHEMA, timeout_s=5)).finish_reason == "length"


STATUSES: Final = [
    (400, "invalid_request_error", RequestRejected),
    (401, "authentication_error", AuthenticationFailed),
    (402, "billing_error", QuotaExhausted),
    (403, "permission_error", AuthenticationFailed),
    (404, "not_found_error", RequestRejected),
    (408, "timeout_error", TimedOut),
    (409, "conflict_error", Unavailable),
    (413, "request_too_large", TooLong),
    (422, "invalid_request_error", RequestRejected),
    (429, "rate_limit_error", RateLimited),
    (500, "api_error", Unavailable),
    (503, "api_error", Unavailable),
    (504, "timeout_error", Unavailable),
    (529, "overloaded_error", Unavailable),
]


@pytest.mark.parametrize(("status", "code", "kind"), STATUSES)
async def test_names_every_status(status: int, code: str, kind: type[ModelError]) -> None:
    """As with OpenAI's: once asked, nothing of the body shown, nothing chained."""
    error = {"type": "error", "error": {"type": code, "message": f"{MARK} {KEY}"}}
    async with serve(status, error, retry_after="7") as server:
        with pytest.raises(kind) as caught:
            await make_chat(server).send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert type(caught.value) is kind
    assert len(server.requests) == 1
    assert MARK not in str(caught.value)
    assert KEY not in str(caught.value)
    assert caught.value.__context__ is None
    if isinstance(caught.value, RateLimited):
        assert caught.value.retry_after_s == 7


@pytest.mark.parametrize("body", [{}, [], "x", {"type": "error"}, {"content": None}])
async def test_a_reply_outside_the_protocol_is_malformed(body: Any) -> None:
    """No guard of ours stands before this client: what its package raises is named all the same."""
    async with serve(200, body) as server:
        with pytest.raises(MalformedReply) as caught:
            await make_chat(server).send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert caught.value.__context__ is None


async def test_nobody_listening_is_an_unavailable_model() -> None:
    """No connection may be tried again."""
    async with serve(200, ANSWER) as server:
        pass
    with pytest.raises(Unavailable):
        await make_chat(server).send(ASKED, TINY_SCHEMA, timeout_s=5)


async def test_logs_neither_articles_nor_keys(caplog: pytest.LogCaptureFixture) -> None:
    """Anthropic's SDK writes the whole request at DEBUG, which its ANTHROPIC_LOG sets: not here."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="anthropic")
    async with serve(200, ANSWER) as server:
        await make_chat(server).send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert "[a1:1] Text." not in caplog.text
    assert KEY not in caplog.text


def test_asks_anthropic_itself_without_a_base_url(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment says about addresses; the package's own retries are off."""
    for name in ("ANTHROPIC_BASE_URL", "ANTHROPIC_API_URL", "LANGSMITH_GATEWAY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.setenv("LANGSMITH_GATEWAY_API_KEY", "sk-other")
    model = ModelSettings(provider="anthropic", name="claude-x", output="tool")
    llm: Any = build_langchain_model("main", model, api_key=SecretStr(KEY), http_client=None)
    assert llm.anthropic_api_url == "https://api.anthropic.com"
    assert str(llm._async_client.base_url).startswith("https://api.anthropic.com")
    assert llm.max_retries == 0
    assert llm.default_request_timeout == model.timeout_s
