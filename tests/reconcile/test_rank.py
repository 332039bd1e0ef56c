"""Which items a report keeps: core before the rest, well supported first."""

from __future__ import annotations

from service.reconcile.event import MergedEvent
from service.reconcile.rank import keep_most_newsworthy
from service.schema.report import Figure
from tests.reconcile.material import cite, figure


def tell(number: int, *articles: str) -> Figure:
    """A figure that these articles bear."""
    return figure(number, id=f"f{number}", evidence=tuple(cite(each) for each in articles))


def make_event(*figures: Figure) -> MergedEvent:
    """An event of these figures alone."""
    return MergedEvent(
        key="e1",
        articles=("a1",),
        category=None,
        status="occurred",
        when=None,
        where=(),
        who=(),
        figures=figures,
        claims=(),
        quotes=(),
    )


def test_many_copies_weigh_as_one_article() -> None:
    """What two desks wrote by themselves comes before what three papers took from one wire."""
    event = make_event(tell(14, "a1", "a2", "a3"), tell(30, "a4", "a5"))
    copies = {"a2": "a1", "a3": "a1"}
    (kept,), left_out = keep_most_newsworthy([event], 1, copies=copies)
    assert ([each.low for each in kept.figures], left_out) == ([30], 1)
    (kept,), _ = keep_most_newsworthy([event], 1, copies={})
    assert [each.low for each in kept.figures] == [14]


def test_of_equally_many_origins_the_one_in_more_articles_comes_first() -> None:
    """A text that many print is read by many."""
    event = make_event(tell(30, "a4"), tell(14, "a1", "a2"))
    (kept,), _ = keep_most_newsworthy([event], 2, copies={"a2": "a1"})
    assert [each.low for each in kept.figures] == [14, 30]
