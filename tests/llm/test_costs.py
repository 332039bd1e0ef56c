"""What a model costs: guessed before a call, counted after it, and the guess set right by the count."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.llm.costs import WRITING_TOKENS, Costs, compute_cost_usd, guess_output_tokens
from service.llm.engine import open_standing
from service.ports import ChatUsage
from service.settings import ModelSettings, Price
from service.tokens import estimate_tokens
from tests.fakes import FixedClock
from tests.llm.conftest import Answers
from tests.llm.material import MODEL, Bench, draft_text, make_brief, make_slices
from tests.llm_server import Reply

PRICE = Price(input=1.0, output=10.0)
STORY = Path(__file__).parents[2] / "evals" / "cases" / "kyiv-strike" / "story.json"


def make_costs(**changes: object) -> Costs:
    """The costs of a model at these prices."""
    settings = {"name": "x", "price_usd_per_mtok": PRICE, **changes}
    return open_standing("x", ModelSettings.model_validate(settings), clock=FixedClock()).costs


def read_sample() -> list[str]:
    """The articles of the sample story."""
    return [each["body"] for each in json.loads(STORY.read_text(encoding="utf-8"))["articles"]]


def estimate(costs: Costs, texts: list[str], max_items: int = 60) -> float:
    """The estimate of a model with a price."""
    usd = costs.estimate_usd(texts, max_items)
    assert usd is not None
    return usd


def test_the_sample_story_costs_what_its_tokens_come_to() -> None:
    """About 8,400 tokens of prompt and schema in, 7,000 for sixty items out: eight cents at one dollar and ten."""
    assert estimate(make_costs(), read_sample()) == pytest.approx(0.078, abs=0.01)


def test_a_free_model_costs_nothing_and_an_unpriced_remote_one_nobody_knows_what() -> None:
    """One's own machine has no price per token."""
    assert make_costs(price_usd_per_mtok=None, local=True).estimate_usd(["x"], 60) == 0
    assert make_costs(price_usd_per_mtok=None).estimate_usd(["x"], 60) is None


def test_each_call_carries_the_instructions_again() -> None:
    """Stories that are read in several calls cost more."""
    texts = read_sample()
    assert estimate(make_costs(articles_per_call=1), texts) > estimate(make_costs(), texts)
    assert estimate(make_costs(context_tokens=13_000), texts) > estimate(make_costs(), texts)


@given(st.lists(st.text(max_size=400), min_size=1, max_size=5), st.integers(1, 200))
def test_more_text_and_more_items_never_cost_less(texts: list[str], max_items: int) -> None:
    """So a story can be made to fit a bound by sending less."""
    costs = make_costs()
    assert estimate(costs, texts, max_items) <= estimate(costs, [*texts, "One more."], max_items)
    assert estimate(costs, texts, max_items) <= estimate(costs, texts, max_items + 1)


def test_the_estimate_follows_what_the_provider_counts() -> None:
    """One that counts twice the tokens comes to cost twice as much, after some calls."""
    costs, texts = make_costs(max_output_tokens=60_000), read_sample()
    before, prompt = estimate(costs, texts), [*texts, "Instructions. " * 1000]
    guessed = sum(map(estimate_tokens, prompt))
    answer = WRITING_TOKENS + guess_output_tokens(guessed - costs.overhead_tokens, 60)
    for _ in range(30):
        usage = ChatUsage(input_tokens=2 * guessed, output_tokens=int(2 * answer))
        costs.learn(prompt=prompt, max_items=60, usage=usage)
    assert estimate(costs, texts) == pytest.approx(2 * before, rel=0.01)


def test_a_provider_that_counts_nothing_changes_no_estimate() -> None:
    """Usage is not always reported."""
    costs, texts = make_costs(), read_sample()
    before = estimate(costs, texts)
    costs.learn(prompt=texts, max_items=60, usage=ChatUsage())
    assert estimate(costs, texts) == before


async def test_every_answer_sets_the_estimate_right(bench: Bench, answers: Answers) -> None:
    """The calls themselves teach it: a provider that counts many tokens makes the next story dearer."""
    standing = open_standing("main", MODEL, clock=bench.clock)
    before = estimate(standing.costs, ["A bridge closed."])
    answers(Reply(content=draft_text(), input_tokens=20_000, output_tokens=4_000))
    engine = bench.engine(standing)
    await engine.reader.read(make_slices(), make_brief(), bench.ledger)
    assert estimate(standing.costs, ["A bridge closed."]) > before


def test_cost_counts_cached_input_at_its_own_price() -> None:
    """Cached tokens are part of the input tokens; without a price of their own they cost as much."""
    usage = ChatUsage(input_tokens=1_000_000, cached_input_tokens=400_000, output_tokens=100_000)
    assert compute_cost_usd(usage, Price(input=1, cached_input=0.1, output=10)) == pytest.approx(0.6 + 0.04 + 1)
    assert compute_cost_usd(usage, Price(input=1, output=10)) == pytest.approx(2)
