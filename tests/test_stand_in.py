"""The embedded model in place of models that are late or have failed: in time, once, and told as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.errors import TimedOut, Unavailable
from service.languages.detection import Languages
from service.pipeline import World, answer_story
from service.ports import Caller, Engine
from service.routing import build_route
from service.schema.report import PromptVersion, Report
from service.schema.story import Story
from tests.builders import make_story
from tests.drafting import draft_claim, make_draft
from tests.fakes import ONE_EACH, FixedClock, ScriptedReader, make_engine

BODY = "Drones hit Lund on Monday, killing 12 people and injuring 40 others. Report 1."
OTHER = "A school in Oslo burnt down on Friday, and nobody was hurt in the building. Report 2."
DRAFT = make_draft(claims=[draft_claim("Drones hit Lund on Monday.", "a1:1")])


async def report(story: Story, engine: Engine) -> Report:
    """What is told of a story, with half of a short deadline kept back."""
    world = World(Languages(), FixedClock(), new_id=lambda: "r1", deadline_s=0.6, reserve_s=0.3)
    return await answer_story(story, engine, world, caller=Caller())


async def test_a_stand_in_that_is_slow_does_not_hold_the_answer_up() -> None:
    """What the model has read is told, and the rest is unread; with nothing read it is a timeout."""
    slow = ScriptedReader([None, None])
    reader = ScriptedReader([DRAFT, None])
    engine = make_engine(reader, capacity=ONE_EACH, stand_in=slow)
    told = await report(make_story(BODY, OTHER), engine)
    assert (told.status, told.degraded) == ("partial", False)
    assert [each.role for each in told.articles] == ["on_event", "unread"]
    silent = make_engine(ScriptedReader([None]), stand_in=slow)
    with pytest.raises(TimedOut):
        await report(make_story(BODY), silent)


async def test_what_a_stand_in_reads_when_the_deadline_comes_it_reads_once() -> None:
    """The model has failed, so that its reading is for who waits until then as for who asks again."""
    slow = ScriptedReader([None])
    engine = make_engine(ScriptedReader([Unavailable("down")]), stand_in=slow)
    with pytest.raises(TimedOut):
        await report(make_story(BODY), engine)
    assert slow.ordinals == [("a1",)]


async def test_models_that_are_late_are_named_and_not_their_route() -> None:
    """An operator looks for a model; the one that failed before stands with its own reason."""
    legs = [
        make_engine(ScriptedReader([answer]), name=name, stands_in=name == "lexical")
        for name, answer in (("main", Unavailable("down")), ("backup", None), ("lexical", DRAFT))
    ]
    told = await report(make_story(BODY), build_route("default", legs, clock=FixedClock()))
    (warning,) = [each for each in told.warnings if each.code == "degraded"]
    assert warning.message.endswith("in place of main (unavailable), backup (timeout).")


@pytest.mark.parametrize("answers", [True, False])
async def test_prompts_and_schema_are_those_of_the_models_that_answered(*, answers: bool) -> None:
    """A report by rules alone names none, though a model was to answer."""
    prompt = PromptVersion(name="read", version="v1", sha256="0")
    main = make_engine(ScriptedReader([DRAFT if answers else Unavailable("down")], model="main"), name="main")
    main = replace(main, prompts=(prompt,), schema_sha256="1")
    lexical = make_engine(ScriptedReader([DRAFT], model="lexical"), name="lexical", stands_in=True)
    told = await report(make_story(BODY), build_route("default", [main, lexical], clock=FixedClock()))
    assert [each.name for each in told.provenance.models] == ["main" if answers else "lexical"]
    expected = ((prompt,), "1") if answers else ((), None)
    assert (told.provenance.prompts, told.provenance.schema_sha256) == expected
