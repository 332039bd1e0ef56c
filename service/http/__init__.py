"""The HTTP edge: bytes in, problems and reports out. Nothing here decides what a report says."""
