"""What OpenAPI says of the service: the shapes as they are validated, the sample story, every status."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from service.http.problems import MEDIA_TYPE, ProblemDocument
from service.http.sample import load_sample
from service.schema.report import Report
from service.schema.story import Story

_REFERENCE: Final = "#/components/schemas/{model}"


class DocumentedApp(FastAPI):
    """A FastAPI application whose OpenAPI knows the shapes that it reads from bytes itself."""

    def openapi(self) -> dict[str, Any]:
        """Build the document once."""
        if self.openapi_schema is None:
            self.openapi_schema = get_openapi(
                title=self.title, version=self.version, description=self.description, routes=self.routes
            )
            components = self.openapi_schema.setdefault("components", {})
            components.setdefault("schemas", {}).update(_describe_shapes())
        return self.openapi_schema


def _describe_shapes() -> dict[str, Any]:
    _, schema = models_json_schema(
        [(Story, "validation"), (Report, "serialization"), (ProblemDocument, "serialization")], ref_template=_REFERENCE
    )
    shapes: dict[str, Any] = schema["$defs"]
    return shapes


def describe_request() -> dict[str, Any]:
    """Describe the body of a story, with the sample story as its example."""
    content = {"schema": _refer("Story"), "example": json.loads(load_sample())}
    return {"requestBody": {"required": True, "content": {"application/json": content}}}


def describe_report() -> dict[int | str, dict[str, Any]]:
    """Describe the answer to a story that was read."""
    return {200: {"description": "The report", "content": {"application/json": {"schema": _refer("Report")}}}}


def describe_problems(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """Describe answers that are problems."""
    content = {MEDIA_TYPE: {"schema": _refer("ProblemDocument")}}
    return {int(status): {"description": status.phrase, "content": content} for status in statuses}


def _refer(name: str) -> dict[str, str]:
    return {"$ref": _REFERENCE.format(model=name)}
