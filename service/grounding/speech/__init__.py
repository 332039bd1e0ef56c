"""Who says a thing, who is called what, and what of it is quoted."""
