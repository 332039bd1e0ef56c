"""Sentences that address a machine: a hint to the editor, never a control.

Words catch a quarter of such texts and some harmless ones too. What keeps an instruction from having its way is that
nothing is reported that the cited sentences do not bear out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from typing import Final

from service.prepare import AddressedSentence, PreparedArticle
from service.schema.report import Evidence, Warning_
from service.text import fold_plain

CODE: Final = "instruction_to_machine"

_MESSAGE: Final = "A sentence of this article addresses a machine that reads it; nobody obeyed it. Look at the article."


def warn_of_instructions(articles: Sequence[PreparedArticle]) -> Iterator[Warning_]:
    """One warning for each article that addresses a machine, with the sentences that do."""
    for article in articles:
        found = find_instructions(article)
        if found:
            evidence = tuple(_cite(article, each) for each in found)
            yield Warning_(code=CODE, message=_MESSAGE, article_id=article.id, evidence=evidence)


def find_instructions(article: PreparedArticle) -> tuple[AddressedSentence, ...]:
    """The sentences that address a machine, and what follows them in their paragraph: the order goes on there."""
    if not _may_address_machine(f"{article.title or ''}\n{article.body}"):
        return ()
    found: list[AddressedSentence] = []
    for each in article.sentences:
        goes_on = bool(found) and found[-1].paragraph == each.paragraph
        if goes_on or _addresses_machine(each.text):
            found.append(each)
    return tuple(found)


def _may_address_machine(text: str) -> bool:
    """Whether it is worth looking at single sentences: one pass over the article instead of one for each."""
    return _load_cues()["hint"].search(fold_plain(text).casefold()) is not None


def _addresses_machine(text: str) -> bool:
    cues = _load_cues()
    folded = fold_plain(text).casefold()
    if cues["override"].search(folded):
        return True
    return bool(cues["machine"].search(folded) and cues["order"].search(folded))


def _cite(article: PreparedArticle, sentence: AddressedSentence) -> Evidence:
    return Evidence(
        article_id=article.id,
        field=sentence.field,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
    )


@lru_cache(maxsize=1)
def _load_cues() -> Mapping[str, re.Pattern[str]]:
    """The cues of each kind, and as `hint` those of which a sentence that addresses a machine holds one at least."""
    tables = tomllib.loads(files("service").joinpath("instructions.toml").read_text(encoding="utf-8"))
    cues = {kind: [each for words in table.values() for each in words] for kind, table in tables.items()}
    return {kind: _compile(words) for kind, words in {**cues, "hint": cues["override"] + cues["machine"]}.items()}


def _compile(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern in which a place's first letter rules out most of the words at once."""
    by_letter = groupby(sorted(map(fold_plain, words)), key=lambda each: each[0])
    parts = (f"{re.escape(first)}(?:{'|'.join(re.escape(each[1:]) for each in group)})" for first, group in by_letter)
    return re.compile(rf"\b(?:{'|'.join(parts)})")
