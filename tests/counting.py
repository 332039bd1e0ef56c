"""Counts what `lexical` finds of what an editor expects: `python -m tests.counting` prints it for each story.

A figure counts when measure, number, bound and (where told) whole agree, it is about the same thing in the same event,
and the articles that it rests on include one of those expected. A quote counts when its words and its speaker agree.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from service.ports import Caller
from service.schema.report import Event, Figure, Quote, Report
from service.schema.story import Options, Story
from service.settings import load_settings
from service.text import fold_plain, list_words
from service.wiring import build_newsroom

HERE: Final = Path(__file__).parent
STORIES: Final = {
    "kyiv-strike": HERE.parent / "evals" / "cases" / "kyiv-strike" / "story.json",
    "ferry-port-isarne": HERE / "samples" / "stories" / "ferry-port-isarne" / "story.json",
    "kestrane-strike": HERE / "samples" / "stories" / "kestrane-strike" / "story.json",
}


@dataclass(frozen=True, slots=True)
class Count:
    """What was found of what was expected, and what was found besides."""

    figures: list[bool]
    quotes: list[bool]
    missed: list[str]
    besides: list[str]


def load_expected(name: str) -> dict[str, Any]:
    """What an editor expects of a story."""
    folder = HERE / "samples" / "stories" / name
    expected: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return expected


async def report_by_lexical(name: str) -> Report:
    """The embedded model's report on a story, with every item."""
    story = Story.model_validate_json(STORIES[name].read_bytes())
    story = story.model_copy(update={"options": Options(max_items=500)})
    return await build_newsroom(load_settings({}), {}).answer(story, caller=Caller())


def count_found(report: Report, expected: dict[str, Any]) -> Count:
    """Compare a report with what is expected of it."""
    figures = [(each, find_figure(report, expected, each)) for each in expected["figures"]]
    quotes = [(each, find_quote(report, expected, each)) for each in expected["quotes"]]
    used = {id(found) for _, found in figures if found}
    return Count(
        figures=[found is not None for _, found in figures],
        quotes=[found is not None for _, found in quotes],
        missed=[json.dumps(each, ensure_ascii=False) for each, found in (*figures, *quotes) if found is None],
        besides=[
            f"{event.key} {each.measure}: {each.text} {each.what} ({each.scope}) {each.relation}"
            for event in report.events
            for each in event.figures
            if id(each) not in used
        ],
    )


def find_figure(report: Report, expected: dict[str, Any], wanted: dict[str, Any]) -> Figure | None:
    """The reported figure that is the expected one."""
    event = _find_event(report, expected["events"][wanted["event"]]["articles"])
    if event is None:
        return None
    return next((each for each in event.figures if _agrees(each, wanted)), None)


def _find_event(report: Report, articles: list[str]) -> Event | None:
    """The event that the first of these articles is on, if it is on one."""
    verdict = next(each for each in report.articles if each.id == articles[0])
    return next((event for event in report.events if event.key in verdict.events), None)


def _agrees(figure: Figure, wanted: dict[str, Any]) -> bool:
    same = all(getattr(figure, key) == wanted[key] for key in ("measure", "low", "high", "qualifier"))
    whole = wanted.get("of") is None or figure.of == wanted["of"]
    articles = {each.article_id for each in figure.evidence if not each.context}
    words = {word[:5] for word in list_words(f"{figure.what} {figure.text} {figure.unit or ''}")}
    about = wanted["measure"] != "count" or bool(words & {word[:5] for word in list_words(wanted["what"])})
    return same and whole and about and bool(articles & set(wanted["articles"]))


def find_quote(report: Report, expected: dict[str, Any], wanted: dict[str, Any]) -> Quote | None:
    """The reported quote that is the expected one, from the same speaker."""
    event = _find_event(report, expected["events"][wanted["event"]]["articles"])
    if event is None:
        return None
    return next((each for each in event.quotes if _is_same_quote(each, wanted)), None)


def _is_same_quote(quote: Quote, wanted: dict[str, Any]) -> bool:
    same = _strip(quote.words) == _strip(wanted["words"])
    speaker = set(list_words(wanted["speaker"] or "")) & set(list_words(quote.speaker or ""))
    articles = {each.article_id for each in quote.evidence if not each.context}
    return same and bool(speaker or not wanted["speaker"]) and bool(articles & set(wanted["articles"]))


def _strip(words: str) -> str:
    return fold_plain(words).strip(" .,;:!?'").casefold()


def main() -> None:
    """Print the counts, what was missed, and what was found besides."""
    console = Console()
    table = Table("story", "figures", "quotes with the right speaker", title="lexical")
    for name in STORIES:
        count = count_found(asyncio.run(report_by_lexical(name)), load_expected(name))
        table.add_row(
            name,
            f"{sum(count.figures)} of {len(count.figures)}",
            f"{sum(count.quotes)} of {len(count.quotes)}",
        )
        console.print(
            f"[bold]{name}[/bold]: missed", *count.missed, "besides", *count.besides, sep="\n  ", markup=False
        )
    console.print(table)


if __name__ == "__main__":
    main()
