"""Claims and quotes against each other: equal words are one item, a contiguous part of a quote is a cut of it."""

from __future__ import annotations

from collections.abc import Sequence

from service.reconcile.merge import merge_alike, merge_items
from service.reconcile.strands import fold_words
from service.schema.report import Claim, Quote
from service.text import fold_plain, has_words, list_words


def merge_claims(claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], dict[str, str]]:
    """Claims of equal text, kind and stance as one. Likeness of wording merges nothing."""

    def identity(claim: Claim) -> tuple[str, ...]:
        return fold_plain(claim.text).casefold().strip(". "), claim.kind, claim.stance, claim.relation

    return merge_alike(claims, identity, _merge_claims)


def _merge_claims(group: Sequence[Claim]) -> Claim:
    return merge_items(
        group,
        attributed_to=tuple(dict.fromkeys(name for each in group for name in each.attributed_to)),
        figures=tuple(dict.fromkeys(figure for each in group for figure in each.figures)),
        hedge=next((each.hedge for each in group if each.hedge), None),
        when=next((each.when for each in group if each.when), None),
        via=next((each.via for each in group if each.via), None),
        responds_to=next((each.responds_to for each in group if each.responds_to), None),
    )


def merge_quotes(quotes: Sequence[Quote]) -> tuple[tuple[Quote, ...], dict[str, str]]:
    """Quotes of equal words as one, unless two speakers are named for them; then those stay apart."""
    speakers: dict[str, set[str]] = {}
    for each in quotes:
        if each.speaker:
            speakers.setdefault(fold_words(each), set()).add(_surname(each.speaker))

    def identity(quote: Quote) -> tuple[str, str]:
        words = fold_words(quote)
        alone = len(speakers.get(words, ())) < 2  # noqa: PLR2004 - one speaker, or none
        return words, "" if alone else _surname(quote.speaker or "")

    return merge_alike(quotes, identity, _merge_quotes)


def _surname(name: str) -> str:
    return (list_words(name) or ("",))[-1]


def _merge_quotes(group: Sequence[Quote]) -> Quote:
    named = max(group, key=lambda each: len(each.speaker or ""))
    return merge_items(
        group,
        speaker=named.speaker,
        speaker_role=next((each.speaker_role for each in group if each.speaker_role), None),
        via=next((each.via for each in group if each.via), None),
    )


def mark_cuts(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Quotes with `cut_of` set where exactly one whole quote, itself no cut, holds all their words in one stretch."""
    return tuple(_mark_cut(each, quotes) for each in quotes)


def _mark_cut(quote: Quote, quotes: Sequence[Quote]) -> Quote:
    longer = [each for each in quotes if _holds(each, quote)]
    whole = [each for each in longer if not any(_holds(other, each) for other in longer)]
    return quote.model_copy(update={"cut_of": whole[0].id}) if len(whole) == 1 else quote


def _holds(longer: Quote, shorter: Quote) -> bool:
    inner, outer = fold_words(shorter).casefold(), fold_words(longer).casefold()
    if longer is shorter or len(inner) >= len(outer):
        return False
    same_speaker = not (longer.speaker and shorter.speaker) or _surname(longer.speaker) == _surname(shorter.speaker)
    return same_speaker and has_words(outer, inner)
