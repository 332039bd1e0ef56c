"""What makes a well-formed story one that can be read: ids that tell articles apart, and something to read."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final, Literal

from service.errors import InvalidInput, Problem
from service.intake.values import MAX_PROBLEMS
from service.schema.report import Report, Warning_
from service.schema.story import Article, Story

_TAG: Final = re.compile(r"<[^<>]*>")  # stops at the next "<", so that a million of them take one pass
_CONTROL: Final = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Notice:
    """Something odd that is no reason to refuse, but that an editor should be told."""

    code: Literal["control_characters", "equal_bodies"]
    message: str
    article_id: str


@dataclass(frozen=True, slots=True)
class Intake:
    """A story that can be read, and what to tell about it. Every article in it has an id, and no two the same."""

    story: Story
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sent:
    """An article as it was sent: where, and under which name."""

    index: int
    article: Article

    @property
    def name(self) -> str:
        return self.article.id or f"a{self.index + 1}"


def append_notices(report: Report, notices: tuple[Notice, ...]) -> Report:
    """Return the report with a warning for each notice, ahead of its own."""
    told = tuple(Warning_(code=each.code, message=each.message, article_id=each.article_id) for each in notices)
    return report.model_copy(update={"warnings": (*told, *report.warnings)}) if told else report


def accept_story(story: Story) -> Intake:
    """Name every article and drop copies. Raises `InvalidInput` for ids that clash and for nothing to read."""
    every = [_Sent(index, article) for index, article in enumerate(story.articles)]
    first = {sent.name: sent for sent in reversed(every)}
    again = [sent for sent in every if first[sent.name] is not sent]
    clashes = tuple(filter(None, (_find_clash(first[sent.name], sent) for sent in again)))
    if clashes:
        raise InvalidInput(*clashes[:MAX_PROBLEMS])
    kept = {sent.name: sent.article.model_copy(update={"id": sent.name}) for sent in every if first[sent.name] is sent}
    for sent in again:
        kept[sent.name] = _keep_strictest(kept[sent.name], sent.article)
    articles = tuple(kept.values())
    _require_readable(articles)
    notices = (*_tell_copies(again), *_tell_control_characters(articles))
    return Intake(story.model_copy(update={"articles": articles}), notices)


def _find_clash(first: _Sent, again: _Sent) -> Problem | None:
    if first.article.id is None:  # the later one took the name that the earlier one has by its place
        remedy = f"articles.{first.index} has no id and is called {first.name}; give it an id, or choose another here"
        return Problem(f"articles.{again.index}.id", remedy)
    if again.article.id is None:
        remedy = f"articles.{again.index} has no id and is called {again.name}; give it an id, or choose another here"
        return Problem(f"articles.{first.index}.id", remedy)
    if (first.article.body, first.article.body_html) != (again.article.body, again.article.body_html):
        remedy = f"articles.{first.index} has the same id and another body; give each article an id of its own"
        return Problem(f"articles.{again.index}.id", remedy)
    return None


def _keep_strictest(first: Article, again: Article) -> Article:
    # Of two copies the caller may have withdrawn, embargoed or closed only one, and that one has to count.
    embargoes = [each.embargoed_until for each in (first, again) if each.embargoed_until]
    return first.model_copy(
        update={
            "status": "canceled" if "canceled" in {first.status, again.status} else "usable",
            "confidential": first.confidential or again.confidential,
            "embargoed_until": max(embargoes, default=None),
        }
    )


def _require_readable(articles: tuple[Article, ...]) -> None:
    if any(article.status == "usable" and _is_readable(article) for article in articles):
        return
    if len(articles) == 1 and articles[0].status == "usable":
        key = "body_html" if articles[0].body is None else "body"
        raise InvalidInput(Problem(f"articles.0.{key}", "give a text; there is nothing to read in this one"))
    remedy = "give at least one article that is not canceled and has text in body or body_html"
    raise InvalidInput(Problem("articles", remedy))


def _is_readable(article: Article) -> bool:
    text = article.body if article.body is not None else html.unescape(_TAG.sub("", article.body_html or ""))
    return any(character.isalnum() for character in text)


def _tell_copies(again: list[_Sent]) -> tuple[Notice, ...]:
    message = "This article was sent more than once and is read once."
    return tuple(Notice("equal_bodies", message, name) for name in dict.fromkeys(sent.name for sent in again))


def _tell_control_characters(articles: tuple[Article, ...]) -> tuple[Notice, ...]:
    counts = {article.id or "": _count_control_characters(article) for article in articles}
    message = "Control characters in the text, kept as sent: {}."
    return tuple(Notice("control_characters", message.format(count), name) for name, count in counts.items() if count)


def _count_control_characters(article: Article) -> int:
    return sum(len(_CONTROL.findall(text)) for text in (article.title, article.body, article.body_html) if text)
