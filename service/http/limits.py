"""How much one caller may ask of the process at a time."""

from __future__ import annotations

from dataclasses import dataclass

from service.intake import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of the HTTP edge."""

    body_bytes: int = MAX_BYTES
    """Longest request body that is read."""
    receive_s: float = 10
    """Seconds that a request body may take to arrive, all of it."""
    reports_at_once: int = 64
    """Stories that are being read at one time; further ones are told to come back."""
