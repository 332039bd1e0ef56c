"""What docs/http.md promises is what the code does."""

from __future__ import annotations

import json
import re
from pathlib import Path

from starlette.testclient import TestClient

from service.http.app import build_app
from service.http.limits import Limits
from service.http.problems import _ROWS
from service.intake import MAX_BYTES
from service.intake.values import MAX_DEPTH, MAX_PROBLEMS, MAX_VALUES
from service.schema.story import MAX_ARTICLES, MAX_TEXT_CHARACTERS
from tests.fakes import FakeReportService

TEXT = (Path(__file__).parents[2] / "docs" / "http.md").read_text(encoding="utf-8")


def test_every_kind_stands_in_the_table_with_its_status() -> None:
    """And no other."""
    rows = re.findall(r"^\| `(\w+)` \| (\d{3}) \|", TEXT, re.MULTILINE)
    assert {kind: int(status) for kind, status in rows} == {kind: row.status for kind, row in _ROWS.items()}


def test_limits_are_those_of_the_code() -> None:
    """As numbers in the text."""
    words = " ".join(TEXT.split())
    for promise in (
        f"1 to {MAX_ARTICLES} articles",
        f"{MAX_TEXT_CHARACTERS:,} characters of text in all",
        f"{MAX_BYTES:,} bytes",
        f"{MAX_VALUES:,} values, nested {MAX_DEPTH} deep",
        f"At most {MAX_PROBLEMS} problems",
        f"within {Limits().receive_s:g} seconds",
        f"At most {Limits().reports_at_once} stories",
    ):
        assert promise in words


def test_the_examples_are_true() -> None:
    """The story of the curl command is taken; the problem shown is the one that is answered."""
    story = re.search(r"-d '(.*?)'\n```", TEXT, re.DOTALL)
    problem = re.search(r"```json\n(.*?)```", TEXT, re.DOTALL)
    assert story
    assert problem
    with TestClient(build_app(FakeReportService())) as client:
        assert client.post("/v1/reports", json=json.loads(story[1])).status_code == 200
        refused = client.post("/v1/reports", json={"articles": [{"body": "x", "publishedAt": "now"}]})
    assert refused.json() == json.loads(problem[1])


def test_every_path_is_named() -> None:
    """Nothing is served that the page does not tell of."""
    paths = build_app(FakeReportService()).openapi()["paths"]
    assert all(path in TEXT for path in paths)
