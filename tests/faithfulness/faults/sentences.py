"""Correct items that cite sentences which do not state them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from service.schema.draft import DraftActor, DraftClaim, DraftFigure, DraftQuote
from tests.faithfulness.faults.absence import is_absent
from tests.faithfulness.faults.fault import Fault, make_fault, reported_as, stand_alone
from tests.faithfulness.faults.shown import shows_evidence
from tests.faithfulness.faults.story import (
    DraftItem,
    article_of,
    figure_language,
    forms_of,
    join_near,
    list_items,
    story_language,
)
from tests.faithfulness.faults.values import read_values
from tests.faithfulness.faults.wording import cut_ending, fold, tokenize
from tests.faithfulness.material import Material


def wrong_sentence(material: Material, rng: random.Random) -> Iterator[Fault]:
    """A correct item that cites other sentences of the same article, which do not state it."""
    for item in list_items(material):
        cites = _elsewhere(material, item, rng)
        text = item.text if isinstance(item, DraftClaim) else None
        if cites:
            changed = stand_alone(item).model_copy(update={"cites": cites})
            shown = shows_evidence(reported_as(item), [material.sentences[cite] for cite in cites], text)
            yield make_fault(material, "wrong_sentence", changed, f"cites {item.cites} → {cites}", shown)


def _elsewhere(material: Material, item: DraftItem, rng: random.Random) -> list[str]:
    """Up to two sentences of the item's first article that surely do not state it."""
    article = article_of(item.cites[0])
    pool = [each for each in material.sentences if article_of(each) == article and each not in item.cites]
    fit = [each for each in pool if not each.endswith(":0") and _is_unrelated(material, item, each)]
    return sorted(rng.sample(fit, min(rng.choice((1, 1, 2)), len(fit))))


def _is_unrelated(material: Material, item: DraftItem, address: str) -> bool:
    sentence, language = material.sentences[address], material.languages[article_of(address)]
    if isinstance(item, DraftFigure):
        amounts = read_values(f"{item.amount} {item.unit}", figure_language(material, item))
        return bool(amounts) and not amounts & read_values(sentence, language)
    if isinstance(item, DraftQuote):
        return fold(item.words)[:20] not in fold(sentence) and not _shares(item.words, sentence, 3)
    if isinstance(item, DraftClaim):
        return language == story_language(material) and not _shares(item.text, sentence, 2)
    names = forms_of(item) if isinstance(item, DraftActor) else [item.name]
    return all(is_absent(name, join_near(material, [address])) for name in names)


def _shares(one: str, other: str, most: int) -> bool:
    """Whether two texts share this many longer words, or in writing without spaces this many pairs of signs."""
    if re.search("[぀-ヿ]", one + other):
        pairs = [{text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other)]
        return sum(1 for pair in pairs[0] & pairs[1] if re.search("[一-鿿ァ-ヿ]", pair)) >= most
    stems = [{cut_ending(word) for word in tokenize(text) if len(word) > 3} for text in (one, other)]
    return len(stems[0] & stems[1]) >= most
