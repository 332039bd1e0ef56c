"""The paths. Each reads its request, asks the service, and writes the answer."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from http import HTTPStatus
from typing import Final, cast

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel
from starlette.responses import HTMLResponse, JSONResponse

from service.http.documentation import render_documentation
from service.http.limits import Limits
from service.http.openapi import describe_problems, describe_report, describe_request
from service.http.problems import RETRY_AFTER_S, Refusal
from service.http.receiving import finish_while_connected, receive_body, require_json, require_no_query
from service.intake import append_notices, read_story
from service.ports import Caller, ModelStatus, ReportService
from service.schema.published import ShapeName, publish_schema

router = APIRouter()

_SCHEMA_MEDIA_TYPE: Final = "application/schema+json"

_PROBLEMS: Final = describe_problems(
    HTTPStatus.PAYMENT_REQUIRED,
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.CONFLICT,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.BAD_GATEWAY,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT,
)


class ModelState(BaseModel):
    """One model that can be asked for by name."""

    name: str
    provider: str
    requested: str
    local: bool
    up: bool
    why: str | None
    """Why it is not up: `auth`, `quota` or `failing`."""


class ModelList(BaseModel):
    """The route in force, every route and every model."""

    route: str
    routes: dict[str, list[str]]
    models: list[ModelState]
    refused_configuration: str | None
    """Why the configuration read last is not in force; null when it is."""


class Health(BaseModel):
    """Whether the process lives."""

    status: str


class Readiness(BaseModel):
    """Whether stories can be read, and what stands in the way of reading them as configured."""

    status: str
    down: dict[str, str]
    """Models of the route in force that are not up, and why."""
    refused_configuration: str | None
    """Why the configuration read last is not in force; null when it is."""


@router.post(
    "/v1/reports",
    summary="Report a story",
    response_class=Response,
    responses={**describe_report(), **_PROBLEMS},
    openapi_extra=describe_request(),
)
async def create_report(request: Request) -> Response:
    """Read a story's articles and answer what they report, every item with the words that bear it out."""
    limits, slots = _limits(request), cast("asyncio.Semaphore", request.app.state.slots)
    require_json(request.headers)
    raw = await receive_body(request, limits)
    require_no_query(request.query_params)
    if slots.locked():
        headers = {"Retry-After": str(RETRY_AFTER_S)}
        detail = f"{limits.reports_at_once} stories are being read; send this one again after Retry-After seconds."
        raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, "overloaded", detail, headers=headers)
    async with slots:
        body = await finish_while_connected(_report(raw, request), request)
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})


async def _report(raw: bytes, request: Request) -> bytes:
    # Eight megabytes take tenths of a second to read: in a thread, so that other callers are heard meanwhile.
    intake = await asyncio.to_thread(read_story, raw, max_bytes=_limits(request).body_bytes)
    report = await _service(request).answer(intake.story, caller=Caller())
    return append_notices(report, intake.notices).model_dump_json().encode()


@router.get("/v1/schema/story", summary="JSON Schema of a story", response_class=Response)
async def show_story_schema() -> Response:
    """Answer the JSON Schema of what is posted."""
    return _answer_schema("story")


@router.get("/v1/schema/report", summary="JSON Schema of a report", response_class=Response)
async def show_report_schema() -> Response:
    """Answer the JSON Schema of what is answered."""
    return _answer_schema("report")


def _answer_schema(name: ShapeName) -> Response:
    return JSONResponse(publish_schema(name), media_type=_SCHEMA_MEDIA_TYPE)


@router.get("/docs", include_in_schema=False)
async def show_documentation(request: Request) -> HTMLResponse:
    """Answer what OpenAPI says, for people."""
    return HTMLResponse(render_documentation(request.app.openapi()))


@router.get("/v1/models", summary="Models that can be asked for")
async def list_models(request: Request) -> ModelList:
    """Answer the route in force, every route and every model, and whether it is up."""
    service = _service(request)
    models = [
        ModelState(
            name=each.name,
            provider=each.provider,
            requested=each.requested,
            local=each.local,
            up=each.up,
            why=each.why,
        )
        for each in service.list_models()
    ]
    return ModelList(
        route=service.route,
        routes={name: list(legs) for name, legs in service.list_routes().items()},
        models=models,
        refused_configuration=service.refused_configuration,
    )


@router.get("/health/live", summary="Whether the process lives")
async def show_live() -> Health:
    """Answer as long as the process can."""
    return Health(status="live")


@router.get(
    "/health/ready",
    summary="Whether stories can be read",
    responses=describe_problems(HTTPStatus.SERVICE_UNAVAILABLE),
)
async def show_ready(request: Request) -> Readiness:
    """Answer 200 while a model of the route in force is up."""
    service = _service(request)
    names = service.list_routes().get(service.route, (service.route,))
    legs = [each for each in service.list_models() if each.name in names]
    if not any(each.up for each in legs):
        headers = {"Retry-After": str(RETRY_AFTER_S)}
        raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, "upstream", _tell_down(legs), headers=headers)
    down = {each.name: each.why or "down" for each in legs if not each.up}
    return Readiness(status="ready", down=down, refused_configuration=service.refused_configuration)


def _tell_down(legs: Sequence[ModelStatus]) -> str:
    told = ", ".join(f"{each.name} ({each.why or 'down'})" for each in legs)
    return f"No model of the route in force is up: {told}."


def _service(request: Request) -> ReportService:
    return cast("ReportService", request.app.state.service)


def _limits(request: Request) -> Limits:
    return cast("Limits", request.app.state.limits)
