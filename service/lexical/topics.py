"""What an event is about and how it stands, by cue words of each language; none in others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, Literal, cast

from service.lexical.grammar import Grammar, find_grammar
from service.lexical.passages import View
from service.schema.vocabulary import EventStatus, TopicCode

_ENOUGH: Final = 3
_LEAD: Final = 8
_TITLE_WEIGHT: Final = 2
_OPENING: Final = 2
"""A title and so many sentences tell how an event stands."""
_STATES: Final[tuple[Literal["alleged", "ongoing"], ...]] = ("alleged", "ongoing")
_MERELY: Final = re.compile(
    r"\b(?:trains|buses|flights|ferries|services|classes|lessons)\b.*\b(?:after|as|because|due)\b", re.IGNORECASE
)
"""Where the lead tells of these, what was cancelled is a consequence and not the event."""
_HAPPENED: Final = re.compile(r"\b(?:was|were|has|have|had|killed|died|said|\w{3,}ed)\b")


def find_topic(views: Sequence[View]) -> TopicCode:
    """The topic with most cue words in titles and first sentences, where one leads clearly."""
    counts: Counter[str] = Counter()
    for view in views:
        grammar = find_grammar(view.language)
        for words, weight in _list_leads(view):
            for word in words:
                for code in grammar.find_topics(word):
                    counts[code] += weight
    ranked = counts.most_common(2)
    if ranked and ranked[0][1] >= _ENOUGH and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return cast("TopicCode", ranked[0][0])
    return "unknown"


def _list_leads(view: View) -> Iterator[tuple[frozenset[str], int]]:
    for passage in view.passages[:1]:
        if passage.is_title:
            yield passage.lowers, _TITLE_WEIGHT
    yield frozenset().union(*(each.lowers for each in view.prose[:_LEAD])), 1


def find_status(views: Sequence[View]) -> EventStatus:
    """Planned or cancelled where the first sentences of most articles say so, else occurred where one looks back."""
    leads = [(lead, find_grammar(view.language)) for view in views if (lead := _join_lead(view))]
    leads = [each for each in leads if each[1].is_known]
    if not leads:
        return "unknown"
    told = None if any(_has_toll(lead, grammar) for lead, grammar in leads) else _find_told_status(leads)
    if told is not None:
        return told
    if any(grammar.language.code != "en" or _HAPPENED.search(lead) for lead, grammar in leads):
        return "occurred"
    return "unknown"


def _find_told_status(leads: Sequence[tuple[str, Grammar]]) -> EventStatus | None:
    """What most first sentences call an event: cancelled, planned, alleged, ongoing."""
    if all(_is_cancelled(lead, grammar) for lead, grammar in leads):
        return "cancelled"
    planned = sum(grammar.has_phrase("planned", lead) for lead, grammar in leads)
    if planned and 2 * planned >= len(leads):
        return "planned"
    for status in _STATES:
        if 2 * sum(grammar.has_phrase(status, lead) for lead, grammar in leads) > len(leads):
            return status
    return None


def _join_lead(view: View) -> str:
    title = [each.text for each in view.passages[:1] if each.is_title]
    return " ".join((*title, *(each.text for each in view.prose[:_OPENING])))


def _is_cancelled(lead: str, grammar: Grammar) -> bool:
    return grammar.has_phrase("cancelled", lead) and not _MERELY.search(lead)


def _has_toll(lead: str, grammar: Grammar) -> bool:
    """Whether people were killed or hurt: then it has happened, whatever is planned besides."""
    words = lead.lower().split()
    return any(
        word in grammar.measures[name] for name in ("killed", "injured") if name in grammar.measures for word in words
    )
