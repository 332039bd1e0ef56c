"""The guard: what reaches the SDK is a chat completion, whatever a server sends."""

from __future__ import annotations

import copy
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import httpx2
import pytest

from service.errors import MalformedReply, ModelError
from service.llm.engine import build_chat
from service.llm.transport import GuardingTransport, UnusableReply
from service.ports import ChatAnswer, ChatUsage, Message
from tests.fakes import FixedClock
from tests.llm.material import BASE_URL, MODEL, TINY_SCHEMA, make_client
from tests.llm_server import Reply, build_body

JSON = {"content-type": "application/json"}
GOOD = json.dumps(build_body(Reply(content='{"a":1}'))).encode()
URL = f"{BASE_URL}/chat/completions"


class Endless(httpx.AsyncByteStream):
    """A body that never ends, counting how much of it was taken."""

    taken = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            self.taken += 1
            yield b" " * 100_000


async def fetch(response: httpx.Response, **limits: int) -> httpx.Response:
    """Send one request through the guard to a server that answers so."""
    transport: Any = GuardingTransport(httpx.MockTransport(lambda _request: response), **limits)
    async with httpx.AsyncClient(transport=transport) as client:
        return await client.post(URL, json={})


async def test_lets_a_chat_completion_through_unchanged() -> None:
    """Status, headers and body arrive as they were sent."""
    response = await fetch(httpx.Response(200, headers={**JSON, "x-request-id": "req_1"}, content=GOOD))
    assert response.content == GOOD
    assert response.headers["x-request-id"] == "req_1"


async def test_works_for_both_generations_of_httpx() -> None:
    """The SDK's own httpx2 is guarded like the httpx of the tests."""
    inner = httpx2.MockTransport(lambda _request: httpx2.Response(200, headers=JSON, content=b"[]"))
    transport: Any = GuardingTransport(inner)
    async with httpx2.AsyncClient(transport=transport) as client:
        with pytest.raises(MalformedReply):
            await client.post(URL, json={})


async def test_asks_for_an_uncompressed_reply() -> None:
    """A compressed body could unpack to any size."""
    seen = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["accept-encoding"])
        return httpx.Response(200, headers=JSON, content=GOOD)

    async with make_client(httpx.MockTransport(answer)) as client:
        await client.post(URL, json={})
    assert seen == ["identity"]


async def test_refuses_a_compressed_reply() -> None:
    """A server that compresses all the same is not unpacked."""
    stream = httpx.ByteStream(b"\x1f\x8b")
    with pytest.raises(UnusableReply, match="compressed"):
        await fetch(httpx.Response(200, headers={**JSON, "content-encoding": "gzip"}, stream=stream))


@pytest.mark.parametrize("status", [200, 500])
async def test_stops_reading_at_the_limit(status: int) -> None:
    """A body without end costs no more than the limit, whatever its status."""
    body = Endless()
    with pytest.raises(UnusableReply, match="longer than 1000000 bytes"):
        await fetch(httpx.Response(status, headers=JSON, stream=body), max_reply_bytes=1_000_000)
    assert body.taken == 11


@pytest.mark.parametrize(
    ("headers", "content", "message"),
    [
        ({"content-type": "text/html; charset=utf-8"}, b"<html>Sign in</html>", "other than application/json"),
        ({}, GOOD, "other than application/json"),
        (JSON, b"", "not a chat completion"),
        (JSON, b"<html>", "not a chat completion"),
        (JSON, b"[]", "not a chat completion"),
        (JSON, b'"done"', "not a chat completion"),
        (JSON, b"\xff\xfe", "not a chat completion"),
        (JSON, b"[" * 100_000, "not a chat completion"),
        (JSON, b'{"error": {"message": "overloaded"}}', "an error inside"),
        (JSON, b'{"error": "overloaded", "choices": []}', "an error inside"),
        (JSON, b"{}", "without any choices"),
        (JSON, b'{"choices": null}', "without any choices"),
        (JSON, b'{"choices": []}', "without any choices"),
        (JSON, b'{"choices": [{}]}', "not a chat completion"),
        (JSON, b'{"choices": [{"message": null}]}', "not a chat completion"),
    ],
)
async def test_names_what_is_wrong_with_a_success(headers: dict[str, str], content: bytes, message: str) -> None:
    """Each 200 that is none gets a name, and no message repeats the body."""
    with pytest.raises(UnusableReply, match=message) as caught:
        await fetch(httpx.Response(200, headers=headers, content=content))
    assert "overloaded" not in str(caught.value)
    assert "Sign in" not in str(caught.value)


async def test_keeps_the_tokens_of_a_reply_without_choices() -> None:
    """What was counted was paid for."""
    usage = {"prompt_tokens": 9, "completion_tokens": 2, "prompt_tokens_details": {"cached_tokens": 4}}
    with pytest.raises(UnusableReply) as caught:
        await fetch(httpx.Response(200, json={"choices": [], "usage": usage}))
    assert caught.value.usage == ChatUsage(9, 4, 2)


async def test_refuses_arguments_that_repeat_a_key() -> None:
    """LangChain would keep the last value and lose the other without a word."""
    body = build_body(Reply(tool_arguments='{"a": {"b": 1, "b": 2}}'))
    with pytest.raises(UnusableReply, match="repeat a key"):
        await fetch(httpx.Response(200, json=body))


async def test_leaves_errors_with_a_status_to_the_sdk() -> None:
    """A 502 of a proxy is HTML, and means a 502."""
    response = await fetch(httpx.Response(502, headers={"content-type": "text/html"}, content=b"<html>"))
    assert response.status_code == 502


def _find_paths(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in children:
        yield from _find_paths(value, (*path, key))


def _mutate(body: Any) -> Iterator[bytes]:
    for path in _find_paths(body):
        values: tuple[Any, ...] = (None, 0, -1, 1.5, True, "", "x", [], {}, [None], [1], [{}], {"a": 1}, 10**30)
        for value in values:
            mutant = copy.deepcopy({"": body})
            node: Any = mutant
            for key in ("", *path)[:-1]:
                node = node[key]
            node[("", *path)[-1]] = value
            yield json.dumps(mutant[""]).encode()


@pytest.mark.parametrize("output", ["json_schema", "tool"])
async def test_whatever_is_wrong_with_a_reply_ends_in_an_error_of_ours(output: str) -> None:
    """With any one member of a reply replaced by anything, the SDK raises nothing that has no name."""
    sent: list[bytes] = []
    inner = httpx.MockTransport(lambda _request: httpx.Response(200, headers=JSON, content=sent[-1]))
    model = MODEL.model_copy(update={"output": output})
    chat = build_chat("main", model, clock=FixedClock(), api_key=None, http_client=make_client(inner))
    whole = build_body(Reply(content='{"a":1}', tool_arguments='{"a":1}' if output == "tool" else None))
    ends = {"answer": 0, "error": 0}
    for mutant in _mutate(whole):
        sent.append(mutant)
        try:
            answer = await chat.send([Message("user", "u")], TINY_SCHEMA, timeout_s=5)
        except ModelError:
            ends["error"] += 1
        else:
            assert isinstance(answer, ChatAnswer)
            assert isinstance(answer.text, str)
            ends["answer"] += 1
    assert min(ends.values()) > 50
