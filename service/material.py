"""A story's material: its articles cut into sentences, which of them print one text, and the calls that read them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from service.grouping import look_over
from service.instructions import warn_of_instructions
from service.language import Language
from service.origins import Origins, cut_slices, find_origins
from service.planning import Call, plan_calls
from service.ports import Capacity
from service.prepare import FindsLanguage, PreparedArticle, Slice, prepare_run
from service.reading import OffLoop
from service.reconcile import Outlook
from service.schema.report import Warning_
from service.schema.story import Article, Story

RUN_CHARACTERS: Final = 50_000
"""A long story is prepared in runs of articles of about this length: every worker has a share, and what one gives back
is taken in within milliseconds."""


@dataclass(frozen=True, slots=True)
class Material:
    """A story cut into sentences."""

    articles: tuple[PreparedArticle, ...]
    origins: Origins
    """Which of them print one text."""
    instructions: tuple[Warning_, ...]
    """Warnings of sentences that address a machine."""
    language: Language
    """Of the report."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The calls that read a story, and what its articles show of its events: nothing where one call reads all."""

    calls: tuple[Call, ...]
    outlook: Outlook = field(default_factory=Outlook)


def count_characters(story: Story) -> int:
    """How long a story's bodies are all together, as they were sent."""
    return sum(map(_count, story.articles))


async def prepare_material(story: Story, languages: FindsLanguage, off_loop: OffLoop) -> Material:
    """Cut a story's articles, run by run, and find which of them print one text."""
    runs = _split(story.articles)
    parts = await asyncio.gather(*(off_loop(partial(_prepare_run, *run, languages)) for run in runs))
    articles = tuple(each for part, _ in parts for each in part)
    return Material(
        articles=articles,
        # In a thread: the way to another process and back would be longer than the work.
        origins=await asyncio.to_thread(find_origins, articles),
        instructions=tuple(each for _, warnings in parts for each in warnings),
        language=_choose_language(story, articles, languages),
    )


def plan_material(material: Material, capacity: Capacity | None, *, max_items: int, time_s: float) -> Plan:
    """The calls for what is to be read; where several are needed, articles of one event go together."""
    slices = cut_slices(material.articles, material.origins)
    calls = plan_calls([slices], capacity, max_items=max_items, time_s=time_s)
    if len(calls) <= 1:
        return Plan(calls)
    outlook = look_over(material.articles)
    groups: dict[int, list[Slice]] = {}
    for each in slices:
        groups.setdefault(outlook.groups[each.article.id], []).append(each)
    return Plan(plan_calls(list(groups.values()), capacity, max_items=max_items, time_s=time_s), outlook)


def _split(articles: Sequence[Article]) -> Iterator[tuple[int, tuple[Article, ...]]]:
    """Runs of articles of about `RUN_CHARACTERS`, each with the number of its first."""
    run: list[Article] = []
    first, characters = 1, 0
    for number, article in enumerate(articles, start=1):
        run.append(article)
        characters += _count(article)
        if characters >= RUN_CHARACTERS or number == len(articles):
            yield first, tuple(run)
            run, first, characters = [], number + 1, 0


def _count(article: Article) -> int:
    return len(article.body or article.body_html or "")


def _prepare_run(
    first: int, articles: Sequence[Article], languages: FindsLanguage
) -> tuple[tuple[PreparedArticle, ...], tuple[Warning_, ...]]:
    prepared = prepare_run(articles, languages, first=first)
    return prepared, tuple(warn_of_instructions(prepared))


def _choose_language(story: Story, articles: Sequence[PreparedArticle], languages: FindsLanguage) -> Language:
    """The one asked for, else that of most articles, the earlier one where two are equally many."""
    if story.options.language:
        return languages.find(story.options.language)
    counts = Counter(each.language.code for each in articles if each.sentences)
    code = counts.most_common(1)[0][0] if counts else "und"
    return languages.find(code)
