"""Every way in which a model, its server or the wire misbehaves here on command."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import MappingProxyType
from typing import Any, Final

from tests.llm_server.replies import Reply

MARK: Final = "Zyxwvut"
"""Stands in everything that a faulty reply says and in no article: where it shows, something of a reply got out."""

ECHOED_KEY: Final = "sk-echoed-0123456789abcdef"
"""Stands in every error's message, as a provider repeats the key that it refuses."""

LONG_S: Final = 3600.0
"""Longer than anybody waits."""

Distort = Callable[[Reply], Reply]
"""From the reply that would be right to what is sent in its place."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to misbehave."""

    name: str
    told: str
    """In words."""
    distort: Distort


def fail(status: int, code: str = "", *, parameter: str = "", text: str = "", **headers: str) -> Distort:
    """A status with an error as OpenAI words them; the names of headers have `_` for `-`."""
    error = {"message": f"{MARK} {ECHOED_KEY} {text}", "type": code or "error", "code": code, "param": parameter}
    raw = json.dumps({"error": error}).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _reply: Reply(status=status, raw=raw, headers=named)


def _limit_until(seconds: float) -> Distort:
    """429 with an HTTP date, as of when it is sent."""
    return lambda reply: fail(429, retry_after=format_datetime(datetime.now(UTC) + timedelta(seconds=seconds)))(reply)


def _say(raw: bytes, content_type: str = "application/json", **headers: str) -> Distort:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _reply: Reply(raw=raw, content_type=content_type, headers=named)


def _change(**fields: Any) -> Distort:
    return lambda reply: replace(reply, **fields)


def _reword(reword: Callable[[str], str], **fields: Any) -> Distort:
    """The right answer in other words, wherever the reply has it."""

    def distort(reply: Reply) -> Reply:
        if isinstance(reply.tool_arguments, str):
            return replace(reply, tool_arguments=reword(reply.tool_arguments), **fields)
        return replace(reply, content=reword(reply.content or ""), **fields)

    return distort


def _edit(edit: Callable[[dict[str, Any]], dict[str, Any]]) -> Distort:
    return _reword(lambda text: json.dumps(edit(json.loads(text))))


def _reverse_words(answer: dict[str, Any]) -> dict[str, Any]:
    """Claims in a language that nobody asked for: made up, so that nothing of it stands in an article."""
    said = f"{MARK} lorru ep stasin anu vela"
    return {
        name: [{**each, "text": said} if "text" in each else each for each in items] for name, items in answer.items()
    }


def _call_twice(reply: Reply) -> Reply:
    text = reply.tool_arguments if isinstance(reply.tool_arguments, str) else reply.content or ""
    return replace(reply, tool_arguments=(text, text), finish_reason="tool_calls")


