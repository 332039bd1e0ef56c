"""The one table from what LangChain, the SDK and the wire raise to our own errors.

The originals are dropped, not chained: their messages carry the provider's body, which may repeat articles, prompts
or (seen in a 401) the key, and whatever logs a traceback would print them. Kept are the class, the status, the
provider's error code where it is a plain word, and its request id, which is what its support asks for.
"""

from __future__ import annotations

import importlib
import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import MappingProxyType
from typing import Any, Final

import openai
from langchain_core import exceptions as langchain

from service.errors import (
    AuthenticationFailed,
    MalformedReply,
    ModelError,
    QuotaExhausted,
    RateLimited,
    Refused,
    RequestRejected,
    TimedOut,
    TooLong,
    Truncated,
    Unavailable,
)
from service.ports import Clock

_PLAIN_CODE: Final = re.compile(r"[a-z]+(?:_[a-z]+)+")
_REQUEST_ID: Final = re.compile(r"req_[0-9a-f]{8,64}")

_QUOTA_CODES: Final = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
_FILTER_CODES: Final = frozenset({"content_filter", "content_policy_violation"})
_LENGTH_CODES: Final = frozenset({"context_length_exceeded"})
_LENGTH_WORDS: Final = "maximum context length"
"""What vLLM and its kin say in place of a code."""

_OUR_PARAMETERS: Final = frozenset(
    {"max_completion_tokens", "messages", "model", "response_format", "tool_choice", "tools"}
)

Build = Callable[[str, float | None], ModelError]


def _give_up(kind: type[ModelError], remedy: str) -> Build:
    return lambda what, _retry_after_s: kind(f"{what}; {remedy}")


_BAD_KEY: Final = _give_up(AuthenticationFailed, "check the key and what it is allowed to do")
_BAD_REQUEST: Final = _give_up(RequestRejected, "sending it again will not help")
_TOO_LONG: Final = _give_up(TooLong, "the articles do not fit the model; lower context_tokens")
_NO_CREDIT: Final = _give_up(QuotaExhausted, "the account has no credit left")
_NOT_FOUND: Final = _give_up(RequestRejected, "there is no such model or path; check name and base_url")
_MALFORMED: Final = _give_up(MalformedReply, "it does not follow the provider's protocol")
_FILTERED: Final = _give_up(Refused, "a content filter declined it")


def _limit(what: str, retry_after_s: float | None) -> ModelError:
    return RateLimited(f"{what}; it may be sent again later", retry_after_s=retry_after_s)


def _wait(what: str, retry_after_s: float | None) -> ModelError:
    return Unavailable(f"{what}; it may be sent again later", retry_after_s=retry_after_s)


def _time_out(what: str, retry_after_s: float | None) -> ModelError:
    return TimedOut(f"{what}; it may be sent again later", retry_after_s=retry_after_s)


BY_STATUS: Final[Mapping[int, Build]] = MappingProxyType(
    {
        401: _BAD_KEY,
        402: _NO_CREDIT,
        403: _BAD_KEY,
        404: _NOT_FOUND,
        408: _time_out,
        409: _wait,
        413: _TOO_LONG,
        425: _wait,
        429: _limit,
    }
)
"""Other statuses from 500 on are for later, all others below are final."""

UNGUARDED: Final = (AttributeError, LookupError, TypeError, ValueError)
"""What a provider's package without our guard in front raises at a reply that it did not foresee."""

BY_CLASS: Final[tuple[tuple[type[BaseException], Build], ...]] = (
    (openai.APITimeoutError, _time_out),
    (openai.APIConnectionError, _wait),
    (openai.APIResponseValidationError, _MALFORMED),
    (openai.LengthFinishReasonError, _give_up(Truncated, "raise max_output_tokens")),
    (openai.ContentFilterFinishReasonError, _FILTERED),
    (langchain.ContextOverflowError, _TOO_LONG),
    (langchain.ModelAuthenticationError, _BAD_KEY),
    (langchain.ModelPermissionDeniedError, _BAD_KEY),
    (langchain.ModelNotFoundError, _NOT_FOUND),
    (langchain.ModelInvalidRequestError, _BAD_REQUEST),
    (langchain.ModelRateLimitError, _limit),
    (langchain.ModelAPIError, _wait),
    (langchain.ModelConnectionError, _wait),
    (langchain.ModelTimeoutError, _time_out),
    (langchain.OutputParserException, _MALFORMED),
    (openai.APIError, _BAD_REQUEST),
    *((kind, _MALFORMED) for kind in UNGUARDED),
)
"""Where there is no status: the first class that fits, special before general."""

