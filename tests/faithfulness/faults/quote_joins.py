"""Quotations joined of two stretches that do not follow each other."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from service.schema.draft import DraftQuote
from tests.faithfulness.faults.fault import Fault
from tests.faithfulness.faults.quotations import plain_quote, requote
from tests.faithfulness.faults.story import article_of
from tests.faithfulness.faults.wording import MARKS, capitalize_like, is_spaceless, tokenize
from tests.faithfulness.material import Material

_MOST_PAIRS: Final = 30


def quote_stitched(material: Material, rng: random.Random) -> Iterator[Fault]:
    """Two quotations made one, or one cut in the middle."""
    quotes = list(material.draft.quotes)
    for one in quotes:
        language = material.languages[article_of(one.cites[0])]
        space = "" if is_spaceless(language) else " "
        for other in rng.sample(quotes, min(5, len(quotes))):
            if one != other:
                yield from _stitch(material, one, other, space)
        parts = list(one.words) if is_spaceless(language) else one.words.split()
        if len(parts) > 7:
            cut = space.join(parts[: len(parts) // 2 - 1] + parts[len(parts) // 2 + 1 :])
            yield from requote(material, "quote_stitched", one, cut, "middle cut out")
        if re.search(r"…|\.\.\.", one.words):
            without = re.sub(r"\s*(?:…|\.\.\.)\s*", " ", one.words)
            if tokenize(without) != tokenize(one.words):
                yield from requote(material, "quote_stitched", one, without, "ellipsis dropped")


def _stitch(material: Material, one: DraftQuote, other: DraftQuote, space: str) -> Iterator[Fault]:
    both = one.model_copy(update={"cites": list(dict.fromkeys([*one.cites, *other.cites]))})
    yield from requote(material, "quote_stitched", both, one.words + space + other.words, "two joined")


def quote_joined_over_gap(material: Material, rng: random.Random) -> Iterator[Fault]:
    """Two stretches in marks joined over the words of the article between them."""
    for first, second, cites in _sampled_pairs(material, rng):
        language = material.languages[article_of(cites[0])]
        event = next((each.event for each in material.draft.articles if each.article == article_of(cites[0])), "")
        speaker = next((each.speaker for each in material.draft.quotes if set(each.cites) & set(cites)), "")
        if not event:
            continue
        base = plain_quote("q99", event, first, speaker, cites)
        space = "" if is_spaceless(language) else " "
        for what, words in _joins(first, second, space):
            yield from requote(material, "quote_joined_over_gap", base, words, what)


def _joins(first: str, second: str, space: str) -> Iterator[tuple[str, str]]:
    """The ways to join two stretches, each with its name; without a space between words as in Japanese."""
    comma, stop = (", ", ". ") if space else ("、", "。")
    bare = first.rstrip(",.，。 ")
    half = first.split()[len(first.split()) // 2 :] if space else list(first[len(first) // 2 :])
    yield "joined", first + space + second
    yield "joined with comma", bare + comma + second
    yield "joined with stop", bare + stop + capitalize_like("A", second)
    yield "half joined", space.join(half) + space + second
    yield "turned round", second.rstrip(",.") + space + first


def _sampled_pairs(material: Material, rng: random.Random) -> list[tuple[str, str, list[str]]]:
    pairs = list(_pairs(material))
    return pairs if len(pairs) <= _MOST_PAIRS else rng.sample(pairs, _MOST_PAIRS)


def _marked(text: str) -> list[tuple[int, int, str]]:
    return [(hit.start(), hit.end(), next(filter(None, hit.groups())).strip()) for hit in MARKS.finditer(text)]


def _pairs(material: Material) -> Iterator[tuple[str, str, list[str]]]:
    """Stretches in marks that follow each other within three sentences, with words of the article between them."""
    for address, text in material.sentences.items():
        article, place = address.split(":")
        inside = _marked(text)
        for (_, end, first), (start, _, second) in pairwise(inside):
            if re.search(r"\w", text[end:start]):
                yield first, second, [address]
        if inside and place != "0":
            followers = [f"{article}:{int(place) + step}" for step in (1, 2)]
            yield from _pairs_over(material, address, inside[-1], followers)


def _pairs_over(
    material: Material, address: str, last: tuple[int, int, str], followers: Sequence[str]
) -> Iterator[tuple[str, str, list[str]]]:
    gap = material.sentences[address][last[1] :]
    for follower in followers:
        text = material.sentences.get(follower, "")
        behind = _marked(text)
        if behind and re.search(r"\w", gap + text[: behind[0][0]]):
            yield last[2], behind[0][2], [address, follower]
        gap += text
