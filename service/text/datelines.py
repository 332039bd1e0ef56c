"""Where and when an article was written, printed in front of its first sentence: PORT ANA (AP) —."""

from __future__ import annotations

import re
from typing import Final

_UPPER: Final = "A-ZÀ-ÖØ-ÞА-ЯІЇЄҐЁ"
_CAPITALS: Final = rf"[{_UPPER}][{_UPPER}.'’ -]+"
_PLACED: Final = rf"[{_UPPER}][\w.'’/ -]{{1,40}}+(?:\([{_UPPER}][^()]{{1,40}}\)(?=,))?"
"""Nothing is given back: what follows begins with a mark that is not in it, past spaces."""
_DATE: Final = r",\s+(?:\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]+\.?|[^\W\d_]+\.?\s+\d{1,2})(?:,?\s+(?:de\s+)?\d{4})?"
"""12 may; 12 de mayo de 2026; Sept. 12, 2026."""
_AGENCY: Final = r"\([^)]{1,40}\)\s*"
_DASH: Final = r"\.?(?:—|–|--|-)\s*"
_BEGINNING: Final = rf"(?=[{_UPPER}“\"'‘„«])"
_DATELINE: Final = re.compile(
    rf"^(?:{_CAPITALS}(?:,\s+[^—–()\n-]{{2,40}})?\s*(?:{_AGENCY})?|\([A-Z][^)]{{1,40}}\)\s*"
    rf"|{_PLACED}(?:{_DATE})?\s*{_AGENCY}|{_PLACED}{_DATE}\s*)"
    rf"{_DASH}{_BEGINNING}"
    rf"|^[{_UPPER}]{{3,}}(?:[ -][{_UPPER}]{{2,}})*,\s+\d{{1,2}}\.?\s+\w+\.\s+(?=[{_UPPER}])"
    rf"|^{_PLACED}{_DATE}\s*{_AGENCY}\.\s+{_BEGINNING}"
)
_NAMED: Final = rf"[{_UPPER}][\w.'’-]*(?:[ /][{_UPPER}][\w.'’-]*){{0,3}}\s*"
_ALONE: Final = re.compile(rf"^{_CAPITALS}\.$|^{_PLACED}{_DATE}\s*(?:{_AGENCY})?\W*$|^{_NAMED}{_AGENCY}\W*$")


def skip_dateline(text: str) -> int:
    """Where the sentence itself begins, behind a dateline: 0 where there is none."""
    found = _DATELINE.match(text)
    return found.end() if found else 0


def is_dateline(text: str) -> bool:
    """Whether a text is a dateline and nothing else, its last mark aside."""
    return _ALONE.match(text) is not None
