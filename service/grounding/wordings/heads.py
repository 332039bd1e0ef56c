"""Whether a wording tells of somebody what its sentence tells of another, who is named after them.

"The mayor's wife was arrested", "the driver of the mayor was killed", "Lind supporters stormed the parliament": the
mayor was neither arrested nor killed, and Lind stormed nothing. So too half of a joined word: pro-Russian, non-binding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import Final

from service.grounding.printed import PrintedText, PrintedWord, read_text
from service.language import Language
from service.text.words import SENTENCES_KEPT

_APOSTROPHES: Final = frozenset("'’")
_HYPHENS: Final = frozenset("-‐‑")


def drops_head(wording: PrintedText, sentence: PrintedText) -> bool:
    """Whether every place of a told word in the sentence only says whose or what kind of another, untold, word is."""
    shared = wording.told & sentence.places.keys()
    return _tells_of_owner(shared, wording, sentence) or _splits_word(shared, sentence)


def _tells_of_owner(shared: frozenset[str], wording: PrintedText, sentence: PrintedText) -> bool:
    heads = _list_heads(sentence.text, sentence.language)
    if not heads:
        return False
    return any(
        all(at in heads and not heads[at] <= wording.told for at in sentence.places[stem])
        and not all(at in _list_heads(wording.text, wording.language) for at in wording.places[stem])
        for stem in shared
        if not stem.isdigit()
    )


@lru_cache(maxsize=SENTENCES_KEPT)
def _list_heads(text: str, language: Language) -> Mapping[int, frozenset[str]]:
    """By the place of a word that belongs to others, or is said of them: the stems of those, its heads."""
    printed = read_text(text, language)
    found: dict[int, frozenset[str]] = {}
    for at, head in chain(_list_possessed(printed), _list_whose(printed), _list_relations(printed)):
        if head and not head.stem.isdigit():
            found[at] = found.get(at, frozenset()) | {head.stem}
    return found


def _list_possessed(text: PrintedText) -> Iterator[tuple[int, PrintedWord | None]]:
    """By its place, the word behind each possessive: the mayor's wife, the workers' union."""
    if not _APOSTROPHES.isdisjoint(text.text):
        yield from ((at, _find_possessed(at, text)) for at in range(len(text.words)))


def _find_possessed(at: int, text: PrintedText) -> PrintedWord | None:
    end = text.words[at].end
    if end == len(text.text) or text.text[end] not in _APOSTROPHES:
        return None
    has_s = at + 1 < len(text.words) and text.words[at + 1].lower == "s" and text.words[at + 1].start == end + 1
    if not has_s and not text.text[end - 1 : end + 2].endswith(" "):
        return None
    return _find_telling(text.words[at + 1 + has_s :])


def _list_whose(text: PrintedText) -> Iterator[tuple[int, PrintedWord]]:
    """By the places behind it, the word before each "of" and "for": driver of the mayor; no group, number or kind."""
    words, kinds = text.words, text.language.lists("kind_of", "tally")
    linking = text.language.lists("linking", "on_behalf")
    for place in range(1, len(words)):
        head = words[place - 1]
        if words[place].lower in linking and not (head.idle or head.letter or head.lower in kinds):
            yield from ((at, head) for at in _list_owners(place, linking, text))


def _list_owners(place: int, linking: frozenset[str], text: PrintedText) -> Iterator[int]:
    """The word behind an "of", and the one behind an article that may stand between: of the mayor."""
    for at in (place + 1, place + 2):
        is_parted = text.is_parted(place - 1, at)
        between = text.words[at - 1]
        if at == len(text.words) or is_parted or not between.idle:
            return
        if at == place + 1 or between.lower not in linking:
            yield at


def _list_relations(text: PrintedText) -> Iterator[tuple[int, PrintedWord]]:
    """By its place, the word right behind each name that tells who stands to it how: Trump ally, Lind supporters."""
    relations = text.language.list("relation")
    for at, (word, behind) in enumerate(pairwise(text.words)):
        if behind.lower in relations and word.capital and not text.text[word.end : behind.start].strip():
            yield at, behind


def _find_telling(words: Iterable[PrintedWord]) -> PrintedWord | None:
    return next((word for word in words if not (word.idle or word.letter)), None)


def _splits_word(told: frozenset[str], sentence: PrintedText) -> bool:
    """Whether one part of a word joined by a hyphen is told, here alone, and the other is not."""
    if _HYPHENS.isdisjoint(sentence.text):
        return False
    return any(
        _is_told_alone(part, rest, told, sentence)
        for left, right in _list_joined(sentence)
        for part, rest in ((left, right), (right, left))
    )


def _is_told_alone(part: PrintedWord, rest: PrintedWord, told: frozenset[str], sentence: PrintedText) -> bool:
    if part.stem not in told or rest.stem in told or part.stem.isdigit() or part.idle or rest.idle:
        return False
    return len(sentence.places[part.stem]) == 1


def _list_joined(text: PrintedText) -> Sequence[tuple[PrintedWord, PrintedWord]]:
    return [
        (left, right)
        for left, right in zip(text.words, text.words[1:], strict=False)
        if right.start == left.end + 1 and text.text[left.end] in _HYPHENS
    ]
