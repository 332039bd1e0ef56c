"""Wirefold: several articles about one story in, one checked event report out."""

__version__ = "0.1.0"
