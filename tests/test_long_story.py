"""A story of two hundred articles, read by a scripted model over real HTTP and by workers of their own."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
import pytest_asyncio

from service.newsroom import Newsroom
from service.planning import CALLS_AT_ONCE
from service.ports import Caller
from service.schema.report import Report
from service.schema.story import Options, Story
from service.settings import load_settings
from service.wiring import build_newsroom
from tests.llm_server import LoopbackModel, serve_model
from tests.study import answer_prompt, make_huge_article, make_long_story

ADDRESS = re.compile(r"^\[(a\d+):\d+\]", re.MULTILINE)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def model() -> AsyncIterator[LoopbackModel]:
    """A model that answers at once with what its prompt shows."""
    # It counts no tokens, so that it teaches nothing of its speed, which would change the plan.
    async with serve_model(lambda body: replace(answer_prompt(body), latency_s=0, output_tokens=0)) as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def newsroom(model: LoopbackModel) -> AsyncIterator[Newsroom]:
    """The service as it is wired, with that model."""
    environ = {
        "WIREFOLD_MODELS__MAIN__NAME": "scripted-1",
        "WIREFOLD_MODELS__MAIN__BASE_URL": model.base_url,
        "WIREFOLD_SERVICE__ROUTE": "main",
    }
    wired = build_newsroom(load_settings(environ), environ)
    yield wired
    await wired.aclose()


STORY = make_long_story(200, characters=1_500, deadline_s=300)


async def post(newsroom: Newsroom, model: LoopbackModel, story: Story) -> tuple[Report, list[str]]:
    """The report on a story, and the prompts that were sent for it."""
    already = len(model.requests)
    report = await newsroom.answer(story, caller=Caller())
    return report, [read_prompt(each) for each in model.requests[already:]]


def read_prompt(body: dict[str, Any]) -> str:
    """The user's turn of a request."""
    return str(body["messages"][-1]["content"])


def check_evidence(report: Report, story: Story) -> None:
    """Every piece of evidence slices back to its text."""
    bodies = {each.id or f"a{n}": each for n, each in enumerate(story.articles, 1)}
    for event in report.events:
        for item in (*event.figures, *event.claims):
            for each in item.evidence:
                article = bodies[each.article_id]
                field = article.body if each.field == "body" else article.title
                assert field
                assert field[each.start : each.end] == each.text


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def first(newsroom: Newsroom, model: LoopbackModel) -> tuple[Report, list[str]]:
    """All but the last article, read for the first time."""
    return await post(newsroom, model, STORY.model_copy(update={"articles": STORY.articles[:-1]}))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def grown(newsroom: Newsroom, model: LoopbackModel, first: tuple[Report, list[str]]) -> tuple[Report, list[str]]:
    """All of it, the newest first."""
    assert first[0].status == "complete"
    return await post(newsroom, model, STORY.model_copy(update={"articles": STORY.articles[::-1]}))


def test_it_is_read_whole_in_calls_that_run_at_once_and_written_in_one(first: tuple[Report, list[str]]) -> None:
    """No article is unread, every item bears up, and no more items are told than the story asks for."""
    report, prompts = first
    assert report.status == "complete"
    assert not any(each.role == "unread" for each in report.articles)
    assert len(prompts) == report.usage.calls <= CALLS_AT_ONCE + 1
    read = {name for prompt in prompts for name in ADDRESS.findall(prompt)}
    assert read == {f"a{number}" for number in range(1, 200)}
    assert sum(len(each.figures) + len(each.claims) for each in report.events) == Options().max_items
    check_evidence(report, STORY)


def test_an_article_more_costs_a_call_for_those_it_is_read_with_and_one_to_write(
    grown: tuple[Report, list[str]], first: tuple[Report, list[str]]
) -> None:
    """Although it was sent ahead of all others, so that every article has another ordinal."""
    report, prompts = grown
    assert not any(each.role == "unread" for each in report.articles)
    assert len(prompts) in (2, 3), "one call, or two halves of one that was full, and the writing"
    assert sum(map(len, prompts)) < sum(map(len, first[1])) / 4
    check_evidence(report, STORY)


@pytest.mark.asyncio(loop_scope="module")
async def test_one_huge_article_is_read_in_slices_that_know_what_they_are_about(
    newsroom: Newsroom, model: LoopbackModel
) -> None:
    """Each begins with the lead, and addresses are those of the whole article."""
    huge = make_huge_article(12, deadline_s=300)
    report, prompts = await post(newsroom, model, huge)
    reading = [each for each in prompts if ADDRESS.search(each)]
    assert len(reading) > 5
    lead = str(huge.articles[0].body).splitlines()[0]
    assert all(lead in each for each in reading)
    check_evidence(report, huge)
    cited = {each.start for event in report.events for claim in event.claims for each in claim.evidence}
    assert max(cited) > len(str(huge.articles[0].body)) / 2
