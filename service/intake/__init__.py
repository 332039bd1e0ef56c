"""From the bytes a caller sent to a story that can be read, or to a list of what is wrong with them. Pure."""

from service.intake.acceptance import Intake, Notice, append_notices
from service.intake.reading import MAX_BYTES, read_story

__all__ = ["MAX_BYTES", "Intake", "Notice", "append_notices", "read_story"]
