"""The scripted model: it answers correctly, misbehaves on command, and refuses a request that is wrong."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from service.language import Language
from service.llm.prompts import READ, WRITE, load_prompt
from service.ports import Message
from service.prompting import render_reading, render_writing
from service.reconcile import reconcile_drafts
from service.schema.draft import Draft, Writing, build_wire_schema
from tests.builders import make_brief, make_slices
from tests.drafting import ground
from tests.llm_server import FAULTS, Commanded, Expected, Reply, answer_correctly, command, serve_model
from tests.llm_server.checking import OutputMode, check_request, find_loose_places

BODIES = (
    "Ferries between Isarne and Port Maddox stopped on Monday. Divers found a crack in the pier.",
    "A crack in the pier closed the ferry line. Repairs began at noon.",
)
HEADERS = {"authorization": "Bearer none", "content-type": "application/json"}


def ask(*messages: Message, model: str = "m", **members: Any) -> dict[str, Any]:
    """A request as it is sent with json_schema."""
    form = {"name": "answer", "strict": True, "schema": build_wire_schema(Draft)}
    return {
        "model": model,
        "stream": False,
        "messages": [{"role": each.role, "content": each.content} for each in messages],
        "response_format": {"type": "json_schema", "json_schema": form},
        **members,
    }


READING = ask(*render_reading(load_prompt(*READ), make_slices(*BODIES), make_brief()))


def test_a_draft_of_the_articles_is_borne_out_by_them() -> None:
    """Grounding takes nothing off: the model that is told to be right is right."""
    draft = Draft.model_validate_json(answer_correctly(READING).content or "")
    grounded = ground(draft, *BODIES)
    assert grounded.rejected == ()
    assert len(draft.claims) == 4
    assert {each.article for each in draft.articles} == {"a1", "a2"}


def test_titles_are_written_in_the_words_of_items() -> None:
    """Asked to write, it names the items whose words it takes."""
    draft = Draft.model_validate_json(answer_correctly(READING).content or "")
    events = reconcile_drafts([ground(draft, *BODIES)], Language("en"), article_order=["a1", "a2"], max_items=60).events
    asked = ask(*render_writing(load_prompt(*WRITE), events, make_brief()))
    writing = Writing.model_validate_json(answer_correctly(asked).content or "")
    claims = {each.id: each.text for each in events[0].claims}
    assert claims[writing.titles[0].items[0]].rstrip(".") == writing.titles[0].text.rstrip(".")


def test_answers_as_arguments_where_a_tool_is_given() -> None:
    """Where the request wants the answer is where it stands."""
    reply = answer_correctly(READING | {"tools": [{}]})
    assert isinstance(reply.tool_arguments, str)
    assert reply.finish_reason == "tool_calls"


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_differs_from_the_right_reply(name: str) -> None:
    """No row of a table is a row without its fault."""
    right = answer_correctly(READING)
    assert FAULTS[name].distort(right) != right


def test_misbehaves_as_the_name_of_the_model_says() -> None:
    """Always, the first time only, half of the time, or never."""
    script = Commanded()
    statuses = {
        how: [script(READING | {"model": command("http_503", how)}).status for _ in range(100)]
        for how in ("always", "once", "half")
    }
    assert set(statuses["always"]) == {503}
    assert statuses["once"] == [503, *[200] * 99]
    assert 35 < statuses["half"].count(503) < 65
    assert script(READING).status == 200
    assert script(READING | {"model": "fault:http_503"}).status == 503


def as_tool(**changes: Any) -> dict[str, Any]:
    """The same request with a tool."""
    function = {"name": "answer", "strict": True, "parameters": build_wire_schema(Draft)}
    usual = {
        "tools": [{"type": "function", "function": function | changes.pop("function", {})}],
        "tool_choice": {"type": "function", "function": {"name": "answer"}},
        "parallel_tool_calls": False,
    }
    return {key: value for key, value in READING.items() if key != "response_format"} | usual | changes


@pytest.mark.parametrize(
    ("output", "body"),
    [
        ("json_schema", READING),
        ("tool", as_tool()),
        (
            "json_object",
            READING
            | {"response_format": {"type": "json_object"}}
            | {"messages": [{"role": "system", "content": "Answer in JSON."}, READING["messages"][1]]},
        ),
    ],
)
def test_takes_a_request_that_is_right(output: OutputMode, body: dict[str, Any]) -> None:
    """In each mode there is nothing to complain of."""
    assert check_request(HEADERS, body, {"m": Expected(output)}) is None


LOOSE = {"type": "object", "properties": {"a": {"type": "string", "default": ""}}, "additionalProperties": False}


@pytest.mark.parametrize(
    ("output", "body", "about"),
    [
        ("json_schema", READING | {"model": "x"}, "model"),
        ("json_schema", READING | {"temperature": 0}, "temperature"),
        ("json_schema", READING | {"stream": True}, "stream"),
        ("json_schema", READING | {"messages": READING["messages"][:1]}, "messages"),
        (
            "json_schema",
            READING | {"messages": [*READING["messages"], {"role": "assistant", "content": ""}] * 2},
            "messages",
        ),
        ("json_schema", READING | {"response_format": {"type": "json_object"}}, "response_format"),
        ("json_schema", as_tool(), "tools"),
        ("tool", READING, "tools"),
        ("tool", as_tool(tool_choice="auto"), "tool_choice"),
        ("tool", as_tool(parallel_tool_calls=True), "parallel_tool_calls"),
        ("tool", as_tool(function={"strict": False}), "tools"),
        ("tool", as_tool(function={"parameters": LOOSE}), "tools: schema"),
        ("json_object", READING, "response_format"),
    ],
)
def test_complains_of_a_request_that_is_wrong(output: OutputMode, body: dict[str, Any], about: str) -> None:
    """What the strictest provider refuses is refused here, by the name of the member."""
    complaint = check_request(HEADERS, body, {"m": Expected(output)})
    assert complaint
    assert complaint.about == about


def test_complains_of_a_wrong_key() -> None:
    """The bearer key has to be the model's own."""
    complaint = check_request(HEADERS, READING, {"m": Expected(key="sk-other")})
    assert complaint
    assert (complaint.status, complaint.about) == (401, "authorization")


