"""Serves scripted replies over real HTTP, in this process or (`python -m tests.llm_server`) in one of its own."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from tests.llm_server.replies import Reply, build_body

Script = Callable[[dict[str, Any]], Reply]
"""From a request's body to the reply."""


@dataclass(slots=True)
class LoopbackModel:
    """A running scripted model and what it was asked."""

    base_url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


def build_app(script: Script, heard: LoopbackModel | None = None) -> Starlette:
    """An application that answers `POST /v1/chat/completions` by the script and notes what it hears."""

    async def complete(request: Request) -> Response:
        body = json.loads(await request.body())
        if heard is not None:
            heard.requests.append(body)
            heard.headers.append(
                {**request.headers, "x-client-port": str(request.client.port if request.client else 0)}
            )
        return await _respond(script(body), body.get("model", "scripted-1"))

    return Starlette(routes=[Route("/v1/chat/completions", complete, methods=["POST"])])


async def _respond(reply: Reply, model: str) -> Response:
    if reply.latency_s:
        await asyncio.sleep(reply.latency_s)
    content = reply.raw if reply.raw is not None else json.dumps(build_body(reply, model=model)).encode()
    headers = {"content-type": reply.content_type, **reply.headers}
    if reply.trickle_s:
        return StreamingResponse(_trickle(content, reply.trickle_s), reply.status, headers)
    return Response(content, reply.status, headers)


async def _trickle(content: bytes, pause_s: float) -> AsyncIterator[bytes]:
    for position in range(len(content)):
        yield content[position : position + 1]
        await asyncio.sleep(pause_s)


@contextlib.asynccontextmanager
async def serve_model(script: Script | Iterable[Reply]) -> AsyncIterator[LoopbackModel]:
    """Serve on a free loopback port while the block runs; the replies of a list are given in turn."""
    with _listen() as listener:
        heard = LoopbackModel(f"http://127.0.0.1:{listener.getsockname()[1]}/v1")
        app = build_app(script if callable(script) else _in_turn(script), heard)
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off", timeout_graceful_shutdown=1))
        running = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            while not server.started:  # noqa: ASYNC110 - uvicorn sets a flag and no event
                await asyncio.sleep(0.005)
            yield heard
        finally:
            server.should_exit = True
            await running


def _in_turn(replies: Iterable[Reply]) -> Script:
    remaining = iter(replies)
    return lambda _body: next(remaining)


@contextlib.contextmanager
def _listen(port: int = 0) -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", port)) as listener:
        yield listener
