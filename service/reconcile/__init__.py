"""Items of all drafts become events. Nothing is averaged, voted on or silently corrected.

Pure code. Merging happens only when exactly one candidate fits; otherwise items stay apart.
"""

from service.reconcile.assumed import assume_dates
from service.reconcile.event import MergedEvent
from service.reconcile.looks import Outlook
from service.reconcile.story import Reconciled, reconcile_drafts

__all__ = ["MergedEvent", "Outlook", "Reconciled", "assume_dates", "reconcile_drafts"]
