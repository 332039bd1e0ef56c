"""The page at /docs, made of the OpenAPI document alone: no script, and nothing fetched from elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def render_documentation(document: dict[str, Any]) -> str:
    """Render an OpenAPI document as HTML."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["type"] = tell_type
    environment.filters["indented"] = lambda value: json.dumps(value, indent=2, ensure_ascii=False)
    return environment.get_template("documentation.html.j2").render(document=document)


def tell_type(schema: dict[str, Any]) -> str:
    """Tell in a few words which values a schema takes."""
    if "$ref" in schema:
        name: str = schema["$ref"].rpartition("/")[2]
        return name
    if "anyOf" in schema:
        return " or ".join(map(tell_type, schema["anyOf"]))
    if "enum" in schema:
        return " | ".join(map(json.dumps, schema["enum"]))
    if "const" in schema:
        return json.dumps(schema["const"])
    kind = schema.get("type", "anything")
    if kind == "array":
        return f"list of {tell_type(schema.get('items', {}))}{_tell_bounds(schema)}"
    return f"{schema.get('format', kind)}{_tell_bounds(schema)}"


def _tell_bounds(schema: dict[str, Any]) -> str:
    least = ("minimum", "exclusiveMinimum", "minLength", "minItems")
    most = ("maximum", "maxLength", "maxItems")
    bounds = [f"from {schema[key]}" for key in least if key in schema]
    bounds += [f"to {schema[key]}" for key in most if key in schema]
    return f" ({' '.join(bounds)})" if bounds else ""
