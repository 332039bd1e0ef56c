"""What many calls lose against one, and what a long story costs: `make study`. Counts are exact, times this machine's.

- One call against one call for each article, on every story that has a correct draft: the same items, told apart by
  the article that they cite. What the model had merged then has to be merged by code.
- A story of 200 articles and 1 MB against a scripted model on loopback: calls, tokens, time, memory, and the longest
  time that the event loop was held. Then the same story with one article more, and the same by `lexical`.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import re
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final
from zlib import crc32

import psutil
from rich.console import Console
from rich.table import Table

from service.grounding import ground_draft
from service.grounding.index import ArticleIndex
from service.grouping import look_over
from service.languages.detection import Languages
from service.lexical.reader import read_slices
from service.newsroom import Newsroom
from service.ports import Brief, Caller
from service.prepare import PreparedArticle, prepare_articles, whole_slices
from service.reconcile import MergedEvent, Reconciled, reconcile_drafts
from service.schema.draft import Draft
from service.schema.report import Report
from service.schema.story import Article, Options, Story
from service.settings import load_settings
from service.tokens import estimate_tokens
from service.wiring import build_newsroom, keep_loaded
from tests.drafting import draft_claim, draft_event, draft_figure, draft_verdict
from tests.faithfulness.material import Material, Reading, load_readings
from tests.llm_server import Reply
from tests.llm_server.server import serve_model
from tests.processes import find_port, wait_for

ARTICLES: Final = 199
ARTICLE_CHARACTERS: Final = 5_000
DEADLINE_S: Final = 30
LATE_S: Final = 40
"""After which the slow call and the writing have surely ended."""
TOKENS_PER_S: Final = 200
"""How fast the scripted model answers, as it is also told to the plan."""
LATE: Final = "late desk"
"""The scripted model is slow with what holds these words."""
CASES: Final = Path(__file__).parents[1] / "evals" / "cases"
_ITEMS: Final = ("figures", "claims", "quotes")
_LINE: Final = re.compile(r"^\[(a\d+):(\d+)\] (.*)$", re.MULTILINE)
_LIMIT: Final = re.compile(r"together at most (\d+)")


def main() -> None:
    """Print both studies."""
    console = Console(width=140)
    console.print(tabulate_merging([*load_readings(), *read_by_lexical()]))
    console.print(asyncio.run(study_long_story()))


# One call against one for each article


def read_by_lexical() -> Iterator[Reading]:
    """Every case of the suite that has no correct draft, with the draft that the embedded model makes of all of it."""
    drafted = {each.material.slug for each in load_readings()}
    for path in sorted(CASES.glob("*/story.json")):
        if path.parent.name not in drafted:
            story = Story.model_validate_json(path.read_bytes())
            articles = prepare_articles(story, Languages())
            brief = Brief(Caller(), "en", max_items=200, summary_sentences=0, with_summary=False, deadline=0)
            draft = read_slices(whole_slices(articles), brief)
            yield Reading(Material(f"{path.parent.name} *", draft, {}, {}), story, articles)


def tabulate_merging(readings: Sequence[Reading]) -> Table:
    """Items, those that several articles bear, and disagreements: with one call, and with one for each article."""
    table = Table("story", "articles", *(f"{name} 1 | n" for name in ("events", "items", "repeated", "disputes")))
    for reading in readings:
        one = reconcile(reading, [reading.material.draft])
        several = reconcile(reading, [take_article(reading.material.draft, each.ordinal) for each in reading.articles])
        counts = (f"{before} | {after}" for before, after in zip(count(one), count(several), strict=True))
        table.add_row(reading.material.slug, str(len(reading.articles)), *counts)
    return table


def reconcile(reading: Reading, drafts: Sequence[Draft]) -> Reconciled:
    """The story's events from these drafts, as the pipeline makes them."""
    languages = Languages()
    language = languages.find(reading.story.options.language or reading.articles[0].language.code)
    grounded = [ground_draft(each, _index(each, reading.articles), language=language) for each in drafts]
    return reconcile_drafts(
        grounded,
        language,
        article_order=[each.id for each in reading.articles],
        max_items=10_000,
        published={each.id: each.published_at for each in reading.articles if each.published_at},
        outlook=look_over(reading.articles) if len(drafts) > 1 else None,
    )


def _index(draft: Draft, articles: Sequence[PreparedArticle]) -> dict[str, ArticleIndex]:
    named = {each.article for each in draft.articles}
    return {each.ordinal: ArticleIndex(each) for each in articles if each.ordinal in named}


