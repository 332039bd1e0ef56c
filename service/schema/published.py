"""JSON Schemas of the shapes, as a caller is given them."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, Literal

from service.schema.draft import Draft, build_wire_schema
from service.schema.report import Report
from service.schema.story import Story

ShapeName = Literal["story", "report", "draft"]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


@cache
def publish_schema(name: ShapeName) -> dict[str, Any]:
    """Return the schema of what a caller sends, of what it is answered, or of what a model is asked for."""
    match name:
        case "story":
            schema = Story.model_json_schema()
        case "report":
            schema = Report.model_json_schema(mode="serialization")
        case "draft":
            schema = build_wire_schema(Draft)
    return {"$schema": _DIALECT, **schema}
