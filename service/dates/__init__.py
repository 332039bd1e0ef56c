"""Works out dates from printed words. What the words do not settle stays open: start null, `unresolved`."""

from service.dates.resolving import resolve_time

__all__ = ["resolve_time"]
