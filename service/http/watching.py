"""Two layers around every request: what happened is logged, and nothing unforeseen gets out.

Neither log ever holds a body, a query, or the message of an error that was not foreseen.
"""

from __future__ import annotations

import logging
import time
import traceback
from typing import TYPE_CHECKING, Final

from starlette.requests import ClientDisconnect

from service.http.problems import answer_unexpected

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_access = logging.getLogger("wirefold.access")
_errors = logging.getLogger("wirefold.http")

CLIENT_CLOSED_REQUEST: Final = 499
"""Only ever logged, as nginx does: nobody is there to read it."""

_LONGEST_PATH: Final = 80


class AccessLog:
    """Logs method, path, status and seconds of every request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and note how it ended."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = CLIENT_CLOSED_REQUEST
        started = time.monotonic()

        async def send_noting_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_noting_status)
        finally:
            seconds = time.monotonic() - started
            _access.info("%s %s %d %.3fs", scope["method"], _show_path(scope["path"]), status, seconds)


def _show_path(path: str) -> str:
    shown = path if len(path) <= _LONGEST_PATH else path[:_LONGEST_PATH] + "…"
    return "".join(each if each.isprintable() else "?" for each in shown)


class Guard:
    """Answers 500 for errors that nobody foresaw, and logs their type and place: a message may quote an article."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and answer for it when it fails."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_noting_start(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, send_noting_start)
        except ClientDisconnect:
            return
        except Exception as error:  # noqa: BLE001 - the edge: whatever it is, the caller gets an answer
            _errors.error("unexpected %s at %s", type(error).__name__, _locate(error))
        else:
            return
        if started:  # too late for a status: break the connection off, without the error's message
            raise ConnectionAbortedError("an answer that had begun could not be finished")
        await answer_unexpected()(scope, receive, send)


def _locate(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].name}:{frames[-1].lineno}" if frames else "?"
