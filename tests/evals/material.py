"""Items of reports and references, written short."""

from __future__ import annotations

from typing import Any

from evals.reference import ClaimReference, DisagreementReference, FigureReference, PositionReference, QuoteReference
from service.schema.report import Claim, Disagreement, EventTime, Evidence, Figure, Position, Quote, Support


def cite(*articles: str) -> tuple[Evidence, ...]:
    """Cite articles, wherever in them."""
    return tuple(Evidence(article_id=each, start=0, end=1, text="x") for each in articles)


def expect_figure(what: str = "people killed", number: float = 12, **fields: Any) -> FigureReference:
    """A figure of a reference: exactly so many, by a1, unless told otherwise."""
    given = {"measure": "killed", "low": number, "high": number, "qualifier": "exact", "articles": ("a1",)}
    return FigureReference(what=what, **{**given, **fields})


def report_figure(what: str = "people killed", number: float = 12, **fields: Any) -> Figure:
    """A figure of a report: exactly so many, by a1, unless told otherwise."""
    articles = fields.pop("articles", ("a1",))
    given = {"measure": "killed", "low": number, "high": number, "qualifier": "exact", "relation": "core"}
    return Figure(
        id=fields.pop("id", "f1"),
        what=what,
        text=str(number),
        support=Support(articles=len(articles)),
        evidence=cite(*articles),
        **{**given, **fields},
    )


def expect_claim(text: str, *key_terms: str, **fields: Any) -> ClaimReference:
    """A claim of a reference: asserted in a1's own voice unless told otherwise."""
    given = {"kind": "happening", "stance": "asserted", "articles": ("a1",)}
    return ClaimReference(text=text, key_terms=key_terms, **{**given, **fields})


def report_claim(text: str, **fields: Any) -> Claim:
    """A claim of a report: asserted in a1's own voice unless told otherwise."""
    articles = fields.pop("articles", ("a1",))
    given = {"kind": "happening", "relation": "core", "text_from": "model", "stance": "asserted"}
    return Claim(
        id=fields.pop("id", "c1"),
        text=text,
        support=Support(articles=len(articles)),
        evidence=cite(*articles),
        **{**given, **fields},
    )


def expect_quote(words: str, **fields: Any) -> QuoteReference:
    """A quotation of a reference, in a1 unless told otherwise."""
    return QuoteReference(words=words, **{"articles": ("a1",), **fields})


def report_quote(words: str, **fields: Any) -> Quote:
    """A quotation of a report, in a1 unless told otherwise."""
    articles = fields.pop("articles", ("a1",))
    return Quote(
        id=fields.pop("id", "q1"),
        words=words,
        support=Support(articles=len(articles)),
        evidence=cite(*articles),
        **fields,
    )


def report_time(start: str | None, **fields: Any) -> EventTime:
    """An event's time as reported, of a day unless told otherwise."""
    return EventTime(
        id="w1", evidence=cite("a1"), **{"text": "on the day", "start": start, "precision": "day", **fields}
    )


def expect_disagreement(**sides: tuple[str, ...]) -> DisagreementReference:
    """A disagreement of a reference: each value with its articles."""
    positions = tuple(PositionReference(value=value.strip("_"), articles=articles) for value, articles in sides.items())
    return DisagreementReference(topic="the toll", kind="figure", positions=positions)


def report_disagreement(**sides: tuple[str, ...]) -> Disagreement:
    """A disagreement of a report: each value with its articles."""
    positions = tuple(
        Position(value=value.strip("_"), items=(), articles=articles, evidence=cite(*articles))
        for value, articles in sides.items()
    )
    return Disagreement(id="d1", topic="the toll", kind="figure", positions=positions, found_by="code")
