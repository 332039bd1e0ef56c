"""Words that a wording may not leave out, for what is left is another statement.

"All flights except those to Cairo were cancelled", "the deputy mayor was arrested", "hit harder than the south":
without the word, Cairo's flights were cancelled, the mayor was arrested, the south was hit harder. Each kind of word is
a list of the language; a language that has none is not held to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final, NamedTuple

from service.grounding.cues import list_cues, list_first_words
from service.grounding.printed import MARK, PrintedText, PrintedWord, find_beginning, list_calendar, list_endings
from service.language import Language
from service.text import stem_words

_APART: Final = 2
"""Words from one magnitude to the next that multiplies it: hundreds of thousands."""


class _Limit(NamedTuple):
    """A list of words that limit what stands behind them."""

    name: str
    reach: int
    """Among so many telling words behind it stands what it limits."""
    is_exact: bool = False
    """Whether the wording needs the very word, and not any of its kind."""
    is_amount: bool = False
    """Whether an article before it makes it an amount, which limits nothing: a few are some."""
    is_share: bool = False
    """Whether a number may be one: half the town."""


_LIMITS: Final = (
    _Limit("exception", 3),
    _Limit("other_office", 1, is_exact=True),
    _Limit("rank", 1, is_exact=True),
    _Limit("scarce", 2, is_amount=True),
    _Limit("part_of", 2, is_share=True),
    _Limit("beside", 2),
    _Limit("comparing", 2),
)


def drops_limit(meant: frozenset[str], wording: PrintedText, sentence: PrintedText) -> bool:
    """Whether a sentence limits something that a wording tells without that; `meant` are its words that matter."""
    told = meant & sentence.places.keys()
    return (
        (_may_limit(sentence) and any(_drops(limit, told, wording, sentence) for limit in _LIMITS))
        or any(_drops_aside(name, told, wording, sentence) for name in ("condition", "exception", "only_in"))
        or _drops_time(told, wording, sentence)
        or _drops_rate(told, wording, sentence)
        or _splits_magnitude(told, sentence)
        or _drops_particle(wording, sentence)
    )


def _may_limit(sentence: PrintedText) -> bool:
    """Whether a sentence has any word that such a limit begins with: most have none."""
    limits = sentence.language.lists(*(each.name for each in _LIMITS))
    return not list_first_words(limits).isdisjoint(sentence.lowers)


def _drops(limit: _Limit, told: frozenset[str], wording: PrintedText, sentence: PrintedText) -> bool:
    cues = sentence.language.list(limit.name)
    printed = list_cues(sentence, cues)
    if not printed:
        return False
    kept = {cue for _, cue in list_cues(wording, cues)}
    if kept and not limit.is_exact:
        return False
    return any(cue not in kept and _limits(at, cue, limit, told, sentence) for at, cue in printed)


def _limits(at: int, cue: str, limit: _Limit, told: frozenset[str], sentence: PrintedText) -> bool:
    """Whether a told word stands right behind a cue: no day and no number, which have bounds of their own."""
    words, language = sentence.words, sentence.language
    if limit.is_amount and at and words[at - 1].lower in language.list("one_before_magnitude"):
        return False
    if not limit.is_share and any(each.start <= words[at].start < each.end for each in sentence.quantities):
        return False
    calendar = list_calendar(language)
    behind = islice(_read_on(at + cue.count(" ") + 1, sentence), limit.reach)
    return any(word.stem in told and not word.stem.isdigit() and word.lower not in calendar for word in behind)


def _read_on(first: int, sentence: PrintedText) -> Iterator[PrintedWord]:
    """The telling words from a place on, as far as the next mark."""
    mark = MARK.search(sentence.text, sentence.words[first - 1].end)
    for word in sentence.words[first:]:
        if mark and word.start >= mark.end():
            return
        if not (word.idle or word.letter):
            yield word


def _drops_aside(name: str, told: frozenset[str], wording: PrintedText, sentence: PrintedText) -> bool:
    """Whether a condition or an exception of what is told is left out: if Israel withdraws, except those to Cairo."""
    cues = sentence.language.list(name)
    printed = list_cues(sentence, cues)
    if not printed or list_cues(wording, cues):
        return False
    return any(word.stem in told for at, _ in printed for word in _list_limited(at, sentence))


def _drops_time(told: frozenset[str], wording: PrintedText, sentence: PrintedText) -> bool:
    """Whether what is to come, or is not, hangs on something left out: will not withdraw until Hamas disarms."""
    cues = sentence.language.list("time_clause")
    printed = list_cues(sentence, cues)
    if not printed or list_cues(wording, cues):
        return False
    open_cues = sentence.language.lists("plan", "negation")
    ahead = (_list_before(at, sentence) for at, _ in printed)
    return any(
        any(word.lower in open_cues for word in words) and any(word.stem in told for word in words) for words in ahead
    )


def _list_before(cue: int, sentence: PrintedText) -> Sequence[PrintedWord]:
    """The words of the statement ahead of a cue; a mark right before the cue parts nothing."""
    return sentence.words[sentence.find_opening(max(0, cue - 1)) : cue]


def _list_limited(cue: int, sentence: PrintedText) -> Iterator[PrintedWord]:
    """The words of the statement ahead of a cue; and where the cue begins one, those behind the mark that ends it.

    A mark right before the cue parts nothing.
    """
    at = cue
    while at and sentence.words[at - 1].idle and at not in sentence.openings:
        at -= 1
    yield from _list_before(at, sentence)
    mark = MARK.search(sentence.text, sentence.words[cue].end)
    if mark and at in sentence.openings:
        behind = find_beginning(sentence.words, mark.end())
        stop = next((place for place in range(behind + 1, len(sentence.words)) if place in sentence.openings), None)
        yield from sentence.words[behind:stop]


def _drops_rate(told: frozenset[str], wording: PrintedText, sentence: PrintedText) -> bool:
    """Whether what is told is for each span of time: costs $10 million a day."""
    cues = sentence.language.list("rate")
    printed = list_cues(sentence, cues)
    if not printed or list_cues(wording, cues):
        return False
    return any(_is_rate_of(at, cue, told, sentence) for at, cue in printed)


def _is_rate_of(at: int, cue: str, told: frozenset[str], sentence: PrintedText) -> bool:
    """Whether a span of time stands right behind a told word, and nothing behind it makes it a day: a day later."""
    before, behind = sentence.words[:at][-1:], sentence.words[at + cue.count(" ") + 1 :][:1]
    ends = sentence.language.list("span_not_before")
    follows_told = any(word.stem in told and not word.idle for word in before)
    return follows_told and not any(word.lower in ends or word.stem.isdigit() for word in behind)


def _drops_particle(wording: PrintedText, sentence: PrintedText) -> bool:
    """Whether a verb is told without the little word that makes another one of it: was called off."""
    language = sentence.language
    dropped = language.list("particle") & (sentence.lowers - wording.lowers)
    if not dropped:
        return False
    verbs, endings = language.lists("past", "participle", "unchanged_past"), list_endings(language, "done_ending")
    return any(
        behind.lower in dropped
        and word.telling
        and word.stem in wording.places
        and (word.lower in verbs or word.lower.endswith(endings))
        for word, behind in pairwise(sentence.words)
    )


def _splits_magnitude(told: frozenset[str], sentence: PrintedText) -> bool:
    """Whether one of two words for a magnitude is told and the other is not: hundreds of thousands of people."""
    stems = _stem_magnitudes(sentence.language)
    if stems.isdisjoint(sentence.places):
        return False
    places = sorted(at for stem in stems for at in sentence.places.get(stem, ()))
    return any(
        right - left <= _APART and (sentence.words[left].stem in told) != (sentence.words[right].stem in told)
        for left, right in pairwise(places)
    )


@lru_cache(maxsize=64)
def _stem_magnitudes(language: Language) -> frozenset[str]:
    return frozenset(stem_words(tuple(language.magnitudes), language))
