"""Makes text of articles and callers safe to show: what would act on a screen is shown as what it is."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final


def _build_table() -> dict[int, str]:
    # C0 and C1 controls; bidirectional embeddings, overrides and isolates; interlinear marks; tags, which hide texts.
    hidden = (
        *range(0x20),
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xFFF9, 0xFFFC),
        *range(0xE0000, 0xE0080),
    )
    spaces = dict.fromkeys((0x09, 0x0A, 0x0D, 0x2028, 0x2029), " ")
    return {code: f"\u27e8U+{code:04X}\u27e9" for code in hidden} | spaces


_TABLE: Final = MappingProxyType(_build_table())


def make_visible(text: str) -> str:
    """Return the text on one line, with control and bidirectional formatting characters shown instead of obeyed."""
    return text.translate(_TABLE)