def take_article(draft: Draft, ordinal: str) -> Draft:
    """What of a draft one article bears: the same items, citing it alone."""
    update: dict[str, Any] = {"articles": [each for each in draft.articles if each.article == ordinal]}
    for name in ("events", "places", "actors", *_ITEMS):
        cited = (
            (each, [cite for cite in each.cites if cite.startswith(f"{ordinal}:")]) for each in getattr(draft, name)
        )
        update[name] = [each.model_copy(update={"cites": cites}) for each, cites in cited if cites]
    keys = {each.event for name in _ITEMS for each in update[name]}
    told = {each.key for each in update["events"]}
    update["events"] += [
        each.model_copy(update={"when": "", "cites": []}) for each in draft.events if each.key in keys - told
    ]
    return draft.model_copy(update=update | {"titles": [], "summary": [], "disagreements": []})


def count(reconciled: Reconciled) -> tuple[int, int, int, int]:
    """Events, items, items of several articles, disagreements found by code."""
    events = reconciled.events
    items = [item for each in events for item in each.items.values()]
    repeated = sum(each.support.articles > 1 for each in items)
    return len(events), len(items), repeated, sum(map(_count_disputes, events))


def _count_disputes(event: MergedEvent) -> int:
    return sum(each.found_by == "code" for each in event.disagreements)


# A long story


def make_long_story(
    articles: int = ARTICLES, *, seed: int = 1, characters: int = ARTICLE_CHARACTERS, **options: Any
) -> Story:
    """Articles of shuffled paragraphs of the stories that have drafts, in English, each with a paragraph of its own."""
    chance = random.Random(seed)
    bodies = [each.body for reading in load_readings() for each in reading.articles if each.language.code == "en"]
    paragraphs = [line for body in bodies for line in body.splitlines() if len(line) > 40]
    made = tuple(_make_article(number, paragraphs, chance, characters) for number in range(1, articles + 1))
    return Story(articles=made, options=Options(**options))


def _make_article(number: int, paragraphs: Sequence[str], chance: random.Random, characters: int) -> Article:
    body = [f"Desk {number} reported that {number + 100} people were moved from Lund on Monday."]
    while sum(map(len, body)) < characters:
        body.append(chance.choice(paragraphs))
    return Article(id=f"n{number}", title=f"People moved from Lund, desk {number}", body="\n".join(body), language="en")


def answer_prompt(body: dict[str, Any]) -> Reply:
    """A draft of the sentences that a prompt shows: as many claims as it allows, cited and in their words."""
    prompt = body["messages"][-1]["content"]
    shown = _LINE.findall(prompt)
    limit = _LIMIT.search(prompt)
    content = '{"titles": [], "summary": []}' if limit is None else _draft(shown, int(limit[1]))
    tokens = estimate_tokens(content)
    sent = sum(estimate_tokens(each["content"]) for each in body["messages"])
    slowness = 4 if LATE in prompt else 0.8 + crc32(prompt.encode()) % 40 / 100  # no two calls take equally long
    return Reply(content=content, input_tokens=sent, output_tokens=tokens, latency_s=slowness * tokens / TOKENS_PER_S)


