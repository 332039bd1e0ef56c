"""The demonstration: a real server process, the sample story over HTTP, and no process left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from service.demo import DemonstrationFailed, show
from tests.fakes import make_report

_SERVER = """
from service.cli import Assembly, run
from service.errors import Unavailable
from tests.fakes import FakeReportService
run(lambda config: Assembly(FakeReportService({arguments})))
"""


def command(arguments: str = "") -> list[str]:
    """The command line around a fake service."""
    return [sys.executable, "-c", _SERVER.format(arguments=arguments)]


def test_the_sample_story_is_reported_over_http() -> None:
    """By `serve` in a process of its own, which has ended when the report is there."""
    assert show(command()) == make_report()


def test_a_failure_shows_the_problem() -> None:
    """The detail that a CMS would be given."""
    with pytest.raises(DemonstrationFailed, match=r'502: .*"kind":"upstream"'):
        show(command('error=Unavailable("no connection")'))


def test_a_server_that_does_not_start_is_told() -> None:
    """With its exit code; its own words are on stderr."""
    with pytest.raises(DemonstrationFailed, match="exit code 3 before it was ready"):
        show([sys.executable, "-c", "raise SystemExit(3)"])


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_demonstration_stops_its_server(tmp_path: Path, number: signal.Signals, code: int) -> None:
    """No process stays behind, and the exit code tells of the signal."""
    script = tmp_path / "demonstrate.py"
    server = command("wait=__import__('asyncio').Event()")
    script.write_text(
        f"import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"from service import demo\ndemo.main({server!r})\n",
        encoding="utf-8",
    )
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    process = subprocess.Popen([sys.executable, str(script)], env=environ, stderr=subprocess.PIPE, text=True)  # noqa: S603
    assert process.stderr
    while "POST" not in process.stderr.readline():
        assert process.poll() is None
    time.sleep(0.1)
    children = psutil.Process(process.pid).children()
    process.send_signal(number)
    assert process.wait(20) == code
    process.stderr.close()
    assert children
    assert not any(each.is_running() for each in children)
