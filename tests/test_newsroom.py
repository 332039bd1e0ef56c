"""Stories are answered by the engine they ask for, within what their articles allow."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from service.errors import InvalidInput, OverBudget, PolicyForbids
from service.languages.detection import Languages
from service.newsroom import PROBE_EVERY_S, Newsroom, Seat
from service.pipeline import World
from service.ports import Caller, ModelStatus
from service.schema.story import Article, Options, Story
from tests.drafting import draft_claim, make_draft
from tests.fakes import FixedClock, ScriptedReader, make_engine

NOW = datetime(2026, 3, 1, 6, 30, tzinfo=UTC)
PRICE_USD = 0.01
"""Of the remote model, for each article and item: stories have two articles and ask for sixty items."""
LATER, EARLIER = NOW + timedelta(hours=1), NOW - timedelta(hours=1)


def make_newsroom(
    closed: list[str] | None = None, *, route: tuple[str, ...] = ("remote",)
) -> tuple[Newsroom, dict[str, ScriptedReader]]:
    """A remote, a local and an embedded model, and a route in force."""
    draft = make_draft(claims=[draft_claim("Drones hit Lund.", "a1:1")])
    readers = {name: ScriptedReader([draft], model=name) for name in ("remote", "local", "lexical")}
    seats = {name: _seat(name, reader) for name, reader in readers.items()}

    async def close() -> None:
        (closed if closed is not None else []).append("closed")

    world = World(Languages(), FixedClock(NOW), new_id=lambda: "r1", deadline_s=25, reserve_s=0)
    return Newsroom("default", seats, {"default": route}, world, close), readers


def _seat(name: str, reader: ScriptedReader) -> Seat:
    local = name != "remote"
    engine = make_engine(reader, name=name, local=local, stands_in=name == "lexical")
    status = ModelStatus(name, "openai", f"{name}-1", local=local, up=True)
    return Seat(engine, lambda: status, lambda texts, max_items: 0.0 if local else PRICE_USD * len(texts) * max_items)


def list_asked(readers: dict[str, ScriptedReader]) -> list[str]:
    """The models that were asked."""
    return [name for name, each in readers.items() if each.ordinals]


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
    assert list_asked(readers) == [answers]


async def test_an_unknown_model_is_refused_with_the_names_that_there_are() -> None:
    """In the field that names it; the name asked for is not echoed."""
    newsroom, _ = make_newsroom()
    with pytest.raises(InvalidInput) as caught:
        await newsroom.answer(make_story(model="gpt-secret"), caller=Caller())
    (problem,) = caught.value.problems
    assert problem.field == "options.model"
    assert problem.message == "ask for one of default, lexical, local, remote, or for null"


@pytest.mark.parametrize("fields", [{"confidential": True}, {"embargoed_until": LATER}])
async def test_what_is_confidential_or_embargoed_goes_to_no_remote_model(fields: dict[str, Any]) -> None:
    """It is refused before anything is sent; a local model may read it."""
    newsroom, readers = make_newsroom()
    with pytest.raises(PolicyForbids, match=r"articles\.0"):
        await newsroom.answer(make_story(**fields), caller=Caller())
    assert list_asked(readers) == []
    report = await newsroom.answer(make_story(model="local", **fields), caller=Caller())
    assert len(report.events) == 1


async def test_within_a_route_a_guarded_story_passes_over_what_is_not_local() -> None:
    """The first local model answers; the report says which model was passed over and why."""
    newsroom, readers = make_newsroom(route=("remote", "local", "lexical"))
    report = await newsroom.answer(make_story(confidential=True), caller=Caller())
    assert list_asked(readers) == ["local"]
    assert [each.name for each in report.provenance.models] == ["local"]
    assert (report.provenance.route, report.degraded) == ("default", False)
    (warning,) = [each for each in report.warnings if each.code == "passed_over"]
    assert "remote (policy)" in warning.message


async def test_a_guarded_story_that_is_left_to_the_embedded_model_is_degraded() -> None:
    """A language model was to answer."""
    newsroom, readers = make_newsroom(route=("remote", "lexical"))
    report = await newsroom.answer(make_story(confidential=True), caller=Caller())
    assert (list_asked(readers), report.degraded) == (["lexical"], True)
    (warning,) = [each for each in report.warnings if each.code == "degraded"]
    assert "remote (policy)" in warning.message


@pytest.mark.parametrize("fields", [{"embargoed_until": EARLIER}, {"confidential": True, "status": "canceled"}])
async def test_an_embargo_that_is_over_and_an_article_that_is_not_read_forbid_nothing(fields: dict[str, Any]) -> None:
    """Nothing guarded is sent."""
    newsroom, readers = make_newsroom()
    await newsroom.answer(make_story(**fields), caller=Caller())
    assert len(readers["remote"].ordinals) == 1


async def test_a_story_that_would_cost_too_much_is_refused_before_the_first_call() -> None:
    """Told with the estimate; a higher bound, fewer items or a free model will do."""
    newsroom, readers = make_newsroom()
    with pytest.raises(OverBudget, match=r"remote would cost about \$1\.2000, which is over max_cost_usd"):
        await newsroom.answer(make_story(max_cost_usd=1.19), caller=Caller())
    assert list_asked(readers) == []
    await newsroom.answer(make_story(max_cost_usd=0.0, model="local"), caller=Caller())
    await newsroom.answer(make_story(max_cost_usd=1.2), caller=Caller())
    assert list_asked(readers) == ["remote", "local"]


async def test_a_bound_on_cost_holds_for_every_model_that_may_come_to_answer() -> None:
    """A backup must not cost what the first would not have; a model that the story may not go to costs nothing."""
    newsroom, readers = make_newsroom(route=("local", "remote"))
    with pytest.raises(OverBudget):
        await newsroom.answer(make_story(max_cost_usd=1.0), caller=Caller())
    assert list_asked(readers) == []
    await newsroom.answer(make_story(max_cost_usd=1.0, confidential=True), caller=Caller())


async def test_articles_that_are_not_read_cost_nothing() -> None:
    """They are not sent."""
    newsroom, _ = make_newsroom()
    await newsroom.answer(make_story(max_cost_usd=0.6, status="canceled"), caller=Caller())


async def test_a_bound_on_cost_is_refused_where_the_price_is_not_known() -> None:
    """Nobody can say that it would be kept."""
    newsroom, _ = make_newsroom()
    seats = {**newsroom.seats, "remote": replace(newsroom.seats["remote"], estimate_usd=lambda *_: None)}
    with pytest.raises(OverBudget, match="price_usd_per_mtok"):
        await replace(newsroom, seats=seats).answer(make_story(max_cost_usd=99.0), caller=Caller())


async def test_models_are_listed_once_and_connections_let_go_of() -> None:
    """Routes are listed apart."""
    closed: list[str] = []
    newsroom, _ = make_newsroom(closed)
    assert [each.name for each in newsroom.list_models()] == ["remote", "local", "lexical"]
    assert newsroom.list_routes() == {"default": ("remote",)}
    await newsroom.aclose()
    assert closed == ["closed"]


async def test_models_are_probed_now_and_then() -> None:
    """So that one that is out of service comes back without a story to try it on."""
    newsroom, _ = make_newsroom()
    pauses_s: list[float] = []
    probed: list[str] = []

    async def probe() -> None:
        probed.append("remote")

    async def sleep(seconds: float) -> None:
        pauses_s.append(seconds)
        if len(pauses_s) == 3:
            raise asyncio.CancelledError

    seats = {**newsroom.seats, "remote": replace(newsroom.seats["remote"], probe=probe)}
    with pytest.raises(asyncio.CancelledError):
        await replace(newsroom, seats=seats, sleep=sleep).watch()
    assert probed == ["remote", "remote"]
    assert pauses_s == [PROBE_EVERY_S] * 3
