"""Puts a report together: what became of every article, what was rejected, what to beware of. Nothing is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from service.errors import ModelError
from service.grounding import GroundedDraft
from service.language import Language
from service.origins import Origins
from service.prepare import PreparedArticle, Slice
from service.schema.draft import ArticleVerdict, Draft
from service.schema.report import Event, Provenance, Rejected, Report, ReportedArticle, Usage, Warning_
from service.schema.story import Article, Story
from service.schema.vocabulary import Role

_ROLES: Final[Sequence[Role]] = ("on_event", "background", "unrelated")


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
    origins: Origins = field(default_factory=lambda: Origins(()))
    """Copies of one text."""
    instructions: tuple[Warning_, ...] = ()
    """Warnings of sentences that address a machine."""
    events_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys of the events that drafts put an article on, by its id, whether or not an item of it is told."""
    is_cut_short: bool = False
    """Whether a model still reads some of it."""
    is_degraded: bool = False
    """Whether the embedded model read some of it in place of a language model."""


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
        status="partial" if unread or told.is_cut_short else "complete",
        degraded=told.is_degraded,
        embargoed_until=_show_time(max(embargoes)) if embargoes else None,
        events=told.events,
        articles=articles,
        rejected=rejected,
        warnings=(
            *_warn_of_input(told),
            *_warn_of_failures(told),
            *told.instructions,
            *warnings,
        ),
        usage=usage,
        provenance=provenance,
    )


def _show_time(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _report_articles(told: Told) -> Iterator[ReportedArticle]:
    verdicts = _join_verdicts(told.drafts)
    failed, borne = _find_failures(told), _list_borne(told.drafts)
    for sent, article in zip(told.story.articles, told.articles, strict=True):
        is_borne = article.id in borne
        yield _report_article(sent, article, verdicts.get(article.id), failed.get(article.id), told, is_borne=is_borne)


def _join_verdicts(drafts: Sequence[GroundedDraft]) -> Mapping[str, ArticleVerdict]:
    """By article id. Of an article that was read in slices, the verdict of one that is on an event speaks for all."""
    verdicts: dict[str, ArticleVerdict] = {}
    for draft in drafts:
        for article_id, verdict in draft.verdicts.items():
            if article_id not in verdicts or _ROLES.index(verdict.role) < _ROLES.index(verdicts[article_id].role):
                verdicts[article_id] = verdict
    return verdicts


def _report_article(
    sent: Article,
    article: PreparedArticle,
    verdict: ArticleVerdict | None,
    failure: ModelError | None,
    told: Told,
    *,
    is_borne: bool,
) -> ReportedArticle:
    events = _list_events(article.id, told.events) or _list_events(told.origins.find(article.id), told.events)
    shown = article.made_of_html or told.story.options.include_bodies
    common = {
        "id": article.id,
        "events": events,
        "duplicate_of": told.origins.copy_of.get(article.id),
        "language": article.language.code,
        "body_sha256": hashlib.sha256(article.body.encode()).hexdigest(),
        "body": article.body if shown else None,
    }
    if verdict is None:
        return ReportedArticle.model_validate(common | {"role": "unread", "reason": _why_unread(sent, failure)})
    role, reason = verdict.role, verdict.reason.strip() or None
    if role == "on_event" and not events and is_borne:
        common["events"] = told.events_of.get(article.id, ())
        reason = "its items are left out; raise options.max_items to get them"
    elif role == "on_event" and not events:
        role, reason = "unrelated", reason or "nothing that was read from it is borne out"
    return ReportedArticle.model_validate(common | {"role": role, "reason": reason})


def _list_borne(drafts: Sequence[GroundedDraft]) -> frozenset[str]:
    """Articles of which an item is borne out, whether or not it is told."""
    items = (each.item for draft in drafts for kind in (draft.figures, draft.claims, draft.quotes) for each in kind)
    return frozenset(each.article_id for item in items for each in item.evidence)


def _list_events(article_id: str, events: Sequence[Event]) -> tuple[str, ...]:
    return tuple(each.key for each in events if _bears(article_id, each))


def _bears(article_id: str, event: Event) -> bool:
    items = (*event.figures, *event.claims, *event.quotes, *event.where, *event.who)
    return any(each.article_id == article_id for item in items for each in item.evidence)


def _why_unread(sent: Article, failure: ModelError | None) -> str:
    if sent.status == "canceled":
        return "cancelled by the sender"
    if failure:
        return f"the model gave no answer ({failure.kind})"
    return "no text could be read from its HTML" if sent.body_html else "there is no text in it"


def _find_failures(told: Told) -> Mapping[str, ModelError]:
    """Why articles were not read, by id: copies fail with their fullest."""
    failed = {
        each.article.id: read.draft for read in told.reads if isinstance(read.draft, ModelError) for each in read.slices
    }
    copies = {copy: failed[each] for copy, each in told.origins.copy_of.items() if each in failed}
    return failed | copies


def _warn_of_failures(told: Told) -> Iterator[Warning_]:
    for article_id, failure in _find_failures(told).items():
        yield Warning_(code="unread", message=f"Not read: {failure.kind}.", article_id=article_id)


def _warn_of_input(told: Told) -> Iterator[Warning_]:
    for sent, article in zip(told.story.articles, told.articles, strict=True):
        if sent.status == "canceled":
            yield Warning_(code="cancelled", message="Left out: its status is canceled.", article_id=article.id)
        elif not article.sentences:
            yield Warning_(code="empty_article", message="There is no text in it.", article_id=article.id)
