"""The demonstration: a real server process, the sample story over HTTP, and no process left behind."""

from __future__ import annotations

import sys

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
