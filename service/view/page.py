"""A report as one page: no scripts, nothing fetched, readable on a phone; evidence folds out below every item."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from service.view import words
from service.view.visible import make_visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service.schema.report import Report
    from service.schema.story import Article


def render_html(report: Report, sent: Sequence[Article] = ()) -> str:
    """Render a report, and what its story said of the articles, as an HTML document in which every text is escaped."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = make_visible
    return environment.get_template("report.html.j2").render(report=report, sent=sent, words=words).lstrip()
