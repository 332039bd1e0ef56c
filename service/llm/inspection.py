"""Inspects a configured model for its operator: what one tiny request comes to, and how it went out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import httpx2

from service.errors import ConfigurationError
from service.llm.connection import open_client
from service.llm.engine import build_chat
from service.llm.probing import probe_model
from service.ports import Clock, ModelProbe
from service.settings import ModelSettings, read_api_key

_MASKED: Final = frozenset({"authorization", "api-key", "x-api-key", "x-goog-api-key", "cookie", "proxy-authorization"})


async def probe_configured(
    model_name: str, model: ModelSettings, environ: Mapping[str, str], *, clock: Clock
) -> ModelProbe:
    """What one tiny request to a configured model comes to, with the request as it was sent.

    A model that cannot be made, such as one without its key, is a result too.
    """
    sent: list[str] = []

    def hear(request: httpx2.Request, body: bytes) -> None:
        url = str(request.url.copy_with(userinfo=b""))
        sent.append(show_request(request.method, url, request.headers, body))

    async with open_client(hear=hear) as client:
        try:
            key = read_api_key(model_name, model, environ)
            chat = build_chat(model_name, model, clock=clock, api_key=key, http_client=client)
        except ConfigurationError as error:
            return ModelProbe(model_name, "configuration", 0.0, detail=str(error))
        probe = await probe_model(model_name, chat, output=model.output, clock=clock, timeout_s=model.timeout_s)
    return replace(probe, request=sent[0] if sent else None)


def show_request(method: str, url: str, headers: Mapping[str, str], body: bytes) -> str:
    """A request as it went out, with every header masked that may hold a key."""
    shown = (f"{name}: {'***' if name.lower() in _MASKED else value}" for name, value in sorted(headers.items()))
    return "\n".join([f"{method} {url}", *shown, "", body.decode("utf-8", "replace")])
