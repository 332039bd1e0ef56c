"""Stories with drafts that are right in every item: what faults are put into, and what a checker may not lose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from service.languages.detection import Languages
from service.prepare import PreparedArticle, prepare_articles
from service.schema.draft import Draft
from service.schema.story import Story

_HERE: Final = Path(__file__).parent
_SAMPLE: Final = _HERE.parent / "samples" / "kyiv_strike_draft.json"
_CASES: Final = _HERE.parents[1] / "evals" / "cases"


@dataclass(frozen=True, slots=True)
class Material:
    """One story with its correct draft."""

    slug: str
    draft: Draft
    sentences: Mapping[str, str]
    """Texts by address, such as a2:14; a2:0 is the title."""
    languages: Mapping[str, str]
    """Language codes by the ordinal of the article."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A story as faults are put into it, and as a checker takes it."""

    material: Material
    story: Story
    articles: tuple[PreparedArticle, ...]


def load_materials() -> tuple[Material, ...]:
    """Every story that has a draft, by slug."""
    return tuple(reading.material for reading in load_readings())


@cache
def load_readings() -> tuple[Reading, ...]:
    """Every story that has a draft, by slug, with its articles as they go into the pipeline."""
    drafts = {path.stem: path for path in (_HERE / "drafts").glob("*.json")} | {"kyiv-strike": _SAMPLE}
    return tuple(_read(slug, drafts[slug]) for slug in sorted(drafts))


def _read(slug: str, draft: Path) -> Reading:
    story = Story.model_validate_json(_find_story(slug).read_text("utf-8"))
    articles = prepare_articles(story, Languages())
    material = Material(
        slug=slug,
        draft=Draft.model_validate_json(draft.read_text("utf-8")),
        sentences={sentence.address: sentence.text for article in articles for sentence in article.sentences},
        languages={article.ordinal: article.language.code for article in articles},
    )
    return Reading(material, story, articles)


def _find_story(slug: str) -> Path:
    """A case of the suite, unless the story is only here."""
    own = _HERE / "stories" / f"{slug}.json"
    return own if own.exists() else _CASES / slug / "story.json"
