"""The faked wire below the real SDK."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest
import respx

from tests.fakes import FixedClock
from tests.llm.material import BASE_URL, Bench
from tests.llm_server import Reply, build_body

Answers = Callable[..., respx.Route]


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands still."""
    return FixedClock()


@pytest.fixture
def bench() -> Bench:
    """A real engine over the faked wire."""
    return Bench()


@pytest.fixture
def wire() -> Iterator[respx.MockRouter]:
    """Everything sent to the model's address; nothing gets past."""
    with respx.mock(assert_all_called=False) as router:
        yield router


@pytest.fixture
def answers(wire: respx.MockRouter) -> Answers:
    """Sets the replies that the model gives in turn."""

    def set_replies(*replies: Reply | Exception) -> respx.Route:
        effects = [each if isinstance(each, Exception) else to_response(each) for each in replies]
        return wire.post(f"{BASE_URL}/chat/completions").mock(side_effect=effects)

    return set_replies


def to_response(reply: Reply) -> httpx.Response:
    """A scripted reply as httpx has it."""
    headers = {"content-type": reply.content_type, **reply.headers}
    if reply.raw is not None:
        return httpx.Response(reply.status, headers=headers, content=reply.raw)
    return httpx.Response(reply.status, headers=headers, json=build_body(reply))
