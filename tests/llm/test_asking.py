"""Reader and writer over the wire: answers, the one re-ask, retries, and the ledger that misses nothing."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import Any, Never, NoReturn

import httpx
import pytest
import respx

from service.errors import (
    AuthenticationFailed,
    InvalidAnswer,
    MalformedReply,
    ModelError,
    QuotaExhausted,
    RateLimited,
    Refused,
    TimedOut,
    Truncated,
)
from service.llm.engine import assemble_engine
from service.ports import ChatAnswer, Ledger
from service.schema.draft import Draft, Writing, build_wire_schema
from tests.fakes import FixedClock
from tests.llm.conftest import Answers
from tests.llm.material import KEY, MODEL, WRITING, Bench, draft_text, make_brief, make_chat, make_slices
from tests.llm_server import Reply

GOOD = Reply(content=draft_text())
BAD = Reply(content='{"articles": []}')
COST_USD = (60 * 1.0 + 40 * 0.5 + 20 * 10.0) / 1_000_000


def sent(route: respx.Route, number: int = -1) -> Any:
    """One request's body."""
    return json.loads(route.calls[number].request.content)


async def read(bench: Bench, *, deadline: float = 25.0, **changes: Any) -> Draft:
    """Read the one small story."""
    return await bench.engine(**changes).reader.read(make_slices(), make_brief(deadline=deadline), bench.ledger)


async def test_reads_slices_into_a_draft(bench: Bench, answers: Answers) -> None:
    """One call, with the draft's schema, the slices and the brief; the ledger has its tokens and its cost."""
    route = answers(GOOD)
    draft = await read(bench)
    assert draft.titles[0].text == "Drones hit the port"
    body = sent(route)
    assert body["response_format"]["json_schema"]["schema"] == build_wire_schema(Draft)
    assert [each["role"] for each in body["messages"]] == ["system", "user"]
    assert "[a1:1] At least 23 drones hit the port overnight." in body["messages"][1]["content"]
    (attempt,) = bench.ledger.attempts
    assert (attempt.model, attempt.outcome) == ("main", "ok")
    assert (attempt.input_tokens, attempt.cached_input_tokens, attempt.output_tokens) == (100, 40, 20)
    assert bench.ledger.costs_usd == [pytest.approx(COST_USD)]
    assert bench.ledger.reported == {"main": "scripted-1"}


async def test_writes_from_events(bench: Bench, answers: Answers) -> None:
    """The writer asks for the other shape, the same way."""
    route = answers(Reply(content=json.dumps(WRITING)))
    writing = await bench.engine().writer.write((), make_brief(), bench.ledger)
    assert writing == Writing.model_validate(WRITING)
    assert sent(route)["response_format"]["json_schema"]["schema"] == build_wire_schema(Writing)
    assert bench.outcomes == ["ok"]


async def test_asks_once_more_after_an_unreadable_answer(bench: Bench, answers: Answers) -> None:
    """The same messages byte for byte, then the answer, then what is wrong with it."""
    route = answers(BAD, GOOD)
    assert (await read(bench)).events
    first, second = sent(route, 0), sent(route, 1)
    length = len(first["messages"])
    assert second["messages"][:length] == first["messages"]
    prefix = json.dumps(first["messages"], ensure_ascii=False, separators=(",", ":"))[:-1].encode()
    assert prefix in route.calls[0].request.content
    assert prefix in route.calls[1].request.content
    missing = ["events", "places", "actors", "figures", "claims", "quotes", "disagreements", "titles", "summary"]
    assert second["messages"][length:] == [
        {"role": "assistant", "content": '{"articles": []}'},
        {
            "role": "user",
            "content": "Your answer could not be used:\n"
            + "".join(f"- {each}: Field required\n" for each in missing)
            + "\nAnswer again, in full: the same content as one JSON object that follows the schema exactly. "
            "The rules given before still hold.",
        },
    ]
    assert {key: value for key, value in second.items() if key != "messages"} == {
        key: value for key, value in first.items() if key != "messages"
    }
    assert bench.outcomes == ["invalid_response", "ok"]
    assert bench.ledger.costs_usd == [pytest.approx(COST_USD)] * 2


async def test_asks_once_more_only(bench: Bench, answers: Answers) -> None:
    """Twice unreadable is an invalid answer, both calls are in the ledger, and the answer is not carried about."""
    route = answers(BAD, Reply(content='{"Ana Lind": 1}'), GOOD)
    with pytest.raises(InvalidAnswer) as caught:
        await read(bench)
    assert type(caught.value) is InvalidAnswer
    assert "Ana Lind" not in str(caught.value)
    assert not hasattr(caught.value, "text")
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)
    assert route.call_count == 2
    assert bench.outcomes == ["invalid_response", "invalid_response"]
    assert [each.output_tokens for each in bench.ledger.attempts] == [20, 20]


