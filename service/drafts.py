"""Drafts of calls that were answered, for the story that comes again with an article more. What a draft may cite.

A draft is found again by all that it depends on: tenant, engine, brief and the slices' content, not by the ordinals
that their articles had in the story, since an editor may send the newest article first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from service.grounding.citations import read_address
from service.kept import Kept
from service.planning import Call
from service.ports import Brief, Engine, Ledger, PassedOver
from service.prepare import Slice
from service.schema.draft import Draft

DRAFTS: Final = 1_024
"""Most drafts kept."""
DRAFTS_BYTES: Final = 64_000_000
"""Most bytes of drafts kept; one of sixty items has about 30 kB."""
NOT_SHOWN: Final = "(not shown)"
"""Behind an address that a draft cites and its call was not shown, so that it is none."""

_CITING: Final = ("events", "places", "actors", "figures", "claims", "quotes")


@dataclass(frozen=True, slots=True)
class Source:
    """Whose a draft is: a report that rests on it says so, whenever it was answered."""

    reported: Mapping[str, str | None]
    """What the provider said it ran, if anything, by the name of the model that answered."""
    passed_over: tuple[PassedOver, ...] = ()
    """Models before it on the route."""

    @classmethod
    def of(cls, ledger: Ledger) -> Source:
        """The source of what one call answered, as its ledger has it."""
        return cls(dict(ledger.reported), tuple(ledger.passed_over))

    def enter(self, ledger: Ledger) -> None:
        """Note in the ledger of another story that the draft serves it."""
        ledger.reported.update(self.reported)
        for each in self.passed_over:
            ledger.pass_over(each.model, each.why)


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it was answered, with the ordinals of that story."""

    draft_json: bytes
    ordinals: tuple[str, ...]
    """Of its slices, in order of their content."""
    max_items: int
    with_summary: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Found:
    """A draft that need not be asked for."""

    draft: Draft
    source: Source


class Drafts:
    """The drafts kept in this process."""

    def __init__(self, *, entries: int = DRAFTS, size_bytes: int = DRAFTS_BYTES) -> None:
        self._kept: Kept[KeptDraft] = Kept(entries=entries, size_bytes=size_bytes)

    def __len__(self) -> int:
        return len(self._kept)

    def find(self, engine: Engine, call: Call, brief: Brief) -> Found | None:
        """The draft of a call that was asked for as much or more, under this story's ordinals."""
        kept = self._kept.find(_build_key(engine, call, brief))
        if kept is None or kept.max_items < call.max_items or kept.with_summary < brief.with_summary:
            return None
        renamed = dict(zip(kept.ordinals, _list_ordinals(call), strict=True))
        return Found(rename_articles(Draft.model_validate_json(kept.draft_json), renamed), kept.source)

    def keep(self, engine: Engine, call: Call, brief: Brief, draft: Draft, source: Source) -> None:
        """Keep what a call answered."""
        draft_json = draft.model_dump_json().encode()
        kept = KeptDraft(draft_json, _list_ordinals(call), call.max_items, brief.with_summary, source)
        self._kept.keep(_build_key(engine, call, brief), kept, size_bytes=len(draft_json))


def _build_key(engine: Engine, call: Call, brief: Brief) -> str:
    """Tenant first: no caller is ever answered from what another sent."""
    depends_on = (
        brief.caller.tenant,
        (engine.name, engine.models, engine.prompts, engine.schema_sha256, engine.capacity),
        (brief.language, brief.summary_sentences, brief.reference_time),
        sorted(call.hashes),
    )
    return hashlib.sha256(repr(depends_on).encode()).hexdigest()


def _list_ordinals(call: Call) -> tuple[str, ...]:
    by_content = sorted(zip(call.hashes, call.slices, strict=True), key=lambda each: each[0])
    return tuple(piece.article.ordinal for _, piece in by_content)


def rename_articles(draft: Draft, ordinals: Mapping[str, str]) -> Draft:
    """The draft with the ordinals that the same articles have in another story."""
    if all(old == new for old, new in ordinals.items()):
        return draft

    def rename(cite: str) -> str:
        article, colon, place = read_address(cite).partition(":")
        return f"{ordinals[article]}{colon}{place}" if article in ordinals else cite

    verdicts = [each.model_copy(update={"article": rename(each.article)}) for each in draft.articles]
    return _map_cites(draft, rename).model_copy(update={"articles": verdicts})


def withhold_unshown(draft: Draft, slices: Sequence[Slice]) -> Draft:
    """The draft with every address that its call was not shown made one that no sentence has.

    Grounding is given whole articles, and would find a sentence that a model has guessed at.
    """
    if all(each.is_whole for each in slices):
        return draft
    shown = {sentence.address for each in slices for sentence in each.sentences}

    def withhold(cite: str) -> str:
        address = read_address(cite)
        return cite if address in shown else f"{address} {NOT_SHOWN}"

    return _map_cites(draft, withhold)


def _map_cites(draft: Draft, change: Callable[[str], str]) -> Draft:
    update: dict[str, Any] = {
        name: [each.model_copy(update={"cites": list(map(change, each.cites))}) for each in getattr(draft, name)]
        for name in _CITING
    }
    return draft.model_copy(update=update)
