"""One item against its evidence: what the cited sentences do not bear is taken off, or the item is rejected.

Pure code. Nothing here asks a model, and nothing is ever made up to mend an item.
"""

from service.grounding.draft import GroundedDraft, GroundedEvent, Placed, ground_draft
from service.grounding.tidying import tidy

__all__ = ["GroundedDraft", "GroundedEvent", "Placed", "ground_draft", "tidy"]