async def test_does_not_ask_again_when_the_time_is_over(bench: Bench, answers: Answers) -> None:
    """An unreadable answer at the deadline stays one."""
    route = answers(BAD, GOOD)

    class Slow:
        async def send(self, *arguments: Any, **options: Any) -> ChatAnswer:
            answer = await make_chat(bench.clock).send(*arguments, **options)
            bench.clock.seconds = 30
            return answer

    engine = assemble_engine("main", MODEL, Slow(), clock=bench.clock)
    with pytest.raises(InvalidAnswer):
        await engine.reader.read(make_slices(), make_brief(), bench.ledger)
    assert route.call_count == 1


@pytest.mark.parametrize("content", ["", "   ", None])
async def test_quotes_an_empty_answer_back_as_such(bench: Bench, answers: Answers, content: str | None) -> None:
    """Servers refuse a turn without content."""
    route = answers(Reply(content=content), GOOD)
    await read(bench)
    assert sent(route)["messages"][-2] == {"role": "assistant", "content": "(no text)"}
    assert bench.outcomes == ["invalid_response", "ok"]


async def test_refuses_fenced_json_where_a_schema_is_enforced(bench: Bench, answers: Answers) -> None:
    """With json_schema a fence means that the server does not enforce it: asked again."""
    answers(Reply(content=f"```json\n{draft_text()}\n```"), GOOD)
    await read(bench)
    assert bench.outcomes == ["invalid_response", "ok"]


async def test_accepts_fenced_json_where_only_the_prompt_holds(bench: Bench, answers: Answers) -> None:
    """With json_object a fence is passed over."""
    answers(Reply(content=f"```json\n{draft_text()}\n```"))
    await read(bench, output="json_object")
    assert bench.outcomes == ["ok"]


async def test_reads_the_arguments_of_a_tool(bench: Bench, answers: Answers) -> None:
    """With tool the draft comes as arguments."""
    answers(Reply(tool_arguments=draft_text(), finish_reason="tool_calls"))
    assert (await read(bench, output="tool")).events
    assert bench.outcomes == ["ok"]


@pytest.mark.parametrize(
    "text", [draft_text().replace("overnight", "\\u0000" * 9), draft_text().replace('""', "NaN", 1)]
)
async def test_asks_again_after_nul_or_nan(bench: Bench, answers: Answers, text: str) -> None:
    """What strict JSON does not have is not let in."""
    answers(Reply(content=text), GOOD)
    await read(bench)
    assert bench.outcomes == ["invalid_response", "ok"]


@pytest.mark.parametrize(
    ("reply", "kind", "outcome"),
    [
        (Reply(content=draft_text()[:50], finish_reason="length"), Truncated, "truncated"),
        (Reply(tool_arguments=draft_text()[:50], finish_reason="length"), Truncated, "truncated"),
        (Reply(content=None, refusal="no"), Refused, "refused"),
        (Reply(content="", finish_reason="content_filter"), Refused, "refused"),
    ],
)
async def test_never_asks_again_what_was_cut_off_or_declined(
    bench: Bench, answers: Answers, reply: Reply, kind: type[ModelError], outcome: str
) -> None:
    """Truncated and refused answers end the call, and their tokens are in the ledger."""
    route = answers(reply)
    with pytest.raises(kind):
        await read(bench, output="tool" if reply.tool_arguments else "json_schema")
    assert route.call_count == 1
    (attempt,) = bench.ledger.attempts
    assert (attempt.outcome, attempt.input_tokens, attempt.output_tokens) == (outcome, 100, 20)
    assert bench.ledger.costs_usd == [pytest.approx(COST_USD)]


async def test_keeps_the_tokens_of_a_malformed_reply(bench: Bench, answers: Answers) -> None:
    """Outside the protocol, counted all the same; asked once."""
    route = answers(Reply(raw=b'{"choices": [], "usage": {"prompt_tokens": 100, "completion_tokens": 7}}'))
    with pytest.raises(MalformedReply):
        await read(bench)
    assert route.call_count == 1
    (attempt,) = bench.ledger.attempts
    assert (attempt.outcome, attempt.input_tokens, attempt.output_tokens) == ("invalid_response", 100, 7)


async def test_retries_and_enters_every_attempt(bench: Bench, answers: Answers) -> None:
    """Two failures and an answer: three entries, with pauses between."""
    answers(Reply(status=503, raw=b"{}"), httpx.ConnectError("x"), GOOD)
    await read(bench)
    assert bench.outcomes == ["unavailable", "unavailable", "ok"]
    assert len(bench.pauses_s) == 2
    assert bench.ledger.costs_usd == [0.0, 0.0, pytest.approx(COST_USD)]


