"""Takes in a request: a media type that can be read, a body within its bounds, a caller that is still there."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, TypeVar

from starlette.requests import ClientDisconnect, Request

from service.errors import InvalidInput, Problem, TooLarge
from service.http.problems import Refusal
from service.intake.values import MAX_PROBLEMS, join_path

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from starlette.datastructures import Headers, QueryParams

    from service.http.limits import Limits

_LONGEST_NUMBER: Final = 18
"""Digits; what is longer is no length."""

_CLOSE: Final = {"Connection": "close"}
_DISCARDED_BODIES: Final = 4
"""So many times the longest body is read and dropped: a caller that is still sending would miss our answer."""


def require_json(headers: Headers) -> None:
    """Refuse what is not declared to be plain JSON. Raises `Refusal` with 415."""
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    is_json = media_type == "application/json" or (
        media_type.startswith("application/") and media_type.endswith("+json")
    )
    if not is_json:
        _refuse_media("Send JSON with the header Content-Type: application/json.")
    if headers.get("content-encoding", "identity").lower() != "identity":
        _refuse_media("Send the body without a Content-Encoding.")


def _refuse_media(detail: str) -> None:
    raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "invalid_input", detail, headers=_CLOSE)


def require_no_query(query: QueryParams) -> None:
    """Refuse parameters in the address: a caller would take what they ask for as granted. Raises `InvalidInput`."""
    remedy = (
        "leave this out of the address: options stand in the body, under options, and the answer is always JSON; "
        "`wirefold report` on the command line has text and HTML"
    )
    problems = [Problem(join_path("query", each), remedy) for each in dict.fromkeys(query)]
    if problems:
        raise InvalidInput(*problems[:MAX_PROBLEMS])


async def receive_body(request: Request, limits: Limits) -> bytes:
    """Read the body. Raises `TooLarge` past its longest length, `Refusal` with 408 when it takes too long."""
    try:
        async with asyncio.timeout(limits.receive_s):
            return await _collect(request, limits.body_bytes)
    except TimeoutError:
        detail = f"Send the whole body within {limits.receive_s:g} seconds."
        raise Refusal(HTTPStatus.REQUEST_TIMEOUT, "timeout", detail, headers=_CLOSE) from None


async def _collect(request: Request, max_bytes: int) -> bytes:
    too_large = TooLarge(Problem("", f"send at most {max_bytes:,} bytes"))
    most = max_bytes * _DISCARDED_BODIES
    # A caller that waits for "100 Continue" has sent nothing yet; others are told once they can hear it.
    if _read_declared_length(request.headers) > (max_bytes if "expect" in request.headers else most):
        raise too_large
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            break
        if size <= max_bytes:
            chunks.append(chunk)
    if size > max_bytes:
        raise too_large
    return b"".join(chunks)


def _read_declared_length(headers: Headers) -> int:
    declared = headers.get("content-length", "")
    return int(declared) if declared.isascii() and declared.isdigit() and len(declared) <= _LONGEST_NUMBER else 0


_Answer = TypeVar("_Answer")


async def finish_while_connected(work: Coroutine[Any, Any, _Answer], request: Request) -> _Answer:
    """Await the work; cancel it and raise `ClientDisconnect` when nobody waits for the answer any more."""
    task = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_wait_until_gone(request))
    try:
        await asyncio.wait((task, gone), return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise ClientDisconnect
        return task.result()
    finally:
        task.cancel()
        gone.cancel()
        await asyncio.gather(task, gone, return_exceptions=True)


async def _wait_until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
