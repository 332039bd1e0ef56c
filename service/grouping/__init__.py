"""Which articles could be on one event, told before any call: look-alikes do not belong into one call.

Pure code. A group is a hint to whoever plans the calls, no verdict: that the drafts give, and code checks it.
"""

from service.grouping.clusters import cluster
from service.grouping.groups import group_articles
from service.grouping.profile import Counted, Profile
from service.grouping.writing_day import WritingDay, find_writing_day

__all__ = ["Counted", "Profile", "WritingDay", "cluster", "find_writing_day", "group_articles"]
