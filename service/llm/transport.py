"""Guards the wire: nothing but a usable Chat Completions reply reaches the SDK.

The SDK turns an HTML page into a `str`, an error inside a 200 into a TypeError and an empty list of choices into an
IndexError. Here each gets a name first. The errors are ours, so neither httpx nor the SDK recognises them: they pass
through both unwrapped, and nobody retries them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import TracebackType
from typing import Annotated, Any, Final, Literal, Protocol, Self

from pydantic import BaseModel, Field, JsonValue, ValidationError

from service.errors import MalformedReply
from service.ports import ChatUsage

MAX_REPLY_BYTES: Final = 8_000_000
"""Far above any answer of a model, far below what would hurt the process."""


TokenCount = Annotated[int, Field(ge=0)]


class UnusableReply(MalformedReply):
    """A reply outside the protocol, with the tokens that it nevertheless counted."""

    def __init__(self, message: str, *, usage: ChatUsage | None = None) -> None:
        self.usage = usage
        super().__init__(message)


class WireResponse(Protocol):
    """What `httpx.Response` and `httpx2.Response` have in common, as far as it is used here."""

    status_code: int
    extensions: Any

    @property
    def headers(self) -> Any:
        """Header fields; a mapping without regard to case."""
        ...

    @property
    def stream(self) -> Any:
        """The body as it comes off the wire, in parts."""
        ...

    async def aclose(self) -> None:
        """Let go of the connection."""
        ...


class WireTransport(Protocol):
    """What `httpx.AsyncBaseTransport` and `httpx2.AsyncBaseTransport` have in common."""

    async def handle_async_request(self, request: Any) -> Any:
        """Send one request."""
        ...

    async def aclose(self) -> None:
        """Let go of all connections."""
        ...


class GuardingTransport:
    """Reads each reply whole, up to a limit, and lets only a usable one through.

    Works around transports of httpx2, which the SDK is made for, and of httpx, which respx can see: both hand a
    request to `handle_async_request` and are duck-typed.
    """

    def __init__(self, inner: WireTransport, *, max_reply_bytes: int = MAX_REPLY_BYTES) -> None:
        self._inner = inner
        self._max_reply_bytes = max_reply_bytes

    async def handle_async_request(self, request: Any) -> Any:
        """Send one request. Raises `MalformedReply` for a success that is none."""
        # A compressed body could unpack to any size.
        request.headers["Accept-Encoding"] = "identity"
        response: WireResponse = await self._inner.handle_async_request(request)
        try:
            body = await _read_capped(response, self._max_reply_bytes)
        finally:
            await response.aclose()
        if 200 <= response.status_code < 300:  # noqa: PLR2004 - success, as HTTP has it
            check_reply(response.headers, body)
        return type(response)(
            status_code=response.status_code,  # type: ignore[call-arg]  # a Protocol has no constructor
            headers=response.headers,
            content=body,
            request=request,
            extensions=response.extensions,
        )

    async def aclose(self) -> None:
        """Let go of all connections."""
        await self._inner.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


async def _read_capped(response: WireResponse, limit: int) -> bytes:
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise UnusableReply("the provider compressed its reply although it was asked not to")
    parts: list[bytes] = []
    size = 0
    async for part in response.stream:
        size += len(part)
        if size > limit:
            raise UnusableReply(f"the provider's reply is longer than {limit} bytes")
        parts.append(part)
    return b"".join(parts)


def check_reply(headers: Mapping[str, str], body: bytes) -> None:
    """Raise `MalformedReply` unless a 2xx reply is a chat completion; no message holds anything of the body."""
    content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type != "application/json":
        raise UnusableReply("the provider answered 200 with something other than application/json; check base_url")
    reply = _read_reply(body)
    if reply is None:
        raise UnusableReply("the provider answered 200 with JSON that is not a chat completion; check base_url")
    if reply.error is not None:
        raise UnusableReply("the provider answered 200 with an error inside", usage=reply.count_tokens())
    if not reply.choices:
        raise UnusableReply("the provider answered 200 without any choices", usage=reply.count_tokens())
    if any(_repeats_a_key(call.function.arguments) for call in reply.choices[0].message.tool_calls or ()):
        # LangChain would keep the last of them and drop the rest without a word.
        raise UnusableReply("the arguments of a tool call repeat a key", usage=reply.count_tokens())


class _Function(BaseModel):
    name: str
    arguments: str


class _ToolCall(BaseModel):
    id: str | None = None
    function: _Function


class _ReplyMessage(BaseModel):
    role: Literal["assistant"]
    content: str | list[str | dict[str, JsonValue]] | None = None
    refusal: str | None = None
    tool_calls: list[_ToolCall] | None = None


class _Choice(BaseModel):
    message: _ReplyMessage
    finish_reason: str | None = None


class _InputDetails(BaseModel):
    cached_tokens: TokenCount | None = None


class _ReplyUsage(BaseModel):
    prompt_tokens: TokenCount | None = None
    completion_tokens: TokenCount | None = None
    total_tokens: TokenCount | None = None
    prompt_tokens_details: _InputDetails | None = None


class _Reply(BaseModel):
    """As much of a chat completion as anything behind this guard relies on."""

    choices: list[_Choice] | None = None
    usage: _ReplyUsage | None = None
    model: str | None = None
    error: JsonValue = None

    def count_tokens(self) -> ChatUsage | None:
        """The tokens as counted, or None."""
        if self.usage is None:
            return None
        details = self.usage.prompt_tokens_details
        return ChatUsage(
            input_tokens=self.usage.prompt_tokens or 0,
            cached_input_tokens=(details and details.cached_tokens) or 0,
            output_tokens=self.usage.completion_tokens or 0,
        )


def _read_reply(body: bytes) -> _Reply | None:
    try:
        return _Reply.model_validate_json(body)
    except ValidationError:
        return None


class _RepeatedKeyError(ValueError):
    pass


def _repeats_a_key(text: str) -> bool:
    try:
        json.loads(text, object_pairs_hook=refuse_repeated_keys)
    except _RepeatedKeyError:
        return True
    except (ValueError, RecursionError):
        return False  # not JSON at all: told where the answer is read
    return False


def refuse_repeated_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An `object_pairs_hook` that raises ValueError where `json` would silently keep the last value."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _RepeatedKeyError("an object repeats a key")
    return found
