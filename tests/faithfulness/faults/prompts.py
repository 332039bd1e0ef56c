"""Text of the prompt answered as if an article had it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from service.schema.draft import DraftFigure
from tests.faithfulness.faults.correct_claims import plain_claim
from tests.faithfulness.faults.fault import Fault, make_fault
from tests.faithfulness.faults.quotations import plain_quote, requote
from tests.faithfulness.faults.shown import shows_text, shows_values
from tests.faithfulness.faults.story import article_of, join_cited, join_near
from tests.faithfulness.faults.values import read_values
from tests.faithfulness.faults.wording import fold
from tests.faithfulness.material import Material


@dataclass(frozen=True, slots=True)
class PromptText:
    """What the prompt and its examples say that a model could answer."""

    figures: Sequence[tuple[str, str]]
    """What is counted, and the amount."""
    claims: Sequence[str]
    quotes: Sequence[str]


@cache
def _load_prompt() -> PromptText:
    return PromptText(**json.loads(Path(__file__).with_name("prompt.json").read_text("utf-8")))


def prompt_text_as_item(material: Material, rng: random.Random) -> Iterator[Fault]:
    """Text of the prompt or of its examples answered as if an article had it."""
    events = {each.article: each.event for each in material.draft.articles if each.event}
    texts = [each for each in material.sentences if article_of(each) in events and not each.endswith(":0")]
    for address in rng.sample(texts, min(14, len(texts))):
        yield from _parroted(material, events[article_of(address)], address)


def _parroted(material: Material, event: str, address: str) -> Iterator[Fault]:
    prompt, evidence = _load_prompt(), join_near(material, [address])
    for at, (what, amount) in enumerate(prompt.figures):
        yield from _prompt_figure(material, _plain_figure(f"f9{at}", event, what, amount, address))
    for at, text in enumerate(prompt.claims):
        part = fold(text).strip(".")
        if part not in fold(evidence):
            claim = plain_claim(f"c9{at}", event, text, address)
            yield make_fault(material, "prompt_text_as_item", claim, f"cites {address}: {text}", shows_text(part))
    for at, words in enumerate(prompt.quotes):
        quote = plain_quote(f"q9{at}", event, words, "", [address])
        yield from requote(material, "prompt_text_as_item", quote, words, f"cites {address}")


def _plain_figure(name: str, event: str, what: str, amount: str, cite: str) -> DraftFigure:
    return DraftFigure(
        id=name, event=event, measure="count", what=what, amount=amount, unit="", scope="", hedge="", relation="core",
        attributed_to=[], when="", cites=[cite],
    )  # fmt: skip


def _prompt_figure(material: Material, figure: DraftFigure) -> Iterator[Fault]:
    evidence = join_cited(material, figure.cites)
    language = material.languages[article_of(figure.cites[0])]
    values = read_values(figure.amount, "en")
    if not values & (read_values(evidence, language) | read_values(evidence, "en")):
        what = f"cites {figure.cites[0]}: {figure.amount} {figure.what}"
        yield make_fault(material, "prompt_text_as_item", figure, what, shows_values(values, "en", figure.amount))
