"""Puts one configured model together: client, chat, reader, writer, and what a report says of them."""

from __future__ import annotations

import asyncio
import functools
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from pydantic import SecretStr

from service.llm.asking import Asker
from service.llm.chat import LangChainChat, Wire, dump_schema
from service.llm.connection import open_client
from service.llm.costs import Costs
from service.llm.failures import list_errors
from service.llm.line import Line
from service.llm.probing import revive
from service.llm.prompts import READ, WRITE, load_prompt, load_shared_prompts
from service.llm.providers import build_langchain_model, is_openai
from service.llm.reader import LlmReader
from service.llm.retries import RetryBudget, RetryPolicy
from service.llm.writer import LlmWriter
from service.ports import Capacity, Chat, Clock, Engine
from service.prompting import Prompt
from service.schema.draft import Draft, build_wire_schema
from service.schema.report import ModelName, PromptVersion
from service.settings import ModelSettings
from service.tokens import estimate_tokens

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Standing:
    """What this process has learnt of a model: all calls to it share it."""

    line: Line
    """Whether it is up, and who has to wait."""
    costs: Costs
    """What it costs, as its provider counts."""


@dataclass(frozen=True, slots=True)
class OpenEngine:
    """An engine and the way to let go of its connections."""

    engine: Engine
    standing: Standing
    probe: Callable[[], Awaitable[None]]
    """Takes it back into service if it is out and answers something tiny."""
    aclose: Callable[[], Awaitable[None]]
    """Closes the HTTP client if it was opened for this engine; not one that was handed in."""


def build_engine(
    model_name: str,
    model: ModelSettings,
    *,
    clock: Clock,
    api_key: SecretStr | None = None,
    http_client: Any = None,
    rng: Random | None = None,
    sleep: Sleep = asyncio.sleep,
) -> OpenEngine:
    """The engine of a configured model. Raises `ConfigurationError` when the model cannot be made.

    `http_client` is an async client of httpx2 or httpx on a `GuardingTransport`, to be shared by all engines of the
    process; without it one is opened.
    """
    client = open_client() if http_client is None and is_openai(model) else http_client
    chat = build_chat(model_name, model, clock=clock, api_key=api_key, http_client=client)
    standing = open_standing(model_name, model, clock=clock)
    engine = assemble_engine(model_name, model, chat, clock=clock, rng=rng, sleep=sleep, standing=standing)
    aclose = client.aclose if client is not None and http_client is None else _close_nothing
    return OpenEngine(engine, standing, functools.partial(revive, standing.line, chat), aclose)


def open_standing(model_name: str, model: ModelSettings, *, clock: Clock) -> Standing:
    """The standing of a model of which nothing is known but its configuration."""
    instructions = load_prompt(*READ).system + _dump_draft_schema()
    line = Line(
        model_name,
        clock=clock,
        calls_at_once=model.calls_at_once,
        calls_waiting=model.calls_waiting,
        timeout_s=model.timeout_s,
    )
    costs = Costs(
        price=model.price_usd_per_mtok,
        is_local=model.local,
        overhead_tokens=estimate_tokens(instructions),
        context_tokens=model.context_tokens,
        max_output_tokens=model.max_output_tokens,
    )
    return Standing(line, costs)


def build_chat(
    model_name: str, model: ModelSettings, *, clock: Clock, api_key: SecretStr | None, http_client: Any
) -> LangChainChat:
    """The port `Chat` to a configured model. Raises `ConfigurationError` when the model cannot be made."""
    llm = build_langchain_model(model_name, model, api_key=api_key, http_client=http_client)
    # ChatOpenAI says max_completion_tokens, which several servers for one's own machine do not heed.
    extra_body = {"max_tokens": model.max_output_tokens} if model.local else {}
    errors = list_errors(model.provider)
    wire = Wire(model.output, chat_completions=is_openai(model), extra_body=extra_body, errors=errors)
    return LangChainChat(llm, wire, model=model_name, schema_prompt=load_shared_prompts().json_object, clock=clock)


def assemble_engine(
    model_name: str,
    model: ModelSettings,
    chat: Chat,
    *,
    clock: Clock,
    rng: Random | None = None,
    sleep: Sleep = asyncio.sleep,
    standing: Standing | None = None,
) -> Engine:
    """The engine on any `Chat`: the real one, one that records, one that replays.

    It has a standing of its own where none is handed in.
    """
    known = standing or open_standing(model_name, model, clock=clock)
    shared = load_shared_prompts()
    reading, writing = load_prompt(*READ), load_prompt(*WRITE)
    schema = _dump_draft_schema()
    asker = Asker(
        model=model_name,
        chat=chat,
        line=known.line,
        retries=RetryPolicy(
            clock=clock,
            rng=rng or Random(),  # noqa: S311 - jitter, not a secret
            budget=RetryBudget(clock),
            sleep=sleep,
        ),
        costs=known.costs,
        clock=clock,
        reask=shared.reask,
        timeout_s=model.timeout_s,
        unwrap=model.output == "json_object",
    )
    return Engine(
        name=model_name,
        reader=LlmReader(asker, reading),
        writer=LlmWriter(asker, writing),
        models=(ModelName(name=model_name, requested=model.name),),
        capacity=Capacity(
            context_tokens=model.context_tokens,
            max_output_tokens=model.max_output_tokens,
            output_tokens_per_s=model.output_tokens_per_s,
            timeout_s=model.timeout_s,
            overhead_tokens=estimate_tokens(reading.system) + estimate_tokens(reading.user_template + schema),
        ),
        local=model.local,
        prompts=(_stamp(reading), _stamp(writing), shared.version),
        schema_sha256=hashlib.sha256(schema.encode()).hexdigest(),
    )


@functools.cache
def _dump_draft_schema() -> str:
    """What every reading is held to, made once for all models."""
    return dump_schema(build_wire_schema(Draft))


def _stamp(prompt: Prompt) -> PromptVersion:
    return PromptVersion(name=prompt.name, version=prompt.version, sha256=prompt.sha256)


async def _close_nothing() -> None:
    pass
