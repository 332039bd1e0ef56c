"""What the articles of a story show before any draft."""

from __future__ import annotations

from collections.abc import Sequence

from service.grouping.groups import group_articles
from service.grouping.writing_day import find_writing_day
from service.prepare import PreparedArticle
from service.reconcile import Outlook


def look_over(articles: Sequence[PreparedArticle]) -> Outlook:
    """The day each article was written, where it is known, and which could be on one event as far as words show it."""
    written = {each.id: find_writing_day(each) for each in articles}
    return Outlook(
        written={name: day for name, day in written.items() if day},
        groups={each.id: n for n, group in enumerate(group_articles(articles)) for each in group},
    )
