"""What a number counts, of what unit, and whose it is."""
