"""Where and when an article was written, printed in front of its first sentence: PORT ANA (AP) —."""

from __future__ import annotations

import re
from typing import Final

_DATELINE: Final = re.compile(
    r"^(?:[A-Z][A-Z.'’ -]+(?:,\s+[^—–()\n-]{2,40})?\s*(?:\([^)]{1,40}\)\s*)?|\([A-Z][^)]{1,40}\)\s*)"
    r"(?:—|–|--|-)\s*(?=[A-Z“\"'‘])"
)


def skip_dateline(text: str) -> int:
    """Where the sentence itself begins, behind a dateline: 0 where there is none."""
    found = _DATELINE.match(text)
    return found.end() if found else 0
