"""Takes misplaced articles off their events: what they tell becomes an event of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from service.grounding import GroundedDraft, ground_draft
from service.grounding.citations import name_article
from service.grounding.index import ArticleIndex
from service.grouping.misplaced import Misplaced, find_misplaced
from service.grouping.round_ups import close_round_ups, find_round_ups, open_round_ups
from service.language import Language
from service.schema.draft import (
    ArticleVerdict,
    Draft,
    DraftActor,
    DraftClaim,
    DraftEvent,
    DraftFigure,
    DraftPlace,
    DraftQuote,
)
from service.schema.report import Warning_

CODE: Final = "article_set_apart"

_CitingT = TypeVar("_CitingT", DraftActor, DraftClaim, DraftFigure, DraftPlace, DraftQuote)


def ground_apart(
    draft: Draft, indexes: Mapping[str, ArticleIndex], *, language: Language
) -> tuple[GroundedDraft, tuple[Warning_, ...]]:
    """A draft held against its articles, as `ground_draft` does, and a warning of each that was told apart.

    Those that cannot be on the event they were put on are told apart; a round-up may bear items of several events.
    """
    round_ups = find_round_ups(draft, indexes)
    draft = open_round_ups(draft, round_ups)
    grounded = close_round_ups(ground_draft(draft, indexes, language=language), round_ups)
    articles = {each.article.id: each.article for ordinal, each in indexes.items() if ordinal not in round_ups}
    misplaced = find_misplaced(grounded, articles)
    if not misplaced:
        return grounded, ()
    parted = ground_draft(set_apart(draft, misplaced), indexes, language=language)
    return close_round_ups(parted, round_ups), tuple(map(_warn_of, misplaced))


def set_apart(draft: Draft, misplaced: Sequence[Misplaced]) -> Draft:
    """The draft with each of these articles on an event of its own, with what was told of it there.

    What was told of it and of others together is told twice, once of each: nothing of it stays behind.
    """
    homes = {each.ordinal: _name_event(each) for each in misplaced}
    events = {each.ordinal: each.event for each in misplaced}
    return draft.model_copy(
        update={
            "articles": [_move_verdict(each, homes) for each in draft.articles],
            "events": [*draft.events, *(_make_event(each, draft) for each in misplaced)],
            "places": _part(draft.places, events, homes),
            "actors": _part(draft.actors, events, homes),
            "figures": _part(draft.figures, events, homes),
            "claims": _part(draft.claims, events, homes),
            "quotes": _part(draft.quotes, events, homes),
        }
    )


def _warn_of(misplaced: Misplaced) -> Warning_:
    return Warning_(
        code=CODE,
        message=f"Told apart from the event it was put on. {misplaced.reason}",
        article_id=misplaced.article_id,
        evidence=misplaced.evidence,
    )


def _name_event(misplaced: Misplaced) -> str:
    return f"{misplaced.event}/{misplaced.ordinal}"


def _make_event(misplaced: Misplaced, draft: Draft) -> DraftEvent:
    source = next(each for each in draft.events if each.key == misplaced.event)
    return source.model_copy(update={"key": _name_event(misplaced), "when": "", "cites": []})


def _move_verdict(verdict: ArticleVerdict, homes: Mapping[str, str]) -> ArticleVerdict:
    return verdict.model_copy(update={"event": homes[verdict.article]}) if verdict.article in homes else verdict


def _part(items: Sequence[_CitingT], events: Mapping[str, str], homes: Mapping[str, str]) -> list[_CitingT]:
    return [part for each in items for part in _part_item(each, events, homes)]


def _part_item(item: _CitingT, events: Mapping[str, str], homes: Mapping[str, str]) -> list[_CitingT]:
    """The item of those who stay, and one for each article that goes."""
    by_home: dict[str, list[str]] = {}
    for cite in item.cites:
        name = name_article(cite)
        goes = events.get(name) == item.event
        by_home.setdefault(homes[name] if goes else item.event, []).append(cite)
    if not by_home:
        return [item]
    return [item.model_copy(update={"event": home, "cites": cites}) for home, cites in by_home.items()]
