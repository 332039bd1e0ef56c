"""Other currencies, measures and magnitudes."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from service.schema.draft import DraftClaim, DraftFigure
from tests.faithfulness.faults.correct_claims import native_claims, reword
from tests.faithfulness.faults.fault import Fault, make_fault, sample_faults
from tests.faithfulness.faults.lexicon import Words, words_of
from tests.faithfulness.faults.shown import shows_unit, shows_values
from tests.faithfulness.faults.story import figure_language, join_near, read_stated, story_language
from tests.faithfulness.faults.values import read_values
from tests.faithfulness.faults.wording import compile_phrase, fold
from tests.faithfulness.material import Material

_SYMBOLS: Final = MappingProxyType(
    {
        "dollars": "$", "dólares": "$", "dollar": "$", "доларів": "$", "ドル": "$", "$": "dollar",
        "euros": "€", "euro": "€", "євро": "€", "ユーロ": "€", "€": "euro", "percent": "%",
        "pounds": "£", "£": "pound", "%": "percent", "гривень": "₴", "円": "¥",
    }
)  # fmt: skip


def unit_changed(material: Material, rng: random.Random) -> Iterator[Fault]:
    """Another currency or measure, a unit where none is printed, millions turned into billions."""
    for figure in material.draft.figures:
        language = figure_language(material, figure)
        yield from sample_faults(rng, _other_units(material, figure, language), 4)
        yield from _other_magnitudes(material, figure, language)
    for claim in native_claims(material):
        yield from _claim_units(material, claim)


def _unit_choices(unit: str, words: Words) -> list[str]:
    groups = [group for group in words.units if fold(unit) in {fold(each) for each in group}]
    if groups:
        return [each for group in groups for each in group if fold(each) != fold(unit)]
    return list(words.invented_units)


def _is_unit_absent(unit: str, text: str) -> bool:
    folded, stem = fold(text), fold(unit).rstrip("s")
    symbol = _SYMBOLS.get(fold(unit), "")
    return re.search(rf"(?<![^\W\d_]){re.escape(stem)}", folded) is None and (not symbol or symbol not in folded)


def _other_units(material: Material, figure: DraftFigure, language: str) -> Iterator[Fault]:
    words, near = words_of(language), join_near(material, figure.cites, wide=False)
    for unit in _unit_choices(figure.unit, words):
        if _is_unit_absent(unit, near + figure.amount):
            changed = figure.model_copy(update={"unit": unit})
            what = f"unit “{figure.unit}” → “{unit}”"
            yield make_fault(material, "unit_changed", changed, what, shows_unit(unit))


def _other_magnitudes(material: Material, figure: DraftFigure, language: str) -> Iterator[Fault]:
    words = words_of(language)
    stated = read_stated(material, figure.cites)
    names = [(factor, name) for factor, each in words.magnitudes.items() for name in each]
    for field in ("amount", "unit"):
        printed = str(getattr(figure, field))
        for factor, name in names:
            hit = compile_phrase(name, language).search(printed)
            if hit is None:
                continue
            for other in (each[0] for value, each in words.magnitudes.items() if value != factor):
                changed = figure.model_copy(update={field: printed[: hit.start()] + other + printed[hit.end() :]})
                new = read_values(f"{changed.amount} {changed.unit}", language) - stated
                what = f"{field} “{printed}” → “{getattr(changed, field)}”"
                if new:
                    yield make_fault(material, "unit_changed", changed, what, shows_values(new, language))


def _claim_units(material: Material, claim: DraftClaim) -> Iterator[Fault]:
    language = story_language(material)
    words = words_of(language)
    groups = [*words.units, [names[-1] for names in words.magnitudes.values()]]
    for group in groups:
        for unit in group:
            hit = re.search(rf"(?<=\d|\w)\s?{compile_phrase(unit, language).pattern}", claim.text)
            if hit is None or not re.search(r"\d", claim.text[: hit.start()]):
                continue
            for other in group:
                if other != unit and _is_unit_absent(other, join_near(material, claim.cites, wide=False)):
                    text = claim.text[: hit.start()] + hit[0].replace(hit[0].strip(), other) + claim.text[hit.end() :]
                    yield from reword(material, "unit_changed", claim, text, f"“{unit}” → “{other}”")
