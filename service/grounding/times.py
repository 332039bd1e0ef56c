"""When something was: the words are an article's, the date is worked out by code or left open."""

from __future__ import annotations

from collections.abc import Sequence

from service.dates import resolve_time
from service.grounding.attribution import find_printed_context, is_printed
from service.grounding.index import Citation
from service.schema.report import Evidence, When


def ground_time(
    words: str, citations: Sequence[Citation], *, planned: bool = False
) -> tuple[When | None, tuple[Evidence, ...]]:
    """The time that the words tell, with the context they stand in, or None when no cited article prints them there."""
    phrase = words.strip()
    if not phrase:
        return None, ()
    here = next((each for each in citations if is_printed(phrase, (each,))), None)
    context = () if here else find_printed_context(phrase, citations)
    if not here and not context:
        return None, ()
    article = (here or _owner(context[0], citations)).index.article
    sentence = here.text if here else context[0].text
    when = resolve_time(
        phrase,
        article.language,
        published_at=article.published_at,
        planned=planned,
        sentence=sentence,
        body=article.body,
    )
    return when, context


def _owner(evidence: Evidence, citations: Sequence[Citation]) -> Citation:
    return next(each for each in citations if each.index.article.id == evidence.article_id)
