"""Chooses title and summary of one event from what was proposed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from service.composing.checks import Checks
from service.grounding.citations import sort_evidence
from service.grounding.outcome import Failure
from service.language import Language
from service.reconcile import MergedEvent
from service.reconcile.disagreements import Told, show_value
from service.schema.draft import DraftSentence, DraftTitle
from service.schema.report import Claim, Evidence, Figure, Quote, Rejected, Sentence, Title
from service.schema.vocabulary import Caveat, Reason
from service.text import skip_dateline

_OUTDATED: Final = frozenset({Caveat.SUPERSEDED, Caveat.PUBLISHED_EARLIER})
_OFF_THE_EVENT = Failure(Reason.NO_EVIDENCE, "none of the items it names is of the event itself")


class Desk:
    """Checks proposals for one event, and collects those that fail."""

    def __init__(self, event: MergedEvent, language: Language) -> None:
        self.event = event
        self.items = event.items
        self._checks = Checks(event, language)
        self._unsettled = frozenset(_list_unsettled(event.figures))
        self.rejected: list[Rejected] = []

    def choose_title(self, proposals: Sequence[DraftTitle]) -> Title:
        """The first title that its items bear, else the best-supported item's words."""
        for each in proposals:
            failure = self._find_title_failure(each)
            if failure is None:
                return self._title(each.text, each.items)
            self._reject(each, "title", failure)
        return self._fall_back()

    def choose_sentences(self, proposals: Sequence[DraftSentence], limit: int, said: int) -> tuple[Sentence, ...]:
        """The sentences that their items bear, numbered on from `said`."""
        good: list[DraftSentence] = []
        for each in proposals:
            failure = self._checks.find_failure(each.text, each.items)
            if failure:
                self._reject(each, "sentence", failure)
            elif len(good) < limit:
                good.append(each)
        return tuple(
            Sentence(
                id=f"s{n}",
                text=each.text,
                items=self._known(each.items),
                evidence=self._evidence(each.items),
                caveats=self._caveats(each.items),
            )
            for n, each in enumerate(good, said + 1)
        )

    def _find_title_failure(self, told: DraftTitle) -> Failure | None:
        has_core = any(map(_is_core, self.items.values()))
        if has_core and not any(_is_core(self.items[each]) for each in self._known(told.items)):
            return _OFF_THE_EVENT
        return self._checks.find_failure(told.text, told.items)

    def _title(self, text: str, names: Sequence[str], caveats: tuple[Caveat, ...] | None = None) -> Title:
        return Title(
            id=f"h{self.event.key[1:]}",
            text=text,
            items=self._known(names),
            evidence=self._evidence(names),
            caveats=self._caveats(names) if caveats is None else caveats,
        )

    def _reject(self, told: DraftTitle | DraftSentence, kind: str, failure: Failure) -> None:
        content = {"kind": kind, "item": told.model_dump(mode="json")}
        self.rejected.append(Rejected.model_validate({**content, "reason": failure.reason, "detail": failure.detail}))

    def _known(self, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(name for name in dict.fromkeys(names) if name in self.items)

    def _evidence(self, names: Sequence[str]) -> tuple[Evidence, ...]:
        return sort_evidence([each for name in self._known(names) for each in self.items[name].evidence])

    def _caveats(self, names: Sequence[str]) -> tuple[Caveat, ...]:
        return tuple(dict.fromkeys(caveat for name in self._known(names) for caveat in self.items[name].caveats))

    def _fall_back(self) -> Title:
        """The words of the best-supported item that can stand alone; else the sentence that the best one rests on.

        An item whose sentence gives one side of a dispute, or a number that another has taken over, comes after others.
        """
        ranked = sorted(self.items.values(), key=self._weigh_for_title)
        for item in ranked:
            text = _show_alone(item)
            if self._checks.find_failure(text, (item.id,)) is None:
                return self._title(text, (item.id,))
        sentence = _cut(ranked[0].evidence[0].text)
        return self._title(sentence, (ranked[0].id,), (Caveat.WORDING_FROM_ARTICLE,))

    def _weigh_for_title(self, item: Told) -> tuple[bool, bool, int, int]:
        kind = (Claim, Figure, Quote).index(type(item))
        is_unsettled = not self._unsettled.isdisjoint(_list_sentences(item))
        return not _is_core(item), is_unsettled, -item.support.articles, kind


def _list_unsettled(figures: Sequence[Figure]) -> Iterator[tuple[str, int]]:
    """The sentences with a number that is disputed, or that a later one has taken over."""
    for each in figures:
        if each.standing == "disputed" or not _OUTDATED.isdisjoint(each.caveats):
            yield from _list_sentences(each)


def _list_sentences(item: Told) -> Iterator[tuple[str, int]]:
    """The sentences that an item stands on, by article and place."""
    yield from ((each.article_id, each.start) for each in item.evidence if not each.context)


def _show_alone(item: Told) -> str:
    return f"“{_cut(show_value(item))}”" if isinstance(item, Quote) else _cut(show_value(item))


def _cut(text: str) -> str:
    """A text without the dateline before it and the full stop behind it."""
    return text[skip_dateline(text) :].strip().rstrip(".")


def _is_core(item: Told) -> bool:
    return not isinstance(item, Quote) and item.relation == "core"
