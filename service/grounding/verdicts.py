"""Which event each article is on: by the draft's verdict where it can be followed, else by what cites the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from service.grounding.citations import name_article
from service.grounding.index import ArticleIndex
from service.grounding.wordings.wording import Wording, agrees, find_footing
from service.schema.draft import ArticleVerdict, Draft, DraftClaim, DraftFigure, DraftQuote
from service.schema.vocabulary import Role

_REASONS: Final[Mapping[Role, str]] = {
    "on_event": "",
    "background": "it only explains",
    "unrelated": "it reports none of the events",
}
"""What an editor is told instead of a model's own words about an article."""


def find_verdicts(draft: Draft, indexes: Mapping[str, ArticleIndex], *, language: str) -> dict[str, ArticleVerdict]:
    """The first verdict on each article that there is; where none can be followed, one is worked out. By ordinal."""
    keys = {each.key for each in draft.events if each.key}
    given = {each.article: each for each in reversed(draft.articles)}
    return {
        ordinal: _follow(given[ordinal], draft, keys, index, language)
        if ordinal in given
        else _work_out(ordinal, draft, keys)
        for ordinal, index in indexes.items()
    }


def _follow(
    given: ArticleVerdict, draft: Draft, keys: AbstractSet[str], index: ArticleIndex, language: str
) -> ArticleVerdict:
    known = given.event in keys and given.role != "unrelated"
    if given.role == "on_event" and not known:
        return _work_out(given.article, draft, keys)
    reason = given.reason if _is_borne(given, index, language) else _REASONS[given.role]
    return given.model_copy(update={"event": given.event if known else "", "reason": reason})


def _is_borne(given: ArticleVerdict, index: ArticleIndex, language: str) -> bool:
    """Whether one sentence of the article bears the reason, like any other wording that is shown."""
    own = index.article.language
    if given.role == "on_event" or own.code != language or not own.has_tables:
        return False
    wording = Wording(given.reason, own)
    return bool(wording.meant) and any(
        agrees(wording, each, denied=False) and find_footing(wording, each) == () for each in index.sentences.values()
    )


def _work_out(ordinal: str, draft: Draft, keys: AbstractSet[str]) -> ArticleVerdict:
    """The article is on the event whose items cite it most; on none where two of them cite it as often."""
    items: tuple[DraftFigure | DraftClaim | DraftQuote, ...] = (*draft.figures, *draft.claims, *draft.quotes)
    citing = [each.event for each in items if each.event in keys and ordinal in map(name_article, each.cites)]
    ranked = Counter(citing).most_common(2)
    if not ranked:
        return ArticleVerdict(article=ordinal, event="", role="unrelated", reason="nothing was read from it")
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return ArticleVerdict(article=ordinal, event="", role="unrelated", reason="it is open which event it is on")
    return ArticleVerdict(article=ordinal, event=ranked[0][0], role="on_event", reason="")
