"""What is tried: every fault, and the faults of an answer in every output mode."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.llm_server import FAULTS
from tests.llm_server.checking import OutputMode


@dataclass(frozen=True, slots=True)
class Case:
    """One fault of the model `main`, in one output mode."""

    fault: str
    told: str
    output: OutputMode = "json_schema"
    listens: bool = True
    """Whether anybody listens at the model's address."""
    timeout_s: float = 10
    """Of one call to the model."""


WAITED_FOR: Final = frozenset({"silent", "slow_headers", "trickle", "stall"})
"""Faults that show as a timeout, which is small for them; for all others it is far away."""

SHORT_S: Final = 0.15

OF_ANSWERS: Final = (
    *("null_content", "refusal", "content_filter", "length", "truncated", "prose", "fenced", "fenced_half"),
    *("missing_list", "nan", "repeated_key", "nul", "two_calls"),
)
"""Faults that an output mode could make a difference to."""

NOBODY: Final = Case("slow", "Nobody listens at the address", listens=False)

CASES: Final = (
    NOBODY,
    *(Case(each.name, each.told, timeout_s=SHORT_S if each.name in WAITED_FOR else 10) for each in FAULTS.values()),
)

MODES: Final[tuple[OutputMode, ...]] = ("json_schema", "tool", "json_object")

MODE_CASES: Final = {mode: tuple(Case(name, FAULTS[name].told, mode) for name in OF_ANSWERS) for mode in MODES}
