"""The composition root: settings once, adapters built, the app or a command returned. Nothing else builds adapters."""

from __future__ import annotations

import asyncio
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from service.languages.detection import Languages
from service.pipeline import World


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Now, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that only go forward, on asyncio's scale."""
        return time.monotonic()
