"""Putting a configured model together, and refusing what cannot be."""

from __future__ import annotations

import hashlib
import json
import sys
from typing import Any

import pytest
from langchain.chat_models import base as langchain_models
from pydantic import SecretStr

from service.errors import ConfigurationError
from service.llm.engine import build_engine
from service.llm.prompts import READ, WRITE, load_prompt
from service.llm.providers import OPENAI_URL, build_langchain_model
from service.ports import Ledger
from service.schema.draft import Draft, build_wire_schema
from service.settings import ModelSettings
from tests.fakes import FixedClock
from tests.llm.conftest import Answers
from tests.llm.material import KEY, MODEL, draft_text, make_brief, make_client, make_slices
from tests.llm_server import Reply


def test_says_what_a_report_needs_to_know(clock: FixedClock) -> None:
    """Names, prompts and schema: enough to make the report again."""
    engine = build_engine("main", MODEL, clock=clock, http_client=make_client()).engine
    schema = json.dumps(build_wire_schema(Draft), separators=(",", ":")).encode()
    assert engine.name == "main"
    assert [(each.name, each.requested, each.reported) for each in engine.models] == [("main", "scripted-1", None)]
    assert [each.name for each in engine.prompts] == ["read", "write", "shared"]
    assert engine.prompts[0].sha256 == load_prompt(*READ).sha256
    assert engine.prompts[1].sha256 == load_prompt(*WRITE).sha256
    assert engine.schema_sha256 == hashlib.sha256(schema).hexdigest()
    assert engine.capacity
    assert (engine.capacity.context_tokens, engine.capacity.max_output_tokens) == (128_000, 8_000)
    assert engine.capacity.overhead_tokens == pytest.approx(3_000, rel=0.2), "prompt and schema"


async def test_leaves_a_client_open_that_was_handed_in(clock: FixedClock) -> None:
    """The client lives as long as the process; who opened it closes it."""
    client = make_client()
    await build_engine("main", MODEL, clock=clock, http_client=client).aclose()
    assert not client.is_closed
    await client.aclose()


async def test_sends_the_key_as_a_bearer(clock: FixedClock, answers: Answers) -> None:
    """The key goes to the model's own address and shows in no representation of the engine."""
    route = answers(Reply(content=draft_text()))
    opened = build_engine("main", MODEL, clock=clock, api_key=SecretStr(KEY), http_client=make_client())
    await opened.engine.reader.read(make_slices(), make_brief(), Ledger())
    assert route.calls.last.request.headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in repr(opened)


def test_asks_openai_itself_without_a_base_url(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment says about addresses."""
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("OPENAI_API_BASE", "http://127.0.0.1:2/v1")
    monkeypatch.setenv("OPENAI_PROXY", "http://127.0.0.1:3")
    model = ModelSettings(name="gpt-5-mini", api_key_env="OPENAI_API_KEY")
    llm: Any = build_langchain_model("main", model, api_key=SecretStr(KEY), http_client=make_client())
    assert llm.openai_api_base == OPENAI_URL
    assert llm.max_retries == 0
    assert llm.request_timeout == model.timeout_s


@pytest.mark.parametrize(
    ("provider", "package", "remedy"),
    [
        ("anthropic", "langchain-anthropic", r"wirefold\[anthropic\]"),
        ("google_genai", "langchain-google-genai", "it"),
    ],
)
def test_names_the_package_that_a_provider_needs(
    clock: FixedClock, monkeypatch: pytest.MonkeyPatch, provider: str, package: str, remedy: str
) -> None:
    """A provider whose package is absent is refused with the remedy: an extra of ours, or the package itself."""
    monkeypatch.setitem(sys.modules, package.replace("-", "_"), None)
    langchain_models._get_chat_model_creator.cache_clear()  # what was imported before stays known there
    model = ModelSettings(provider=provider, name="x", output="tool")
    expected = rf"models\.main\.provider: needs the package {package}, .*; install {remedy} or change the provider"
    with pytest.raises(ConfigurationError, match=expected):
        build_engine("main", model, clock=clock, api_key=SecretStr(KEY))


def test_refuses_a_provider_that_nobody_knows(clock: FixedClock) -> None:
    """With the known ones near it."""
    model = ModelSettings(provider="antropic", name="x", output="tool")
    with pytest.raises(ConfigurationError, match=r"models\.main\.provider: .*did you mean anthropic\?"):
        build_engine("main", model, clock=clock)


def test_refuses_a_misspelled_provider_before_the_output_mode_that_it_would_lack(clock: FixedClock) -> None:
    """For it may be one that does not."""
    model = ModelSettings(provider="opena", name="x")
    with pytest.raises(ConfigurationError, match=r"models\.main\.provider: .*did you mean openai\?"):
        build_engine("main", model, clock=clock)


def test_refuses_an_output_mode_that_a_provider_lacks(clock: FixedClock) -> None:
    """Only OpenAI's protocol enforces a schema on text; the others have tools."""
    model = ModelSettings(provider="anthropic", name="x", output="json_schema")
    with pytest.raises(ConfigurationError, match=r'models\.main\.output: .* write output = "tool" for anthropic'):
        build_engine("main", model, clock=clock)
