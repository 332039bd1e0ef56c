"""Whether evidence is what it says: a stretch of an article that was sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evals.made_up.finding import MadeUp, make_finding
from evals.made_up.sources import Source, Sources
from service.schema.report import Evidence


def check_articles(item: str | None, ids: Iterable[str], sources: Sources) -> Iterator[MadeUp]:
    """Yield the article ids that were not sent."""
    for each in ids:
        if each not in sources.articles:
            yield make_finding(item, "unknown_article", each)


def check_presence(item: str, evidence: Sequence[Evidence]) -> Iterator[MadeUp]:
    """Yield an item that points at nothing."""
    if not evidence:
        yield make_finding(item, "no_evidence", "no stretch of any article")


def check_evidence(item: str | None, evidence: Iterable[Evidence], sources: Sources) -> Iterator[MadeUp]:
    """Yield the stretches that do not slice back to their text."""
    for each in evidence:
        source = sources.articles.get(each.article_id)
        if source is None:
            yield make_finding(item, "unknown_article", each.article_id)
        elif not _stands(each, source):
            yield make_finding(
                item, "evidence_not_in_article", f"{each.article_id}[{each.start}:{each.end}] {each.text!r}"
            )


def _stands(evidence: Evidence, source: Source) -> bool:
    text = source.title if evidence.field == "title" else source.body
    if not evidence.text.strip() or evidence.start < 0 or evidence.end <= evidence.start:
        return False
    if text is None:
        return _squeeze(evidence.text) in _squeeze(source.loose_body)
    return text[evidence.start : evidence.end] == evidence.text and evidence.end <= len(text)


def _squeeze(text: str) -> str:
    """Take white space out: how HTML breaks lines is not known here."""
    return "".join(text.split())
