"""LangChain's chat over the wire: what is sent, what is read, and how it fails."""

from __future__ import annotations

import asyncio
import json
import logging
import traceback
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import respx

from service.errors import (
    AuthenticationFailed,
    InvalidAnswer,
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
from service.ports import ChatUsage, Message
from tests.fakes import FixedClock
from tests.llm.conftest import Answers
from tests.llm.material import KEY, MODEL, TINY_SCHEMA, make_chat, make_client
from tests.llm_server import Reply

ASKED = (Message("system", "Extract."), Message("user", "[a1:1] Text."))
TURNS = [{"content": "Extract.", "role": "system"}, {"content": "[a1:1] Text.", "role": "user"}]
COUNTED = ChatUsage(input_tokens=100, cached_input_tokens=40, output_tokens=20)


def sent(route: respx.Route) -> Any:
    """The last request's body."""
    return json.loads(route.calls.last.request.content)


async def test_sends_a_strict_schema(clock: FixedClock, answers: Answers) -> None:
    """The request as the provider sees it: nothing more, nothing less."""
    route = answers(Reply(content='{"a":1}'))
    await make_chat(clock).send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert sent(route) == {
        "model": "scripted-1",
        "stream": False,
        "messages": TURNS,
        "max_completion_tokens": 8000,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": TINY_SCHEMA},
        },
    }


async def test_sends_a_tool_that_has_to_be_called(clock: FixedClock, answers: Answers) -> None:
    """As a tool the same schema stands in its parameters."""
    route = answers(Reply(tool_arguments='{"a":1}', finish_reason="tool_calls"))
    answer = await make_chat(clock, output="tool").send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert sent(route) == {
        "model": "scripted-1",
        "stream": False,
        "messages": TURNS,
        "max_completion_tokens": 8000,
        "parallel_tool_calls": False,
        "tool_choice": {"type": "function", "function": {"name": "answer"}},
        "tools": [
            {
                "type": "function",
                "function": {
                    "name": "answer",
                    "description": "Give the answer.",
                    "parameters": TINY_SCHEMA,
                    "strict": True,
                },
            }
        ],
    }
    assert json.loads(answer.text) == {"a": 1}
    assert answer.usage == COUNTED


async def test_tells_the_schema_where_only_json_is_enforced(clock: FixedClock, answers: Answers) -> None:
    """With json_object the schema stands in the system message, before everything that changes."""
    route = answers(Reply(content='{"a":1}'))
    await make_chat(clock, output="json_object").send(ASKED, TINY_SCHEMA, timeout_s=5)
    body = sent(route)
    system = body["messages"][0]["content"]
    assert body["response_format"] == {"type": "json_object"}
    assert system.startswith("Extract.\n\nAnswer with one JSON object")
    assert system.endswith(json.dumps(TINY_SCHEMA, separators=(",", ":")))
    assert body["messages"][1:] == TURNS[1:]


async def test_limits_a_local_model_in_both_words(clock: FixedClock, answers: Answers) -> None:
    """Several servers for one's own machine heed max_tokens only."""
    route = answers(Reply(content='{"a":1}'))
    await make_chat(clock, local=True).send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert sent(route)["max_tokens"] == sent(route)["max_completion_tokens"] == 8000


@pytest.mark.parametrize("name", ["gpt-5-pro", "gpt-5-codex", "gpt-6-mini", "llama3:8b", "org/model"])
async def test_speaks_chat_completions_whatever_the_model_is_called(
    clock: FixedClock, answers: Answers, name: str
) -> None:
    """LangChain's guesses from a model's name change neither path nor name."""
    route = answers(Reply(content='{"a":1}'), Reply(tool_arguments='{"a":1}'))
    await make_chat(clock, name=name).send(ASKED, TINY_SCHEMA, timeout_s=5)
    await make_chat(clock, name=name, output="tool").send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert route.call_count == 2
    assert sent(route)["model"] == name


