"""The sample story, as a CMS posts it: the example in OpenAPI, and what the demonstration sends."""

from __future__ import annotations

from pathlib import Path
from typing import Final

SAMPLE: Final = Path(__file__).parents[2] / "evals" / "cases" / "kyiv-strike" / "story.json"
"""Installed beside this package, for it is an eval case first."""


def load_sample() -> bytes:
    """Load the sample story's JSON."""
    return SAMPLE.read_bytes()
