"""Serves scripted replies over real HTTP, in this process or (`python -m tests.llm_server`) in one of its own.

`POST /v1/chat/completions` is answered by a script; any GET with how many requests each model had.

On bare streams, since no framework resets a connection, trickles a status line or breaks off amid a body on command.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import struct
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from tests.llm_server.checking import Complaint, Expected, check_request
from tests.llm_server.replies import Reply

Script = Callable[[dict[str, Any]], Reply]
"""From a request's body to the reply."""

PATHS: Final = frozenset({"/v1/chat/completions", "/v1/messages"})
"""OpenAI's, and Anthropic's, for which a script gives whole bodies of its own."""

_CHUNK_BYTES: Final = 65_536
_HANG_UP_AT_ONCE: Final = struct.pack("ii", 1, 0)
"""SO_LINGER of no seconds: closing sends RST, not FIN."""


@dataclass(slots=True)
class LoopbackModel:
    """A running scripted model, what it was asked and what was wrong with that."""

    script: Script
    expected: Mapping[str, Expected] = field(default_factory=dict)
    """What the requests for a model have to be like, by what the model is called on the wire; empty checks nothing."""
    remembers: bool = True
    """Whether requests are kept, and not only counted."""
    base_url: str = ""
    calls: Counter[str] = field(default_factory=Counter)
    """How many requests asked for a model, by what it is called on the wire."""
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)

    def answer(self, headers: dict[str, str], content: bytes) -> Reply:
        """The reply to a request. A wrong request is refused as a provider would."""
        body = json.loads(content)
        self.calls[str(body.get("model"))] += 1
        if self.remembers:
            self.requests.append(body)
            self.headers.append(headers)
        complaint = check_request(headers, body, self.expected) if self.expected else None
        if complaint:
            self.complaints.append(complaint)
            return complaint.reply()
        reply = self.script(body)
        return replace(reply, model=reply.model or str(body.get("model")))


@contextlib.asynccontextmanager
async def serve_model(
    script: Script | Iterable[Reply],
    *,
    expected: Mapping[str, Expected] | None = None,
    remembers: bool = True,
    port: int = 0,
) -> AsyncIterator[LoopbackModel]:
    """Serve on a loopback port, a free one unless named, while the block runs; a list's replies are given in turn."""
    model = LoopbackModel(script if callable(script) else _in_turn(script), expected or {}, remembers=remembers)
    talks: set[asyncio.Task[None]] = set()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        talks.add(task)
        try:
            await _converse(model, reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, TimeoutError):
            pass  # the caller hung up, as callers may
        except asyncio.CancelledError:
            pass  # the server is going down
        finally:
            talks.discard(task)
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", port)
    model.base_url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    try:
        yield model
    finally:
        server.close()
        for task in tuple(talks):
            task.cancel()
        await asyncio.gather(*talks)
        await server.wait_closed()


def _in_turn(replies: Iterable[Reply]) -> Script:
    remaining = iter(replies)
    return lambda _body: next(remaining)


async def _converse(model: LoopbackModel, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One request after another on one connection, until one of both closes it."""
    while head := await _read_head(reader):
        method, path, headers = head
        content = await reader.readexactly(int(headers.get("content-length", 0)))
        headers["x-client-port"] = str(writer.get_extra_info("peername")[1])
        if method == "GET":
            reply = Reply(raw=json.dumps(model.calls).encode())
        elif path in PATHS:
            reply = model.answer(headers, content)
        else:
            reply = Reply(status=404, raw=b"{}")
        if not await _send(reply, writer):
            return


async def _read_head(reader: asyncio.StreamReader) -> tuple[str, str, dict[str, str]] | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.strip().split("\r\n")
    method, path, _version = first.split(" ")
    fields = (line.partition(":") for line in lines)
    return method, path, {name.lower(): value.strip() for name, _colon, value in fields}


async def _send(reply: Reply, writer: asyncio.StreamWriter) -> bool:
    """Send a reply as badly as it says; whether the connection can be used again."""
    content = reply.render()
    await asyncio.sleep(reply.latency_s)
    if reply.resets == "before":
        _reset(writer)
        return False
    await _write(_build_head(reply, len(content)), writer, pause_s=reply.head_pause_s)
    breaks = reply.resets == "amid" or reply.ends_early or reply.stalls
    await _write(content[: len(content) // 2] if breaks else content, writer, pause_s=reply.trickle_s)
    if reply.stalls:
        await asyncio.Event().wait()
    if reply.resets:
        _reset(writer)
    return not breaks


def _build_head(reply: Reply, length: int) -> bytes:
    fields = {"content-type": reply.content_type, "content-length": str(length), **reply.headers}
    lines = [f"HTTP/1.1 {reply.status} Scripted", *(f"{name}: {value}" for name, value in fields.items())]
    return "\r\n".join([*lines, "", ""]).encode()


async def _write(content: bytes, writer: asyncio.StreamWriter, *, pause_s: float) -> None:
    size = 1 if pause_s else _CHUNK_BYTES
    for start in range(0, len(content), size):
        writer.write(content[start : start + size])
        await writer.drain()
        if pause_s:
            await asyncio.sleep(pause_s)


def _reset(writer: asyncio.StreamWriter) -> None:
    raw: socket.socket = writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _HANG_UP_AT_ONCE)
    writer.transport.abort()
