"""Claims against each other, by type: who, what, numbers, negation, stance, time, speaker. Likeness merges nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from service.grounding.names import stem_name
from service.grounding.printed import PrintedWord, read_words
from service.grounding.wordings.wording import find_meant_stems
from service.language import Language
from service.quantities import read_quantities
from service.reconcile.homes import find_identities
from service.reconcile.merge import merge_alike, merge_items
from service.reconcile.times import TimeKey, fits_time, read_time
from service.schema.report import Claim
from service.text import fold_plain, list_words

_CUES = ("negation", "plan", "unreal", "hedge", "pronoun", "agent")
"""Lists of words that turn a statement into another one, or somebody into somebody else; most are stop words."""


class Proposition(NamedTuple):
    """What a text states, whatever little words it has and wherever its circumstances stand."""

    main: tuple[str, ...]
    """Stems in order: who does what to whom, with the words that join them."""
    circumstances: tuple[tuple[str, ...], ...]
    """What prepositions lead at the beginning and at the end, each with its word; their order tells nothing."""
    numbers: tuple[tuple[object, ...], ...]
    cues: tuple[str, ...]
    passive: bool
    """Whether something is done to whom it names first: police were arrested."""


class _Part(NamedTuple):
    """Words that one preposition or conjunction leads, or none."""

    lead: str
    stems: tuple[str, ...]


@lru_cache(maxsize=4096)
def read_proposition(text: str, language: Language) -> Proposition:
    """The parts of a statement. In a language whose joining words are not known it is the whole wording."""
    plain = fold_plain(text).strip().rstrip(". ")
    if not language.list("joining"):
        return Proposition(list_words(plain), (), (), (), passive=False)
    words = [word for at, word in enumerate(read_words(plain, language)) if not word.letter or (word.capital and at)]
    parts = [part for part in _split(plain, words, language) if part.lead or part.stems]
    first = len(list(takewhile(_is_led, parts)))
    last = len(parts) - len(list(takewhile(_is_led, reversed(parts[first:]))))
    turning = language.lists(*_CUES)
    amounts = (each for each in read_quantities(plain, language) if each.kind in ("amount", "compound"))
    numbers = ((each.low, each.high, each.qualifier, each.of) for each in amounts)
    return Proposition(
        main=tuple(word for part in parts[first:last] for word in (part.lead, *part.stems) if word),
        circumstances=tuple(sorted((part.lead, *part.stems) for part in (*parts[:first], *parts[last:]))),
        numbers=tuple(sorted(numbers, key=repr)),
        cues=tuple(sorted(word.lower for word in words if word.lower in turning)),
        passive=any(word.lower in language.list("passive") for word in words),
    )


def _is_led(part: _Part) -> bool:
    return bool(part.lead)


def _split(text: str, words: Sequence[PrintedWord], language: Language) -> Iterator[_Part]:
    """The parts in order; a comma closes one, and so does a day."""
    joining, idle = language.list("joining"), language.list("reporting")
    days = language.lists("weekday", "month")
    lead, stems, end = "", list[str](), 0
    for word in words:
        joins = word.lower in joining
        if joins or "," in text[end : word.start]:
            yield _Part(lead, tuple(stems))
            lead, stems = (word.lower if joins else ""), []
        end = word.end
        if not (joins or word.idle or word.lower in idle):
            stems.append(word.stem)
        if lead and word.lower in days:
            yield _Part(lead, tuple(stems))
            lead, stems = "", []
    yield _Part(lead, tuple(stems))


class _Told(NamedTuple):
    """What two tellings of one claim may differ in, one of them saying less."""

    time: TimeKey
    speakers: tuple[str, ...]
    """Empty as well where it does not matter who says it: several may report one happening."""

    @property
    def sharpness(self) -> tuple[object, ...]:
        """How much it tells."""
        return bool(self.speakers) + self.time.sharpness[0], self.time.sharpness, self.speakers


def merge_claims(claims: Sequence[Claim], language: Language) -> tuple[tuple[Claim, ...], dict[str, str]]:
    """Claims that state the same as one, and the id that each old id became.

    What is stated, kind, stance and relation have to be equal; of two days they are two, and so are statements of two
    speakers. One without a day or a speaker joins the only one that it fits.
    """
    # Two that state the same have the same content; most claims have theirs alone, and need not be taken apart.
    contents = {each.id: find_meant_stems(each.text, language) for each in claims}
    shared = Counter(contents.values())
    identities = find_identities(
        {
            each.id: (read_proposition(each.text, language) if shared[contents[each.id]] > 1 else each.id, *_type(each))
            for each in claims
        },
        {each.id: _Told(read_time(each.when, language), _find_speakers(each, language)) for each in claims},
        sharpness=_weigh,
        fits=_fits,
    )
    return merge_alike(claims, lambda each: identities[each.id], lambda group: _merge(group, language))


def _type(claim: Claim) -> tuple[str, ...]:
    return claim.kind, claim.stance, claim.relation


def _find_speakers(claim: Claim, language: Language) -> tuple[str, ...]:
    if claim.kind == "happening" and claim.stance == "asserted":
        return ()
    return tuple(
        sorted({(stem_name(each, language) or list_words(each) or (each,))[-1] for each in claim.attributed_to})
    )


def _weigh(told: _Told) -> tuple[object, ...]:
    return told.sharpness


def _fits(vague: _Told, sharp: _Told) -> bool:
    same_time = vague.time == sharp.time or fits_time(vague.time, sharp.time)
    return same_time and (not vague.speakers or vague.speakers == sharp.speakers)


def _merge(group: Sequence[Claim], language: Language) -> Claim:
    dated = [each.when for each in group if each.when]
    return merge_items(
        group,
        attributed_to=tuple(dict.fromkeys(name for each in group for name in each.attributed_to)),
        figures=tuple(dict.fromkeys(figure for each in group for figure in each.figures)),
        hedge=next((each.hedge for each in group if each.hedge), None),
        when=max(dated, key=lambda each: read_time(each, language).sharpness, default=None),
        via=next((each.via for each in group if each.via), None),
        responds_to=next((each.responds_to for each in group if each.responds_to), None),
    )
