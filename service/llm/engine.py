"""Puts one configured model together: client, chat, reader, writer, and what a report says of them."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from pydantic import SecretStr

from service.llm.asking import Asker
from service.llm.chat import LangChainChat, Wire, dump_schema
from service.llm.connection import open_client
from service.llm.failures import list_errors
from service.llm.prompts import READ, WRITE, load_prompt, load_shared_prompts
from service.llm.providers import build_langchain_model, is_openai
from service.llm.reader import LlmReader
from service.llm.retries import RetryPolicy
from service.llm.writer import LlmWriter
from service.ports import Chat, Clock, Engine
from service.prompting import Prompt
from service.schema.draft import Draft, build_wire_schema
from service.schema.report import ModelName, PromptVersion
from service.settings import ModelSettings

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class OpenEngine:
    """An engine and the way to let go of its connections."""

    engine: Engine
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
    engine = assemble_engine(model_name, model, chat, clock=clock, rng=rng, sleep=sleep)
    return OpenEngine(engine, client.aclose if client is not None and http_client is None else _close_nothing)


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
) -> Engine:
    """The engine on any `Chat`: the real one, one that records, one that replays."""
    shared = load_shared_prompts()
    reading, writing = load_prompt(*READ), load_prompt(*WRITE)
    asker = Asker(
        model=model_name,
        chat=chat,
        retries=RetryPolicy(clock=clock, rng=rng or Random(), sleep=sleep),  # noqa: S311 - jitter, not a secret
        clock=clock,
        reask=shared.reask,
        timeout_s=model.timeout_s,
        price=model.price_usd_per_mtok,
        unwrap=model.output == "json_object",
    )
    return Engine(
        name=model_name,
        reader=LlmReader(asker, reading),
        writer=LlmWriter(asker, writing),
        models=(ModelName(name=model_name, requested=model.name),),
        articles_per_call=model.articles_per_call,
        local=model.local,
        prompts=(_stamp(reading), _stamp(writing), shared.version),
        schema_sha256=hashlib.sha256(dump_schema(build_wire_schema(Draft)).encode()).hexdigest(),
    )


def _stamp(prompt: Prompt) -> PromptVersion:
    return PromptVersion(name=prompt.name, version=prompt.version, sha256=prompt.sha256)


async def _close_nothing() -> None:
    pass
