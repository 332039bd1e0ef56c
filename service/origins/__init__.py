"""Which articles print one text: copies are read once, and counted once as an origin.

Pure code, before any call. Rewrites are not recognised.
"""

from service.origins.copies import Origins, find_origins
from service.origins.slices import cut_slices

__all__ = ["Origins", "cut_slices", "find_origins"]
