"""Titles and summaries taken from sentences that were reported: whole ones, or a headline cut at a safe place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from service.language import Language
from service.lexical.english import LEANING, ORPHANS, SAYING
from service.lexical.grammar import find_grammar
from service.text import count_words, find_content_stems, list_words, skip_dateline

MAX_TITLE: Final = 120
"""Characters that a headline may have."""
_MIN_TITLE_WORDS: Final = 5
_MAX_WORDS: Final = 45
_LEADS: Final = 2.0
_ATTRIBUTED: Final = 0.8
_HEADLINED: Final = 2.0
_ASKS: Final = ("?", "…", ":")
_REPEATED: Final = 0.5
_MOST_SHARED: Final = 4
"""Sentences that share a word count up to so many, and headlines up to the next."""
_MOST_HEADED: Final = 3
_CUT: Final = re.compile(
    r",\s+(?=(?:including|which|who|whose|as|while|with|after|amid|according|leaving|fuelling|sparking|the|a|an|and|but|\w+ing)\b)"
    r"|\s+(?=(?:sparking|fuelling|leaving|amid|which)\b)",
    re.IGNORECASE,
)
_PRONOUN_SAID: Final = re.compile(rf"\b(?:he|she|it|they) (?:{'|'.join(sorted(SAYING))})\b")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
_BULLET: Final = re.compile(r"^\s*(?:[•●▪◦‣·*>–—-]+\s+|[•●▪◦‣])+")
"""Marks of lists and of quoted mail."""
_NAME: Final = re.compile(r"\b[A-Z][\w’'-]+ [A-Z][\w’'-]+")
_OPENING: Final = re.compile(r"^(?:in|on|at|after|amid|despite|following|during|with)\b[^,]{3,80},\s+", re.IGNORECASE)


class Line(NamedTuple):
    """A reported sentence that a title or a summary may use."""

    id: str
    text: str
    weight: float
    """How central it is: its relation, its place, the articles that bear it."""
    attributed: bool = False
    leads: bool = False
    """Whether it opens its article."""
    titled: float = 0.0
    """How much of it the headlines of the articles have as well."""


def choose_title(lines: Sequence[Line], language: Language) -> tuple[str, tuple[str, ...]] | None:
    """The text of a title and the ids it rests on."""
    for line in sorted(lines, key=_weigh_title, reverse=True):
        text = cut_headline(line.text, keep_end=line.attributed)
        if text and _opens_well(text, language):
            return text, (line.id,)
    return None


def _weigh_title(line: Line) -> float:
    """The articles' own voice and an article's first sentence go first."""
    return line.weight + line.titled + _LEADS * line.leads - _ATTRIBUTED * line.attributed


def weigh_likeness(lines: Sequence[Line], language: Language, headlines: Sequence[str] = ()) -> list[Line]:
    """Lines weighed anew by how much of them the others and the articles' headlines share: central ones come first."""
    stems = {each.id: find_content_stems(each.text, language) for each in lines}
    common = _count_shared(stems.values())
    headed = _count_shared((find_content_stems(each, language) for each in headlines), _MOST_HEADED)
    return [
        each._replace(
            weight=each.weight + _news(stems[each.id], common),
            titled=_HEADLINED * _sum(headed, stems[each.id] & headed.keys()) / (4 + len(stems[each.id])),
        )
        for each in lines
    ]


def cut_headline(sentence: str, *, keep_end: bool) -> str:
    """The sentence without what trails it, as long as a clause is left; whole where nothing can be cut."""
    text = cut_dateline(sentence).strip().rstrip(".").strip()
    if any(mark in text for mark in '“”"«»'):
        return ""
    if keep_end:
        return text if len(text) <= 2 * MAX_TITLE else ""
    while len(text) > MAX_TITLE:
        cuts = [
            found.start() for found in _CUT.finditer(text) if count_words(text[: found.start()]) >= _MIN_TITLE_WORDS
        ]
        if not cuts:
            break
        text = text[: cuts[-1]]
    opening = _OPENING.match(text) if len(text) > MAX_TITLE else None
    return text[opening.end()].upper() + text[opening.end() + 1 :] if opening else text


def choose_summary(lines: Sequence[Line], language: Language, limit: int) -> tuple[Line, ...]:
    """At most `limit` whole sentences: central ones first, each telling what the others do not."""
    usable = [each for each in lines if _opens_well(each.text, language) and count_words(each.text) <= _MAX_WORDS]
    stems = {each.id: find_content_stems(each.text, language) for each in usable}
    common = _count_shared(stems.values())
    chosen: list[Line] = []
    said: frozenset[str] = frozenset()
    while usable and len(chosen) < limit:
        best = max(
            usable, key=lambda each: each.weight + each.titled + each.leads + _news(stems[each.id] - said, common)
        )
        usable = [each for each in usable if each is not best and not _repeats(stems[each.id], stems[best.id])]
        chosen.append(best)
        said |= stems[best.id]
    order = {each.id: n for n, each in enumerate(lines)}
    return (chosen[0], *sorted(chosen[1:], key=lambda each: order[each.id])) if chosen else ()


def _count_shared(told: Iterable[frozenset[str]], most: int = _MOST_SHARED) -> dict[str, int]:
    """How many sentences have each stem; more than some count no further."""
    return {stem: min(count, most) for stem, count in Counter(chain.from_iterable(told)).items()}


def _news(stems: frozenset[str], common: Mapping[str, int]) -> float:
    """Words that several sentences share are what the event is about."""
    return _sum(common, stems) / (8 + len(stems))


def _sum(counts: Mapping[str, int], stems: Iterable[str]) -> int:
    return sum(map(counts.__getitem__, stems))


def _repeats(left: frozenset[str], right: frozenset[str]) -> bool:
    shorter = min(len(left), len(right))
    return shorter > 0 and len(left & right) / shorter > _REPEATED


def cut_dateline(text: str) -> str:
    """The sentence without the dateline or the bullet before it."""
    plain = _BULLET.sub("", text)
    return plain[skip_dateline(plain) :]


def _opens_well(text: str, language: Language) -> bool:
    """Whether the sentence needs none before it, and tells instead of asking."""
    text = cut_dateline(text)
    if language.code != "en":
        first = _FIRST_WORD.match(text)
        is_orphan = first is not None and first.group().lower() in find_grammar(language).list("orphans")
        return not is_orphan and not text.endswith(_ASKS)
    if LEANING.search(text, list_words(text)):
        return False
    said = _PRONOUN_SAID.search(text)
    if said and not _NAME.search(text, 1, said.start()):
        return False
    first = _FIRST_WORD.match(text)
    return (first is None and text[:1].isdigit()) or (first is not None and first.group().lower() not in ORPHANS)
