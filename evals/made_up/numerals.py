"""What a run of digits can mean: either convention of separators is read."""

from __future__ import annotations

import re
from typing import Final

_GROUPS: Final = re.compile(r"[\u00a0\u202f\u2009 ’']")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_MIXED: Final = re.compile(r"(\d{1,3}(?:([.,])\d{3})+)(?!\2)[.,](\d+)")
_DECIMAL: Final = re.compile(r"\d+[.,]\d+")


def read_numeral(text: str) -> tuple[float, ...]:
    """Return every value that these digits can have, the likelier first: 1.200 is 1200 and 1.2."""
    plain = _GROUPS.sub("", text)
    if plain.isdecimal():
        return (float(plain),)
    if mixed := _MIXED.fullmatch(plain):
        return (float(f"{re.sub('[.,]', '', mixed[1])}.{mixed[3]}"),)
    whole = (float(re.sub("[.,]", "", plain)),) if _THOUSANDS.fullmatch(plain) else ()
    decimal = (float(plain.replace(",", ".")),) if _DECIMAL.fullmatch(plain) else ()
    return whole + decimal or tuple(float(part) for part in re.split("[.,]", plain) if part)


def split_numeral(text: str) -> tuple[float, ...]:
    """Return the numbers that stand here if the marks between the digits separate them: "71 208", "4.40"."""
    parts = re.split(r"[\u00a0\u202f\u2009 ’'.,]", text)
    return tuple(float(part) for part in parts) if len(parts) > 1 else ()
