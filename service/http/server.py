"""Runs the application on uvicorn, within bounds that uvicorn does not set by itself."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from fastapi import FastAPI
    from uvicorn.protocols.http.h11_impl import RequestResponseCycle

HEADERS_S: Final = 10.0
"""Seconds from a connection, or from the first byte of a further request on it, to the end of the headers."""

_CONNECTIONS: Final = 256
_HEADER_BYTES: Final = 32_768
_KEEP_ALIVE_S: Final = 5
_FINISH_S: Final = 30


class BoundedProtocol(H11Protocol):
    """HTTP/1.1 on which nobody can keep a connection by sending a byte of a header now and then."""

    headers_s = HEADERS_S
    _overdue: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Start waiting for a request."""
        super().connection_made(transport)
        self._wait_for_headers()

    def data_received(self, data: bytes) -> None:
        """Take in bytes; wait on, unless they ended the headers."""
        super().data_received(data)
        cycle = cast("RequestResponseCycle | None", self.cycle)  # None until the first headers, whatever its type
        if cycle is None or cycle.response_complete:
            self._wait_for_headers()
        else:
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait_for_headers(self) -> None:
        if self._overdue is None:
            self._overdue = self.loop.call_later(self.headers_s, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._overdue is not None:
            self._overdue.cancel()
            self._overdue = None


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen: loopback unless told otherwise."""

    host: str = "127.0.0.1"
    port: int = 8000
    """0 takes a free one, which the log names."""


def build_server(app: FastAPI, address: Address, **overrides: Any) -> Server:
    """Build a server that leaves logging to its caller. `overrides` are uvicorn's own settings."""
    settings: dict[str, Any] = {
        "http": BoundedProtocol,
        "ws": "none",
        "limit_concurrency": _CONNECTIONS,
        "h11_max_incomplete_event_size": _HEADER_BYTES,
        "timeout_keep_alive": _KEEP_ALIVE_S,
        "timeout_graceful_shutdown": _FINISH_S,
        "server_header": False,
        "proxy_headers": False,
        "access_log": False,
        "log_config": None,
    }
    return Server(Config(app, host=address.host, port=address.port, **(settings | overrides)))
