"""Offices and parts: words that a sentence prints together, and not beside somebody else's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from service.grounding.cues import list_cues
from service.grounding.index import Citation
from service.grounding.names import print_name, stem_name
from service.grounding.printed import PrintedWord, adds_symbols, find_beginning, read_words
from service.grounding.speech.bearing import is_borne
from service.language import Language

_LOOSE: Final = 3
"""So many other words may stand among those of a role: deputy chairman of Russia's powerful Security Council."""


class _Run(NamedTuple):
    """A stretch of a sentence that holds the words of a role, the words beside it, and what parts them."""

    start: int
    end: int
    before: PrintedWord | None
    gap_before: str
    gap_after: str
    after: PrintedWord | None
    described: PrintedWord | None
    """The word before the comma that the stretch stands behind: Reed, now a farmer."""

    def is_of_another(self, own: frozenset[str]) -> bool:
        """Whether it stands before somebody else's name (President Putin), or behind it with a comma."""
        if self.after and not self.gap_after.strip():
            return _is_foreign(self.after, own)
        if self.after and self.after.stem in own and self.gap_after.strip() == ",":
            return False
        if "," in self.gap_before:
            return _is_foreign(self.before, own)
        return "," in self.gap_after and _is_foreign(self.described, own)

    def is_towards(self, own: frozenset[str], citation: Citation) -> bool:
        """Whether it only tells what somebody is to them: a former Trump critic, a Lind ally."""
        if self.before is None or self.gap_before.strip() or self.before.stem not in own:
            return False
        first = citation.words[find_beginning(citation.words, self.start)].lower
        return first in citation.language.list("relation")

    def is_changed(self, language: Language) -> bool:
        """Whether the word right before it makes it a former or another office: ex-president, deputy mayor."""
        if self.before is None or self.gap_before.strip(" -‐‑"):
            return False
        return self.before.lower in language.list("other_office")


def _is_foreign(word: PrintedWord | None, own: frozenset[str]) -> bool:
    return word is not None and word.capital and word.stem not in own


def bears_role(role: str, names: Sequence[str], citation: Citation) -> bool:
    """Whether the sentence has the words of a role together, and not as those of somebody else.

    `names` are all names of the one whose role it is.
    """
    language, stems = citation.language, _stem_role(role, citation.language)
    if not stems <= citation.places.keys() or adds_symbols(role, citation.text):
        return False
    printed = (print_name(name, citation.index) for name in names)
    own = frozenset(stem for name in printed for stem in stem_name(name, language))
    return any(
        not (run.is_of_another(own) or run.is_changed(language) or run.is_towards(own, citation))
        and not (_is_sought(run.start, citation) or _is_over(run.end, citation))
        and is_borne(run.start, run.end, own, citation)
        for run in _find_runs(stems, citation)
    )


def _is_sought(start: int, citation: Citation) -> bool:
    """Whether the office that begins at a place is one that somebody is yet to hold: lost his bid to be mayor."""
    language, words = citation.language, citation.words
    becoming = language.list("becoming")
    if becoming.isdisjoint(citation.lowers):
        return False
    at = find_beginning(words, start)
    while at and words[at - 1].lower in language.list("determiner"):
        at -= 1
    if not at or words[at - 1].lower not in becoming:
        return False
    first = citation.find_opening(at - 1)
    seeking = list_cues(citation, language.lists("seeking_office", "plan", "unreal"))
    return any(first <= place < at for place, _ in seeking)


def _is_over(end: int, citation: Citation) -> bool:
    """Whether the office that ends at a place is told with its own end: defence minister until 2019, from 2011 to 2019.

    A year that is still to come when the article is published ends nothing yet.
    """
    words, language = citation.words, citation.language
    until = language.list("office_until")
    first = find_beginning(words, end)
    behind = [word.lower for word in words[first : first + 4]]
    if behind[:1] and behind[0] in until and not citation.text[end : words[first].start].strip():
        ends = first + 1
    elif behind[2:3] and behind[2] in until | language.list("range_to") and _has_dates(citation):
        ends = first + 3
    else:
        return False
    year, published = "".join(word.lower for word in words[ends : ends + 1]), citation.index.article.published_at
    return year.isdigit() and not (published and int(year) >= published.year)


def _has_dates(citation: Citation) -> bool:
    """Whether a sentence has two dates or more, such as the years from which and until when."""
    return sum(each.kind == "date" for each in citation.quantities) > 1


@lru_cache(maxsize=256)
def _stem_role(role: str, language: Language) -> frozenset[str]:
    return frozenset(word.stem for word in read_words(role, language) if not word.idle)


def _find_runs(stems: frozenset[str], citation: Citation) -> Iterator[_Run]:
    words = [word for word in citation.words if not word.idle]
    text = citation.text
    places = [at for at, word in enumerate(words) if word.stem in stems]
    for first in places:
        last = _find_last(first, places, words, stems)
        if last is not None:
            before = words[first - 1] if first else None
            after = words[last + 1] if last + 1 < len(words) else None
            yield _Run(
                start=words[first].start,
                end=words[last].end,
                before=before,
                gap_before=text[before.end if before else 0 : words[first].start],
                gap_after=text[words[last].end : after.start if after else len(text)],
                after=after,
                described=_find_described(first, words, text),
            )


def _find_described(first: int, words: Sequence[PrintedWord], text: str) -> PrintedWord | None:
    """The word before the nearest comma in front of a place, when no name and few other words stand between."""
    for at in range(first, max(0, first - _LOOSE), -1):
        if "," in text[words[at - 1].end : words[at].start]:
            return words[at - 1]
        if words[at - 1].capital:
            break
    return None


def _find_last(first: int, places: Sequence[int], words: Sequence[PrintedWord], stems: frozenset[str]) -> int | None:
    within = (at for at in places if first <= at < first + len(stems) + _LOOSE)
    return next((at for at in within if {word.stem for word in words[first : at + 1]} >= stems), None)
