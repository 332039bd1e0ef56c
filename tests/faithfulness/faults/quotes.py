"""Quotations altered and invented."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from tests.faithfulness.faults.correct_claims import sentence_claims
from tests.faithfulness.faults.fault import Fault, make_fault
from tests.faithfulness.faults.lexicon import words_of
from tests.faithfulness.faults.quotations import plain_quote, requote
from tests.faithfulness.faults.shown import shows_words
from tests.faithfulness.faults.story import article_of, join_cited
from tests.faithfulness.faults.wording import ANY_MARK, capitalize_like, compile_phrase, is_spaceless, tidy
from tests.faithfulness.material import Material


def quote_altered(material: Material, rng: random.Random) -> Iterator[Fault]:
    """A word changed, dropped, added or swapped; another tense; a negation dropped."""
    for quote in material.draft.quotes:
        language = material.languages[article_of(quote.cites[0])]
        variants = [*_dropped(quote.words, language, rng), *_retensed(quote.words, language)]
        for what, words in variants:
            yield from requote(material, "quote_altered", quote, words, what)


def _dropped(words: str, language: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    filler = rng.choice(words_of(language).fillers)
    if is_spaceless(language):
        at = rng.randrange(2, len(words) - 2)
        yield "a sign dropped", words[:at] + words[at + 1 :]
        yield "a word added", words[:at] + filler + words[at:]
        yield "two signs swapped", words[: at - 1] + words[at] + words[at - 1] + words[at + 1 :]
        return
    parts = words.split()
    if len(parts) < 4:
        return
    at = rng.randrange(1, len(parts) - 2)
    yield "a word dropped", " ".join(parts[:at] + parts[at + 1 :])
    yield "a word added", " ".join([*parts[:at], filler, *parts[at:]])
    yield "two words swapped", " ".join([*parts[:at], parts[at + 1], parts[at], *parts[at + 2 :]])
    yield "a word changed", " ".join([*parts[:at], filler, *parts[at + 1 :]])


def _retensed(words: str, language: str) -> Iterator[tuple[str, str]]:
    lexicon = words_of(language)
    for word, other in lexicon.tense:
        hit = compile_phrase(word, language).search(words)
        if hit:
            yield f"“{word}” → “{other}”", words[: hit.start()] + capitalize_like(hit[0], other) + words[hit.end() :]
    for pattern in lexicon.nots:
        without = re.sub(pattern, "", words, count=1)
        if without != words:
            yield "negation dropped", tidy(without)


def quote_invented(material: Material, rng: random.Random) -> Iterator[Fault]:
    """Words that nobody said, and words of the article's own put between marks."""
    plain = [claim for claim in sentence_claims(material) if not _has_marks_around(material, claim.cites[0])]
    for quote in material.draft.quotes:
        language = material.languages[article_of(quote.cites[0])]
        for words in rng.sample(list(words_of(language).quotes), 3):
            yield from requote(material, "quote_invented", quote, words, "invented")
    for claim in plain:
        speaker = rng.choice([each.speaker for each in material.draft.quotes] or [""])
        quote = plain_quote("q98", claim.event, claim.text, speaker, claim.cites)
        what = f"the article's own words: {claim.text}"
        yield make_fault(material, "quote_invented", quote, what, shows_words(claim.text))


def _has_marks_around(material: Material, address: str) -> bool:
    article, place = address.split(":")
    near = [f"{article}:{int(place) + step}" for step in (-2, -1, 0, 1, 2)]
    return ANY_MARK.search(join_cited(material, near)) is not None
