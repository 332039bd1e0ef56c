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

    @property
    def is_waited_for(self) -> bool:
        """Whether the fault shows as a timeout."""
        return self.fault in {"silent", "slow_headers", "trickle", "stall"}

    @property
    def timeout_s(self) -> float:
        """Of one call to the model: within the test's patience where it is waited for, else far away."""
        return 0.8 if self.is_waited_for else 15


OF_ANSWERS: Final = (
    *("null_content", "refusal", "content_filter", "length", "truncated", "prose", "fenced", "fenced_half"),
    *("missing_list", "nan", "repeated_key", "nul", "two_calls"),
)
"""Faults that an output mode could make a difference to."""

NOBODY: Final = Case("slow", "Nobody listens at the address", listens=False)

CASES: Final = (NOBODY, *(Case(each.name, each.told) for each in FAULTS.values()))

MODES: Final[tuple[OutputMode, ...]] = ("json_schema", "tool", "json_object")

MODE_CASES: Final = {mode: tuple(Case(name, FAULTS[name].told, mode) for name in OF_ANSWERS) for mode in MODES}
