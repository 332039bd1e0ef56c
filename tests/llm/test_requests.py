"""The exact request of each output mode, as a server hears it from the client of production."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from pydantic import SecretStr

from service.llm.connection import open_client
from service.llm.engine import build_chat
from service.ports import Message
from service.settings import ModelSettings
from tests.fakes import FixedClock
from tests.llm.material import KEY, TINY_SCHEMA
from tests.llm_server import Expected, Reply, serve_model
from tests.llm_server.checking import OutputMode
from tests.regions import Region

PAGE: Final = Path(__file__).parents[2] / "docs" / "providers.md"
MODES: Final[tuple[OutputMode, ...]] = ("json_schema", "tool", "json_object")
ASKED: Final = (Message("system", "What to do."), Message("user", "[a1:1] A sentence."))


def place(mode: str) -> Region:
    """Where a mode's request stands on the page."""
    return Region(mode, "tests.llm.test_requests")


async def hear(mode: OutputMode) -> tuple[dict[str, Any], dict[str, str]]:
    """Body and headers of one request; the server refuses what its strictest kind would refuse."""
    reply = Reply(tool_arguments='{"a":1}') if mode == "tool" else Reply(content='{"a":1}')
    async with serve_model([reply], expected={"scripted-1": Expected(mode, KEY)}) as server, open_client() as client:
        model = ModelSettings(name="scripted-1", base_url=server.base_url, output=mode)
        chat = build_chat("main", model, clock=FixedClock(), api_key=SecretStr(KEY), http_client=client)
        await chat.send(ASKED, TINY_SCHEMA, timeout_s=10)
        assert server.complaints == []
        return server.requests[0], server.headers[0]


def show(body: Mapping[str, Any]) -> str:
    """A body as the page has it."""
    return f"```json\n{json.dumps(body, indent=2)}\n```\n"


@pytest.mark.parametrize("mode", MODES)
async def test_the_request_is_the_one_that_the_page_shows(mode: OutputMode) -> None:
    """Member for member, as sent over the transport of production."""
    body, _ = await hear(mode)
    assert show(body) == place(mode).read(PAGE), place(mode).remedy


@pytest.mark.parametrize("mode", MODES)
async def test_headers_tell_no_more_than_they_have_to(mode: OutputMode) -> None:
    """The model's own key as a bearer, JSON, no compression; no cookie, no organisation, nobody else's key."""
    _, headers = await hear(mode)
    assert headers["authorization"] == f"Bearer {KEY}"
    assert headers["content-type"] == "application/json"
    assert headers["accept-encoding"] == "identity"
    assert [name for name in headers if name in {"cookie", "openai-organization", "openai-project", "x-api-key"}] == []
    assert sum(KEY in value for value in headers.values()) == 1


async def write_page() -> None:
    """Hear each request and write it into the page."""
    for mode in MODES:
        body, _ = await hear(mode)
        place(mode).write(PAGE, show(body))


if __name__ == "__main__":
    asyncio.run(write_page())
