"""What calls of one model cost: guessed before, counted after, and the guess set right by the count."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from service.ports import ChatUsage
from service.settings import Price
from service.tokens import Calibration, estimate_tokens

PROMPTED: Final = 1.35
"""Tokens of a prompt to those of its articles, which it cuts into sentences with addresses: 1.18 to 1.37 over the
fifteen eval cases (2026-11-27)."""

ITEMS_PER_TOKEN: Final = 0.03
"""Figures, claims and quotes that a token of an article gives rise to, in the real draft in tests/samples."""

TOKENS_PER_ITEM: Final = 110
"""Of output, with an item's share of people, places and events, in the same draft."""

WRITING_TOKENS: Final = 400
"""Of output, for a title and a summary."""


@dataclass(slots=True)
class Costs:
    """One model's prices and limits, and how its provider has counted so far. Lives as long as the process."""

    price: Price | None
    is_local: bool
    overhead_tokens: int
    """Of the instructions and the schema, which every call carries."""
    context_tokens: int
    max_output_tokens: int
    articles_per_call: int
    _input: Calibration = field(default_factory=Calibration)
    _output: Calibration = field(default_factory=Calibration)

    def estimate_usd(self, articles: Sequence[str], max_items: int) -> float | None:
        """What one reading of these texts is likely to cost at most; None for a remote model without a price.

        One answer is counted for each call. What a provider takes for calls that fail comes on top.
        """
        if self.price is None:
            return 0.0 if self.is_local else None
        tokens = [PROMPTED * estimate_tokens(each) for each in articles]
        calls = self._count_calls(tokens)
        input_tokens = (sum(tokens) + calls * self.overhead_tokens) * self._input.factor
        guessed = calls * WRITING_TOKENS + guess_output_tokens(sum(tokens), max_items)
        output_tokens = min(calls * self.max_output_tokens, guessed * self._output.factor)
        return (input_tokens * self.price.input + output_tokens * self.price.output) / 1_000_000

    def learn(self, *, prompt: Sequence[str], max_items: int | None, usage: ChatUsage) -> None:
        """Take in one answered call: its messages, and for a reading the items that it could answer with."""
        tokens = sum(map(estimate_tokens, prompt))
        self._input = self._input.learn(guessed=tokens, counted=usage.input_tokens)
        if max_items is not None:
            articles = max(0, tokens - self.overhead_tokens)
            guessed = WRITING_TOKENS + guess_output_tokens(articles, max_items)
            self._output = self._output.learn(guessed=guessed, counted=usage.output_tokens)

    def count_usd(self, usage: ChatUsage) -> float | None:
        """What a call cost by the tokens that its provider counted; None without a price."""
        return None if self.price is None else compute_cost_usd(usage, self.price)

    def _count_calls(self, tokens: Sequence[float]) -> int:
        room = max(1, self.context_tokens - self.max_output_tokens - self.overhead_tokens)
        by_size = math.ceil(sum(tokens) / room)
        by_number = math.ceil(len(tokens) / self.articles_per_call) if self.articles_per_call else 1
        return max(1, by_size, by_number)


def guess_output_tokens(article_tokens: float, max_items: int) -> float:
    """Output for the items of articles of so many tokens."""
    return min(max_items, ITEMS_PER_TOKEN * article_tokens) * TOKENS_PER_ITEM


def compute_cost_usd(usage: ChatUsage, price: Price) -> float:
    """What a call cost, in US dollars."""
    cached_price = price.input if price.cached_input is None else price.cached_input
    fresh_tokens = max(0, usage.input_tokens - usage.cached_input_tokens)
    total = fresh_tokens * price.input + usage.cached_input_tokens * cached_price + usage.output_tokens * price.output
    return total / 1_000_000