async def test_sends_no_key_that_merely_lies_around(
    clock: FixedClock, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that takes no key does not get OpenAI's; an address in the environment is not followed."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("LANGSMITH_GATEWAY", "http://127.0.0.1:1")
    route = answers(Reply(content='{"a":1}'))
    await make_chat(clock).send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert route.called
    assert KEY not in str(route.calls.last.request.headers.raw)


async def test_traces_nothing_to_a_third_party(
    clock: FixedClock, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An environment that turns LangSmith on sends no article there."""
    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"):
        monkeypatch.setenv(name, "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", KEY)
    started = []
    monkeypatch.setattr("langsmith.client.Client.create_run", lambda *_a, **_k: started.append(1))
    answers(Reply(content='{"a":1}'))
    await make_chat(clock).send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert started == []


async def test_logs_neither_articles_nor_prompts(
    clock: FixedClock, answers: Answers, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither LangChain nor the SDK writes a request or an answer, not even at DEBUG."""
    caplog.set_level(logging.DEBUG)
    answers(Reply(content='{"a":"secret words"}'))
    await make_chat(clock).send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert "Extract." not in caplog.text
    assert "secret words" not in caplog.text


async def test_reads_text_usage_and_the_model_that_answered(clock: FixedClock, answers: Answers) -> None:
    """Everything that a caller needs to judge the answer is there."""
    answers(Reply(content='{"a":1}'))
    answer = await make_chat(clock).send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert (answer.text, answer.finish_reason, answer.refusal) == ('{"a":1}', "stop", None)
    assert answer.usage == COUNTED
    assert answer.model_reported == "scripted-1"


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply(content='{"a":', finish_reason="length"), ('{"a":', "length", None)),
        (Reply(content=None, refusal="I cannot."), ("", "stop", "I cannot.")),
        (Reply(content="", finish_reason="content_filter"), ("", "content_filter", None)),
        (Reply(content=None), ("", "stop", None)),
        (Reply(content='{"a":1}', finish_reason=None), ('{"a":1}', None, None)),
    ],
)
async def test_keeps_the_tokens_of_an_answer_that_cannot_be_used(
    clock: FixedClock, answers: Answers, reply: Reply, expected: Any
) -> None:
    """Truncated, refused, filtered, empty: an answer all the same, with its usage."""
    answers(reply)
    answer = await make_chat(clock).send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert (answer.text, answer.finish_reason, answer.refusal) == expected
    assert answer.usage == COUNTED


async def test_keeps_truncated_arguments_as_they_came(clock: FixedClock, answers: Answers) -> None:
    """They are not repaired on the way."""
    answers(Reply(tool_arguments='{"a": [1, 2', finish_reason="length"))
    answer = await make_chat(clock, output="tool").send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert answer.text == '{"a": [1, 2'
    assert answer.finish_reason == "length"


REFUSALS = [
    (401, {"code": "invalid_api_key"}, AuthenticationFailed),
    (403, {}, AuthenticationFailed),
    (402, {}, QuotaExhausted),
    (404, {"code": "model_not_found"}, RequestRejected),
    (400, {"code": "context_length_exceeded"}, TooLong),
    (400, {"message": "This model's maximum context length is 8192 tokens"}, TooLong),
    (400, {"param": "response_format"}, RequestRejected),
    (413, {}, TooLong),
    (422, {}, RequestRejected),
    (302, {}, RequestRejected),
    (408, {}, TimedOut),
    (409, {}, Unavailable),
    (429, {"code": "rate_limit_exceeded"}, RateLimited),
    (429, {"code": "insufficient_quota", "type": "insufficient_quota"}, QuotaExhausted),
    (429, {"type": "insufficient_quota"}, QuotaExhausted),
    (500, {}, Unavailable),
    (502, {}, Unavailable),
    (503, {}, Unavailable),
    (529, {}, Unavailable),
]


@pytest.mark.parametrize(("status", "error", "kind"), REFUSALS)
async def test_names_every_status(
    clock: FixedClock, answers: Answers, status: int, error: dict[str, str], kind: type[ModelError]
) -> None:
    """Each status becomes what a caller can do about it; it is sent once, and nothing stays chained to it."""
    route = answers(Reply(status=status, raw=json.dumps({"error": {"message": f"no {KEY}", **error}}).encode()))
    with pytest.raises(kind) as caught:
        await make_chat(clock).send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert type(caught.value) is kind
    assert route.call_count == 1
    assert str(status) in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


async def test_a_page_with_an_error_status_is_named_too(clock: FixedClock, answers: Answers) -> None:
    """A proxy's HTML behind a 502 is an unavailable provider."""
    answers(Reply(status=502, raw=b"<html>Bad gateway</html>", content_type="text/html"))
    with pytest.raises(Unavailable) as caught:
        await make_chat(clock).send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert "Bad gateway" not in str(caught.value)


async def test_a_refused_key_is_shown_nowhere(
    clock: FixedClock, answers: Answers, caplog: pytest.LogCaptureFixture
) -> None:
    """A 401 that repeats the key leaves it neither in the error, nor its traceback, nor a log."""
    caplog.set_level(logging.DEBUG)
    answers(Reply(status=401, raw=json.dumps({"error": {"message": f"bad key {KEY}", "code": KEY}}).encode()))
    with pytest.raises(AuthenticationFailed) as caught:
        await make_chat(clock).send(ASKED, TINY_SCHEMA, timeout_s=5)
    shown = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + caplog.text
    assert KEY not in shown
    assert "check the key" in shown


