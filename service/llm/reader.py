"""The port `Reader` on a language model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.llm.asking import Asker, Question
from service.ports import Brief, Ledger
from service.prepare import Slice
from service.prompting import Prompt, render_reading
from service.schema.draft import Draft


@dataclass(frozen=True, slots=True)
class LlmReader:
    """Reads slices by asking a model for a draft of them."""

    asker: Asker
    prompt: Prompt

    async def read(self, slices: Sequence[Slice], brief: Brief, ledger: Ledger) -> Draft:
        """Answer what the slices report. Raises `ModelError`; every call stands in the ledger."""
        messages = render_reading(self.prompt, slices, brief)
        question = Question(messages, Draft, brief.deadline, ledger, due=brief.due, max_items=brief.max_items)
        return await self.asker.ask(question)
