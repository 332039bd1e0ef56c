"""A circuit breaker as a value: whether a model that failed of late may be asked. Pure; the time is an argument.

Closed, calls go through. After some failures in a row it is open for a pause; then one call at a time is let through
on trial, whose success closes it and whose failure opens it for twice as long.
See M. Nygard, Release It!, 2nd edition, chapter 5.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

FAILURES_TO_OPEN: Final = 5
"""In a row: one or two are what retries are for."""

FIRST_PAUSE_S: Final = 5.0
LONGEST_PAUSE_S: Final = 60.0


@dataclass(frozen=True, slots=True)
class Circuit:
    """What is known of a model's last calls. All times on one monotonic scale, seconds."""

    failures: int = 0
    """In a row."""
    pause_s: float = 0.0
    """The last one's length; 0 when closed."""
    open_until: float | None = None
    """None when closed. What is past waits for its trial."""
    on_trial: bool = False

    def admits(self, now: float) -> bool:
        """Whether a call may be made."""
        return self.open_until is None or (now >= self.open_until and not self.on_trial)

    def wait_s(self, now: float) -> float | None:
        """Seconds until a trial; None when that does not hang on time."""
        return self.open_until - now if self.open_until is not None and self.open_until > now else None

    def begin(self) -> Circuit:
        """After a call was admitted."""
        return self if self.open_until is None else replace(self, on_trial=True)

    def succeed(self) -> Circuit:
        """After a call that the model answered, even one that began before the circuit opened."""
        return Circuit()

    def fail(self, now: float, *, trial: bool) -> Circuit:
        """After a call that the model did not answer; `trial` as it was when the call began."""
        if trial:
            return _open(self, now)
        if self.open_until is not None:
            return self  # it began before the circuit opened, and tells nothing new
        counted = replace(self, failures=self.failures + 1)
        return _open(counted, now) if counted.failures >= FAILURES_TO_OPEN else counted

    def abandon(self, *, trial: bool) -> Circuit:
        """After a call that ended without telling anything of the model, such as a cancelled one."""
        return replace(self, on_trial=False) if trial else self


def _open(circuit: Circuit, now: float) -> Circuit:
    pause_s = min(LONGEST_PAUSE_S, 2 * circuit.pause_s or FIRST_PAUSE_S)
    return replace(circuit, pause_s=pause_s, open_until=now + pause_s, on_trial=False)
