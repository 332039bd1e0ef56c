"""Works out dates from printed words. What the words do not settle stays open: start null, `unresolved`."""

from service.dates.resolving import resolve_time
from service.dates.words import names_weekday

__all__ = ["names_weekday", "resolve_time"]
