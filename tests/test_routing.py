"""A route: which engine answers, with how much time, and what the report says of those that did not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import (
    AuthenticationFailed,
    InvalidAnswer,
    ModelError,
    Overloaded,
    Paused,
    QuotaExhausted,
    RateLimited,
    Refused,
    RequestRejected,
    TimedOut,
    Truncated,
    Unavailable,
)
from service.ports import Brief, Caller, Capacity, Engine, Ledger, PassedOver
from service.routing import Route, build_route, share_time, warn_of_route
from service.schema.draft import Writing
from service.schema.report import PromptVersion
from tests.drafting import make_draft
from tests.fakes import FixedClock, ScriptedReader, ScriptedWriter, make_engine

BRIEF = Brief(Caller(), "en", max_items=60, summary_sentences=5, with_summary=True, deadline=20.0)
DRAFT = make_draft()


def leg(name: str, answer: ModelError | None = None, *, capacity: Capacity | None = None) -> Engine:
    """An engine that answers everything, or fails so."""
    reader = ScriptedReader([answer or DRAFT] * 9, model=name)
    writer = ScriptedWriter(answer or Writing(titles=[], summary=[]), model=name)
    return make_engine(
        reader,
        writer,
        name=name,
        capacity=capacity,
        local=name != "main",
        stands_in=name == "lexical",
    )


async def read(*legs: Engine, clock: FixedClock | None = None) -> Ledger:
    """What the ledger says after one reading of nothing."""
    ledger = Ledger()
    await build_route("default", legs, clock=clock or FixedClock()).reader.read((), BRIEF, ledger)
    return ledger


def list_times(engine: Engine) -> list[float]:
    """Until when the engine was given time."""
    assert isinstance(engine.reader, ScriptedReader)
    return [each.deadline for each in engine.reader.briefs]


@pytest.mark.parametrize(
    "error",
    [
        Unavailable("x"),
        RateLimited("x", retry_after_s=90),
        TimedOut("x"),
        Refused("x"),
        InvalidAnswer("x"),
        RequestRejected("x"),
        Truncated("x"),
        AuthenticationFailed("x"),
        QuotaExhausted("x"),
        Overloaded("x"),
        Paused("x"),
    ],
    ids=lambda error: error.outcome,
)
async def test_goes_on_to_the_next_model_whatever_a_model_failed_with(error: ModelError) -> None:
    """What one model cannot do another may; the call that failed stands in the ledger like the one that did not."""
    ledger = await read(leg("main", error), leg("backup"))
    assert [(each.model, each.outcome) for each in ledger.attempts] == [("main", error.outcome), ("backup", "ok")]
    assert ledger.answered == {"backup"}
    assert not ledger.degraded


async def test_asks_nobody_further_once_there_is_an_answer() -> None:
    """A backup costs nothing while the main model answers, and nothing is told of it."""
    backup = leg("backup")
    ledger = await read(leg("main"), backup)
    assert list_times(backup) == []
    assert warn_of_route(ledger) == ()


async def test_writes_by_the_same_route() -> None:
    """Title and summary are asked of the next model as well."""
    route = build_route("default", [leg("main", TimedOut("x")), leg("backup")], clock=FixedClock())
    ledger = Ledger()
    await route.writer.write((), BRIEF, ledger)
    assert ledger.answered == {"backup"}


async def test_what_no_model_reads_is_left_to_the_embedded_one() -> None:
    """The pipeline gives it all that is unread when the answer is due, and once for all calls; the route says why."""
    legs = (leg("main", TimedOut("x")), leg("backup", QuotaExhausted("x")), leg("lexical"))
    route, ledger = build_route("default", legs, clock=FixedClock()), Ledger()
    for _ in range(3):
        with pytest.raises(TimedOut):
            await route.reader.read((), BRIEF, ledger)
    assert route.stand_in is legs[2].reader
    (warning,) = warn_of_route(replace(ledger, degraded=True))
    assert warning.code == "degraded"
    assert warning.message.endswith("in place of main (timeout), backup (quota).")


def test_names_each_model_once_with_its_first_reason() -> None:
    """Several calls fail at one model: first at its server, then because it is left alone for that."""
    ledger = Ledger()
    for model, why in (("main", "unavailable"), ("backup", "quota"), ("main", "paused")):
        ledger.pass_over(model, why)
    (warning,) = warn_of_route(ledger)
    assert warning.message.endswith("from main (unavailable), backup (quota).")


async def test_a_failure_names_every_model_that_was_asked() -> None:
    """The caller asked for a route, and its operator looks for a model."""
    with pytest.raises(TimedOut) as caught:
        await read(leg("main", TimedOut("x")), leg("backup", QuotaExhausted("x")))
    assert caught.value.asked == ("main (timeout)", "backup (quota)")


async def test_is_degraded_when_the_embedded_model_wrote() -> None:
    """Titles and summaries of several calls are the last thing that a language model may fail at."""
    route, ledger = build_route("default", (leg("main", TimedOut("x")), leg("lexical")), clock=FixedClock()), Ledger()
    await route.writer.write((), BRIEF, ledger)
    assert ledger.answered == {"lexical"}
    assert ledger.degraded


async def test_is_not_degraded_when_the_embedded_model_was_asked_for() -> None:
    """Nothing better was to answer."""
    ledger = await read(leg("lexical"))
    assert not ledger.degraded
    assert warn_of_route(ledger) == ()


async def test_tells_of_models_that_the_story_may_not_go_to() -> None:
    """They count as models that were to answer."""
    route = build_route("default", [leg("lexical")], clock=FixedClock(), passed_over=[PassedOver("main", "policy")])
    ledger = Ledger()
    await route.reader.read((), BRIEF, ledger)
    assert ledger.degraded
    assert "main (policy)" in warn_of_route(ledger)[0].message


@pytest.mark.parametrize(
    ("errors", "raised"),
    [
        ([RateLimited("x", retry_after_s=9), AuthenticationFailed("x")], RateLimited),
        ([QuotaExhausted("x"), TimedOut("x")], TimedOut),
        ([Refused("x"), InvalidAnswer("x")], InvalidAnswer),
    ],
)
async def test_fails_with_what_may_pass_when_nobody_answers(errors: list[ModelError], raised: type[ModelError]) -> None:
    """The caller is told to send the story again whenever that can help; else with the last failure."""
    with pytest.raises(raised):
        await read(*(leg(f"m{number}", error) for number, error in enumerate(errors)))


async def test_leaves_time_for_the_models_behind() -> None:
    """Half of what is left before another language model, and nine tenths before the embedded one writes."""
    main, backup = leg("main", TimedOut("x")), leg("backup")
    await read(main, backup, leg("lexical"))
    assert (list_times(main), list_times(backup)) == ([10.0], [20.0])
    until = share_time(0, BRIEF, [leg("lexical")])
    assert until == 18.0


async def test_shares_the_time_until_the_answer_is_due() -> None:
    """Work may go on behind that, but a backup that begins then is no use to who waits; only the last goes on."""
    main, backup = leg("main", TimedOut("x")), leg("backup")
    route = build_route("default", [main, backup], clock=FixedClock())
    await route.reader.read((), replace(BRIEF, deadline=320.0, due=20.0), Ledger())
    assert (list_times(main), list_times(backup)) == ([10.0], [320.0])
    late = build_route("default", [leg("main"), leg("backup")], clock=FixedClock(seconds=30.0))
    await late.reader.read((), replace(BRIEF, deadline=320.0, due=20.0), Ledger())
    assert isinstance(late.reader, Route)
    assert list_times(late.reader.legs[0]) == [175.0]


@given(
    now=st.floats(0, 1e6),
    left=st.floats(-10, 3600),
    behind=st.lists(st.sampled_from(["backup", "other", "lexical"]), max_size=3),
)
def test_never_gives_more_time_than_is_left(now: float, left: float, behind: list[str]) -> None:
    """No engine works past the deadline, and none behind another is left without time while there is some."""
    until = share_time(now, replace(BRIEF, deadline=now + left), [leg(each) for each in behind])
    assert until <= max(now, now + left) + 1e-9
    if behind and left > 1e-3:
        assert now < until < now + left


def test_is_planned_so_that_each_call_fits_every_model() -> None:
    """The least of what the models can do, in the first one's share of the time; the embedded one takes anything."""
    wide, fast = Capacity(128_000, 8000, 50, 20, 3000), Capacity(32_000, 4000, 200, 10, 3100)
    prompts = (PromptVersion(name="read", version="v1", sha256="0"),)
    legs = [leg("main", capacity=wide), replace(leg("backup", capacity=fast), prompts=prompts), leg("lexical")]
    route = build_route("default", legs, clock=FixedClock())
    assert route.capacity == Capacity(32_000, 4000, 50, 10, 3100)
    assert (route.name, route.local, route.time_share) == ("default", False, 0.5)
    assert [each.name for each in route.models] == ["main", "backup", "lexical"]
    assert route.prompts == prompts
    house = build_route("house", legs[1:], clock=FixedClock())
    assert (house.local, house.time_share, house.capacity) == (True, 1.0, fast)
    assert build_route("lexical", legs[2:], clock=FixedClock()).capacity is None
