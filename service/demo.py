"""The main job, shown: the service as a process of its own, the sample story posted over HTTP, the report printed.

What `make run` runs. It asks whatever the environment and wirefold.toml configure, and says which model answered.
"""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import httpx
from rich.console import Console

from service.http.sample import load_sample
from service.intake import read_story
from service.schema.report import Report
from service.view import render_terminal
from service.view.visible import make_visible
from service.view.words import tell_models

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_START_S: Final = 30.0
_ANSWER_S: Final = 120.0
"""Longer than any CMS waits: a slow model on this machine is no failure of a demonstration."""
_STOP_S: Final = 10.0
_POLL_S: Final = 0.1

_progress: Final = Console(stderr=True, highlight=False)


class DemonstrationFailed(Exception):
    """The demonstration could not be shown; the message says where it ended."""


def main(command: Sequence[str] = (sys.executable, "-m", "service")) -> None:
    """Show the main job; ends the process with 1 when it failed and with 130 when it was interrupted."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that the server is stopped as well
    try:
        report = show(command)
    except DemonstrationFailed as error:
        _progress.print(f"The demonstration failed: {make_visible(str(error))}", style="bold red", markup=False)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    Console(highlight=False).print(render_terminal(report, read_story(load_sample()).story.articles))
    _progress.print(f"\nThe report above was {tell_models(report.provenance)}.", style="bold", markup=False)


def show(command: Sequence[str]) -> Report:
    """Start `command serve`, post the sample story to it and stop it. Raises `DemonstrationFailed`."""
    port = _find_port()
    with _serve([*command, "serve", "--port", str(port)]) as server, _open_client(port) as client:
        _wait_until_ready(server, client)
        story = load_sample()
        _progress.print(f"POST {client.base_url.join('/v1/reports')} with {len(story):,} bytes", style="dim")
        return _post(client, story)


def _find_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _serve(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - our own module
    try:
        yield server
    finally:
        server.terminate()
        try:
            server.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _open_client(port: int) -> httpx.Client:
    # A proxy of the environment has no business between this machine and itself.
    return httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=_ANSWER_S, trust_env=False)


def _wait_until_ready(server: subprocess.Popen[bytes], client: httpx.Client) -> None:
    give_up = time.monotonic() + _START_S
    while time.monotonic() < give_up:
        if server.poll() is not None:
            raise DemonstrationFailed(f"the server ended with exit code {server.returncode} before it was ready")
        try:
            if client.get("/health/ready", timeout=_POLL_S * 20).is_success:
                return
        except httpx.TransportError:
            pass  # it does not listen yet
        time.sleep(_POLL_S)
    raise DemonstrationFailed(f"the server was not ready within {_START_S:g} seconds")


def _post(client: httpx.Client, story: bytes) -> Report:
    try:
        response = client.post("/v1/reports", content=story, headers={"Content-Type": "application/json"})
    except httpx.TransportError as error:
        raise DemonstrationFailed(f"no answer: {type(error).__name__}") from error
    if not response.is_success:
        raise DemonstrationFailed(f"the server answered {response.status_code}: {response.text}")
    return Report.model_validate_json(response.content)


if __name__ == "__main__":
    main()
