"""Prompts as files: found, hashed, and missed by name."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from service.errors import ConfigurationError
from service.llm.prompts import PROMPTS, READ, SHARED, WRITE, load_prompt, load_shared_prompts


@pytest.mark.parametrize("name", [READ, WRITE])
def test_loads_the_prompts_that_are_shipped(name: tuple[str, str]) -> None:
    """System text and user template come as the files have them, with a hash over both."""
    prompt = load_prompt(*name)
    system = (PROMPTS / name[0] / name[1] / "system.md").read_text(encoding="utf-8")
    template = (PROMPTS / name[0] / name[1] / "user.md.j2").read_text(encoding="utf-8")
    assert (prompt.name, prompt.version) == name
    assert (prompt.system, prompt.user_template) == (system, template)
    assert prompt.sha256 == hashlib.sha256(f"{system}\0{template}".encode()).hexdigest()


def test_loads_what_all_tasks_share() -> None:
    """The schema has its place, and the problems theirs."""
    shared = load_shared_prompts()
    assert shared.json_object.count("{schema}") == 1
    assert "- a.b: is wrong\n" in shared.reask.render(problems=["a.b: is wrong"])
    assert (shared.version.name, shared.version.version) == SHARED


def test_a_changed_prompt_has_another_hash(tmp_path: Path) -> None:
    """Every letter of either file counts, and in which file it stands."""
    shutil.copytree(PROMPTS / "read", tmp_path / "read")
    before = load_prompt(*READ, root=tmp_path).sha256
    system = tmp_path / "read" / "v1" / "system.md"
    system.write_text(system.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert load_prompt(*READ, root=tmp_path).sha256 != before


def test_a_missing_prompt_is_named(tmp_path: Path) -> None:
    """An incomplete installation says what it lacks, without an absolute path."""
    with pytest.raises(ConfigurationError, match=r"^read/v1/system\.md: this prompt is missing"):
        load_prompt(*READ, root=tmp_path)