def test_finds_what_makes_a_schema_loose() -> None:
    """Open objects, optional members, keywords that not all servers know."""
    assert list(find_loose_places(LOOSE)) == ["schema", "schema.a.default"]
    assert list(find_loose_places(build_wire_schema(Draft))) == []


async def post(url: str, body: dict[str, Any]) -> tuple[int, bytes]:
    """One request on a connection of its own."""
    async with aiohttp.ClientSession() as session, session.post(f"{url}/chat/completions", json=body) as response:
        return response.status, await response.read()


async def test_counts_and_refuses_over_http() -> None:
    """A wrong request is answered 400 and noted; a GET tells how many there were."""
    expected = {"m": Expected()}
    async with serve_model(Commanded(), expected=expected) as server:
        status, body = await post(server.base_url, READING)
        async with aiohttp.ClientSession() as session, session.get(server.base_url) as response:
            told = await response.json()
    # aiohttp sends no key of its own.
    assert (status, json.loads(body)["error"]["param"]) == (401, "authorization")
    assert [each.about for each in server.complaints] == ["authorization"]
    assert told == {"m": 1}


@pytest.mark.parametrize("reply", [Reply(resets="before"), Reply(resets="amid"), Reply(ends_early=True)])
async def test_breaks_a_connection_off(reply: Reply) -> None:
    """The caller sees a connection that breaks, not an answer."""
    async with serve_model([reply]) as server:
        with pytest.raises(aiohttp.ClientError):
            await post(server.base_url, READING)


@pytest.mark.parametrize("reply", [Reply(stalls=True), Reply(head_pause_s=0.05), Reply(trickle_s=0.05)])
async def test_keeps_a_caller_waiting(reply: Reply) -> None:
    """What stalls or trickles is not there in a tenth of a second, and ends with the server."""
    async with serve_model([reply]) as server:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await post(server.base_url, READING)
