"""Puts a report together: what became of every article, what was rejected, what to beware of. Nothing is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from service.errors import ModelError
from service.grounding import GroundedDraft
from service.instructions import warn_of_instructions
from service.language import Language
from service.prepare import PreparedArticle, Slice
from service.schema.draft import ArticleVerdict, Draft
from service.schema.report import Event, Provenance, Rejected, Report, ReportedArticle, Usage, Warning_
from service.schema.story import Article, Story


@dataclass(frozen=True, slots=True)
class Read:
    """One call's slices with its draft, or why there is none."""

    slices: tuple[Slice, ...]
    draft: Draft | ModelError


@dataclass(frozen=True, slots=True)
class Told:
    """What a report is made of."""

    story: Story
    articles: tuple[PreparedArticle, ...]
    reads: tuple[Read, ...]
    drafts: tuple[GroundedDraft, ...]
    events: tuple[Event, ...]
    language: Language
    degraded: bool = False
    """Whether the embedded model stood in for a language model."""


def write_report(
    told: Told,
    *,
    rejected: tuple[Rejected, ...],
    warnings: tuple[Warning_, ...],
    usage: Usage,
    provenance: Provenance,
    report_id: str,
    created_at: datetime,
) -> Report:
    """The report on a story."""
    story = told.story
    articles = tuple(_report_articles(told))
    embargoes = [each.embargoed_until for each in story.articles if each.embargoed_until]
    unread = any(isinstance(each.draft, ModelError) for each in told.reads)
    return Report(
        id=report_id,
        story_id=story.story_id,
        meta=story.meta,
        created_at=_show_time(created_at),
        language=told.language.code,
        status="partial" if unread else "complete",
        degraded=told.degraded,
        embargoed_until=_show_time(max(embargoes)) if embargoes else None,
        events=told.events,
        articles=articles,
        rejected=rejected,
        warnings=(
            *_warn_of_input(told),
            *_warn_of_failures(told),
            *warn_of_instructions(told.articles),
            *warnings,
        ),
        usage=usage,
        provenance=provenance,
    )


def _show_time(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _report_articles(told: Told) -> Iterator[ReportedArticle]:
    verdicts: dict[str, ArticleVerdict] = {}
    for draft in told.drafts:
        verdicts |= draft.verdicts
    failed = _find_failures(told.reads)
    for sent, article in zip(told.story.articles, told.articles, strict=True):
        yield _report_article(sent, article, verdicts.get(article.id), failed.get(article.id), told)


def _report_article(
    sent: Article, article: PreparedArticle, verdict: ArticleVerdict | None, failure: ModelError | None, told: Told
) -> ReportedArticle:
    events = tuple(each.key for each in told.events if _bears(article.id, each))
    shown = article.made_of_html or told.story.options.include_bodies
    common = {
        "id": article.id,
        "events": events,
        "language": article.language.code,
        "body_sha256": hashlib.sha256(article.body.encode()).hexdigest(),
        "body": article.body if shown else None,
    }
    if verdict is None:
        return ReportedArticle.model_validate(common | {"role": "unread", "reason": _why_unread(sent, failure)})
    role, reason = verdict.role, verdict.reason.strip() or None
    if role == "on_event" and not events:
        role, reason = "unrelated", reason or "nothing that was read from it is borne out"
    return ReportedArticle.model_validate(common | {"role": role, "reason": reason})


def _bears(article_id: str, event: Event) -> bool:
    items = (*event.figures, *event.claims, *event.quotes, *event.where, *event.who)
    return any(each.article_id == article_id for item in items for each in item.evidence)


def _why_unread(sent: Article, failure: ModelError | None) -> str:
    if sent.status == "canceled":
        return "cancelled by the sender"
    if failure:
        return f"the model gave no answer ({failure.kind})"
    return "no text could be read from its HTML" if sent.body_html else "there is no text in it"


def _find_failures(reads: Sequence[Read]) -> Mapping[str, ModelError]:
    return {each.article.id: read.draft for read in reads if isinstance(read.draft, ModelError) for each in read.slices}


def _warn_of_failures(told: Told) -> Iterator[Warning_]:
    for article_id, failure in _find_failures(told.reads).items():
        yield Warning_(code="unread", message=f"Not read: {failure.kind}.", article_id=article_id)


def _warn_of_input(told: Told) -> Iterator[Warning_]:
    for sent, article in zip(told.story.articles, told.articles, strict=True):
        if sent.status == "canceled":
            yield Warning_(code="cancelled", message="Left out: its status is canceled.", article_id=article.id)
        elif not article.sentences:
            yield Warning_(code="empty_article", message="There is no text in it.", article_id=article.id)
