"""One tiny request to a model: what it says of the model, and what is shown of it."""

from __future__ import annotations

import json

import pytest
from pydantic import SecretStr

from service.errors import AuthenticationFailed
from service.llm.engine import build_engine
from service.llm.inspection import probe_configured
from service.llm.probing import PROBE_SCHEMA, probe_model
from service.ports import Ledger, ModelProbe
from service.settings import ModelSettings
from tests.fakes import FixedClock
from tests.llm.conftest import Answers
from tests.llm.material import KEY, MODEL, draft_text, make_brief, make_chat, make_client, make_slices
from tests.llm_server import LoopbackModel, Reply, serve_model

HEARD = Reply(content='{"heard": "yes"}')
DENIED = Reply(status=401, raw=json.dumps({"error": {"message": f"bad key {KEY}"}}).encode())


async def probe(clock: FixedClock) -> ModelProbe:
    """Probe the model behind the faked wire."""
    return await probe_model("main", make_chat(clock), output="json_schema", clock=clock)


async def test_a_server_that_enforces_the_schema_answers_by_it(clock: FixedClock, answers: Answers) -> None:
    """The request asks for something else in words."""
    answers(HEARD)
    found = await probe(clock)
    assert (found.outcome, found.schema_enforced, found.usage_reported) == ("ok", True, True)
    assert found.model_reported == "scripted-1"


@pytest.mark.parametrize("content", ["pong", '{"heard": "pong"}', '```json\n{"heard": "yes"}\n```'])
async def test_a_server_that_heeds_the_words_does_not_enforce(
    clock: FixedClock, answers: Answers, content: str
) -> None:
    """It is reachable all the same."""
    answers(Reply(content=content))
    found = await probe(clock)
    assert (found.outcome, found.schema_enforced) == ("ok", False)


async def test_missing_usage_is_told(clock: FixedClock, answers: Answers) -> None:
    """Without it costs and budgets cannot be known."""
    answers(Reply(raw=b'{"choices": [{"message": {"role": "assistant", "content": "x"}}], "model": "scripted-1"}'))
    assert not (await probe(clock)).usage_reported


async def test_a_failure_is_a_result_without_the_provider_s_words(clock: FixedClock, answers: Answers) -> None:
    """A 401 may repeat the key."""
    answers(DENIED)
    found = await probe(clock)
    assert found.outcome == "auth"
    assert KEY not in repr(found)


async def inspect(model: LoopbackModel) -> ModelProbe:
    """Probe a running server as an operator does."""
    configured = ModelSettings(name="m1", base_url=model.base_url, api_key_env="HOUSE_KEY")
    return await probe_configured("house", configured, {"HOUSE_KEY": KEY}, clock=FixedClock())


async def test_the_request_is_shown_as_it_was_sent_with_its_key_masked() -> None:
    """Byte for byte, so that an operator can hold it against the server's documentation."""
    async with serve_model([HEARD]) as model:
        found = await inspect(model)
    assert found.request is not None
    head, _, body = found.request.partition("\n\n")
    assert head.startswith(f"POST {model.base_url}/chat/completions\n")
    assert "authorization: ***" in head
    assert "accept-encoding: identity" in head
    assert KEY not in found.request
    assert json.loads(body) == model.requests[0]
    assert json.loads(body)["response_format"]["json_schema"]["schema"] == dict(PROBE_SCHEMA)
    assert model.headers[0]["authorization"] == f"Bearer {KEY}"


async def test_a_model_without_its_key_is_a_result_too() -> None:
    """The other models are still probed."""
    found = await probe_configured("main", ModelSettings(name="gpt-x"), {}, clock=FixedClock())
    assert (found.outcome, found.request) == ("configuration", None)
    assert "OPENAI_API_KEY is not set" in str(found.detail)


async def test_a_model_that_is_out_comes_back_with_a_probe_that_it_answers(clock: FixedClock, answers: Answers) -> None:
    """Not before, and one that is up is not probed."""
    route = answers(DENIED, DENIED, HEARD, Reply(content=draft_text()))
    opened = build_engine("main", MODEL, clock=clock, api_key=SecretStr(KEY), http_client=make_client())

    async def read() -> None:
        await opened.engine.reader.read(make_slices(), make_brief(), Ledger())

    await opened.probe()
    assert route.call_count == 0
    with pytest.raises(AuthenticationFailed):
        await read()
    await opened.probe()
    assert (route.call_count, opened.standing.line.why_down) == (2, "auth")
    with pytest.raises(AuthenticationFailed, match="out of service"):
        await read()
    assert route.call_count == 2
    await opened.probe()
    await read()
    assert route.call_count == 4
