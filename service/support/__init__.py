"""How widely an item is reported: copies that print its evidence are added, and counted once as an origin.

Pure code. Neither number is a confirmation.
"""

from service.support.counting import count_origins
from service.support.crediting import credit_copies
from service.support.following import follow_fullest

__all__ = ["count_origins", "credit_copies", "follow_fullest"]