async def test_waits_for_no_retry_that_would_begin_after_the_answer_is_due(bench: Bench, answers: Answers) -> None:
    """Work may go on behind that, but who waits is told of the limit and not of a timeout."""
    route = answers(*[Reply(status=429, raw=b"{}", headers={"retry-after": "60"}), GOOD, GOOD])
    brief = replace(make_brief(deadline=325.0), due=25.0)
    with pytest.raises(RateLimited):
        await bench.engine().reader.read(make_slices(), brief, bench.ledger)
    assert (route.call_count, bench.pauses_s) == (1, [])
    bench.clock.seconds = 30
    assert (await bench.engine().reader.read(make_slices(), brief, bench.ledger)).events


async def test_retries_no_more_than_three_times(bench: Bench, answers: Answers) -> None:
    """The last error is told."""
    route = answers(*[Reply(status=429, raw=b"{}", headers={"retry-after": "2"})] * 5)
    with pytest.raises(RateLimited) as caught:
        await read(bench)
    assert caught.value.retry_after_s == 2
    assert route.call_count == 3
    assert bench.outcomes == ["rate_limit"] * 3
    assert min(bench.pauses_s) >= 2


@pytest.mark.parametrize(
    ("status", "error", "kind", "outcome"),
    [
        (401, {"message": KEY}, AuthenticationFailed, "auth"),
        (429, {"code": "insufficient_quota"}, QuotaExhausted, "quota"),
    ],
)
async def test_does_not_retry_what_will_not_change(
    bench: Bench, answers: Answers, status: int, error: dict[str, str], kind: type[ModelError], outcome: str
) -> None:
    """A bad key and an empty account cost one request."""
    route = answers(Reply(status=status, raw=json.dumps({"error": error}).encode()))
    with pytest.raises(kind) as caught:
        await read(bench)
    assert KEY not in str(caught.value)
    assert route.call_count == 1
    assert bench.outcomes == [outcome]


async def test_asks_nothing_after_the_deadline(bench: Bench, answers: Answers) -> None:
    """Without time left nothing is sent, and nothing is entered."""
    route = answers(GOOD)
    bench.clock.seconds = 25
    with pytest.raises(TimedOut):
        await read(bench, deadline=25)
    assert not route.called
    assert bench.ledger.attempts == []


async def test_a_timeout_s_cost_is_unknown(bench: Bench, answers: Answers) -> None:
    """What was cut off may have been billed: its cost is null, not nothing."""
    answers(*[httpx.ReadTimeout("x")] * 3)
    with pytest.raises(TimedOut):
        await read(bench)
    assert bench.outcomes == ["timeout"] * 3
    assert bench.ledger.costs_usd == [None] * 3


async def test_a_cancelled_call_is_entered(bench: Bench) -> None:
    """Work that is no longer wanted was done all the same."""
    started = asyncio.Event()

    class Hanging:
        async def send(self, *_arguments: Any, **_options: Any) -> NoReturn:
            started.set()
            await asyncio.sleep(60)
            raise AssertionError

    engine = assemble_engine("main", MODEL, Hanging(), clock=bench.clock)
    task = asyncio.create_task(engine.reader.read(make_slices(), make_brief(), bench.ledger))
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert bench.outcomes == ["cancelled"]
    assert bench.ledger.costs_usd == [None]


async def test_gives_a_call_no_more_than_its_own_time(clock: FixedClock) -> None:
    """The model's timeout and what is left to the deadline: the lesser of both."""
    given = []

    class Counting:
        async def send(self, *_arguments: Any, timeout_s: float) -> Never:
            given.append(timeout_s)
            raise Refused("no")

    for deadline in (5.0, 60.0):
        engine = assemble_engine("main", MODEL, Counting(), clock=clock)
        with pytest.raises(Refused):
            await engine.reader.read(make_slices(), make_brief(deadline=deadline), Ledger())
    assert given == [5.0, MODEL.timeout_s]


async def test_has_no_cost_without_a_price(bench: Bench, answers: Answers) -> None:
    """Null, and not nothing."""
    answers(GOOD)
    await read(bench, price_usd_per_mtok=None)
    assert bench.ledger.costs_usd == [None]


def _walk(kind: type[ModelError]) -> list[type[ModelError]]:
    return [each for below in kind.__subclasses__() for each in [below, *_walk(below)]]


def test_every_error_has_an_outcome() -> None:
    """No failure of a model ends without a name of its own in the ledger."""
    names = {kind.__name__: kind.outcome for kind in _walk(ModelError)}
    assert {name for name, outcome in names.items() if outcome == "failed"} == {"Retryable"}
    assert MalformedReply("x").outcome == "invalid_response"
