"""Stories are answered by the engine they ask for, within what their articles allow."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from service.errors import InvalidInput, OverBudget, PolicyForbids
from service.languages.detection import Languages
from service.newsroom import Newsroom, Seat, build_story_key
from service.pipeline import World
from service.ports import Caller, ModelStatus
from service.schema.story import Article, Options, Story
from tests.drafting import draft_claim, make_draft
from tests.fakes import FixedClock, ScriptedReader, make_engine

NOW = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)
LATER, EARLIER = NOW + timedelta(hours=1), NOW - timedelta(hours=1)


def make_newsroom(closed: list[str] | None = None) -> tuple[Newsroom, dict[str, ScriptedReader]]:
    """A remote and a local model, and a route that leads to the remote one."""
    draft = make_draft(claims=[draft_claim("Drones hit Lund.", "a1:1")])
    readers = {name: ScriptedReader([draft]) for name in ("remote", "local")}
    seats = {
        name: Seat(
            make_engine(reader, local=name == "local"),
            ModelStatus(name, "openai", f"{name}-1", local=name == "local", up=True),
            is_free=name == "local",
        )
        for name, reader in readers.items()
    }
    seats["default"] = seats["remote"]

    async def close() -> None:
        (closed if closed is not None else []).append("closed")

    world = World(Languages(), FixedClock(NOW), new_id=lambda: "r1", deadline_s=25, reserve_s=0)
    return Newsroom("default", seats, world, close), readers


def make_story(**fields: Any) -> Story:
    """One article with these fields, and these options."""
    options = Options(model=fields.pop("model", None), max_cost_usd=fields.pop("max_cost_usd", None))
    plain = Article(body="Trains ran late.", language="en")
    return Story(articles=(Article(body="Drones hit Lund.", language="en", **fields), plain), options=options)


@pytest.mark.parametrize(("asked", "answers"), [(None, "remote"), ("default", "remote"), ("local", "local")])
async def test_a_story_is_answered_by_the_model_it_asks_for_or_by_the_route(asked: str | None, answers: str) -> None:
    """Nobody else is asked."""
    newsroom, readers = make_newsroom()
    report = await newsroom.answer(make_story(model=asked), caller=Caller())
    assert len(report.events) == 1
    assert {name: len(each.ordinals) for name, each in readers.items()} == {
        "remote": int(answers == "remote"),
        "local": int(answers == "local"),
    }


async def test_an_unknown_model_is_refused_with_the_names_that_there_are() -> None:
    """In the field that names it; the name asked for is not echoed."""
    newsroom, _ = make_newsroom()
    with pytest.raises(InvalidInput) as caught:
        await newsroom.answer(make_story(model="gpt-secret"), caller=Caller())
    (problem,) = caught.value.problems
    assert problem.field == "options.model"
    assert problem.message == "ask for one of default, local, remote, or for null"


@pytest.mark.parametrize("fields", [{"confidential": True}, {"embargoed_until": LATER}])
async def test_what_is_confidential_or_embargoed_goes_to_no_remote_model(fields: dict[str, Any]) -> None:
    """It is refused before anything is sent; a local model may read it."""
    newsroom, readers = make_newsroom()
    with pytest.raises(PolicyForbids, match=r"articles\.0"):
        await newsroom.answer(make_story(**fields), caller=Caller())
    assert readers["remote"].ordinals == []
    report = await newsroom.answer(make_story(model="local", **fields), caller=Caller())
    assert len(report.events) == 1


@pytest.mark.parametrize("fields", [{"embargoed_until": EARLIER}, {"confidential": True, "status": "canceled"}])
async def test_an_embargo_that_is_over_and_an_article_that_is_not_read_forbid_nothing(fields: dict[str, Any]) -> None:
    """Nothing guarded is sent."""
    newsroom, readers = make_newsroom()
    await newsroom.answer(make_story(**fields), caller=Caller())
    assert len(readers["remote"].ordinals) == 1


async def test_a_bound_on_cost_is_refused_where_cost_cannot_be_told() -> None:
    """A free model stays within any."""
    newsroom, readers = make_newsroom()
    with pytest.raises(OverBudget):
        await newsroom.answer(make_story(max_cost_usd=1.0), caller=Caller())
    assert readers["remote"].ordinals == []
    await newsroom.answer(make_story(max_cost_usd=0.0, model="local"), caller=Caller())


async def test_models_are_listed_once_and_connections_let_go_of() -> None:
    """A route is another name of a model."""
    closed: list[str] = []
    newsroom, _ = make_newsroom(closed)
    assert [each.name for each in newsroom.list_models()] == ["remote", "local"]
    await newsroom.aclose()
    assert closed == ["closed"]


async def test_one_story_posted_twice_at_once_is_read_once() -> None:
    """How long its sender waits and how the model is named make it no other; its meta does, for it is echoed."""
    newsroom, readers = make_newsroom()
    patient = make_story().model_copy(update={"options": Options(deadline_s=60, model="default")})
    reports = await asyncio.gather(*(newsroom.answer(each, caller=Caller()) for each in (make_story(), patient)))
    assert reports[0] is reports[1]
    assert len(readers["remote"].ordinals) == 1


@pytest.mark.parametrize("change", ["tenant", "meta", "model"])
def test_what_must_not_be_shared_has_a_key_of_its_own(change: str) -> None:
    """A tenant's story is nobody else's."""
    story = make_story()
    other = story.model_copy(update={"meta": {"desk": 1}}) if change == "meta" else story
    model = "local" if change == "model" else "default"
    caller = Caller("south") if change == "tenant" else Caller()
    assert build_story_key(story, "default", Caller()) != build_story_key(other, model, caller)


async def test_a_story_that_nobody_waits_for_is_not_read_on() -> None:
    """Its sender has hung up before the deadline."""
    newsroom, readers = make_newsroom()
    readers["remote"].script = [None]
    waiting = asyncio.create_task(newsroom.answer(make_story(), caller=Caller()))
    await asyncio.sleep(0.05)
    assert len(newsroom.works) == 1
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert len(newsroom.works) == 0
