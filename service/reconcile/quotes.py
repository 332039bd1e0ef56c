"""Quotes against each other: equal words are one item, a contiguous part of a quote is a cut of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from service.grounding.names import stem_name
from service.language import Language
from service.reconcile.merge import merge_alike, merge_items
from service.schema.report import Quote
from service.text import fold_plain, has_words, list_words


def fold_words(quote: Quote) -> str:
    """The words of a quote as they are compared: folded, without the stop or comma at their end."""
    return fold_plain(quote.words).strip().rstrip(".,;:").rstrip("'")


def merge_quotes(quotes: Sequence[Quote], language: Language) -> tuple[tuple[Quote, ...], dict[str, str]]:
    """Quotes of equal words as one, unless two speakers are named for them; then those stay apart."""
    speakers: dict[str, set[str]] = {}
    for each in quotes:
        if each.speaker:
            speakers.setdefault(fold_words(each), set()).add(_surname(each.speaker, language))

    def identity(quote: Quote) -> tuple[str, str]:
        words = fold_words(quote)
        alone = len(speakers.get(words, ())) < 2  # noqa: PLR2004 - one speaker, or none
        return words, "" if alone else _surname(quote.speaker or "", language)

    return merge_alike(quotes, identity, _merge_quotes)


def _surname(name: str, language: Language) -> str:
    return (stem_name(name, language) or list_words(name) or ("",))[-1]


def _merge_quotes(group: Sequence[Quote]) -> Quote:
    named = max(group, key=lambda each: len(each.speaker or ""))
    return merge_items(
        group,
        speaker=named.speaker,
        speaker_role=next((each.speaker_role for each in group if each.speaker_role), None),
        via=next((each.via for each in group if each.via), None),
        translated=any(each.translated for each in group),
    )


def mark_cuts(quotes: Sequence[Quote], language: Language) -> tuple[Quote, ...]:
    """Quotes with `cut_of` set where exactly one whole quote, itself no cut, holds all their words in one stretch."""
    folded = {each.id: fold_words(each).casefold() for each in quotes}
    holding = _index_words(quotes, folded)
    speakers = {each.id: _surname(each.speaker or "", language) for each in quotes}

    def holds(longer: Quote, shorter: Quote) -> bool:
        named = {speakers[longer.id], speakers[shorter.id]} - {""}
        inner, outer = folded[shorter.id], folded[longer.id]
        return len(named) < 2 and len(inner) < len(outer) and has_words(outer, inner)  # noqa: PLR2004 - two speakers

    longer = {each.id: _find_longer(each, folded, holding, holds) for each in quotes}
    return tuple(_mark_cut(each, longer) for each in quotes)


def _index_words(quotes: Iterable[Quote], folded: Mapping[str, str]) -> Mapping[str, list[Quote]]:
    """The quotes that have a word, by word."""
    holding: dict[str, list[Quote]] = {}
    for each in quotes:
        for word in set(list_words(folded[each.id])):
            holding.setdefault(word, []).append(each)
    return holding


def _find_longer(
    quote: Quote,
    folded: Mapping[str, str],
    holding: Mapping[str, list[Quote]],
    holds: Callable[[Quote, Quote], bool],
) -> tuple[Quote, ...]:
    """The quotes that hold this one, looked for among those that have its rarest word."""
    near = min((holding[word] for word in set(list_words(folded[quote.id]))), key=len, default=[])
    return tuple(each for each in near if holds(each, quote))


def _mark_cut(quote: Quote, longer: Mapping[str, Sequence[Quote]]) -> Quote:
    held_by = longer[quote.id]
    names = {each.id for each in held_by}
    whole = [each for each in held_by if names.isdisjoint(other.id for other in longer[each.id])]
    return quote.model_copy(update={"cut_of": whole[0].id}) if len(whole) == 1 else quote
