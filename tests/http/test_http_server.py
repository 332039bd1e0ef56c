"""The application on a real server and real sockets: slow callers, large bodies, hang-ups."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from service.http.app import build_app
from service.http.limits import Limits
from service.http.server import Address, BoundedProtocol, build_server
from tests.fakes import FakeReportService

STORY = json.dumps({"articles": [{"body": "A bridge closed."}]}).encode()
LIMITS = Limits(body_bytes=100_000, receive_s=0.4)


class HastyProtocol(BoundedProtocol):
    """The protocol with little patience, so that tests need none."""

    headers_s = 0.4


@contextmanager
def serve(service: FakeReportService) -> Iterator[int]:
    """Run the application in a thread on a free port; end it in any case."""
    app = build_app(service, limits=LIMITS)
    server = build_server(app, Address(port=0), http=HastyProtocol)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()))
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def port() -> Iterator[int]:
    """Port of a server whose service answers at once."""
    with serve(FakeReportService()) as port:
        yield port


def exchange(port: int, *parts: bytes, pause_s: float = 0.0) -> bytes:
    """Send parts with pauses between, and read until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        for part in parts:
            try:
                connection.sendall(part)
            except OSError:  # the server has hung up on us, as it should
                break
            time.sleep(pause_s)
        received = b""
        try:
            while chunk := connection.recv(65536):
                received += chunk
        except ConnectionResetError:
            pass
        return received


def head(length: int, *extra: str) -> bytes:
    """Request line and headers of a post."""
    lines = ["POST /v1/reports HTTP/1.1", "Host: x", "Content-Type: application/json", f"Content-Length: {length}"]
    return "\r\n".join([*lines, *extra, "", ""]).encode()


def test_a_story_is_answered_over_the_wire(port: int) -> None:
    """As a CMS does it; no header tells which server runs."""
    response = httpx.post(f"http://127.0.0.1:{port}/v1/reports", json=json.loads(STORY), trust_env=False)
    assert response.status_code == 200
    assert "server" not in response.headers


def test_a_body_that_trickles_is_cut_off(port: int) -> None:
    """The limit is on the whole body: a byte now and then does not extend it."""
    received = exchange(port, head(len(STORY)), *(STORY[index : index + 1] for index in range(30)), pause_s=0.05)
    assert received.startswith(b"HTTP/1.1 408 ")
    assert b'"kind":"timeout"' in received


def test_headers_that_trickle_are_cut_off(port: int) -> None:
    """Nothing was asked yet, so nothing is answered."""
    assert exchange(port, *(bytes([each]) for each in head(2)[:30]), pause_s=0.05) == b""


def test_bytes_after_an_answer_do_not_keep_the_connection(port: int) -> None:
    """A body that nobody reads is no way round the limit either."""
    request = b"POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n"
    assert exchange(port, request, *[b"x"] * 30, pause_s=0.05).startswith(b"HTTP/1.1 404 ")


def test_a_body_somewhat_too_long_is_answered_so_that_the_caller_hears_it(port: int) -> None:
    """A caller that is still sending would otherwise see a reset connection."""
    response = httpx.post(
        f"http://127.0.0.1:{port}/v1/reports",
        content=b" " * (LIMITS.body_bytes + 1),
        headers={"Content-Type": "application/json"},
        trust_env=False,
    )
    assert (response.status_code, response.json()["kind"]) == (413, "too_large")


def test_a_body_far_too_long_is_refused_unread(port: int) -> None:
    """By the length that it declares."""
    assert exchange(port, head(10**12)).startswith(b"HTTP/1.1 413 ")


def test_a_body_of_no_declared_length_is_cut_off_too(port: int) -> None:
    """Chunks are counted as they come."""
    chunked = head(0).replace(b"Content-Length: 0", b"Transfer-Encoding: chunked")
    chunks = [b"10000\r\n" + b" " * 65536 + b"\r\n"] * 100
    received = exchange(port, chunked, *chunks)
    assert received == b"" or received.startswith(b"HTTP/1.1 413 ")
    assert exchange(port, chunked, *chunks[:2], b"0\r\n\r\n").startswith(b"HTTP/1.1 413 ")


def test_a_caller_that_waits_for_leave_to_send_is_refused_at_once(port: int) -> None:
    """No "100 Continue" for what would be refused."""
    assert exchange(port, head(LIMITS.body_bytes + 1, "Expect: 100-continue")).startswith(b"HTTP/1.1 413 ")


def test_a_hang_up_cancels_the_work() -> None:
    """The server sees the closed connection while the service is at work."""
    service = FakeReportService(wait=asyncio.Event())
    with serve(service) as port:
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(head(len(STORY)) + STORY)
            while not service.stories:
                time.sleep(0.01)
        for _ in range(500):
            if service.cancelled:
                break
            time.sleep(0.01)
    assert service.cancelled


def test_a_hang_up_in_mid_body_leaves_the_server_well(port: int) -> None:
    """The next caller is answered."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(head(len(STORY)) + STORY[:5])
    assert httpx.get(f"http://127.0.0.1:{port}/health/live", trust_env=False).status_code == 200
