"""The suite's own, independent check of what a report makes up.

Made up is defined by the articles, never by a reference. Nothing here is shared with the service but the shapes of
story and report: neither code nor word lists, so that one mistake cannot pass in both places.
"""

from __future__ import annotations

from evals.made_up.check import check_report
from evals.made_up.finding import MadeUp
from evals.made_up.sources import gather_sources
from service.schema.report import Report
from service.schema.story import Story

__all__ = ["MadeUp", "find_made_up"]


def find_made_up(report: Report, story: Story) -> tuple[MadeUp, ...]:
    """Return everything in a report that its story's articles do not hold, each fault once, in the report's order.

    Offsets count `articles[].body` of the report where an article was sent as HTML. Where the report does not carry
    that text, offsets cannot be judged: then the evidence's words, white space aside, have to be in the HTML.
    """
    return tuple(dict.fromkeys(check_report(report, gather_sources(report, story))))
