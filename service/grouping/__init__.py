"""Which articles could be on one event, told from their words: by code, whatever a model makes of them.

Pure code. A group is a hint to whoever joins the events of several drafts, no verdict: that the drafts give, and code
checks it.
"""

from service.dates.calendar_day import CalendarDay, find_printed_days
from service.grouping.apart import ground_apart
from service.grouping.clusters import cluster
from service.grouping.features import cut_grams, is_telling, key_number
from service.grouping.groups import group_articles
from service.grouping.outlook import look_over
from service.grouping.profile import Counted, Profile
from service.grouping.writing_day import find_writing_day

__all__ = [
    "CalendarDay",
    "Counted",
    "Profile",
    "cluster",
    "cut_grams",
    "find_printed_days",
    "find_writing_day",
    "ground_apart",
    "group_articles",
    "is_telling",
    "key_number",
    "look_over",
]
