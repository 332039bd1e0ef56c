"""Bounds and ranges as they are printed: at least, up to, nearly, 30 to 35."""

from __future__ import annotations

import re
from typing import Final

from service.schema.draft import DraftClaim, DraftFigure
from tests.faithfulness.faults.lexicon import words_of
from tests.faithfulness.faults.story import article_of
from tests.faithfulness.faults.values import DIGITS, compile_number
from tests.faithfulness.faults.wording import compile_phrase, fold, is_spaceless
from tests.faithfulness.material import Material

_UNSURE: Final = frozenset(
    {"over", "under", "über", "unter", "some", "gut", "fast", "quelque", "une", "до", "cerca de", "超", "以上"}
)
"""Phrases that in prose mean other things as well."""
_BEHIND: Final = frozenset({"or more", "以上", "以下", "未満", "超", "超の", "を超える", "une"})
"""Phrases that stand behind their number, or that do not stand before every one."""


def find_bound(text: str, language: str, *, in_prose: bool = False) -> tuple[str, re.Match[str]] | None:
    """The first bound of a text, the longest phrase first."""
    phrases = [(name, phrase) for name, names in words_of(language).bounds.items() for phrase in names]
    for name, phrase in sorted(phrases, key=lambda pair: -len(pair[1])):
        if in_prose and phrase in _UNSURE:
            continue
        hit = compile_phrase(phrase, language).search(text)
        if hit:
            return name, hit
    return None


def has_bound(text: str, language: str) -> bool:
    """Whether a text has a bound at all."""
    return find_bound(text, language) is not None


def cut_out(text: str, hit: re.Match[str]) -> str:
    """A text without what was found in it."""
    return " ".join((text[: hit.start()] + text[hit.end() :]).split())


def is_range(amount: str) -> bool:
    """Whether an amount is two numbers with a joint between them."""
    joint = re.search(r"\b(?:to|and|y|e|et|und|bis|à|a|до|і)\b|[-–〜~から]", amount)
    return len(DIGITS.findall(amount)) == 2 and joint is not None


def range_ends(amount: str) -> list[str]:
    """The numbers of a range."""
    return DIGITS.findall(amount)


def prose_bound(claim: DraftClaim, language: str) -> tuple[str, re.Match[str]] | None:
    """The first bound of a claim, if its number follows."""
    bound = find_bound(claim.text, language, in_prose=True)
    return bound if bound and _number_behind(claim.text, bound[1].end(), language) else None


def _number_behind(text: str, end: int, language: str) -> bool:
    hit = compile_number(language).match(text[end:].lstrip(" "))
    return hit is not None


def put_before(phrase: str, amount: str, language: str) -> str:
    """A bound before an amount."""
    amount = amount[:1].lower() + amount[1:]
    return phrase + amount if is_spaceless(language) or phrase[-1] in "’'" else f"{phrase} {amount}"


def is_prefix(phrase: str) -> bool:
    """Whether a bound stands before its number."""
    return phrase[-1] not in "’'" and phrase not in _BEHIND


def is_exact(material: Material, figure: DraftFigure, language: str) -> bool:
    """Whether the amount has no bound, is no range, and no cited sentence has a bound near it."""
    if has_bound(figure.amount, language) or is_range(figure.amount):
        return False
    for cite in figure.cites:
        sentence, own = material.sentences[cite], material.languages[article_of(cite)]
        at = fold(sentence).find(fold(figure.amount))
        if has_bound(fold(sentence)[max(0, at - 40) : at + 45] if at >= 0 else sentence, own):
            return False
    return True
