"""Every way in which a model, its server or the wire misbehaves here on command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from tests.llm_server.distortions import (
    MARK,
    Distort,
    call_twice,
    change,
    cut_off,
    edit,
    fail,
    fence,
    leave_a_list_out,
    leave_the_language,
    limit_for_a_second,
    reword,
    run_into_nul,
    say,
    write_a_number,
    write_nan,
)

LONG_S: Final = 3600.0
"""Longer than anybody waits."""

_PAGE: Final = f"<!doctype html><title>{MARK}</title>".encode()
_NULS: Final = '{"articles": [{"article": "' + "\\u0000" * 5000
_BLANKS: Final = " \n" * 5000


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to misbehave."""

    name: str
    told: str
    """In words."""
    distort: Distort


_ALL: Final = (
    Fault("slow", "Slow, but in time", change(latency_s=0.05)),
    Fault("silent", "Nothing comes before the model's `timeout_s`", change(latency_s=LONG_S)),
    Fault("slow_headers", "Headers trickle in, a byte at a time", change(head_pause_s=0.02)),
    Fault("trickle", "The body trickles in, a byte at a time", change(trickle_s=0.02)),
    Fault("stall", "The body stops half-way, the connection stays open", change(stalls=True)),
    Fault("reset_before", "Connection reset before the reply", change(resets="before")),
    Fault("reset_amid", "Connection reset amid the body", change(resets="amid")),
    Fault("closed_amid", "Connection closed amid the body", change(ends_early=True)),
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
    Fault("http_429_date", "429, Retry-After as an HTTP date", limit_for_a_second),
    Fault("http_429_long", "429, Retry-After past the deadline", fail(429, retry_after="900")),
    Fault("http_429_quota", "429 `insufficient_quota`", fail(429, "insufficient_quota")),
    Fault("http_500", "500", fail(500)),
    Fault("http_502", "502", fail(502)),
    Fault("http_503", "503", fail(503)),
    Fault("http_504", "504", fail(504)),
    Fault("http_529", "529, overloaded", fail(529)),
    Fault("http_502_page", "502 with a proxy's HTML page", say(_PAGE, "text/html", status=502)),
    Fault("page", "200 with an HTML page", say(_PAGE, "text/html")),
    Fault("text_plain", "200 with the wrong content type", change(content_type="text/plain")),
    Fault("compressed", "200, compressed unasked", change(headers={"content-encoding": "gzip"})),
    Fault("not_json", "200 with half a JSON document", say(f'{{"id": "{MARK}", "choices": [{{'.encode())),
    Fault("error_in_200", "200 with an error inside", lambda reply: replace(fail(500)(reply), status=200)),
    Fault("no_choices", "No choices", say(b'{"choices": [], "usage": {"prompt_tokens": 100}}')),
    Fault("null_content", "Null content", change(content=None, tool_arguments=None)),
    Fault("refusal", "A refusal", change(content=None, tool_arguments=None, refusal=f"{MARK} I cannot.")),
    Fault("content_filter", "`finish_reason` is `content_filter`", change(finish_reason="content_filter")),
    Fault("length", "`finish_reason` is `length`", reword(cut_off, finish_reason="length")),
    Fault("whole_length", "`length`, though the JSON is whole", change(finish_reason="length")),
    Fault("truncated", "Half of the JSON, `finish_reason` is `stop`", reword(cut_off)),
    Fault("prose", "Prose around the JSON", reword(lambda text: f"Sure! {MARK}:\n{text}\nHope that helps.")),
    Fault("fenced", "The JSON in a code fence", reword(fence)),
    Fault("fenced_half", "Half of the JSON in a code fence", reword(lambda text: fence(cut_off(text)))),
    Fault("missing_list", "JSON without one of the lists", edit(leave_a_list_out)),
    Fault("extra_key", "JSON with a key that the schema lacks", edit(lambda each: each | {MARK: 1})),
    Fault("wrong_type", "A number for a text", edit(write_a_number)),
    Fault("nan", "NaN", edit(write_nan)),
    Fault("repeated_key", "A key twice", reword(lambda each: '{"claims": [], ' + each[1:])),
    Fault("nul", "Runs of `\\u0000` in the text", reword(run_into_nul)),
    Fault("nul_to_the_limit", "`\\u0000` up to the limit", reword(lambda _: _NULS, finish_reason="length")),
    Fault("blank", "White space, `stop`", reword(lambda _: _BLANKS)),
    Fault("blank_to_the_limit", "White space up to the limit", reword(lambda _: "{" + _BLANKS, finish_reason="length")),
    Fault("flood", "50 MB of output", reword(lambda _: MARK * (50_000_000 // len(MARK)))),
    Fault("other_language", "Claims in a language nobody asked for", edit(leave_the_language)),
    Fault("other_model", "Another model is reported", change(model="scripted-2")),
    Fault("no_usage", "`usage` is missing", change(counts_tokens=False)),
    Fault("two_calls", "Two tool calls", call_twice),
)  # fmt: skip

FAULTS: Final[Mapping[str, Fault]] = MappingProxyType({each.name: each for each in _ALL})
