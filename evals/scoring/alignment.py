"""One-to-one assignment of what a report has to what a reference has, of greatest weight in all.

As CEAF aligns entities (Luo, "On Coreference Resolution Performance Metrics", 2005); the assignment is SciPy's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

Expected = TypeVar("Expected")
Found = TypeVar("Found")

_NO_PAIR: Final = 0.0


@dataclass(frozen=True, slots=True)
class Pair(Generic[Expected, Found]):
    """A slot of the reference and what the report has for it; one of them may be absent, never both."""

    expected: Expected | None
    found: Found | None


def align(
    expected: Sequence[Expected], found: Sequence[Found], weigh: Callable[[Expected, Found], float]
) -> tuple[Pair[Expected, Found], ...]:
    """Pair what is expected with what was found so that the weights add up to the most.

    Args:
        expected: Of the reference.
        found: Of the report.
        weigh: How well two go together; 0 for two that must not be paired.

    Returns:
        The pairs, and everything left over in a pair of its own: in the reference's order, then the report's.
    """
    partners = _assign(expected, found, weigh)
    taken = set(partners.values())
    pairs: list[Pair[Expected, Found]] = [
        Pair(each, found[partners[n]] if n in partners else None) for n, each in enumerate(expected)
    ]
    pairs.extend(Pair(None, each) for n, each in enumerate(found) if n not in taken)
    return tuple(pairs)


def _assign(
    expected: Sequence[Expected], found: Sequence[Found], weigh: Callable[[Expected, Found], float]
) -> dict[int, int]:
    if not expected or not found:
        return {}
    weights = np.array([[weigh(wanted, given) for given in found] for wanted in expected])
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return {int(row): int(column) for row, column in zip(rows, columns, strict=True) if weights[row, column] > _NO_PAIR}
