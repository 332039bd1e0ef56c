"""What the README shows is what the service answers."""

from __future__ import annotations

import asyncio
import json
import re
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from service.ports import Caller
from service.schema.story import Story
from service.settings import load_settings
from service.wiring import build_newsroom

ROOT: Final = Path(__file__).parents[2]
README: Final = (ROOT / "README.md").read_text(encoding="utf-8")


def list_blocks(language: str) -> list[str]:
    """The README's fenced blocks in one language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    """The embedded model's report on the sample story."""
    story = Story.model_validate_json((ROOT / "evals" / "cases" / "kyiv-strike" / "story.json").read_bytes())
    answer = asyncio.run(build_newsroom(load_settings({}), {}).answer(story, caller=Caller()))
    shown: dict[str, Any] = json.loads(answer.model_dump_json())
    return shown


def test_the_excerpt_is_of_the_report_on_the_sample_story(report: dict[str, Any]) -> None:
    """Every field that is shown has the value that is shown."""
    (excerpt,) = (json.loads(each) for each in list_blocks("json"))
    figures = [figure for event in report["events"] for figure in event["figures"]]
    assert any(_holds(figure, excerpt) for figure in figures)


def test_the_variables_it_sets_are_settings() -> None:
    """As written: a port and a model."""
    written = dict(re.findall(r"(WIREFOLD_\w+)=(\S+)", README))
    settings = load_settings({"OPENAI_API_KEY": "x"} | written)
    assert (settings.service.port, settings.service.route) == (8123, "openai:gpt-5-mini")


def _holds(whole: Any, part: Any) -> bool:
    if isinstance(part, dict):
        return all(_holds(whole[key], value) for key, value in part.items())
    if isinstance(part, list):
        return len(whole) == len(part) and all(_holds(a, b) for a, b in zip(whole, part, strict=True))
    return bool(whole == part)


def test_the_configuration_shown_is_accepted(tmp_path: Path) -> None:
    """A newcomer can copy it."""
    for block in list_blocks("toml"):
        file = tmp_path / "wirefold.toml"
        file.write_text(block, encoding="utf-8")
        assert (
            load_settings({"OPENAI_API_KEY": "sk-example"}, file).service.route
            == tomllib.loads(block)["service"]["route"]
        )


def test_every_command_that_is_shown_exists() -> None:
    """Targets of make are in the Makefile, files and links are in the tree."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"\bmake (\w+)", README))
    assert all(re.search(rf"^{each}:", makefile, re.MULTILINE) for each in targets)
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert links
    assert all((ROOT / each).exists() for each in links)
