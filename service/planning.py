"""Which slices go into which call."""

from __future__ import annotations

from collections.abc import Sequence

from service.prepare import Slice


def plan_calls(slices: Sequence[Slice], articles_per_call: int) -> tuple[tuple[Slice, ...], ...]:
    """Slices in the order sent, so many to a call; 0 puts all into one."""
    if not slices:
        return ()
    size = articles_per_call or len(slices)
    return tuple(tuple(slices[start : start + size]) for start in range(0, len(slices), size))
