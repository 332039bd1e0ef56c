"""Whether a wording says what its sentence says: one idea of how it may not, in each module."""
