"""The gate: may this run ship, measured against a baseline? Pure; both sides come measured by the present scorer."""

from __future__ import annotations

from evals.gate.judging import judge_run
from evals.gate.sides import Side, Yardstick

__all__ = ["Side", "Yardstick", "judge_run"]
