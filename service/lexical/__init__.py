"""The embedded model `lexical`: answers any story by rules, without configuration, network or weights."""

from __future__ import annotations

from service.lexical.reader import NAME, LexicalReader
from service.lexical.writer import LexicalWriter
from service.ports import Clock, Engine
from service.schema.report import ModelName

__all__ = ["NAME", "LexicalReader", "LexicalWriter", "build_lexical_engine"]


def build_lexical_engine(clock: Clock) -> Engine:
    """The engine that needs nothing: all of a story goes into one reading."""
    return Engine(
        name=NAME,
        reader=LexicalReader(clock),
        writer=LexicalWriter(clock),
        models=(ModelName(name=NAME, requested=NAME),),
        articles_per_call=0,
        local=True,
        stands_in=True,
    )
