"""The eval suite: what is good, measured against fixed references by code that shares none with what it measures."""
