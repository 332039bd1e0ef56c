"""The service and the scripted model as processes of their own, for what is measured from outside."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import httpx
import psutil

_START_S: Final = 30.0


@contextmanager
def serve_scripted_model(*options: str) -> Iterator[str]:
    """A scripted model while the block runs: its address, without `/v1`."""
    with _run("tests.llm_server", [], options, {}, probe="/") as (_, url):
        yield url


@contextmanager
def serve_wirefold(environ: Mapping[str, str]) -> Iterator[tuple[psutil.Process, str]]:
    """The service while the block runs, ready for stories: its process and its address. Its log is thrown away."""
    with _run("service", ["serve"], [], environ, probe="/health/ready") as served:
        yield served


@contextmanager
def _run(
    module: str, command: list[str], options: tuple[str, ...] | list[str], environ: Mapping[str, str], *, probe: str
) -> Iterator[tuple[psutil.Process, str]]:
    port = find_port()
    url = f"http://127.0.0.1:{port}"
    whole = [sys.executable, "-m", module, *command, "--port", str(port), *options]
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(whole, env={**os.environ, **environ}, stderr=log)  # noqa: S603 - our own modules
        try:
            wait_for(url + probe)
            yield psutil.Process(server.pid), url
        finally:
            server.terminate()
            server.wait()


def wait_for(url: str) -> None:
    """Return as soon as something answers there."""
    give_up = time.monotonic() + _START_S
    while True:
        try:
            httpx.get(url, timeout=1, trust_env=False)
        except httpx.TransportError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.1)
        else:
            return


def find_port() -> int:
    """A port of loopback that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
