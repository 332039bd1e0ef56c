"""Round-ups: one article on several events, each told in a passage of its own that names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from service.grounding import GroundedDraft, GroundedEvent
from service.grounding.citations import name_article, read_address
from service.grounding.index import ArticleIndex
from service.schema.draft import ArticleVerdict, Draft, DraftActor, DraftClaim, DraftFigure, DraftPlace, DraftQuote
from service.schema.report import Claim, Figure
from service.text import fold_plain, has_words

Passages = Mapping[str, frozenset[str]]
"""Addresses in one article by the event that cites them."""


def find_round_ups(draft: Draft, indexes: Mapping[str, ArticleIndex]) -> dict[str, ArticleVerdict]:
    """The verdicts on articles that are on several events of a draft, by ordinal.

    For every event that it is not put on, such an article has sentences that no other event rests on, in paragraphs
    that print a place or an actor of that event alone. Without them, what is cited may be a look-alike's.
    """
    verdicts = {each.article: each for each in reversed(draft.articles) if each.role == "on_event"}
    names = _list_own_names(draft)
    return {
        ordinal: verdicts[ordinal]
        for ordinal, passages in _list_passages(draft).items()
        if ordinal in verdicts
        and ordinal in indexes
        and _tells_several(passages, verdicts[ordinal].event, indexes[ordinal], names)
    }


def open_round_ups(draft: Draft, round_ups: Mapping[str, ArticleVerdict]) -> Draft:
    """The draft with leave for these articles to bear items of any event, as background without an event has it."""
    leave = {"event": "", "role": "background"}
    opened = [each.model_copy(update=leave) if each.article in round_ups else each for each in draft.articles]
    return draft.model_copy(update={"articles": opened})


def close_round_ups(draft: GroundedDraft, round_ups: Mapping[str, ArticleVerdict]) -> GroundedDraft:
    """The grounded draft with these articles on every event of which they bear something that is the event's own."""
    verdicts = {name: round_ups[each.article] for name, each in draft.verdicts.items() if each.article in round_ups}
    if not verdicts:
        return draft
    events = (replace(each, articles=(*each.articles, *_list_bearing(each, draft, verdicts))) for each in draft.events)
    return replace(draft, events=tuple(events), verdicts={**draft.verdicts, **verdicts})


def _list_bearing(event: GroundedEvent, draft: GroundedDraft, among: Mapping[str, ArticleVerdict]) -> Iterator[str]:
    items: tuple[Figure | Claim, ...] = (
        *(each.item for each in draft.figures if each.event == event.key),
        *(each.item for each in draft.claims if each.event == event.key),
    )
    core = [each.evidence for each in items if each.relation == "core"]
    bearing = {each.article_id for evidence in core for each in evidence if not each.context}
    return (each for each in among if each in bearing)


def _list_own_names(draft: Draft) -> dict[str, set[str]]:
    """Folded names of places and actors that one event alone has, by event."""
    named: tuple[DraftPlace | DraftActor, ...] = (*draft.places, *draft.actors)
    pairs = {(each.event, fold_plain(each.name).strip()) for each in named}
    events = Counter(name for _, name in pairs)
    names: dict[str, set[str]] = {each.key: set() for each in draft.events}
    for event, name in pairs:
        if name and events[name] == 1:
            names.setdefault(event, set()).add(name)
    return names


def _list_passages(draft: Draft) -> dict[str, Passages]:
    known = {each.key for each in draft.events}
    items: tuple[DraftFigure | DraftClaim | DraftQuote, ...] = (*draft.figures, *draft.claims, *draft.quotes)
    cited: dict[str, dict[str, set[str]]] = {}
    for item in (each for each in items if each.event in known):
        for cite in item.cites:
            cited.setdefault(name_article(cite), {}).setdefault(item.event, set()).add(read_address(cite))
    return {
        ordinal: {event: frozenset(addresses) for event, addresses in by_event.items()}
        for ordinal, by_event in cited.items()
    }


def _tells_several(passages: Passages, main: str, index: ArticleIndex, names: Mapping[str, set[str]]) -> bool:
    others = [event for event in passages if event != main]
    if not others or any(passages[a] & passages[b] for a, b in combinations(passages, 2)):
        return False
    return all(_names_event(each, index, names[event]) for event in others for each in passages[event])


def _names_event(address: str, index: ArticleIndex, names: set[str]) -> bool:
    """Whether the paragraph of a sentence prints one of the names."""
    cited = index.sentences.get(address)
    if cited is None:
        return False
    near = (each.text for each in index.article.sentences if each.paragraph == cited.sentence.paragraph)
    paragraph = fold_plain(" ".join(near))
    return any(has_words(paragraph, name) for name in names)
