"""The transport of production against a real server on the loopback interface."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator

import httpx2
import pytest

from service.errors import MalformedReply, ModelError, RateLimited, RequestRejected, TimedOut, Unavailable
from service.llm.connection import find_proxy, open_client
from service.llm.engine import build_chat, build_engine
from service.ports import Chat, Ledger, Message
from tests.fakes import FixedClock
from tests.llm.material import MODEL, TINY_SCHEMA, draft_text, make_brief, make_slices
from tests.llm_server import Reply, build_body, serve_model

ASKED = (Message("user", "Ünïcödé 港"),)


@pytest.fixture
async def client() -> AsyncIterator[httpx2.AsyncClient]:
    """The client of production."""
    async with open_client() as opened:
        yield opened


def make_chat(base_url: str, client: httpx2.AsyncClient, clock: FixedClock) -> Chat:
    """A chat to a server of this test."""
    model = MODEL.model_copy(update={"base_url": base_url})
    return build_chat("main", model, clock=clock, api_key=None, http_client=client)


@contextlib.asynccontextmanager
async def serve_bytes(said: bytes) -> AsyncIterator[tuple[int, list[bytes]]]:
    """A server that answers anything with these bytes and closes: its port, and the heads it heard."""
    heard: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(said)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1], heard


async def test_reads_a_story_over_real_http(clock: FixedClock) -> None:
    """Engine, SDK, transport and socket work together; closing lets go of the connection."""
    async with serve_model([Reply(content=draft_text())]) as server:
        model = MODEL.model_copy(update={"base_url": server.base_url})
        opened = build_engine("main", model, clock=clock)
        ledger = Ledger()
        draft = await opened.engine.reader.read(make_slices(), make_brief(), ledger)
        await opened.aclose()
    assert draft.titles[0].text == "Drones hit the port"
    assert ledger.attempts[0].cached_input_tokens == 40
    assert server.headers[0]["accept-encoding"] == "identity"
    assert server.requests[0]["model"] == "scripted-1"


async def test_uses_one_connection_again(client: httpx2.AsyncClient, clock: FixedClock) -> None:
    """Calls in a row do not each pay for a new one."""
    async with serve_model(lambda _body: Reply(content='{"a":1}')) as server:
        chat = make_chat(server.base_url, client, clock)
        for _ in range(3):
            await chat.send(ASKED, TINY_SCHEMA, timeout_s=5)
        ports = {each["x-client-port"] for each in server.headers}
    assert len(ports) == 1
    assert server.requests[0]["messages"][0]["content"] == "Ünïcödé 港"


async def test_runs_calls_side_by_side(client: httpx2.AsyncClient, clock: FixedClock) -> None:
    """Twenty calls are with the server at one time: it has all of them before it answers any."""
    async with serve_model(lambda _body: Reply(content='{"a":1}', latency_s=2)) as server:
        chat = make_chat(server.base_url, client, clock)
        calls = [asyncio.create_task(chat.send(ASKED, TINY_SCHEMA, timeout_s=30)) for _ in range(20)]
        await next(iter(asyncio.as_completed(calls)))
        assert len(server.requests) == len(calls)
        await asyncio.gather(*calls)


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply(status=503, raw=b"{}"), Unavailable),
        (Reply(status=429, raw=b"{}", headers={"retry-after": "4"}), RateLimited),
        (Reply(raw=b"<html>", content_type="text/html"), MalformedReply),
        (Reply(raw=b" " * 9_000_000), MalformedReply),
        (Reply(status=302, raw=b"", headers={"location": "http://127.0.0.1:1/v1"}), RequestRejected),
        (Reply(content="{}", latency_s=5), TimedOut),
        (Reply(content="{}", trickle_s=0.01), TimedOut),
    ],
)
async def test_fails_over_real_http_as_over_the_faked_wire(
    client: httpx2.AsyncClient, clock: FixedClock, reply: Reply, kind: type[ModelError]
) -> None:
    """Statuses, pages, floods, redirects, slowness: named alike on the transport of production."""
    async with serve_model([reply]) as server:
        with pytest.raises(kind) as caught:
            await make_chat(server.base_url, client, clock).send(ASKED, TINY_SCHEMA, timeout_s=0.5)
    assert caught.value.__context__ is None


async def test_names_a_closed_port(client: httpx2.AsyncClient, clock: FixedClock) -> None:
    """Nobody listening is an unavailable model."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(Unavailable):
        await make_chat(f"http://127.0.0.1:{port}/v1", client, clock).send(ASKED, TINY_SCHEMA, timeout_s=5)


@pytest.mark.parametrize(
    "said",
    [b"", b"garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"],
)
async def test_names_a_connection_that_breaks(client: httpx2.AsyncClient, clock: FixedClock, said: bytes) -> None:
    """Closed at once, not HTTP at all, or ended in the middle: unavailable each time."""
    async with serve_bytes(said) as (port, _heard):
        with pytest.raises(Unavailable):
            await make_chat(f"http://127.0.0.1:{port}/v1", client, clock).send(ASKED, TINY_SCHEMA, timeout_s=5)


async def test_goes_through_the_proxy_of_the_environment(clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where HTTP_PROXY says so the request arrives there, under the model's whole address."""
    body = json.dumps(build_body(Reply(content='{"a":1}'))).encode()
    head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    async with serve_bytes(head.encode() + body) as (port, heard):
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{port}")
        async with open_client() as client:
            answer = await make_chat("http://127.0.0.2:9/v1", client, clock).send(ASKED, TINY_SCHEMA, timeout_s=5)
    assert json.loads(answer.text) == {"a": 1}
    assert heard[0].startswith(b"POST http://127.0.0.2:9/v1/chat/completions HTTP/1.1")


def test_finds_the_proxy_that_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """By scheme, for all, and none where NO_PROXY says so."""
    assert find_proxy("https", "api.example.com") is None
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:3128")
    monkeypatch.setenv("no_proxy", "localhost,.internal")
    assert find_proxy("https", "api.example.com") == "http://127.0.0.1:3128"
    assert find_proxy("http", "api.example.com") is None
    assert find_proxy("https", "llm.internal") is None
