"""The cases: a story as a CMS posts it, and the reference that its report is scored against."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from evals.reference import Reference
from evals.slips import list_slips
from service.errors import InvalidInput
from service.intake import read_story
from service.schema.story import Story

CASES: Final = Path(__file__).parent / "cases"
"""Those that come with the suite; a newsroom keeps its own anywhere."""

STORY: Final = "story.json"
REFERENCE: Final = "reference.json"
NOTES: Final = "NOTES.md"

_NAMES_ARTICLES: Final = frozenset({"articles", "id", "duplicate_of"})
"""Keys of a reference whose values are articles."""


class BadCase(Exception):
    """A case that cannot be used: names its file, what is wrong, and what would be right."""


@dataclass(frozen=True, slots=True)
class Case:
    """One story and what a report of it has to hold."""

    slug: str
    story: Story = field(repr=False)
    reference: Reference = field(repr=False)
    story_sha256: str = field(repr=False)
    reference_sha256: str = field(repr=False)

    @property
    def tags(self) -> frozenset[str]:
        """What `--only` finds it by, its own name among them."""
        return frozenset({self.slug, *self.reference.tags})


def load_cases(directory: Path = CASES, *, only: Collection[str] = ()) -> tuple[Case, ...]:
    """Load every case below a directory by name, or those that carry one of the tags in `only`.

    Raises `BadCase` when a file is missing or wrong, when there is no case, or when no case carries a tag.
    """
    folders = sorted(each.parent for each in directory.glob(f"*/{STORY}"))
    if (directory / STORY).exists():
        raise BadCase(f"{directory}: is a case itself; name the folder above it: {directory.absolute().parent}")
    if not folders:
        raise BadCase(f"{directory}: no case here; a case is a folder with {STORY} and {REFERENCE}")
    cases = tuple(load_case(folder) for folder in folders)
    _require_known(only, cases)
    return tuple(case for case in cases if not only or case.tags & set(only))


def _require_known(only: Collection[str], cases: Collection[Case]) -> None:
    slugs = {case.slug for case in cases}
    tags = {tag for case in cases for tag in case.reference.tags} - slugs
    unknown = sorted(set(only) - slugs - tags)
    if unknown:
        there_are = f"tags {', '.join(sorted(tags)) or 'none'}; cases {', '.join(sorted(slugs))}"
        raise BadCase(f"no case is tagged {', '.join(unknown)}; there are {there_are}")


def load_case(folder: Path) -> Case:
    """Load one case. Raises `BadCase`."""
    story, reference = _read(folder / STORY), _read(folder / REFERENCE)
    return Case(
        slug=folder.name,
        story=parse_story(story, folder / STORY),
        reference=_parse_reference(reference, folder / REFERENCE),
        story_sha256=hashlib.sha256(story).hexdigest(),
        reference_sha256=hashlib.sha256(reference).hexdigest(),
    )


def parse_story(raw: bytes, path: Path) -> Story:
    """Read a story exactly as the service would. Raises `BadCase`."""
    try:
        return read_story(raw).story
    except InvalidInput as error:
        wrong = "; ".join(f"{each.field or 'story'}: {each.message}" for each in error.problems)
        raise BadCase(f"{path}: {wrong}") from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise BadCase(f"{path}: missing; `wirefold eval new-case` makes a first one") from None


def _parse_reference(raw: bytes, path: Path) -> Reference:
    try:
        written = json.loads(raw)
        ids = written.get("ids", {}) if isinstance(written, dict) else {}
        return Reference.model_validate_json(json.dumps(_use_story_ids(written, ids)))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise BadCase(f"{path}: not JSON in UTF-8: {error}") from None
    except ValidationError as error:
        raise BadCase("\n".join(f"{path}: {each}" for each in list_slips(error, Reference))) from None


def _use_story_ids(value: Any, ids: Mapping[str, str]) -> Any:
    """Put the story's article ids for a1, a2, … wherever a reference names articles."""
    if isinstance(value, list):
        return [_use_story_ids(each, ids) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _rename(each, ids) if key in _NAMES_ARTICLES else _use_story_ids(each, ids) for key, each in value.items()
    }


def _rename(value: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return [_rename(each, ids) for each in value]
    return _use_story_ids(value, ids)
