"""The one long-lived HTTP client of the process, on aiohttp: a third of httpx's CPU per call."""

from __future__ import annotations

import contextlib
import functools
import ssl
import urllib.request
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Final, cast

import aiohttp
import httpx2
from yarl import URL

from service.llm.transport import GuardingTransport

MAX_CONNECTIONS: Final = 512
"""To all providers together; how many calls run at a time is decided elsewhere."""

KEEP_ALIVE_S: Final = 4
"""Below uvicorn's 5, which many model servers run on: a connection that closes while it is taken up fails a call."""


Hear = Callable[[httpx2.Request, bytes], None]


def open_client(*, hear: Hear | None = None) -> httpx2.AsyncClient:
    """A client for the life of the process: aiohttp below, the guard above, redirects not followed.

    Following would carry the key and the articles to wherever a reply points. `hear` is shown each request, whole, key
    and all, as it goes out.
    """
    guard = GuardingTransport(AiohttpTransport(hear=hear))
    return httpx2.AsyncClient(transport=cast("httpx2.AsyncBaseTransport", guard), follow_redirects=False)


def find_proxy(scheme: str, host: str) -> str | None:
    """The proxy for a host, as HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY say."""
    if urllib.request.proxy_bypass(host):
        return None
    proxies = urllib.request.getproxies()
    return proxies.get(scheme) or proxies.get("all")


class AiohttpTransport(httpx2.AsyncBaseTransport):
    """Sends requests of httpx2 through aiohttp, whose errors become those of httpx2."""

    def __init__(self, *, hear: Hear | None = None) -> None:
        self._hear = hear
        self._find_proxy = functools.lru_cache(maxsize=64)(find_proxy)
        self._session: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request; the body of the answer is still to be read."""
        timeout = request.extensions.get("timeout", {})
        content = await request.aread()
        if self._hear:
            self._hear(request, content)
        with _as_httpx2_errors():
            response = await self._open_session().request(
                request.method,
                URL(str(request.url), encoded=True),
                headers=request.headers.multi_items(),
                data=content or None,
                allow_redirects=False,
                auto_decompress=False,
                timeout=aiohttp.ClientTimeout(sock_connect=timeout.get("connect"), sock_read=timeout.get("read")),
                proxy=self._find_proxy(request.url.scheme, request.url.host),
            )
        return httpx2.Response(response.status, headers=list(response.raw_headers), stream=_Body(response))

    async def aclose(self) -> None:
        """Close every connection."""
        if self._session is not None:
            await self._session.close()

    def _open_session(self) -> aiohttp.ClientSession:
        # Late, since aiohttp wants a running loop.
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=MAX_CONNECTIONS, keepalive_timeout=KEEP_ALIVE_S, ssl=_load_trust())
            self._session = aiohttp.ClientSession(connector=connector, skip_auto_headers=["User-Agent"])
        return self._session


@functools.cache
def _load_trust() -> ssl.SSLContext:
    """The certificates to trust, read once in the life of the process: each reading takes tens of milliseconds."""
    return httpx2.create_ssl_context()


class _Body(httpx2.AsyncByteStream):
    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _as_httpx2_errors():
            async for part in self._response.content.iter_any():
                yield part

    async def aclose(self) -> None:
        # Reuses the connection when the body was read to its end, and closes it when not.
        if self._response.content.at_eof():
            self._response.release()
        else:
            self._response.close()


@contextlib.contextmanager
def _as_httpx2_errors() -> Iterator[None]:
    try:
        yield
    except TimeoutError as error:
        raise httpx2.ReadTimeout("the provider stopped sending") from error
    except aiohttp.ClientConnectorError as error:
        raise httpx2.ConnectError("no connection to the provider") from error
    except aiohttp.ClientError as error:
        raise httpx2.RemoteProtocolError("the connection to the provider broke") from error
