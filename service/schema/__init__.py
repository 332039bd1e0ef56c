"""The shapes that cross a boundary: the story that comes in, the draft a model fills, the report that goes out."""
