"""Reads amounts with their bounds from printed words: a small parser of our own, driven by the language's tables.

Libraries that find numbers lose the bound ("at least 12" becomes 12) or break "1.5 million", and here the bound is
what must not be lost. Nothing is guessed: a number that could be read in two ways is not read.
"""

from service.quantities.amount import read_amount
from service.quantities.reading import read_quantities
from service.quantities.shape import Quantity, QuantityKind

__all__ = ["Quantity", "QuantityKind", "read_amount", "read_quantities"]
