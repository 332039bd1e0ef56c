"""Puts the HTTP application together around a service."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from service import __version__
from service.errors import InvalidInput, Problem, WirefoldError
from service.http.limits import Limits
from service.http.openapi import DocumentedApp
from service.http.problems import answer_error, answer_http_exception
from service.http.routes import router
from service.http.watching import AccessLog, Guard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from service.ports import ReportService

_DESCRIPTION: Final = (
    "Several articles about one story in, one checked event report out: every item points at the exact words of the "
    "articles that bear it out. Failures are problem details (RFC 9457) with a `kind` to branch on."
)


def build_app(service: ReportService, *, limits: Limits | None = None) -> FastAPI:
    """Build the application around a service, which is watched while the application runs and closed when it ends."""
    app = DocumentedApp(
        title="Wirefold",
        version=__version__,
        description=_DESCRIPTION,
        lifespan=_run_service,
        docs_url=None,  # ours, for FastAPI's loads a script from a public CDN into this origin
        redoc_url=None,
        redirect_slashes=False,
        middleware=[Middleware(AccessLog), Middleware(Guard)],
    )
    app.state.service = service
    app.state.limits = limits or Limits()
    app.state.slots = asyncio.Semaphore(app.state.limits.reports_at_once)
    app.include_router(router)
    app.add_exception_handler(WirefoldError, _handle_error)
    app.add_exception_handler(HTTPException, _handle_http_exception)
    app.add_exception_handler(RequestValidationError, _handle_validation_error)
    return app


@asynccontextmanager
async def _run_service(app: FastAPI) -> AsyncIterator[None]:
    watching = asyncio.create_task(app.state.service.watch())
    try:
        yield
    finally:
        watching.cancel()
        await asyncio.wait([watching])
        await app.state.service.aclose()


async def _handle_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, WirefoldError)  # noqa: S101 - Starlette types every handler's error as Exception
    return answer_error(error)


async def _handle_http_exception(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - as above
    return answer_http_exception(error)


async def _handle_validation_error(_: Request, error: Exception) -> Response:
    # FastAPI's own answer repeats the input. No route has parameters now; one that comes keeps the promise.
    assert isinstance(error, RequestValidationError)  # noqa: S101 - as above
    problems = (Problem(".".join(map(str, each["loc"])), "compare this with /openapi.json") for each in error.errors())
    return answer_error(InvalidInput(*problems))
