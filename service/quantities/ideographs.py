"""Numbers in Chinese characters, alone or after digits: 二十七, 三百, 1万2000, 3億5000万."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from service.language import Language
from service.quantities.number import Exact

_PART: Final = re.compile(r"\d[\d,.，．]*|.")
_LONGEST: Final = 24
"""Characters of the longest number that is read."""
_MYRIAD: Final = 10_000
_SPELLED_DIGITS: Final = 3
"""So many digits in a row are read by place (二〇二五); 七八 is seven or eight."""


def parse_ideographs(text: str, language: Language) -> Exact | None:
    """The number that digits and number characters spell together; None where they spell none."""
    if len(text) > _LONGEST:
        return None
    if all(character in language.numerals for character in text):
        return _parse_by_place(text, language)
    total: Exact = 0
    section: Exact = 0
    digit: Exact | None = None
    for part in _PART.findall(text):
        multiplier = language.magnitudes.get(part, 0)
        if not multiplier:
            value = _parse_part(part, language)
            if value is None or digit:
                return None
            digit = value
        elif digit is None and not (section if multiplier >= _MYRIAD else part in language.list("bare_ideograph")):
            return None
        elif multiplier < _MYRIAD:
            section, digit = section + (1 if digit is None else digit) * multiplier, None
        else:
            total, section, digit = total + (section + (digit or 0)) * multiplier, 0, None
    return total + section + (digit or 0)


def last_multiplier(text: str, language: Language) -> int:
    """What the last character multiplied by: 10,000 in 15万; 1 where it did not."""
    return language.magnitudes.get(text[-1], 1)


def _parse_by_place(text: str, language: Language) -> Exact | None:
    if len(text) > 1 and len(text) < _SPELLED_DIGITS:
        return None
    return int("".join(str(language.numerals[character]) for character in text))


def _parse_part(part: str, language: Language) -> Exact | None:
    if part[0].isdecimal():
        plain = part.replace(",", "").replace("，", "").replace("．", ".").rstrip(".")
        return Fraction(plain) if plain.count(".") <= 1 else None
    return language.numerals.get(part)
