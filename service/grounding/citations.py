"""Which sentences an item may rest on: addresses that exist, in articles of its own event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final, NamedTuple

from service.grounding.index import ArticleIndex, Citation
from service.schema.report import Cited, Evidence
from service.schema.vocabulary import Caveat, Reason

_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NEWS: Final = timedelta(days=31)
"""So long before it is published what an article reports may have been."""


class Citations(NamedTuple):
    """What is left of an item's addresses, and why the rest is not."""

    kept: tuple[Citation, ...]
    unknown: tuple[str, ...]
    of_another_event: tuple[str, ...]

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """Told when some addresses were taken off."""
        return (Caveat.EVIDENCE_REMOVED,) if self.unknown or self.of_another_event else ()

    @property
    def failure(self) -> tuple[Reason, str] | None:
        """Why nothing is left, if nothing is."""
        if self.kept:
            return None
        if self.of_another_event:
            return Reason.EVIDENCE_OF_ANOTHER_EVENT, f"{', '.join(self.of_another_event)} tell of another event"
        if self.unknown:
            return Reason.UNKNOWN_ADDRESS, f"there is no sentence {', '.join(self.unknown)}"
        return Reason.NO_EVIDENCE, "nothing is cited"


def read_address(cite: str) -> str:
    """The address that a model cites, without the brackets it is shown in."""
    return cite.strip("[] ")


def name_article(cite: str) -> str:
    """The ordinal of the article that a model cites."""
    return read_address(cite).partition(":")[0]


class Shelf:
    """All articles of a reading, found by address.

    `indexes` is by ordinal. `event_of` has event keys by ordinal: empty where the article may bear items of any event,
    absent where of none. `times` has the words that say when an event was, by its key.
    """

    def __init__(
        self, indexes: Mapping[str, ArticleIndex], event_of: Mapping[str, str], times: Mapping[str, str]
    ) -> None:
        self.indexes = indexes
        self.event_of = event_of
        self._years = _list_years(indexes, event_of, times)
        self._sentences = {address: each for index in indexes.values() for address, each in index.sentences.items()}

    def open(self, cites: Sequence[str], event: str) -> Citations:
        """Sort addresses into those that may bear an item of this event and those that may not."""
        kept: list[Citation] = []
        unknown: list[str] = []
        foreign: list[str] = []
        for address in dict.fromkeys(map(read_address, cites)):
            hit = self._sentences.get(address)
            if hit is None:
                unknown.append(address[:40])
            elif self.event_of.get(hit.index.article.ordinal) in ("", event):
                kept.append(hit)
            else:
                foreign.append(address)
        return Citations(tuple(kept), tuple(unknown), tuple(foreign))

    def list_years(self, event: str) -> frozenset[str]:
        """The years that an event may be of: of its time, and of when its articles were published; empty if unknown."""
        return self._years.get(event, frozenset())

    def show(self, cites: Sequence[str]) -> tuple[Cited, ...]:
        """The text of what was cited, for an editor who looks at a rejected item."""
        shown = []
        for each in dict.fromkeys(cites):
            hit = self._sentences.get(read_address(each))
            shown.append(Cited(address=each[:40], text=hit.text if hit else None))
        return tuple(shown)


def _list_years(
    indexes: Mapping[str, ArticleIndex], event_of: Mapping[str, str], times: Mapping[str, str]
) -> Mapping[str, frozenset[str]]:
    years = {event: set(_YEAR.findall(words)) for event, words in times.items()}
    for ordinal, event in event_of.items():
        published = indexes[ordinal].article.published_at
        if published and event in years:
            years[event] |= {str((published - _NEWS).year), str(published.year)}
    return {event: frozenset(found) for event, found in years.items()}


def sort_evidence(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Without repetition, what bears the item before what is context, in the order of the articles."""
    unique: dict[tuple[str, str, int, int], Evidence] = {}
    for each in evidence:
        key = (each.article_id, each.field, each.start, each.end)
        if key not in unique or unique[key].context:
            unique[key] = each
    return tuple(sorted(unique.values(), key=lambda each: each.context))
