"""Quotations as the articles print them, and the same with other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.schema.draft import DraftQuote
from tests.faithfulness.faults.fault import Fault, make_fault
from tests.faithfulness.faults.shown import shows_words
from tests.faithfulness.faults.story import article_of
from tests.faithfulness.faults.wording import is_run, tokenize
from tests.faithfulness.material import Material


def _is_printed(material: Material, words: str) -> bool:
    """Whether an article prints these words in this order, sentence ends aside."""
    wanted = tokenize(words)
    articles = dict.fromkeys(map(article_of, material.sentences))
    if re.search("[぀-ヿ]", words):
        squeezed = re.sub(r"[\W_]", "", words)
        return any(squeezed in re.sub(r"[\W_]", "", _body(material, article)) for article in articles)
    return any(is_run(wanted, tokenize(_body(material, article))) for article in articles)


def _body(material: Material, article: str) -> str:
    return " ".join(text for address, text in material.sentences.items() if address.startswith(f"{article}:"))


def requote(material: Material, kind: str, quote: DraftQuote, words: str, what: str) -> Iterator[Fault]:
    """The quotation with these words, unless an article prints them."""
    if words.strip() and not _is_printed(material, words):
        changed = quote.model_copy(update={"words": words})
        yield make_fault(material, kind, changed, f"{what}: “{words}”", shows_words(words))


def plain_quote(name: str, event: str, words: str, speaker: str, cites: Sequence[str]) -> DraftQuote:
    """A quotation in the articles' own language."""
    return DraftQuote(
        id=name, event=event, words=words, speaker=speaker, speaker_role="", via="", translated=False, cites=list(cites)
    )