def _draft(shown: Sequence[tuple[str, str, str]], limit: int) -> str:
    step = max(1, len(shown) // (limit // 2))
    claims = [
        draft_claim(text, f"{article}:{place}", id=f"c{n}")
        for n, (article, place, text) in enumerate(shown[::step][: limit // 2])
    ]
    figures = [
        draft_figure(found[1], "people moved", f"{article}:{place}", id=f"f{article}")
        for article, place, text in shown
        if (found := re.match(r"Desk \d+ reported that (\d+) people", text))
    ]
    verdicts = [draft_verdict(each) for each in dict.fromkeys(article for article, _, _ in shown)]
    lists: dict[str, Any] = {name: [] for name in Draft.model_fields}
    lists |= {"events": [draft_event()], "articles": verdicts, "claims": claims, "figures": figures[: limit // 2]}
    return Draft(**lists).model_dump_json()


def serve_prompts(port: int) -> None:
    """Serve until killed, in a process of its own."""
    asyncio.run(_serve(port))


async def _serve(port: int) -> None:
    async with serve_model(answer_prompt, remembers=False, port=port):
        await asyncio.Event().wait()


@contextmanager
def scripted_model() -> Iterator[str]:
    """The address of a scripted model that runs while the block does."""
    port = find_port()
    server = multiprocessing.get_context("spawn").Process(target=serve_prompts, args=(port,), daemon=True)
    server.start()
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.terminate()
        server.join()


@dataclass(slots=True)
class Hold:
    """How long the event loop was held at most between two turns of a task that asks for one every millisecond."""

    longest_s: float = 0.0
    """On the clock: on a machine that others use as well, their time too."""
    longest_cpu_s: float = 0.0
    """In CPU time of the loop's own thread."""

    @asynccontextmanager
    async def watch(self) -> AsyncIterator[None]:
        """Watch while the block runs."""
        task = asyncio.create_task(self._tick())
        try:
            yield
        finally:
            task.cancel()

    async def _tick(self) -> None:
        while True:
            started, cpu = time.perf_counter(), time.thread_time()
            await asyncio.sleep(0.001)
            self.longest_s = max(self.longest_s, time.perf_counter() - started - 0.001)
            self.longest_cpu_s = max(self.longest_cpu_s, time.thread_time() - cpu)


async def study_long_story() -> Table:
    """A long story read, read again with an article more, cut short, and read by `lexical`."""
    table = Table(
        "run", "calls", "tokens in", "out", "s", "held ms", "of CPU", "MB, workers", "items", "status", "unread"
    )
    with scripted_model() as base_url:
        environ = {
            "WIREFOLD_MODELS__MAIN__NAME": "scripted-1",
            "WIREFOLD_MODELS__MAIN__BASE_URL": base_url,
            "WIREFOLD_MODELS__MAIN__OUTPUT_TOKENS_PER_S": str(TOKENS_PER_S),
            "WIREFOLD_MODELS__MAIN__TIMEOUT_S": "120",
            "WIREFOLD_SERVICE__ROUTE": "main",
        }
        newsroom = build_newsroom(load_settings(environ), environ)
        keep_loaded()
        assert newsroom.world.crew
        try:
            await _run(table, "2 articles", newsroom, make_long_story(2))
            started = time.perf_counter()
            await newsroom.world.crew.run(partial(sum, ()), characters=ARTICLES * ARTICLE_CHARACTERS)
            table.add_row("two workers start", "", "", "", f"{time.perf_counter() - started:.1f}")
            await _run(table, "199 articles", newsroom, make_long_story(deadline_s=DEADLINE_S))
            await _run(table, "199 others", newsroom, make_long_story(seed=2, deadline_s=DEADLINE_S))
            grown = make_long_story(ARTICLES + 1, seed=2, deadline_s=DEADLINE_S)
            await _run(table, "the same and one more", newsroom, grown)
            newest_first = grown.model_copy(update={"articles": grown.articles[::-1]})
            await _run(table, "the same, newest first", newsroom, newest_first)
            late = make_late(make_long_story(seed=3, deadline_s=DEADLINE_S))
            await _run(table, "199 others, one call late", newsroom, late)
            await _run(table, "the same posted at once", newsroom, late)
            await asyncio.sleep(LATE_S)
            await _run(table, "and once more later", newsroom, late)
            await _run(table, "one article of 1 MB", newsroom, make_huge_article(deadline_s=DEADLINE_S))
            await _run(table, "199 by lexical", newsroom, make_long_story(seed=2, deadline_s=60, model="lexical"))
        finally:
            await newsroom.aclose()
    return table


def make_late(story: Story) -> Story:
    """The story with an article that its model is slow with."""
    last = story.articles[-1].model_copy(update={"title": f"People moved from Lund, {LATE}"})
    return story.model_copy(update={"articles": (*story.articles[:-1], last)})


def make_huge_article(articles: int = ARTICLES, **options: Any) -> Story:
    """All of a long story as one article."""
    long = make_long_story(articles, seed=5)
    return Story(
        articles=(Article(body="\n".join(str(each.body) for each in long.articles)),), options=Options(**options)
    )


async def _run(table: Table, name: str, newsroom: Newsroom, story: Story) -> None:
    hold, started = Hold(), time.perf_counter()
    async with hold.watch():
        report = await newsroom.answer(story, caller=Caller())
        report.model_dump_json()
    table.add_row(name, *_describe(report, time.perf_counter() - started, hold))


def _describe(report: Report, spent_s: float, hold: Hold) -> Iterator[str]:
    usage = report.usage
    yield from (str(usage.calls), f"{usage.input_tokens:,}", f"{usage.output_tokens:,}", f"{spent_s:.1f}")
    yield from (f"{hold.longest_s * 1000:.0f}", f"{hold.longest_cpu_s * 1000:.0f}")
    yield f"{psutil.Process().memory_info().rss / 1e6:.0f} + {_weigh_workers():.0f}"
    yield str(sum(len(each.figures) + len(each.claims) + len(each.quotes) for each in report.events))
    yield report.status
    yield str(sum(each.role == "unread" for each in report.articles))


def _weigh_workers() -> float:
    return sum(each.memory_info().rss for each in psutil.Process().children(recursive=True)) / 1e6


if __name__ == "__main__":
    main()
