"""The embedded model as a writer: titles and summaries out of checked items' own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from service.languages import find_language, load_languages
from service.lexical.reader import NAME
from service.lexical.summary import Line, choose_summary, choose_title, cut_dateline
from service.ports import Brief, Clock, Ledger
from service.reconcile import MergedEvent
from service.schema.draft import DraftSentence, DraftTitle, Writing
from service.schema.report import Attempt, Claim

_RELATIONS: Final = {"core": 2.0, "reaction": 0.5, "related": 0.0, "background": -1.0}


@dataclass(frozen=True, slots=True)
class LexicalWriter:
    """The port `Writer` without a model behind it."""

    clock: Clock

    async def write(self, events: Sequence[MergedEvent], brief: Brief, ledger: Ledger) -> Writing:
        """Answer with a title and a summary for each event that has claims."""
        started = self.clock.monotonic()
        writing = write_events(events, brief)
        attempt = Attempt(model=NAME, outcome="ok", duration_s=max(0.0, self.clock.monotonic() - started))
        ledger.record(attempt, cost_usd=0.0)
        return writing


def write_events(events: Sequence[MergedEvent], brief: Brief) -> Writing:
    """Titles and summaries of events: pure, the same for the same items."""
    language = find_language(load_languages(), brief.language)
    titles: list[DraftTitle] = []
    summary: list[DraftSentence] = []
    for event in events:
        lines = [_line(each, place) for place, each in enumerate(event.claims)]
        title = choose_title(lines, language)
        if title:
            titles.append(DraftTitle(event=event.key, text=title[0], items=list(title[1])))
        chosen = choose_summary(lines, language, brief.summary_sentences)
        summary.extend(DraftSentence(event=event.key, text=cut_dateline(each.text), items=[each.id]) for each in chosen)
    return Writing(titles=titles, summary=summary)


def _line(claim: Claim, place: int) -> Line:
    weight = _RELATIONS[claim.relation] + 0.5 * min(claim.support.articles, 4) + 0.3 * len(claim.figures) - 0.05 * place
    return Line(claim.id, claim.text, weight, attributed=bool(claim.attributed_to))
