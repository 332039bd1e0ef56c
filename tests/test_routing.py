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
from service.ports import Brief, Caller, Engine, Ledger, PassedOver
from service.routing import Route, build_route, share_time, warn_of_route
from service.schema.draft import Writing
from service.schema.report import PromptVersion
from tests.drafting import make_draft
from tests.fakes import FixedClock, ScriptedReader, ScriptedWriter, make_engine

BRIEF = Brief(Caller(), "en", max_items=60, summary_sentences=5, with_summary=True, deadline=20.0)
DRAFT = make_draft()


def leg(name: str, answer: ModelError | None = None, *, articles_per_call: int = 0) -> Engine:
    """An engine that answers everything, or fails so."""
    reader = ScriptedReader([answer or DRAFT] * 9, model=name)
    writer = ScriptedWriter(answer or Writing(titles=[], summary=[]), model=name)
    return make_engine(
        reader,
        writer,
        name=name,
        articles_per_call=articles_per_call,
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


async def test_is_degraded_when_the_embedded_model_stood_in() -> None:
    """The report's reader is told why, once for each model and reason however many calls there were."""
    legs = (leg("main", TimedOut("x")), leg("backup", QuotaExhausted("x")), leg("lexical"))
    route, ledger = build_route("default", legs, clock=FixedClock()), Ledger()
    for _ in range(3):
        await route.reader.read((), BRIEF, ledger)
    assert ledger.degraded
    (warning,) = warn_of_route(ledger)
    assert warning.code == "degraded"
    assert warning.message.endswith("in place of main (timeout), backup (quota).")


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
    """Half of what is left before another language model, nine tenths before the embedded one, all to the last."""
    main, backup, lexical = leg("main", TimedOut("x")), leg("backup", TimedOut("x")), leg("lexical")
    await read(main, backup, lexical)
    assert list_times(main) == [10.0]
    assert list_times(backup) == [18.0]
    assert list_times(lexical) == [20.0]


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
    """The smallest number of articles that a call may hold; names, prompts and what is local of all together."""
    main = leg("main", articles_per_call=5)
    prompts = (PromptVersion(name="read", version="v1", sha256="0"),)
    legs = [main, leg("backup", articles_per_call=2), leg("lexical")]
    legs[1] = replace(legs[1], prompts=prompts)
    route = build_route("default", legs, clock=FixedClock())
    assert (route.name, route.articles_per_call, route.local) == ("default", 2, False)
    assert [each.name for each in route.models] == ["main", "backup", "lexical"]
    assert route.prompts == prompts
    assert build_route("house", legs[1:], clock=FixedClock()).local
