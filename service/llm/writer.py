"""The port `Writer` on a language model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.llm.asking import Asker, Question
from service.ports import Brief, Ledger
from service.prompting import Prompt, render_writing
from service.reconcile import MergedEvent
from service.schema.draft import Writing


@dataclass(frozen=True, slots=True)
class LlmWriter:
    """Writes titles and summaries by asking a model, which sees checked items and no article."""

    asker: Asker
    prompt: Prompt

    async def write(self, events: Sequence[MergedEvent], brief: Brief, ledger: Ledger) -> Writing:
        """Answer with titles and summaries. Raises `ModelError`; every call stands in the ledger."""
        messages = render_writing(self.prompt, events, brief)
        return await self.asker.ask(Question(messages, Writing, brief.deadline, ledger, due=brief.due))
