"""What an event is about and how it stands, by the words of its articles."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.resources import files
from types import MappingProxyType
from typing import Final, get_args

from service.lexical.passages import View
from service.schema.vocabulary import EventStatus, TopicCode

_ENOUGH: Final = 3
_LEAD: Final = 8
_TABLE: Final[Mapping[str, list[str]]] = tomllib.loads(
    (files("service.lexical") / "topics.toml").read_text(encoding="utf-8")
)
_CODES: Final[tuple[TopicCode, ...]] = get_args(TopicCode)
_WORDS: Final[Mapping[TopicCode, frozenset[str]]] = MappingProxyType(
    {code: frozenset(_TABLE[code]) for code in _CODES if code in _TABLE}
)
_VERBS: Final = "be|open|hold|host|meet|take|begin|start|launch|close|vote|play|visit|run|stage|mark|join|cut|shed"
_PLANNED: Final = re.compile(
    rf"\b(?:(?:will|would) (?:{_VERBS})|(?:is|are) (?:set|due|scheduled) |plans? to|scheduled for)\b"
)
_CANCELLED: Final = re.compile(r"\b(?:cancell?ed|called off|postponed|scrapped|abandoned)\b", re.IGNORECASE)
_MERELY: Final = re.compile(
    r"\b(?:killed|killing|kills|dead|died|dies|injured|injuring|wounded|hurt)\b"
    r"|\b(?:trains|buses|flights|ferries|services|classes|lessons)\b.*\b(?:after|as|because|due)\b",
    re.IGNORECASE,
)
"""Where the lead tells of these, what was cancelled is a consequence and not the event."""
_HAPPENED: Final = re.compile(r"\b(?:was|were|has|have|had|killed|died|said|\w{3,}ed)\b")


def find_topic(views: Sequence[View]) -> TopicCode:
    """The topic with most cue words in the first sentences, where one leads clearly."""
    counts: Counter[TopicCode] = Counter()
    for view in views:
        words = {word.lower for each in view.prose[:_LEAD] for word in each.words}
        for code, cues in _WORDS.items():
            counts[code] += len(words & cues)
    ranked = counts.most_common(2)
    if ranked and ranked[0][1] >= _ENOUGH and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return ranked[0][0]
    return "unknown"


def find_status(views: Sequence[View]) -> EventStatus:
    """Planned or cancelled where the first sentence says so, else occurred where it looks back at anything."""
    leads = [view.prose[0].text for view in views if view.prose and view.language.code == "en"]
    if not leads:
        return "unknown"
    if all(_CANCELLED.search(each) and not _MERELY.search(each) for each in leads):
        return "cancelled"
    if all(_PLANNED.search(each) for each in leads):
        return "planned"
    return "occurred" if any(_HAPPENED.search(each) for each in leads) else "unknown"