_ANYTHING_ELSE: Final = _BAD_REQUEST
"""Features that are not used here (web sockets, web hooks, agents, tracing); a test lists them."""

SDK_ERRORS: Final = (openai.OpenAIError, langchain.LangChainException)
"""What to catch around a call to OpenAI's protocol. Bad replies never get as far as the SDK's TypeError: the transport
names them."""

_OTHER_SDKS: Final = MappingProxyType({"anthropic": ("anthropic", "AnthropicError")})
"""Where the base of a provider's own exceptions is; its package lets some of them through as they are."""


def list_errors(provider: str) -> tuple[type[Exception], ...]:
    """What to catch around a call to a provider, whose package is installed."""
    if provider == "openai":
        return SDK_ERRORS
    module, base = _OTHER_SDKS.get(provider, ("", ""))
    own = (getattr(importlib.import_module(module), base),) if module else ()
    return (*SDK_ERRORS, *own, *UNGUARDED)


def translate_failure(error: BaseException, *, model: str, clock: Clock) -> ModelError:
    """Our error for one of `list_errors`; raise it outside the `except` block, so that nothing stays chained."""
    what = _describe(error, model)
    headers = getattr(getattr(error, "response", None), "headers", {})
    return _find_build(error)(what, read_retry_after(headers, now=clock.now()))


def _find_build(error: BaseException) -> Build:
    codes = _read_codes(error)
    if codes & _QUOTA_CODES:
        return _NO_CREDIT
    if codes & _FILTER_CODES:
        return _FILTERED
    if codes & _LENGTH_CODES or isinstance(error, langchain.ContextOverflowError) or _LENGTH_WORDS in str(error):
        return _TOO_LONG
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and status >= 300:  # noqa: PLR2004 - a success is told by its class
        return _find_by_status(status)
    return next((build for kind, build in BY_CLASS if isinstance(error, kind)), _ANYTHING_ELSE)


def _find_by_status(status: int) -> Build:
    if status in BY_STATUS:
        return BY_STATUS[status]
    return _wait if status >= 500 else _BAD_REQUEST  # noqa: PLR2004 - 529, "overloaded", among them


def _read_codes(error: BaseException) -> frozenset[str]:
    named = (getattr(error, "code", None), getattr(error, "type", None))
    return frozenset(each for each in named if isinstance(each, str) and _PLAIN_CODE.fullmatch(each))


def _describe(error: BaseException, model: str) -> str:
    status, parameter = getattr(error, "status_code", None), getattr(error, "param", None)
    parts = [*([str(status)] if status else []), *sorted(_read_codes(error))]
    if parameter in _OUR_PARAMETERS:
        parts.append(f"about {parameter}")
    request_id = getattr(error, "request_id", None)
    if isinstance(request_id, str) and _REQUEST_ID.fullmatch(request_id):
        parts.append(request_id)
    return f"{model}: {type(error).__name__}" + (f" ({', '.join(parts)})" if parts else "")


def read_retry_after(headers: Mapping[str, Any], *, now: datetime) -> float | None:
    """Seconds to wait as `retry-after-ms` or `Retry-After` (seconds or an HTTP date) says; None without either."""
    milliseconds = _read_seconds(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    value = headers.get("retry-after")
    seconds = _read_seconds(value)
    return seconds if seconds is not None else _read_date(value, now)


def _read_seconds(value: str | None) -> float | None:
    try:
        seconds = float(value or "")
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _read_date(value: str | None, now: datetime) -> float | None:
    try:
        date = parsedate_to_datetime(value or "")
    except ValueError:
        return None
    aware = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())