def _drop(text: str) -> str:
    return text[: len(text) * 2 // 3]


_PAGE: Final = f"<!doctype html><title>{MARK}</title>".encode()

_ALL: Final = (
    Fault("slow", "Slow, but in time", _change(latency_s=0.05)),
    Fault("silent", "Nothing comes before the model's `timeout_s`", _change(latency_s=LONG_S)),
    Fault("slow_headers", "Headers trickle in, a byte at a time", _change(head_pause_s=0.02)),
    Fault("trickle", "The body trickles in, a byte at a time", _change(trickle_s=0.02)),
    Fault("stall", "The body stops half-way, the connection stays open", _change(stalls=True)),
    Fault("reset_before", "Connection reset before the reply", _change(resets="before")),
    Fault("reset_amid", "Connection reset amid the body", _change(resets="amid")),
    Fault("closed_amid", "Connection closed amid the body", _change(ends_early=True)),
    Fault("http_302", "302 to another address", fail(302, location="http://127.0.0.1:9/v1")),
    Fault("http_400_parameter", "400, the output mode is unknown", fail(400, parameter="response_format")),
    Fault("http_400_context", "400 `context_length_exceeded`", fail(400, "context_length_exceeded")),
    Fault("http_400_words", "400, too long in words only", fail(400, text="maximum context length is 8192 tokens")),
    Fault("http_401", "401, repeating the key", fail(401, "invalid_api_key")),
    Fault("http_402", "402", fail(402)),
    Fault("http_403", "403", fail(403)),
    Fault("http_404", "404 `model_not_found`", fail(404, "model_not_found")),
    Fault("http_408", "408", fail(408)),
    Fault("http_409", "409", fail(409)),
    Fault("http_413", "413", fail(413)),
    Fault("http_422", "422", fail(422)),
    Fault("http_429", "429 without Retry-After", fail(429, "rate_limit_exceeded")),
    Fault("http_429_seconds", "429, Retry-After in seconds", fail(429, retry_after="1")),
    Fault("http_429_ms", "429, `retry-after-ms`", fail(429, retry_after_ms="20")),
    Fault("http_429_date", "429, Retry-After as an HTTP date", _limit_until(1)),
    Fault("http_429_long", "429, Retry-After past the deadline", fail(429, retry_after="900")),
    Fault("http_429_quota", "429 `insufficient_quota`", fail(429, "insufficient_quota")),
    Fault("http_500", "500", fail(500)),
    Fault("http_502", "502", fail(502)),
    Fault("http_503", "503", fail(503)),
    Fault("http_504", "504", fail(504)),
    Fault("http_529", "529, overloaded", fail(529)),
    Fault("http_502_page", "502 with a proxy's HTML page", lambda _: Reply(status=502, raw=_PAGE, content_type="text/html")),
    Fault("page", "200 with an HTML page", _say(_PAGE, "text/html")),
    Fault("text_plain", "200 with the wrong content type", _change(content_type="text/plain")),
    Fault("compressed", "200, compressed unasked", _change(headers={"content-encoding": "gzip"})),
    Fault("not_json", "200 with half a JSON document", _say(f'{{"id": "{MARK}", "choices": [{{'.encode())),
    Fault("error_in_200", "200 with an error inside", lambda reply: replace(fail(500)(reply), status=200)),
    Fault("no_choices", "No choices", _say(b'{"choices": [], "usage": {"prompt_tokens": 100, "completion_tokens": 0}}')),
    Fault("null_content", "Null content", _change(content=None, tool_arguments=None)),
    Fault("refusal", "A refusal", _change(content=None, tool_arguments=None, refusal=f"{MARK} I cannot.")),
    Fault("content_filter", "`finish_reason` is `content_filter`", _change(finish_reason="content_filter")),
    Fault("length", "`finish_reason` is `length`", _reword(_drop, finish_reason="length")),
    Fault("whole_length", "`length`, though the JSON is whole", _change(finish_reason="length")),
    Fault("truncated", "Half of the JSON, `finish_reason` is `stop`", _reword(_drop)),
    Fault("prose", "Prose around the JSON", _reword(lambda text: f"Sure! {MARK}:\n{text}\nHope that helps.")),
    Fault("fenced", "The JSON in a code fence", _reword(lambda text: f"```json\n{text}\n```")),
    Fault("fenced_half", "Half of the JSON in a code fence", _reword(lambda text: f"```json\n{_drop(text)}\n```")),
    Fault("missing_list", "JSON without one of the lists", _edit(lambda each: {k: v for k, v in each.items() if k != "claims"})),
    Fault("extra_key", "JSON with a key that the schema lacks", _edit(lambda each: each | {MARK: 1})),
    Fault("wrong_type", "A number for a text", _edit(lambda each: each | {"titles": [{"event": "e1", "text": 7, "items": []}]})),
    Fault("nan", "NaN", _edit(lambda each: each | {"summary": [{"event": "e1", "text": float("nan"), "items": []}]})),
    Fault("repeated_key", "A key twice", _reword(lambda text: '{"claims": [], ' + text[1:])),
    Fault("nul", "Runs of `\\u0000` in the text", _reword(lambda text: text.replace('"e1"', '"' + "\\u0000" * 500 + '"', 1))),
    Fault("nul_to_the_limit", "`\\u0000` up to the limit", _reword(lambda text: _drop(text) + "\\u0000" * 5000, finish_reason="length")),
    Fault("blank", "White space, `stop`", _reword(lambda _: " \n" * 5000)),
    Fault("blank_to_the_limit", "White space up to the limit", _reword(lambda text: text[:1] + " \n" * 5000, finish_reason="length")),
    Fault("flood", "50 MB of output", _reword(lambda _: MARK * (50_000_000 // len(MARK)))),
    Fault("other_language", "Claims in a language nobody asked for", _edit(_reverse_words)),
    Fault("other_model", "Another model is reported", _change(model="scripted-2")),
    Fault("no_usage", "`usage` is missing", _change(counts_tokens=False)),
    Fault("two_calls", "Two tool calls", _call_twice),
)  # fmt: skip

FAULTS: Final[Mapping[str, Fault]] = MappingProxyType({each.name: each for each in _ALL})