async def test_tells_which_part_of_the_request_was_refused(clock: FixedClock, answers: Answers) -> None:
    """An operator learns that the server does not know the output mode."""
    error = {"code": "unsupported_parameter", "param": "response_format", "message": "secret words"}
    answers(Reply(status=400, raw=json.dumps({"error": error}).encode(), headers={"x-request-id": "req_00c0ffee"}))
    with pytest.raises(RequestRejected) as caught:
        await make_chat(clock).send(ASKED, TINY_SCHEMA, timeout_s=5)
    message = str(caught.value)
    assert message.startswith("main: ")
    for part in ("400", "unsupported_parameter", "about response_format", "req_00c0ffee"):
        assert part in message
    assert "secret words" not in message


@pytest.mark.parametrize(
    ("headers", "expected_s"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "1500", "retry-after": "7"}, 1.5),
        ({"retry-after": "Sun, 01 Mar 2026 06:30:09 GMT"}, 9),
        ({"retry-after": "Sun, 01 Mar 2026 06:00:00 GMT"}, 0),
        ({"retry-after": "300"}, 300),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "nan"}, None),
        ({}, None),
    ],
)
async def test_reads_every_form_of_retry_after(
    clock: FixedClock, answers: Answers, headers: dict[str, str], expected_s: float | None
) -> None:
    """Seconds, milliseconds and HTTP dates become seconds from now."""
    answers(Reply(status=429, raw=b'{"error": {}}', headers=headers))
    with pytest.raises(RateLimited) as caught:
        await make_chat(clock).send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert caught.value.retry_after_s == expected_s


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        (httpx.ConnectError("no route to sk-host"), Unavailable),
        (httpx.ReadError("reset"), Unavailable),
        (httpx.RemoteProtocolError("garbage"), Unavailable),
        (httpx.ConnectTimeout("slow"), TimedOut),
        (httpx.ReadTimeout("slow"), TimedOut),
        (httpx.PoolTimeout("slow"), TimedOut),
    ],
)
async def test_names_every_failure_of_the_wire(
    clock: FixedClock, answers: Answers, raised: Exception, kind: type[ModelError]
) -> None:
    """No connection and no answer in time may both be tried again."""
    answers(raised)
    with pytest.raises(kind) as caught:
        await make_chat(clock).send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert "sk-host" not in str(caught.value)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(raw=b"<html>", content_type="text/html"),
        Reply(raw=b"{}", content_type="text/plain"),
        Reply(raw=b'{"error": {"message": "no"}}'),
        Reply(raw=b'{"choices": []}'),
        Reply(raw=b"not json"),
    ],
)
async def test_a_success_that_is_none_is_a_malformed_reply(clock: FixedClock, answers: Answers, reply: Reply) -> None:
    """The guard's errors pass through httpx, the SDK and LangChain unwrapped, and nobody retries them."""
    route = answers(reply)
    with pytest.raises(MalformedReply) as caught:
        await make_chat(clock).send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert isinstance(caught.value, InvalidAnswer)
    assert route.call_count == 1


async def test_gives_up_when_its_time_is_over(clock: FixedClock) -> None:
    """The time is absolute: an answer that trickles in does not prolong it."""

    class Trickle(httpx.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            while True:
                yield b" "
                await asyncio.sleep(0.01)

    headers = {"content-type": "application/json"}
    inner = httpx.MockTransport(lambda _request: httpx.Response(200, headers=headers, stream=Trickle()))
    chat = build_chat("main", MODEL, clock=clock, api_key=None, http_client=make_client(inner))
    loop = asyncio.get_running_loop()
    started = loop.time()
    with pytest.raises(TimedOut, match=r"within 0\.2 s") as caught:
        await chat.send(ASKED, TINY_SCHEMA, timeout_s=0.2)
    assert loop.time() - started < 1
    assert isinstance(caught.value, ModelError)


async def test_cancelling_passes_through(clock: FixedClock) -> None:
    """A cancelled call is cancelled, not translated."""

    async def hang(_request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(60)
        raise AssertionError

    chat = build_chat("main", MODEL, clock=clock, api_key=None, http_client=make_client(httpx.MockTransport(hang)))
    task = asyncio.create_task(chat.send(ASKED, TINY_SCHEMA, timeout_s=60))
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
