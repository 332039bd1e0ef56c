"""A part of a hand-written page that a test makes: between two comments, kept true by that test."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Region:
    """What stands between `<!-- name: made by … -->` and `<!-- end of name -->`."""

    name: str
    module: str
    """The test module that makes it; run as a program it writes the page."""

    @property
    def remedy(self) -> str:
        """How to bring the page up to date."""
        return f"run .venv/bin/python -m {self.module}"

    @property
    def _begin(self) -> str:
        return f"<!-- {self.name}: made by `python -m {self.module}` -->\n"

    @property
    def _end(self) -> str:
        return f"<!-- end of {self.name} -->\n"

    def read(self, page: Path) -> str:
        """Return what stands there now; empty where the page has no such region."""
        return page.read_text(encoding="utf-8").partition(self._begin)[2].partition(self._end)[0]

    def write(self, page: Path, content: str) -> None:
        """Put new content there."""
        head, begin, rest = page.read_text(encoding="utf-8").partition(self._begin)
        tail = rest.partition(self._end)[2]
        page.write_text(head + begin + content + self._end + tail, encoding="utf-8")
