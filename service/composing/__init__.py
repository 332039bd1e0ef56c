"""Titles and summaries: proposed by a draft or a writer, shown only as far as the items they name bear them.

What fails is replaced by the best-supported item's words (title) or dropped (sentence). There is no second asking.
"""

from service.composing.events import Composed, build_timeline, compose_events
from service.composing.proposals import Proposed, hand_out_proposals

__all__ = ["Composed", "Proposed", "build_timeline", "compose_events", "hand_out_proposals"]
