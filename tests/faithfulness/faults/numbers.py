"""Numbers that no cited sentence prints."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from service.schema.draft import DraftClaim, DraftFigure
from tests.faithfulness.faults.correct_claims import native_claims
from tests.faithfulness.faults.fault import Fault, make_fault, sample_faults
from tests.faithfulness.faults.lexicon import words_of
from tests.faithfulness.faults.shown import shows_values
from tests.faithfulness.faults.story import figure_language, join_cited, join_near, read_stated, story_language
from tests.faithfulness.faults.values import DIGITS, compile_number, read_values
from tests.faithfulness.faults.wording import capitalize_like, compile_phrase, fold, is_spaceless
from tests.faithfulness.material import Material


def number_not_in_evidence(material: Material, rng: random.Random) -> Iterator[Fault]:
    """The amount of a figure, or a number in a claim's text, changed to one that the cited sentences do not print."""
    for figure in material.draft.figures:
        yield from sample_faults(rng, _figure_numbers(material, figure), 8)
    for claim in native_claims(material):
        yield from sample_faults(rng, _claim_numbers(material, claim), 3)


def _figure_numbers(material: Material, figure: DraftFigure) -> Iterator[Fault]:
    language = figure_language(material, figure)
    words, evidence = words_of(language), join_cited(material, figure.cites)
    stated = read_stated(material, figure.cites) | read_values(f"{figure.amount} {figure.unit}", language)
    ordinals = [
        forms[0]
        for value, names in words.ordinals.items()
        if any(compile_phrase(name, language).search(evidence) for name in names)
        for forms in [words.numbers[value]]
    ]
    for amount in [*_renumber(figure.amount, language), *_shifted(figure.amount), *words.loose, *ordinals]:
        new = read_values(f"{amount} {figure.unit}", language) - read_values(f"{figure.amount} {figure.unit}", language)
        if new and not new & stated and not any(fold(amount) == fold(other) for other in (figure.amount, "")):
            changed = figure.model_copy(update={"amount": amount})
            what = f"amount “{figure.amount}” → “{amount}”"
            yield make_fault(material, "number_not_in_evidence", changed, what, shows_values(new, language, amount))


def _claim_numbers(material: Material, claim: DraftClaim) -> Iterator[Fault]:
    language = story_language(material)
    stated = read_values(join_near(material, claim.cites), language) | read_values(claim.text, language)
    for text in _renumber(claim.text, language):
        new = read_values(text, language) - stated
        if new and not (read_values(text, language) - read_values(claim.text, language)) & stated:
            changed = claim.model_copy(update={"text": text, "figures": []})
            what, shown = f"number changed: {text}", shows_values(new, language)
            yield make_fault(material, "number_not_in_evidence", changed, what, shown)


def _other_digits(printed: str, language: str) -> Iterator[str]:
    first, last = printed[0], printed[-1]
    yield str(int(first) % 9 + 1) + printed[1:]
    yield printed[:-1] + str((int(last) + 3) % 10)
    if printed.isdigit() and printed.isascii():
        yield printed + "0"
        yield printed + {"en": ",000", "de": ".000", "es": ".000", "pt": ".000", "ja": "000"}.get(language, " 000")
        yield printed + ".5" if language in {"en", "ja"} else printed + ",5"
        if len(printed) > 1:
            yield printed[1:].lstrip("0") or "7"
            yield printed[:-1]
            yield printed[::-1]
    else:
        yield printed[:-1]
        yield re.split(r"[^\d]", printed)[0]
        yield re.sub(r"[^\d]", "", printed)


def _other_words(printed: str, language: str) -> Iterator[str]:
    numbers = words_of(language).numbers
    if is_spaceless(language):
        yield from ("八", "九十", "七千")
        return
    for value, forms in numbers.items():
        place = next((at for at, form in enumerate(forms) if fold(form) == fold(printed)), None)
        if place is None:
            continue
        for step in (1, 3, 10):
            other = numbers.get(str(int(value) + step))
            if other:
                yield capitalize_like(printed, other[min(place, len(other) - 1)])
        yield str(int(value) + 2)


def _renumber(text: str, language: str) -> Iterator[str]:
    """The text with one of its numbers changed, in every way that is known."""
    for hit in compile_number(language).finditer(text):
        others = _other_digits if hit[0][0].isdigit() else _other_words
        for other in others(hit[0], language):
            yield text[: hit.start()] + other + text[hit.end() :]


def _shifted(amount: str) -> Iterator[str]:
    """A range moved as a whole."""
    if len(DIGITS.findall(amount)) > 1:
        for by in (1, 10, 100):
            yield re.sub(r"\d+", lambda hit: str(int(hit[0]) + by), amount)  # noqa: B023 - used at once
